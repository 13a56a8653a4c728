"""A decision: from key press to durable and to painted, beside the same statements on bare sqlite3."""

from __future__ import annotations

import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.harness import Figure, beside, interleaved
from tests.bench.setting import sample

BATCH = 40
_STRACE = ("strace", "-f", "-c", "-e", "trace=fsync,fdatasync")


def measure(folder: Path) -> list[Figure]:
    """Durable at the workbench, durable and painted at the score page, and the syncs of one decision."""
    return [_workbench(folder), *_page(folder), *_syncs(folder)]


def _open(path: Path):
    from app.commands import AddWorkshop
    from app.workbench import Workbench

    workbench = Workbench(path)
    workshop = sample()
    workbench.do(AddWorkshop(workshop))
    return workbench, workshop


def _decisions(workbench, workshop, n: int = BATCH) -> float:
    from app.commands import Decide

    category = workshop.scope[0].id
    times = []
    for at in range(n):
        begin = time.perf_counter()
        workbench.do(Decide(workshop_id=workshop.id, category_id=category, current=at % 2))
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


class Bare:
    """The statements that one decision needs, on bare sqlite3 with the same pragmas and the same rows."""

    def __init__(self, path: Path, source: Path, workshop_id: str, category_id: str) -> None:
        shutil.copy(source, path)
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "fullfsync = ON"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.key = (workshop_id, category_id)
        self.n = 0

    def decide(self) -> None:
        """Read the row, write it, mark the workshop, append to the journal, commit."""
        run = self.connection.execute
        self.n += 1
        run("BEGIN IMMEDIATE")
        run("SELECT * FROM workshop WHERE id = ?", self.key[:1]).fetchone()
        run("SELECT * FROM category_state WHERE workshop_id = ? AND category_id = ?", self.key).fetchone()
        run(
            "UPDATE category_state SET current = ? WHERE workshop_id = ? AND category_id = ?",
            (self.n % 2, *self.key),
        )
        run("UPDATE workshop SET changed_at = ? WHERE id = ?", (f"2026-11-24T10:00:00.{self.n:03}+00:00", self.key[0]))
        last = run("SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1").fetchone()
        entry = (last[0] + 1, "0" * 32, "0" * 32, last[0] + 1, "2026-11-24", self.key[0], "x" * 40, "x" * 250, last[1])
        run("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*entry, "0" * 64))
        run("COMMIT")

    def once(self) -> float:
        """The seconds of one decision."""
        begin = time.perf_counter()
        self.decide()
        return time.perf_counter() - begin

    def median(self) -> float:
        """The median of a batch, in seconds."""
        return statistics.median(self.once() for _ in range(BATCH))


def bare_copy(folder: Path, name: str, workbench, workshop) -> Bare:
    """The same library for bare sqlite3."""
    workbench._library._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Bare(folder / name, workbench.path, workshop.id, workshop.scope[0].id)


def _workbench(folder: Path) -> Figure:
    workbench, workshop = _open(folder / "ours.sqlite")
    bare = bare_copy(folder, "bare.sqlite", workbench, workshop)
    ours, floor = interleaved(lambda: _decisions(workbench, workshop), bare.median)
    workbench.close()
    bare.connection.close()
    return beside("decision, command to durable", ours * 1e3, floor * 1e3, "ms", 1.3)


def _page(folder: Path) -> list[Figure]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app import paths
    from ui.bridge import Bridge
    from ui.compose import build_frame
    from ui.first_window import FirstWindow
    from ui.preferences import Preferences
    from ui.theme import apply_theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    apply_theme(app, "light")
    workbench, workshop = _open(folder / "page.sqlite")
    bare = bare_copy(folder, "page-bare.sqlite", workbench, workshop)
    window = FirstWindow()
    window.show()
    bridge = Bridge(workbench, window)
    frame = build_frame(app, window, bridge, Preferences(paths.settings_path(), window))
    frame.open_workshop(workshop.id, "score")
    app.processEvents()
    begin = [0.0]
    durable: list[float] = []
    bridge.workbench.listen(lambda changes: durable.append(time.perf_counter() - begin[0]))
    painted: list[float] = []
    keys = (Qt.Key.Key_1, Qt.Key.Key_2)

    def press() -> float:
        for n in range(BATCH):
            begin[0] = time.perf_counter()
            QTest.keyClick(frame.page, keys[n % 2])
            app.processEvents()
            painted.append(time.perf_counter() - begin[0])
        return 0.0

    # the workbench's first listener is the page's own bridge: durable times are taken before it paints
    listeners = bridge.workbench._listeners
    listeners.insert(0, listeners.pop())
    _, floor = interleaved(press, bare.median)
    window.close()
    bare.connection.close()
    return [
        beside("decision, key press to durable", statistics.median(durable) * 1e3, floor * 1e3, "ms"),
        beside("decision, key press to painted", statistics.median(painted) * 1e3, floor * 1e3, "ms"),
        Figure("decision, key press to painted, p99", p99(painted) * 1e3, "ms", 16.7, p99(painted) / 0.0167, 1.0),
    ]


def p99(times: list[float]) -> float:
    """The time that 99 of 100 stay below."""
    return sorted(times)[int(len(times) * 0.99) - 1]


def _syncs(folder: Path) -> list[Figure]:
    """Count the fdatasync calls of 100 decisions, where strace is installed."""
    if shutil.which("strace") is None:
        print("strace is not installed: the syncs of a decision are not counted")
        return []
    counts = []
    for decisions in (0, 100):
        code = (
            "import sys; from pathlib import Path; from tests.bench import deciding as d;"
            f"w, s = d._open(Path(sys.argv[1])); d._decisions(w, s, {decisions}) if {decisions} else None;"
            "import os; os._exit(0)"
        )
        done = subprocess.run(
            [*_STRACE, sys.executable, "-c", code, str(folder / f"syncs{decisions}.sqlite")],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        found = re.findall(r"^\s*\S+\s+\S+\s+\S+\s+(\d+)\s+(?:\d+\s+)?f(?:data)?sync$", done.stderr, re.M)
        counts.append(sum(map(int, found)))
    return [Figure("syncs of a decision", (counts[1] - counts[0]) / 100, "", 1.0, (counts[1] - counts[0]) / 100, 1.0)]
