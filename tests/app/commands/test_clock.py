"""The clock in the library: it runs for one thing at a time, and the time that went by is never undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app import commands as c
from app import library_file
from app.domain.clock import face, pace, shortened, spent
from app.domain.problems import InvalidInput
from app.domain.workshop import BREAK, CategoryState, Workshop
from app.workbench import Workbench
from tests.app.commands.asking import keep, now_is, refuse
from tests.app.factories import a_model, a_workshop
from tests.app.tables import journal_length

BEGIN = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


class Day:
    """A workshop's clock with a time that only goes on when it is told to."""

    def __init__(self, workbench: Workbench, made: Workshop) -> None:
        self.workbench, self.made, self.now = workbench, made, BEGIN

    @property
    def shown(self) -> Workshop:
        return now_is(self.workbench, self.made)

    def wait(self, **time: float) -> None:
        self.now += dt.timedelta(**time)

    def do(self, command: Any, *, undoable: bool = False) -> None:
        self.workbench.do(command, undoable=undoable)

    def run(self, n: int = 0) -> None:
        self.do(c.RunClock(workshop_id=self.made.id, category_id=f"cat-{n}"))

    def rest(self, minutes: int) -> None:
        self.do(c.StartBreak(workshop_id=self.made.id, minutes=minutes))

    def stand(self) -> None:
        self.do(c.PauseClock(workshop_id=self.made.id))

    def took(self, category_id: str) -> int:
        return spent(self.shown.timing(category_id), self.now)

    @property
    def running(self) -> str | None:
        running = self.shown.running
        return running.category_id if running else None


@pytest.fixture
def day(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Day:
    """Three categories of 20 minutes and no break, at nine in the morning."""
    made = a_workshop(a_model(), break_minutes=0)
    day = Day(workbench, keep(workbench, made))
    monkeypatch.setattr(library_file, "now", lambda: day.now.isoformat(timespec="milliseconds"))
    return day


def test_the_clock_runs_for_one_category_at_a_time(day: Day) -> None:
    day.run(0)
    day.wait(minutes=5)
    day.run(1)
    assert day.running == "cat-1"
    day.wait(minutes=3, seconds=30)
    day.stand()
    day.wait(minutes=10)
    assert day.running is None
    assert (day.took("cat-0"), day.took("cat-1")) == (300, 210)


def test_a_category_goes_on_where_it_stood(day: Day) -> None:
    day.run(0)
    day.wait(minutes=5)
    day.stand()
    day.wait(minutes=7)
    day.run(0)
    day.wait(minutes=1)
    assert day.took("cat-0") == 360
    timing = day.shown.timing("cat-0")
    assert timing is not None
    assert timing.began_at == BEGIN.isoformat(timespec="milliseconds")


def test_to_run_what_runs_changes_nothing(day: Day) -> None:
    day.run(0)
    before, length = day.shown, journal_length(day.workbench)
    day.wait(minutes=2)
    day.run(0)
    assert day.shown == before
    assert journal_length(day.workbench) == length


def test_to_let_stand_what_stands_changes_nothing(day: Day) -> None:
    length = journal_length(day.workbench)
    day.stand()
    assert journal_length(day.workbench) == length
    assert day.shown.timings == ()


def test_the_clock_marks_no_change_of_the_workshop(day: Day) -> None:
    before = day.shown.changed_at
    day.wait(minutes=1)
    day.run(0)
    day.rest(10)
    day.stand()
    assert day.shown.changed_at == before


def test_a_clock_that_was_set_back_keeps_what_was_taken(day: Day) -> None:
    day.run(0)
    day.wait(minutes=5)
    day.stand()
    day.run(0)
    day.wait(hours=-1)
    day.run(1)
    assert day.took("cat-0") == 300
    day.wait(minutes=1)
    assert day.took("cat-1") == 60


def test_what_a_forgotten_clock_ran_does_not_count(day: Day) -> None:
    day.run(0)
    day.wait(minutes=5)
    day.stand()
    day.run(0)
    day.wait(hours=15)
    day.stand()
    assert day.took("cat-0") == 300


def test_a_break_stops_the_category_and_the_category_the_break(day: Day) -> None:
    day.run(0)
    day.wait(minutes=5)
    day.rest(10)
    assert day.running == BREAK
    day.wait(minutes=4)
    clock = face(day.shown, BREAK, day.now)
    assert (clock.allowed, clock.left) == (600, 360)
    day.run(0)
    day.wait(minutes=1)
    assert (day.took("cat-0"), day.took(BREAK)) == (360, 240)


def test_a_break_can_be_made_longer_while_it_runs(day: Day) -> None:
    day.rest(10)
    day.wait(minutes=4)
    day.rest(15)
    clock = face(day.shown, BREAK, day.now)
    assert (clock.allowed, clock.spent, clock.left) == (900, 240, 660)
    day.wait(minutes=1)
    assert day.took(BREAK) == 300


def test_a_second_break_begins_anew(day: Day) -> None:
    day.rest(10)
    day.wait(minutes=8)
    day.stand()
    day.wait(minutes=30)
    day.rest(5)
    day.wait(minutes=1)
    assert face(day.shown, BREAK, day.now).left == 240
    assert day.took(BREAK) == 540


@pytest.mark.parametrize("minutes", [0, -5, 601])
def test_a_break_takes_from_a_minute_to_ten_hours(day: Day, minutes: int) -> None:
    command = c.StartBreak(workshop_id=day.made.id, minutes=minutes)
    assert refuse(day.workbench, command, "minutes") == "Minutes must be from 1 to 600."


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        (
            c.SetScope(workshop_id="", category_id="cat-1", in_scope=False),
            "scope",
            "“Category 1” is out of scope: it takes no time of this workshop.",
        ),
        (
            c.SetNotApplicable(workshop_id="", category_id="cat-1", reason="Not ours."),
            "na_reason",
            "“Category 1” is marked as not applicable: it takes no time of this workshop.",
        ),
    ],
    ids=["out of scope", "not applicable"],
)
def test_what_takes_no_time_gets_no_clock(day: Day, change: Any, field: str, sentence: str) -> None:
    day.run(0)
    day.do(replace(change, workshop_id=day.made.id))
    command = c.RunClock(workshop_id=day.made.id, category_id="cat-1")
    assert refuse(day.workbench, command, field) == sentence
    assert day.running == "cat-0"


