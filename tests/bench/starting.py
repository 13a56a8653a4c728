"""Start to first paint, start to the library listed, memory."""

from __future__ import annotations

import statistics
from pathlib import Path

from tests.bench.harness import ROUNDS, Figure, beside, child
from tests.bench.setting import library_with


def measure(folder: Path) -> list[Figure]:
    """Starts of ours and of a bare window in turn, each in a process of its own, with 100 workshops to list."""
    path = folder / "start.sqlite"
    library_with(path, 100)
    ours, bare = [], []
    for n in range(ROUNDS + 1):
        pair = (child("tests.bench.our_window", "--library", str(path)), child("tests.bench.bare_window"))
        if n:
            ours.append(pair[0])
            bare.append(pair[1])
    middle = lambda rows, at: statistics.median(row[at] for row in rows)  # noqa: E731
    return [
        beside("start to first paint", middle(ours, 0) * 1e3, middle(bare, 0) * 1e3, "ms", 1.15),
        beside("start to 100 workshops listed", middle(ours, 1) * 1e3, middle(bare, 0) * 1e3, "ms"),
        beside("memory with the library listed", middle(ours, 2), middle(bare, 1), "MB"),
    ]
