"""What a workshop found, for somebody who was not there: strengths, gaps with the reason of their order, next steps."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from app.domain.agreement import Spread, round_spread
from app.domain.model import Category, Practice
from app.domain.planning import goal_due, numbered_goals
from app.domain.scoring import MET, GapRow, gap_order
from app.domain.votes import SIDES, Side
from app.domain.workshop import Workshop

OrderReason = Literal["priority", "weight", "lower", "model", "last"]
StrengthKind = Literal["reached", "high", "ahead"]

MOST_STRENGTHS = MOST_GAPS = 3
MOST_STEPS = 5


# --- gaps ----------------------------------------------------------------------------------------------------------


class Ranked(msgspec.Struct, frozen=True):
    """A category in the order of gaps, and what put it before the one below; 'last' where none is below."""

    row: GapRow
    reason: OrderReason
    below: GapRow | None


def ranked_gaps(workshop: Workshop) -> tuple[Ranked, ...]:
    """The decided categories in the order of gaps, each with the reason for its place."""
    rows = gap_order(workshop)
    pairs = zip(rows, [*rows[1:], None], strict=False)
    return tuple(Ranked(row, _reason(row, below), below) for row, below in pairs)


def _reason(row: GapRow, below: GapRow | None) -> OrderReason:
    if below is None:
        return "last"
    if row.priority != below.priority:
        return "priority"
    if row.weight != below.weight:
        return "weight"
    return "lower" if row.current != below.current else "model"


def largest_gap(workshop: Workshop) -> GapRow | None:
    """The widest gap of one level or more, the first of such in the order of gaps; None where there is none."""
    rows = [row for row in gap_order(workshop) if row.gap > 0]
    widest = max((row.gap for row in rows), default=0)
    return next((row for row in rows if row.gap == widest), None)


def largest_gaps(workshop: Workshop, most: int = MOST_GAPS) -> tuple[GapRow, ...]:
    """The first categories in the order of gaps that want to move up."""
    return tuple(row for row in gap_order(workshop) if row.gap > 0)[:most]


# --- strengths -----------------------------------------------------------------------------------------------------


class Strength(msgspec.Struct, frozen=True):
    """What the group is good at.

    'reached': a category at its target or above; 'high': one of the highest; both tell how many practices up to the
    current level are in place, of those that apply and are rated. 'ahead': a practice above the category's level that
    is fully achieved.
    """

    kind: StrengthKind
    category_id: str
    name: str
    level: int
    in_place: int = 0
    rated: int = 0
    practice: Practice | None = None


def strengths(workshop: Workshop, most: int = MOST_STRENGTHS) -> tuple[Strength, ...]:
    """What the group is good at, the surest first; a level is no strength when it is the lowest one.

    A category that is among the largest gaps is none of them, but a practice of it that is ahead of its level is.
    """
    rows, gaps = gap_order(workshop), {row.category_id for row in largest_gaps(workshop)}
    above = [row for row in rows if row.current > workshop.model.lowest and row.category_id not in gaps]
    above.sort(key=lambda row: (row.gap > 0, -row.current))
    found = [_of_category(workshop, row) for row in above]
    return (*found, *_ahead(workshop))[:most]


def _of_category(workshop: Workshop, row: GapRow) -> Strength:
    ratings = workshop.rating_map()
    practices = [p for p in workshop.model.category(row.category_id).practices if p.level <= row.current]
    rated = [ratings[p.id] for p in practices if ratings.get(p.id, "NA") != "NA"]
    met = sum(rating in MET for rating in rated)
    kind: StrengthKind = "reached" if row.gap <= 0 else "high"
    return Strength(kind, row.category_id, row.name, row.current, met, len(rated))


def _ahead(workshop: Workshop) -> list[Strength]:
    """Of each category the practice farthest above its level that is fully achieved, the farthest first."""
    ratings, found = workshop.rating_map(), []
    for category in workshop.scope:
        current = workshop.state(category.id).current
        if current is None or not workshop.state(category.id).applicable:
            continue
        above = [p for p in category.practices if p.level > current and ratings.get(p.id) == "F"]
        if above:
            best = max(above, key=lambda practice: practice.level)
            strength = Strength("ahead", category.id, category.name, best.level, practice=best)
            found.append((current - best.level, strength))
    found.sort(key=lambda pair: pair[0])
    return [strength for _, strength in found]


# --- next steps ----------------------------------------------------------------------------------------------------


class NextStep(msgspec.Struct, frozen=True):
    """What is to be done next: an action, or a goal that has none; with the goal's number."""

    what: str
    who: str
    due: dt.date | None
    goal: int


def next_steps(workshop: Workshop, most: int = MOST_STEPS) -> tuple[NextStep, ...]:
    """The open actions that are due first; then goals without an open action. Those without a date come last."""
    actions, goals = [], []
    for number, goal in numbered_goals(workshop):
        waiting = [action for action in goal.actions if not action.done]
        actions += [NextStep(a.what, a.who or goal.owner, a.due, number) for a in waiting]
        if not waiting and not goal.actions:
            goals.append(NextStep(goal.title, goal.owner, goal_due(workshop, goal), number))
    return tuple([*sorted(actions, key=_when), *sorted(goals, key=_when)][:most])


def _when(step: NextStep) -> dt.date:
    return step.due or dt.date.max


# --- votes and people ----------------------------------------------------------------------------------------------


class LastVotes(msgspec.Struct, frozen=True):
    """What the last revealed round on a level says, and the first one where there were several."""

    round: int
    spread: Spread
    cannot_judge: int
    first: Spread | None

    @property
    def contested(self) -> bool:
        """The votes were still far apart when the group decided."""
        return self.spread.word in ("split", "spread")


def last_votes(workshop: Workshop, category_id: str, side: Side) -> LastVotes | None:
    """The last votes on a level of a category; None where nothing was revealed."""
    asked = [round_ for round_ in workshop.rounds_of(category_id) if round_.revealed and side in round_.sides]
    spreads = [spread for round_ in asked if (spread := round_spread(workshop, round_, side)) is not None]
    if not spreads:
        return None
    first = spreads[0] if len(spreads) > 1 else None
    return LastVotes(asked[-1].number, spreads[-1], asked[-1].cannot_judge(side), first)


def contested(workshop: Workshop, category: Category) -> tuple[Side, ...]:
    """The levels of an applicable category on which the last votes were still split or spread."""
    if not workshop.state(category.id).applicable:
        return ()
    found = [(side, last_votes(workshop, category.id, side)) for side in SIDES]
    return tuple(side for side, votes in found if votes is not None and votes.contested)


def roles(workshop: Workshop) -> tuple[tuple[str, int], ...]:
    """The participants' roles as first spelled, each with its number of people; '' where none was given."""
    spelled: dict[str, str] = {}
    counted: dict[str, int] = {}
    for person in workshop.participants:
        key = " ".join(person.role.split()).casefold()
        spelled.setdefault(key, person.role.strip())
        counted[key] = counted.get(key, 0) + 1
    return tuple((spelled[key], n) for key, n in counted.items())
