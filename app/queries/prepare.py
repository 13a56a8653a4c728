"""The prepare page: who comes in which role, what is still missing, and what another model would cost."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import msgspec

from app.domain.model import MaturityModel
from app.domain.workshop import CategoryState, Workshop

Missing = Literal["team", "place", "facilitator", "participants"]


class RoleCount(msgspec.Struct, frozen=True):
    """How many people have a role; '' stands for those without one."""

    role: str
    n: int


class ModelLoss(msgspec.Struct, frozen=True):
    """What changing to another model would remove; `notes` are not removed but lose their category.

    `rounds` of votes stay only where category and scale stay.
    """

    decisions: int
    ratings: int
    goals: int
    notes: int
    rounds: int = 0

    @property
    def nothing(self) -> bool:
        """Whether all that was said and planned would stay as it is."""
        return not (self.decisions or self.ratings or self.goals or self.notes or self.rounds)


def role_counts(workshop: Workshop) -> tuple[RoleCount, ...]:
    """The roles by number of people, most first, those without a role last; 'Developer, charging' counts as Developer.

    Large and small letters make no difference; the spelling used first stands for all.
    """
    spelling: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for person in workshop.participants:
        role = person.role.partition(",")[0].strip()
        spelling.setdefault(role.casefold(), role)
        counts[role.casefold()] += 1
    ordered = sorted(counts.items(), key=lambda item: (not item[0], -item[1]))
    return tuple(RoleCount(spelling[key], n) for key, n in ordered)


def names_twice(workshop: Workshop) -> tuple[str, ...]:
    """The names that more than one participant has, as first spelled."""
    spelling: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for person in workshop.participants:
        spelling.setdefault(person.name.casefold(), person.name)
        counts[person.name.casefold()] += 1
    return tuple(spelling[key] for key, n in counts.items() if n > 1)


def missing(workshop: Workshop) -> tuple[Missing, ...]:
    """What a workshop can do without but seldom wants to, in the order of the page."""
    entries: tuple[tuple[Missing, object], ...] = (
        ("team", workshop.team),
        ("place", workshop.place),
        ("facilitator", workshop.facilitator),
        ("participants", workshop.participants),
    )
    return tuple(name for name, entry in entries if not entry)


def model_loss(workshop: Workshop, model: MaturityModel) -> ModelLoss:
    """What ChangeModel would remove of a workshop."""
    ranks = set(model.ranks)
    categories = {category.id for category in model.categories}
    practices = {practice.id for _, practice in model.practices()}
    return ModelLoss(
        decisions=sum(_said(state) and not _fits(state, categories, ranks) for state in workshop.states),
        ratings=sum(rating.practice_id not in practices for rating in workshop.ratings),
        goals=sum(
            goal.category_id not in categories or not {goal.from_level, goal.to_level} <= ranks
            for goal in workshop.goals
        ),
        notes=sum(note.category_id is not None and note.category_id not in categories for note in workshop.notes),
        rounds=sum(
            round_.category_id not in categories or model.ranks != workshop.model.ranks for round_ in workshop.rounds
        ),
    )


def _said(state: CategoryState) -> bool:
    """Whether the group left anything here."""
    levels = state.current is not None or state.target is not None
    return bool(levels or state.na_reason is not None or state.priority or state.rationale or state.dissent)


def _fits(state: CategoryState, categories: set[str], ranks: set[int]) -> bool:
    return state.category_id in categories and {state.current, state.target} - {None} <= ranks
