"""A line that asks why something does not apply: Enter, or leaving it, gives the reason; Escape takes it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.text_fields import LineEditor


class ReasonLine(LineEditor):
    """`given(reason)`, possibly empty on Enter; `left()` when the question is taken back."""

    given = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str, *, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self._asking = False

    def ask(self, reason: str = "") -> None:
        """Ask, with the reason so far."""
        self.setText(reason)
        self._asking = True
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def settle(self) -> None:
        """Give the reason if there is one, else take the question back."""
        if self._asking:
            self._asking = False
            text = self.text().strip()
            if text:
                self.given.emit(text)
            else:
                self.left.emit()

    def set_asking(self, asking: bool) -> None:
        """Whether leaving the line gives its reason."""
        self._asking = asking

    def refuse(self) -> None:
        """The reason was not taken: go on asking, with the text as it is."""
        self._asking = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._asking = False
            self.given.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self._asking = False
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in kept:
            self.settle()