def test_a_category_that_is_set_aside_keeps_the_time_it_took(day: Day) -> None:
    day.run(0)
    day.wait(minutes=2)
    day.do(c.SetNotApplicable(workshop_id=day.made.id, category_id="cat-0", reason="Not ours."))
    assert day.running == "cat-0"
    day.run(1)
    assert day.took("cat-0") == 120


def test_an_unknown_category_has_no_clock(day: Day) -> None:
    command = c.RunClock(workshop_id=day.made.id, category_id="none")
    assert refuse(day.workbench, command, "category") == "The model of this workshop has no such category."


# --- undo


def test_undo_takes_back_what_was_done_and_no_time(day: Day) -> None:
    day.do(c.Decide(workshop_id=day.made.id, category_id="cat-0", current=1), undoable=True)
    day.run(0)
    day.wait(minutes=5)
    day.stand()
    day.workbench.undo()
    assert day.shown.state("cat-0").current is None
    assert day.took("cat-0") == 300


def test_shortening_is_taken_back_and_done_again_in_one_step(day: Day) -> None:
    day.run(0)
    day.wait(minutes=30)
    minutes = shortened(day.shown, day.now)
    assert minutes == {"cat-1": 15, "cat-2": 15}
    command = c.ShortenRest(workshop_id=day.made.id, minutes=tuple(minutes.items()))
    day.do(command, undoable=True)
    assert [state.allowed for state in day.shown.states] == [20, 15, 15]
    assert day.workbench.undo_label == "2 categories shortened"
    day.wait(minutes=1)
    day.workbench.undo()
    assert [state.allotted for state in day.shown.states] == [None, None, None]
    assert day.running == "cat-0"
    day.workbench.redo()
    assert [state.allotted for state in day.shown.states] == [None, 15, 15]


def test_shortening_can_be_taken_back_after_the_clock_and_a_decision_went_on(day: Day) -> None:
    day.do(c.ShortenRest(workshop_id=day.made.id, minutes=(("cat-1", 9),)), undoable=True)
    day.run(1)
    day.do(c.Decide(workshop_id=day.made.id, category_id="cat-1", current=1), undoable=False)
    day.workbench.undo()
    state = day.shown.state("cat-1")
    assert (state.allotted, state.current) == (None, 1)


