"""The clock in the header of the score page: it runs and stands at one key and never stops by itself."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.commands import Decide, SetMinutes, SetNotApplicable
from app.domain.workshop import Workshop
from tests.ui.clock.conftest import a_day
from ui.clock.ticker import MINUTE, SECOND
from ui.score.page import ScorePage

if TYPE_CHECKING:
    from tests.ui.clock.conftest import Room

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Enter = Callable[..., "Room"]


def _page(room: Room) -> ScorePage:
    page = room.desk.frame.page
    assert isinstance(page, ScorePage)
    return page


# --- run and pause


def test_before_it_runs_the_plan_stands_there_and_nothing_ticks(room: Room) -> None:
    assert room.says("planned_time") == "20 min planned · until 09:20"
    assert room.says("run_clock") == "Start the clock"
    assert room.says("clock_time") == room.says("day_pace") == ""
    assert not room.ticker.active
    assert room.workshop.timings == ()


def test_t_lets_the_clock_of_the_category_run(room: Room) -> None:
    room.key("t")
    assert room.running == "cat-0"
    assert room.says("clock_time") == "20:00"
    assert room.says("planned_time") == "of 20:00 · ends 10:00"
    room.wait(5, 19)
    assert room.says("clock_time") == "14:41"
    assert room.says("day_pace") == "on time"
    assert room.ticker.active


def test_t_once_more_lets_it_stand_and_go_on(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("t")
    assert room.running is None
    room.wait(3)
    assert room.says("clock_time") == "15:00"
    assert room.says("planned_time") == "paused · of 20:00 · ends 10:00"
    assert room.find("clock_time").property("role") is None
    assert room.find("run_clock").accessibleName() == "Run the clock"
    room.key("t")
    room.wait(1)
    assert room.says("clock_time") == "14:00"
    assert room.took("cat-0") == 360


def test_the_button_does_the_same_and_names_what_it_does(room: Room) -> None:
    room.click("run_clock")
    assert room.running == "cat-0"
    assert room.find("run_clock").accessibleName() == "Pause the clock"
    room.click("run_clock")
    assert room.running is None


def test_beyond_its_time_it_counts_up_with_a_sign_and_a_word(room: Room) -> None:
    room.key("t")
    room.wait(20)
    assert room.says("clock_time") == "00:00"
    assert _page(room).clock.time.role == "text"
    room.wait(2, 10)
    assert room.says("clock_time") == "+02:10"
    assert room.says("planned_time") == "over 20:00 · ends 10:00"
    assert _page(room).clock.time.role == "warn"
    assert room.running == "cat-0"
    room.wait(100)
    assert room.says("clock_time") == "+102:10"


def test_a_t_in_a_text_is_a_letter(room: Room) -> None:
    room.key("q")
    focus = room.desk.window.focusWidget()
    assert isinstance(focus, QPlainTextEdit | QLineEdit)
    room.key("t")
    assert room.running is None
    room.key(Qt.Key.Key_Escape)
    room.key("t")
    assert room.running == "cat-0"


def test_t_is_a_key_of_the_score_page_alone(room: Room) -> None:
    room.do("go_review")
    room.key("t")
    assert room.workshop.timings == ()


def test_another_key_is_named_on_the_button(room: Room) -> None:
    room.desk.actions.set_keys({"pause_clock": ["Ctrl+T"]})
    room.desk.settle()
    room.key("t")
    assert room.running is None
    room.key("t", CONTROL)
    assert room.running == "cat-0"
    assert _page(room).clock.run._key == "Ctrl T"


def test_time_is_never_undone(room: Room) -> None:
    room.key("2")
    room.key("t")
    room.wait(5)
    room.key("z", CONTROL)
    assert room.workshop.state("cat-0").current is None
    assert room.running == "cat-0"
    assert room.says("clock_time") == "15:00"


# --- from category to category


def test_the_clock_goes_along_to_the_next_category(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("n")
    assert room.running == "cat-1"
    assert room.says("clock_time") == "20:00"
    room.wait(2)
    assert room.says("clock_time") == "18:00"
    room.key("p")
    assert room.running == "cat-0"
    assert room.says("clock_time") == "15:00"
    assert (room.took("cat-0"), room.took("cat-1")) == (300, 120)


def test_it_goes_along_from_the_rail_too(room: Room) -> None:
    room.key("t")
    room.desk.qtbot.mouseClick(room.desk.frame.rail.button("score:cat-2"), Qt.MouseButton.LeftButton)
    room.desk.settle()
    assert room.running == "cat-2"


def test_a_clock_that_stands_stays_so_on_the_way(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("t")
    room.key("n")
    assert room.running is None
    assert room.says("clock_time") == "20:00"
    assert room.says("planned_time") == "paused · of 20:00 · ends 10:00"


def test_on_the_way_no_frame_says_that_it_is_paused(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.key("t")
    said: list[str] = []
    about = _page(room).clock.about
    show = about.setText
    monkeypatch.setattr(about, "setText", lambda text: (said.append(text), show(text)))
    room.key("n")
    assert not [text for text in said if "paused" in text]


def test_once_both_levels_are_decided_it_runs_on_until_the_next_category(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("2")
    room.key("4", SHIFT)
    assert room.running == "cat-0"
    room.wait(3)
    assert room.says("clock_time") == "12:00"
    room.key("n")
    assert (room.took("cat-0"), room.running) == (480, "cat-1")


def test_a_settled_category_says_what_it_took(room: Room) -> None:
    room.key("t")
    room.wait(24)
    room.key("2")
    room.key("4", SHIFT)
    room.key("t")
    assert room.says("planned_time") == "took 24 min of 20"
    assert room.says("clock_time") == ""
    assert "Took 24 min" in room.find("clock").toolTip()


def test_a_category_that_does_not_apply_takes_no_clock_on_the_way(enter: Enter) -> None:
    made = a_day()
    states = (made.states[0], replace(made.states[1], na_reason="Not ours."), made.states[2])
    room = enter(replace(made, states=states))
    room.key("t")
    room.key("n")
    assert room.running == "cat-0"
    assert room.says("planned_time") == "20 min planned"
    assert not room.there("run_clock")
    room.key("n")
    assert room.running == "cat-2"


def test_t_on_a_category_that_does_not_apply_says_why_not(room: Room) -> None:
    room.desk.bridge.do(SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="Not ours."))
    room.desk.settle()
    room.key("t")
    assert room.running is None
    assert room.notice == "“Category 0” is marked as not applicable: it takes no time of this workshop."


def test_on_other_pages_it_runs_on(room: Room) -> None:
    room.key("t")
    room.do("go_plan")
    room.wait(5)
    assert room.running == "cat-0"
    room.do("go_score")
    assert room.says("clock_time") == "15:00"


@pytest.mark.parametrize("page", ["review", "plan", "export"])
def test_who_goes_on_once_all_is_settled_takes_the_clock_from_the_last_category(room: Room, page: str) -> None:
    room.key("t")
    for n in range(3):
        room.desk.bridge.do(Decide(workshop_id=room.id, category_id=f"cat-{n}", current=1, target=2))
    room.desk.settle()
    assert room.running == "cat-0"
    room.wait(5)
    room.do(f"go_{page}")
    assert room.running is None
    assert room.took("cat-0") == 300


def test_n_behind_the_last_category_leaves_the_clock_while_others_are_open(room: Room) -> None:
    room.key("n")
    room.key("n")
    room.key("t")
    room.key("n")
    assert room.desk.frame.page_id == "review"
    assert room.running == "cat-2"


def test_minutes_that_change_are_on_the_clock_at_once(room: Room) -> None:
    room.key("t")
    room.desk.bridge.do(SetMinutes(workshop_id=room.id, category_id="cat-0", minutes=12))
    room.desk.settle()
    assert room.says("clock_time") == "12:00"
    assert room.says("planned_time") == "of 12:00 · ends 09:52"


# --- the pace of the day


def test_the_day_is_behind_on_time_or_ahead(room: Room) -> None:
    room.key("t")
    room.wait(12)
    room.key("2")
    room.key("4", SHIFT)
    room.key("n")
    assert room.says("day_pace") == "8 min ahead · ends 09:36 at this pace"
    assert _page(room).clock.pace.tone == "good"
    room.wait(21)
    assert room.says("day_pace").startswith("7 min ahead")
    room.wait(7)
    assert room.says("day_pace") == "on time"
    assert _page(room).clock.pace.tone == "neutral"
    room.wait(5)
    assert room.says("day_pace").startswith("5 min behind")
    assert _page(room).clock.pace.tone == "warn"


def test_a_long_pause_is_told_in_hours(room: Room) -> None:
    room.key("t")
    room.wait(20 + 75)
    assert room.says("day_pace").startswith("1 h 15 min behind")


def test_a_minute_late_is_on_time_and_nothing_is_offered(room: Room) -> None:
    room.key("t")
    room.wait(21, 59)
    assert room.says("day_pace") == "on time · ends 10:01 at this pace"
    assert not room.there("shorten_rest")
    room.wait(0, 1)
    assert room.says("day_pace").startswith("2 min behind")
    assert room.there("shorten_rest")


def test_a_clock_that_stands_makes_the_day_later_minute_by_minute(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("t")
    room.wait(4)
    assert room.says("day_pace").startswith("4 min behind")


# --- shorten the rest


def test_shorten_says_what_it_does_and_does_it(room: Room) -> None:
    room.key("t")
    room.wait(30)
    assert room.says("shorten_rest").startswith("Shorten the rest")
    said = "2 categories get 5 min less; the day ends at 10:00."
    assert room.find("shorten_rest").accessibleDescription() == said
    room.key("t", SHIFT)
    assert [state.allowed for state in room.workshop.states] == [20, 15, 15]
    assert room.notice == said
    assert room.says("day_pace").startswith("on time")
    assert not room.there("shorten_rest")
    assert room.running == "cat-0"


def test_the_offer_can_be_clicked(room: Room) -> None:
    room.key("t")
    room.wait(30)
    room.click("shorten_rest")
    assert [state.allowed for state in room.workshop.states] == [20, 15, 15]


@pytest.mark.parametrize("way", ["notice", "key"])
def test_shortening_is_undone_in_one_step(room: Room, way: str) -> None:
    room.key("t")
    room.wait(30)
    room.key("t", SHIFT)
    room.wait(1)
    if way == "notice":
        room.click("notice_action")
    else:
        room.key("z", CONTROL)
    assert [state.allotted for state in room.workshop.states] == [None, None, None]
    assert room.notice == "Undone: 2 categories shortened"
    assert room.says("day_pace").startswith("11 min behind")
    assert room.running == "cat-0"
    room.key("z", CONTROL | SHIFT)
    assert [state.allowed for state in room.workshop.states] == [20, 15, 15]


def test_where_it_is_not_enough_it_says_by_how_much(room: Room) -> None:
    room.key("t")
    room.wait(20 + 50)
    room.key("t", SHIFT)
    assert [state.allowed for state in room.workshop.states] == [20, 1, 1]
    assert room.notice == "2 categories get 19 min less; the day still ends 12 min late, at 10:12."
    assert not room.there("shorten_rest")
    room.key("t", SHIFT)
    assert room.notice == "Nothing is left that could be shorter: the day ends 12 min late, at 10:12."


def test_different_minutes_are_told_as_a_range(enter: Enter) -> None:
    made = a_day()
    room = enter(replace(made, states=(*made.states[:2], replace(made.states[2], minutes=41))))
    room.key("t")
    room.wait(32)
    room.key("t", SHIFT)
    assert room.notice == "2 categories get 4–8 min less; the day ends at 10:21."


@pytest.mark.parametrize(
    ("begun", "sentence"),
    [
        (False, "Nothing is shortened: the clock of the day does not run."),
        (True, "Nothing has to be shorter: the day is on time."),
    ],
)
def test_shortening_a_day_that_needs_it_not_says_so(room: Room, begun: bool, sentence: str) -> None:
    if begun:
        room.key("t")
        room.wait(5)
    room.key("t", SHIFT)
    assert room.notice == sentence
    assert [state.allotted for state in room.workshop.states] == [None, None, None]


# --- what ticks


def test_a_tick_reads_and_shows_nothing_but_the_clock(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _page(room)
    calls: list[str] = []
    monkeypatch.setattr(page, "refresh", lambda shown: calls.append("refresh"))
    monkeypatch.setattr(page.body, "show_view", lambda view: calls.append("body"))
    room.key("t")
    room.wait(5)
    room.key("t")
    assert calls == []
    read = room.desk.bridge.read
    monkeypatch.setattr(room.desk.bridge, "read", lambda *args: calls.append("read") or read(*args))
    room.key("t")
    calls.clear()
    room.wait(0, 1)
    assert calls == []


@pytest.mark.parametrize("minutes", [0, 30], ids=["in time", "over time"])
def test_a_second_lays_nothing_out(room: Room, monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    room.key("t")
    room.wait(minutes, 1)
    clock = _page(room).clock
    calls: list[str] = []
    for widget in (clock.time, clock.about, clock.pace, clock.shorten, clock.run):
        monkeypatch.setattr(widget, "updateGeometry", lambda: calls.append("geometry"))
        monkeypatch.setattr(widget, "setText", lambda *_: calls.append("text"), raising=False)
    before = room.says("clock_time")
    for _ in range(5):
        room.wait(0, 1)
        assert room.says("clock_time") != before
        before = room.says("clock_time")
    assert calls == []


def test_it_ticks_only_while_it_can_be_seen(room: Room) -> None:
    room.key("t")
    assert room.ticker.active
    room.do("go_plan")
    assert not room.ticker.active
    room.do("go_score")
    assert room.ticker.active
    room.desk.window.hide()
    room.desk.settle()
    assert not room.ticker.active


def test_a_clock_that_stands_ticks_once_a_minute_and_not_at_all_before_the_day(room: Room) -> None:
    assert not room.ticker.active
    room.key("t")
    assert 0 < room.ticker._timer.interval() <= SECOND + 10
    room.wait(1, 30)
    room.key("t")
    assert SECOND + 10 < room.ticker._timer.interval() <= MINUTE + 10


def test_the_tick_comes_when_the_second_of_the_clock_is_full(room: Room) -> None:
    room.wait(0, 0.25)
    room.key("t")
    room.wait(0, 0.1)
    assert 895 <= room.ticker._timer.interval() <= 910


def test_there_is_one_ticker_for_the_window(room: Room) -> None:
    from ui.clock.ticker import Ticker, ticker

    assert ticker(room.desk.actions) is room.ticker
    assert len(room.desk.window.findChildren(Ticker)) == 1


# --- room for it


@pytest.mark.parametrize("width", [1000, 1100, 1280, 1440, 1920])
@pytest.mark.parametrize("minutes", [0, 5, 31, 20 + 200])
def test_the_header_holds_all_of_it(enter: Enter, width: int, minutes: int) -> None:
    made = a_day(categories=12)
    names = "Information, reporting and the long name of a category that no header holds"
    categories = tuple(replace(category, name=names) for category in made.model.categories)
    room = enter(replace(made, model=replace(made.model, categories=categories)))
    room.desk.window.resize(width, 700)
    room.desk.settle()
    page = _page(room)
    if minutes:
        room.key("t")
        room.wait(minutes)
    clock = page.clock
    shown = [w for w in (clock.time, clock.about, clock.pace, clock.shorten, clock.run) if w.isVisible()]
    for widget in shown:
        left = widget.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= page.width(), widget.objectName()
        assert widget.width() >= widget.sizeHint().width(), widget.objectName()
    assert page.title_label.width() >= 85
    assert page.pill.width() >= page.pill.sizeHint().width()
    if page.saved.text():
        assert page.saved.width() >= page.saved.sizeHint().width()
    columns = [(w.mapTo(page, QPoint(0, 0)).x(), w.width()) for w in (page.title_label, page.pill, page.saved, clock)]
    assert all(x + wide <= after for (x, wide), (after, _) in pairwise(columns))


@pytest.mark.parametrize(
    ("width", "words"), [(1920, "Shorten the rest: 2 categories get 5 min less"), (1000, "Shorten")]
)
def test_what_can_be_done_without_goes_where_it_is_narrow(room: Room, width: int, words: str) -> None:
    room.key("t")
    room.wait(30)
    room.desk.window.resize(width, 700)
    room.desk.settle()
    assert room.says("shorten_rest") == words
    assert room.says("category_place") == ("Category 1 of 3" if width > 1000 else "1 of 3")
    assert room.says("planned_time") == "over 20:00 · ends 10:00"


def test_every_control_has_a_name(room: Room) -> None:
    room.key("t")
    room.wait(30)
    for name in ("run_clock", "shorten_rest"):
        assert room.find(name).accessibleName()
    box = room.find("clock")
    assert isinstance(box, QWidget)
    assert "It ends at 10:10" in box.toolTip()


def test_the_actions_are_those_of_the_table(room: Room) -> None:
    for name, text in (("pause_clock", "Clock: run or pause"), ("shorten_rest", "Shorten the rest of the day")):
        action = room.desk.actions[name]
        assert isinstance(action, QAction)
        assert action.text() == text


def test_without_a_category_there_is_no_clock(enter: Enter) -> None:
    made = a_day(categories=2)
    shown: Workshop = replace(made, states=tuple(replace(state, in_scope=False) for state in made.states))
    room = enter(shown)
    assert not room.there("clock")
    room.key("t")
    assert room.workshop.timings == ()
