"""A small button that looks like a word: for acts that are at hand but never ask for attention."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Pressable
from ui.widgets.paint import box, cap, cap_width, key_text


class LinkButton(Pressable, QAbstractButton):
    """A word to click, with the key that does the same behind it; `role` is the colour of the word."""

    def __init__(
        self, text: str, name: str, *, key: str = "", role: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key_text(key)
        self._role = role
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Show another key behind the word; '' shows none. It does not make a shortcut."""
        if key_text(key) != self._key:
            self._key = key_text(key)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(_font()).horizontalAdvance(self.text())
        return QSize(width + 14 + (cap_width(self._key) + 7 if self._key else 0), 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        over = self.isEnabled() and self.underMouse()
        if over or self.isDown():
            box(painter, area, theme.color("surface_alt"), None, radius=6)
        self.paint_ring(painter, area, radius=6)
        role = "disabled" if not self.isEnabled() else "text" if over and self._role == "muted" else self._role
        painter.setFont(_font())
        painter.setPen(theme.color(role))
        width = QFontMetrics(_font()).horizontalAdvance(self.text())
        painter.drawText(QRectF(7, 0, width + 4, area.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            cap(painter, 7 + width + 7, area.center().y(), self._key, theme.color(role))


def _font() -> QFont:
    return theme.font(13, QFont.Weight.Medium)
