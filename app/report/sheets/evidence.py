"""The evidence list: every practice of the categories in scope with its code, and what shows that it is in place."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from app.domain.codes import category_codes, level_code, practice_codes
from app.domain.model import Category, Level, MaturityModel, Practice
from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import tr, trn
from app.report.boxes import Content, Keep, Look, Pad, Row, Table
from app.report.document import Document, Paper, Steps
from app.report.marks import Box, Heading
from app.report.piece import Piece
from app.report.sheets.making import Making
from app.report.sheets.marks import Chip, source_line
from app.report.sheets.occasion import occasion
from app.report.style import BODY, LABEL, LEAD, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG

_WIDTHS = (11.0, 50, 0.6, 0.4, 58)
"""A box, the code, the practice, what shows it, and room for who brings it."""
_GAP = 8.0
_LINE = Look(beneath="line", width=0.5)


def evidence(workshop: Workshop, options: PackOptions, steps: Steps) -> Document:
    """The list of a workshop's model."""
    making = Making(workshop, options, steps, "evidence")
    paper, model = making.paper, workshop.model
    categories, practices = category_codes(model), practice_codes(model)
    story: list[Flowable] = _opening(paper, workshop)
    for category in workshop.scope:
        steps.check()
        story += _category(paper, model, category, categories[category.id], practices)
    return making.story([*story, *source_line(paper, model)])


def _opening(paper: Paper, workshop: Workshop) -> list[Flowable]:
    ink = paper.ink
    n = sum(len(category.practices) for category in workshop.scope)
    counted = trn("{n} practice", "{n} practices", n) if n else tr("levels without practices")
    lead = " · ".join(part for part in (occasion(workshop), counted) if part)
    asked = tr(
        "Bring what shows how far each practice is in place: a link, a picture of a screen, a document, a figure with "
        "its date. Nothing has to be made for the day, and nothing found is an answer as well. Cross the box of what "
        "you have, and note who brings it."
    )
    codes = tr(
        "The code tells category, level and place within the level, and stays the same for this version of the model. "
        "Use it in the names of files and in notes."
    )
    title = Heading(paper, tr("Evidence to bring"), "evidence", after=3)
    return [title, ink.line(lead, LEAD, after=8), ink.line(asked, BODY, after=5), ink.line(codes, MUTED, after=4)]


def _category(
    paper: Paper, model: MaturityModel, category: Category, code: str, codes: dict[str, str]
) -> list[Flowable]:
    ink = paper.ink
    chip = Chip(ink, code, 11)
    heading = Heading(paper, category.name, f"category-{code}", level=1, after=0, outline=f"{code} {category.name}")
    head = Row([[chip], [heading]], (chip.room, 1), gap=8, middle=True, before=18, after=4)
    above: list[Piece] = [head, *ink.prose(category.question, MUTED, after=5)]
    tables = [
        _table(paper, level, [_practice(paper, practice, codes) for practice in category.practices_at(level.rank)])
        for level in model.levels
        if category.practices_at(level.rank)
    ]
    if not category.practices:
        tables = [_table(paper, None, [_headline(paper, model, category, level, code) for level in model.levels])]
    return [CondPageBreak(150), Keep([*above, *tables], head=len(above), waste=0.12)]


def _table(paper: Paper, level: Level | None, rows: Sequence[Row]) -> Table:
    """The rows of a level under its name, which stands over them on the next page as well; of all levels for None."""
    names = (
        "",
        tr("Level {rank}").format(rank=level.rank) if level else tr("Code"),
        level.name if level else tr("Level"),
        tr("What shows it"),
        tr("Who brings it"),
    )
    kinds = (LABEL, SMALL_STRONG, SMALL_STRONG, LABEL, LABEL)
    cells: list[Content] = [
        [paper.ink.line(name, kind)] if name else [] for name, kind in zip(names, kinds, strict=True)
    ]
    look = Look(fill="surface_alt", beneath="muted", width=0.6)
    return Table(rows, [Row(cells, _WIDTHS, gap=_GAP, pad=Pad(3, 0, 3), look=look, middle=True)])


def _practice(paper: Paper, practice: Practice, codes: dict[str, str]) -> Row:
    ink = paper.ink
    criterion = tr("Fulfilled when: {criterion}").format(criterion=practice.success_criterion)
    cells: list[Content] = [
        [Box()],
        [ink.line(codes[practice.id], SMALL_STRONG)],
        [*ink.prose(practice.text, SMALL), *ink.prose(criterion, SMALL_MUTED, before=1.5)],
        list(ink.prose(practice.evidence_hint, SMALL)) if practice.evidence_hint.strip() else [],
        [],
    ]
    return Row(cells, _WIDTHS, gap=_GAP, pad=Pad(3.6, 0, 3.6), look=_LINE)


def _headline(paper: Paper, model: MaturityModel, category: Category, level: Level, code: str) -> Row:
    """A level of a category that has no practices: its headline is what is to be shown."""
    ink = paper.ink
    text = model.headline(category, level.rank)
    words = [ink.line(level.name, SMALL_STRONG), *(ink.prose(text, SMALL) if text.strip() else [])]
    cells: list[Content] = [[Box()], [ink.line(level_code(code, level.rank), SMALL_STRONG)], words, [], []]
    return Row(cells, _WIDTHS, gap=_GAP, pad=Pad(3.6, 0, 9), look=_LINE)
