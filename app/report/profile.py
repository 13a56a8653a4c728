"""Profile and gaps: radar, gap chart, the table behind them, what was not counted and why, coverage of the levels."""

from __future__ import annotations

from reportlab.platypus import Flowable

from app.charts.coverage import coverage
from app.charts.gaps import gaps
from app.charts.radar import radar
from app.domain.model import Category
from app.domain.scoring import gap_order, gap_row
from app.domain.workshop import CategoryState, Workshop
from app.i18n import tr
from app.report.boxes import Content, Keep
from app.report.document import Paper
from app.report.marks import Heading, Marked, PageOf
from app.report.picture import Picture
from app.report.places import category_place, described_categories
from app.report.style import MUTED, SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import label, table
from app.report.text import Type
from app.report.words import level_word, priority_word, signed

RADAR_HEIGHT, ROW_HEIGHT = 236.0, 21.0


def profile(paper: Paper, workshop: Workshop) -> list[Flowable]:
    """The section of charts and of the table with all categories."""
    heading = Heading(paper, tr("Profile and gaps"), "profile", before=20, after=8)
    decided = bool(gap_order(workshop))
    parts: list[Flowable] = []
    if decided:
        most = paper.sheet.inner_height - 60
        width = paper.sheet.inner_width
        star = Picture(paper.ink, radar(workshop, 0.86 * width, RADAR_HEIGHT, 8.5), most=most, after=12)
        parts.append(Keep([heading, star]))
        bars = gaps(workshop, width, 40 + ROW_HEIGHT * len(gap_order(workshop)), 8.5)
        parts.append(Picture(paper.ink, bars, most=most, after=12))
        parts.append(_levels_table(paper, workshop))
    else:
        words = paper.ink.line(tr("There is nothing to draw yet: no category has both levels."), MUTED)
        parts.append(Keep([heading, words]))
    parts += _not_counted(paper, workshop)
    if workshop.ratings and any(workshop.state(category.id).applicable for category in workshop.scope):
        title = label(paper, tr("How far the practices of each level are achieved"), before=16, after=6)
        figure = coverage(workshop, paper.sheet.inner_width, 0.0, 8.0)
        parts.append(Keep([title, Picture(paper.ink, figure, most=paper.sheet.inner_height - 40)]))
    return parts


# --- the table -----------------------------------------------------------------------------------------------------


def _levels_table(paper: Paper, workshop: Workshop) -> Flowable:
    names = (tr("Category"), tr("Current"), tr("Target"), tr("Gap"), tr("Priority"), tr("Weight"), tr("Goals"), tr("Page"))
    rows = [_row(paper, workshop, workshop.model.category(row.category_id)) for row in gap_order(workshop)]
    return table(paper, names, rows, (0.38, 0.31, 0.31, 26, 44, 36, 30, 24), gap=8, before=4)


def _row(paper: Paper, workshop: Workshop, category: Category) -> list[Content]:
    ink, model = paper.ink, workshop.model
    row = gap_row(workshop, category)
    if row is None:
        return []
    place = category_place(model, category.id)
    goals = len(workshop.goals_of(category.id))
    return [
        [ink.line(category.name, SMALL_STRONG, to=place)],
        [Marked(ink.line(level_word(model, row.current), SMALL), "current", SMALL)],
        [Marked(ink.line(level_word(model, row.target), SMALL), "target", SMALL)],
        [ink.line(signed(row.gap), Type(8, 700, "target" if row.gap > 0 else "muted", 10.4))],
        [ink.line(priority_word(row.priority) or "–", SMALL)],
        [ink.line(str(row.weight), SMALL)],
        [ink.line(str(goals) if goals else "–", SMALL)],
        [PageOf(paper, place, SMALL_MUTED)],
    ]


# --- what is not counted -------------------------------------------------------------------------------------------


def _not_counted(paper: Paper, workshop: Workshop) -> list[Flowable]:
    """Open, not applicable and out-of-scope categories, each with what is known of it."""
    described = {category.id for category in described_categories(workshop)}
    rows: list[list[Content]] = []
    for category in workshop.model.categories:
        state = workshop.state(category.id)
        if state.decided:
            continue
        to = category_place(workshop.model, category.id) if category.id in described else ""
        word, why = _standing(workshop, state)
        rows.append([
            [paper.ink.line(category.name, SMALL_STRONG, to=to)],
            [paper.ink.line(word, SMALL)],
            list(paper.ink.prose(why, SMALL)),
        ])  # fmt: skip
    if not rows:
        return []
    names = (tr("Not counted"), tr("State"), tr("Why, and what is known"))
    return [table(paper, names, rows, (0.3, 84, 0.7), before=14)]


def _standing(workshop: Workshop, state: CategoryState) -> tuple[str, str]:
    """The state of a category without a gap, and the reason or what is settled already."""
    if not state.in_scope:
        return tr("Out of scope"), state.na_reason or tr("Left out of this workshop.")
    if state.na_reason is not None:
        return tr("Not applicable"), state.na_reason or tr("No reason was noted.")
    known = []
    if state.current is not None:
        known.append(tr("Current level: {level}.").format(level=level_word(workshop.model, state.current)))
    if state.target is not None:
        known.append(tr("Target level: {level}.").format(level=level_word(workshop.model, state.target)))
    return tr("Open"), " ".join(known) or tr("Not discussed yet.")
