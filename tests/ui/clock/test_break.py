"""The break: asked for at one key from any page of a workshop, counted above the pages, ended by the same key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.commands import Decide
from app.domain.workshop import BREAK
from app.queries.room import Pause, scene
from tests.ui.clock.conftest import a_day
from ui.clock.break_line import BreakLine

if TYPE_CHECKING:
    from tests.ui.clock.conftest import Room

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
Enter = Callable[..., "Room"]


def _line(room: Room) -> BreakLine:
    line = room.day.line
    assert line is not None
    return line


def _rest(room: Room) -> None:
    room.key("b", CONTROL)
    room.key(ENTER)


def test_the_key_asks_how_long_and_suggests_ten_minutes(room: Room) -> None:
    assert room.day.line is None
    room.key("b", CONTROL)
    assert room.there("break_line")
    assert _line(room).minutes.value() == 10
    assert _line(room).isAncestorOf(QApplication.focusWidget())
    assert room.workshop.timings == ()


def test_enter_starts_the_break_and_gives_the_keys_back(room: Room) -> None:
    room.key("t")
    room.wait(5)
    _rest(room)
    assert room.running == BREAK
    assert (room.says("break_time"), room.says("break_about")) == ("10:00", "of 10:00 · ends 09:15")
    assert room.desk.window.focusWidget() is room.desk.frame.page
    room.wait(3, 20)
    assert room.says("break_time") == "06:40"
    assert room.took("cat-0") == 300
    assert room.says("planned_time") == "break · of 20:00 · ends 10:00"
    assert room.says("clock_time") == "15:00"


def test_another_length_is_typed_over_the_suggestion(room: Room) -> None:
    room.key("b", CONTROL)
    for digit in "25":
        room.key(digit)
    room.key(ENTER)
    assert room.says("break_time") == "25:00"


@pytest.mark.parametrize("typed", ["0", "601", "9999"])
def test_a_length_that_cannot_be_is_told_and_can_be_mended_at_once(room: Room, typed: str) -> None:
    room.key("b", CONTROL)
    for digit in typed:
        room.key(digit)
    room.key(ENTER)
    assert room.workshop.timings == ()
    assert room.says("break_error") == "Minutes must be from 1 to 600."
    assert _line(room).asking
    for digit in "45":
        room.key(digit)
    room.key(ENTER)
    assert room.says("break_time") == "45:00"
    assert room.says("break_error") == ""


@pytest.mark.parametrize("way", ["escape", "key", "link"])
def test_the_question_can_be_left(room: Room, way: str) -> None:
    room.key("b", CONTROL)
    if way == "link":
        room.click("leave_break")
    else:
        room.key(*((ESCAPE,) if way == "escape" else ("b", CONTROL)))
    assert not room.there("break_line")
    assert room.workshop.timings == ()
    assert room.desk.window.focusWidget() is room.desk.frame.page
    room.key("2")
    assert room.workshop.state("cat-0").current == 2


def test_the_focus_goes_back_into_the_text_where_it_was(room: Room) -> None:
    room.key("q")
    text = QApplication.focusWidget()
    room.key("o")
    room.key("b", CONTROL)
    room.key(ESCAPE)
    assert QApplication.focusWidget() is text
    room.key("b", CONTROL)
    room.key(ENTER)
    assert QApplication.focusWidget() is text
    assert text.toPlainText() == "o"  # type: ignore[union-attr]


def test_the_question_begins_anew_each_time(room: Room) -> None:
    room.key("b", CONTROL)
    room.key("3")
    room.key(ESCAPE)
    room.key("b", CONTROL)
    assert _line(room).minutes.value() == 10


def test_the_question_stays_while_something_changes(room: Room) -> None:
    room.key("b", CONTROL)
    room.key("3")
    room.desk.bridge.do(Decide(workshop_id=room.id, category_id="cat-0", current=1))
    room.desk.settle()
    assert room.there("break_line")
    room.key(ENTER)
    assert room.says("break_time") == "03:00"


def test_the_same_key_ends_the_break_and_the_clock_goes_on(room: Room) -> None:
    room.key("t")
    room.wait(5)
    _rest(room)
    room.wait(8)
    room.key("b", CONTROL)
    assert room.running == "cat-0"
    assert not room.there("break_line")
    room.wait(1)
    assert (room.took("cat-0"), room.took(BREAK)) == (360, 480)
    assert room.says("clock_time") == "14:00"


def test_a_clock_that_stood_before_stands_after_it(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("t")
    _rest(room)
    room.wait(8)
    room.click("end_break")
    assert room.running is None


def test_a_break_before_the_clock_ran_starts_none(room: Room) -> None:
    _rest(room)
    room.wait(8)
    room.key("b", CONTROL)
    assert room.running is None
    assert room.workshop.timing("cat-0") is None


def test_after_it_the_clock_is_where_the_console_is(room: Room) -> None:
    room.key("t")
    _rest(room)
    room.key("n")
    assert room.running == BREAK
    room.key("b", CONTROL)
    assert room.running == "cat-1"


def test_a_break_from_the_plan_leads_back_to_the_category(room: Room) -> None:
    room.key("t")
    room.do("go_plan")
    room.key("b", CONTROL)
    room.key(ENTER)
    assert room.running == BREAK
    room.wait(10)
    room.key("b", CONTROL)
    assert room.running == "cat-0"


def test_t_ends_the_break_for_the_category_that_is_shown(room: Room) -> None:
    _rest(room)
    room.key("t")
    assert room.running == "cat-0"
    assert not room.there("break_line")


def test_nothing_ends_a_break_by_itself(room: Room) -> None:
    room.key("t")
    _rest(room)
    room.wait(11, 20)
    assert room.running == BREAK
    assert (room.says("break_time"), room.says("break_about")) == ("+01:20", "over 10:00 · it was to end at 09:10")
    assert _line(room).time.role == "warn"


def test_five_minutes_more_are_exactly_that(room: Room) -> None:
    _rest(room)
    room.wait(3, 20)
    room.click("longer_break")
    assert room.says("break_time") == "11:40"
    assert room.took(BREAK) == 200


def test_a_break_that_is_over_gets_them_from_now_on(room: Room) -> None:
    _rest(room)
    room.wait(12)
    room.click("longer_break")
    assert room.says("break_time") == "05:00"


def test_a_break_that_would_take_more_than_ten_hours_says_so_and_stays(room: Room) -> None:
    room.key("b", CONTROL)
    for digit in "598":  # five more are too many
        room.key(digit)
    room.key(ENTER)
    room.click("longer_break")
    assert room.says("break_error") == "Minutes must be from 1 to 600."
    assert room.says("break_time") == "598:00"


def test_the_room_sees_the_break(room: Room) -> None:
    _rest(room)
    room.wait(4)
    seen = scene(room.workshop, room.desk.frame.place, room.time.now)
    assert isinstance(seen, Pause)
    assert seen.left == 360


def test_without_a_workshop_there_is_no_break(room: Room) -> None:
    assert room.desk.actions["take_break"].isEnabled()
    room.desk.frame.open_workshop("", "library")
    room.desk.settle()
    assert not room.desk.actions["take_break"].isEnabled()


def test_the_line_belongs_to_the_workshop_that_has_the_break(room: Room) -> None:
    first = room.id
    room.key("t")
    _rest(room)
    room.enter(a_day())
    assert not room.there("break_line")
    assert not room.ticker.active
    room.open(first)
    assert room.there("break_line")
    room.wait(2)
    assert room.says("break_time") == "08:00"
    room.key("b", CONTROL)
    assert room.running == "cat-0"


def test_a_question_does_not_come_along_to_another_workshop(room: Room) -> None:
    room.key("b", CONTROL)
    room.enter(a_day())
    assert not room.there("break_line")


def test_the_line_counts_on_every_page_and_ticks_no_longer_than_it_is_seen(room: Room) -> None:
    _rest(room)
    for page in ("plan", "review", "prepare", "settings"):
        room.desk.frame.go(page)
        room.wait(1)
        assert room.there("break_time"), page
    assert room.says("break_time") == "06:00"
    assert room.ticker.active
    room.key("b", CONTROL)
    assert not room.ticker.active


def test_breaks_count_as_those_that_were_planned(enter: Enter) -> None:
    room = enter(a_day(breaks=30))
    room.key("t")
    room.wait(10)
    _rest(room)
    room.wait(10)
    room.key("b", CONTROL)
    assert room.says("day_pace") == "on time"


def test_the_menu_has_it_for_the_mouse(room: Room) -> None:
    menus = [menu for menu in room.desk.window.menuBar().findChildren(object) if hasattr(menu, "actions")]
    assert any(room.desk.actions["take_break"] in menu.actions() for menu in menus)


def test_every_control_of_the_line_has_a_name(room: Room) -> None:
    room.key("b", CONTROL)
    for name in ("break_length", "start_break", "leave_break"):
        assert room.find(name).accessibleName(), name
    room.key(ENTER)
    for name in ("longer_break", "end_break"):
        assert room.find(name).accessibleName(), name
    assert room.find("break_line").accessibleName() == "Break: 10:00 of 10:00 · ends 09:10"
