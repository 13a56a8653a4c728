"""What a person does with the votes card: open, type, reveal, give up, vote again, decide from the median."""

from __future__ import annotations

from pathlib import Path

from msgspec import UNSET
from PySide6.QtCore import QObject, QSignalBlocker, Signal

from app.commands import CastVote, Decide, DropRound, OpenRound, RevealRound, TakeBackVote
from app.domain.problems import Problem
from app.domain.votes import SIDES, What
from app.i18n import tr, trn
from app.queries.voting import VotingView
from ui.desktop import choose_file
from ui.votes import words
from ui.votes.card import VotesCard
from ui.votes.entry import Way
from ui.workshop_page import WorkshopPage

HINT_MS = 10_000
MOST_FAULTS = 8


class VoteActs(QObject):
    """Carries out what is asked of the card on its page. `opened()` and `revealed()` say that it wants to be seen."""

    revealed = Signal()
    opened = Signal()

    def __init__(self, page: WorkshopPage, card: VotesCard) -> None:
        super().__init__(page)
        self._page, self._card = page, card
        self._view: VotingView | None = None
        self._way: Way = "cards"
        self._workshop = ""
        self._warned: tuple[object, ...] = ()
        table = page.actions_table
        table["vote"].triggered.connect(self.vote)
        table["vote_again"].triggered.connect(self.vote_again)
        table["drop_round"].triggered.connect(self.drop)
        table["decide_median"].triggered.connect(self.decide)
        table["read_vote_sheet"].triggered.connect(self.read_sheet)
        table["enter_ballots"].triggered.connect(self.enter_ballots)
        card.reveal.clicked.connect(self.reveal)
        card.way_chosen.connect(self._on_way_chosen)
        entry = card.entry
        entry.cast.connect(self._on_cast)
        entry.taken_back.connect(self._on_taken_back)
        entry.reveal_wanted.connect(self.reveal)
        entry.left.connect(self._on_left)
        entry.way_wanted.connect(self._on_way_chosen)
        entry.said.connect(self._on_said)

    @property
    def view(self) -> VotingView | None:
        """The votes on the category that is shown."""
        return self._view

    def show_view(self, view: VotingView) -> None:
        """Show a category's votes."""
        if self._page.workshop_id != self._workshop:
            self._workshop = self._page.workshop_id
            self._way = "names" if view.by_name else "cards"
        if self._view is None or self._view.category_id != view.category_id:
            self._warned = ()
            self._card.say("")
        self._view = view
        if view.open is None and self._card.entry.entering:
            # else Qt gives the keys to whatever stands behind the entry; the card shows its buttons anew in a moment
            with QSignalBlocker(self._card.entry):
                self._page.setFocus()
        self._card.show_view(view, self._way)

    def takes_digit(self, digit: int) -> bool:
        """Whether a round is open: then a digit of the page is typed there, or it is told that it decides nothing."""
        if self._view is None or self._view.open is None or not self._card.isVisible():
            return False
        if self._card.entry.entering:
            self._card.entry.type_digit(digit)
            return True
        return self.takes_decision()

    def takes_decision(self) -> bool:
        """Whether a round is open: then nothing is decided, whoever clicks a level, and what goes on is told."""
        if self._view is None or self._view.open is None or not self._card.isVisible():
            return False
        key = self._page.actions_table.key
        self._say(words.undecided_words(key("vote"), key("drop_round")))
        return True

    def takes_enter(self) -> bool:
        """Whether Enter on the page reveals."""
        if self._view is None or self._view.open is None or not self._card.isVisible():
            return False
        self.reveal()
        return True

    def vote(self) -> None:
        """Begin a vote, go on with the open one, or vote again."""
        if self._view is not None and self._view.open is not None:
            self._go_on()
        elif self._view is not None:
            self._open(self._view.next_what(), "vote")

    def vote_again(self) -> None:
        """Vote again on the current level, where the levels are voted one after the other; else on both."""
        if self._view is None:
            return
        if self._view.open is not None:
            self._go_on()
        else:
            what = self._view.next_what()
            self._open("both" if what == "both" else "current", "vote_again")

    def drop(self) -> None:
        """Give the open round up; undo brings it back with its votes."""
        view = self._view
        if view is None or view.open is None:
            self._say(tr("No vote is open."))
            return
        round_ = view.open
        if self._page.do(DropRound(workshop_id=self._page.workshop_id, round_id=round_.id)) is None:
            text = tr("Round {n} is given up.").format(n=round_.number)
            if round_.cast:
                text += " " + trn("Its vote went with it.", "Its {n} votes went with it.", round_.cast)
            undo = self._page.actions_table["undo"].trigger
            self._page.notice.show_notice(text, "info", tr("Undo"), undo, HINT_MS)
            self._page.setFocus()

    def reveal(self) -> None:
        """Show all votes at once; when some are missing, only the second time."""
        view = self._view
        if view is None or view.open is None:
            return
        round_ = view.open
        if self._card.entry.half_typed:
            self._say(tr("The last vote is only half typed. Type its target, or Backspace takes it back."))
            return
        warning = words.missing_words(view) if round_.cast else ""
        warned = ("reveal", round_.id, round_.cast)
        if warning and self._warned != warned:
            self._say(warning)
            self._warned = warned
            return
        problem = self._page.bridge.do(RevealRound(workshop_id=self._page.workshop_id, round_id=round_.id))
        if problem is not None:
            self._say(str(problem))
            return
        self._warned = ()
        self._page.setFocus()
        self.revealed.emit()

    def decide(self) -> None:
        """Settle each level on its median where that is one level, in one step; say what to press where it is not."""
        view = self._view
        if view is None:
            return
        if view.open is not None:
            self._say(tr("Reveal the votes first.")) if self._card.entry.entering else self.takes_decision()
            return
        between = words.between_words(view)
        levels = {side: rank for side in SIDES if (rank := view.clear_median(side)) is not None}
        new = {side: r for side, r in levels.items() if r != view.decided(side) or view.may_repeat(side)}
        if new:
            command = Decide(workshop_id=self._page.workshop_id, category_id=view.category_id, **new)
            if self._page.do(command) is not None:
                return
        elif levels and not between:
            self._say(tr("The group has decided the median already."), "muted")
            return
        elif not levels and not between:
            nobody = tr("Nobody has voted yet, so there is no median.")
            self._say(tr("Nobody could judge, so there is no median.") if view.votes.rounds else nobody)
            return
        self._say(between)

    def read_sheet(self) -> None:
        """Ask for a vote sheet and add its rounds, all of them or none."""
        path = choose_file(self._page, tr("Read a vote sheet"), tr("Vote sheets (*.csv *.txt);;All files (*)"))
        if path is not None:
            self.add_sheet(path)

    def enter_ballots(self) -> None:
        """Go where ballots on paper are typed in, and begin with this category."""
        self._page.actions_table.go.emit("ballots", self._view.category_id if self._view is not None else "")

    def add_sheet(self, path: Path) -> None:
        """Add the rounds of a vote sheet; every fault of it is told, and then nothing is added."""
        from app.exchange.vote_sheet import BadVoteSheet, read_sheet_for

        page = self._page
        try:
            command = read_sheet_for(path, page.workshop)
        except BadVoteSheet as bad:
            told = [*bad.sentences[:MOST_FAULTS]]
            more = len(bad.sentences) - len(told)
            if more:
                told.append(trn("And {n} more fault.", "And {n} more faults.", more))
            page.notice.show_notice("\n".join([*told, tr("Nothing was added.")]), "bad")
            return
        except Problem as problem:
            page.notice.show_notice(str(problem), "bad")
            return
        if page.do(command) is None:
            n = len(command.rounds)
            undo = page.actions_table["undo"].trigger
            added = trn("{n} round was added, revealed.", "{n} rounds were added, revealed.", n)
            page.notice.show_notice(added, "good", tr("Undo"), undo, HINT_MS)

    # --- the card's own

    def _open(self, what: What, act: str) -> None:
        view = self._view
        assert view is not None
        rounds = view.rounds_on(what)
        key = self._page.actions_table.key(act)
        warned = ("more", view.category_id, what, rounds)
        warning = words.more_words(rounds, key)
        if warning and self._warned != warned:
            self._say(warning)
            self._warned = warned
            return
        self._warned = ()
        command = OpenRound(workshop_id=self._page.workshop_id, category_id=view.category_id, what=what)
        if self._page.do(command) is None:
            self._enter()

    def _go_on(self) -> None:
        if self._card.isVisible():
            self._enter()
            return
        key = self._page.actions_table.key("not_applicable") or tr("“It applies after all”")
        text = tr("This category does not apply. Take that back with {key} to go on with its vote.")
        self._page.notice.show_notice(text.format(key=key), "info", timeout_ms=HINT_MS)

    def _enter(self) -> None:
        # what was said belongs to what was done before
        self._say("")
        self._card.entry.begin()
        self.opened.emit()

    def _on_cast(self, participant_id: str | None, levels: dict[str, int | None]) -> None:
        view = self._view
        if view is None or view.open is None:
            return
        self._warned = ()
        command = CastVote(
            workshop_id=self._page.workshop_id,
            round_id=view.open.id,
            participant_id=participant_id,
            current=levels.get("current", UNSET),
            target=levels.get("target", UNSET),
        )
        self._answer(self._page.bridge.do(command))

    def _on_taken_back(self, participant_id: str | None) -> None:
        view = self._view
        if view is None or view.open is None:
            return
        self._warned = ()
        command = TakeBackVote(workshop_id=self._page.workshop_id, round_id=view.open.id, participant_id=participant_id)
        self._answer(self._page.bridge.do(command))

    def _answer(self, problem: object) -> None:
        self._card.say(str(problem) if problem is not None else "")

    def _on_way_chosen(self, way: Way) -> None:
        self._way = "names" if way == "names" else "cards"
        if self._view is not None:
            self._card.show_view(self._view, self._way)
            self._enter()

    def _on_left(self) -> None:
        self._say("")
        self._page.setFocus()

    def _on_said(self, sentence: str) -> None:
        self._warned = ()
        self._card.say(sentence)

    def _say(self, sentence: str, role: str = "warn") -> None:
        self._warned = ()
        self._card.say(sentence, role)
