"""The clock of one category as the console shows it, and what shortening the rest of the day would do."""

from __future__ import annotations

import datetime as dt

import msgspec

from app.domain.agenda import agenda
from app.domain.clock import Face, Pace, face, pace, shortened, with_minutes
from app.domain.workshop import BREAK, CategoryState, Workshop
from app.store.reader import Reader

ON_TIME = 1
"""So many minutes behind or ahead are on time: nobody has to do anything about them."""


class ClockView(msgspec.Struct, frozen=True):
    """A category's clock and the pace of the day. `until` and `day_ends` are the agenda's, 'HH:MM', '' for none.

    `running_since` is when the clock that runs began, whatever it runs for. `pause` says that it runs for a break.
    """

    state: CategoryState
    face: Face
    until: str
    day_ends: str
    running_since: str | None
    pause: bool
    pace: Pace | None

    @property
    def runs(self) -> bool:
        """Whether the clock runs for a category: this one, or the one from which it is about to move here."""
        return self.running_since is not None and not self.pause

    @property
    def behind(self) -> bool:
        """Whether the day is so late that something should be done about it."""
        return self.pace is not None and self.pace.behind > ON_TIME


class Shortening(msgspec.Struct, frozen=True):
    """What the rest of the day would be allotted: between `least` and `most` minutes less for each of `minutes`.

    The day then ends at `ends`, which is still `over` minutes later than planned where not enough can be spared.
    """

    minutes: tuple[tuple[str, int], ...]
    least: int
    most: int
    ends: dt.datetime
    over: int


def clock(reader: Reader, workshop_id: str, category_id: str, now: dt.datetime) -> ClockView:
    """The clock of a category."""
    return clock_view(reader.workshop(workshop_id), category_id, now)


def clock_view(workshop: Workshop, category_id: str, now: dt.datetime) -> ClockView:
    """The same from a workshop at hand."""
    day, running = agenda(workshop), workshop.running
    return ClockView(
        state=workshop.state(category_id),
        face=face(workshop, category_id, now),
        until=next((item.ends for item in day.items if item.category_id == category_id), ""),
        day_ends=day.ends,
        running_since=running.running_since if running else None,
        pause=running is not None and running.category_id == BREAK,
        pace=pace(workshop, now),
    )


def running_category(workshop: Workshop) -> str:
    """The category in scope for which the clock runs, '' for none."""
    running = workshop.running.category_id if workshop.running else BREAK
    return running if any(category.id == running for category in workshop.scope) else ""


def takes_time(workshop: Workshop, category_id: str) -> bool:
    """Whether the clock can run for a category: it is in scope and applies."""
    return any(category.id == category_id for category in workshop.scope) and workshop.state(category_id).applicable


def shortening(workshop: Workshop, now: dt.datetime) -> Shortening | None:
    """What shortening the rest would do; None when the day is on time or nothing can be shorter."""
    minutes = shortened(workshop, now)
    if not minutes:
        return None
    cuts = [workshop.state(category_id).allowed - less for category_id, less in minutes.items()]
    after = pace(with_minutes(workshop, minutes), now)
    assert after is not None
    return Shortening(tuple(minutes.items()), min(cuts), max(cuts), after.end, max(0, after.behind))
