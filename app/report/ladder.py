"""A category's levels as a ladder: the highest on top, current and target framed, marked and named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.model import Category
from app.domain.scoring import MET, LevelCoverage, level_coverage
from app.domain.workshop import CategoryState, Workshop
from app.i18n import tr, trn
from app.report.boxes import Look, Pad, Row, Table
from app.report.document import Paper
from app.report.marks import Mark, Marked
from app.report.piece import Piece
from app.report.style import SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.text import GAP, Span, Type
from app.report.words import level_word


def ladder(paper: Paper, workshop: Workshop, category: Category, state: CategoryState) -> Piece:
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
    return Table(rungs).tagged("L")


def _rung(
    paper: Paper, workshop: Workshop, category: Category, rank: int, marks: Sequence[Mark], level: LevelCoverage | None
) -> Row:
    ink, model = paper.ink, workshop.model
    spans: list[Span] = [(level_word(model, rank), SMALL_STRONG)]
    spans += [(f"{GAP}{_MARK_WORDS[mark]()}", Type(8, 700, mark, 10.4)) for mark in marks]
    title: Piece = ink.spans(spans)
    if marks:
        title = Marked(title, marks, SMALL_STRONG, named=True)
    cells: list[list[Piece]] = [[title]]
    if level is not None:
        ratings = workshop.rating_map()
        met = sum(ratings.get(practice.id) in MET for practice in category.practices_at(rank))
        cells.append([ink.line(_coverage_word(level, met), Type(7, 400, "muted", 10.4, "right"))])
    first = Row(cells, (1, 116)[: len(cells)], gap=6)
    below = ink.line(model.headline(category, rank), SMALL if marks else SMALL_MUTED, before=0.5)
    return Row([[first, below]], pad=Pad(2.5, 7, 2.7, 7), look=_look(marks))


_MARK_WORDS: dict[Mark, Callable[[], str]] = {"current": lambda: tr("Current"), "target": lambda: tr("Target")}


def _look(marks: Sequence[Mark]) -> Look:
    """A solid blue frame for the current level, a dashed orange one for the target."""
    if not marks:
        return Look(beneath="line", width=0.4)
    dash = () if marks[0] == "current" else (2.4, 1.8)
    return Look(f"{marks[0]}_fill", marks[0], 0.9, dash, 3)


def _coverage_word(level: LevelCoverage, met: int) -> str:
    """How many practices of a level are in place, how far they are achieved, and how many nobody rated."""
    if not level.total:
        return tr("no practices")
    if not level.applicable:
        return tr("not applicable")
    if level.coverage is None:
        return trn("{n} practice, not rated", "{n} practices, not rated", level.applicable)
    parts = [tr("{n} of {m} in place").format(n=met, m=level.applicable), f"{round(100 * level.coverage)}%"]
    if not level.complete:
        parts.append(tr("{n} open").format(n=level.applicable - level.rated))
    return " · ".join(parts)
