"""The days on which the plan is looked at again, and what is looked at on each."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.follow_up import follow_up, working_day
from app.domain.workshop import Action, Criterion, Goal, NotDoing, Workshop
from tests.app.factories import DAY, a_full_workshop, a_workshop

FIRST = dt.timedelta(days=1)


def day(n: int) -> dt.date:
    return DAY + dt.timedelta(days=n)


def with_due(*days: int | None, **fields: object) -> Workshop:
    criteria = tuple(Criterion(f"c{n}", f"measure {n}", due=None if d is None else day(d)) for n, d in enumerate(days))
    return a_workshop(goals=(Goal("g", "cat-0", "Goal", 0, 1, criteria=criteria),), **fields)


def test_nothing_to_follow_up_is_no_calendar() -> None:
    assert follow_up(a_workshop()) == ()
    assert follow_up(a_workshop(not_doing=(NotDoing("n", "x"),))) == ()


def test_criteria_are_judged_at_the_end_of_the_horizon_in_which_they_are_due() -> None:
    stops = {stop.kind: stop for stop in follow_up(with_due(0, 30, 31, 90, 91, 180, 181, None))}
    judged = {kind: [due.criterion.id for due in stop.criteria] for kind, stop in stops.items()}
    assert judged == {
        "day": [], "week": [], "now": ["c0", "c1"], "next": ["c2", "c3"], "later": ["c4", "c5"], "after": ["c6"],
        "open": ["c7"],
    }  # fmt: skip
    assert [stops[kind].day for kind in ("now", "next", "later")] == [day(30), day(90), day(180)]
    assert stops["after"].day is None


def test_dropped_criteria_are_not_judged() -> None:
    goal = Goal("g", "cat-0", "Goal", 0, 1, criteria=(Criterion("c", "m", due=day(5), state="dropped"),))
    assert [stop.kind for stop in follow_up(a_workshop(goals=(goal,)))] == ["day", "week"]


def test_the_first_day_asks_what_is_incomplete_and_the_week_for_its_actions() -> None:
    actions = (
        Action("a", "soon", due=day(7)),
        Action("b", "later", due=day(8)),
        Action("c", "done", due=day(2), done=True),
        Action("d", "undated"),
    )
    whole = Criterion("c", "m", "1", DAY, "2", "look", day(20))
    goals = (
        Goal("g", "cat-0", "Bare", 0, 1, actions=actions),
        Goal("h", "cat-0", "Whole", 0, 1, owner="Ana", criteria=(whole,)),
    )
    first, week, *_ = follow_up(a_workshop(goals=goals))
    assert (first.day, week.day) == (day(1), day(7))
    assert [(number, goal.title) for number, goal in first.unsettled] == [(1, "Bare")]
    assert [due.action.id for due in week.actions] == ["a"]


def test_what_is_not_done_is_looked_at_again_in_its_horizon() -> None:
    entries = tuple(NotDoing(str(n), "x", look_again=day(n)) for n in (200, 10, 100))
    stops = {stop.kind: [entry.id for entry in stop.look_again] for stop in follow_up(a_workshop(not_doing=entries))}
    assert stops == {"now": ["10"], "later": ["100"], "after": ["200"]}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-11-27", "2026-11-27"),
        ("2026-11-28", "2026-11-30"),
        ("2026-11-29", "2026-11-30"),
        ("2026-11-30", "2026-11-30"),
    ],
)
def test_a_day_at_the_weekend_becomes_the_monday_behind_it(given: str, expected: str) -> None:
    assert working_day(dt.date.fromisoformat(given)) == dt.date.fromisoformat(expected)


@given(st.lists(st.one_of(st.none(), st.integers(-50, 400)), max_size=12), st.integers(0, 60), st.integers(0, 60))
def test_every_criterion_and_entry_is_looked_at_exactly_once(days: list[int | None], now: int, more: int) -> None:
    entries = tuple(NotDoing(str(n), "x", look_again=day(d)) for n, d in enumerate(days) if d is not None)
    ends = {"days_now": now, "days_next": now + more, "days_later": now + more}
    workshop = with_due(*days, not_doing=entries, **ends)
    stops = follow_up(workshop)
    assert sorted(due.criterion.id for stop in stops for due in stop.criteria) == sorted(
        f"c{n}" for n in range(len(days))
    )
    again = sorted(int(entry.id) for stop in stops for entry in stop.look_again)
    assert again == [n for n, d in enumerate(days) if d is not None]
    assert all(not stop.empty for stop in stops if stop.kind not in ("day", "week"))


def test_a_full_workshop_has_its_days_in_order() -> None:
    dated = [stop.day for stop in follow_up(a_full_workshop()) if stop.day is not None]
    assert dated == sorted(dated)
