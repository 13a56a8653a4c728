"""A ballot sheet for each person with all categories on it, in the order in which they are typed in."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from app.domain.codes import category_codes
from app.domain.model import Category, MaturityModel
from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import tr
from app.report.boxes import Look, Pad, Row, Table, stack_height
from app.report.document import Document, Paper, Steps
from app.report.marks import Heading, Marked
from app.report.piece import Piece
from app.report.sheets.making import Making
from app.report.sheets.marks import CANNOT_JUDGE, Chip, Ranks, Rule
from app.report.sheets.occasion import voters
from app.report.style import LABEL, SMALL, SMALL_MUTED, STRONG
from app.report.text import GAP, Span, Type

_NARROWEST, _WIDEST = 14.2, 21.0
_WRITE = Type(7.5, 400, "muted")
_BECAUSE, _MOST_LINES = 18.0, 4


def ballot_sheets(workshop: Workshop, options: PackOptions, steps: Steps, people: int = 0) -> Document:
    """Sheets for a number of people; 0 means as many as are listed."""
    making = Making(workshop, options, steps, "ballots")
    story: list[Flowable] = []
    for number in range(1, (people or voters(workshop)) + 1):
        steps.check()
        story += [*([PageBreak()] if story else []), *_sheet(making.paper, workshop, number)]
    return making.story(story)


def _sheet(paper: Paper, workshop: Workshop, number: int) -> list[Piece]:
    ink, model = paper.ink, workshop.model
    codes = category_codes(model)
    title = Heading(paper, tr("Ballot sheet {n}").format(n=number), f"sheet-{number}", after=4)
    asked = tr(
        "Cross one box for where the team is today and one for where it should be, silently and by yourself. No name, "
        "please: the number only helps to type the sheet in, so take any sheet."
    )
    role = Rule(ink, tr("My role, if I like"), _WRITE, 20, before=4)
    above: list[Piece] = [title, ink.line(asked, SMALL, after=6), _legend(paper, model), role]
    lines = _lines(paper, model, workshop, above)
    rows = [_row(paper, model, category, codes[category.id], lines) for category in workshop.scope]
    return [*above, Table(rows, [_head(paper, model)])]


def _lines(paper: Paper, model: MaturityModel, workshop: Workshop, above: list[Piece]) -> int:
    """How many lines for a reason each category gets, so that the categories fit on the page where they can."""
    width = paper.sheet.inner_width
    room = paper.sheet.inner_height - stack_height([*above, _head(paper, model)], width)
    for lines in range(_MOST_LINES, 1, -1):
        rows = [_row(paper, model, category, "WWW", lines) for category in workshop.scope]
        if stack_height(rows, width) <= room:
            return lines
    return 1


def _legend(paper: Paper, model: MaturityModel) -> Piece:
    """Which rank is which level, in one paragraph."""
    spans: list[Span] = []
    for level in model.levels:
        spans += [(f"{level.rank} ", Type(8, 700, leading=11)), (f"{level.name}{GAP}{GAP}", SMALL)]
    spans += [(f"{CANNOT_JUDGE} ", Type(8, 700, leading=11)), (tr("I cannot judge this"), SMALL_MUTED)]
    return paper.ink.spans(spans)


def _widths(paper: Paper, model: MaturityModel) -> tuple[tuple[float, ...], float]:
    """The widths of a row's columns, and the distance of two boxes."""
    signs = len(model.levels) + 1
    pitch = max(_NARROWEST, min(_WIDEST, 0.6 * paper.sheet.inner_width / (2 * signs)))
    return (1, signs * pitch, signs * pitch), pitch


def _head(paper: Paper, model: MaturityModel) -> Row:
    ink = paper.ink
    cells: list[list[Piece]] = [
        [ink.line(tr("Category"), LABEL)],
        [Marked(ink.line(tr("Current"), LABEL), "current", LABEL)],
        [Marked(ink.line(tr("Target"), LABEL), "target", LABEL)],
    ]
    return Row(cells, _widths(paper, model)[0], gap=12, pad=Pad(10, 0, 3), look=Look(beneath="muted", width=0.8))


def _row(paper: Paper, model: MaturityModel, category: Category, code: str, lines: int) -> Row:
    ink = paper.ink
    widths, pitch = _widths(paper, model)
    chip = Chip(ink, code, 7.5)
    name = Row([[chip], [ink.line(category.name, STRONG)]], (chip.room, 1), gap=6, middle=True)
    boxes = [Ranks(ink, model.ranks, pitch - 2.4, pitch) for _ in range(2)]
    marks = Row([[name], [boxes[0]], [boxes[1]]], widths, gap=12, middle=True)
    because = [Rule(ink, "" if nth else tr("because"), _WRITE, _BECAUSE) for nth in range(lines)]
    return Row([[marks, *because]], pad=Pad(7, 0, 5))
