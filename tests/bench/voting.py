"""The room: from key press to painted on console and room screen, for cards, names, reveals, decisions and ticks.

A person's key presses and nothing else are timed: opening rounds, taking back and going on happen between them. The
clock runs, the collector of garbage works as it does in the program.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from app.commands import CastVote, Decide, OpenRound, RevealRound, RunClock
from app.domain.workshop import Workshop
from app.queries.workshops import workshop as read
from app.workbench import Workbench
from tests.bench import day
from tests.bench.deciding import Bare, bare_copy, p99
from tests.bench.harness import Figure, beside
from tests.bench.room import Painted, Room, digit
from tests.bench.setting import model_with, sample, workshop_with

FRAME_MS = 16.7
CATEGORIES = 10
SAMPLES = 300
SHIFT = Qt.KeyboardModifier.ShiftModifier


def measure(folder: Path) -> list[Figure]:
    """Cards, names, reveals, decisions and ticks with both windows, and the memory of a day."""
    return [
        *_votes(folder, "names"),
        *_votes(folder, "cards"),
        *_reveals(folder, 20),
        *_reveals(folder, 200),
        *day.measure(folder),
    ]


class _Times:
    """What was measured of one thing, beside a bare commit that was measured in between."""

    def __init__(self, name: str, room: Room, bare: Bare) -> None:
        self.name = name
        self._room = room
        self.painted: list[Painted] = []
        self.floors: list[float] = []
        self._bare = bare

    def take(self, act: Callable[[], Painted]) -> None:
        """Measure once."""
        self.painted.append(act())
        assert self._room.screen_painted, f"{self.name}: nothing was painted on the room screen"
        self.floors.append(self._bare.once())

    def figures(self, *, warm: int = 0) -> list[Figure]:
        """Medians and the times that 99 of 100 stay below, without the first ones."""
        floor = statistics.median(self.floors[warm:]) * 1e3
        measured = self.painted[warm:]
        assert len(measured) >= SAMPLES, f"{self.name}: {len(measured)} samples are too few"
        found = []
        for where, times in (
            ("painted on the console", [painted.console for painted in measured]),
            ("painted on both screens", [painted.both for painted in measured]),
            ("nothing left to paint", [painted.all for painted in measured]),
        ):
            found += [
                beside(f"{self.name}, {where}", statistics.median(times) * 1e3, floor, "ms"),
                _late(f"{self.name}, {where}, p99", times),
            ]
        late = p99(self.floors[warm:]) * 1e3
        return [*found, beside(f"{self.name}, the bare commit beside it, p99", late, floor, "ms")]


def _late(name: str, times: list[float]) -> Figure:
    late = p99(times) * 1e3
    return Figure(name, late, "ms", FRAME_MS, late / FRAME_MS, 1.0)


def _made(people: int) -> Workshop:
    return workshop_with(sample(), people=people, model=model_with(CATEGORIES))


def _votes(folder: Path, way: str) -> list[Figure]:
    """Rounds that are typed and given up again, category by category; the last digit of each vote is timed."""
    people = 20
    room = Room(folder / f"{way}.sqlite", _made(people))
    bare = bare_copy(folder, f"{way}-bare.sqlite", room.workbench, room.workshop)
    name = "vote by name" if way == "names" else "vote by card"
    whole = _Times(name, room, bare)
    room.do(RunClock(workshop_id=room.workshop.id, category_id=room.workshop.scope[0].id))
    for nth in range(1 + SAMPLES // people):
        room.go(room.workshop.scope[nth % CATEGORIES].id)
        room.press(Qt.Key.Key_V)
        if nth == 0 and way == "names":
            room.press(Qt.Key.Key_Tab)
        for n in range(people):
            room.press(digit((n + nth) % 4))
            whole.take(lambda n=n: room.press(digit(1 + n % 4)))
        room.press(Qt.Key.Key_Escape)
        room.press(Qt.Key.Key_V, SHIFT)
    room.close()
    bare.connection.close()
    return whole.figures(warm=people)


def _reveals(folder: Path, people: int) -> list[Figure]:
    """Revealed with Enter, decided, decided in another way, and all taken back: in ten categories, again and again."""
    room = Room(folder / f"reveal-{people}.sqlite", _made(people), _fill)
    bare = bare_copy(folder, f"reveal-{people}-bare.sqlite", room.workbench, room.workshop)
    second = _Second(room)
    reveal = _Times(f"reveal of {people} votes", room, bare)
    decision = _Times("decision after a reveal", room, bare)
    other = _Times("decision in another way", room, bare)
    tick = _Times("tick of the clock", room, bare)
    for nth in range(1 + SAMPLES // CATEGORIES):
        for at, category in enumerate(room.workshop.scope):
            room.go(category.id)
            room.press(Qt.Key.Key_V)
            reveal.take(lambda: room.press(Qt.Key.Key_Return))
            if people == 20:
                decision.take(lambda at=at, nth=nth: room.press(digit((at + nth) % 4)))
                other.take(lambda at=at, nth=nth: room.press(digit((at + nth) % 4 + 1)))
                tick.take(second.tick)
                room.undo(2)
            room.undo()
    room.close()
    bare.connection.close()
    measured = (reveal, decision, other, tick) if people == 20 else (reveal,)
    return [figure for times in measured for figure in times.figures(warm=CATEGORIES)]


class _Second:
    """Lets a second go by for all that ticks."""

    def __init__(self, room: Room) -> None:
        self._room, self._gone, self._now = room, 0, room.ticker.now
        room.ticker.now = lambda: self._now() + dt.timedelta(seconds=self._gone)

    def tick(self) -> Painted:
        """One second later."""
        self._gone += 1
        return self._room.tick()


def _fill(workbench: Workbench, workshop: Workshop) -> None:
    """Each category is decided and has an open round with all votes; every second one had another before."""
    of, ranks = {"workshop_id": workshop.id}, workshop.model.ranks
    workbench.do(RunClock(**of, category_id=workshop.scope[0].id))
    for at, category in enumerate(workshop.scope):
        for nth in range(1 + at % 2):
            workbench.do(OpenRound(**of, category_id=category.id, what="both"))
            round_ = workbench.read(read, workshop.id).open_round(category.id)
            for n, person in enumerate(workshop.participants):
                ids = {**of, "round_id": round_.id, "participant_id": person.id}
                seed = n * (at + 3) + nth
                current, target = ranks[seed % (2 + at % 3)], ranks[2 + seed % 3]
                workbench.do(CastVote(**ids, current=current, target=None if seed % 19 == 0 else target))
            if nth < at % 2:
                workbench.do(RevealRound(**of, round_id=round_.id))
        workbench.do(Decide(**of, category_id=category.id, current=ranks[-1], target=ranks[-1]))
