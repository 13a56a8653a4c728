"""The clock: how long each category took, and the pace of the day. Every answer is for a moment that is given."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction

import msgspec

from app.domain.agenda import agenda
from app.domain.workshop import BREAK, Timing, Workshop

FASTEST, SLOWEST = Fraction(1, 2), Fraction(2)
"""Beyond these a pace of a few minutes says nothing about the rest of the day."""
FORGOTTEN = dt.timedelta(hours=12)
"""A clock that ran longer than this in one go was forgotten in the evening: nobody knows how much of it counts."""

_EARLY = dt.timedelta(hours=6)  # a day reaches from this long before its start until as long before the next one's
_DAY = dt.timedelta(days=1)
_LATE = dt.timedelta(hours=3)  # a group that begins later than this does not go by the start on its agenda
_OVER = dt.timedelta(hours=2)  # a clock that stands this long after the planned end stands because the day is over


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
    """Whether the day ends on time. Times are the room's own, with the offset of now.

    `planned_end` is that of the agenda. `end` is when the day ends when the rest takes the minutes it has, `paced_end`
    when the rest goes as the decided categories went. `behind` is `end` beyond `planned_end` in whole minutes, negative
    when the day is ahead. `rest` are the categories that are still to be settled, without the one that runs.
    """

    planned_end: dt.datetime
    end: dt.datetime
    paced_end: dt.datetime
    behind: int
    rest: tuple[str, ...]


def spent(timing: Timing | None, now: dt.datetime) -> int:
    """The whole seconds that a category took until now; a clock that was set back or forgotten counts nothing."""
    if timing is None:
        return 0
    if timing.running_since is None:
        return timing.spent
    gone = now - dt.datetime.fromisoformat(timing.running_since)
    return timing.spent + (max(0, int(gone.total_seconds())) if gone <= FORGOTTEN else 0)


def face(workshop: Workshop, category_id: str, now: dt.datetime) -> Face:
    """The clock of a category, or of the break that runs."""
    timing = workshop.timing(category_id)
    running = timing is not None and timing.running_since is not None
    if category_id == BREAK:
        return Face(BREAK, 60 * ((timing.minutes if timing else 0) or 0), _this_break(timing, now), running)
    return Face(category_id, 60 * workshop.state(category_id).allowed, spent(timing, now), running)


def forgotten(workshop: Workshop, now: dt.datetime) -> bool:
    """Whether the clock runs since so long ago that it was forgotten."""
    since = workshop.running.running_since if workshop.running else None
    return since is not None and now - dt.datetime.fromisoformat(since) > FORGOTTEN


def began(workshop: Workshop, now: dt.datetime) -> dt.datetime | None:
    """When the clock of a category ran first on the day of now; None when it did not.

    A day reaches into the night. It need not be the workshop's date, and a try on the evening before is not part of it.
    """
    opens = _day_start(workshop, now) - _EARLY
    ran = [timing for timing in workshop.timings if timing.category_id != BREAK]
    stamps = [stamp for timing in ran for stamp in (timing.began_at, timing.running_since) if stamp is not None]
    moments = [dt.datetime.fromisoformat(stamp) for stamp in stamps]
    return min((moment for moment in moments if opens <= moment < opens + _DAY), default=None)


def pace(workshop: Workshop, now: dt.datetime) -> Pace | None:
    """The pace of the day; None before its clock ran for the first time, and once the day is done."""
    first = began(workshop, now)
    waiting = [state for c in workshop.scope if not (state := workshop.state(c.id)).settled]
    if first is None or not waiting:
        return None
    planned = _planned_end(workshop, first, now)
    if workshop.running is None and now > planned + _OVER:
        return None
    took = {state.category_id: spent(workshop.timing(state.category_id), now) for state in waiting}
    ratio = _ratio(workshop, now)
    left = sum(max(0, 60 * state.allowed - took[state.category_id]) for state in waiting)
    paced = sum(max(0, int(60 * state.allowed * ratio) - took[state.category_id]) for state in waiting)
    pauses = _breaks_left(workshop, now)
    end = now + dt.timedelta(seconds=left + pauses)
    here = workshop.running.category_id if workshop.running else None
    return Pace(
        planned_end=planned,
        end=end,
        paced_end=now + dt.timedelta(seconds=paced + pauses),
        behind=int((end - planned).total_seconds() / 60),
        rest=tuple(state.category_id for state in waiting if state.category_id != here),
    )


def shortened(workshop: Workshop, now: dt.datetime) -> dict[str, int]:
    """Fewer minutes for categories that are still to come, so that the day ends as planned.

    Each gives from what it can spare, in proportion: nobody is left with less than a minute. Where that is not enough
    the day ends as early as it can. Empty when the day is on time or nothing can be shorter.
    """
    day = pace(workshop, now)
    if day is None or day.behind <= 0:
        return {}
    allowed = {category_id: workshop.state(category_id).allowed for category_id in day.rest}
    spare = {
        category_id: max(0, minutes - math.ceil(spent(workshop.timing(category_id), now) / 60) - 1)
        for category_id, minutes in allowed.items()
    }
    over = math.ceil((day.end - day.planned_end).total_seconds() / 60)
    cuts = _spread(spare, min(over, sum(spare.values())))
    return {category_id: allowed[category_id] - cut for category_id, cut in cuts.items() if cut}


def with_minutes(workshop: Workshop, minutes: dict[str, int]) -> Workshop:
    """The workshop as it would be with these minutes allotted."""
    states = tuple(
        msgspec.structs.replace(state, allotted=minutes.get(state.category_id, state.allotted))
        for state in workshop.states
    )
    return msgspec.structs.replace(workshop, states=states)


def _spread(weights: dict[str, int], total: int) -> dict[str, int]:
    """A total of at most all weights in whole parts in proportion to them: none is larger than its weight.

    The largest remainders are rounded up; equal ones by id, so that it does not depend on the order.
    """
    whole = sum(weights.values())
    exact = {key: Fraction(total * weight, whole or 1) for key, weight in weights.items()}
    made = {key: int(share) for key, share in exact.items()}
    short = total - sum(made.values())
    for key in sorted(exact, key=lambda key: (made[key] - exact[key], key))[:short]:
        made[key] += 1
    return made


def _this_break(timing: Timing | None, now: dt.datetime) -> int:
    if timing is None or timing.running_since is None:
        return 0
    return spent(msgspec.structs.replace(timing, spent=0), now)


def _breaks_left(workshop: Workshop, now: dt.datetime) -> int:
    """The seconds of breaks that are to come: what is left of the plan's, at least what is left of the one that is."""
    planned = 60 * workshop.break_minutes - spent(workshop.timing(BREAK), now)
    clock = face(workshop, BREAK, now)
    return max(0, planned, clock.left if clock.running else 0)


