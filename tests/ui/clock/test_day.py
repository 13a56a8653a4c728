"""What the clock does for the whole day: votes let it go on, a restart does not harm it, a tone when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands import CastVote, DropRound, OpenRound, PauseClock, RevealRound
from app.domain.workshop import BREAK
from app.workbench import Workbench
from tests.desk import Desk
from tests.ui.clock.conftest import Room, Time, a_day
from ui.bridge import Bridge
from ui.compose import build_frame
from ui.first_window import FirstWindow
from ui.preferences import Preferences
from ui.theme import apply_theme

if TYPE_CHECKING:
    from app.domain.votes import Round

CONTROL = Qt.KeyboardModifier.ControlModifier
Enter = Callable[..., Room]


@contextmanager
def _program(qtbot: QtBot, qapp: QApplication, library: Path, time: Time) -> Iterator[Room]:
    """The program from its start to its end."""
    apply_theme(qapp, "light")
    window = FirstWindow()
    preferences = Preferences(library.with_name("settings.json"), window)
    frame = build_frame(qapp, window, Bridge(Workbench(library), window), preferences)
    window.show()
    with qtbot.waitExposed(window):
        pass
    yield Room(Desk(qtbot, frame, window), time)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# --- votes


def _vote(room: Room, category_id: str = "cat-0") -> Round:
    assert room.desk.bridge.do(OpenRound(workshop_id=room.id, category_id=category_id)) is None
    room.desk.settle()
    found = room.workshop.open_round(category_id)
    assert found is not None
    return found


def test_a_round_starts_no_clock_before_the_day_did(room: Room) -> None:
    _vote(room)
    assert room.workshop.timings == ()


def test_a_round_lets_a_clock_that_stands_go_on(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("t")
    room.wait(2)
    _vote(room)
    assert room.running == "cat-0"
    room.wait(1)
    assert room.took("cat-0") == 360


def test_a_round_in_the_next_category_lets_the_clock_go_on_there(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("t")
    room.key("n")
    _vote(room, "cat-1")
    assert room.running == "cat-1"


def test_a_round_on_a_category_that_is_not_shown_moves_nothing(room: Room) -> None:
    room.key("t")
    room.wait(5)
    room.key("t")
    room.do("go_plan")
    _vote(room)
    assert room.running is None


def test_votes_a_reveal_and_what_undo_brings_back_start_no_clock(room: Room) -> None:
    room.key("t")
    round_ = _vote(room)
    vote = CastVote(workshop_id=room.id, round_id=round_.id, current=2, target=3)
    room.desk.bridge.do(vote)
    room.desk.bridge.do(PauseClock(workshop_id=room.id), undoable=False)
    room.desk.settle()
    room.key("z", CONTROL)  # the vote
    assert room.running is None
    room.desk.bridge.do(vote)
    room.desk.bridge.do(RevealRound(workshop_id=room.id, round_id=round_.id))
    room.desk.settle()
    room.key("z", CONTROL)  # the reveal
    assert room.workshop.open_round("cat-0") is not None
    room.desk.bridge.do(DropRound(workshop_id=room.id, round_id=round_.id))
    room.desk.settle()
    room.key("z", CONTROL)  # giving it up
    assert room.workshop.open_round("cat-0") is not None
    assert room.running is None


def test_a_round_during_a_break_does_not_end_it(room: Room) -> None:
    room.key("t")
    room.key("b", CONTROL)
    room.key(Qt.Key.Key_Return)
    _vote(room)
    assert room.running == BREAK


# --- the library keeps it


def test_a_program_that_is_started_again_shows_the_right_time_and_place(
    qtbot: QtBot, qapp: QApplication, library: Path, time: Time
) -> None:
    with _program(qtbot, qapp, library, time) as room:
        room.enter(a_day())
        made = room.id
        room.key("t")
        room.wait(4)
        room.key("n")
        room.wait(5)
    time.now = time.now.replace(minute=11)
    with _program(qtbot, qapp, library, time) as room:
        room.open(made)
        assert room.desk.frame.place.detail == "cat-1"
        assert room.running == "cat-1"
        assert room.says("clock_time") == "13:00"
        assert room.says("planned_time") == "of 20:00 · ends 10:00"
        assert room.says("day_pace").startswith("9 min behind") is False
        room.wait(1)
        assert room.says("clock_time") == "12:00"
        assert (room.took("cat-0"), room.took("cat-1")) == (240, 480)


def test_a_break_goes_on_while_the_program_is_closed(
    qtbot: QtBot, qapp: QApplication, library: Path, time: Time
) -> None:
    with _program(qtbot, qapp, library, time) as room:
        room.enter(a_day())
        made = room.id
        room.key("t")
        room.key("b", CONTROL)
        room.key(Qt.Key.Key_Return)
    time.now = time.now.replace(minute=4)
    with _program(qtbot, qapp, library, time) as room:
        room.open(made, "plan")
        assert room.says("break_time") == "06:00"
        room.key("b", CONTROL)
        assert room.running == "cat-0"


def test_a_clock_that_was_forgotten_overnight_stands_and_that_is_said(
    qtbot: QtBot, qapp: QApplication, library: Path, time: Time
) -> None:
    with _program(qtbot, qapp, library, time) as room:
        room.enter(a_day())
        made = room.id
        room.key("t")
        room.wait(7)
        room.key("t")
        room.key("t")
    time.now = time.now.replace(day=24)
    with _program(qtbot, qapp, library, time) as room:
        room.open(made)
        assert room.running is None
        assert room.took("cat-0") == 420
        assert room.notice == "The clock was left running. It stands now, and the time since then is not counted."
        assert room.says("clock_time") == "13:00"


def test_a_long_pause_of_the_program_within_a_day_is_not_forgotten(
    qtbot: QtBot, qapp: QApplication, library: Path, time: Time
) -> None:
    with _program(qtbot, qapp, library, time) as room:
        room.enter(a_day())
        made = room.id
        room.key("t")
    time.now = time.now.replace(hour=13)
    with _program(qtbot, qapp, library, time) as room:
        room.open(made)
        assert room.running == "cat-0"
        assert room.says("clock_time") == "+220:00"
        assert room.notice == ""


def test_another_workshop_leaves_the_clock_of_the_first_alone(room: Room) -> None:
    first = room.id
    room.key("t")
    room.key("n")
    room.enter(a_day())
    assert room.running is None
    room.wait(3)
    room.open(first)
    assert room.desk.frame.place.detail == "cat-1"
    assert room.says("clock_time") == "17:00"


def test_a_workshop_whose_adding_was_undone_has_no_clock(room: Room) -> None:
    room.key("t")
    room.do("undo")
    room.desk.settle()
    assert room.desk.frame.page_id == "library"
    assert not room.ticker.active


def test_a_window_that_closes_lets_nothing_tick(qtbot: QtBot, qapp: QApplication, library: Path, time: Time) -> None:
    with _program(qtbot, qapp, library, time) as room:
        room.desk.frame.preferences.change(sound=True)
        room.enter(a_day())
        room.key("t")
        assert room.ticker.active
        room.desk.window.close()
        assert not room.ticker.active


# --- the tone


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """The tones that were given."""
    heard: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(None))
    return heard


def test_there_is_no_tone_unless_it_is_wanted(room: Room, beeps: list[None]) -> None:
    room.key("t")
    room.wait(19)
    room.wait(2)
    assert beeps == []


def test_a_tone_is_given_once_when_the_time_is_over(room: Room, beeps: list[None]) -> None:
    room.desk.frame.preferences.change(sound=True)
    room.key("t")
    room.wait(19, 59)
    assert len(beeps) == 0
    room.wait(0, 1)
    assert len(beeps) == 1
    room.wait(0, 1)
    room.wait(5)
    assert len(beeps) == 1
    room.key("n")
    room.wait(20)
    assert len(beeps) == 2
    room.key("p")
    room.wait(1)
    assert len(beeps) == 2


def test_the_tone_is_heard_on_every_page(room: Room, beeps: list[None]) -> None:
    room.desk.frame.preferences.change(sound=True)
    room.key("t")
    room.do("go_plan")
    assert room.ticker.active
    room.wait(20, 1)
    assert len(beeps) == 1
    room.desk.frame.preferences.change(sound=False)
    assert not room.ticker.active


def test_a_clock_that_is_over_already_gives_none(room: Room, beeps: list[None]) -> None:
    room.key("t")
    room.wait(25)
    room.desk.frame.preferences.change(sound=True)
    room.wait(1)
    room.key("t")
    room.key("t")
    room.wait(1)
    assert beeps == []


def test_a_break_that_is_over_gives_none(room: Room, beeps: list[None]) -> None:
    room.desk.frame.preferences.change(sound=True)
    room.key("b", CONTROL)
    room.key(Qt.Key.Key_Return)
    room.wait(9)
    room.wait(2)
    assert beeps == []


def test_the_tone_is_chosen_in_the_settings(room: Room) -> None:
    room.desk.frame.go("settings")
    room.desk.settle()
    check = room.find("sound")
    assert not check.isChecked()  # type: ignore[attr-defined]
    room.click("sound")
    assert room.desk.frame.preferences.settings.sound
    room.desk.frame.preferences.change(sound=False)
    assert not check.isChecked()  # type: ignore[attr-defined]


# --- the agenda of the prepare page


def test_the_agenda_says_what_the_day_made_of_the_minutes(room: Room) -> None:
    room.key("t")
    room.wait(34)
    room.key("t", Qt.KeyboardModifier.ShiftModifier)
    room.key("n")
    room.wait(0, 20)
    room.do("go_prepare")
    assert room.says("clock_cat-0") == "Took 34 min"
    assert room.says("clock_cat-1") == "The clock runs"
    assert room.says("clock_cat-2") == "Shortened to 13 min"
    room.desk.bridge.do(PauseClock(workshop_id=room.id), undoable=False)
    room.desk.settle()
    assert room.says("clock_cat-1") == "Shortened to 13 min"


def test_an_agenda_without_a_clock_says_nothing_more(enter: Enter) -> None:
    room = enter(a_day(), "prepare")
    assert [room.says(f"clock_cat-{n}") for n in range(3)] == ["", "", ""]


def test_a_library_that_can_only_be_read_refuses_nothing_that_nobody_asked_for(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.key("t")
    monkeypatch.setattr(Workbench, "read_only", True)
    refused: list[object] = []
    room.desk.bridge.refused.connect(refused.append)
    room.key("n")
    assert (room.running, refused) == ("cat-0", [])
