"""What the benchmarks share: interleaved measuring, medians, and one line per figure."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

ROUNDS = 15


class Figure(NamedTuple):
    """One figure beside its floor; `ratio` is value / floor, `aim` the ratio we mean to keep (None: no aim)."""

    name: str
    value: float
    unit: str
    floor: float | None
    ratio: float | None
    aim: float | None


def beside(name: str, value: float, floor: float, unit: str, aim: float | None = None) -> Figure:
    """A figure beside its floor."""
    return Figure(name, value, unit, floor, value / floor if floor else None, aim)


def interleaved(ours: Callable[[], float], floor: Callable[[], float], rounds: int = ROUNDS) -> tuple[float, float]:
    """Medians of both, measured in turn so that what else the machine does hits both."""
    pairs = []
    for n in range(rounds + 1):
        gc.collect()
        pair = (ours(), floor()) if n % 2 else (floor(), ours())[::-1]
        if n:  # the first pair warms the disk's and the interpreter's caches
            pairs.append(pair)
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def child(module: str, *arguments: str) -> list[float]:
    """Run a module of this package in a process of its own; it prints numbers, moments counted from its start."""
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, str(begin), *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr}")
    return [float(word) for word in done.stdout.split()]


def resident_mb() -> float:
    """This process's resident memory in megabytes; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[1])
    except OSError:
        return 0.0
    import resource

    return pages * resource.getpagesize() / 1e6


def table(figures: list[Figure]) -> str:
    """The figures as text."""
    head = ("what", "value", "floor", "ratio", "aim")
    rows = [head]
    for f in figures:
        floor = "" if f.floor is None else f"{f.floor:.2f}"
        ratio = "" if f.ratio is None else f"{f.ratio:.2f}"
        aim = "" if f.aim is None else f"{f.aim:.2f}"
        rows.append((f.name, f"{f.value:.2f} {f.unit}", floor, ratio, aim))
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
