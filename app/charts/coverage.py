"""Coverage per level: which levels' practices each category has achieved, gaps below and strengths above included."""

from __future__ import annotations

import msgspec

from app.charts.figure import Circle, Diamond, Figure, Mark, Rect
from app.charts.inputs import Row, chart_rows, level_label
from app.charts.layout import block_height, small, text_block
from app.charts.levels import level_header, level_key
from app.charts.metrics import LINE, MIN_SIZE, text_width, wrap, wraps_whole
from app.domain.scoring import LevelCoverage, level_coverage
from app.domain.workshop import Workshop
from app.i18n import tr

LIGHTEST, DARKEST = 0.04, 0.34
"""The shade of a cell at 0 and at 100 percent, as a share of the colour of the current level."""


class _Grid(msgspec.Struct, frozen=True):
    """Where the columns stand: names begin at 0 and end at `names`, the first cell begins at `first`."""

    names: float
    first: float
    step: float
    cell: float
    lowest: int

    def left(self, rank: int) -> float:
        return self.first + (rank - self.lowest) * self.step

    def middle(self, rank: int) -> float:
        return self.left(rank) + self.cell / 2


def coverage(workshop: Workshop, width: float, height: float = 0.0, text_size: float = 9.0) -> Figure:
    """One row per category, one cell per level: the mean achievement of its rated practices and how many are rated.

    The current level is framed in blue with a round mark, the target dashed in orange with a diamond. What does not
    fit into `height` gets smaller text, down to 7 points, then one line per cell; then the figure is higher.
    """
    figure = _coverage(workshop, width, text_size, 2)
    sizes = [size for step in range(1, 12) if (size := text_size - step / 2) >= MIN_SIZE]
    for size, lines in [*((size, 2) for size in sizes), *((size, 1) for size in (text_size, *sizes))]:
        if not height or figure.height <= height + 1e-6:
            break
        figure = _coverage(workshop, width, size, lines)
    return figure


def _coverage(workshop: Workshop, width: float, size: float, lines: int) -> Figure:
    model, rows = workshop.model, chart_rows(workshop)
    width = max(width, size * (12 + 3.4 * len(model.levels)))
    grid = _grid(workshop, rows, width, size)
    head, top = level_header(model, {rank: grid.middle(rank) for rank in model.ranks}, grid.step, size)
    marks: list[Mark] = []
    shortened: set[str] = set()
    described: list[str] = []
    for row in rows:
        names = wrap(row.name, grid.names, size, 600, lines=3)
        tall = max(block_height(len(names), size), _cell_height(lines, size))
        at = top + (tall - block_height(len(names), size)) / 2
        marks += text_block(names, 0.0, at, size, weight=600, tip=row.tip)
        if row.state == "not applicable":
            words = wrap(row.word, width - grid.first, small(size), lines=2 if tall >= _cell_height(2, size) else 1)
            at = top + (tall - block_height(len(words), small(size))) / 2
            marks += text_block(words, grid.first, at, small(size), color="muted", tip=row.tip)
            described.append(row.tip)
        else:
            in_cell = 2 if tall >= _cell_height(2, size) else 1
            for cell in level_coverage(model, model.category(row.category_id), workshop.rating_map()):
                tip = _tip(row, cell, level_label(model, cell.rank))
                marks += _cell(cell, grid, top, tall, size, in_cell, tip, shortened)
                described.append(tip)
            marks += _frames(row, grid, top, tall, size)
        top += tall + 0.75 * size
    marks += head
    for text in (level_key(model, grid.step, size), _key(shortened)):
        if text:
            words = wrap(text, width, small(size), lines=6)
            marks += text_block(words, 0.0, top, small(size), color="muted")
            top += block_height(len(words), small(size)) + 0.2 * size
    return Figure(width, top, tuple(marks), tr("Coverage of the levels' practices"), ". ".join(described))


def _cell_height(lines: int, size: float) -> float:
    """The height of a cell of one or two lines of text."""
    return size * LINE + (small(size) * LINE if lines > 1 else 0.0) + 0.5 * size


def _grid(workshop: Workshop, rows: tuple[Row, ...], width: float, size: float) -> _Grid:
    widest = max((text_width(row.name, size, 600) for row in rows), default=0.0)
    names = min(widest, 0.3 * width)
    first = names + size if names else 0.0
    step = (width - first + 0.5 * size) / len(workshop.model.levels)
    return _Grid(names, first, step, step - 0.5 * size, workshop.model.lowest)


