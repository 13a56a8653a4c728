"""From a gap to a goal: the prefilled draft, what a goal lacks, and whether people and time suffice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Literal

import msgspec

from app.domain.model import Category, Practice
from app.domain.owners import owner_fault
from app.domain.scoring import unmet_practices
from app.domain.workshop import HORIZONS, Criterion, Goal, Horizon, Size, Weight, Workshop

Lack = Literal[
    "title", "owner", "one_owner", "criterion", "measure", "baseline", "baseline_date", "target", "check", "due"
]

EFFORT_DAYS: Mapping[Size, int] = {"S": 2, "M": 8, "L": 20}
"""Person days that a goal of a size is taken to need: two days, a week and a half, a month."""

IMPROVEMENT_SHARE = Fraction(1, 2)
"""The part of an owner's working days that can go into goals beside the daily work."""

WORKING_DAYS = Fraction(5, 7)
"""Working days per calendar day."""

_SIZES: tuple[Size, ...] = ("S", "M", "L")


class GoalDraft(msgspec.Struct, frozen=True):
    """A goal as prefilled from a gap, before it is added; its criteria have no id yet."""

    category_id: str
    title: str
    from_level: int
    to_level: int
    horizon: Horizon
    outcome: str = ""
    owner: str = ""
    impact: Weight | None = None
    effort: Size | None = None
    criteria: tuple[Criterion, ...] = ()


class Projection(msgspec.Struct, frozen=True):
    """A category's level after the plan, and the gap that remains (negative below zero gap)."""

    category_id: str
    name: str
    current: int
    target: int
    planned: int

    @property
    def remaining(self) -> int:
        """Target minus the level after the plan."""
        return self.target - self.planned


class OwnerLoad(msgspec.Struct, frozen=True):
    """What one owner carries; an empty owner gathers the goals that nobody owns. Days are person days."""

    owner: str
    goals: int
    days: int
    goals_per_horizon: dict[Horizon, int]
    days_per_horizon: dict[Horizon, int]
    overloaded: tuple[Horizon, ...]


class HorizonLoad(msgspec.Struct, frozen=True):
    """The effort planned in a horizon against what its owners can give, in person days.

    `unsized` goals have no effort yet and count nothing; `overloaded_owners` are named as they were typed.
    """

    horizon: Horizon
    goals: int
    unsized: int
    owners: int
    days: int
    available: Fraction
    overloaded_owners: tuple[str, ...]

    @property
    def overloaded(self) -> bool:
        """More effort than its owners can give."""
        return self.days > self.available


# --- what a goal lacks ---------------------------------------------------------------------------------------------


def goal_lacks(goal: Goal, participants: Collection[str] = ()) -> tuple[Lack, ...]:
    """What a goal still lacks, each code once, in the order of its form; empty for a complete goal.

    Asked for are a title, one named owner and at least one success criterion; of each criterion that is not dropped
    the measure, the baseline with its date, the target value, how it is checked and when it is due. Outcome, effort
    and impact help but leave a goal complete. `participants` are names that always count as one person.
    """
    found: list[Lack] = []
    if not goal.title.strip():
        found.append("title")
    if (fault := owner_fault(goal.owner, participants)) is not None:
        found.append(fault)
    criteria = [criterion for criterion in goal.criteria if criterion.state != "dropped"]
    if not criteria:
        found.append("criterion")
    lacking = {lack for criterion in criteria for lack in criterion_lacks(criterion)}
    found.extend(lack for lack in _CRITERION_LACKS if lack in lacking)
    return tuple(found)


_CRITERION_LACKS: tuple[Lack, ...] = ("measure", "baseline", "baseline_date", "target", "check", "due")


def criterion_lacks(criterion: Criterion) -> tuple[Lack, ...]:
    """What one success criterion still lacks, in the order of its form."""
    given = (
        criterion.measure.strip(),
        criterion.baseline.strip(),
        criterion.baseline_date,
        criterion.target.strip(),
        criterion.check.strip(),
        criterion.due,
    )
    return tuple(lack for lack, value in zip(_CRITERION_LACKS, given, strict=True) if not value)


def complete_goals(workshop: Workshop) -> int:
    """How many goals of the plan lack nothing."""
    people = [participant.name for participant in workshop.participants]
    return sum(not goal_lacks(goal, people) for goal in workshop.goals)


