"""The board: Now, Next and Later side by side, or one beneath another where it is narrow; mouse and keys move goals."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.model import MaturityModel
from app.domain.workshop import HORIZONS
from app.queries.plan import PlanView
from ui.plan.column import HorizonColumn
from ui.plan.drag import CardDrag
from ui.plan.fields import named
from ui.plan.goal_card import GoalCard
from ui.widgets.scroll import ScrollColumn

NARROW = 560


class Board(QWidget):
    """`chosen(goal_id)` when a person selects another goal, `opened(goal_id)` when its fields are wanted.

    `moved(goal_id, horizon, index)` when a card was dragged, `menu_wanted(goal_id, global point)` on a right click.
    """

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str, int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.columns = [HorizonColumn(horizon) for horizon in HORIZONS]
        self.selected_id = ""
        self._cards: dict[str, GoalCard] = {}
        self._owner: str | None = None
        self._stacked: bool | None = None
        self._outer = named(ScrollColumn(), "board_scroll")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        for column in self.columns:
            self._row.addWidget(column, 1)
        self._outer.body.addLayout(self._row, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._outer)
        self.drag = CardDrag(self, self.columns, self._outer)
        self.drag.landed.connect(self.moved)
        self._set_stacked(False)

    def show_plan(self, view: PlanView, model: MaturityModel) -> None:
        """Show the goals as they are now; cards stay, move, come and go."""
        focused = next((card for card in self._cards.values() if card.hasFocus()), None)
        self._drop_gone({item.goal.id for item in view.in_order})
        for column, shown in zip(self.columns, view.horizons, strict=True):
            column.show_column(shown)
            column.set_cards([self._card(item.goal.id) or self._make(item, model) for item in shown.goals])
            for item in shown.goals:
                self._cards[item.goal.id].set_view(item, model)
        self._dim()
        if focused is not None and focused.goal_id in self._cards and not focused.hasFocus():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, goal_id: str, *, focus: bool = False) -> None:
        """Outline a goal's card and bring it into view; with `focus` the keys go to it."""
        for card in (self._card(self.selected_id), self._card(goal_id)):
            if card is not None:
                card.set_selected(card.goal_id == goal_id)
        self.selected_id = goal_id if goal_id in self._cards else ""
        card = self._card(goal_id)
        self.setFocusProxy(card)  # type: ignore[arg-type]
        if card is not None:
            if focus:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring_into_view(card)

    def bring_into_view(self, card: GoalCard) -> None:
        """Scroll to a card."""
        column = self._column_of(card)
        if column is not None:
            column.area.ensureWidgetVisible(card, 0, 8)
            self._outer.ensureWidgetVisible(card, 0, 8)

    def highlight(self, owner: str | None) -> None:
        """Paint all goals pale but those of an owner ('' for those of nobody); None shows all alike."""
        self._owner = None if owner is None else _folded(owner)
        self._dim()

    def card(self, goal_id: str) -> GoalCard:
        """A goal's card. KeyError when there is none."""
        return self._cards[goal_id]

    def place_of(self, goal_id: str) -> tuple[int, int] | None:
        """A goal's column and its index there, or None."""
        for nth, column in enumerate(self.columns):
            for index, card in enumerate(column.cards):
                if card.goal_id == goal_id:
                    return nth, index
        return None

    @property
    def order(self) -> list[str]:
        """All goals as they stand on the board, Now first."""
        return [card.goal_id for column in self.columns for card in column.cards]

    def navigate(self, key: int) -> bool:
        """Select another goal by an arrow key, Home or End; whether the key was one for us."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in steps:
            target = self._beneath(steps[Qt.Key(key)])
        elif key in sides:
            target = self._beside(sides[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = self._at_end(last=key == Qt.Key.Key_End)
        else:
            return False
        if target:
            self._choose(target)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_stacked(self.width() < NARROW)
        QTimer.singleShot(0, self, self._show_selected)

    # --- inside ---

    def _show_selected(self) -> None:
        card = self._card(self.selected_id)
        if card is not None:
            self.bring_into_view(card)

    def _choose(self, goal_id: str) -> None:
        if goal_id != self.selected_id:
            self.select(goal_id, focus=True)
            self.chosen.emit(goal_id)
        else:
            self.card(goal_id).setFocus(Qt.FocusReason.OtherFocusReason)

    def _beneath(self, step: int) -> str:
        place = self.place_of(self.selected_id)
        if place is None:
            return next(iter(self.order), "")
        nth, index = place
        cards = self.columns[nth].cards
        if 0 <= index + step < len(cards):
            return cards[index + step].goal_id
        if not self._stacked:
            return self.selected_id
        order = self.order
        at = order.index(self.selected_id) + step
        return order[at] if 0 <= at < len(order) else self.selected_id

    def _beside(self, step: int) -> str:
        place = self.place_of(self.selected_id)
        if place is None:
            return next(iter(self.order), "")
        nth, index = place
        while 0 <= nth + step < len(self.columns):
            nth += step
            cards = self.columns[nth].cards
            if cards:
                return cards[min(index, len(cards) - 1)].goal_id
        return self.selected_id

    def _at_end(self, *, last: bool) -> str:
        place = self.place_of(self.selected_id)
        ids = [card.goal_id for card in self.columns[place[0]].cards] if place else self.order
        return ids[-1 if last else 0] if ids else ""

    def _make(self, item: object, model: MaturityModel) -> GoalCard:
        card = GoalCard(item, model)  # type: ignore[arg-type]
        self._cards[card.goal_id] = card
        card.pressed.connect(self._on_card_pressed)
        card.opened.connect(self.opened)
        card.menu_wanted.connect(self.menu_wanted)
        card.key_pressed.connect(self._on_card_key_pressed)
        card.drag_began.connect(self.drag.begin)
        card.dragged.connect(self.drag.move)
        card.dropped.connect(self.drag.drop)
        card.set_selected(card.goal_id == self.selected_id)
        return card

    def _card(self, goal_id: str) -> GoalCard | None:
        return self._cards.get(goal_id)

    def _column_of(self, card: GoalCard) -> HorizonColumn | None:
        return next((column for column in self.columns if card in column.cards), None)

    def _drop_gone(self, kept: set[str]) -> None:
        for goal_id in [goal_id for goal_id in self._cards if goal_id not in kept]:
            card = self._cards.pop(goal_id)
            if self.drag.card is card:
                self.drag.cancel()
            for column in self.columns:
                if card in column.cards:
                    column.set_cards([other for other in column.cards if other is not card])
            if goal_id == self.selected_id:
                self.selected_id = ""
            # else hiding it would send the keys anywhere
            card.clearFocus()
            card.hide()
            card.deleteLater()

    def _dim(self) -> None:
        for card in self._cards.values():
            other = self._owner is not None and _folded(card.view.goal.owner) != self._owner
            card.set_dimmed(other or card is self.drag.card)

    def _set_stacked(self, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        for column in self.columns:
            column.set_stacked(stacked)

    def _on_card_pressed(self, goal_id: str) -> None:
        card = self.card(goal_id)
        card.setFocus(Qt.FocusReason.MouseFocusReason)
        if goal_id != self.selected_id:
            self.select(goal_id)
            self.chosen.emit(goal_id)

    def _on_card_key_pressed(self, card: GoalCard, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self.drag.active:
            self.drag.cancel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            self.opened.emit(card.goal_id)
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(card.goal_id, card.mapToGlobal(card.rect().center()))
        elif not plain or not self.navigate(key):
            return
        event.accept()


def _folded(owner: str) -> str:
    return " ".join(owner.casefold().split())
