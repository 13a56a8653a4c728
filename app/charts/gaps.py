"""The gap chart: one row per category, current and target on the levels, the bar between them is the gap."""

from __future__ import annotations

import msgspec

from app.charts.figure import Figure, Line, Mark, Rect, moved
from app.charts.inputs import Row, described, level_label, priority_word, rows_by_gap, signed
from app.charts.layout import DIAMOND, block_height, current_mark, level_marks, small, target_mark, text_block
from app.charts.levels import level_header, level_key
from app.charts.metrics import LINE, MIN_SIZE, text_width, wrap
from app.domain.model import MaturityModel
from app.domain.workshop import Workshop
from app.i18n import tr

MAX_PITCH = 3.6
"""Rows are spread over a given height up to this distance, in parts of the text size."""


class _Columns(msgspec.Struct, frozen=True):
    """Where things stand from left to right, in points: names end at `names`, levels lie from `first` to `last`."""

    names: float
    first: float
    last: float
    gap: float
    priority: float
    lowest: int
    highest: int

    def x(self, rank: int) -> float:
        return self.first + (rank - self.lowest) * self.step

    @property
    def step(self) -> float:
        return (self.last - self.first) / (self.highest - self.lowest)


def gaps(workshop: Workshop, width: float, height: float = 0.0, text_size: float = 9.0) -> Figure:
    """The gap chart, largest gap first, in the order of gaps; open and not applicable categories beneath.

    A larger `height` spreads the rows. A smaller one first makes the text smaller, to 7 points at least, then the
    figure is higher than asked for.
    """
    figure = _gaps(workshop, width, height, text_size)
    while height and figure.height > height + 1e-6 and text_size > MIN_SIZE:
        text_size = max(MIN_SIZE, text_size - 0.5)
        figure = _gaps(workshop, width, height, text_size)
    return figure


def _gaps(workshop: Workshop, width: float, height: float, size: float) -> Figure:
    rows = rows_by_gap(workshop)
    width = max(width, _least_width(workshop.model, size))
    columns = _columns(workshop.model, rows, width, size)
    decided = [row for row in rows if row.state == "decided"]
    others = [row for row in rows if row.state != "decided"]
    head, top = _header(workshop.model, columns, size, bool(decided))
    key, key_height = _key(workshop.model, columns, width, size, bool(decided))
    names = [wrap(row.name, columns.names, size, 600, lines=3) for row in decided]
    beneath, beneath_height = _others(others, columns, width, size)
    natural = [max(1.9 * size, block_height(len(lines), size) + 0.55 * size) for lines in names]
    spare = height - top - sum(natural) - beneath_height - key_height
    extra = max(0.0, min(spare / len(natural), MAX_PITCH * size - min(natural))) if natural else 0.0
    body: list[Mark] = []
    y = top
    for row, lines, tall in zip(decided, names, natural, strict=True):
        body += _row(row, lines, columns, y, tall + extra, size)
        y += tall + extra
    grid: list[Mark] = [Line(columns.x(r), top, columns.x(r), y, "grid", 0.8) for r in workshop.model.ranks if decided]
    end = y + beneath_height
    below = [*(moved(mark, 0, y) for mark in beneath), *(moved(mark, 0, end) for mark in key)]
    marks = [*grid, *body, *head, *below]
    title = tr("Gaps between current and target level, largest first")
    return Figure(width, end + key_height, tuple(marks), title, described(workshop))


def _least_width(model: MaturityModel, size: float) -> float:
    return size * (16 + 2.4 * len(model.levels))


