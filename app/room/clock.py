"""The clock of the room: minutes and seconds whose digits keep their places, and a quiet sign when time is over."""

from __future__ import annotations

from app.charts.figure import Mark, Rect, Text
from app.charts.metrics import text_width
from app.domain.clock import Face
from app.room.page import Page

SIZE = 48.0
_DIGIT = max(text_width(digit, 1.0, 700) for digit in "0123456789")


def clock_text(left: int) -> str:
    """Seconds that are left as '06:41', beyond the end as '+02:10'."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"


def steady(text: str, left: float, baseline: float, size: float, color: str = "text") -> list[Mark]:
    """A time in bold, each digit in a place as wide as the widest one, so that nothing moves as time goes on."""
    marks: list[Mark] = []
    for char in text:
        wide = _advance(char, size)
        marks.append(Text(left + wide / 2, baseline, char, size, color, 700, "middle"))
        left += wide
    return marks


def steady_width(text: str, size: float) -> float:
    """The width of such a time."""
    return sum(_advance(char, size) for char in text)


def corner(face: Face | None, page: Page, baseline: float) -> tuple[list[Mark], float]:
    """The clock in the upper right corner, and the left edge of what it may take; nothing where no clock runs.

    It always takes as much, so that nothing beside it moves when it is paused or its time is over.
    """
    if face is None:
        return [], page.right
    text = clock_text(face.left)
    over = face.left < 0
    width = steady_width(text, SIZE)
    right = page.right - (0.45 * SIZE if over else 0.0)
    left = right - width
    color = "warn" if over else "text" if face.running else "muted"
    marks = steady(text, left, baseline, SIZE, color)
    paused = 0.0 if face.running else 0.85 * SIZE
    if paused:
        marks += _pause_sign(left - paused, baseline, color)
    if over:
        edge = left - paused - 0.45 * SIZE
        top, tall = baseline - 1.05 * SIZE, 1.4 * SIZE
        marks.insert(0, Rect(edge, top, page.right - edge, tall, tall / 2, "warn_fill"))
    widest = steady_width(text.replace("+", ""), SIZE) + steady_width("+", SIZE) + (0.85 + 0.9) * SIZE
    return marks, page.right - widest - 0.6 * SIZE


def _advance(char: str, size: float) -> float:
    return size * (_DIGIT if char.isdigit() else text_width(char, 1.0, 700))


def _pause_sign(left: float, baseline: float, color: str) -> list[Mark]:
    tall, wide = 0.68 * SIZE, 0.17 * SIZE
    top = baseline - 0.73 * SIZE
    return [Rect(left + shift, top, wide, tall, 2.0, color) for shift in (0.0, 2 * wide)]
