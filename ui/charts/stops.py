"""The stops of a figure: what can be pointed at or reached by key, each with its tip; marks of one tip are one stop."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.charts.figure import Box, Circle, Diamond, Figure, Line, Mark, box_of

REACH = 4.0
"""How far beside a small mark pointing at it still counts, in points."""


class Stop(msgspec.Struct, frozen=True):
    """A tip and the boxes of the marks that say it, in points of the figure."""

    tip: str
    boxes: tuple[Box, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of all its boxes."""
        left, top, right, bottom = self.around
        return (left + right) / 2, (top + bottom) / 2

    @property
    def around(self) -> Box:
        """The box around all its boxes."""
        lefts, tops, rights, bottoms = zip(*self.boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def stops_of(figure: Figure) -> tuple[Stop, ...]:
    """All stops in the order of their first marks."""
    boxes: dict[str, list[Box]] = {}
    for mark in figure.marks:
        if mark.tip:
            boxes.setdefault(mark.tip, []).append(box_of(mark))
    return tuple(Stop(tip, tuple(found)) for tip, found in boxes.items())


def tip_at(figure: Figure, x: float, y: float) -> str:
    """The tip of the topmost mark at a point, small marks first; empty where there is none."""
    near = [mark for mark in figure.marks if mark.tip and _holds(mark, x, y)]
    small = [mark for mark in near if isinstance(mark, Circle | Diamond)]
    return (small or near)[-1].tip if near else ""


def _holds(mark: Mark, x: float, y: float) -> bool:
    left, top, right, bottom = box_of(mark)
    reach = REACH if isinstance(mark, Circle | Diamond | Line) else 1.0
    return left - reach <= x <= right + reach and top - reach <= y <= bottom + reach


def neighbour(stops: Sequence[Stop], index: int, across: int, down: int) -> int:
    """The nearest stop in a direction (-1, 0 or 1 each way), straight ones preferred; the same where there is none."""
    x, y = stops[index].middle
    best, nearest = index, float("inf")
    for other, stop in enumerate(stops):
        ahead = (stop.middle[0] - x) * across + (stop.middle[1] - y) * down
        aside = abs((stop.middle[0] - x) * down) + abs((stop.middle[1] - y) * across)
        if other != index and ahead > 1.0 and ahead + 2.5 * aside < nearest:
            best, nearest = other, ahead + 2.5 * aside
    return best
