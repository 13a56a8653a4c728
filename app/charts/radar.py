"""The profile: current and target level of each category on a radar, one axis each; with one or two as bars."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from app.charts.figure import Circle, Diamond, Figure, Line, Mark, Point, Polyline, Rect, Text, moved
from app.charts.gaps import gaps
from app.charts.inputs import Row, chart_rows, described
from app.charts.layout import block_height, legend, level_marks, small, text_block
from app.charts.metrics import MIN_SIZE, text_width, wrap
from app.charts.radar_labels import Area, Label, place_labels
from app.domain.model import MaturityModel
from app.domain.workshop import Workshop
from app.i18n import tr

FEWEST_AXES = 3
_LEAST_WIDTH = 22
"""In parts of the text size."""


class _Dial(msgspec.Struct, frozen=True):
    """The radar's geometry: centre, outer radius, number of axes and the ranks from the innermost ring outwards."""

    x: float
    y: float
    r: float
    axes: int
    lowest: int
    rings: int

    def point(self, axis: int, rank: int) -> Point:
        """Where a rank lies on an axis; the lowest rank has a ring of its own, the centre is below it."""
        return self.at(axis, self.r * (rank - self.lowest + 1) / self.rings)

    def at(self, axis: int, radius: float) -> Point:
        angle = math.tau * axis / self.axes - math.pi / 2
        return self.x + radius * math.cos(angle), self.y + radius * math.sin(angle)


def radar(workshop: Workshop, width: float, height: float, text_size: float = 9.0) -> Figure:
    """The profile as a radar of 3 and more axes, with the means as its legend.

    An open category keeps its axis, marked as open, and leaves a gap in the lines; one that is not applicable has no
    axis and is named beneath. With fewer than three axes the same levels are drawn as bars, as in the gap chart.
    """
    axes = [row for row in chart_rows(workshop) if row.state != "not applicable"]
    if len(axes) < FEWEST_AXES:
        return _bars(workshop, width, height, text_size)
    width = max(width, _LEAST_WIDTH * text_size)
    foot, foot_height = _foot(workshop, width, text_size)
    inset = 0.4 * text_size
    area = Area(inset, 0.0, width - 2 * inset, max(height - foot_height - text_size, 16 * text_size))
    placed = place_labels([(row.name, _open_word(row)) for row in axes], area, text_size)
    dial = _Dial(placed.x, placed.y, placed.r, len(axes), workshop.model.lowest, len(workshop.model.levels))
    dash = (0.5 * text_size, 0.4 * text_size)
    marks = [
        *_grid(dial),
        *_surface(dial, [row.target for row in axes], "target_mark", 0.08),
        *_surface(dial, [row.current for row in axes], "current_mark", 0.14),
        *_outline(dial, [row.target for row in axes], "target_mark", 0.16 * text_size, dash),
        *_outline(dial, [row.current for row in axes], "current_mark", 0.24 * text_size, ()),
        *_ring_numbers(dial, workshop.model, text_size),
        *_marks(dial, axes, text_size),
        *_names(axes, placed.labels, text_size),
    ]
    below = placed.bottom + text_size - placed.top
    figure_height = max(height, below + foot_height)
    top = (figure_height - below - foot_height) / 2
    title = tr("Profile: current and target level per category")
    dial_and_names = [moved(mark, 0, top - placed.top) for mark in marks]
    beneath = [moved(mark, 0, top + below) for mark in foot]
    return Figure(width, figure_height, (*dial_and_names, *beneath), title, described(workshop))


def _bars(workshop: Workshop, width: float, height: float, size: float) -> Figure:
    width = max(width, _LEAST_WIDTH * size)
    foot, foot_height = legend(workshop, width, 0.0, size)
    chart = gaps(workshop, width, max(height - foot_height - size, 0.0), size)
    foot = [moved(mark, (chart.width - width) / 2, chart.height + size) for mark in foot]
    title = tr("Profile: current and target level per category")
    return Figure(chart.width, chart.height + size + foot_height, (*chart.marks, *foot), title, described(workshop))


def _open_word(row: Row) -> str:
    return tr("open") if row.state == "open" else ""


