"""Category by category: the levels as a ladder, the decision with its reasons, the evidence and what people said."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.domain.model import Category
from app.domain.scoring import LevelCoverage, gap_row, level_coverage, staged_level, unmet_practices
from app.domain.workshop import CategoryState, Note, NoteKind, Workshop
from app.i18n import tr, trn
from app.report.boxes import Keep, Look, Pad, Row, Table
from app.report.document import Paper
from app.report.marks import Heading, Mark, Marked
from app.report.places import category_place, described_categories
from app.report.style import BODY, KICKER, LABEL, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG, STRONG
from app.report.tables import label
from app.report.text import Span, Type
from app.report.words import (
    kind_word, level_word, listed, priority_word, rating_word, signed, time_word,
)  # fmt: skip

KINDS: tuple[NoteKind, ...] = ("quote", "evidence", "metric", "observation")
LONG = 900
"""Reasons with more characters stand below the ladder instead of beside it."""
LADDER = 0.6
"""The ladder's share of the width."""


def categories(paper: Paper, workshop: Workshop) -> list[Flowable]:
    """The section: every category in scope, and others of which something was said."""
    parts: list[Flowable] = []
    for number, category in enumerate(described_categories(workshop)):
        card = _card(paper, workshop, category)
        if number == 0:
            card[0] = Row([[Heading(paper, tr("Category by category"), "categories", after=12), card[0]]], before=26)
        parts.append(card)
    return [Keep(card, head=3) for card in parts]


def _card(paper: Paper, workshop: Workshop, category: Category) -> list[Flowable]:
    """A category's pieces; the first three stay together."""
    ink, state = paper.ink, workshop.state(category.id)
    place = category_place(workshop.model, category.id)
    heading = Heading(paper, category.name, place, level=1, before=22, after=1)
    question = ink.line(category.question, MUTED, after=7)
    reasons = [*_reasons(paper, state)]
    long = len(state.rationale) + len(state.dissent) > LONG
    decision = [*_decision(paper, workshop, category, state), *([] if long else reasons)]
    if state.applicable:
        body = Row([[_ladder(paper, workshop, category, state)], decision], (LADDER, 1 - LADDER), gap=16)
    else:
        body = Row([decision])
    rest = [*(reasons if long else []), *_missing(paper, workshop, category, state), *_set_aside(paper, workshop, category)]
    return [heading, question, body, *rest, *_notes(paper, workshop, category)]


# --- the ladder ----------------------------------------------------------------------------------------------------


def _ladder(paper: Paper, workshop: Workshop, category: Category, state: CategoryState) -> Flowable:
    """All levels, the highest on top; current and target are framed, marked and named."""
    covered = {level.rank: level for level in level_coverage(workshop.model, category, workshop.rating_map())}
    rated = any(level.rated for level in covered.values())
    rungs = []
    for rank in reversed(workshop.model.ranks):
        marks: list[Mark] = []
        if state.current == rank:
            marks.append("current")
        if state.target == rank:
            marks.append("target")
        rungs.append(_rung(paper, workshop, category, rank, marks, covered[rank] if rated else None))
    return Table(rungs)


def _rung(
    paper: Paper, workshop: Workshop, category: Category, rank: int, marks: Sequence[Mark], level: LevelCoverage | None
) -> Row:
    ink = paper.ink
    name = level_word(workshop.model, rank)
    if marks:
        words = {"current": (tr("Current"), "current"), "target": (tr("Target"), "target")}
        spans: list[Span] = [(name, SMALL_STRONG)]
        for mark in marks:
            word, color = words[mark]
            spans.append((f"  {word}", Type(8, 700, color, 10.8)))
        title: Flowable = Marked(ink.spans(spans), marks[0], SMALL_STRONG)
        if len(marks) > 1:
            title = Marked2(title)
    else:
        title = ink.line(name, SMALL_STRONG)
    cells: list[list[Flowable]] = [[title]]
    widths: tuple[float, ...] = (1,)
    if level is not None:
        cells.append([ink.line(_coverage_word(level), Type(7, 400, "muted", 10.8, "right"))])
        widths = (1, 92)
    first = Row(cells, widths, gap=6)
    words_below = ink.line(workshop.model.headline(category, rank), SMALL if marks else SMALL_MUTED, before=0.5)
    look = Look(beneath="line", width=0.4)
    if marks:
        solid = marks[0] == "current"
        role = marks[0]
        look = Look(f"{role}_fill", role, 0.9, () if solid else (2.4, 1.8), 3)
    return Row([[first, words_below]], pad=Pad(3.2, 7, 3.6, 7), look=look)


def _coverage_word(level: LevelCoverage) -> str:
    """How far a level's practices are achieved, and how many of them were rated."""
    if not level.total:
        return tr("no practices")
    if not level.applicable:
        return tr("not applicable")
    if level.coverage is None:
        return trn("{n} practice, not rated", "{n} practices, not rated", level.applicable)
    percent = f"{round(100 * level.coverage)}%"
    if level.complete:
        return tr("{percent} of {m} practices").format(percent=percent, m=level.applicable)
    return tr("{percent}, {n} of {m} rated").format(percent=percent, n=level.rated, m=level.applicable)
