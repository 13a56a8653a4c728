"""Which screen the room gets: a choice among plain values, so that it can be tested with screens that nobody has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication, QScreen


class Seat(NamedTuple):
    """A screen: its connector's name, what it is, its serial number ('' where it has none), and its area in points."""

    name: str
    model: str = ""
    serial: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0

    @property
    def key(self) -> str:
        """What it is known by from one day to the next: its serial number, or else its connector."""
        return f"{self.model} {self.serial}".strip() if self.serial else self.name

    @property
    def label(self) -> str:
        """Its name for people."""
        size = f"{self.width} × {self.height}"
        return " · ".join(part for part in (self.model or self.name, self.name if self.model else "", size) if part)


def seat_of(screen: QScreen) -> Seat:
    """A screen of Qt's as a value."""
    area = screen.geometry()
    return Seat(
        screen.name(),
        screen.model().strip(),
        screen.serialNumber().strip(),
        area.x(),
        area.y(),
        area.width(),
        area.height(),
    )


def seats() -> list[tuple[Seat, QScreen]]:
    """The screens that are there now, in the system's order."""
    return [(seat_of(screen), screen) for screen in QGuiApplication.screens()]


def others(there: Sequence[Seat], console: Seat) -> list[Seat]:
    """The screens on which the console is not; one that shows the same picture is none."""
    return [seat for seat in there if not _same_picture(seat, console)]


def choose(there: Sequence[Seat], console: Seat, wanted: str = "") -> Seat | None:
    """The screen for the room: the wanted one, else the largest on which the console is not; None for none."""
    free = others(there, console)
    named = [seat for seat in free if wanted and wanted in (seat.key, seat.name)]
    return next(iter(named or sorted(free, key=lambda seat: -seat.width * seat.height)), None)


def again(lost: Seat, there: Sequence[Seat]) -> Seat | None:
    """The same screen among those that are there: by its serial number, at whatever connector, else by its name."""
    known = [seat for seat in there if lost.serial and (seat.model, seat.serial) == (lost.model, lost.serial)]
    named = [seat for seat in there if seat.name == lost.name]
    return next(iter(known or named), None)


def _same_picture(one: Seat, other: Seat) -> bool:
    """Whether two screens are the same, or mirror each other."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    shared = max(0, across) * max(0, down)
    return 2 * shared > min(one.width * one.height, other.width * other.height)
