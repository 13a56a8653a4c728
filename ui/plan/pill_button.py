"""A pill that can be pressed: it leads to what it speaks of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Pressable
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import box
from ui.widgets.pill import HEIGHT, paint_pill, pill_size

_RING = 3


class PillButton(Pressable, QPushButton):
    """A pill of a tone with a focus ring; a checked one keeps its ring."""

    def __init__(self, text: str = "", tone: str = "warn", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._tone = tone
        self._tip = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_pill(text, tone)

    def set_pill(self, text: str, tone: str, tip: str = "") -> None:
        """Say something else, in another tone."""
        self._tone, self._tip = tone, tip
        if text != self._text:
            self._text = text
            self.setText(text.replace("&", "&&"))
            self.setAccessibleName(text)
            self.updateGeometry()
        self._note_cut()
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._text

    @property
    def tone(self) -> str:
        """The tone that it is painted in."""
        return self._tone

    def sizeHint(self) -> QSize:
        return pill_size(self._text) + QSize(0, 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(70, self.sizeHint().width()), HEIGHT + 2 * _RING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0, _RING, 0, -_RING)
        paint_pill(painter, area, self._text, self._tone)
        if self.isChecked() or self.underMouse() or self.isDown():
            box(painter, area, None, theme.color(self._tone), radius=area.height() / 2, width=1.5)
        self.paint_ring(painter, area, radius=area.height() / 2)

    def _note_cut(self) -> None:
        cut = self.width() < self.sizeHint().width()
        plain_tooltip(self, self._tip or (self._text if cut else ""))
