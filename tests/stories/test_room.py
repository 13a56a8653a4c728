"""A day in a room with a projector, through the real windows: voted, revealed, unplugged, decided, planned, printed.

It is lived again by people who vote otherwise in one round: before its reveal both rooms say the same, everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands import AddNote
from app.domain.workshop import BREAK, Workshop
from app.queries.room import Decided, Pause, Plan, Question, Revealed, Review, Voting, Welcome
from tests.desk import Desk, a_desk
from tests.reading import everything_said
from tests.screens import CONSOLE, PROJECTOR, needs_plugging, screens
from tests.stories.player import Player
from tests.ui.room.conftest import RoomDesk

__all__ = ["screens"]

SECRET = "Only the facilitator knows that the head of operations leaves."
VOTES = (("11", "1-", "12", "22", "11"), ("12", "12", "22", "12", "13"), ("23", "23", "33", "23", "2-"))
OTHERS = (("44", "4-", "14", "24", "34"), ("34", "34", "33", "34", "44"), ("04", "1-", "14", "23", "04"))


class Enough(Exception):
    """The day has been lived as far as was wanted."""


class Day:
    """Somebody at the console of a room; at each step what the room shows is read."""

    def __init__(self, desk: Desk, wanted: Workshop, until: int) -> None:
        self.until = until
        self.desk = desk
        self.room = RoomDesk(desk, desk.add(wanted))
        self.player = Player(desk)
        self.player.workshop_id = wanted.id
        self.before_reveals: list[list[str]] = []
        self.room_said: list[str] = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.player.press(key)
            self.room.time += dt.timedelta(seconds=1)
            if self.room.state.where != "off":
                self.room_said += self.room.window.texts()

    @property
    def scene(self) -> object:
        return self.room.window.scene

    def note(self) -> None:
        """Keep everything that console and room say just before a reveal."""
        self.desk.settle()
        self.before_reveals.append(everything_said(self.desk.window, self.room.window))
        if len(self.before_reveals) > self.until:
            raise Enough

    def sees(self, kind: type) -> None:
        """The room comes to see a scene of a kind."""
        self.desk.qtbot.waitUntil(lambda: isinstance(self.scene, kind))

    def vote(self, votes: tuple[str, ...]) -> None:
        """Everybody shows a card, the facilitator types them and reveals."""
        self.press("V")
        self.sees(Voting)
        for card in votes:
            self.press(*card)
        self.note()
        self.press("Return")
        self.sees(Revealed)


@pytest.fixture
def small(sample: Callable[..., Workshop]) -> Workshop:
    """A workshop on two categories with five people; nothing is said yet but a private note."""
    full = sample()
    kept = [category.id for category in full.scope[:2]]
    states = tuple(
        msgspec.structs.replace(
            state,
            in_scope=state.category_id in kept,
            current=None,
            target=None,
            priority=None,
            rationale="",
            dissent="",
            decided_at=None,
        )
        for state in full.states
    )
    empty = {"ratings": (), "rounds": (), "timings": (), "notes": (), "goals": (), "not_doing": (), "checks": ()}
    return msgspec.structs.replace(full, states=states, participants=full.participants[:5], exported_at=None, **empty)


@needs_plugging
def test_a_day_with_a_projector_tells_no_vote_too_early_and_no_secret_ever(
    qtbot: QtBot, qapp: QApplication, screens: Callable[..., None], small: Workshop, tmp_path: Path
) -> None:
    def live(name: str, votes: tuple[tuple[str, ...], ...], until: int) -> list[list[str]]:
        screens(CONSOLE, PROJECTOR)
        folder = tmp_path / name
        folder.mkdir()
        with a_desk(qtbot, qapp, folder / "library.sqlite", folder / "settings.json") as desk:
            day = Day(desk, small, until)
            with suppress(Enough):
                _lived(day, votes, folder)
            assert SECRET not in "\n".join(day.room_said)
            return day.before_reveals

    whole = live("whole", VOTES, len(VOTES))
    assert len(whole) == len(VOTES)
    for nth, others in enumerate(OTHERS):
        # up to this round everybody votes as before, and in it otherwise
        other = live(f"other-{nth}", (*VOTES[:nth], others, *VOTES[nth + 1 :]), nth)
        assert other[nth] == whole[nth], f"reveal {nth}"
    late = live("late", (OTHERS[0], *VOTES[1:]), 1)
    assert late[1] != whole[1], "the reading finds what is revealed"


def _lived(day: Day, votes: tuple[tuple[str, ...], ...], folder: Path) -> None:
    for step in (_welcomed, _first_category, _second_category, _break, _reviewed_and_planned):
        step(day, votes)
    made = day.player.export(folder)
    text = "".join(page.extract_text() for page in PdfReader(made).pages)
    assert SECRET not in text
    assert "Who pays for the second environment?" in " ".join(text.split())


def _welcomed(day: Day, _votes: object) -> None:
    day.desk.actions.open_workshop.emit(day.room.workshop_id, "prepare")
    day.desk.window.activateWindow()
    day.desk.settle()
    day.press("F5")
    assert day.room.window.isFullScreen()
    assert day.room.window.screen().name() == "projector"
    day.sees(Welcome)
    assert QApplication.activeWindow() is day.desk.window


def _first_category(day: Day, votes: tuple[tuple[str, ...], ...]) -> None:
    day.press("Alt+3")
    day.sees(Question)
    day.room.do(
        AddNote(
            workshop_id=day.room.workshop_id,
            category_id=day.room.category_id,
            kind="observation",
            text=SECRET,
            private=True,
        )
    )
    day.press("T")
    assert day.player.now.running is not None
    day.press("V")
    day.press(*"".join(votes[0][:2]))
    day.room.plug(CONSOLE)
    assert (day.room.state.where, day.room.window.isVisible()) == ("waiting", False)
    day.press(*votes[0][2])
    day.room.plug(CONSOLE, PROJECTOR)
    assert day.room.window.isFullScreen()
    assert day.room.window.screen().name() == "projector"
    day.sees(Voting)
    assert day.scene.cast == 3
    day.press(*"".join(votes[0][3:]))
    day.note()
    day.press("Return")
    day.sees(Revealed)
    day.press("Ctrl+Z")
    day.sees(Voting)
    day.press("V", "Return")
    day.sees(Revealed)
    day.desk.frame.page.setFocus()
    day.vote(votes[1])
    assert all(side.earlier is not None for side in day.scene.sides)
    day.press("A")
    (first, *_) = day.player.now.scope
    state = day.player.now.state(first.id)
    assert state.decided
    day.sees(Decided)
    assert (day.scene.current, day.scene.target) == (state.current, state.target)
    day.press("F6")
    day.player.type("Who pays for the second environment?")
    day.press("Return", "F7")
    day.player.type("Operations joins the stand-up on Mondays.")
    day.press("Return")
    kept = {note.kind: note.category_id for note in day.player.now.notes if not note.private}
    assert kept == {"parked": first.id, "decision": first.id}


def _second_category(day: Day, votes: tuple[tuple[str, ...], ...]) -> None:
    day.press("N")
    day.sees(Question)
    assert day.player.now.running is not None
    assert day.player.now.running.category_id == day.room.category_id
    day.press("F8")
    day.press("V", *"".join(votes[2]))
    day.note()
    day.press("Return")
    assert isinstance(day.scene, Question), "a frozen room shows no reveal"
    day.press("F8")
    day.sees(Revealed)
    day.press("F9")
    assert day.room.window.black
    assert not [text for text in day.room.window.texts()[:-2] if text]
    day.press("F9", "A", "Y")
    day.sees(Decided)


def _break(day: Day, _votes: object) -> None:
    day.press("Ctrl+B", "Return")
    day.sees(Pause)
    assert day.player.now.timing(BREAK) is not None
    day.press("F2", "F2", "Ctrl+B")
    assert not isinstance(day.scene, Pause)


def _reviewed_and_planned(day: Day, _votes: object) -> None:
    day.press("Alt+4")
    day.sees(Review)
    day.press("Alt+1")
    assert isinstance(day.scene, Review), "the room does not see the list of workshops"
    day.press("Alt+5")
    day.sees(Plan)
    day.desk.actions["goals_from_all_gaps"].trigger()
    day.desk.settle()
    assert day.player.now.goals
    day.sees(Plan)
    assert day.scene.workshop.goals == day.player.now.goals
