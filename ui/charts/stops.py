"""The stops of a figure: what can be pointed at or reached by key, each with its tip; marks of one tip are one stop."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.charts.figure import Box, Circle, Diamond, Figure, Line, Mark, Text, box_of, overlap

REACH = 4.0
"""How far beside a small mark pointing at it still counts, in points."""
JOINED = 3.0
"""Marks of one tip that are not farther apart than this are one group, with one ring."""


class Stop(msgspec.Struct, frozen=True):
    """A tip, and the boxes of the groups of marks that say it, in points of the figure; the main one comes first."""

    tip: str
    boxes: tuple[Box, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its main box."""
        left, top, right, bottom = self.boxes[0]
        return (left + right) / 2, (top + bottom) / 2

    def boxes_from(self, x: float, y: float) -> tuple[Box, ...]:
        """All its boxes, one that lies at a point first."""
        return tuple(sorted(self.boxes, key=lambda box: not _within(box, x, y, REACH)))


def stops_of(figure: Figure) -> tuple[Stop, ...]:
    """All stops in the order of their first marks; the main box of each holds its marks that are not text, if any."""
    marks: dict[str, list[Mark]] = {}
    for mark in figure.marks:
        if mark.tip:
            marks.setdefault(mark.tip, []).append(mark)
    return tuple(
        Stop(tip, _groups(sorted(found, key=lambda mark: isinstance(mark, Text)))) for tip, found in marks.items()
    )


def _groups(marks: Sequence[Mark]) -> tuple[Box, ...]:
    """Boxes around marks that touch one another or nearly do."""
    groups: list[Box] = []
    for mark in marks:
        box = box_of(mark)
        while (touching := next((group for group in groups if overlap(group, box, -JOINED)), None)) is not None:
            groups.remove(touching)
            box = _around(touching, box)
        groups.append(box)
    return tuple(groups)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def tip_at(figure: Figure, x: float, y: float) -> str:
    """The tip of the topmost mark at a point, small marks first; empty where there is none."""
    near = [mark for mark in figure.marks if mark.tip and _holds(mark, x, y)]
    small = [mark for mark in near if isinstance(mark, Circle | Diamond)]
    return (small or near)[-1].tip if near else ""


def _holds(mark: Mark, x: float, y: float) -> bool:
    return _within(box_of(mark), x, y, REACH if isinstance(mark, Circle | Diamond | Line) else 1.0)


def _within(box: Box, x: float, y: float, reach: float) -> bool:
    return box[0] - reach <= x <= box[2] + reach and box[1] - reach <= y <= box[3] + reach


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
