"""A box to tick."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui import theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.paint import box

_BOX = 18
_GAP = 9


class CheckBox(FocusRing, QCheckBox):
    """A tick box in the theme's colours; its text is shown literally and shortened to fit."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text beside the box."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        text = QFontMetrics(self.font()).horizontalAdvance(self._shown())
        return QSize(_BOX + 6 + (text + _GAP if text else 0), 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), 26)

    def hitButton(self, pos: object) -> bool:
        return True

    def paint_box(self, painter: QPainter, area: QRectF) -> None:
        """Paint the box itself, with its tick and ring."""
        on = self.isChecked()
        edge = "line" if not self.isEnabled() else "muted" if self.underMouse() else "field_line"
        fill = "disabled" if on and not self.isEnabled() else "accent" if on else "field"
        box(painter, area, theme.color(fill), None if on else theme.color(edge), radius=4.5, width=1.5)
        if on:
            tick = theme.pixmap("check", "accent_text", 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(area.left() + 2, area.top() + 2), tick)
        self.paint_ring(painter, area.adjusted(-3, -3, 3, 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(3, (self.height() - _BOX) / 2, _BOX, _BOX)
        self.paint_box(painter, area)
        left = int(area.right()) + _GAP
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._shown(), Qt.TextElideMode.ElideRight, self.width() - left)
        painter.setPen(theme.color("text" if self.isEnabled() else "disabled"))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)

    def _shown(self) -> str:
        return self.text().replace("&&", "&")
