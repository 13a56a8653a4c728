"""A goal on the board: its step, title, first success criterion, owner, and what it lacks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.domain.model import MaturityModel
from app.i18n import tr, trn
from app.queries.plan import GoalView
from ui import theme
from ui.plan.words import card_name, card_tip, criterion_texts, goal_title, lack_pill, owner_line, short_step
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import box
from ui.widgets.pill import HEIGHT as PILL_HEIGHT
from ui.widgets.pill import paint_pill, pill_size
from ui.widgets.textblock import Run, TextBlock

MOST_PILLS = 3
RING = 3
_STRIPE = 5
_LEFT, _RIGHT, _TOP, _BOTTOM = _STRIPE + 12, 12, 10, 11
_GAP = 4
_META_PX = 12
_LINE = 16


class GoalCard(FocusRing, QWidget):
    """Painted by itself. `pressed` on a click, `opened` on a double click, `dragged(point)` while it is pulled away.

    Points are global. The ring around the card belongs to it, so that a column needs no room of its own for it.
    """

    pressed = Signal(str)
    opened = Signal(str)
    drag_began = Signal(object, QPoint)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    key_pressed = Signal(object, object)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, view: GoalView, model: MaturityModel) -> None:
        super().__init__()
        self.view = view
        self._selected = self._dimmed = False
        self._aim = self._owner = ""
        self._press: QPoint | None = None
        self._dragging = False
        self._title = TextBlock(14, max_lines=3)
        self._criterion = TextBlock(13, max_lines=2)
        self._pills: list[tuple[str, QRectF]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setObjectName(f"goal_{view.goal.id}")
        self._show(view, model)

    @property
    def goal_id(self) -> str:
        """The goal that it shows."""
        return self.view.goal.id

    @property
    def pill_texts(self) -> list[str]:
        """What its pills say."""
        lacks = self.view.lacks
        # a baseline brings its date along
        texts = [lack_pill(lack) for lack in lacks if lack != "baseline_date" or "baseline" not in lacks]
        if len(texts) > MOST_PILLS:
            more = len(texts) - MOST_PILLS + 1
            texts = [*texts[: MOST_PILLS - 1], trn("+{n} more", "+{n} more", more)]
        return texts

    def set_view(self, view: GoalView, model: MaturityModel) -> None:
        """Show the goal as it is now, if anything differs."""
        if view != self.view:
            self._show(view, model)

    def set_selected(self, selected: bool) -> None:
        """Outline it, and let the tab key reach it, or not."""
        if selected != self._selected:
            self._selected = selected
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus)
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Paint it pale: it is elsewhere just now, or not what one looks for."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def cancel_drag(self) -> None:
        """Let go of it: the rest of the mouse's movement means nothing."""
        self._press = None
        self._dragging = False
        self.unsetCursor()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width)[0]

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    # --- mouse and keys ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._press = event.position().toPoint()
        self.pressed.emit(self.goal_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        at = event.globalPosition().toPoint()
        far = (event.position().toPoint() - self._press).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.drag_began.emit(self, self._press)
        if self._dragging:
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        dragging = self._dragging
        self.cancel_drag()
        if dragging:
            self.dropped.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.goal_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pressed.emit(self.goal_id)
        self.menu_wanted.emit(self.goal_id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # before the scroll area around it takes the arrows
        event.ignore()
        self.key_pressed.emit(self, event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._dimmed:
            painter.setOpacity(0.35)
        area = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        self._paint_ground(painter, area)
        _, at = self._lay(self.width())
        left, room = RING + _LEFT, self._room(self.width())
        self._paint_meta(painter, QRectF(left, at["meta"], room, _META_PX + 4))
        self._title.draw(painter, left, at["title"], room)
        self._criterion.draw(painter, left, at["criterion"], room)
        self._paint_line(painter, QRectF(left, at["aim"], room, _LINE), self._aim, "text")
        self._paint_line(painter, QRectF(left, at["owner"], room, _LINE), self._owner, "muted")
        for text, place in self._pills:
            paint_pill(painter, place, text, "warn")

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        edge = "accent" if self._selected else "muted" if self.underMouse() else "line"
        box(painter, area, theme.color("surface"), None, radius=8)
        shape = QPainterPath()
        shape.addRoundedRect(area, 8, 8)
        painter.save()
        painter.setClipPath(shape)
        stripe = theme.color("accent" if self.view.complete else "field_line")
        painter.fillRect(QRectF(area.left(), area.top(), _STRIPE, area.height()), stripe)
        painter.restore()
        box(painter, area, None, theme.color(edge), radius=8, width=2 if self._selected else 1)
        if self.ringed:
            ring = QColor(theme.color("focus"))
            ring.setAlphaF(0.45)
            box(painter, QRectF(self.rect()), None, ring, radius=10, width=RING)

    def _paint_meta(self, painter: QPainter, area: QRectF) -> None:
        font = theme.font(_META_PX)
        metrics = QFontMetrics(font)
        step = short_step(self.view.goal)
        room = int(area.width()) - metrics.horizontalAdvance(f"  {step}")
        name = metrics.elidedText(self.view.category, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        painter.setFont(theme.font(_META_PX, QFont.Weight.DemiBold))
        behind = area.adjusted(metrics.horizontalAdvance(name) + 6, 0, 20, 0)
        painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, step)

    def _paint_line(self, painter: QPainter, area: QRectF, text: str, role: str) -> None:
        font = theme.font(_META_PX, QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.color(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _show(self, view: GoalView, model: MaturityModel) -> None:
        self.view = view
        goal = view.goal
        untitled = not goal.title.strip()
        self._title.set_text(goal_title(goal), "muted" if untitled else "text", QFont.Weight.DemiBold)
        texts = [criterion_texts(criterion, tr("yes")) for criterion in goal.criteria]
        measure, self._aim = next((pair for pair in texts if any(pair)), ("", ""))
        self._aim = f"→ {self._aim}" if self._aim else ""
        self._owner = owner_line(goal)
        self._criterion.set_runs([Run("✓ ", "good", QFont.Weight.DemiBold), Run(measure, "muted")] if measure else [])
        plain_tooltip(self, card_tip(view, model))
        self.setAccessibleName(card_name(view, model))
        self.updateGeometry()
        self.update()

    def _room(self, width: int) -> int:
        return max(40, width - 2 * RING - _LEFT - _RIGHT)

    def _lay(self, width: int) -> tuple[int, dict[str, int]]:
        """The height at a width, and where each part begins."""
        room = self._room(width)
        at = {"meta": RING + _TOP}
        y = at["meta"] + _META_PX + 4 + _GAP
        at["title"] = y
        y += self._title.height(room) + _GAP
        at["criterion"] = y
        y += self._criterion.height(room) + _GAP if not self._criterion.empty else 0
        at["aim"] = y
        y += _LINE + _GAP if self._aim else 0
        at["owner"] = y
        y += _LINE + _GAP if self._owner else 0
        y = self._lay_pills(room, y)
        return y - _GAP + _BOTTOM + RING, at

    def _lay_pills(self, room: int, y: int) -> int:
        """Place the pills in rows beneath each other; answers with where they end."""
        self._pills = []
        x, left = 0, RING + _LEFT
        texts = self.pill_texts
        if not texts:
            return y
        y += 2
        for text in texts:
            width = min(pill_size(text).width(), room)
            if x and x + width > room:
                x, y = 0, y + PILL_HEIGHT + 5
            self._pills.append((text, QRectF(left + x, y, width, PILL_HEIGHT)))
            x += width + 6
        return y + PILL_HEIGHT + _GAP
