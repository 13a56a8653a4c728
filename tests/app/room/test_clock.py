"""The room's clock: its text, digits that stay in place, and the signs for a pause and for time that is over."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.charts.figure import Rect, Text, box_of, overlap
from app.domain.clock import Face
from app.room.clock import clock_text, corner, steady, steady_width
from app.room.page import page_of
from app.theme import load_theme

PAGE = page_of(1920, 1080)


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (401, "06:41"),
        (0, "00:00"),
        (59, "00:59"),
        (60, "01:00"),
        (3600, "60:00"),
        (7199, "119:59"),
        (-1, "+00:01"),
        (-130, "+02:10"),
        (-6001, "+100:01"),
    ],
)
def test_time_is_minutes_and_seconds_and_beyond_the_end_has_a_plus(left: int, text: str) -> None:
    assert clock_text(left) == text


def test_no_digit_moves_as_time_goes_on() -> None:
    places = {
        tuple(round(box_of(mark)[0] + box_of(mark)[2], 6) for mark in steady(clock_text(left), 100, 100, 48))
        for left in range(3600)
    }
    assert len(places) == 1
    assert len({steady_width(clock_text(left), 48) for left in range(3600)}) == 1


def test_digits_stand_beside_one_another() -> None:
    for first, second in pairwise(steady("+108:44", 0, 100, 320)):
        assert not overlap(box_of(first), box_of(second), 0.01)


def test_a_running_clock_is_only_its_time_at_the_right_margin() -> None:
    marks, edge = corner(Face("c", 720, 319, True), PAGE, 120)
    assert "".join(mark.text for mark in marks if isinstance(mark, Text)) == "06:41"
    assert len(marks) == 5
    assert max(box_of(mark)[2] for mark in marks) == pytest.approx(PAGE.right, abs=8)
    assert edge < min(box_of(mark)[0] for mark in marks)


def test_a_pause_has_a_sign_beside_the_time() -> None:
    running, _ = corner(Face("c", 720, 319, True), PAGE, 120)
    paused, edge = corner(Face("c", 720, 319, False), PAGE, 120)
    bars = [mark for mark in paused if isinstance(mark, Rect)]
    assert len(bars) == 2
    assert [mark.x for mark in paused if isinstance(mark, Text)] == [
        mark.x for mark in running if isinstance(mark, Text)
    ]
    assert edge < min(bar.x for bar in bars)


@pytest.mark.parametrize("running", [True, False])
def test_time_that_is_over_has_a_plate_and_a_plus(running: bool) -> None:
    marks, edge = corner(Face("c", 720, 850, running), PAGE, 120)
    plate = marks[0]
    assert isinstance(plate, Rect)
    assert plate.fill == "warn_fill"
    assert "".join(mark.text for mark in marks if isinstance(mark, Text)) == "+02:10"
    for mark in marks[1:]:
        left, _, right, _ = box_of(mark)
        assert plate.x < left < right < plate.x + plate.w
    assert edge < plate.x
    assert plate.x + plate.w == pytest.approx(PAGE.right)
    assert {mark.color for mark in marks if isinstance(mark, Text)} == {"warn"}


def test_without_a_clock_the_corner_is_free() -> None:
    assert corner(None, PAGE, 120) == ([], PAGE.right)


def test_the_colours_of_the_clock_are_roles_of_both_themes() -> None:
    for name in ("light", "dark"):
        theme = load_theme(name)
        assert theme.warn != theme.warn_fill
