"""Ballots to cut: one for each category and person, stacked so that a cut gives a person's set, and spare ones."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from app.domain.codes import category_codes
from app.domain.model import Category, MaturityModel
from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import tr
from app.report.boxes import Content, Look, Pad, Row, stack_height
from app.report.document import Document, Paper, Steps
from app.report.marks import Box, Marked
from app.report.piece import Piece
from app.report.sheets.cutting import Cut, CutPage
from app.report.sheets.making import MM, Making, fitting
from app.report.sheets.marks import CANNOT_JUDGE, Chip, Place, Rule
from app.report.sheets.occasion import voters
from app.report.text import Type

MARGIN = 8 * MM
_ROWS = (4, 3, 2)
"""How many ballots may stand below one another, the most first."""
_NAME = (Type(12, 700, leading=14), Type(10.5, 700, leading=12.4), Type(9, 700, leading=10.8))
_QUESTION = (Type(7.5, 400, "muted", 9.4), Type(6.8, 400, "muted", 8.4))
_SIDE = Type(7.5, 600, "text", 9.6)
_RANK, _LEVEL = Type(9, 700), (Type(8.5, 400, leading=10), Type(7, 400, leading=8.2))
_ASIDE = Type(8.5, 400, "muted")
_WRITE = Type(7.5, 400, "muted")
_BOX, _SIDE_WIDTH = 11.5, 46.0
_LOWEST_ROW, _HIGHEST_ROW = 15.6, 21.0
_FOOT, _LINE, _WIDEST_LINE = 52.0, 17.0, 25.0


class _Shape(msgspec.Struct, frozen=True):
    """How the ballots of a model are cut, and how high a level's row is on them."""

    cut: Cut
    row: float


def ballots(workshop: Workshop, options: PackOptions, steps: Steps, people: int = 0) -> Document:
    """Ballots for a number of people; 0 means as many as are listed."""
    making = Making(workshop, options, steps, "ballots")
    return making.pages(_pages(making.paper, workshop, people or voters(workshop)))


def _pages(paper: Paper, workshop: Workshop, people: int) -> Iterator[CutPage]:
    model, shape = workshop.model, shape_of(paper, workshop.model)
    codes = category_codes(model)
    for stack in range(math.ceil(people / shape.cut.places)):
        for nth, category in enumerate(workshop.scope, 1):
            opening = Place(paper, category.name, f"category-{nth}") if stack == 0 else None
            ballot = _ballot(paper, model, shape, category, codes[category.id], nth, len(workshop.scope))
            yield CutPage(shape.cut, [ballot] * shape.cut.places, opening)
    spare = Place(paper, tr("To vote again"), "again")
    yield CutPage(shape.cut, [_spare(paper, model, shape)] * shape.cut.places, spare)


def shape_of(paper: Paper, model: MaturityModel) -> _Shape:
    """As many ballots on a page as can be read and written on."""
    for rows in _ROWS:
        cut = Cut(paper.sheet, 2, rows, MARGIN)
        head = stack_height(_head(paper, cut, "W" * 40, "WWW", "W " * 80, "30/30"), cut.inner_width)
        room = cut.inner_height - head - _SIDE.line - _FOOT
        row = room / (len(model.levels) + 1)
        if row >= _LOWEST_ROW:
            break
    return _Shape(cut, max(_LOWEST_ROW, min(_HIGHEST_ROW, row)))


def _ballot(
    paper: Paper, model: MaturityModel, shape: _Shape, category: Category, code: str, nth: int, of: int
) -> Content:
    place = tr("{n} of {m}").format(n=nth, m=of)
    head = _head(paper, shape.cut, category.name, code, category.question, place)
    return [*head, *_levels(paper, model, shape), *_foot(paper, shape, head, model)]


def _spare(paper: Paper, model: MaturityModel, shape: _Shape) -> Content:
    """A ballot for any category, for when the group votes again."""
    ink = paper.ink
    again = Row([[Box(size=9, line=11)], [ink.line(tr("We vote again"), _SIDE)]], (10, 1), gap=6, before=9)
    head: list[Piece] = [Rule(ink, tr("Category"), _SIDE, 15), again]
    return [*head, *_levels(paper, model, shape), *_foot(paper, shape, head, model)]


def _head(paper: Paper, cut: Cut, name: str, code: str, question: str, place: str) -> list[Piece]:
    """Code, name and place in the day, and the question."""
    ink = paper.ink
    chip = Chip(ink, code, 10.5)
    wide = ink.width(place, _WRITE) + 1
    room = cut.inner_width - chip.room - wide - 2 * 8
    title = fitting(ink, name, _NAME, room, 2 * _NAME[0].line)
    kind = msgspec.structs.replace(_WRITE, align="right")
    row = Row([[chip], [title], [ink.line(place, kind)]], (chip.room, 1, wide), gap=8, middle=True)
    if not question.strip():
        return [row]
    return [row, fitting(ink, question, _QUESTION, cut.inner_width, 2 * _QUESTION[0].line, before=4)]


def _levels(paper: Paper, model: MaturityModel, shape: _Shape) -> list[Piece]:
    """All levels, the highest first, each with two boxes to cross; below them the boxes of those who cannot judge."""
    ink, cut = paper.ink, shape.cut
    widths, gap = (18, 1, _SIDE_WIDTH, _SIDE_WIDTH), 4.0
    sides = [
        [Marked(ink.line(tr("Current"), _SIDE), "current", _SIDE)],
        [Marked(ink.line(tr("Target"), _SIDE), "target", _SIDE)],
    ]
    pieces: list[Piece] = [
        Row([[], [], *sides], widths, gap=gap, before=7, pad=Pad(0, 0, 2), look=Look(beneath="muted", width=0.6))
    ]
    room = cut.inner_width - 18 - 2 * _SIDE_WIDTH - 3 * gap
    height = shape.row - 2
    for level in reversed(model.levels):
        name = fitting(ink, level.name, _LEVEL, room, height)
        cells = [[ink.line(str(level.rank), _RANK)], [name]]
        pieces.append(_row(shape, cells, widths, gap, Look(beneath="line", width=0.4)))
    cells = [[ink.line(CANNOT_JUDGE, _RANK)], [fitting(ink, tr("I cannot judge this"), (_ASIDE,), room, height)]]
    pieces.append(_row(shape, cells, widths, gap, Look()))
    return pieces


def _row(shape: _Shape, cells: list[list[Piece]], widths: tuple[float, ...], gap: float, look: Look) -> Row:
    """A row of exactly the height that the ballots have for it."""
    boxes: list[list[Piece]] = [[Box(size=_BOX, line=shape.row)], [Box(size=_BOX, line=shape.row)]]
    return Row([*cells, *boxes], widths, gap=gap, look=look, middle=True)


def _foot(paper: Paper, shape: _Shape, head: list[Piece], model: MaturityModel) -> list[Piece]:
    """Lines for the reason, as many as the ballot has room for, and at its lower edge one for the role."""
    ink, cut = paper.ink, shape.cut
    room = cut.inner_height - stack_height([*head, *_levels(paper, model, shape)], cut.inner_width) - 2
    lines = max(2, min(5, int(room // _LINE)))
    line = min(_WIDEST_LINE, room / lines)
    pieces: list[Piece] = [Rule(ink, tr("because"), _WRITE, line)]
    pieces += [Rule(ink, "", _WRITE, line) for _ in range(lines - 2)]
    return [*pieces, Rule(ink, tr("My role, if I like"), _WRITE, line, end=tr("No name, please."))]
