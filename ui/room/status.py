"""The box at the foot of the rail: where the room screen is and how, and its keys for those who use the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import tr
from ui import theme
from ui.actions import Actions
from ui.room.state import RoomState
from ui.widgets.buttons import Pressable
from ui.widgets.labels import ElidedLabel, plain_tooltip
from ui.widgets.paint import box, cap, cap_width, key_text
from ui.widgets.rail import RailBox

_PX, _PAD, _GAP = 12, 6, 6


class RoomBox(RailBox):
    """Says "Room screen" and its state; while it is open there are two buttons for freeze and black."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.open_button = _RailButton(actions["room_screen"], tr("Room screen"), "room_open")
        self.state_label = ElidedLabel()
        self.state_label.setObjectName("room_state")
        self.freeze_button = _RailButton(actions["room_freeze"], tr("Freeze"), "room_freeze")
        self.black_button = _RailButton(actions["room_black"], tr("Black"), "room_black")
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.freeze_button)
        row.addWidget(self.black_button)
        self.state_label.setContentsMargins(_PAD, 0, _PAD, 0)
        self.body.setContentsMargins(4, 4, 4, 6)
        self.body.setSpacing(0)
        self.body.addWidget(self.open_button)
        self.body.addWidget(self.state_label)
        self.body.addWidget(self._more)
        self.show_state(RoomState())

    def show_state(self, state: RoomState) -> None:
        """Show where the room screen is and how."""
        self.state_label.setText(state.words)
        said = tr("Room screen: {state}").format(state=state.words)
        self.setAccessibleName(said)
        self.state_label.setAccessibleName(said)
        self.open_button.setAccessibleDescription(state.words)
        self._more.setVisible(state.where != "off")


class _RailButton(Pressable, QAbstractButton):
    """A small button of the rail that triggers an action; filled while the action is on, unless it is the opener."""

    def __init__(self, action: QAction, text: str, name: str) -> None:
        super().__init__()
        self._action = action
        self._fills = name != "room_open"
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(self._fills)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def sizeHint(self) -> QSize:
        key = self._key()
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + (cap_width(key) + _GAP if key else 0)
        return QSize(width + 2 * _PAD, 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        on = self._fills and self.isChecked()
        ground = "rail_current" if on else "rail_hover" if self.underMouse() or self.isDown() else ""
        line = theme.color("rail_line") if self._fills and not on else None
        box(painter, area, theme.color(ground) if ground else None, line, radius=5)
        self.paint_ring(painter, area, role="rail_strong", radius=5)
        ink = theme.color("rail_current_text" if on else "rail_text")
        key = self._key()
        lead = cap_width(key) + _GAP if key else 0
        metrics = QFontMetrics(self._font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(area.width() - 2 * _PAD - lead) + 1)
        painter.setFont(self._font())
        painter.setPen(ink)
        row = QRectF(_PAD, 0, area.width() - _PAD, area.height())
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        if key:
            end = area.right() - _PAD - cap_width(key)
            cap(painter, QPointF(end, 0).x(), area.center().y(), key, theme.color("rail_muted") if not on else ink)

    def _font(self) -> QFont:
        return theme.font(_PX, QFont.Weight.Medium)

    def _key(self) -> str:
        return key_text(self._action.shortcut().toString())

    def _on_action_changed(self) -> None:
        if self._fills:
            self.setChecked(self._action.isChecked())
        plain_tooltip(self, self._action.text().replace("&&", "&"))
        self.updateGeometry()
        self.update()
