"""The scoring rules: coverage, staged level, profile score, weight and order of gaps, means, stage.

Exact arithmetic: thirds stay fractions, rounding is left to whoever shows a number. Three states never mix: a practice
that nobody rated is *open*, not N; a category that is open or not applicable has no level and counts in no mean.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

import msgspec

from app.domain.model import Category, MaturityModel, Practice
from app.domain.workshop import PRIORITIES, Rating, Weight, Workshop

ACHIEVEMENT: Mapping[Rating, Fraction] = {
    "N": Fraction(0),
    "P": Fraction(1, 3),
    "L": Fraction(2, 3),
    "F": Fraction(1),
}
MET: frozenset[Rating] = frozenset({"L", "F"})

StageKind = Literal["prepare", "scoring", "review", "plan", "exported"]


class LevelCoverage(msgspec.Struct, frozen=True):
    """How far one level of a category is covered.

    `total` practices stand at the rank, `applicable` of them are not NA, `rated` of those have a rating.
    `coverage` is 0..1 over the rated ones; None when there is none to average.
    """

    rank: int
    rated: int
    applicable: int
    total: int
    coverage: Fraction | None

    @property
    def complete(self) -> bool:
        """No applicable practice is left open."""
        return self.rated == self.applicable


class GapRow(msgspec.Struct, frozen=True):
    """A decided category in the order of gaps; `weight` is 0..100, a negative gap keeps its sign."""

    category_id: str
    name: str
    current: int
    target: int
    gap: int
    priority: Weight | None
    weight: int


class Means(msgspec.Struct, frozen=True):
    """Exact means over the decided categories; None ('no score') when none is decided.

    `in_scope` = `counted` + `open` + `not_applicable`.
    """

    current: Fraction | None
    target: Fraction | None
    gap: Fraction | None
    counted: int
    in_scope: int
    open: int
    not_applicable: int


class UnmetPractice(msgspec.Struct, frozen=True):
    """A practice that is not yet largely or fully achieved; `rating` is N or P, or None while it is open."""

    practice: Practice
    rating: Rating | None

    @property
    def rated(self) -> bool:
        """Somebody judged it, so it is known to be missing."""
        return self.rating is not None


class WhyNotHigher(msgspec.Struct, frozen=True):
    """The next rank above the current level and what stands between."""

    rank: int
    unmet: tuple[UnmetPractice, ...]


class Stage(msgspec.Struct, frozen=True):
    """How far a workshop is: its kind, and that `n` of `m` categories in scope are settled."""

    kind: StageKind
    n: int
    m: int


def coverage(practices: Iterable[Practice], ratings: Mapping[str, Rating]) -> Fraction | None:
    """Mean achievement (0..1) of practices: those that are rated and applicable.

    A practice without a rating is open, not N, so it is in neither numerator nor denominator, as is one rated NA;
    `LevelCoverage.rated` says how many were counted. None when there is none to count.
    """
    counted = [ACHIEVEMENT[rating] for p in practices if (rating := ratings.get(p.id)) is not None and rating != "NA"]
    return sum(counted, Fraction(0)) / len(counted) if counted else None


def level_coverage(
    model: MaturityModel, category: Category, ratings: Mapping[str, Rating]
) -> tuple[LevelCoverage, ...]:
    """The coverage of every level of a category, lowest first."""
    rows = []
    for rank in model.ranks:
        practices = category.practices_at(rank)
        applicable = [p for p in practices if ratings.get(p.id) != "NA"]
        rated = sum(p.id in ratings for p in applicable)
        rows.append(LevelCoverage(rank, rated, len(applicable), len(practices), coverage(practices, ratings)))
    return tuple(rows)


def staged_level(model: MaturityModel, category: Category, ratings: Mapping[str, Rating]) -> int | None:
    """The highest rank such that every applicable practice at it and below is L or F; None when nothing is rated.

    A level without applicable practices is passed, the lowest rank is the floor. An open practice stops the climb:
    what nobody judged is not known to be achieved.
    """
    if not any(practice.id in ratings for practice in category.practices):
        return None
    reached = model.lowest
    for rank in model.ranks:
        applicable = [p for p in category.practices_at(rank) if ratings.get(p.id) != "NA"]
        if any(ratings.get(p.id) not in MET for p in applicable):
            break
        reached = rank
    return reached


def profile_score(model: MaturityModel, category: Category, ratings: Mapping[str, Rating]) -> Fraction | None:
    """Lowest rank plus the coverages of the ranks above it: a number from the lowest to the highest rank.

    A level without applicable practices is passed as far as the level below it is, and in full when none lies below: so
    'not applicable' neither lifts nor lowers a score. None while nothing is rated, or while a level that is needed for
    the sum has applicable practices of which none is rated: an open level is not an empty one.
    """
    if not any(practice.id in ratings for practice in category.practices):
        return None
    score = Fraction(model.lowest)
    below: Fraction | None = Fraction(1)
    for level in level_coverage(model, category, ratings):
        if level.coverage is not None or level.applicable:
            below = level.coverage
        if level.rank > model.lowest:
            if below is None:
                return None
            score += below
    return score


def priority_weight(current: int, target: int, lowest: int, highest: int) -> int:
    """The weight of a gap, 0..100, after Open SAMMY, scaled to the model's number of ranks.

    With c, t and m = highest - lowest: w = 0 if t <= c else (1 + t - c)^2 - 1, shown as round(100 w / ((1 + m)^2 - 1)).
    """
    if target <= current or highest <= lowest:
        return 0
    return round(Fraction(100 * ((1 + target - current) ** 2 - 1), (1 + highest - lowest) ** 2 - 1))


def gap_row(workshop: Workshop, category: Category) -> GapRow | None:
    """A category's gap; None while it is open, not applicable or out of scope."""
    state = workshop.state(category.id)
    if not state.decided or state.current is None or state.target is None:
        return None
    model = workshop.model
    return GapRow(
        category.id,
        category.name,
        state.current,
        state.target,
        state.target - state.current,
        state.priority,
        priority_weight(state.current, state.target, model.lowest, model.highest),
    )