def _ratio(workshop: Workshop, now: dt.datetime) -> Fraction:
    """How long the decided categories took, in parts of what they were allowed."""
    done = [state for c in workshop.scope if (state := workshop.state(c.id)).decided]
    # where one only passed by, nothing was discussed
    took = {state: seconds for state in done if (seconds := spent(workshop.timing(state.category_id), now)) >= 60}
    allowed = sum(60 * state.allowed for state in took)
    return min(SLOWEST, max(FASTEST, Fraction(sum(took.values()), allowed))) if allowed else Fraction(1)


def _day_start(workshop: Workshop, now: dt.datetime) -> dt.datetime:
    """The agenda's start on the day of now; until some hours before it, the night belongs to the day before."""
    begins = dt.time.fromisoformat(workshop.starts_at)
    start = now.replace(hour=begins.hour, minute=begins.minute, second=0, microsecond=0)
    if now < start - _EARLY:
        return start - _DAY
    return start if now < start - _EARLY + _DAY else start + _DAY


def _planned_end(workshop: Workshop, first: dt.datetime, now: dt.datetime) -> dt.datetime:
    """When the agenda ends, on the day of now."""
    # the clocks may have changed since the day began
    start = _day_start(workshop, now).replace(tzinfo=first.tzinfo)
    minutes = _planned_minutes(workshop, start - _EARLY)
    if first > start + _LATE:
        start = first.replace(second=0, microsecond=0)
    return (start + dt.timedelta(minutes=minutes)).astimezone(now.tzinfo)


def _planned_minutes(workshop: Workshop, opens: dt.datetime) -> int:
    """The agenda's minutes, with those of a category that was set aside once its clock had run today: they are won.

    What was decided on an earlier day of the same workshop is no longer part of today's.
    """
    minutes = agenda(workshop).minutes
    for category in workshop.scope:
        state, timing = workshop.state(category.id), workshop.timing(category.id)
        if timing is None:
            continue
        today = dt.datetime.fromisoformat(timing.began_at) >= opens
        if today and state.na_reason is not None:
            minutes += state.minutes
        elif not today and state.decided and state.decided_at is not None:
            minutes -= state.minutes if dt.datetime.fromisoformat(state.decided_at) < opens else 0
    return minutes
