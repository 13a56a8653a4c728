"""The projected profile: each category now, after the plan and at its target, and the gap that then remains."""

from __future__ import annotations

import msgspec

from app.charts.figure import Circle, Figure, Line, Mark, Rect, moved
from app.charts.inputs import level_label, shown, signed
from app.charts.layout import CIRCLE, DIAMOND, block_height, current_mark, small, target_mark, text_block
from app.charts.levels import level_header, level_key
from app.charts.metrics import LINE, MIN_SIZE, text_width, wrap
from app.domain.planning import Projection, projected
from app.domain.scoring import gap_order
from app.domain.workshop import Workshop
from app.i18n import tr

MAX_PITCH = 3.2
"""Rows are spread over a given height up to this distance, in parts of the text size."""


class _Columns(msgspec.Struct, frozen=True):
    """Where things stand from left to right, in points."""

    names: float
    first: float
    step: float
    right: float
    lowest: int

    def x(self, rank: int) -> float:
        return self.first + (rank - self.lowest) * self.step


def projections(workshop: Workshop) -> tuple[Projection, ...]:
    """The decided categories after the plan, in the order of gaps."""
    found = {row.category_id: row for row in projected(workshop)}
    return tuple(found[row.category_id] for row in gap_order(workshop))


def projection(workshop: Workshop, width: float, height: float = 0.0, text_size: float = 8.5) -> Figure:
    """A row per decided category: round and full now, round and hollow after the plan, a diamond for the target.

    A larger `height` spreads the rows; a smaller one first makes the text smaller, to 7 points at least.
    """
    figure = _projection(workshop, width, height, text_size)
    while height and figure.height > height + 1e-6 and text_size > MIN_SIZE:
        text_size = max(MIN_SIZE, text_size - 0.5)
        figure = _projection(workshop, width, height, text_size)
    return figure


def _projection(workshop: Workshop, width: float, height: float, size: float) -> Figure:
    rows, model = projections(workshop), workshop.model
    width = max(width, size * (18 + 2.4 * len(model.levels)))
    columns = _columns(workshop, rows, width, size)
    head, top = _head(workshop, columns, size) if rows else ([], 0.0)
    names = [wrap(shown(row.name), columns.names, size, 600, lines=3) for row in rows]
    natural = [max(2.2 * size, block_height(len(lines), size) + 0.7 * size) for lines in names]
    foot, foot_height = _foot(workshop, columns, width, size)
    spare = height - top - sum(natural) - foot_height
    extra = max(0.0, min(spare / len(natural), MAX_PITCH * size - min(natural))) if natural else 0.0
    y, body = top, []
    for row, lines, tall in zip(rows, names, natural, strict=True):
        body += _row(workshop, row, lines, columns, y, tall + extra, size)
        y += tall + extra
    grid: list[Mark] = [Line(columns.x(r), top, columns.x(r), y, "grid", 0.8) for r in model.ranks if rows]
    marks = [*grid, *body, *head, *(moved(mark, 0.0, y) for mark in foot)]
    title = tr("Projected profile: now, after the plan, and the target")
    return Figure(width, y + foot_height, tuple(marks), title, " ".join(_tip(workshop, row) for row in rows))


def _columns(workshop: Workshop, rows: tuple[Projection, ...], width: float, size: float) -> _Columns:
    widest = max((text_width(shown(row.name), size, 600) for row in rows), default=0.0)
    names = min(widest, max(0.31 * width, 8 * size))
    right = max(text_width(tr("Remaining"), small(size)), text_width(tr("reached"), size, 700))
    ranks = workshop.model.ranks
    half = max(text_width(level_label(workshop.model, rank), small(size)) for rank in (ranks[0], ranks[-1])) / 2
    room = width - names - right - 2.2 * size
    half = min(half, 0.42 * room / max(1, len(ranks) - 1))
    edge = max(DIAMOND * size + 0.5 * size, half)
    first = names + 0.8 * size + edge
    return _Columns(names, first, (width - right - 1.2 * size - edge - first) / (len(ranks) - 1), width, ranks[0])


def _head(workshop: Workshop, columns: _Columns, size: float) -> tuple[list[Mark], float]:
    model, less = workshop.model, small(size)
    marks, bottom = level_header(model, {rank: columns.x(rank) for rank in model.ranks}, columns.step, size)
    top = bottom - 0.5 * size - block_height(1, less)
    marks += text_block([tr("Remaining")], columns.right, top, less, color="muted", anchor="end")
    return marks, bottom


