"""The poster's picture: each category with its current and target level on a line, the largest gap first."""

from __future__ import annotations

import math

import msgspec

from app.charts.figure import Figure, Line, Mark
from app.charts.inputs import Row, described, level_label, rows_by_gap, shown, signed
from app.charts.layout import block_height, current_mark, level_marks, target_mark, text_block
from app.charts.metrics import LINE, elide, text_width, wrap, wraps_whole
from app.domain.workshop import Workshop
from app.i18n import tr, trn

LEAST = 18.0
"""No text on a poster is smaller, in points: so much can be read from two metres."""
_MOST_SCALE, _MOST_STRETCH = 1.45, 1.4
_NAME, _TRACK = 20.0, 36.0
"""Size of a category's name, and the height that the line of levels below it takes."""


class _Grid(msgspec.Struct, frozen=True):
    """Where things stand: the lowest level at `left`, one more every `step` points, all of it enlarged by `scale`."""

    width: float
    left: float
    step: float
    scale: float
    pitch: float
    lowest: int
    levels: int

    def x(self, rank: int) -> float:
        return self.left + (rank - self.lowest) * self.step


def poster_figure(workshop: Workshop, width: float, height: float) -> Figure | None:
    """The picture in a room, all its text at least 18 points high; None where nothing is in scope.

    Categories that have no room are counted, never dropped in silence.
    """
    rows = rows_by_gap(workshop)
    if not rows:
        return None
    words_fit = _steps_fit(workshop, rows, width)
    key = () if words_fit else _key(workshop, width)
    head, foot, pitch = 1.7 * LEAST, 1.6 * LEAST, _NAME * LINE + _TRACK
    if head + len(rows) * pitch + block_height(len(key), LEAST) > height:
        key = ()  # a category is worth more than the names of its levels
    height -= block_height(len(key), LEAST)
    fit = len(rows)
    if head + fit * pitch > height:
        fit = max(1, int((height - head - foot) // pitch))
    room = height - head - (foot if fit < len(rows) else 0.0)
    scale = max(1.0, min(_MOST_SCALE, room / (fit * pitch)))
    tall = max(pitch, min(_MOST_STRETCH * pitch * scale, room / fit))
    grid = _grid(workshop, width, scale, tall)
    marks, y = _ranks(workshop, grid), head
    for row in rows[:fit]:
        marks += _track(row, _step(workshop, row) if words_fit else "", grid, y)
        y += tall
    if more := len(rows) - fit:
        words = trn("+ {n} more category in the plan", "+ {n} more categories in the plan", more)
        marks += text_block([words], 0.0, y + 0.2 * LEAST, LEAST, color="muted")
        y += foot
    marks += text_block(key, 0.0, y, LEAST, color="muted")
    y += block_height(len(key), LEAST)
    title = tr("Gaps between current and target level, largest first")
    return Figure(width, y, tuple(marks), title, described(workshop))


def _grid(workshop: Workshop, width: float, scale: float, pitch: float) -> _Grid:
    model = workshop.model
    left, right = LEAST * scale, width - 3.6 * LEAST
    step = (right - left) / (len(model.levels) - 1)
    return _Grid(width, left, step, scale, pitch, model.lowest, len(model.levels))


def _ranks(workshop: Workshop, grid: _Grid) -> list[Mark]:
    """The levels' ranks over their places; with many of them not each one."""
    model = workshop.model
    every = max(1, math.ceil(1.4 * max(text_width(str(rank), LEAST) for rank in model.ranks) / grid.step))
    marks: list[Mark] = []
    for nth, rank in enumerate(model.ranks):
        if nth % every == 0:
            marks += text_block([str(rank)], grid.x(rank), 0.0, LEAST, color="muted", anchor="middle")
    return marks


def _track(row: Row, step: str, grid: _Grid, top: float) -> list[Mark]:
    """A category's name and step, and below them its line, or the word for one that has none."""
    size = _NAME * grid.scale
    top += (grid.pitch - grid.scale * (_NAME * LINE + _TRACK)) / 2
    below = top + size * LINE
    marks: list[Mark] = text_block([elide(shown(row.name), grid.width, size, 600)], 0.0, top, size, weight=600)
    if row.state == "not applicable":
        return [*marks, *text_block([tr("not applicable")], 0.0, below, LEAST, color="muted")]
    middle = below + 0.42 * _TRACK * grid.scale
    if row.state == "open":
        up = middle - block_height(1, LEAST) / 2
        marks += text_block([tr("open")], grid.width, up, LEAST, color="muted", anchor="end")
    if step:
        down = top + (size - LEAST) * LINE * 0.8
        marks += text_block([step], grid.width, down, LEAST, color="muted", anchor="end")
    last = grid.x(grid.lowest + grid.levels - 1)
    marks.append(Line(grid.left, middle, last, middle, "grid", 2.0))
    for rank in range(grid.lowest, grid.lowest + grid.levels):
        marks.append(Line(grid.x(rank), middle - 6, grid.x(rank), middle + 6, "grid", 2.0))
    return [*marks, *_levels(row, grid, middle)]


def _step(workshop: Workshop, row: Row) -> str:
    """The levels of a category in words; empty where it is not decided."""
    if row.current is None or row.target is None or row.state != "decided":
        return ""
    start = level_label(workshop.model, row.current)
    return start if not row.gap else f"{start} → {level_label(workshop.model, row.target)}"


def _steps_fit(workshop: Workshop, rows: tuple[Row, ...], width: float) -> bool:
    """Whether every row has room for the names of its levels beside its own."""
    size = _NAME * _MOST_SCALE
    widths = (text_width(shown(row.name), size, 600) + text_width(_step(workshop, row), LEAST) for row in rows)
    return all(wide + LEAST <= width for wide in widths)


def _key(workshop: Workshop, width: float) -> tuple[str, ...]:
    """The names of the levels on up to three lines; nothing where they need more."""
    model = workshop.model
    names = " · ".join(level_label(model, rank).replace(" ", "\u00a0") for rank in model.ranks)
    return wrap(names, width, LEAST, lines=3) if wraps_whole(names, width, LEAST, lines=3) else ()


def _levels(row: Row, grid: _Grid, middle: float) -> list[Mark]:
    """The marks on a line, the gap between them, and its number."""
    size, marks = 17.0 * grid.scale**0.5, list[Mark]()
    if row.current is not None and row.target is not None and row.gap:
        ends = sorted((grid.x(row.current), grid.x(row.target)))
        marks.append(Line(ends[0], middle, ends[1], middle, "gap", 0.65 * size))
    current = None if row.current is None else current_mark(grid.x(row.current), middle, size)
    target = None if row.target is None else target_mark(grid.x(row.target), middle, size)
    marks += level_marks(current, target)
    if row.gap is not None:
        number = 22.0 * grid.scale
        color = "target" if row.gap > 0 else "muted"
        up = middle - block_height(1, number) / 2
        marks += text_block([signed(row.gap)], grid.width, up, number, color=color, weight=700, anchor="end")
    return marks
