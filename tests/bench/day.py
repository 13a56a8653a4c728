"""The memory of a day: eight hours with everything, and not more of it at the end than after the first category."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, Qt

from app import library_file
from app.commands import AddNote
from tests.bench.harness import Figure, resident_mb
from tests.bench.room import Room, digit
from tests.bench.setting import model_with, sample, workshop_with

PEOPLE, CATEGORIES, ROUNDS = 20, 10, 3
HOURS = 8
STEP_S = 5
"""Every fifth second of the day is painted: 5760 ticks, all of which change what is seen."""
BEGIN = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)


class _Clock:
    """The time of the simulated day, for the library and for what ticks."""

    def __init__(self) -> None:
        self.now = BEGIN

    def stamp(self) -> str:
        """The time as the library writes it."""
        return self.now.isoformat(timespec="milliseconds")

    def go_on(self, seconds: float) -> None:
        """Let time go by."""
        self.now += dt.timedelta(seconds=seconds)


def measure(folder: Path) -> list[Figure]:
    """Votes by name, reveals, decisions, notes, the next category, and ticks on both screens, all by keys."""
    clock, after = _Clock(), []
    with patch.object(library_file, "now", clock.stamp):
        workshop = workshop_with(sample(), people=PEOPLE, model=model_with(CATEGORIES))
        room = Room(folder / "day.sqlite", workshop)
        room.ticker.now = lambda: clock.now
        room.press(Qt.Key.Key_T)
        for nth, category in enumerate(workshop.scope):
            assert room.frame.place.detail == category.id
            _category(room, clock, nth)
            after.append(_resident(room))
            room.press(Qt.Key.Key_N)
        _check(room)
        room.close()
    name = "memory after a day of eight hours, beside that after its first category"
    ratio = after[-1] / after[0] if after[0] else None
    return [Figure(name, after[-1], "MB", after[0], ratio, 1.05)]


def _category(room: Room, clock: _Clock, nth: int) -> None:
    seconds = HOURS * 3600 // CATEGORIES // (ROUNDS + 1)
    for round_ in range(ROUNDS):
        _ticks(room, clock, seconds)
        _round(room, clock, nth, round_)
    note = {"kind": "quote", "text": f"What was said in category {nth}."}
    room.do(AddNote(workshop_id=room.workshop.id, category_id=room.frame.place.detail, **note))
    room.press(digit(1 + nth % 3))
    room.press(digit(3), Qt.KeyboardModifier.ShiftModifier)
    _ticks(room, clock, seconds)


def _round(room: Room, clock: _Clock, nth: int, round_: int) -> None:
    """A round by name from V to Enter; a third one is asked for twice."""
    for _ in range(2 if round_ == 2 else 1):
        room.press(Qt.Key.Key_V)
    if nth == round_ == 0:
        room.press(Qt.Key.Key_Tab)
    for n in range(PEOPLE):
        clock.go_on(1)
        room.press(digit((n + nth) % (3 - round_)))
        room.press(digit(2 + n % (3 - round_)))
    room.press(Qt.Key.Key_Return)


def _ticks(room: Room, clock: _Clock, seconds: int) -> None:
    for _ in range(seconds // STEP_S):
        clock.go_on(STEP_S)
        room.tick()
        assert room.screen_painted, "the clock of the room screen stands"


def _check(room: Room) -> None:
    """AssertionError when the day was another one than was meant: then its memory says nothing."""
    shown = room.frame.page.workshop if room.frame.page_id == "score" else None
    made = room.workbench.read(lambda reader: reader.workshop(room.workshop.id)) if shown is None else shown
    assert len(made.rounds) == CATEGORIES * ROUNDS, len(made.rounds)
    assert all(round_.revealed and len(round_.votes) == PEOPLE for round_ in made.rounds)
    assert all(made.state(category.id).settled for category in made.scope)
    spent = sum(timing.spent for timing in made.timings)
    assert spent >= HOURS * 3600 * (CATEGORIES - 1) // CATEGORIES, spent


def _resident(room: Room) -> float:
    room.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return resident_mb()