def gap_order(workshop: Workshop) -> tuple[GapRow, ...]:
    """The decided categories: by the group's priority, weight, lower current level, then the model's order."""
    rows = [row for category in workshop.model.categories if (row := gap_row(workshop, category)) is not None]
    return tuple(sorted(rows, key=lambda row: (_priority_rank(row.priority), -row.weight, row.current)))


def _priority_rank(priority: Weight | None) -> int:
    return len(PRIORITIES) if priority is None else PRIORITIES.index(priority)


def means(workshop: Workshop) -> Means:
    """Mean current, target and gap of the decided categories, and how many are counted, open and set aside."""
    states = [workshop.state(category.id) for category in workshop.scope]
    rows = gap_order(workshop)
    not_applicable = sum(state.na_reason is not None for state in states)
    return Means(
        _mean(row.current for row in rows),
        _mean(row.target for row in rows),
        _mean(row.gap for row in rows),
        len(rows),
        len(states),
        len(states) - not_applicable - len(rows),
        not_applicable,
    )


def _mean(values: Iterable[int]) -> Fraction | None:
    counted = list(values)
    return Fraction(sum(counted), len(counted)) if counted else None


def unmet_practices(
    workshop: Workshop, category_id: str, up_to_rank: int, from_rank: int | None = None
) -> tuple[UnmetPractice, ...]:
    """The practices above `from_rank` and up to `up_to_rank` that are neither L, F nor NA, lowest rank first.

    Without `from_rank` the lowest level is included too. Open practices are among them, with rating None.
    KeyError when the model has no such category.
    """
    above = workshop.model.lowest - 1 if from_rank is None else from_rank
    ratings = workshop.rating_map()
    found = [
        UnmetPractice(practice, ratings.get(practice.id))
        for practice in workshop.model.category(category_id).practices
        if above < practice.level <= up_to_rank and ratings.get(practice.id) not in MET | {"NA"}
    ]
    return tuple(sorted(found, key=lambda unmet: unmet.practice.level))


def why_not_higher(workshop: Workshop, category_id: str) -> WhyNotHigher | None:
    """What is missing for the level above the current one; None at the highest.

    While the category is open, the staged level stands in for the current one, and the lowest rank for that.
    """
    model = workshop.model
    current = workshop.state(category_id).current
    if current is None:
        current = staged_level(model, model.category(category_id), workshop.rating_map())
    rank = (model.lowest if current is None else current) + 1
    if rank > model.highest:
        return None
    return WhyNotHigher(rank, unmet_practices(workshop, category_id, rank, rank - 1))


def stage(workshop: Workshop) -> Stage:
    """How far the workshop is. Exported means: nothing changed since the last export."""
    states = [workshop.state(category.id) for category in workshop.scope]
    settled = sum(state.settled for state in states)
    kind = stage_kind(
        exported_at=workshop.exported_at,
        changed_at=workshop.changed_at,
        goals=len(workshop.goals),
        settled=settled,
        in_scope=len(states),
        begun=bool(workshop.rounds)
        or any(s.current is not None or s.target is not None or s.na_reason is not None for s in states),
    )
    return Stage(kind, settled, len(states))


def stage_kind(
    *, exported_at: str | None, changed_at: str, goals: int, settled: int, in_scope: int, begun: bool
) -> StageKind:
    """The stage from counts alone; `begun` says that a level was decided, a category set aside or a round opened."""
    if exported_at is not None and not _earlier(exported_at, changed_at):
        return "exported"
    if goals:
        return "plan"
    if in_scope and settled == in_scope:
        return "review"
    return "scoring" if begun else "prepare"


def _earlier(first: str, second: str) -> bool:
    """Whether an ISO 8601 time lies before another, whatever their offsets; an empty second never is later."""
    if not second:
        return False
    try:
        return _moment(first) < _moment(second)
    except ValueError:
        return first < second


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)