# --- the prefilled goal --------------------------------------------------------------------------------------------


def prefill_goal(workshop: Workshop, category_id: str, met: str = "yes") -> GoalDraft | None:
    """A goal for the next step of a category that no goal covers yet; None when the gap is covered, open or none.

    One step is one level. The first step belongs to Now, the second to Next, all others to Later. The title is what a
    team looks like at the level that it leads to. Each practice still missing there gives one criterion: its
    statement as the measure, its hint for evidence as the check, the horizon's end as the due date, and as the
    target value the figure that the statement names ('at least 90%'), else `met`, the word for 'the statement is true'.
    Baseline and owner stay empty: only the room knows them, and the goal says that it lacks them.
    """
    state = workshop.state(category_id)
    if not state.decided or state.current is None or state.target is None:
        return None
    start = first_uncovered(workshop.goals_of(category_id), state.current, state.target)
    if start is None:
        return None
    horizon = HORIZONS[min(start - state.current, len(HORIZONS) - 1)]
    missing = tuple(unmet.practice for unmet in unmet_practices(workshop, category_id, start + 1, start))
    due = workshop.horizon_end(horizon)
    return GoalDraft(
        category_id=category_id,
        title=_goal_title(workshop, workshop.model.category(category_id), start + 1),
        from_level=start,
        to_level=start + 1,
        horizon=horizon,
        impact=state.priority,
        effort=_largest_effort(missing),
        criteria=tuple(criterion_from(practice, met, due=due) for practice in missing),
    )


def criterion_from(practice: Practice, met: str = "yes", due: dt.date | None = None) -> Criterion:
    """A success criterion filled in from a practice; its id, its baseline and that one's date are left empty."""
    statement = practice.success_criterion or practice.text
    return Criterion(
        id="", measure=statement, target=figure_in(statement) or met, check=practice.evidence_hint, due=due
    )


_BOUND = (
    r"(?:at least|at most|no more than|not more than|no less than|fewer than|less than|more than|under|below|within|"
    r"over|above|up to)"
)
_WORDS = r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty"
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|{_WORDS})"
_UNIT = r"(?:\s?%|\s+(?:working\s+)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|percent)\b)"
_FIGURE = re.compile(rf"(?:\b{_BOUND}\s+)?{_NUMBER}{_UNIT}", re.IGNORECASE)
_BOUNDED = re.compile(rf"\b{_BOUND}\s+{_NUMBER}\b", re.IGNORECASE)


def figure_in(statement: str) -> str:
    """The figure that a criterion's statement asks for, such as 'at least 90%' or 'under four hours'.

    Empty when it names none or several; a mere count ('at least three') counts where the statement opens with it.
    """
    asked = [found.group() for found in _FIGURE.finditer(statement) if _is_limit(found.group())]
    counts = [found.group() for found in _BOUNDED.finditer(statement)]
    opening = _BOUNDED.match(statement)
    if len(asked) == 1 and len(counts) <= 1 and all(count in asked[0] for count in counts):
        return _lowered(asked[0])
    return _lowered(opening.group()) if opening and not asked and len(counts) == 1 else ""


def _is_limit(figure: str) -> bool:
    """A share or a bounded span; a bare span such as 'three months' only says when to look."""
    return "%" in figure or "percent" in figure or re.match(_BOUND, figure, re.IGNORECASE) is not None


def _lowered(figure: str) -> str:
    return figure[:1].lower() + figure[1:]


def first_uncovered(goals: Iterable[Goal], current: int, target: int) -> int | None:
    """The lowest level from current up to below target from which no goal leads on; None when all are covered."""
    steps = [(goal.from_level, goal.to_level) for goal in goals]
    for rank in range(current, target):
        if not any(start <= rank < end for start, end in steps):
            return rank
    return None


def _goal_title(workshop: Workshop, category: Category, rank: int) -> str:
    level = workshop.model.level(rank)
    return category.headlines.get(rank) or f"{category.name}: {level.rank} {level.name}"


def _largest_effort(practices: Iterable[Practice]) -> Size | None:
    return max((practice.effort for practice in practices), key=_SIZES.index, default=None)


