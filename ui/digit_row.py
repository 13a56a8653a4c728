"""The digit row by the place of its keys: on French, Belgian or Czech keyboards it gives digits only with Shift."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# the keys 1 to 9 and 0: scan codes, on macOS virtual keys
_PLACES = {
    "linux": tuple(range(10, 20)),
    "win32": tuple(range(2, 12)),
    "darwin": (18, 19, 20, 21, 23, 22, 26, 28, 25, 29),
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def digit_by_place(event: QKeyEvent, system: str = sys.platform) -> str:
    """The digit on a key of the row, where the keyboard does not give it as the shortcuts expect; else ''.

    Where the row gives digits without Shift, and for every other key, the shortcuts do all by themselves.
    """
    places = _PLACES.get(system, ())
    place = event.nativeVirtualKey() if system == "darwin" else event.nativeScanCode()
    if place not in places or event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return ""
    gives_digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
    if gives_digit != bool(event.modifiers() & _SHIFT):
        return ""
    return str((places.index(place) + 1) % 10)
