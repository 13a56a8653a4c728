"""The votes on a category: round by round, and after the reveal what they say, for current and target level."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from app.domain.agreement import FEWEST, Spread, round_spread, spread
from app.domain.votes import Round, Side, Vote
from app.domain.workshop import Participant, Workshop
from app.store.reader import Reader


class Voter(msgspec.Struct, frozen=True):
    """A named vote's owner as known today; `removed` after the vote, name and role are those of the vote."""

    name: str
    role: str
    removed: bool


class Asked(msgspec.Struct, frozen=True):
    """Those who are asked for evidence: the n votes at one end of the spread.

    `voters` are the named ones among them, for the facilitator alone and never for the room; nobody below 3 votes.
    """

    rank: int
    n: int
    voters: tuple[Voter, ...]


class RoleVotes(msgspec.Struct, frozen=True):
    """The votes of a role in which at least 3 voted, as it was first spelled."""

    role: str
    spread: Spread


class SideView(msgspec.Struct, frozen=True):
    """What a revealed round says about one level.

    `asked` are the lowest and then the highest votes where evidence is wanted, else nobody.
    """

    spread: Spread
    cannot_judge: int
    asked: tuple[Asked, ...]
    roles: tuple[RoleVotes, ...]

    @property
    def suggestion(self) -> tuple[int, int] | None:
        """The median, both middle votes; a suggestion that never is applied by itself."""
        return self.spread.median


class RoundView(msgspec.Struct, frozen=True):
    """One round. Before the reveal `current` and `target` are None; after it a level that was not asked still is.

    `waiting` are the participants who have not voted yet, None after the reveal.
    """

    id: str
    number: int
    sides: tuple[Side, ...]
    revealed: bool
    cast: int
    waiting: tuple[str, ...] | None
    current: SideView | None = None
    target: SideView | None = None

    def side(self, side: Side) -> SideView | None:
        """What it says about a level."""
        return self.current if side == "current" else self.target


class VotesView(msgspec.Struct, frozen=True):
    """All rounds of a category, first opened first, and the number of participants."""

    category_id: str
    rounds: tuple[RoundView, ...]
    participants: int

    @property
    def open(self) -> RoundView | None:
        """The round that waits for its reveal."""
        return next((round_ for round_ in self.rounds if not round_.revealed), None)

    def last(self, side: Side) -> SideView | None:
        """What the last revealed round on a level says."""
        found = [view for round_ in self.rounds if (view := round_.side(side)) is not None]
        return found[-1] if found else None

    def reason_wanted(self, side: Side, rank: int | None) -> bool:
        """Whether a decision lies a level or more from the last median, so that its reason is asked for."""
        last = self.last(side)
        middle = last.spread.middle if last else None
        return rank is not None and middle is not None and abs(rank - middle) >= Fraction(1)


def votes(reader: Reader, workshop_id: str, category_id: str) -> VotesView:
    """The votes on a category; a category that nobody voted on has no round."""
    return votes_view(reader.workshop(workshop_id), category_id)


def votes_view(workshop: Workshop, category_id: str) -> VotesView:
    """The same from a workshop at hand."""
    rounds = tuple(_round(workshop, round_) for round_ in workshop.rounds_of(category_id))
    return VotesView(category_id, rounds, len(workshop.participants))


def _round(workshop: Workshop, round_: Round) -> RoundView:
    names = tuple(person.name for person in workshop.participants if person.id not in round_.voted)
    return RoundView(
        round_.id,
        round_.number,
        round_.sides,
        round_.revealed,
        round_.cast,
        None if round_.revealed else names,
        _side(workshop, round_, "current"),
        _side(workshop, round_, "target"),
    )


def _side(workshop: Workshop, round_: Round, side: Side) -> SideView | None:
    made = round_spread(workshop, round_, side)
    if made is None:
        return None
    return SideView(made, round_.cannot_judge(side), _asked(workshop, round_, side, made), _roles(round_, side, made))


def _asked(workshop: Workshop, round_: Round, side: Side, made: Spread) -> tuple[Asked, ...]:
    if made.settled:
        return ()
    found, people = [], {person.id: person for person in workshop.participants}
    for rank in (made.votes[0], made.votes[-1]):
        there = [vote for vote in round_.votes if vote.rank(side) == rank]
        # a name beside one of two values would tell the other one's too
        named = [vote for vote in there if vote.participant_id is not None and len(made.votes) >= FEWEST]
        found.append(Asked(rank, len(there), tuple(_voter(people, vote) for vote in named)))
    return tuple(found)


def _voter(people: dict[str, Participant], vote: Vote) -> Voter:
    person = people.get(vote.participant_id or "")
    if person is None:
        return Voter(vote.name, vote.role, removed=True)
    return Voter(person.name, person.role, removed=False)


def _roles(round_: Round, side: Side, made: Spread) -> tuple[RoleVotes, ...]:
    spelling: dict[str, str] = {}
    ranks: dict[str, list[int]] = {}
    for vote in round_.votes:
        role, rank = vote.role.partition(",")[0].strip(), vote.rank(side)
        if role and rank is not None:
            spelling.setdefault(role.casefold(), role)
            ranks.setdefault(role.casefold(), []).append(rank)
    return tuple(
        RoleVotes(spelling[role], spread(found, made.lowest, made.highest))
        for role, found in ranks.items()
        if len(found) >= FEWEST
    )
