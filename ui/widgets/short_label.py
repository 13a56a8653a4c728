"""A label of a few lines that shortens its text with an ellipsis and then has the full text as its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.textblock import TextBlock


class ShortLabel(PlainLabel):
    """Plain text in a colour's role and a size in pixels, on at most so many lines."""

    def __init__(self, text: str, role: str, size: int, max_lines: int, *, parent: QWidget | None = None) -> None:
        self._role = role
        self._block = TextBlock(size, max_lines=max_lines)
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        if self._block.set_text(text, self._role):
            self._note_cut()
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        # Qt's label takes the policy's word back at every text
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        return self._block.height(width - margins.left() - margins.right()) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.contentsRect()
        self._block.draw(QPainter(self), area.left(), area.top(), area.width())

    def _note_cut(self) -> None:
        plain_tooltip(self, self.text() if self._block.is_cut(self.contentsRect().width()) else "")
