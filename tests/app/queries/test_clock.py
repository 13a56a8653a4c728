"""The clock as the console shows it, and what shortening the rest of the day would do."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from msgspec.structs import replace

from app.commands import AddWorkshop
from app.domain.clock import pace, shortened, with_minutes
from app.domain.workshop import BREAK, CategoryState, Workshop
from app.queries.clock import clock, clock_view, running_category, shortening, takes_time
from app.workbench import Workbench
from tests.app.domain.test_clock import at, day, decided, late_days, state, timing


@pytest.fixture
def running() -> Workshop:
    """Two categories of twenty minutes; the clock runs for the first since nine."""
    return day([state(0), state(1, 20, allotted=12)], [timing(0, "09:00", since="09:00")])


def test_the_view_holds_time_agenda_and_pace(running: Workshop) -> None:
    view = clock_view(running, "cat-0", at("09:05"))
    assert (view.face.left, view.until, view.day_ends) == (900, "09:20", "09:40")
    assert (view.runs, view.pause, view.running_since) == (True, False, at("09:00").isoformat(timespec="milliseconds"))
    assert view.pace == pace(running, at("09:05"))


def test_another_category_knows_that_the_clock_runs_elsewhere(running: Workshop) -> None:
    view = clock_view(running, "cat-1", at("09:05"))
    assert (view.face.running, view.runs, view.face.allowed) == (False, True, 720)


def test_a_break_runs_for_no_category() -> None:
    shown = day([state(0)], [timing(0, "09:00", 5), timing(None, "09:05", since="09:05", minutes=10)])
    view = clock_view(shown, "cat-0", at("09:06"))
    assert (view.pause, view.runs) == (True, False)
    assert running_category(shown) == ""


def test_it_can_be_read_from_a_library(workbench: Workbench, running: Workshop) -> None:
    workbench.do(AddWorkshop(running))
    view = workbench.read(clock, running.id, "cat-0", at("09:05"))
    assert view.face.left == 900


@pytest.mark.parametrize(("minutes", "behind"), [(20, False), (21, False), (22, True), (30, True)])
def test_a_day_is_behind_from_two_minutes_on(minutes: int, behind: bool) -> None:
    shown = day([state(0), state(1)], [timing(0, "09:00", since="09:00")])
    assert clock_view(shown, "cat-0", at("09:00") + dt.timedelta(minutes=minutes)).behind is behind


def test_the_category_that_runs_is_in_scope(running: Workshop) -> None:
    assert running_category(running) == "cat-0"
    out = replace(running, states=(replace(running.states[0], in_scope=False), running.states[1]))
    assert running_category(out) == ""
    assert running_category(day([state(0)])) == ""


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (state(0), True),
        (decided(0), True),
        (state(0, in_scope=False), False),
        (state(0, na_reason="Not ours."), False),
    ],
    ids=["open", "decided", "out of scope", "not applicable"],
)
def test_only_what_is_discussed_takes_time(made: CategoryState, expected: bool) -> None:
    assert takes_time(day([made]), "cat-0") is expected
    assert not takes_time(day([made]), BREAK)


def test_nothing_to_shorten_is_none(running: Workshop) -> None:
    assert shortening(running, at("09:05")) is None


@given(late_days())
def test_shortening_tells_what_would_be(made: tuple[Workshop, dt.datetime]) -> None:
    shown, now = made
    what = shortening(shown, now)
    minutes = shortened(shown, now)
    assert (what is None) == (minutes == {})
    if what is None:
        return
    cuts = [shown.state(category_id).allowed - allotted for category_id, allotted in what.minutes]
    after = pace(with_minutes(shown, dict(what.minutes)), now)
    assert after is not None
    assert (what.least, what.most, what.ends) == (min(cuts), max(cuts), after.end)
    assert what.over == max(0, after.behind)
