"""When an editor's value is told to its page: on leaving it, on Enter, and soon after the last key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

DELAY_MS = 700


class Saver(QObject):
    """Watches one editor: emits a value that differs from the known one, and guards the person's text.

    `read` gives the editor's value and raises ValueError while the text is none; `emit` tells it to the page.
    `ready` says whether a text may be taken while it is still being typed.
    """

    def __init__(
        self,
        watched: QWidget,
        read: Callable[[], object],
        emit: Callable[[object], None],
        known: object = "",
        *,
        ready: Callable[[], bool] = lambda: True,
        refuse: Callable[[ValueError], None] = lambda fault: None,
    ) -> None:
        super().__init__(watched)
        self._read, self._emit, self._ready, self._refuse = read, emit, ready, refuse
        self._known = known
        self._before = known
        self._awaiting = False
        self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._on_pause)
        watched.installEventFilter(self)

    @property
    def pending(self) -> bool:
        """Something was typed that was not told yet."""
        return self._timer.isActive()

    def touched(self) -> None:
        """The person changed the text: tell it soon."""
        self._timer.start()

    def flush(self) -> None:
        """Tell the value now if it differs from the known one."""
        self._timer.stop()
        try:
            value = self._read()
        except ValueError as fault:
            self._refuse(fault)
            return
        if value == self._known:
            return
        self._before, self._known = self._known, value
        self._awaiting, self._held = True, False
        self._emit(value)

    def accepts(self, value: object) -> bool:
        """Take a value from the program; False when the person's text has to stay in the editor instead."""
        try:
            shown = self._read()
        except ValueError:
            if value == self._known:
                return False
            shown = None
        if value == shown:
            self._known, self._awaiting, self._held = value, False, False
            self._timer.stop()
            return True
        if self.pending or (self._held and value == self._known):
            self._known = value
            return False
        self._known, self._awaiting, self._held = value, False, False
        return True

    def hold(self) -> None:
        """The last told value was refused: keep the text, and tell it again at the next occasion."""
        if self._awaiting:
            self._known, self._awaiting, self._held = self._before, False, True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.flush()
        elif event.type() in (QEvent.Type.Close, QEvent.Type.Hide) and self.pending:
            self.flush()
        return False

    def _on_pause(self) -> None:
        try:
            ready = self._ready()
        except ValueError:
            ready = False
        if ready:
            self.flush()
