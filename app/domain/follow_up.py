"""When to look at the plan again: the first day, the first week and the end of each horizon, and what is looked at."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from app.domain.planning import goal_lacks, numbered_goals
from app.domain.workshop import HORIZONS, Action, Criterion, Goal, NotDoing, Workshop

StopKind = Literal["day", "week", "now", "next", "later", "after", "open"]

SATURDAY = 5
WEEK = dt.timedelta(days=7)


class CriterionDue(msgspec.Struct, frozen=True):
    """A success criterion to judge, with its goal and that one's number."""

    number: int
    goal: Goal
    criterion: Criterion


class ActionDue(msgspec.Struct, frozen=True):
    """An open action, with its goal and that one's number."""

    number: int
    goal: Goal
    action: Action


class Stop(msgspec.Struct, frozen=True):
    """A day on which the plan is looked at: what is judged, done by then, still to settle, or decided anew.

    The first day asks what goals still lack, the first week for the first actions, the horizons for criteria. 'after'
    gathers what is due behind the last horizon, 'open' what has no date; both have no day.
    """

    kind: StopKind
    day: dt.date | None
    criteria: tuple[CriterionDue, ...] = ()
    actions: tuple[ActionDue, ...] = ()
    unsettled: tuple[tuple[int, Goal], ...] = ()
    look_again: tuple[NotDoing, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing is looked at."""
        return not (self.criteria or self.actions or self.unsettled or self.look_again)


def follow_up(workshop: Workshop) -> tuple[Stop, ...]:
    """The days to look again, in order; () for a workshop with neither goals nor things set aside with a date.

    The first day and the first week are there as soon as there is a goal, the others where they have something.
    """
    goals = numbered_goals(workshop)
    stops: list[Stop] = []
    if goals:
        stops += [_first_day(workshop, goals), _first_week(workshop, goals)]
    begin: dt.date | None = None
    for horizon in HORIZONS:
        end = workshop.horizon_end(horizon)
        stops.append(_between(workshop, goals, horizon, end, begin, end))
        begin = max(begin or end, end)
    stops.append(_between(workshop, goals, "after", None, begin, None))
    stops.append(Stop("open", None, tuple(due for due in _criteria(goals) if due.criterion.due is None)))
    return tuple(stop for stop in stops if not stop.empty or stop.kind in ("day", "week"))


def working_day(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day


def _first_day(workshop: Workshop, goals: tuple[tuple[int, Goal], ...]) -> Stop:
    people = [person.name for person in workshop.participants]
    unsettled = tuple((number, goal) for number, goal in goals if goal_lacks(goal, people))
    return Stop("day", working_day(workshop.date + dt.timedelta(days=1)), unsettled=unsettled)


def _first_week(workshop: Workshop, goals: tuple[tuple[int, Goal], ...]) -> Stop:
    day = working_day(workshop.date + WEEK)
    actions = [
        ActionDue(number, goal, action)
        for number, goal in goals
        for action in goal.actions
        if not action.done and action.due is not None and action.due <= day
    ]
    actions.sort(key=lambda due: due.action.due or day)
    return Stop("week", day, actions=tuple(actions))


def _between(
    workshop: Workshop,
    goals: tuple[tuple[int, Goal], ...],
    kind: StopKind,
    day: dt.date | None,
    begin: dt.date | None,
    end: dt.date | None,
) -> Stop:
    """What is due after `begin` and up to `end`; None leaves that side open."""

    def within(due: dt.date | None) -> bool:
        return due is not None and (begin is None or due > begin) and (end is None or due <= end)

    criteria = sorted(
        (due for due in _criteria(goals) if within(due.criterion.due)), key=lambda due: due.criterion.due or dt.date.max
    )
    again = sorted(
        (entry for entry in workshop.not_doing if within(entry.look_again)),
        key=lambda entry: entry.look_again or dt.date.max,
    )
    return Stop(kind, day, tuple(criteria), look_again=tuple(again))


def _criteria(goals: tuple[tuple[int, Goal], ...]) -> list[CriterionDue]:
    """Every criterion that was not dropped, in the order of goals."""
    return [
        CriterionDue(number, goal, criterion)
        for number, goal in goals
        for criterion in goal.criteria
        if criterion.state != "dropped"
    ]
