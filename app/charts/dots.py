"""Votes as dots that are packed into a column, round for current and on a corner for target, or as one bar."""

from __future__ import annotations

import math

import msgspec

from app.charts.figure import Circle, Diamond, Mark, Rect
from app.domain.votes import Side

_ROUND, _POINTED = 0.44, 0.49
"""The radius of either shape, in parts of the distance of two dots; both look equally large."""

_LARGER = 1.25
"""One column is easier to count than two: another one must make dots larger by this factor."""


class Packing(msgspec.Struct, frozen=True):
    """How many dots stand beside one another, and the distance of their middles in points."""

    across: int
    pitch: float


class Slot(msgspec.Struct, frozen=True):
    """Where a stack stands: its middle, its lower edge and its width, in points."""

    x: float
    base: float
    width: float


def packed(most: int, width: float, height: float, largest: float, smallest: float) -> Packing | None:
    """How so many dots fit, in more columns only where that makes them much larger; None where they were too small."""
    if most < 1:
        return Packing(1, largest)
    best = Packing(1, 0.0)
    for across in range(1, most + 1):
        if width / across < best.pitch:
            break
        pitch = min(largest, width / across, height / math.ceil(most / across))
        if pitch > _LARGER * best.pitch or (pitch > best.pitch and best.pitch < smallest):
            best = Packing(across, pitch)
    return best if best.pitch >= smallest else None


def dots(count: int, side: Side, slot: Slot, packing: Packing, *, hollow: bool = False) -> tuple[list[Mark], float]:
    """So many dots from the lower edge upwards, the last row in the middle; and the upper edge of them all."""
    across, pitch = packing.across, packing.pitch
    marks: list[Mark] = []
    for n in range(count):
        row, nth = divmod(n, across)
        in_row = min(across, count - row * across)
        x = slot.x + (nth - (in_row - 1) / 2) * pitch
        y = slot.base - (row + 0.5) * pitch
        marks.append(sign(side, x, y, (_ROUND if side == "current" else _POINTED) * pitch, hollow=hollow))
    return marks, slot.base - math.ceil(count / across) * pitch


def bar(
    count: int, most: int, side: Side, slot: Slot, height: float, *, hollow: bool = False
) -> tuple[list[Mark], float]:
    """So many votes as a bar with its side's mark at the end, `most` being as high as there is room; and its edge."""
    r = min(0.3 * slot.width, 0.1 * height)
    long = (height - 2 * r) * count / most
    wide, end = 0.5 * min(slot.width, 5 * r), slot.base - long - r
    color = f"{side}_mark"
    fill = None if hollow else color
    marks: list[Mark] = [
        Rect(slot.x - wide / 2, end, wide, slot.base - end, 0.0, fill, stroke=color if hollow else None, width=1.5),
        sign(side, slot.x, end, r, hollow=hollow),
    ]
    return marks, end - r


def sign(side: Side, x: float, y: float, r: float, *, hollow: bool = False) -> Circle | Diamond:
    """A side's mark: round for current, a diamond for target; a hollow one stands for a round before."""
    color = f"{side}_mark"
    fill, stroke, width = ("surface", color, max(0.8, 0.2 * r)) if hollow else (color, None, 1.0)
    return (Circle if side == "current" else Diamond)(x, y, r, fill, stroke, width)