def _cell(
    cell: LevelCoverage, grid: _Grid, top: float, tall: float, size: float, lines: int, tip: str, shortened: set[str]
) -> list[Mark]:
    """A cell's box and its texts; notes in `shortened` what the key has to explain."""
    if cell.coverage is None:
        return _empty_cell(cell, grid, top, tall, size, lines, tip, shortened)
    left, room, middle, less = grid.left(cell.rank), grid.cell - 0.6 * size, grid.middle(cell.rank), small(size)
    shade = LIGHTEST + (DARKEST - LIGHTEST) * float(cell.coverage)
    box = Rect(left, top, grid.cell, tall, 2.5, fill="current_mark", fill_alpha=shade, tip=tip)
    percent, rated, ratio = f"{round(100 * cell.coverage)}%", _rated(cell), f"{cell.rated}/{cell.applicable}"
    y = top + (tall - size * LINE - (less * LINE if lines > 1 else 0.0)) / 2
    marks: list[Mark] = [box, *text_block([percent], middle, y, size, weight=600, anchor="middle", tip=tip)]
    if lines == 1:
        return marks
    if text_width(rated, less) > room:
        rated = ratio
        shortened.add("ratio")
    return marks + text_block([rated], middle, y + size * LINE, less, anchor="middle", tip=tip)


def _empty_cell(
    cell: LevelCoverage, grid: _Grid, top: float, tall: float, size: float, lines: int, tip: str, shortened: set[str]
) -> list[Mark]:
    """A cell without coverage: dashed where practices wait to be rated, without a box where there are none."""
    less, marks = small(size), list[Mark]()
    word, short = _nothing(cell)
    words = _fitting(word, grid.cell - 0.6 * size, less, lines)
    if words is None:
        shortened.add("open" if cell.applicable else "all set aside" if cell.total else "none")
    if cell.applicable:
        box = Rect(grid.left(cell.rank), top, grid.cell, tall, 2.5, stroke="grid", width=0.8, dash=(2.5, 2.0), tip=tip)
        marks.append(box)
    words = words or (short,)
    y = top + (tall - block_height(len(words), less)) / 2
    return marks + text_block(words, grid.middle(cell.rank), y, less, color="muted", anchor="middle", tip=tip)


def _fitting(word: str, room: float, size: float, lines: int) -> tuple[str, ...] | None:
    return wrap(word, room, size, lines=lines) if wraps_whole(word, room, size, 400, lines) else None


def _nothing(cell: LevelCoverage) -> tuple[str, str]:
    """Why a cell has no coverage, in words and in short."""
    if not cell.total:
        return tr("no practice"), "\u2013"
    if not cell.applicable:
        return tr("not applicable"), tr("n/a")
    return tr("not rated"), f"0/{cell.applicable}"


def _rated(cell: LevelCoverage) -> str:
    if cell.complete:
        return tr("all {n} rated").format(n=cell.applicable) if cell.applicable > 1 else tr("1 rated")
    return tr("{n} of {m} rated").format(n=cell.rated, m=cell.applicable)


def _key(shortened: set[str]) -> str:
    """What the shortened words in the cells mean."""
    words = {
        "ratio": tr("3/4: three of four applicable practices are rated"),
        "open": tr("0/4: none of four is rated yet"),
        "all set aside": tr("n/a: all practices are not applicable"),
        "none": tr("\u2013: no practice at this level"),
    }
    return " \u00b7 ".join(word for kind, word in words.items() if kind in shortened)


def _tip(row: Row, cell: LevelCoverage, level: str) -> str:
    if cell.coverage is None:
        word = _nothing(cell)[0]
    else:
        word = tr("{percent}% achieved, {rated} of {applicable} practices rated").format(
            percent=round(100 * cell.coverage), rated=cell.rated, applicable=cell.applicable
        )
    if cell.applicable < cell.total and cell.applicable:
        word += tr(", {n} not applicable").format(n=cell.total - cell.applicable)
    return tr("{category}, {level}: {word}").format(category=row.name, level=level, word=word)


def _frames(row: Row, grid: _Grid, top: float, tall: float, size: float) -> list[Mark]:
    """Current and target level, framed, their marks on the upper edge."""
    marks: list[Mark] = []
    if row.target is not None:
        left, inset = grid.left(row.target), 0.12 * size if row.target == row.current else 0.0
        box = (left + inset, top + inset, grid.cell - 2 * inset, tall - 2 * inset)
        marks.append(Rect(*box, 2.5, stroke="target_mark", width=0.14 * size, dash=(0.4 * size, 0.3 * size)))
    if row.current is not None:
        left = grid.left(row.current)
        marks.append(Rect(left, top, grid.cell, tall, 2.5, stroke="current_mark", width=0.14 * size))
        marks.append(Circle(left + 0.9 * size, top, 0.3 * size, fill="current_mark"))
    if row.target is not None:
        x = grid.left(row.target) + (2.1 if row.target == row.current else 0.9) * size
        marks.append(Diamond(x, top, 0.42 * size, "surface", "target_mark", 0.13 * size))
    return marks
