"""Profile and gaps: radar, gap chart, the table behind them, what was not counted and why, coverage of the levels."""

from __future__ import annotations

from app.charts.coverage import coverage
from app.charts.figure import Figure
from app.charts.gaps import gaps
from app.charts.radar import FEWEST_AXES, radar
from app.domain.model import Category
from app.domain.scoring import gap_order, gap_row
from app.domain.workshop import CategoryState, Workshop
from app.i18n import tr
from app.report.boxes import Content, Keep
from app.report.document import Paper
from app.report.marks import Heading, Marked, PageOf
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.places import axes_of, category_place, described_categories
from app.report.style import MUTED, SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import label, table
from app.report.text import Type
from app.report.words import level_word, priority_word, signed

ROW_HEIGHT = 21.0
MANY = 8
"""With more axes than this the radar needs more height, and smaller names."""


def profile(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section of charts and of the table with all categories."""
    heading = Heading(paper, tr("Profile and gaps"), "profile", before=26, after=8)
    if not gap_order(workshop):
        words = paper.ink.line(tr("There is nothing to draw yet: no category has both levels."), MUTED)
        return [Keep([heading, words]), *_coverage(paper, workshop), *_not_counted(paper, workshop)]
    charts = [Picture(paper.ink, figure, most=_room(paper), after=12) for figure in _charts(paper, workshop)]
    return [
        Keep([heading, charts[0]]),
        *charts[1:],
        *_coverage(paper, workshop),
        Keep([_levels_table(paper, workshop)], head=0),
        *_not_counted(paper, workshop),
    ]


def _room(paper: Paper) -> float:
    """The height that a page has under the heading of the section."""
    return paper.sheet.inner_height - 40


def _charts(paper: Paper, workshop: Workshop) -> list[Figure]:
    """Radar and gap chart on one page; the gap chart alone where both have no room, or too few axes for a radar."""
    width, axes = paper.sheet.inner_width, axes_of(workshop)
    wish = 40 + ROW_HEIGHT * axes
    height, size = (236.0, 8.5) if axes <= MANY else (290.0, 7.5)
    if axes >= FEWEST_AXES:
        star = radar(workshop, 0.86 * width, height, size)
        room = _room(paper) - star.height - 14
        bars = gaps(workshop, width, min(wish, room), 8.5)
        if bars.height <= room:
            return [star, bars]
    return [gaps(workshop, width, min(wish, _room(paper)), 8.5)]


def _coverage(paper: Paper, workshop: Workshop) -> list[Piece]:
    """How far each level's practices are achieved; nothing where none was rated."""
    if not workshop.ratings or not axes_of(workshop):
        return []
    title = label(paper, tr("How far the practices of each level are achieved"), before=14, after=6)
    figure = coverage(workshop, paper.sheet.inner_width, _room(paper), 8.0)
    return [Keep([title, Picture(paper.ink, figure, most=_room(paper), after=12)])]


# --- the table -----------------------------------------------------------------------------------------------------


def _levels_table(paper: Paper, workshop: Workshop) -> Piece:
    names = (
        tr("Category"),
        tr("Current"),
        tr("Target"),
        tr("Gap"),
        tr("Priority"),
        tr("Weight"),
        tr("Goals"),
        tr("Page"),
    )
    rows = [_row(paper, workshop, workshop.model.category(row.category_id)) for row in gap_order(workshop)]
    return table(paper, names, rows, (0.38, 0.31, 0.31, 26, 44, 36, 30, 24), gap=8, before=12)


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


def _not_counted(paper: Paper, workshop: Workshop) -> list[Piece]:
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
    return [Keep([table(paper, names, rows, (0.3, 84, 0.7), before=14)], head=0)]


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
