"""The program at work for the benchmarks: console and room screen, keys pressed, and when their answers are painted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.commands import AddWorkshop
from app.domain.workshop import Workshop
from app.workbench import Workbench
from ui.bridge import Bridge
from ui.clock.ticker import Ticker, ticker
from ui.compose import build_frame
from ui.first_window import FirstWindow
from ui.preferences import Preferences
from ui.theme import apply_theme

Fill = Callable[[Workbench, Workshop], None]
CONSOLE, SCREEN = (1440, 900), (1920, 1080)
_TURNS = 8  # of the event loop: more than any chain of 0 ms timers here has


class Painted(NamedTuple):
    """Seconds from a key press until the console has painted its answer, until the room screen has too, and until
    nothing is left to paint."""

    console: float
    both: float
    all: float


class _Paints(QObject):
    """Lets a window paint what it was asked to, and notes when it has."""

    def __init__(self, *windows: QWidget) -> None:
        super().__init__()
        self.moments: list[tuple[QObject, float]] = []
        for window in windows:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.event(event)
        self.moments.append((watched, time.perf_counter()))
        return True


class Room:
    """A workshop in the program, with the room screen as large as a projector's.

    `fill` writes to the library before there is a window. `screen_painted` says whether what was measured last was seen
    by the room too.
    """

    def __init__(self, path: Path, workshop: Workshop, fill: Fill | None = None) -> None:
        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        apply_theme(self.app, "light")
        self.workshop = workshop
        self.workbench = Workbench(path)
        self.workbench.do(AddWorkshop(workshop))
        if fill is not None:
            fill(self.workbench, workshop)
        self.window = FirstWindow()
        self.window.resize(*CONSOLE)
        self.window.show()
        bridge = Bridge(self.workbench, self.window)
        self.frame = build_frame(self.app, self.window, bridge, Preferences(paths.settings_path(), self.window))
        # a fault ends the measurement instead of being written to the program's log
        sys.excepthook = sys.__excepthook__
        self.frame.open_workshop(workshop.id, "score")
        self.frame.actions_table["room_screen"].trigger()
        self.pump()
        self.screen = next(w for w in self.app.topLevelWidgets() if w.objectName() == "room_window")
        self.screen.showNormal()
        self.screen.resize(*SCREEN)
        self.pump()
        self._paints = _Paints(self.window, self.screen)
        self.screen_painted = False

    @property
    def ticker(self) -> Ticker:
        """The one thing that ticks in the console and on the room screen."""
        return ticker(self.frame.actions_table)

    def go(self, category_id: str) -> None:
        """Show a category."""
        self.frame.go("score", category_id)
        self.pump()

    def pump(self) -> None:
        """Everything that waits is done and painted."""
        for _ in range(_TURNS):
            self.app.processEvents()

    def do(self, command: object) -> None:
        """Carry out a command that nobody pressed a key for."""
        problem = self.frame.bridge.do(command)
        assert problem is None, problem
        self.pump()

    def undo(self, steps: int = 1) -> None:
        """Take the last changes back."""
        for _ in range(steps):
            self.frame.bridge.undo()
        self.pump()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Painted:
        """Press a key; AssertionError when nothing was painted for it on the console."""
        target = self.window.focusWidget() or self.frame.page
        self._paints.moments.clear()
        begin = time.perf_counter()
        QTest.keyClick(target, key, modifier)
        return self._painted(begin)

    def tick(self) -> Painted:
        """Let a second of the clock go by."""
        self._paints.moments.clear()
        begin = time.perf_counter()
        self.ticker.tick()
        return self._painted(begin)

    def close(self) -> None:
        """Close the program."""
        self.window.close()
        self.pump()

    def _painted(self, begin: float) -> Painted:
        self.pump()
        moments = self._paints.moments
        console = [at for window, at in moments if window is self.window]
        room = [at for window, at in moments if window is self.screen]
        assert console, "nothing was painted on the console"
        self.screen_painted = bool(room)
        both = max([console[0], *room])
        return Painted(console[0] - begin, both - begin, moments[-1][1] - begin)


def digit(rank: int) -> Qt.Key:
    """The key of a digit."""
    return Qt.Key(Qt.Key.Key_0 + rank)
