"""Before the first vote: who meets, when and where, and the day's agenda."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from app.charts.figure import Line, Mark, Text
from app.charts.inputs import shown
from app.charts.metrics import LINE, text_width, wrap
from app.domain.agenda import Agenda
from app.i18n import format_date, tr
from app.queries.room import Welcome
from app.room.page import LEAST, Block, Page, fitted, one_line, whole

_LARGEST, _CUT = 42.0, 28.0
"""The largest text of the agenda, and that of names which are cut."""
_ROW = 1.62
_BETWEEN = 48.0
"""The distance of two rows, in parts of their text size."""
_WIDEST = 860.0


class _Row(msgspec.Struct, frozen=True):
    """A line of the agenda: when, and what; a quiet one is no category."""

    when: str
    what: str
    quiet: bool = False


def welcome_marks(scene: Welcome, page: Page) -> list[Mark]:
    """The scene on a page: who and where at the left, the agenda at the right, in two columns where it is long."""
    rows = _rows(scene)
    many = len(rows) > 14
    share = 0.0 if not rows else 0.64 if many else 0.52
    left_width = page.inner * (1 - share) - (96.0 if rows else 0.0)
    marks = _who(scene, page, left_width if rows else min(page.inner, 1400.0))
    if rows:
        left = page.left + left_width + 96.0
        marks.append(Line(left - 48.0, page.top, left - 48.0, page.bottom, "line", 2.0))
        marks += _agenda(rows, left, page.top, page.right - left, page.bottom - page.top)
    return marks


def _who(scene: Welcome, page: Page, width: float) -> list[Mark]:
    """Client and team large, then the model; date, place and facilitator at the bottom."""
    marks = one_line(tr("Welcome"), width, 36.0, 600).marks(page.left, page.top, "accent")
    top = page.top + 78.0
    client = fitted(scene.client, width, 0.26 * page.height, 84.0, smallest=44.0, weight=700, most=4)
    marks += client.marks(page.left, top)
    top += client.height + 12.0
    team = fitted(scene.team, width, 0.13 * page.height, 52.0, smallest=32.0, weight=600, most=3)
    marks += team.marks(page.left, top)
    top += team.height + 36.0
    facts = [format_date(scene.date, "full"), scene.place]
    if scene.facilitator:
        facts.append(tr("With {name}").format(name=scene.facilitator))
    bottom = page.bottom
    for fact in reversed([fact for fact in facts if fact]):
        block = fitted(fact, width, 90.0, 34.0, smallest=28.0, most=2)
        bottom -= block.height
        marks += block.marks(page.left, bottom)
        bottom -= 12.0
    model = fitted(scene.model, width, max(30.0, bottom - 12.0 - top), 32.0, most=3)
    return [*marks, *model.marks(page.left, top, "muted")]


def _rows(scene: Welcome) -> list[_Row]:
    items, day = scene.agenda.items, scene.agenda
    rows = [_Row(f"{item.starts}\u2013{item.ends}", item.name) for item in items]
    if not rows:
        return []
    if scene.break_minutes:
        rows.append(_Row("", tr("Breaks, {n} minutes in all").format(n=scene.break_minutes), quiet=True))
    return [*rows, _Row(day.ends, _end_word(day), quiet=True)]


def _end_word(day: Agenda) -> str:
    if not day.days_over:
        return tr("End")
    return tr("End, the next day") if day.days_over == 1 else tr("End, {n} days later").format(n=day.days_over)


def _agenda(rows: list[_Row], left: float, top: float, width: float, height: float) -> list[Mark]:
    """The agenda in as few columns as it needs; what does not even fit then is counted."""
    marks = one_line(tr("Agenda"), width, 36.0, 600).marks(left, top, "muted")
    top, height = top + 78.0, height - 78.0
    table = _table(tuple(rows), width, height)
    for row, name, x, y in table:
        color = "muted" if row.quiet else "text"
        if row.when:
            marks.append(Text(left + x, top + y + 0.78 * name.size * LINE, row.when, name.size, "muted"))
        marks += name.marks(left + x + _times(rows, name.size), top + y, color)
    return marks


def _times(rows: Sequence[_Row], size: float) -> float:
    return max(text_width(row.when, size) for row in rows) + 0.8 * size


@lru_cache(maxsize=16)
def _table(rows: tuple[_Row, ...], width: float, height: float) -> tuple[tuple[_Row, Block, float, float], ...]:
    """Every row with its name in lines and its place: whole in one column or two, else cut, else counted."""
    for columns, smallest, lines in ((1, 30.0, 2), (2, LEAST, 2), (1, LEAST, 2), (1, _CUT, 1), (2, LEAST, 1)):
        size = _LARGEST if lines > 1 else _CUT
        while size >= smallest:
            names = _names(rows, _column(columns, width), size, lines)
            placed = _placed(rows, names, columns, _column(columns, width), height, size)
            if placed and (lines == 1 or whole(names, [row.what for row in rows])):
                return placed
            size -= 1.0
    kept = _shortened(rows, 2 * max(2, int(height / (LEAST * _ROW) + 1e-6)))
    return _placed(kept, _names(kept, _column(2, width), LEAST, 1), 2, _column(2, width), height, LEAST)


def _column(columns: int, width: float) -> float:
    return min(_WIDEST, (width - (columns - 1) * _BETWEEN) / columns)


def _names(rows: tuple[_Row, ...], column: float, size: float, lines: int) -> tuple[Block, ...]:
    room = column - _times(rows, size)
    return tuple(
        Block(wrap(shown(row.what), room, size, 400 if row.quiet else 600, lines), size, 400 if row.quiet else 600)
        for row in rows
    )


def _placed(
    rows: tuple[_Row, ...], names: tuple[Block, ...], columns: int, column: float, height: float, size: float
) -> tuple[tuple[_Row, Block, float, float], ...]:
    """The rows from the top downwards, column by column; nothing when they do not fit."""
    down = math.ceil(len(rows) / columns)
    found, y, across = [], 0.0, 0
    for nth, (row, name) in enumerate(zip(rows, names, strict=True)):
        if nth and nth % down == 0:
            y, across = 0.0, across + 1
        found.append((row, name, across * (column + _BETWEEN), y))
        y += name.height
        if y > height + 1e-6:
            return ()
        y += (_ROW - LINE) * size
    return tuple(found)


def _shortened(rows: tuple[_Row, ...], count: int) -> tuple[_Row, ...]:
    """So many rows: the first ones, how many more there are, and how the day ends."""
    ending = tuple(row for row in rows if row.quiet)
    body = rows[: len(rows) - len(ending)]
    room = max(0, count - len(ending) - 1)
    return (*body[:room], _Row("", tr("\u2026 and {n} more").format(n=len(body) - room), quiet=True), *ending)
