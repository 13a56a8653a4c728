"""How far votes lie apart: median, quartiles, van der Eijk's agreement, and one word for the room. All exact."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import Literal

import msgspec

from app.domain.votes import Round, Side
from app.domain.workshop import Workshop

Word = Literal["unanimous", "close", "outliers", "spread", "split"]

FEWEST = 3
"""Below so many votes there is no agreement and no word: only the votes."""

FAR = 2
"""A vote lies far off when it is so many levels or more from the median."""


class Spread(msgspec.Struct, frozen=True):
    """The votes of one round on one question, sorted, with what follows from them.

    `median` holds both middle votes, which differ at most for an even number. Without a vote there is no median,
    range or iqr; below 3 votes no agreement and no word. `far` are the votes 2 levels or more from the median.
    """

    votes: tuple[int, ...]
    lowest: int
    highest: int
    median: tuple[int, int] | None = None
    range: int | None = None
    iqr: Fraction | None = None
    agreement: Fraction | None = None
    word: Word | None = None
    far: tuple[int, ...] = ()

    @property
    def counts(self) -> tuple[int, ...]:
        """How many voted for each level, lowest level first."""
        return tuple(self.votes.count(rank) for rank in _ranks(self))

    @property
    def middle(self) -> Fraction | None:
        """The median as one number: midway between the two middle votes."""
        return None if self.median is None else Fraction(sum(self.median), 2)

    @property
    def settled(self) -> bool:
        """Whether the group may decide at once, without asking for evidence: unanimous or close."""
        if self.word is None:
            return self.range is None or self.range <= 1
        return self.word in ("unanimous", "close")


def _ranks(made: Spread) -> range:
    return range(made.lowest, made.highest + 1)


def spread(votes: Sequence[int], lowest: int, highest: int) -> Spread:
    """What votes on a scale say; ValueError for a vote outside of it."""
    # console, room and report ask for the same votes again and again
    return _spread(tuple(sorted(votes)), lowest, highest)


@lru_cache(maxsize=1024)
def _spread(ordered: tuple[int, ...], lowest: int, highest: int) -> Spread:
    if not lowest < highest or (ordered and not lowest <= ordered[0] <= ordered[-1] <= highest):
        raise ValueError(f"votes {ordered} on a scale from {lowest} to {highest}")
    if not ordered:
        return Spread((), lowest, highest)
    made = Spread(
        ordered,
        lowest,
        highest,
        median=(ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]),
        range=ordered[-1] - ordered[0],
        iqr=quartile(ordered, 3) - quartile(ordered, 1),
    )
    # in halves of a level everything is whole
    middle = ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]
    far = tuple(vote for vote in ordered if abs(2 * vote - middle) >= 2 * FAR)
    made = msgspec.structs.replace(made, far=far)
    if len(ordered) < FEWEST:
        return made
    return msgspec.structs.replace(made, agreement=agreement(made.counts), word=_word(made))


def round_spread(workshop: Workshop, round_: Round, side: Side) -> Spread | None:
    """What a round says about a level; None before the reveal, or when it did not ask."""
    if not round_.revealed or side not in round_.sides:
        return None
    return spread(round_.ranks(side), workshop.model.lowest, workshop.model.highest)


def quartile(ordered: Sequence[int], nth: int) -> Fraction:
    """The first, second or third quartile of sorted votes, between the two nearest as numpy has it by default."""
    place = Fraction((len(ordered) - 1) * nth, 4)
    below = place.numerator // place.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


class Layer(msgspec.Struct, frozen=True):
    """A layer of the votes: where it has votes, its share of all, its patterns 110/011 and 101, and its agreement.

    `unimodality` is None where nothing is left to weigh: a layer on one level has agreement 1, one on all levels 0.
    """

    pattern: tuple[bool, ...]
    votes: int
    together: int
    apart: int
    unimodality: Fraction | None
    agreement: Fraction

    @property
    def ones(self) -> int:
        """On how many levels it has votes."""
        return sum(self.pattern)


def agreement(counts: Sequence[int]) -> Fraction:
    """Van der Eijk's A (2001) of the counts per level: 1 all on one level, 0 even, -1 two camps at the ends."""
    n = sum(counts)
    if n == 0:
        raise ValueError("no vote has no agreement")
    return sum((Fraction(layer.votes, n) * layer.agreement for layer in layers(counts)), Fraction(0))


def layers(counts: Sequence[int]) -> tuple[Layer, ...]:
    """The counts per level peeled into layers: each takes the smallest count from every level that still has one."""
    left, found = list(counts), []
    while any(left):
        least = min(count for count in left if count)
        pattern = tuple(count > 0 for count in left)
        found.append(_layer(pattern, least * sum(pattern)))
        left = [count - least if count else 0 for count in left]
    return tuple(found)


def _layer(pattern: tuple[bool, ...], votes: int) -> Layer:
    k, ones = len(pattern), sum(pattern)
    if ones in (1, k):
        return Layer(pattern, votes, 0, 0, None, Fraction(int(ones == 1)))
    together = apart = 0
    for first, second, third in combinations(pattern, 3):
        together += first != third and second
        apart += first and not second and third
    unimodality = Fraction((k - 2) * together - (k - 1) * apart, (k - 2) * (together + apart))
    return Layer(pattern, votes, together, apart, unimodality, unimodality * (1 - Fraction(ones - 1, k - 1)))


def _word(made: Spread) -> Word:
    votes, middle, iqr = made.votes, made.middle, made.iqr
    assert middle is not None and iqr is not None
    if votes[0] == votes[-1]:
        return "unanimous"
    n = len(votes)
    end = _end_levels(made.highest - made.lowest + 1)
    low = sum(vote < made.lowest + end for vote in votes)
    high = sum(vote > made.highest - end for vote in votes)
    if 3 * low >= n and 3 * high >= n:
        return "split"
    if iqr <= 1 and middle - votes[0] <= 1 and votes[-1] - middle <= 1:
        return "close"
    if iqr <= 1 and made.far and 4 * len(made.far) <= n:
        return "outliers"
    return "spread"


def _end_levels(k: int) -> int:
    """How many levels at either end count as low or high: a third, rounded half up, at least one."""
    return max(1, (2 * k + 3) // 6)
