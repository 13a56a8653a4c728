"""The level ladder: one card per level, in one row or, where they would get too narrow, in two or more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.queries.score import LevelView
from ui.score.level_card import LevelCard

GAP = 10
NARROWEST = 112


class Ladder(QWidget):
    """`wanted(side, rank)`: a person sets a level; `opened(side)`: a person opens a side of the decision again.

    One stop for the tab key; arrows go from card to card, Enter sets the current and Shift+Enter the target level.
    """

    wanted = Signal(str, int)
    opened = Signal(str)
    folded = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[LevelCard] = []
        self._unfolded: set[int] = set()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("ladder")
        self.setAccessibleName(tr("Levels"))

    def show_levels(self, levels: Sequence[LevelView], current: int | None, target: int | None) -> None:
        """Show these levels with the decision."""
        higher = self._match(len(levels))
        for card, level in zip(self._cards, levels, strict=True):
            higher |= card.set_level(level)
            higher |= card.set_unfolded(level.rank in self._unfolded and bool(level.practices))
            card.set_decision(current, target)
        if higher:
            self._arrange_anew()
        self._give_tab_stop(current)

    def show_suggestion(self, current: int | None, target: int | None) -> None:
        """Mark quietly which levels the votes suggest."""
        for card in self._cards:
            card.set_suggested(current, target)

    @property
    def all_unfolded(self) -> bool:
        """Whether every level that has practices shows them."""
        foldable = {card.level.rank for card in self._cards if card.level.practices}
        return bool(foldable) and foldable <= self._unfolded

    def toggle_all(self) -> None:
        """Unfold the practices of all levels, or fold them all where all are unfolded."""
        self._unfolded = set() if self.all_unfolded else {card.level.rank for card in self._cards}
        self._refold()

    def cards(self) -> list[LevelCard]:
        """The cards, lowest level first."""
        return list(self._cards)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(5 * 160, self.heightForWidth(5 * 160))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * NARROWEST, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width(), move=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        here = next((nth for nth, card in enumerate(self._cards) if card.hasFocus()), -1)
        if event.key() not in steps or here < 0:
            super().keyPressEvent(event)
            return
        there = max(0, min(len(self._cards) - 1, here + steps[Qt.Key(event.key())]))
        self._cards[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _match(self, wanted: int) -> bool:
        before = len(self._cards)
        while len(self._cards) > wanted:
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        while len(self._cards) < wanted:
            card = LevelCard(parent=self)
            card.wanted.connect(lambda side, card=card: self.wanted.emit(side, card.level.rank))
            card.opened.connect(self.opened)
            card.fold_clicked.connect(lambda card=card: self._on_fold_clicked(card))
            card.show()
            self._cards.append(card)
        return len(self._cards) != before

    def _give_tab_stop(self, current: int | None) -> None:
        settled = [card for card in self._cards if card.level.rank == current]
        stop = next(iter(settled or self._cards), None)
        for card in self._cards:
            policy = Qt.FocusPolicy.TabFocus if card is stop else Qt.FocusPolicy.NoFocus
            if card.focusPolicy() != policy:
                card.setFocusPolicy(policy)

    def _on_fold_clicked(self, card: LevelCard) -> None:
        self._unfolded ^= {card.level.rank}
        self._refold()

    def _refold(self) -> None:
        higher = False
        for card in self._cards:
            higher |= card.set_unfolded(card.level.rank in self._unfolded and bool(card.level.practices))
        if higher:
            self._arrange_anew()
        self.folded.emit()

    def _arrange_anew(self) -> None:
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def _arrange(self, width: int, *, move: bool) -> int:
        """Set the cards into the width, moving them if told to; the height that they take."""
        n = len(self._cards)
        if not n or width <= 0:
            return 0
        fit = max(1, (width + GAP) // (NARROWEST + GAP))
        rows = -(-n // fit)
        columns = -(-n // rows)
        y = 0
        for start in range(0, n, columns):
            row = self._cards[start : start + columns]
            edges = [round(nth * (width + GAP) / columns) for nth in range(columns + 1)]
            spans = [(edges[nth], edges[nth + 1] - GAP - edges[nth]) for nth in range(len(row))]
            height = max(card.height_at(span) for card, (_, span) in zip(row, spans, strict=True))
            if move:
                for card, (x, span) in zip(row, spans, strict=True):
                    card.setGeometry(QRect(x, y, span, height))
                    card.place()
            y += height + GAP
        return y - GAP
