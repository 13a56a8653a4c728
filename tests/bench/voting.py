"""The room: from key press to painted on console and room screen, reveals, and the memory of a day of eight hours."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from pathlib import Path

from tests.bench.deciding import bare_copy, p99
from tests.bench.harness import Figure, beside, interleaved, resident_mb
from tests.bench.setting import model_with, sample, workshop_with

FRAME_MS = 16.7
SCREEN = (1920, 1080)
PRESSES = 200
REVEALS = 40
PEOPLE, CATEGORIES, ROUNDS = 20, 10, 3
TICKS_A_CATEGORY = 8 * 3600 // CATEGORIES // 10  # every tenth second of eight hours


class Room:
    """The program at work on a workshop: console, and the room screen as large as a projector's."""

    def __init__(self, path: Path, workshop) -> None:
        from PySide6.QtWidgets import QApplication

        from app import paths
        from app.commands import AddWorkshop
        from app.workbench import Workbench
        from ui.bridge import Bridge
        from ui.compose import build_frame
        from ui.first_window import FirstWindow
        from ui.preferences import Preferences
        from ui.theme import apply_theme

        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        apply_theme(self.app, "light")
        self.workshop = workshop
        self.workbench = Workbench(path)
        self.workbench.do(AddWorkshop(workshop))
        self.window = FirstWindow()
        self.window.resize(1440, 900)
        self.window.show()
        bridge = Bridge(self.workbench, self.window)
        self.frame = build_frame(self.app, self.window, bridge, Preferences(paths.settings_path(), self.window))
        sys.excepthook = sys.__excepthook__
        self.frame.open_workshop(workshop.id, "score")
        self.frame.actions_table["room_screen"].trigger()
        self.pump()
        self.screen = next(w for w in self.app.topLevelWidgets() if w.objectName() == "room_window")
        self.screen.showNormal()
        self.screen.resize(*SCREEN)
        self.pump()

    def go(self, category_id: str) -> None:
        """Show a category."""
        self.frame.go("score", category_id)
        self.pump()

    def pump(self) -> None:
        """Everything that waits is done and painted."""
        for _ in range(3):
            self.app.processEvents()

    def press(self, key: str) -> float:
        """Press a key; the seconds until console and room screen are painted."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        target = self.window.focusWidget() or self.frame.page
        begin = time.perf_counter()
        QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"))
        self.pump()
        return time.perf_counter() - begin

    def close(self) -> None:
        """Close the program."""
        self.window.close()
        self.pump()


def measure(folder: Path) -> list[Figure]:
    """Cards, decisions and reveals with both windows, and the memory of a day."""
    return [*_keys(folder), *_reveals(folder, 20), *_reveals(folder, 200), _day(folder)]


def _keys(folder: Path) -> list[Figure]:
    workshop = workshop_with(sample(), people=20)
    room = Room(folder / "keys.sqlite", workshop)
    bare = bare_copy(folder, "keys-bare.sqlite", room.workbench, workshop)
    cards: list[float] = []
    decisions: list[float] = []

    def press() -> float:
        room.press("V")
        for n in range(PRESSES // 20):
            cards.append(room.press(str(n % 3 + 1)))
        room.press("Escape")
        for n in range(PRESSES // 20):
            decisions.append(room.press(str(n % 2 + 1)))
        room.frame.bridge.undo()
        return 0.0

    room.go(workshop.scope[1].id)
    _, floor = interleaved(press, bare.median, 20)
    room.close()
    bare.connection.close()
    return [
        *_pair("card, key press to painted on both screens", cards, floor),
        *_pair("decision, key press to painted on both screens", decisions, floor),
    ]


def _reveals(folder: Path, people: int) -> list[Figure]:
    from app.commands import CastVote, OpenRound, RevealRound
    from app.queries.workshops import workshop as read

    workshop = workshop_with(sample(), people=people)
    room = Room(folder / f"reveal-{people}.sqlite", workshop)
    bare = bare_copy(folder, f"reveal-{people}-bare.sqlite", room.workbench, workshop)
    category, model = workshop.scope[1], workshop.model
    room.go(category.id)
    room.workbench.do(OpenRound(workshop_id=workshop.id, category_id=category.id, what="both"))
    round_ = room.workbench.read(read, workshop.id).open_round(category.id)
    for n, person in enumerate(workshop.participants):
        ranks = (model.ranks[n % 3], model.ranks[1 + n % 3])
        ids = {"workshop_id": workshop.id, "round_id": round_.id, "participant_id": person.id}
        room.workbench.do(CastVote(**ids, current=ranks[0], target=ranks[1]))
    room.pump()
    times: list[float] = []

    def reveal() -> float:
        for _ in range(REVEALS // 10):
            begin = time.perf_counter()
            assert room.frame.bridge.do(RevealRound(workshop_id=workshop.id, round_id=round_.id)) is None
            room.pump()
            times.append(time.perf_counter() - begin)
            room.frame.bridge.undo()
            room.pump()
        return 0.0

    _, floor = interleaved(reveal, bare.median, 20)
    room.close()
    bare.connection.close()
    return _pair(f"reveal of {people} votes, painted on both screens", times, floor)


def _pair(name: str, times: list[float], floor: float) -> list[Figure]:
    late = p99(times) * 1e3
    return [
        beside(name, statistics.median(times) * 1e3, floor * 1e3, "ms"),
        Figure(f"{name}, p99", late, "ms", FRAME_MS, late / FRAME_MS, 1.0),
    ]


def _day(folder: Path) -> Figure:
    """Eight hours with everything: votes by name, reveals, decisions, notes, the clock's ticks on both screens."""
    from PySide6.QtCore import QEvent

    workshop = workshop_with(sample(), people=PEOPLE, model=model_with(CATEGORIES))
    room = Room(folder / "day.sqlite", workshop)
    after: list[float] = []
    for category in workshop.scope:
        room.go(category.id)
        for nth in range(ROUNDS):
            _round(room, category.id, nth)
        for _ in range(TICKS_A_CATEGORY):
            room.screen.show_again()
            room.app.processEvents()
        room.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        after.append(resident_mb())
    room.close()
    return Figure(
        "memory after a day of eight hours, beside that after its first category",
        after[-1],
        "MB",
        after[0],
        after[-1] / after[0] if after[0] else None,
        1.05,
    )


def _round(room: Room, category_id: str, nth: int) -> None:
    from app.commands import AddNote, CastVote, Decide, OpenRound, RevealRound
    from app.queries.workshops import workshop as read

    workshop, do = room.workshop, room.frame.bridge.do
    of = {"workshop_id": workshop.id}
    assert do(OpenRound(**of, category_id=category_id)) is None
    round_ = room.workbench.read(read, workshop.id).open_round(category_id)
    for n, person in enumerate(workshop.participants):
        vote = CastVote(**of, round_id=round_.id, participant_id=person.id, current=1 + (n + nth) % 3, target=3)
        assert do(vote) is None
        room.app.processEvents()
    assert do(RevealRound(**of, round_id=round_.id)) is None
    room.pump()
    assert do(AddNote(**of, category_id=category_id, kind="quote", text=f"What was said in round {nth}.")) is None
    assert do(Decide(**of, category_id=category_id, current=1 + nth % 3, target=3)) is None
    room.pump()