def test_the_plan_stays_beside_what_was_allotted_until_it_is_made_anew(day: Day) -> None:
    day.do(c.ShortenRest(workshop_id=day.made.id, minutes=(("cat-1", 9), ("cat-2", 8))))
    assert [(state.minutes, state.allowed) for state in day.shown.states] == [(20, 20), (20, 9), (20, 8)]
    day.do(c.SetMinutes(workshop_id=day.made.id, category_id="cat-1", minutes=25))
    assert [state.allowed for state in day.shown.states] == [20, 25, 8]
    day.do(c.SetAllMinutes(workshop_id=day.made.id, minutes=30))
    assert [state.allowed for state in day.shown.states] == [30, 30, 30]


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        ((), "There is nothing to shorten: no category is left."),
        ((("cat-1", 0),), "Minutes must be from 1 to 600."),
        ((("cat-0", 5), ("cat-1", 601)), "Minutes must be from 1 to 600."),
    ],
)
def test_bad_minutes_shorten_nothing(day: Day, minutes: tuple[tuple[str, int], ...], sentence: str) -> None:
    assert refuse(day.workbench, c.ShortenRest(workshop_id=day.made.id, minutes=minutes), "minutes") == sentence


def test_minutes_for_an_unknown_category_shorten_nothing(day: Day) -> None:
    command = c.ShortenRest(workshop_id=day.made.id, minutes=(("cat-0", 5), ("none", 5)))
    refuse(day.workbench, command, "category")


# --- a whole day, however it goes

ACTS: dict[str, Callable[[Day, int], None]] = {
    "run": lambda day, n: day.run(n % 3),
    "rest": lambda day, n: day.rest(1 + n % 30),
    "stand": lambda day, n: day.stand(),
    "wait": lambda day, n: day.wait(seconds=n),
    "back": lambda day, n: day.wait(seconds=-(n % 90)),
    "decide": lambda day, n: day.do(
        c.Decide(workshop_id=day.made.id, category_id=f"cat-{n % 3}", current=1, target=2), undoable=True
    ),
    "set aside": lambda day, n: day.do(
        c.SetNotApplicable(workshop_id=day.made.id, category_id=f"cat-{n % 3}", reason="No." if n % 2 else None),
        undoable=True,
    ),
    "shorten": lambda day, n: day.do(
        c.ShortenRest(workshop_id=day.made.id, minutes=tuple(shortened(day.shown, day.now).items())), undoable=True
    ),
    "undo": lambda day, n: (day.workbench.undo(), None)[1],
    "redo": lambda day, n: (day.workbench.redo(), None)[1],
}


@given(acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 1500)), max_size=25))
def test_however_the_day_goes_one_thing_runs_and_no_second_is_lost_or_counted_twice(
    acts: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("day")
    with closing(Workbench(folder / "library.sqlite")) as workbench, pytest.MonkeyPatch.context() as patch:
        made = a_workshop(
            a_model(practices=0), states=tuple(CategoryState(f"cat-{n}") for n in range(3)), break_minutes=10
        )
        workbench.do(c.AddWorkshop(made), undoable=False)
        day = Day(workbench, made)
        patch.setattr(library_file, "now", lambda: day.now.isoformat(timespec="milliseconds"))
        gone = stopped = 0
        for name, n in acts:
            before = {timing.category_id: spent(timing, day.now) for timing in day.shown.timings}
            running = day.running
            with suppress(InvalidInput):
                ACTS[name](day, n)
            now = {timing.category_id: spent(timing, day.now) for timing in day.shown.timings}
            assert sum(timing.running_since is not None for timing in day.shown.timings) <= 1
            assert now.keys() >= before.keys()
            if name == "wait":
                # only what runs takes time, and no more than went by
                assert all(now[key] == before[key] for key in before if key != running)
                if running is not None:
                    assert 0 <= now[running] - before[running] <= n
            elif name != "back":
                assert {key: now[key] for key in before} == before
                assert all(now[key] == 0 for key in now.keys() - before.keys())
            found = pace(day.shown, day.now)
            assert found is None or found.paced_end >= day.now
            gone += n if name == "wait" and running is not None else 0
            stopped = sum(now.values())
        assert stopped <= gone