def _foot(workshop: Workshop, width: float, size: float) -> tuple[list[Mark], float]:
    """The legend, and the categories that are not applicable by name."""
    marks, bottom = legend(workshop, width, 0.0, size)
    left_out = [row for row in chart_rows(workshop) if row.state == "not applicable"]
    if left_out:
        less = small(size)
        names = tr("Not applicable: {names}").format(names=", ".join(row.name for row in left_out))
        lines = wrap(names, width, less, lines=4)
        tip = "\n".join(row.tip for row in left_out)
        marks += text_block(lines, width / 2, bottom + 0.2 * size, less, color="muted", anchor="middle", tip=tip)
        bottom += 0.2 * size + block_height(len(lines), less)
    return marks, bottom


def _grid(dial: _Dial) -> Iterator[Mark]:
    for ring in range(1, dial.rings + 1):
        points = tuple(dial.at(axis, dial.r * ring / dial.rings) for axis in range(dial.axes))
        yield Polyline(points, closed=True, stroke="grid", width=0.8)
    for axis in range(dial.axes):
        yield Line(dial.x, dial.y, *dial.at(axis, dial.r), "grid", 0.8)


def _runs(ranks: Sequence[int | None]) -> list[list[int]]:
    """The axes whose neighbours are known too, as runs around the circle; one closed run when none is open."""
    count = len(ranks)
    if all(rank is not None for rank in ranks):
        return [[*range(count), 0]]
    start = next(axis for axis in range(count) if ranks[axis] is None)
    runs: list[list[int]] = [[]]
    for step in range(1, count + 1):
        axis = (start + step) % count
        if ranks[axis] is None:
            runs.append([])
        else:
            runs[-1].append(axis)
    return [run for run in runs if len(run) > 1]


def _surface(dial: _Dial, ranks: Sequence[int | None], color: str, alpha: float) -> Iterator[Mark]:
    for run in _runs(ranks):
        points = [dial.point(axis, rank) for axis in run if (rank := ranks[axis]) is not None]
        whole = run[0] == run[-1]
        corners = points[:-1] if whole else [(dial.x, dial.y), *points]
        yield Polyline(tuple(corners), closed=True, fill=color, fill_alpha=alpha)


def _outline(
    dial: _Dial, ranks: Sequence[int | None], color: str, width: float, dash: tuple[float, ...]
) -> Iterator[Mark]:
    for run in _runs(ranks):
        points = [dial.point(axis, rank) for axis in run if (rank := ranks[axis]) is not None]
        whole = run[0] == run[-1]
        yield Polyline(tuple(points[:-1] if whole else points), closed=whole, stroke=color, width=width, dash=dash)


def _ring_numbers(dial: _Dial, model: MaturityModel, size: float) -> Iterator[Mark]:
    """The ranks left of the first axis, on a plate so that lines do not cross them; with many levels not each one."""
    less = max(MIN_SIZE, 0.8 * size)
    every = max(1, math.ceil(1.21 * less / (dial.r / dial.rings)))
    for rank in reversed(model.ranks):
        if (model.highest - rank) % every:
            continue
        x, y = dial.point(0, rank)
        width = text_width(str(rank), less)
        right = x - 0.95 * size
        yield Rect(right - width - 1.0, y - 0.5 * less, width + 2.0, less, 1.5, "surface", 0.85)
        yield Text(right, y + 0.36 * less, str(rank), less, "muted", 400, "end")


def _marks(dial: _Dial, axes: Sequence[Row], size: float) -> Iterator[Mark]:
    crowd = max(0.55, min(1.0, math.tau * dial.r * 0.6 / len(axes) / (1.6 * size)))
    for axis, row in enumerate(axes):
        current = target = None
        if row.current is not None:
            current = Circle(*dial.point(axis, row.current), 0.44 * size * crowd, fill="current_mark", tip=row.tip)
        if row.target is not None:
            r, width = 0.6 * size * crowd, 0.17 * size * crowd
            target = Diamond(*dial.point(axis, row.target), r, "surface", "target_mark", width, row.tip)
        yield from level_marks(current, target)


def _names(axes: Sequence[Row], labels: Sequence[Label], size: float) -> Iterator[Mark]:
    for row, label in zip(axes, labels, strict=True):
        if label.leader is not None:
            yield Line(*label.leader, "grid", 0.8)
        yield from text_block(label.lines, label.x, label.top, size, weight=600, anchor=label.anchor, tip=row.tip)
        if label.word:
            top = label.top + block_height(len(label.lines), size)
            yield from text_block(
                [label.word], label.x, top, small(size), color="muted", anchor=label.anchor, tip=row.tip
            )
