"""The review page: what the profile says, and every category in the order to look at it."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.domain.model import Category, Level
from app.domain.scoring import GapRow, Means, gap_order, means, unmet_practices
from app.domain.workshop import Rating, Weight, Workshop
from app.store.reader import Reader

RowKind = Literal["decided", "open", "not applicable", "out of scope"]
KINDS: tuple[RowKind, ...] = ("decided", "open", "not applicable", "out of scope")


class MissingPractice(msgspec.Struct, frozen=True):
    """A practice between current and target level that is not in place; `rating` is N, P, or None while open."""

    level: int
    text: str
    rating: Rating | None


class ReviewRow(msgspec.Struct, frozen=True):
    """A category on the review's table.

    An open one may have one of its two levels. `weight` is 0..100, None where there is no gap to weigh; `reason` says
    why a category is not applicable.
    """

    category_id: str
    name: str
    kind: RowKind
    current: int | None = None
    target: int | None = None
    gap: int | None = None
    priority: Weight | None = None
    weight: int | None = None
    to_gain: tuple[MissingPractice, ...] = ()
    reason: str = ""


class ReviewView(msgspec.Struct, frozen=True):
    """The rows behind the charts, decided ones first in the order of gaps, and what is said of them.

    `largest` are the rows with the largest gap of one level or more, in the same order. `begun` says that anything is
    decided, set aside or rated; `rated` that a practice of an applicable category is rated. `first_open` is the id of
    the first category without a decision, '' when there is none.
    """

    levels: tuple[Level, ...]
    rows: tuple[ReviewRow, ...]
    means: Means
    largest: tuple[ReviewRow, ...]
    begun: bool
    rated: bool
    first_open: str

    @property
    def decided(self) -> tuple[ReviewRow, ...]:
        """The rows that count."""
        return tuple(row for row in self.rows if row.kind == "decided")

    @property
    def prioritised(self) -> bool:
        """Whether the group gave a decided category a priority, which then leads the order."""
        return any(row.priority is not None for row in self.decided)

    def row(self, category_id: str) -> ReviewRow | None:
        """The row of a category; None when there is none."""
        return next((row for row in self.rows if row.category_id == category_id), None)

    def level_label(self, rank: int) -> str:
        """Rank and name of a level, '2 Beginner'."""
        name = next((level.name for level in self.levels if level.rank == rank), "")
        return f"{rank} {name}".strip()


def review(reader: Reader, workshop_id: str) -> ReviewView:
    """The review page of a workshop."""
    return review_view(reader.workshop(workshop_id))


def review_view(workshop: Workshop) -> ReviewView:
    """The same from a workshop at hand."""
    gaps = {gap.category_id: gap for gap in gap_order(workshop)}
    others = [_other_row(workshop, category) for category in workshop.model.categories if category.id not in gaps]
    others.sort(key=lambda row: KINDS.index(row.kind))
    rows = (*(_decided_row(workshop, gap) for gap in gaps.values()), *others)
    return ReviewView(
        levels=workshop.model.levels,
        rows=rows,
        means=means(workshop),
        largest=_largest(rows),
        begun=_begun(workshop),
        rated=_rated(workshop),
        first_open=_first_open(workshop),
    )


def _decided_row(workshop: Workshop, gap: GapRow) -> ReviewRow:
    missing = unmet_practices(workshop, gap.category_id, gap.target, gap.current)
    return ReviewRow(
        category_id=gap.category_id,
        name=gap.name,
        kind="decided",
        current=gap.current,
        target=gap.target,
        gap=gap.gap,
        priority=gap.priority,
        weight=gap.weight,
        to_gain=tuple(MissingPractice(it.practice.level, it.practice.text, it.rating) for it in missing),
    )


def _other_row(workshop: Workshop, category: Category) -> ReviewRow:
    state = workshop.state(category.id)
    if not state.in_scope:
        return ReviewRow(category.id, category.name, "out of scope")
    if state.na_reason is not None:
        return ReviewRow(category.id, category.name, "not applicable", reason=state.na_reason)
    return ReviewRow(category.id, category.name, "open", state.current, state.target, priority=state.priority)


def _largest(rows: tuple[ReviewRow, ...]) -> tuple[ReviewRow, ...]:
    widest = max((row.gap for row in rows if row.gap is not None), default=0)
    return tuple(row for row in rows if row.gap == widest) if widest > 0 else ()


def _begun(workshop: Workshop) -> bool:
    states = [workshop.state(category.id) for category in workshop.scope]
    touched = any(s.current is not None or s.target is not None or s.na_reason is not None for s in states)
    return touched or _rated(workshop)


def _rated(workshop: Workshop) -> bool:
    rated = {rating.practice_id for rating in workshop.ratings}
    applicable = (category for category in workshop.scope if workshop.state(category.id).applicable)
    return any(practice.id in rated for category in applicable for practice in category.practices)


def _first_open(workshop: Workshop) -> str:
    return next((c.id for c in workshop.scope if not workshop.state(c.id).settled), "")
