"""The votes card of a category: who is expected, what V asks for next, and what the votes suggest to decide."""

from __future__ import annotations

import datetime as dt

import msgspec

from app.domain.agreement import Spread
from app.domain.model import Level
from app.domain.votes import SIDES, Round, Side, What
from app.domain.workshop import Workshop
from app.queries.votes import RoundView, SideView, VotesView, votes_view

USUAL_ROUNDS = 2
"""One silent vote, and one more after the evidence was heard; a third one is deliberate."""


class Ballot(msgspec.Struct, frozen=True):
    """A participant in an open round, and whether the vote is in; never what it says."""

    id: str
    name: str
    role: str
    voted: bool


class RevealedSide(msgspec.Struct, frozen=True):
    """The last revealed votes on a level, the round they are from, and the spread of the round before on it."""

    side: Side
    number: int
    view: SideView
    earlier: Spread | None = None


class VotingView(msgspec.Struct, frozen=True):
    """All that the votes card shows of a category.

    `ballots` are empty but while a round is open, `gone` counts votes there of people who are off the list now.
    `by_name` says that the last votes in this workshop were given by name. `unconfirmed` are the levels whose votes
    were revealed after the category was last settled; `current` and `target` are what it was settled on.
    """

    category_id: str
    votes: VotesView
    levels: tuple[Level, ...]
    together: bool
    ballots: tuple[Ballot, ...] = ()
    gone: int = 0
    by_name: bool = False
    unconfirmed: tuple[Side, ...] = ()
    current: int | None = None
    target: int | None = None

    @property
    def ranks(self) -> tuple[int, ...]:
        """The ranks of the model, lowest first."""
        return tuple(level.rank for level in self.levels)

    @property
    def open(self) -> RoundView | None:
        """The round that waits for its reveal."""
        return self.votes.open

    @property
    def expected(self) -> int:
        """How many votes there should be; 0 while nobody is listed, since then nobody knows."""
        return self.votes.participants + self.gone if self.votes.participants else 0

    @property
    def missing(self) -> int:
        """How many votes the open round lacks; negative when it has more than there are people, 0 when nobody knows."""
        return self.expected - self.open.cast if self.open is not None and self.expected else 0

    @property
    def cards(self) -> int:
        """How many votes of the open round have no name."""
        return self.open.cast - self.gone - sum(b.voted for b in self.ballots) if self.open is not None else 0

    def decided(self, side: Side) -> int | None:
        """The level that the group settled on."""
        return self.current if side == "current" else self.target

    def revealed(self) -> tuple[RevealedSide, ...]:
        """The last revealed votes of each level that was voted on, current before target."""
        found = []
        for side in SIDES:
            rounds = [(r.number, view) for r in self.votes.rounds if (view := r.side(side)) is not None]
            if rounds:
                number, last = rounds[-1]
                earlier = rounds[-2][1].spread if len(rounds) > 1 else None
                found.append(RevealedSide(side, number, last, earlier))
        return tuple(found)

    def next_what(self) -> What:
        """What the next round asks for: the target level after the current one, else the same once more."""
        if not self.votes.rounds:
            return "both" if self.together else "current"
        sides = self.votes.rounds[-1].sides
        if len(sides) > 1:
            return "both"
        if sides == ("current",) and self.rounds_on("target") == 0:
            return "target"
        return sides[0]

    def rounds_on(self, what: What) -> int:
        """How many rounds there were on a level, or on either."""
        return max((r.number for r in self.votes.rounds if what == "both" or what in r.sides), default=0)

    def median(self, side: Side) -> tuple[int, int] | None:
        """Both middle votes of the last revealed round on a level; None while there is none."""
        last = self.votes.last(side)
        return last.suggestion if last is not None else None

    def clear_median(self, side: Side) -> int | None:
        """The median where it is one level."""
        median = self.median(side)
        return median[0] if median is not None and median[0] == median[1] else None

    def may_repeat(self, side: Side) -> bool:
        """Whether settling the same level once more says something new: that the group holds it after a reveal."""
        return side in self.unconfirmed


def voting_view(workshop: Workshop, category_id: str) -> VotingView:
    """The votes card of a category."""
    state, rounds = workshop.state(category_id), workshop.rounds_of(category_id)
    waiting = workshop.open_round(category_id)
    listed = {person.id for person in workshop.participants}
    ballots: tuple[Ballot, ...] = ()
    if waiting is not None:
        voted = set(waiting.voted)
        ballots = tuple(Ballot(p.id, p.name, p.role, p.id in voted) for p in workshop.participants)
    return VotingView(
        category_id=category_id,
        votes=votes_view(workshop, category_id),
        levels=workshop.model.levels,
        together=workshop.vote_together,
        ballots=ballots,
        gone=sum(person not in listed for person in waiting.voted) if waiting is not None else 0,
        by_name=_by_name(workshop),
        unconfirmed=tuple(
            side
            for side in SIDES
            if (state.current, state.target) != (None, None) and _revealed_since(rounds, side, state.decided_at)
        ),
        current=state.current,
        target=state.target,
    )


def _by_name(workshop: Workshop) -> bool:
    last = max((r for r in workshop.rounds if r.cast), key=lambda r: r.opened_at, default=None)
    return last is not None and (bool(last.voted) or any(vote.participant_id for vote in last.votes))


def _revealed_since(rounds: tuple[Round, ...], side: Side, decided_at: str | None) -> bool:
    """Whether votes on a level were revealed after the category was settled, also where nobody knows when that was."""
    moment = dt.datetime.fromisoformat
    revealed = [moment(round_.revealed_at) for round_ in rounds if round_.revealed_at and side in round_.sides]
    return bool(revealed) and (decided_at is None or max(revealed) > moment(decided_at))
