"""A vote by mouse: a key per level, one for 'cannot judge' and one that takes back; none looks used afterwards."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.i18n import tr
from ui import theme
from ui.widgets.focus_ring import Hovering
from ui.widgets.paint import box

Key = int | Literal["cannot", "back"]

_WIDTH, _HEIGHT, _GAP, _ICON = 28, 26, 4, 15


class Keypad(Hovering, QWidget):
    """`level(rank or None)`: a level was clicked, None for 'cannot judge'; `back()`: take back what came last.

    It never takes the focus: who types has the keys for the same.
    """

    level = Signal(object)
    back = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vote_keypad")
        self.setAccessibleName(tr("Levels, “cannot judge” and take back, for the mouse"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._keys: tuple[Key, ...] = ()
        self._under: Key | None = None
        self._held: Key | None = None

    def set_ranks(self, ranks: tuple[int, ...]) -> None:
        """Offer these levels."""
        keys: tuple[Key, ...] = (*ranks, "cannot", "back")
        if keys != self._keys:
            self._keys = keys
            self.updateGeometry()
            self.update()

    def area(self, key: Key) -> QRectF:
        """Where a key lies. ValueError when there is no such key."""
        return QRectF(self._keys.index(key) * (_WIDTH + _GAP), 0, _WIDTH, _HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(max(0, len(self._keys) * (_WIDTH + _GAP) - _GAP), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if key is None else _name(key), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._at(event.position())
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # two quick clicks are two levels
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        self.update()
        if held is None or held != self._at(event.position()):
            return
        if held == "back":
            self.back.emit()
        else:
            self.level.emit(None if held == "cannot" else held)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme.font(13, QFont.Weight.DemiBold, tabular=True)
        for key in self._keys:
            area = self.area(key)
            ground = "accent_fill" if key == self._held else "hover" if key == self._under else "field"
            box(painter, area, theme.color(ground), theme.color("field_line"), radius=5)
            if key == "back":
                picture = theme.pixmap("undo", "muted", _ICON, self.devicePixelRatioF())
                painter.drawPixmap(area.center() - QPointF(_ICON / 2, _ICON / 2), picture)
                continue
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            text = "\u2013" if key == "cannot" else str(key)
            width = QFontMetrics(font).horizontalAdvance(text)
            base = area.center().y() + QFontMetrics(font).capHeight() / 2
            painter.drawText(QPointF(area.center().x() - width / 2, base), text)

    def _at(self, at: QPointF) -> Key | None:
        return next((key for key in self._keys if self.area(key).contains(at)), None)

    def _point(self, key: Key | None) -> None:
        if key != self._under:
            self._under = key
            self.update()


def _name(key: Key) -> str:
    if key == "cannot":
        return tr("Cannot judge")
    if key == "back":
        return tr("Take back what came last")
    return tr("Level {n}").format(n=key)
