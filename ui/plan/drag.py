"""Dragging a card over the board: its picture follows the mouse, a line shows where it would land."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from ui.plan.column import HorizonColumn
from ui.plan.goal_card import GoalCard

_EDGE = 36
_STEP = 14
_TICK_MS = 30
_SLACK = 60


class CardDrag(QObject):
    """One drag at a time; `landed(goal_id, horizon, index)` when a card is let go over a column."""

    landed = Signal(str, str, int)

    def __init__(self, board: QWidget, columns: Sequence[HorizonColumn], outer: QScrollArea) -> None:
        super().__init__(board)
        self._board, self._columns, self._outer = board, columns, outer
        self._card: GoalCard | None = None
        self._grip = QPoint()
        self._at = QPoint()
        self._place: tuple[HorizonColumn, int] | None = None
        self._ghost = QLabel(board)
        self._ghost.setObjectName("drag_ghost")
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def active(self) -> bool:
        """A card is being dragged."""
        return self._card is not None

    @property
    def card(self) -> GoalCard | None:
        """The card that is being dragged."""
        return self._card

    def begin(self, card: GoalCard, grip: QPoint) -> None:
        """Lift a card at a point of it."""
        self._card, self._grip = card, grip
        self._ghost.setPixmap(_faded(card.grab()))
        self._ghost.adjustSize()
        self._ghost.show()
        self._ghost.raise_()
        card.set_dimmed(True)
        self._timer.start()

    def move(self, at: QPoint) -> None:
        """The mouse is at a global point."""
        if self._card is None:
            return
        self._at = at
        self._ghost.move(self._board.mapFromGlobal(at) - self._grip)
        column = self._column_at(at)
        for other in self._columns:
            if other is not column:
                other.hide_mark()
        self._place = None
        if column is not None:
            index = column.drop_index(at, self._card.goal_id)
            self._place = (column, index)
            column.show_mark(index, self._card.goal_id)

    def drop(self, at: QPoint) -> None:
        """Let the card go: where the line is, or where it was when there is none."""
        if self._card is None:
            return
        self.move(at)
        card, place = self._card, self._place
        self.cancel()
        if place is not None and place != self._home(card):
            self.landed.emit(card.goal_id, place[0].horizon, place[1])

    def cancel(self) -> None:
        """Put the card back."""
        card, self._card, self._place = self._card, None, None
        self._timer.stop()
        self._ghost.hide()
        self._ghost.setPixmap(QPixmap())
        for column in self._columns:
            column.hide_mark()
        if card is not None:
            card.set_dimmed(False)
            card.cancel_drag()

    def _home(self, card: GoalCard) -> tuple[HorizonColumn, int] | None:
        for column in self._columns:
            if card in column.cards:
                return column, column.cards.index(card)
        return None

    def _column_at(self, at: QPoint) -> HorizonColumn | None:
        """The column under the mouse; beside the board there is none, a little above or below it still is one."""
        here = self._board.mapFromGlobal(at)
        room = self._board.rect()
        if not room.adjusted(0, -_SLACK, 0, _SLACK).contains(here):
            return None
        inside = QPoint(here.x(), min(max(here.y(), room.top() + 1), room.bottom() - 1))
        areas = [(column, QRect(column.mapTo(self._board, QPoint(0, 0)), column.size())) for column in self._columns]
        for column, area in areas:
            if area.contains(inside):
                return column
        # between two columns: the nearer one
        return min(areas, key=lambda pair: (pair[1].center() - inside).manhattanLength())[0] if areas else None

    def _on_tick(self) -> None:
        if self._place is None:
            return
        for area in (self._place[0].area, self._outer):
            bar = area.verticalScrollBar()
            port = area.viewport()
            y = port.mapFromGlobal(self._at).y()
            step = -_STEP if y < _EDGE else _STEP if y > port.height() - _EDGE else 0
            if step and bar.minimum() <= bar.value() + step - step // _STEP * (_STEP - 1) <= bar.maximum():
                bar.setValue(bar.value() + step)
                self.move(self._at)
                return


def _faded(picture: QPixmap) -> QPixmap:
    made = QPixmap(picture.size())
    made.setDevicePixelRatio(picture.devicePixelRatio())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(0.85)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return made
