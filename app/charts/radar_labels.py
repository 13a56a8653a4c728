"""Where the names around a radar stand: beside their spokes where they fit, else in two columns with leaders."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from app.charts.figure import Anchor, Box, overlap
from app.charts.layout import block_height, small
from app.charts.metrics import LINE, text_width, wrap, wraps_whole

MOST_LINES = 4
_RADII = (0.62, 0.58, 0.54, 0.5, 0.47, 0.44, 0.41, 0.38, 0.35, 0.32, 0.29, 0.26, 0.23, 0.2)
"""Radii to try, in parts of the smaller side."""
_REACH = 1.8
"""From the dial to a column of names, in parts of the text size."""
_ROOM_FOR_CUT = 13.0
"""The width that a column of cut names should have, in parts of the text size."""


class Area(msgspec.Struct, frozen=True):
    """The room for dial and names, in points."""

    x: float
    y: float
    w: float
    h: float


class Label(msgspec.Struct, frozen=True):
    """A name on its lines; `word` stands beneath them. `leader` joins it to its spoke where it had to move away."""

    lines: tuple[str, ...]
    word: str
    x: float
    top: float
    anchor: Anchor
    leader: tuple[float, float, float, float] | None = None


class Placed(msgspec.Struct, frozen=True):
    """Centre and radius of the dial, the names in the order of the axes, and the upper and lower edge of it all."""

    x: float
    y: float
    r: float
    labels: tuple[Label, ...]
    top: float
    bottom: float


def place_labels(names: Sequence[tuple[str, str]], area: Area, size: float) -> Placed:
    """Places (name, word) pairs around as large a dial as fits, the first at the top, then clockwise.

    Names stand uncut beside their spokes, else uncut in columns, else cut in columns around a dial that leaves them
    room; when not even one line each fits, the whole becomes higher.
    """
    radii = [part * min(area.w, area.h) for part in _RADII]
    for r in radii:
        placed = _beside(names, area, r, size)
        if placed is not None:
            return placed
    for r in radii:
        for lines in range(1, MOST_LINES + 1):
            placed = _columns(names, area, r, size, lines, whole=True)
            if placed is not None:
                return placed
    roomy = [r for r in radii if _column_room(area, r, size) >= _ROOM_FOR_CUT * size]
    for lines in range(MOST_LINES, 0, -1):
        placed = _columns(names, area, (roomy or radii[-1:])[0], size, lines, whole=False)
        if placed is not None:
            return placed
    higher = Area(area.x, area.y, area.w, max(area.h, _lowest_height(names, size)))
    placed = _columns(names, higher, radii[-1], size, 1, whole=False)
    assert placed is not None, "one line per name fits into a height made for it"
    return placed


# --- beside the spokes ---------------------------------------------------------------------------------------------


def _beside(names: Sequence[tuple[str, str]], area: Area, r: float, size: float) -> Placed | None:
    """Every name whole beside the end of its spoke; None when they do not fit or run into one another."""
    x, count, space = area.x + area.w / 2, len(names), 0.95 * size
    angles = [math.tau * axis / count - math.pi / 2 for axis in range(count)]
    drafts: list[Label] = []
    for (name, word), angle in zip(names, angles, strict=True):
        cos, sin = math.cos(angle), math.sin(angle)
        upright = abs(cos) < 0.12
        anchor: Anchor = "middle" if upright else "start" if cos > 0 else "end"
        room = area.w * 0.6 if upright else area.w / 2 - (r + space) * abs(cos)
        lines = _whole(name, room, size)
        if lines is None or text_width(word, small(size)) > room:
            return None
        tall = _tall(lines, word, size)
        top = (r + space) * sin + (sin - 1) * tall / 2
        drafts.append(Label(lines, word, x + (0 if upright else (r + space) * cos), top, anchor))
    highest = min(r * min(math.sin(angle) for angle in angles), *(label.top for label in drafts))
    lowest = max(
        r * max(math.sin(angle) for angle in angles),
        *(label.top + _tall(label.lines, label.word, size) for label in drafts),
    )
    if lowest - highest > area.h:
        return None
    y = area.y - highest + (area.h - lowest + highest) / 2
    labels = tuple(msgspec.structs.replace(label, top=label.top + y) for label in drafts)
    if _clash(labels, size) or _across_dial(labels, x, y, r, count, size):
        return None
    return Placed(x, y, r, labels, y + highest, y + lowest)


def _whole(name: str, room: float, size: float) -> tuple[str, ...] | None:
    """The name on as few lines as it needs, balanced; None when it does not fit uncut."""
    for lines in range(1, MOST_LINES + 1):
        if wraps_whole(name, room, size, 600, lines):
            return _balanced(name, room, size, lines)
    return None


def _balanced(name: str, room: float, size: float, lines: int) -> tuple[str, ...]:
    """The same number of lines, as even as they get: the narrowest of some widths that needs no line more."""
    best = wrap(name, room, size, 600, lines)
    for part in (0.9, 0.8, 0.7, 0.6, 0.5):
        if lines == 1 or not wraps_whole(name, room * part, size, 600, lines):
            break
        best = wrap(name, room * part, size, 600, lines)
    return best


def _tall(lines: Sequence[str], word: str, size: float) -> float:
    return block_height(len(lines), size) + (small(size) * LINE if word else 0.0)


def _box(label: Label, size: float) -> Box:
    widths = [text_width(line, size, 600) for line in label.lines] + [text_width(label.word, small(size))]
    width = max(widths)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.top, left + width, label.top + _tall(label.lines, label.word, size)


def _clash(labels: Iterable[Label], size: float) -> bool:
    boxes = [_box(label, size) for label in labels]
    wide = [(left - 0.4 * size, top, right + 0.4 * size, bottom) for left, top, right, bottom in boxes]
    return any(overlap(one, other) for one, other in combinations(wide, 2))


def _across_dial(labels: Iterable[Label], x: float, y: float, r: float, count: int, size: float) -> bool:
    """Whether a name lies over the outer ring, whose edges are looked at point by point."""
    corners = [(r * math.cos(a), r * math.sin(a)) for a in (math.tau * k / count - math.pi / 2 for k in range(count))]
    points = [
        (x + one[0] + part * (other[0] - one[0]), y + one[1] + part * (other[1] - one[1]))
        for one, other in zip(corners, corners[1:] + corners[:1], strict=True)
        for part in (0.0, 0.1, 0.25, 0.5, 0.75, 0.9)
    ]
    near = 0.3 * size
    return any(
        left - near < px < right + near and top - near < py < bottom + near
        for left, top, right, bottom in (_box(label, size) for label in labels)
        for px, py in points
    )


# --- in columns ----------------------------------------------------------------------------------------------------


def _column_room(area: Area, r: float, size: float) -> float:
    """How wide a column of names beside a dial is."""
    return area.w / 2 - r - _REACH * size


def _lowest_height(names: Sequence[tuple[str, str]], size: float) -> float:
    """The height that one line per name needs in the fuller column."""
    tall = block_height(1, size) + small(size) * LINE + 0.3 * size
    return (math.ceil(len(names) / 2) + 1) * tall


def _columns(
    names: Sequence[tuple[str, str]], area: Area, r: float, size: float, lines: int, whole: bool
) -> Placed | None:
    """Names in a column left and right, each as near to the height of its spoke as the others allow."""
    x, y, count = area.x + area.w / 2, area.y + area.h / 2, len(names)
    reach, room = r + _REACH * size, _column_room(area, r, size)
    if r + 0.5 * size > area.h / 2 or (
        whole and not all(wraps_whole(name, room, size, 600, lines) for name, _ in names)
    ):
        return None
    labels: dict[int, Label] = {}
    right = [axis for axis in range(count) if axis * 2 < count]
    left = [axis for axis in range(count - 1, 0, -1) if axis * 2 >= count]
    for axes, side in ((right, 1), (left, -1)):
        blocks = [(wrap(names[axis][0], room, size, 600, lines), names[axis][1]) for axis in axes]
        talls = [_tall(block, word, size) for block, word in blocks]
        ends = [_end(x, y, r, axis, count) for axis in axes]
        tops = _spread([end[1] for end in ends], talls, area, 0.3 * size)
        if tops is None:
            return None
        for axis, (block, word), top, tall, end in zip(axes, blocks, tops, talls, ends, strict=True):
            edge = x + side * (reach - 0.4 * size)
            leader = (*end, edge, top + tall / 2)
            labels[axis] = Label(block, word, x + side * reach, top, "start" if side > 0 else "end", leader)
    placed = tuple(labels[axis] for axis in range(count))
    top = min(y - r - 0.5 * size, *(label.top for label in placed))
    bottom = max(y + r, *(label.top + _tall(label.lines, label.word, size) for label in placed))
    return Placed(x, y, r, placed, top, bottom)


def _end(x: float, y: float, r: float, axis: int, count: int) -> tuple[float, float]:
    angle = math.tau * axis / count - math.pi / 2
    return x + r * math.cos(angle), y + r * math.sin(angle)


def _spread(wanted: Sequence[float], talls: Sequence[float], area: Area, space: float) -> list[float] | None:
    """Upper edges of blocks as near as possible to the wanted middles, in their order; None when there is no room."""
    if sum(talls) + space * (len(talls) - 1) > area.h:
        return None
    tops: list[float] = []
    edge = area.y
    for middle, tall in zip(wanted, talls, strict=True):
        tops.append(max(middle - tall / 2, edge))
        edge = tops[-1] + tall + space
    edge = area.y + area.h
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], edge - talls[index])
        edge = tops[index] - space
    return tops