def _columns(model: MaturityModel, rows: tuple[Row, ...], width: float, size: float) -> _Columns:
    widest = max((text_width(row.name, size, 600) for row in rows), default=0.0)
    names = min(widest, max(0.31 * width, 8 * size)) if widest > 0.36 * width else widest
    words = [text_width(priority_word(row.priority), small(size)) for row in rows if row.priority is not None]
    priority = max((*words, text_width(tr("Priority"), small(size)))) if words else 0.0
    signs = [text_width(signed(row.gap), 1.1 * size, 700) for row in rows if row.gap is not None]
    gap = max((*signs, text_width(tr("Gap"), small(size))))
    right = width - priority - (size if priority else 0.0)
    room = DIAMOND * size + 0.5 * size
    first = names + size + max(room, 0.9 * size)
    last = right - gap - max(room, 1.4 * size)
    half = _half_label(model, (last - first) / (len(model.levels) - 1), size)
    first, last = max(first, names + 0.6 * size + half), min(last, right - gap - 1.3 * size - half)
    return _Columns(names, first, last, right, width, model.lowest, model.highest)


def _half_label(model: MaturityModel, step: float, size: float) -> float:
    """Half the width of the outer levels' labels, which reach beyond their lines: at most half a step."""
    ends = (level_label(model, model.lowest), level_label(model, model.highest))
    return min(max(text_width(label, small(size)) for label in ends) / 2, 0.42 * step)


def _header(model: MaturityModel, columns: _Columns, size: float, any_decided: bool) -> tuple[list[Mark], float]:
    """The levels' names above their lines, the words above the columns, and the edge beneath them."""
    if not any_decided:
        return [], 0.0
    marks, bottom = level_header(model, {rank: columns.x(rank) for rank in model.ranks}, columns.step, size)
    less = small(size)
    top = bottom - 0.5 * size - block_height(1, less)
    marks += text_block([tr("Gap")], columns.gap, top, less, color="muted", anchor="end")
    if columns.priority > columns.gap:
        marks += text_block([tr("Priority")], columns.priority, top, less, color="muted", anchor="end")
    return marks, bottom


def _key(
    model: MaturityModel, columns: _Columns, width: float, size: float, any_decided: bool
) -> tuple[list[Mark], float]:
    """The levels' names beneath the chart, where they do not fit above it; and the height they take."""
    text = level_key(model, columns.step, size) if any_decided else ""
    if not text:
        return [], 0.0
    lines = wrap(text, width, small(size), lines=6)
    return text_block(lines, 0.0, 0.8 * size, small(size), color="muted"), 0.8 * size + block_height(
        len(lines), small(size)
    )


def _row(row: Row, lines: tuple[str, ...], columns: _Columns, top: float, tall: float, size: float) -> list[Mark]:
    """A decided category: name, bar, marks, gap and priority."""
    if row.current is None or row.target is None or row.gap is None:
        return []
    y, less = top + tall / 2, small(size)
    left, right = sorted((columns.x(row.current), columns.x(row.target)))
    marks = text_block(
        lines, columns.names, y - block_height(len(lines), size) / 2, size, weight=600, anchor="end", tip=row.tip
    )
    if row.gap:
        thick = 0.5 * size
        marks.append(Rect(left, y - thick / 2, right - left, thick, 0.0, "gap", tip=row.tip))
    marks += level_marks(
        current_mark(columns.x(row.current), y, size, row.tip), target_mark(columns.x(row.target), y, size, row.tip)
    )
    color = "target" if row.gap > 0 else "muted"
    marks += text_block(
        [signed(row.gap)], columns.gap, y - 0.55 * size * LINE, 1.1 * size, color=color, weight=700, anchor="end"
    )
    if row.priority is not None:
        word = [priority_word(row.priority)]
        marks += text_block(word, columns.priority, y - less * LINE / 2, less, color="muted", anchor="end")
    return marks


def _others(rows: list[Row], columns: _Columns, width: float, size: float) -> tuple[list[Mark], float]:
    """The categories without a gap, each with the word that says why; and the height they take."""
    marks: list[Mark] = []
    less, y = small(size), 0.6 * size
    for row in rows:
        names = wrap(row.name, columns.names, less, 500, lines=3)
        start = columns.names + size
        words = wrap(row.word, width - start, less, lines=3)
        tall = block_height(max(len(names), len(words)), less)
        marks += text_block(names, columns.names, y, less, color="muted", weight=500, anchor="end", tip=row.tip)
        marks += text_block(words, start, y, less, color="muted", tip=row.tip)
        y += tall + 0.4 * size
    return marks, y if rows else 0.0
