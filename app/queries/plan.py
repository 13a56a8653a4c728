"""The plan page: goals by horizon with what each lacks, what people carry, and the gaps that still want a goal."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from app.domain.ids import new_id
from app.domain.model import Category
from app.domain.planning import (
    GoalDraft,
    HorizonLoad,
    Lack,
    OwnerLoad,
    capacity,
    first_uncovered,
    goal_lacks,
    owner_load,
    prefill_goal,
)
from app.domain.scoring import gap_order
from app.domain.workshop import HORIZONS, Goal, Horizon, Weight, Workshop
from app.store.reader import Reader

WhyNone = Literal["", "unscored", "no_gap", "covered"]


class GoalView(msgspec.Struct, frozen=True):
    """A goal with its category's name and what it lacks, in the order of its form."""

    goal: Goal
    category: str
    lacks: tuple[Lack, ...]

    @property
    def complete(self) -> bool:
        """It lacks nothing."""
        return not self.lacks


class HorizonView(msgspec.Struct, frozen=True):
    """A column of the board. `days` count from the workshop's date, `span` from where the horizon before it ends.

    `crowded` are the owners whose goals here need more than they can give.
    """

    horizon: Horizon
    days: int
    span: int
    ends: dt.date
    goals: tuple[GoalView, ...]
    load: HorizonLoad
    crowded: tuple[OwnerLoad, ...]


class GapView(msgspec.Struct, frozen=True):
    """A category with a gap; `step` is its first level step that no goal covers, None when all are covered."""

    category_id: str
    name: str
    current: int
    target: int
    priority: Weight | None
    step: tuple[int, int] | None
    goals: int

    @property
    def gap(self) -> int:
        """Target minus current, one or more."""
        return self.target - self.current


class PlanView(msgspec.Struct, frozen=True):
    """The plan as its page shows it. `undecided` categories are in scope, apply and have no decision yet."""

    horizons: tuple[HorizonView, ...]
    owners: tuple[OwnerLoad, ...]
    gaps: tuple[GapView, ...]
    complete: int
    total: int
    decided: int
    undecided: int

    @property
    def why_none(self) -> WhyNone:
        """Why no gap wants a goal; '' when one does."""
        if not self.decided:
            return "unscored"
        if not self.gaps:
            return "no_gap"
        return "" if any(gap.step for gap in self.gaps) else "covered"

    def goal(self, goal_id: str) -> GoalView | None:
        """The goal of an id, or None."""
        return next((view for view in self.in_order if view.goal.id == goal_id), None)

    @property
    def in_order(self) -> tuple[GoalView, ...]:
        """All goals, Now first, each horizon from its top."""
        return tuple(view for column in self.horizons for view in column.goals)


def plan(reader: Reader, workshop_id: str) -> PlanView:
    """The plan of a workshop; NotFound when there is none."""
    return plan_of(reader.workshop(workshop_id))


def plan_of(workshop: Workshop) -> PlanView:
    """The plan of a workshop that is at hand."""
    people = [person.name for person in workshop.participants]
    names = {category.id: category.name for category in workshop.model.categories}
    goals = tuple(GoalView(goal, names[goal.category_id], goal_lacks(goal, people)) for goal in workshop.goals)
    owners = owner_load(workshop)
    states = [workshop.state(category.id) for category in workshop.scope]
    applicable = [state for state in states if state.applicable]
    decided = sum(state.decided for state in applicable)
    return PlanView(
        horizons=_columns(workshop, goals, owners),
        owners=owners,
        gaps=tuple(_gap_views(workshop)),
        complete=sum(view.complete for view in goals),
        total=len(goals),
        decided=decided,
        undecided=len(applicable) - decided,
    )


def _columns(workshop: Workshop, goals: tuple[GoalView, ...], owners: tuple[OwnerLoad, ...]) -> tuple[HorizonView, ...]:
    before = 0
    columns = []
    for load in capacity(workshop):
        days = workshop.horizon_days[load.horizon]
        columns.append(
            HorizonView(
                horizon=load.horizon,
                days=days,
                span=max(0, days - before),
                ends=workshop.horizon_end(load.horizon),
                goals=tuple(view for view in goals if view.goal.horizon == load.horizon),
                load=load,
                crowded=tuple(owner for owner in owners if load.horizon in owner.overloaded),
            )
        )
        before = days
    return tuple(columns)


def _gap_views(workshop: Workshop) -> list[GapView]:
    views = []
    for row in gap_order(workshop):
        if row.gap > 0:
            goals = workshop.goals_of(row.category_id)
            start = first_uncovered(goals, row.current, row.target)
            step = None if start is None else (start, start + 1)
            views.append(GapView(row.category_id, row.name, row.current, row.target, row.priority, step, len(goals)))
    return views


# --- goals that can be added ---------------------------------------------------------------------------------------


def goal_from_gap(workshop: Workshop, category_id: str = "", met: str = "yes") -> Goal | None:
    """A goal with an id for a category's next uncovered step; without a category for the gap with the most need.

    That is the first in gap order with an uncovered step. None when there is none.
    """
    for row in gap_order(workshop):
        if category_id in ("", row.category_id):
            draft = prefill_goal(workshop, row.category_id, met)
            if draft is not None:
                return _goal(draft)
    return None


def goals_from_gaps(workshop: Workshop, met: str = "yes") -> tuple[Goal, ...]:
    """A goal for the first step of every gap that has none yet, the largest need first."""
    drafts = [
        prefill_goal(workshop, row.category_id, met)
        for row in gap_order(workshop)
        if row.gap > 0 and not workshop.goals_of(row.category_id)
    ]
    return tuple(_goal(draft) for draft in drafts if draft is not None)


def empty_goal(workshop: Workshop, category_id: str, horizon: Horizon = HORIZONS[0]) -> Goal:
    """A goal without a title for one step from where the category stands, or from the lowest level while it is open."""
    model = workshop.model
    current = workshop.state(category_id).current
    start = model.lowest if current is None else min(current, model.highest - 1)
    return Goal(new_id(), category_id, "", start, start + 1, horizon)


def categories_to_plan(workshop: Workshop) -> tuple[Category, ...]:
    """The categories for which a goal can be made: those in scope that apply, the largest need first."""
    order = {row.category_id: nth for nth, row in enumerate(gap_order(workshop))}
    usable = [category for category in workshop.scope if workshop.state(category.id).applicable]
    return tuple(sorted(usable, key=lambda category: order.get(category.id, len(order))))


def _goal(draft: GoalDraft) -> Goal:
    return Goal(
        id=new_id(),
        category_id=draft.category_id,
        # a headline is a sentence, a title is not
        title=draft.title.removesuffix("."),
        from_level=draft.from_level,
        to_level=draft.to_level,
        horizon=draft.horizon,
        outcome=draft.outcome,
        owner=draft.owner,
        impact=draft.impact,
        effort=draft.effort,
        criteria=draft.criteria,
    )
