"""The votes card: low while nobody votes, an entry while a round is open, and the dots of both levels afterwards."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from app.charts.figure import FontWeight
from app.charts.metrics import text_width
from app.domain.votes import SIDES
from app.i18n import tr, trn
from app.queries.voting import VotingView
from ui.actions import Actions
from ui.votes import words
from ui.votes.entry import VoteEntry, Way
from ui.votes.side_box import SideBox
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.pill import Pill

_NARROW, _CROWDED = 520, 660
_IDLE_MS = 400


class VotesCard(Card):
    """Shows a VotingView. `way_chosen(way)`: a person chose how votes are typed."""

    way_chosen = Signal(object)

    def __init__(self, actions: Actions, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("card")
        self._view: VotingView | None = None
        self._way: Way = "cards"
        self._cold: list[FontWeight] = [400, 500, 600, 700]
        self.state = Pill()
        self.state.setObjectName("votes_state")
        self.count = PlainLabel("", "heading")
        self.count.setObjectName("votes_count")
        self.lead = ElidedLabel(tr("By cards or by name. Nobody sees a vote before the reveal."), "muted")
        self.lead.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.vote = _button("vote_button")
        self.again = _button("vote_again_button", "quiet")
        self.ballots = _button("enter_ballots_button", "quiet")
        self.drop = _button("drop_round_button", "quiet")
        self.reveal = _button("reveal_button", "primary")
        self.decide = _button("decide_median_button")
        self.vote.bind(actions["vote"], tr("Vote"))
        self.again.bind(actions["vote_again"], tr("Current again"))
        self.ballots.bind(actions["enter_ballots"], tr("Ballots"))
        self.drop.bind(actions["drop_round"], tr("Give up"))
        self.decide.bind(actions["decide_median"], tr("Decide"))
        self.reveal.set_text(tr("Reveal"))
        self.reveal.set_key("Enter")
        self.entry = VoteEntry()
        self.entry.way.chosen.connect(self.way_chosen)
        self.message = PlainLabel("", "warn", wrap=True)
        self.message.setObjectName("votes_message")
        self.message.hide()
        self.sides = {side: SideBox(side) for side in SIDES}
        self.entry.entering_changed.connect(self._show_buttons)
        actions.keys_changed.connect(lambda: self.entry.set_key(actions.key("vote")))
        self.entry.set_key(actions.key("vote"))
        self._lay_out()

    def show_view(self, view: VotingView, way: Way) -> None:
        """Show a category's votes."""
        if view == self._view and way == self._way:
            return
        before, self._view = self._view, view
        self._way = way
        if before is None or before.votes.rounds != view.votes.rounds:
            self.say("")
        self._show_head(view)
        self._show_entry(view, way)
        self._show_sides(view)
        self._show_buttons()

    @property
    def revealed(self) -> bool:
        """Whether votes can be seen."""
        return self._view is not None and self._view.open is None and bool(self._view.votes.rounds)

    def say(self, sentence: str, role: str = "warn") -> None:
        """Say something in the card; '' takes it away."""
        if self.message.text() == sentence and self.message.property("role") == role:
            return
        self.message.set_role(role)
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self.message, QAccessible.Event.Alert))

    def set_dots_height(self, height: int) -> None:
        """Give the dots so many points."""
        for side in self.sides.values():
            side.dots.set_height(height)

    @property
    def dots_height(self) -> int:
        """The points that the dots have now."""
        return self.sides["current"].dots.sizeHint().height()

    def height_at(self, width: int) -> int:
        """The height that it needs at a width."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def set_list_rows(self, rows: int) -> None:
        """How many rows of names are seen at once."""
        self.entry.ballots.set_most_rows(rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._cold:
            QTimer.singleShot(_IDLE_MS, self, self._warm)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._show_state()

    def _lay_out(self) -> None:
        self.add_beside(self.state, self.count, right=False)
        self.header.insertWidget(3, self.lead, 1000)
        self.add_beside(self.ballots, self.drop, self.reveal, self.again, self.vote, self.decide)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(24)
        for side in self.sides.values():
            self._both.addWidget(side, 1)
        self.body.addWidget(self.message)
        self.body.addWidget(self.entry)
        self.body.addLayout(self._both)

    def _warm(self) -> None:
        """Read the widths of the letters, weight by weight, before the first reveal needs them at once."""
        if self._cold:
            text_width("0", 12, self._cold.pop())
            QTimer.singleShot(_IDLE_MS, self, self._warm)

    def _show_state(self) -> None:
        """The pill goes where the buttons need its room."""
        rounds = self._view.votes.rounds if self._view is not None else ()
        least = _NARROW if rounds and len(rounds[-1].sides) > 1 else _CROWDED
        self.state.setVisible(bool(rounds) and self.width() >= least)

    def _show_head(self, view: VotingView) -> None:
        rounds = view.votes.rounds
        self.lead.setVisible(not rounds)
        self._show_state()
        self.count.setVisible(view.open is not None)
        _write(self.count, words.count_words(view) if view.open is not None else "")
        if not rounds:
            self._name(tr("Nobody has voted yet"))
            return
        last = view.open or rounds[-1]
        if len(last.sides) > 1:
            self._name(tr("Votes, round {n}").format(n=last.number))
        elif view.open is not None:
            self._name(tr("Votes on the {what}, round {n}").format(what=words.what_words(last.sides), n=last.number))
        else:
            # each level names its own round, and the buttons need the room
            self._name(tr("Votes"))
        if view.open is not None:
            self.state.set(tr("Hidden"), "neutral")
        else:
            self.state.set(trn("Revealed · {n} vote", "Revealed · {n} votes", last.cast), "good")

    def _name(self, title: str) -> None:
        if self.title_label.text() != title:
            self.set_title(title)

    def _show_entry(self, view: VotingView, way: Way) -> None:
        if view.open is not None:
            self.entry.show_view(view, way)
            self.entry.show()
        else:
            self.entry.hide()
            self.entry.forget()

    def _show_sides(self, view: VotingView) -> None:
        found = {shown.side: shown for shown in view.revealed()} if view.open is None else {}
        both = bool(view.votes.rounds) and len(view.votes.rounds[-1].sides) > 1
        last = view.votes.rounds[-1].number if both else 0
        for side, box in self.sides.items():
            shown = found.get(side)
            box.show_side(shown, view.levels if shown is not None else (), of_round=last)
            box.setVisible(shown is not None)

    def _show_buttons(self) -> None:
        view = self._view
        if view is None:
            return
        waiting, rounds = view.open is not None, bool(view.votes.rounds)
        going_on = waiting and not self.entry.entering
        self.drop.setVisible(waiting)
        self.ballots.setVisible(not rounds)
        self.reveal.setVisible(waiting)
        self.vote.setVisible(not waiting or going_on)
        self.vote.set_own_text(self._vote_text(view))
        to_target = not waiting and rounds and view.next_what() == "target" and view.rounds_on("target") == 0
        self.vote.set_kind("primary" if to_target else "secondary")
        self.again.setVisible(not waiting and rounds and len(view.votes.rounds[-1].sides) == 1)
        decide = "" if waiting else words.decide_words(view)
        self.decide.setVisible(bool(decide))
        self.decide.set_own_text(decide)

    def _vote_text(self, view: VotingView) -> str:
        if view.open is not None:
            return tr("Go on")
        if not view.votes.rounds:
            return tr("Vote")
        what = view.next_what()
        if what == "both":
            return tr("Vote again")
        if what == "target":
            return tr("Target again") if view.rounds_on("target") else tr("Vote on the target")
        return tr("Vote again")


def _button(name: str, kind: str = "secondary") -> Button:
    made = Button(kind=kind)
    made.setObjectName(name)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def _write(label: PlainLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
