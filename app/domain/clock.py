"""The clock: how long each category took, and the pace of the day. Every answer is for a moment that is given."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import msgspec

from app.domain.agenda import agenda
from app.domain.workshop import BREAK, Timing, Workshop

FASTEST, SLOWEST = Fraction(1, 2), Fraction(2)
"""Beyond these a pace of a few minutes says nothing about the rest of the day."""


class Face(msgspec.Struct, frozen=True):
    """What the clock shows: seconds that were allowed, taken and left (negative when over), and whether it runs."""

    category_id: str
    allowed: int
    spent: int
    running: bool

    @property
    def left(self) -> int:
        """The seconds that are left; below 0 when the time is over."""
        return self.allowed - self.spent


class Pace(msgspec.Struct, frozen=True):
    """Whether the day ends on time. Times are the room's own, with its offset.

    `planned_end` is that of the agenda. `end` is when the day ends when the rest takes the minutes it has, `paced_end`
    when the rest goes as the settled categories went. `behind` is `end` beyond `planned_end` in minutes, negative when
    the day is ahead. `rest` are the categories that are still to be settled, without the one that runs.
    """

    planned_end: dt.datetime
    end: dt.datetime
    paced_end: dt.datetime
    behind: int
    rest: tuple[str, ...]


def spent(timing: Timing | None, now: dt.datetime) -> int:
    """The whole seconds that a category took until now; a clock that was set back counts nothing."""
    if timing is None:
        return 0
    running = 0
    if timing.running_since is not None:
        running = max(0, int((now - dt.datetime.fromisoformat(timing.running_since)).total_seconds()))
    return timing.spent + running


def face(workshop: Workshop, category_id: str, now: dt.datetime) -> Face:
    """The clock of a category, or of the break that runs."""
    timing = workshop.timing(category_id)
    running = timing is not None and timing.running_since is not None
    if category_id == BREAK:
        return Face(BREAK, 60 * ((timing.minutes if timing else 0) or 0), _this_break(timing, now), running)
    return Face(category_id, 60 * workshop.state(category_id).allowed, spent(timing, now), running)


def pace(workshop: Workshop, now: dt.datetime) -> Pace | None:
    """The pace of the day; None before its clock ran for the first time."""
    if not workshop.timings:
        return None
    began = min(dt.datetime.fromisoformat(timing.began_at) for timing in workshop.timings)
    planned = _planned_end(workshop, began)
    here = workshop.running.category_id if workshop.running else None
    waiting = [state for c in workshop.scope if not (state := workshop.state(c.id)).settled]
    left = sum(max(0, 60 * state.allowed - spent(workshop.timing(state.category_id), now)) for state in waiting)
    pauses = max(0, 60 * workshop.break_minutes - spent(workshop.timing(BREAK), now))
    end = now + dt.timedelta(seconds=left + pauses)
    paced = now + dt.timedelta(seconds=int(left * _ratio(workshop, now)) + pauses)
    rest = tuple(state.category_id for state in waiting if state.category_id != here)
    return Pace(planned, end, paced, round((end - planned).total_seconds() / 60), rest)


def shortened(workshop: Workshop, now: dt.datetime) -> dict[str, int]:
    """Minutes for the categories still to come, so that the day ends as planned: what is left, spread as planned.

    Nobody gets less than a minute. Empty when the day is on time or nothing is to come.
    """
    day = pace(workshop, now)
    if day is None or day.behind <= 0 or not day.rest:
        return {}
    states = [workshop.state(category_id) for category_id in day.rest]
    begun = {state.category_id: spent(workshop.timing(state.category_id), now) // 60 for state in states}
    had = sum(max(0, state.allowed - begun[state.category_id]) for state in states)
    left = max(0, had - day.behind)
    weights = {state.category_id: max(0, state.allowed - begun[state.category_id]) for state in states}
    made = _spread(weights, left)
    found = {category_id: max(1, begun[category_id] + minutes) for category_id, minutes in made.items()}
    return {state.category_id: found[state.category_id] for state in states if found[state.category_id] < state.allowed}


def _spread(weights: dict[str, int], total: int) -> dict[str, int]:
    """A number of minutes in whole ones by weight, the largest remainders first; every weight above 0 gets one."""
    whole = sum(weights.values())
    if whole == 0:
        return dict.fromkeys(weights, 0)
    exact = {key: Fraction(total * weight, whole) for key, weight in weights.items()}
    made = {key: max(1 if weights[key] else 0, int(share)) for key, share in exact.items()}
    for key in sorted(exact, key=lambda key: (int(exact[key]) - exact[key], list(weights).index(key))):
        if sum(made.values()) >= total:
            break
        made[key] += 1
    return made


def _this_break(timing: Timing | None, now: dt.datetime) -> int:
    if timing is None or timing.running_since is None:
        return 0
    return spent(msgspec.structs.replace(timing, spent=0), now)


def _ratio(workshop: Workshop, now: dt.datetime) -> Fraction:
    """How long the settled categories took, in parts of what they were planned for."""
    done = [workshop.state(c.id) for c in workshop.scope if workshop.state(c.id).settled and workshop.timing(c.id)]
    planned = sum(60 * state.minutes for state in done)
    if not planned:
        return Fraction(1)
    took = sum(spent(workshop.timing(state.category_id), now) for state in done)
    return min(SLOWEST, max(FASTEST, Fraction(took, planned)))


def _planned_end(workshop: Workshop, began: dt.datetime) -> dt.datetime:
    """The agenda's end on the day on which the clock first ran, which need not be the workshop's date."""
    day = agenda(workshop)
    start = dt.time.fromisoformat(day.starts)
    return began.replace(hour=start.hour, minute=start.minute, second=0, microsecond=0) + dt.timedelta(
        minutes=day.minutes
    )