def _row(
    workshop: Workshop, row: Projection, lines: tuple[str, ...], columns: _Columns, top: float, tall: float, size: float
) -> list[Mark]:
    y, tip = top + tall / 2, _tip(workshop, row)
    now, after, target = columns.x(row.current), columns.x(row.planned), columns.x(row.target)
    marks = text_block(
        lines, columns.names, y - block_height(len(lines), size) / 2, size, weight=600, anchor="end", tip=tip
    )
    thick = 0.5 * size
    if row.planned != row.target:
        left, right = sorted((after, target))
        dash = (0.28 * size, 0.24 * size)
        marks.append(Line(left, y, right, y, "target_mark", 0.17 * size, dash, tip))
    if row.planned != row.current:
        marks.append(Rect(min(now, after), y - thick / 2, abs(after - now), thick, 0.0, "current_mark", 0.45, tip=tip))
    marks += _level_marks(row, now, after, target, y, size, tip)
    done = row.remaining <= 0
    word = tr("reached") if row.remaining == 0 else signed(row.remaining)
    place = y - 0.55 * size * LINE
    color = "good" if done else "target"
    return marks + text_block([word], columns.right, place, size, color=color, weight=700, anchor="end", tip=tip)


def _level_marks(
    row: Projection, now: float, after: float, target: float, y: float, size: float, tip: str
) -> list[Mark]:
    """Full for now, hollow for after the plan; what falls on the target lies, smaller, within its diamond."""
    marks: list[Mark] = [target_mark(target, y, size, tip)]
    within = 0.42 * DIAMOND * size
    if row.planned != row.current:
        hollow = within if row.planned == row.target else 0.86 * CIRCLE * size
        marks.append(planned_mark(after, y, hollow, tip))
    full = current_mark(now, y, size, tip)
    if row.current == row.target:
        full = msgspec.structs.replace(full, r=within)
    return [*marks, full]


def planned_mark(x: float, y: float, r: float, tip: str = "") -> Circle:
    """The hollow round mark of the level after the plan."""
    return Circle(x, y, r, "surface", "current_mark", max(0.9, 0.34 * r), tip)


def _tip(workshop: Workshop, row: Projection) -> str:
    model = workshop.model
    return tr("{name}: now {now}, after the plan {planned}, target {target}, remaining gap {gap}.").format(
        name=shown(row.name),
        now=level_label(model, row.current),
        planned=level_label(model, row.planned) if row.planned in model.ranks else row.planned,
        target=level_label(model, row.target),
        gap=signed(row.remaining),
    )


def _foot(workshop: Workshop, columns: _Columns, width: float, size: float) -> tuple[list[Mark], float]:
    """The key of the marks, and the levels' names where the head has no room for them."""
    less, top = small(size), 0.9 * size
    items = [
        ("now", tr("now")),
        ("after", tr("after the plan")),
        ("target", tr("target")),
        ("left", tr("gap that remains")),
    ]
    wide = sum(text_width(word, less) + 1.7 * size for _, word in items) + 1.5 * size * (len(items) - 1)
    x, y = max(0.0, (width - wide) / 2), top + 0.6 * less
    marks: list[Mark] = []
    for kind, word in items:
        at = x + 0.7 * size
        if kind == "now":
            marks.append(Circle(at, y, 0.42 * size, "current_mark"))
        elif kind == "after":
            marks.append(planned_mark(at, y, 0.4 * size))
        elif kind == "target":
            marks.append(target_mark(at, y, 0.64 * size))
        else:
            marks.append(
                Line(at - 0.9 * size, y, at + 0.5 * size, y, "target_mark", 0.17 * size, (0.28 * size, 0.24 * size))
            )
        marks += text_block([word], x + 1.7 * size, top, less, color="muted")
        x += text_width(word, less) + 3.2 * size
    bottom = top + block_height(1, less)
    text = level_key(workshop.model, columns.step, size)
    if text:
        lines = wrap(text, width, less, lines=6)
        marks += text_block(lines, 0.0, bottom + 0.4 * size, less, color="muted")
        bottom += 0.4 * size + block_height(len(lines), less)
    return marks, bottom
