"""The agenda: what happens when, and when the day ends."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import agenda
from app.domain.workshop import CategoryState
from tests.app.factories import a_model, a_workshop


def with_minutes(*minutes: int, **fields: object):
    model = a_model(categories=len(minutes))
    states = tuple(CategoryState(f"cat-{n}", minutes=m) for n, m in enumerate(minutes))
    return a_workshop(model, states=states, **fields)


def test_categories_follow_each_other_and_the_breaks_come_on_top():
    day = agenda(with_minutes(20, 45, 30, starts_at="09:15", break_minutes=40))
    assert [(item.name, item.starts, item.ends, item.minutes) for item in day.items] == [
        ("Category 0", "09:15", "09:35", 20),
        ("Category 1", "09:35", "10:20", 45),
        ("Category 2", "10:20", "10:50", 30),
    ]
    assert (day.minutes, day.starts, day.ends, day.days_over) == (135, "09:15", "11:30", 0)


def test_what_is_out_of_scope_or_not_applicable_takes_no_time():
    made = with_minutes(20, 45, 30)
    states = (
        msgspec.structs.replace(made.states[0], in_scope=False),
        msgspec.structs.replace(made.states[1], na_reason="Another team does this."),
        made.states[2],
    )
    day = agenda(msgspec.structs.replace(made, states=states))
    assert [item.category_id for item in day.items] == ["cat-2"]
    assert (day.minutes, day.ends) == (60, "10:00")


def test_a_day_without_categories_is_its_breaks():
    made = with_minutes(20, break_minutes=0)
    day = agenda(msgspec.structs.replace(made, states=(CategoryState("cat-0", in_scope=False),)))
    assert (day.items, day.minutes, day.ends) == ((), 0, "09:00")


@pytest.mark.parametrize(
    ("starts_at", "minutes", "ends", "days_over"),
    [("23:30", 30, "00:00", 1), ("23:30", 29, "23:59", 0), ("09:00", 600, "19:00", 0), ("00:00", 600, "10:00", 0)],
)
def test_an_agenda_may_run_past_midnight(starts_at: str, minutes: int, ends: str, days_over: int):
    day = agenda(with_minutes(minutes, starts_at=starts_at, break_minutes=0))
    assert (day.ends, day.days_over) == (ends, days_over)


@given(st.lists(st.integers(1, 600), min_size=1, max_size=30), st.integers(0, 600))
def test_the_minutes_add_up(minutes: list[int], breaks: int):
    day = agenda(with_minutes(*minutes, break_minutes=breaks))
    assert day.minutes == sum(minutes) + breaks
    assert all(one.ends == next_.starts for one, next_ in zip(day.items, day.items[1:], strict=False))
    end = (9 * 60 + day.minutes) % (24 * 60)
    assert day.ends == f"{end // 60:02}:{end % 60:02}"
    assert day.days_over == (9 * 60 + day.minutes) // (24 * 60)
