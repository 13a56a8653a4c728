"""The digit row by the place of its keys: on French, Belgian or Czech keyboards it gives digits only with Shift."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# the keys 1 to 9 and 0: scan codes, on macOS virtual keys
_PLACES = {
    "linux": tuple(range(10, 20)),
    "win32": tuple(range(2, 12)),
    "darwin": (18, 19, 20, 21, 23, 22, 26, 28, 25, 29),
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def row_digit(event: QKeyEvent, system: str = sys.platform) -> str:
    """The digit that stands on a key of the digit row on most keyboards, whatever the key gives; '' for other keys."""
    places = _PLACES.get(system, ())
    place = event.nativeVirtualKey() if system == "darwin" else event.nativeScanCode()
    if place not in places or event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return ""
    return str((places.index(place) + 1) % 10)


def digit_by_place(event: QKeyEvent, system: str = sys.platform) -> str:
    """The digit on a key of the row, where the keyboard does not give it as the shortcuts expect; else ''.

    Where the row gives digits without Shift, and for every other key, the shortcuts do all by themselves.
    """
    gives_digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
    return row_digit(event, system) if gives_digit == bool(event.modifiers() & _SHIFT) else ""


def rank_of_digit(digit: int, ranks: Sequence[int]) -> int | None:
    """The rank that a digit stands for: itself, or 10 for 0 where a model has no rank 0; None where there is none."""
    rank = 10 if digit == 0 and 0 not in ranks and 10 in ranks else digit
    return rank if rank in ranks else None


def typed_digit(event: QKeyEvent) -> int:
    """The digit of a key, also of the number pad, with or without Shift on any keyboard; -1 for any other key."""
    beside = _SHIFT | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
    if event.modifiers() & ~beside:
        return -1
    place = digit_by_place(event)
    if place:
        return int(place)
    return event.key() - int(Qt.Key.Key_0) if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 else -1
