"""Profile and gaps: radar, gap chart, the order of gaps and why, what was not counted, coverage of the levels."""

from __future__ import annotations

from app.charts.coverage import coverage
from app.charts.figure import Figure
from app.charts.gaps import gaps
from app.charts.radar import FEWEST_AXES, radar
from app.domain.findings import Ranked, contested, ranked_gaps
from app.domain.scoring import gap_order
from app.domain.workshop import CategoryState, Workshop
from app.i18n import tr
from app.report.boxes import Content, Keep
from app.report.document import Paper
from app.report.marks import Heading, Marked, PageOf
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.places import axes_of, category_link, section_link
from app.report.sections import section_title
from app.report.style import MUTED, SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import label, table
from app.report.text import Type
from app.report.words import level_word, order_reason, priority_word, signed

ROW_HEIGHT = 21.0
MANY = 8
"""With more axes than this the radar needs more height, and smaller names."""


def profile(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section of charts and of the table with all categories."""
    heading = Heading(paper, section_title("profile"), "profile", before=26, after=8)
    if not gap_order(workshop):
        words = paper.ink.line(tr("There is nothing to draw yet: no category has both levels."), MUTED)
        return [Keep([heading, words]), *_coverage(paper, workshop), *_not_counted(paper, workshop)]
    charts = [Picture(paper.ink, figure, most=_room(paper), after=12) for figure in _charts(paper, workshop)]
    return [
        Keep([heading, charts[0]]),
        *charts[1:],
        *_coverage(paper, workshop),
        Keep(_levels_table(paper, workshop), head=3, begun=False),
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


def _levels_table(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The categories in the order of gaps, each with the reason for its place."""
    names: list[str] = ["", tr("Category"), tr("Current"), tr("Target"), tr("Gap"), tr("Why in this place"), tr("Page")]
    linked = bool(section_link(paper, "categories"))
    rows = [_row(paper, workshop, nth, ranked) for nth, ranked in enumerate(ranked_gaps(workshop), 1)]
    widths = [10, 0.27, 0.22, 0.22, 24, 0.43, 24]
    if not linked:
        names, widths, rows = names[:-1], widths[:-1], [row[:-1] for row in rows]
    title = label(paper, tr("The order of gaps, and why"), before=12, after=5)
    rule = tr(
        "The group's own priority leads, then the weight of the gap, then the lower current level, then the order of "
        "the model."
    )
    return [title, paper.ink.line(rule, SMALL_MUTED, after=5), table(paper, names, rows, widths, gap=8)]


def _row(paper: Paper, workshop: Workshop, nth: int, ranked: Ranked) -> list[Content]:
    ink, model, row = paper.ink, workshop.model, ranked.row
    place = category_link(paper, workshop, row.category_id)
    name: list[Piece] = [ink.line(row.name, SMALL_STRONG, to=place)]
    if contested(workshop, model.category(row.category_id)):
        name.append(ink.line(tr("contested"), _CONTESTED))
    facts = [tr("{priority} priority").format(priority=priority_word(row.priority))] if row.priority else []
    facts += [tr("weight {n}").format(n=row.weight)] if row.weight else []
    why = order_reason(ranked)
    said = ", ".join(facts)
    said = f"{said[:1].upper()}{said[1:]}." if said else ""
    return [
        [ink.line(str(nth), SMALL_MUTED)],
        name,
        [Marked(ink.line(level_word(model, row.current), SMALL), "current", SMALL)],
        [Marked(ink.line(level_word(model, row.target), SMALL), "target", SMALL)],
        [ink.line(signed(row.gap), Type(8, 700, "target" if row.gap > 0 else "muted", 10.4))],
        [ink.line(" ".join(part for part in (said, why) if part) or "–", SMALL)],
        [PageOf(paper, place, SMALL_MUTED)] if place else [],
    ]


_CONTESTED = Type(7, 600, "warn", 9.4)


# --- what is not counted -------------------------------------------------------------------------------------------


def _not_counted(paper: Paper, workshop: Workshop) -> list[Piece]:
    """Open, not applicable and out-of-scope categories, each with what is known of it."""
    rows: list[list[Content]] = []
    for category in workshop.model.categories:
        state = workshop.state(category.id)
        if state.decided:
            continue
        to = category_link(paper, workshop, category.id)
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
