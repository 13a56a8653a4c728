"""The body of the score page: question, ladder and reasons at the left, practices and notes at the right or beneath."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.workshop import FORM_KINDS, NoteKind
from app.i18n import tr
from app.queries.score import ScoreView
from app.queries.voting import VotingView
from ui.actions import Actions
from ui.score.decision_bar import digits
from ui.score.how_we_know import HowWeKnow
from ui.score.ladder import Ladder
from ui.score.not_applicable import AskWhy, NotApplicableState
from ui.score.notes_card import NotesCard
from ui.score.parking_card import ParkingCard
from ui.score.practices_card import PracticesCard
from ui.score.reasons import Reasons
from ui.score.side_column import SideColumn
from ui.score.why_not_higher import WhyNotHigher
from ui.votes.card import VotesCard
from ui.widgets.card import Card
from ui.widgets.focus import focus_kept, holds_focus, reveal
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import lay_out_now, resting
from ui.widgets.link import LinkButton
from ui.widgets.paint import key_text
from ui.widgets.scroll import ScrollColumn

_ONE_COLUMN = 940  # a page narrower than this has its right column beneath the left one
_ROOMY = 820  # a body as high as this shows more names at once
_TALL = 600  # a body lower than this folds the parking lot
_GAP = 16
_USUAL_VOTES = 290  # the height of the card with its dots, before any was seen
_LOWEST_DOTS, _HIGHEST_DOTS = 132, 300


class ScoreBody(QWidget):
    """Lays the parts out for the width that there is, and hands each what it shows.

    `place_for_votes` lies between ladder and 'How we know': the card of rounds and votes goes there.
    """

    def __init__(self, actions: Actions, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._ranks: tuple[int, ...] = ()
        self._one_column: bool | None = None
        self._dots_need = _USUAL_VOTES
        self.question = PlainLabel("", "question", wrap=True)
        self.question.setObjectName("question")
        self.ladder = Ladder()
        self.practices_link = LinkButton(tr("Show practices"), "toggle_practices")
        self.na_link = LinkButton(tr("Does not apply"), "not_applicable")
        self.ladder.folded.connect(self._on_ladder_folded)
        self.practices_link.clicked.connect(actions["practices"].trigger)
        self.na_link.clicked.connect(actions["not_applicable"].trigger)
        self.hint = PlainLabel("", "small")
        self.ask_why = AskWhy()
        self.not_applicable = NotApplicableState()
        self.votes = VotesCard(actions)
        self.place_for_votes = QVBoxLayout()
        self.place_for_votes.addWidget(self.votes)
        self.how = HowWeKnow()
        self.why = WhyNotHigher()
        self.why.rate.clicked.connect(actions["why_not_higher"].trigger)
        self.reasons = Reasons()
        self.practices = PracticesCard()
        self.notes = NotesCard()
        self.parking = ParkingCard(actions["note_parked"])
        self.left = ScrollColumn(ground="window")
        self.right = SideColumn(self.practices, self.notes, self.parking)
        self._lay_out()

    def show_view(self, view: ScoreView) -> None:
        """Show a category."""
        if self.question.text() != view.question:
            self.question.setText(view.question)
            self.left.verticalScrollBar().setValue(0)
            self.ask_why.stop()
        applies = view.state.na_reason is None
        self._applying.setVisible(applies)
        self.not_applicable.setVisible(not applies)
        self.reasons.setVisible(applies)
        self.right.set_practices_shown(bool(view.practices) and applies)
        if applies:
            self._show_hint(view.ranks)
            self.ladder.show_levels(view.levels, view.state.current, view.state.target)
            self.how.show_view(view)
            self.why.show_view(view)
            self.practices.show_view(view)
        else:
            self.not_applicable.show_view(view)
        # also where they are not seen: what is typed belongs to one category
        self.reasons.show_view(view)
        self.notes.show_view(view)
        self.parking.show_view(view)

    def show_votes(self, votes: VotingView) -> None:
        """Show what the votes say, where the decision is made."""
        self.ladder.show_suggestion(votes.clear_median("current"), votes.clear_median("target"))
        self.reasons.show_votes(votes)

    def resting(self) -> AbstractContextManager[None]:
        """Let what surrounds the parts wait for all changes before it is laid out."""
        column = self.left.widget()
        assert column is not None
        return resting(self.votes, *self.reasons.fields.values(), self._applying, self.reasons, column, self)

    def bring_votes(self) -> None:
        """Bring the votes into sight; what is typed stands where its dots are going to stand."""
        # in the same frame: a column that jumps after it was painted is hard to follow, and painted twice
        lay_out_now()
        if self.votes.revealed:
            self._dots_need = max(self._dots_need, self.votes.height())
            reveal(self.votes, _GAP // 2)
        else:
            self._keep_free(self._dots_need - self.votes.height())
            lay_out_now()
            reveal(self.votes, _GAP // 2, height=self._dots_need)

    def show_keys(self) -> None:
        """Name the keys that hold now."""
        key = self._actions.key
        self.practices_link.set_key(key("practices"))
        self.na_link.set_key(key("not_applicable"))
        self.not_applicable.back.set_key(key("not_applicable"))
        self.why.rate.set_key(key("why_not_higher"))
        self.reasons.set_keys(key("rationale"), key("dissent"), key("begin_dissent"))
        self.practices.rate.set_key(key("rate_practices"))
        self.notes.set_keys([key(f"note_{kind}") for kind in FORM_KINDS])
        self._show_hint(self._ranks)

    def forget(self) -> None:
        """Another workshop is shown: what was begun for the last one is over."""
        self.notes.forget_all()
        self.reasons.forget()
        self.ask_why.stop()

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits, as it stands on the page: rows that came later have their place among the others."""
        left = (self.ask_why, self.ladder, self.practices_link, self.na_link, self.not_applicable, self.votes)
        for part in (*left, self.how, self.why, self.reasons, self.practices, self.notes, self.parking):
            yield part
            yield from part.findChildren(QWidget)

    def settle(self) -> None:
        """Take the reasons that are being typed."""
        self.practices.list.settle()
        self.why.list.settle()
        self.ask_why.line.settle()

    def write_note(self, kind: NoteKind) -> None:
        """Begin a note of a kind."""
        self.notes.write(kind)
        reveal(self.notes.form)

    def write_reason(self, name: str) -> None:
        """Begin the rationale or the dissent."""
        if not self._applying.isHidden():
            self.reasons.write(name)
            reveal(self.reasons)

    def rate_practices(self) -> None:
        """Go to the practices, to rate them by letter."""
        self.right.bring_back_practices()
        self.practices.list.enter()

    def go_to_why(self) -> bool:
        """Open 'why not higher?' and go there; called from within, fold it and answer False."""
        if self.why.is_open and holds_focus(self.why):
            self.why.set_open(False)
            return False
        self.why.set_open(True)
        if not self.why.list.enter():
            reveal(self.why)
        return True

    def scroll_by_key(self, key: int) -> bool:
        """Scroll the left side with the keys that scroll; False for any other key."""
        return self.left.scroll_by_key(key)

    def set_page_width(self, width: int) -> None:
        """Lay the parts out for a page of this width."""
        one = width < _ONE_COLUMN
        if one != self._one_column:
            self._one_column = one
            with focus_kept(self):
                self._place_right(one)
            self._fit_height()
        if not one:
            self.right.setFixedWidth(max(366, min(520, round(0.32 * width))))
        self._facts.setDirection(QBoxLayout.Direction.LeftToRight if width >= 720 else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        self.fit_votes()

    def _fit_height(self) -> None:
        self.parking.set_room(self.height() >= _TALL or bool(self._one_column))
        self.votes.set_list_rows(8 if self.height() >= _ROOMY else 5)
        self.reasons.set_lines(6 if self._one_column else max(2, min(8, 3 + (self.height() - 700) // 40)))

    def fit_votes(self) -> None:
        """Give the dots the height that the left side has left beneath the ladder."""
        votes = self.votes
        if votes.entry.isHidden():
            self._keep_free(0)
        if not votes.revealed or not self.left.viewport().height():
            return
        room = self.left.viewport().height() - votes.y() - self._applying.y() - _GAP
        others = votes.height_at(votes.width()) - votes.dots_height
        votes.set_dots_height(max(_LOWEST_DOTS, min(_HIGHEST_DOTS, room - others)))

    def _keep_free(self, height: int) -> None:
        """Keep the room at the column's foot that the dots take later, so that nothing moves when they come."""
        self.left.body.setContentsMargins(0, 0, 6, max(0, height))

    def _lay_out(self) -> None:
        self._beneath = QVBoxLayout()
        self._beneath.setSpacing(_GAP)
        self._applying = QWidget()
        # what becomes higher at its foot keeps what is painted above it
        self._applying.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        inside = QVBoxLayout(self._applying)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        links = QHBoxLayout()
        links.setSpacing(4)
        links.addWidget(self.hint)
        links.addStretch(1)
        links.addWidget(self.practices_link)
        links.addWidget(self.na_link)
        facts = Card()
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts.setSpacing(26)
        self._facts.addWidget(self.how, 4)
        self._facts.addWidget(self.why, 6)
        facts.body.addLayout(self._facts)
        inside.addWidget(self.ladder)
        inside.addLayout(links)
        inside.addLayout(self.place_for_votes)
        inside.addWidget(facts)
        self.left.body.setSpacing(8)
        self._keep_free(0)
        self.left.body.addWidget(self.question)
        for widget in (self.ask_why, self._applying, self.not_applicable):
            self.left.body.addWidget(widget)
        self.left.body.addLayout(self._beneath)
        self.left.body.addStretch(1)
        self._docked = QVBoxLayout()
        self._docked.setContentsMargins(0, 0, 6, 0)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.left, 1)
        side.addLayout(self._docked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP - 6)
        self._row.addLayout(side, 1)
        self._row.addWidget(self.right)

    def _place_right(self, beneath: bool) -> None:
        """Set the right column beneath the left one, where the page is narrow, or beside it."""
        self.right.set_beneath(beneath)
        if beneath:
            self._docked.removeWidget(self.reasons)
            self._beneath.addWidget(self.reasons)
            self._row.removeWidget(self.right)
            self._beneath.addWidget(self.right)
            self.right.setMinimumWidth(0)
            self.right.setMaximumWidth(16_777_215)
        else:
            self._beneath.removeWidget(self.reasons)
            self._docked.addWidget(self.reasons)
            self._beneath.removeWidget(self.right)
            self._row.addWidget(self.right)

    def _on_ladder_folded(self) -> None:
        self.practices_link.set_text(tr("Hide practices") if self.ladder.all_unfolded else tr("Show practices"))

    def _show_hint(self, ranks: tuple[int, ...]) -> None:
        self._ranks = ranks
        if not ranks:
            return
        texts = (("current", tr("{keys} current")), ("target", tr("{keys} target")))
        keys = {side: key_text(self._actions.key_of_row(side, digits(ranks))) for side, _ in texts}
        text = " · ".join(text.format(keys=keys[side]) for side, text in texts if keys[side])
        if self.hint.text() != text:
            self.hint.setText(text)