# --- the plan in its order -------------------------------------------------------------------------------------------


def numbered_goals(workshop: Workshop) -> tuple[tuple[int, Goal], ...]:
    """The goals with their numbers in every document: Now, Next, Later, within a horizon in the plan's order."""
    ordered = [goal for horizon in HORIZONS for goal in workshop.goals if goal.horizon == horizon]
    return tuple(enumerate(ordered, 1))


def goal_due(workshop: Workshop, goal: Goal) -> dt.date:
    """The day on which the last criterion is due; the horizon's end where none has a date."""
    days = [criterion.due for criterion in goal.criteria if criterion.due is not None and criterion.state != "dropped"]
    return max(days, default=workshop.horizon_end(goal.horizon))


# --- what the plan amounts to --------------------------------------------------------------------------------------


def projected(workshop: Workshop) -> tuple[Projection, ...]:
    """Where each decided category stands after the plan, in the model's order.

    Goals lift a category step by step from its current level; one that starts above what is reached lifts nothing.
    """
    rows = []
    for category in workshop.scope:
        state = workshop.state(category.id)
        if state.decided and state.current is not None and state.target is not None:
            planned = _climb(state.current, workshop.goals_of(category.id))
            rows.append(Projection(category.id, category.name, state.current, state.target, planned))
    return tuple(rows)


def _climb(level: int, goals: Iterable[Goal]) -> int:
    for goal in sorted(goals, key=lambda goal: goal.from_level):
        if goal.from_level <= level < goal.to_level:
            level = goal.to_level
    return level


def owner_load(workshop: Workshop) -> tuple[OwnerLoad, ...]:
    """What each owner carries, the most days first, in the owners' order of the plan; nobody's goals come last.

    An owner is overloaded in a horizon when the days exceed half of the working days it adds.
    """
    owned: dict[str, list[Goal]] = {}
    names: dict[str, str] = {}
    for goal in workshop.goals:
        key = _key(goal.owner)
        names.setdefault(key, goal.owner.strip())
        owned.setdefault(key, []).append(goal)
    rows = [_owner_row(workshop, names[key], goals) for key, goals in owned.items()]
    return tuple(sorted(rows, key=lambda row: (not row.owner, -row.days, -row.goals)))


def _owner_row(workshop: Workshop, owner: str, goals: list[Goal]) -> OwnerLoad:
    per_goals: dict[Horizon, int] = {h: sum(goal.horizon == h for goal in goals) for h in HORIZONS}
    per_days: dict[Horizon, int] = {h: _days(goal for goal in goals if goal.horizon == h) for h in HORIZONS}
    overloaded = tuple(h for h in HORIZONS if owner and per_days[h] > days_per_owner(workshop, h))
    return OwnerLoad(owner, len(goals), sum(per_days.values()), per_goals, per_days, overloaded)


def capacity(workshop: Workshop) -> tuple[HorizonLoad, ...]:
    """For Now, Next and Later: the effort planned against what the owners of its goals can give together.

    A goal that nobody owns counts as effort; with no owner at all one is assumed.
    """
    owners = owner_load(workshop)
    rows = []
    for horizon in HORIZONS:
        goals = [goal for goal in workshop.goals if goal.horizon == horizon]
        people = {_key(goal.owner) for goal in goals} - {""}
        available = days_per_owner(workshop, horizon) * max(1, len(people))
        unsized = sum(goal.effort is None for goal in goals)
        too_much = tuple(row.owner for row in owners if horizon in row.overloaded)
        rows.append(HorizonLoad(horizon, len(goals), unsized, len(people), _days(goals), available, too_much))
    return tuple(rows)


def days_per_owner(workshop: Workshop, horizon: Horizon) -> Fraction:
    """Person days that one owner can give in a horizon, which begins where the one before it ends."""
    days = workshop.horizon_days
    index = HORIZONS.index(horizon)
    begins = days[HORIZONS[index - 1]] if index else 0
    return max(days[horizon] - begins, 0) * WORKING_DAYS * IMPROVEMENT_SHARE


def _days(goals: Iterable[Goal]) -> int:
    return sum(EFFORT_DAYS[goal.effort] for goal in goals if goal.effort is not None)


def _key(owner: str) -> str:
    return " ".join(owner.casefold().split())
