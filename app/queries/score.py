"""The score page: one category with its levels, practices, decision, suggestion and notes."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from app.domain.agenda import agenda
from app.domain.model import Category, MaturityModel
from app.domain.scoring import (
    MET,
    LevelCoverage,
    level_coverage,
    profile_score,
    staged_level,
    why_not_higher,
)
from app.domain.workshop import FORM_KINDS, CategoryState, Note, PracticeRating, Rating, Workshop
from app.queries.log import people
from app.store.reader import Reader

TELLS_APART = 1
"""Staged level and profile score tell different stories when they lie this many levels apart."""


class PracticeView(msgspec.Struct, frozen=True):
    """A practice with its rating, None while it is open; `reason` says why it does not apply."""

    id: str
    level: int
    text: str
    criterion: str
    evidence: str
    rating: Rating | None = None
    reason: str = ""

    @property
    def met(self) -> bool:
        """Largely or fully achieved."""
        return self.rating in MET


class LevelView(msgspec.Struct, frozen=True):
    """One card of the ladder: what a team looks like at this level, and its practices."""

    rank: int
    name: str
    headline: str
    practices: tuple[PracticeView, ...]

    @property
    def label(self) -> str:
        """Rank and name, '2 Beginner'."""
        return f"{self.rank} {self.name}"

    @property
    def in_place(self) -> tuple[int, int]:
        """How many practices are in place, of how many that apply."""
        return in_place(self.practices)


class Suggestion(msgspec.Struct, frozen=True):
    """What the practice ratings suggest, never more than that.

    `staged` and `profile` are None while they cannot be said; `differ` says that the two tell different stories.
    `floor` says that even the lowest level is not complete, so that the staged level is only the floor of the scale.
    """

    staged: int | None
    profile: Fraction | None
    differ: bool
    floor: bool
    rated: int
    applicable: int
    coverage: tuple[LevelCoverage, ...]


class NextLevel(msgspec.Struct, frozen=True):
    """The level above the current one; `unmet` names the practices that stand between."""

    rank: int
    unmet: frozenset[str]


class Neighbour(msgspec.Struct, frozen=True):
    """The category before or behind this one."""

    id: str
    name: str


class ParkedQuestion(msgspec.Struct, frozen=True):
    """A parked question of the workshop, with the name of its category ('' for the whole workshop)."""

    note: Note
    category: str


class ScoreView(msgspec.Struct, frozen=True):
    """Everything that the score page shows of one category. Times of day are 'HH:MM', '' where there is none."""

    category_id: str
    name: str
    question: str
    nth: int
    of: int
    state: CategoryState
    levels: tuple[LevelView, ...]
    suggestion: Suggestion
    next_level: NextLevel | None
    notes: tuple[Note, ...]
    parked: tuple[ParkedQuestion, ...]
    previous: Neighbour | None
    following: Neighbour | None
    minutes: int
    ends: str
    day_ends: str
    people: tuple[str, ...]

    @property
    def practices(self) -> tuple[PracticeView, ...]:
        """All practices, lowest level first."""
        return tuple(practice for level in self.levels for practice in level.practices)

    @property
    def ranks(self) -> tuple[int, ...]:
        """The ranks of the ladder, lowest first."""
        return tuple(level.rank for level in self.levels)

    def level(self, rank: int | None) -> LevelView | None:
        """The level of a rank; None for None or a rank that the model does not have."""
        return next((level for level in self.levels if level.rank == rank), None)


def score(reader: Reader, workshop_id: str, category_id: str) -> ScoreView | None:
    """The score page of a category; None when it is not in the workshop's scope."""
    return score_view(reader.workshop(workshop_id), category_id)


def score_view(workshop: Workshop, category_id: str) -> ScoreView | None:
    """The same from a workshop at hand."""
    scope = workshop.scope
    nth = next((n for n, category in enumerate(scope) if category.id == category_id), None)
    if nth is None:
        return None
    category, model = scope[nth], workshop.model
    rated = {rating.practice_id: rating for rating in workshop.ratings}
    day = agenda(workshop)
    slot = next((item for item in day.items if item.category_id == category_id), None)
    state = workshop.state(category_id)
    return ScoreView(
        category_id=category_id,
        name=category.name,
        question=category.question,
        nth=nth + 1,
        of=len(scope),
        state=state,
        levels=_levels(model, category, rated),
        suggestion=suggestion(model, category, workshop.rating_map()),
        next_level=_next_level(workshop, category_id),
        notes=tuple(note for note in workshop.notes if note.category_id == category_id and note.kind in FORM_KINDS),
        parked=_parked(workshop),
        previous=_neighbour(scope, nth - 1),
        following=_neighbour(scope, nth + 1),
        minutes=state.minutes,
        ends=slot.ends if slot else "",
        day_ends=day.ends,
        people=people(workshop),
    )


def first_category(workshop: Workshop) -> str:
    """Where scoring goes on: the first category in scope that is not settled, else the first; '' when there is none."""
    scope = workshop.scope
    unsettled = (category.id for category in scope if not workshop.state(category.id).settled)
    return next(unsettled, scope[0].id if scope else "")


def in_place(practices: tuple[PracticeView, ...]) -> tuple[int, int]:
    """How many of these are in place (L or F), of how many that apply."""
    applicable = [practice for practice in practices if practice.rating != "NA"]
    return sum(practice.met for practice in applicable), len(applicable)


def suggestion(model: MaturityModel, category: Category, ratings: dict[str, Rating]) -> Suggestion:
    """What the practice ratings of a category suggest."""
    coverage = level_coverage(model, category, ratings)
    staged, profile = staged_level(model, category, ratings), profile_score(model, category, ratings)
    lowest = [p for p in category.practices_at(model.lowest) if ratings.get(p.id) != "NA"]
    return Suggestion(
        staged=staged,
        profile=profile,
        differ=staged is not None and profile is not None and abs(profile - staged) >= TELLS_APART,
        floor=any(ratings.get(practice.id) not in MET for practice in lowest),
        rated=sum(level.rated for level in coverage),
        applicable=sum(level.applicable for level in coverage),
        coverage=coverage,
    )


def _levels(model: MaturityModel, category: Category, rated: dict[str, PracticeRating]) -> tuple[LevelView, ...]:
    by_rank: dict[int, list[PracticeView]] = {rank: [] for rank in model.ranks}
    for practice in category.practices:
        rating = rated.get(practice.id)
        view = PracticeView(
            practice.id,
            practice.level,
            practice.text,
            practice.success_criterion,
            practice.evidence_hint,
            rating.rating if rating else None,
            rating.reason if rating else "",
        )
        by_rank[practice.level].append(view)
    return tuple(
        LevelView(level.rank, level.name, model.headline(category, level.rank), tuple(by_rank[level.rank]))
        for level in model.levels
    )


def _next_level(workshop: Workshop, category_id: str) -> NextLevel | None:
    above = why_not_higher(workshop, category_id)
    return NextLevel(above.rank, frozenset(unmet.practice.id for unmet in above.unmet)) if above else None


def _parked(workshop: Workshop) -> tuple[ParkedQuestion, ...]:
    names = {category.id: category.name for category in workshop.model.categories}
    return tuple(
        ParkedQuestion(note, names.get(note.category_id or "", "")) for note in workshop.notes if note.kind == "parked"
    )


def _neighbour(scope: tuple[Category, ...], nth: int) -> Neighbour | None:
    return Neighbour(scope[nth].id, scope[nth].name) if 0 <= nth < len(scope) else None
