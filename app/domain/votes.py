"""Rounds and their votes: what each participant, or each card, said of a category."""

from __future__ import annotations

from typing import Literal

import msgspec

What = Literal["both", "current", "target"]
Side = Literal["current", "target"]

WHATS: tuple[What, ...] = ("both", "current", "target")
SIDES: tuple[Side, ...] = ("current", "target")

MAX_ROUNDS = 20
MAX_VOTES = 1000


class Vote(msgspec.Struct, frozen=True):
    """One vote: a rank, or 'cannot judge', for each level that its round asks for; where it does not ask, neither.

    A card has no participant. A named vote keeps name and role as they were, for when the participant is removed.
    """

    id: str
    participant_id: str | None = None
    name: str = ""
    role: str = ""
    current: int | None = None
    target: int | None = None
    cannot_judge_current: bool = False
    cannot_judge_target: bool = False

    def rank(self, side: Side) -> int | None:
        """The level voted for; None when it cannot be judged or was not asked."""
        return self.current if side == "current" else self.target

    def cannot_judge(self, side: Side) -> bool:
        """Whether the voter could not judge."""
        return self.cannot_judge_current if side == "current" else self.cannot_judge_target


class Round(msgspec.Struct, frozen=True):
    """One silent vote on a category; `what` says which levels it asks for. Times are as in a note.

    Before the reveal `votes` is empty: the store keeps them, and tells only how many are in (`hidden`) and which
    participants have voted (`voted`, ids). Rounds on the same level are numbered from 1.
    """

    id: str
    category_id: str
    number: int
    what: What = "both"
    opened_at: str = ""
    revealed_at: str | None = None
    votes: tuple[Vote, ...] = ()
    hidden: int = 0
    voted: tuple[str, ...] = ()

    @property
    def revealed(self) -> bool:
        """Whether everybody may see the votes."""
        return self.revealed_at is not None

    @property
    def cast(self) -> int:
        """How many votes are in, before and after the reveal."""
        return len(self.votes) or self.hidden

    @property
    def sides(self) -> tuple[Side, ...]:
        """The levels that it asks for."""
        return sides_of(self.what)

    def ranks(self, side: Side) -> tuple[int, ...]:
        """The levels voted for, sorted; 'cannot judge' is no vote. Empty before the reveal."""
        return tuple(sorted(rank for vote in self.votes if (rank := vote.rank(side)) is not None))

    def cannot_judge(self, side: Side) -> int:
        """How many could not judge; 0 before the reveal."""
        return sum(vote.cannot_judge(side) for vote in self.votes)


def sides_of(what: str) -> tuple[Side, ...]:
    """The levels that a round of this kind asks for."""
    return tuple(side for side in SIDES if what in ("both", side))
