"""What a figure is: a tuple of marks in points, without a word about who paints it.

Rules for a painter: the origin is the top left corner and y grows downwards; marks are painted in their order; a colour
is the name of a field of `app.theme.Theme`; None paints nothing; a text stands on its baseline, in Inter of its weight,
without kerning and without alternate glyphs, and is plain text whatever it holds; joins are round, caps are butt.
Marks with the same `tip` belong together: pointing at one of them, or moving the focus to it, says the tip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

Anchor = Literal["start", "middle", "end"]
FontWeight = Literal[400, 500, 600, 700]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

ASCENT, DESCENT = 0.95, 0.25
"""How far a line of text reaches above and below its baseline, in parts of its size."""


class Line(msgspec.Struct, frozen=True):
    """A straight line; `dash` alternates lengths of stroke and space, in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    tip: str = ""


class Polyline(msgspec.Struct, frozen=True):
    """A line through points, closed or not; a filled one is closed for its filling. `fill_alpha` is 0..1."""

    points: tuple[Point, ...]
    closed: bool = False
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    fill: str | None = None
    fill_alpha: float = 1.0
    tip: str = ""


class Circle(msgspec.Struct, frozen=True):
    """A circle around a centre."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    tip: str = ""


class Diamond(msgspec.Struct, frozen=True):
    """A square standing on a corner; `r` is half its diagonal."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    tip: str = ""

    @property
    def points(self) -> tuple[Point, ...]:
        """Its four corners, the top one first."""
        return (
            (self.x, self.y - self.r),
            (self.x + self.r, self.y),
            (self.x, self.y + self.r),
            (self.x - self.r, self.y),
        )


class Rect(msgspec.Struct, frozen=True):
    """An upright rectangle with corners rounded by `radius`. `fill_alpha` is 0..1."""

    x: float
    y: float
    w: float
    h: float
    radius: float = 0.0
    fill: str | None = None
    fill_alpha: float = 1.0
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    tip: str = ""


class Text(msgspec.Struct, frozen=True):
    """One line of text; `x` is its start, middle or end, `y` its baseline, `size` the font size in points."""

    x: float
    y: float
    text: str
    size: float
    color: str = "text"
    weight: FontWeight = 400
    anchor: Anchor = "start"
    tip: str = ""


Mark = Line | Polyline | Circle | Diamond | Rect | Text


class Figure(msgspec.Struct, frozen=True):
    """A picture of `width` by `height` points, with a title and a description for those who cannot see it.

    A builder may answer with more height, or more width, than it was asked for when nothing readable fits into it:
    the painter then scales it down.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    description: str = ""

    def texts(self) -> Iterator[Text]:
        """The marks that are text."""
        return (mark for mark in self.marks if isinstance(mark, Text))

    def tips(self) -> tuple[str, ...]:
        """Every tip once, in the order of the marks."""
        return tuple(dict.fromkeys(mark.tip for mark in self.marks if mark.tip))


def moved(mark: Mark, across: float, down: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case Line():
            x1, y1, x2, y2 = mark.x1 + across, mark.y1 + down, mark.x2 + across, mark.y2 + down
            return msgspec.structs.replace(mark, x1=x1, y1=y1, x2=x2, y2=y2)
        case Polyline():
            return msgspec.structs.replace(mark, points=tuple((x + across, y + down) for x, y in mark.points))
        case _:
            return msgspec.structs.replace(mark, x=mark.x + across, y=mark.y + down)


def padded(figure: Figure, margin: float) -> Figure:
    """The same figure with a margin around it, for pictures that stand alone."""
    marks = tuple(moved(mark, margin, margin) for mark in figure.marks)
    width, height = figure.width + 2 * margin, figure.height + 2 * margin
    return msgspec.structs.replace(figure, width=width, height=height, marks=marks)


def box_of(mark: Mark) -> Box:
    """The box around a mark, without its line width; a text's box comes from the font's widths."""
    match mark:
        case Line():
            return min(mark.x1, mark.x2), min(mark.y1, mark.y2), max(mark.x1, mark.x2), max(mark.y1, mark.y2)
        case Polyline():
            xs, ys = zip(*mark.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Circle() | Diamond():
            return mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r
        case Rect():
            return mark.x, mark.y, mark.x + mark.w, mark.y + mark.h
        case Text():
            return _text_box(mark)


def _text_box(mark: Text) -> Box:
    from app.charts.metrics import text_width

    width = text_width(mark.text, mark.size, mark.weight)
    left = mark.x - {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]
    return left, mark.y - ASCENT * mark.size, left + width, mark.y + DESCENT * mark.size


def overlap(one: Box, other: Box, slack: float = 0.0) -> bool:
    """Whether two boxes overlap by more than `slack` points in both directions."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > slack and down > slack
