"""Where votes are typed: card by card or by name. It shows how much is typed and never what."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.queries.voting import VotingView
from ui import theme
from ui.digit_row import rank_of_digit, typed_digit
from ui.votes import words
from ui.votes.ballots import BallotList
from ui.votes.half_card import HalfCard
from ui.votes.keypad import Keypad
from ui.votes.slots import Slots
from ui.widgets.choice import SegmentedChoice
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.paint import box

Way = Literal["cards", "names"]

_NO_JUDGEMENT = (Qt.Key.Key_Minus, Qt.Key.Key_Period, Qt.Key.Key_Comma)
_REVEAL = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_PLAIN_MODIFIERS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_KEPT_FOCUS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class VoteEntry(FocusRing, QWidget):
    """The keys of a silent vote. It has them while it has the focus; Escape gives them back.

    `cast(participant_id or None, levels)`, `taken_back(participant_id or None)`, `reveal_wanted()`, `left()`,
    `way_wanted(way)`, `said(sentence)` for what a person has to know, '' for nothing.
    """

    cast = Signal(object, object)
    taken_back = Signal(object)
    reveal_wanted = Signal()
    left = Signal()
    way_wanted = Signal(str)
    said = Signal(str)
    entering_changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vote_entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view: VotingView | None = None
        self._round = ""
        self._way: Way = "cards"
        self._entering = False
        self._half = HalfCard()
        self._last_named = ""
        self._key = ""
        self.who = ElidedLabel("", "strong")
        self.who.setObjectName("vote_who")
        self.slots_ = Slots()
        self.slots_.setObjectName("vote_slots")
        self.way = SegmentedChoice([("cards", tr("Show of cards")), ("names", tr("By name"))], compact=True)
        self.way.setObjectName("vote_way")
        self.way.setAccessibleName(tr("How votes are typed"))
        self.hint = PlainLabel("", "small", wrap=True)
        self.hint.setObjectName("vote_hint")
        self.keypad = Keypad()
        self.keypad.level.connect(self._on_level_clicked)
        self.keypad.back.connect(self._on_back_clicked)
        self.ballots = BallotList()
        self.ballots.wanted.connect(self._on_row_clicked)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.who)
        row.addWidget(self.slots_)
        row.addStretch(1)
        row.addWidget(self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 9, 9)
        column.setSpacing(7)
        column.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.keypad)
        foot.addWidget(self.hint, 1)
        column.addWidget(self.ballots)
        column.addLayout(foot)

    def show_view(self, view: VotingView, way: Way) -> None:
        """Show the open round; what is half typed of it stays."""
        round_ = view.open
        assert round_ is not None
        self._view = view
        begins = round_.id != self._round
        if begins:
            self._round = round_.id
            self._last_named = ""
            self._half.begin(round_.sides)
            self.ballots.end_typing()
        if way != self._way:
            self._way = way
            self._half.begin(round_.sides)
        self.way.set_value(way)
        self.keypad.set_ranks(view.ranks)
        self.ballots.show_ballots(view.ballots)
        self.ballots.setVisible(way == "names" and bool(view.ballots))
        if begins or self.ballots.chosen is None:
            self.ballots.choose_waiting()
        self._tell()

    def set_key(self, key: str) -> None:
        """Name the key that goes on with the round."""
        self._key = key
        self._tell()

    def forget(self) -> None:
        """No round is open: nothing that was typed is kept."""
        if self._round:
            self._round = ""
            self._half.begin(())
            self.slots_.set_typed((), 0)

    @property
    def entering(self) -> bool:
        """Whether digits are votes now."""
        return self._entering

    @property
    def half_typed(self) -> bool:
        """Whether a card is begun and not whole."""
        return self._half.typed > 0

    def begin(self) -> None:
        """Take the keys."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._set_entering(True)

    def type_digit(self, digit: int) -> None:
        """Take a digit as the next level of a card; one that no level has is told and changes nothing."""
        view = self._view
        if view is None or not self._round:
            return
        rank = rank_of_digit(digit, view.ranks)
        if rank is None:
            self.said.emit(words.scale_words(view.ranks))
            return
        self._take(rank)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_entering(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEPT_FOCUS:
            self._set_entering(False)

    def hideEvent(self, event: object) -> None:
        self._set_entering(False)

    def event(self, event: QEvent) -> bool:
        # not focusNextPrevChild: Qt asks that as well when the focus has to leave a widget that hides
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_tab(event):
            self.way_wanted.emit("names" if self._way == "cards" else "cards")
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            # no shortcut: a digit is a vote here, and in the list a letter is a name's
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._round or not self._act(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        on = self._entering
        edge = theme.color("accent" if on else "line")
        box(painter, area, theme.color("surface"), edge, radius=8, width=2 if on else 1)

    # --- keys

    def _is_tab(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Tab and not event.modifiers() and bool(self._round)

    def _is_mine(self, event: QKeyEvent) -> bool:
        if not self._round:
            return False
        if typed_digit(event) >= 0:
            return True
        key = event.key()
        if event.modifiers() & ~(_PLAIN_MODIFIERS | Qt.KeyboardModifier.ShiftModifier):
            return False
        if key in (*_NO_JUDGEMENT, *_REVEAL, *_BACK, Qt.Key.Key_Escape):
            return True
        return self._way == "names" and (event.text().isalpha() or event.text() == " ")

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key means; False when it means nothing here."""
        key = event.key()
        if event.modifiers() & ~(_PLAIN_MODIFIERS | Qt.KeyboardModifier.ShiftModifier):
            return False
        if self._way == "names" and self.ballots.move(key):
            self._half.begin(self._half.sides)
            self.ballots.end_typing()
            self.said.emit("")
            self._tell()
            return True
        if event.isAutoRepeat():
            return True
        digit = typed_digit(event)
        if digit >= 0:
            self.type_digit(digit)
        elif key in _NO_JUDGEMENT:
            self._take(None)
        elif key in _BACK:
            self._take_back()
        elif key in _REVEAL:
            self.reveal_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._way == "names" and (event.text().isalpha() or event.text() == " "):
            self._seek(event.text())
        else:
            return False
        return True

    def _take(self, rank: int | None) -> None:
        chosen = self.ballots.chosen if self._way == "names" else None
        if self._way == "names" and (chosen is None or chosen.voted):
            self.said.emit(_cannot_vote(chosen.name if chosen else ""))
            return
        self.said.emit("")
        whole = self._half.take(rank)
        self._tell()
        if whole is None:
            return
        row = self.ballots.currentIndex().row()
        self._last_named = chosen.id if chosen is not None else ""
        self.cast.emit(chosen.id if chosen is not None else None, whole)
        if chosen is not None and self.ballots.chosen is not None and self.ballots.chosen.voted:
            self.ballots.choose_waiting(row)
        self.ballots.end_typing()
        self._tell()

    def _take_back(self) -> None:
        self.said.emit("")
        if self._half.take_back():
            self._tell()
            return
        if self._way == "cards":
            self.taken_back.emit(None)
        else:
            self._take_back_named()
        self._tell()

    def _take_back_named(self) -> None:
        chosen = self.ballots.chosen
        if chosen is None:
            return
        if not chosen.voted and self._last_named and self._voted(self._last_named):
            # the list went on by itself: the last vote is the one that is meant
            self.ballots.choose_person(self._last_named)
            chosen = self.ballots.chosen or chosen
        self._last_named = ""
        self.taken_back.emit(chosen.id)

    def _voted(self, person_id: str) -> bool:
        return any(ballot.id == person_id and ballot.voted for ballot in self.ballots.people.ballots)

    def _seek(self, letter: str) -> None:
        if self.ballots.type_ahead(letter):
            self._half.begin(self._half.sides)
            self.said.emit("")
        else:
            self.said.emit(tr("Nobody on the list is called that."))
        self._tell()

    def _on_row_clicked(self, row: int) -> None:
        self.ballots.choose(row)
        self._half.begin(self._half.sides)
        self.said.emit("")
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._tell()

    def _on_level_clicked(self, rank: int | None) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take(rank)

    def _on_back_clicked(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take_back()

    # --- what is shown

    def _set_entering(self, entering: bool) -> None:
        if entering != self._entering:
            self._entering = entering
            self._tell()
            self.update()
            self.entering_changed.emit()

    def _tell(self) -> None:
        view = self._view
        if view is None or view.open is None or view.open.id != self._round:
            return
        self.slots_.set_typed(self._half.sides, self._half.typed)
        who = self._who(view)
        if self.who.text() != who:
            self.who.setText(who)
        if self._entering:
            hint = words.hint_words(view, self._half.sides, by_name=self._way == "names")
        else:
            hint = words.resting_words(self._key)
        if self.hint.text() != hint:
            self.hint.setText(hint)
        told = f"{who}. {self.slots_.accessibleName()}"
        if self.accessibleName() != told:
            self.setAccessibleName(told)
        if self.accessibleDescription() != hint:
            self.setAccessibleDescription(hint)

    def _who(self, view: VotingView) -> str:
        if self._way == "cards":
            if view.expected and view.missing <= 0:
                return tr("All votes are in")
            cast = view.open.cast if view.open is not None else 0
            return tr("Card {n}").format(n=cast + 1)
        if self.ballots.chosen is None:
            return tr("Nobody is listed")
        if self.ballots.chosen.voted:
            return tr("{name} has voted").format(name=self.ballots.chosen.name)
        return self.ballots.chosen.name


def _cannot_vote(name: str) -> str:
    if not name:
        return tr("Nobody is listed: choose the show of cards.")
    return tr("{name} has voted in this round. Take that vote back first to change it.").format(name=name)
