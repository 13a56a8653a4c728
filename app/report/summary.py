"""The summary: one page that says where the group stands, where it wants to be and who does what by when."""

from __future__ import annotations

from collections.abc import Sequence

from app.charts.figure import Figure
from app.charts.gaps import gaps
from app.charts.radar import FEWEST_AXES, radar
from app.domain.planning import complete_goals, goal_lacks
from app.domain.scoring import gap_order, means
from app.domain.workshop import HORIZONS, Goal, Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Look, Pad, Row, stack_height
from app.report.document import Paper
from app.report.marks import Heading, Mark, Marked, PageOf
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.places import axes_of, category_place, goal_place
from app.report.style import (
    BODY,
    FIGURE,
    LABEL,
    LEAD,
    SMALL,
    SMALL_MUTED,
    SMALL_STRONG,
    STRONG,
)  # fmt: skip
from app.report.text import GAP, Type, shortened
from app.report.words import (
    counted_words,
    goal_due,
    headline,
    horizon_word,
    level_word,
    mean_word,
    priority_word,
    signed,
)  # fmt: skip

MOST_GAPS = 3
MOST_TITLE, MOST_NAME = 130, 60
"""Longest titles and names here, in characters; they stand in full on their own pages."""
MOST_GOALS = 24
"""More goals than this never fit beside a chart."""
LEAST_CHART, MOST_CHART, CHART_SPACE = 150.0, 270.0, 12.0


def summary(paper: Paper, workshop: Workshop, goals: Sequence[Goal]) -> list[Piece]:
    """The page: headline, figures, charts, largest gaps, and as many goals as have room; the rest is counted."""
    head = _head(paper, workshop)
    if not gap_order(workshop):
        head.append(_nothing_yet(paper, workshop))
    steps = _largest_gaps(paper, workshop)
    shown = _goals(paper, workshop, goals, min(len(goals), MOST_GOALS))
    spare = _spare(paper, [*head, *steps, *shown]) - CHART_SPACE
    charts = _charts(paper, workshop, min(MOST_CHART, max(LEAST_CHART, spare)))
    most = len(goals)
    while most and _spare(paper, [*head, *charts, *steps, *_goals(paper, workshop, goals, most)]) < 0:
        most -= max(1, most - MOST_GOALS)
    return [*head, *charts, *steps, *_goals(paper, workshop, goals, most)]


def _spare(paper: Paper, pieces: Sequence[Piece]) -> float:
    """The height that the page has left under pieces; negative when they do not fit."""
    return paper.sheet.inner_height - 1.0 - stack_height(pieces, paper.sheet.inner_width)


# --- headline and figures ------------------------------------------------------------------------------------------


def _head(paper: Paper, workshop: Workshop) -> list[Piece]:
    ink = paper.ink
    people = len(workshop.participants)
    facts = [workshop.model.name, format_date(workshop.date, "long")]
    if people:
        facts.append(trn("{n} participant", "{n} participants", people))
    return [
        Heading(paper, f"{headline(workshop)}.", "summary", kicker=tr("Summary"), outline=tr("Summary"), after=3),
        ink.line(" · ".join(facts), LEAD, after=10),
        _figures(paper, workshop),
    ]


def _figures(paper: Paper, workshop: Workshop) -> Piece:
    ink, figures, model = paper.ink, means(workshop), workshop.model
    goals = len(workshop.goals)
    scale = tr("on a scale from {lowest} to {highest}").format(
        lowest=level_word(model, model.lowest), highest=level_word(model, model.highest)
    )
    whole = tr("{n} of {m} complete").format(n=complete_goals(workshop), m=goals)
    gap = mean_word(figures.gap, sign=True)
    cells = [
        _figure(paper, tr("Current"), mean_word(figures.current), tr("mean level today"), "current", "current"),
        _figure(paper, tr("Target"), mean_word(figures.target), tr("mean level aimed for"), "target", "target"),
        _figure(paper, tr("Gap"), gap, tr("target minus current")),
        _figure(paper, tr("Goals"), str(goals), whole if goals else tr("none agreed yet")),
    ]
    row = Row([[cell] for cell in cells], (0.25,) * 4, gap=10)
    note = ink.line(f"{counted_words(figures)}, {scale}.", SMALL_MUTED, before=5)
    return Row([[row, note]], after=12)


def _figure(paper: Paper, name: str, value: str, under: str, color: str = "text", mark: Mark | None = None) -> Piece:
    kind = Type(FIGURE.size if len(value) < 7 else 13, 700, color, FIGURE.leading)
    words = paper.ink.line(value, kind)
    figure: Piece = Marked(words, mark, Type(14, leading=FIGURE.leading)) if mark else words
    content = [paper.ink.line(name, LABEL), figure, paper.ink.line(under, SMALL_MUTED)]
    return Row([content], pad=Pad(8, 8, 8, 11), look=Look(stroke="line", radius=5))


def _nothing_yet(paper: Paper, workshop: Workshop) -> Piece:
    ink = paper.ink
    n = len(workshop.scope)
    first = tr("No category has both a current and a target level yet, so there is no score to show.")
    more = trn(
        "This plan lists the category and its levels; it fills as the group decides.",
        "This plan lists the {n} categories and their levels; it fills as the group decides.",
        n,
    )
    return Row([[ink.line(first, STRONG), ink.line(more, BODY)]], pad=Pad(10, 12, 10, 14),
               look=Look(fill="accent_fill", radius=5), after=12)  # fmt: skip


# --- charts --------------------------------------------------------------------------------------------------------


def _charts(paper: Paper, workshop: Workshop, height: float) -> list[Piece]:
    """Radar and gap chart side by side; only what is readable in the height there is."""
    if not gap_order(workshop):
        return []
    width, gap, size = paper.sheet.inner_width, 16.0, 7.5
    for share in (0.53, 0.47) if axes_of(workshop) >= FEWEST_AXES else ():
        left = share * (width - gap)
        right = width - gap - left
        star, bars = radar(workshop, left, height, size), gaps(workshop, right, 0.9 * height, size)
        if _fits(star, left, height) and _fits(bars, right, height):
            cells = [[Picture(paper.ink, star)], [Picture(paper.ink, bars)]]
            return [Row(cells, (left, right), gap=gap, middle=True, after=10)]
    for figure in (gaps(workshop, width, height, size), radar(workshop, width, height, size)):
        if _fits(figure, width, height):
            return [Picture(paper.ink, figure, after=10)]
    return []


def _fits(figure: Figure, width: float, height: float) -> bool:
    return figure.width <= width * 1.02 and figure.height <= height * 1.02


# --- largest gaps and goals ----------------------------------------------------------------------------------------


def _largest_gaps(paper: Paper, workshop: Workshop) -> list[Piece]:
    ink, model = paper.ink, workshop.model
    rows = [row for row in gap_order(workshop) if row.gap > 0]
    if not rows:
        return []
    found: list[Piece] = [_title(paper, tr("Largest gaps"))]
    for row in rows[:MOST_GAPS]:
        step = f"{level_word(model, row.current)} → {level_word(model, row.target)}"
        priority = (
            tr("priority {priority}").format(priority=priority_word(row.priority).lower()) if row.priority else ""
        )
        cells = [
            [ink.line(shortened(row.name, MOST_NAME), SMALL_STRONG, to=category_place(model, row.category_id))],
            [ink.line(step, SMALL)],
            [ink.line(priority, SMALL_MUTED)],
            [ink.line(signed(row.gap), Type(9, 700, "target", 10.4, "right"))],
        ]
        found.append(Row(cells, (0.42, 0.58, 80, 24), pad=Pad(2.6, 0, 2.6), look=Look(beneath="line", width=0.4)))
    return found


def _title(paper: Paper, title: str) -> Piece:
    return paper.ink.line(title, STRONG, before=12, after=3)


def _goals(paper: Paper, workshop: Workshop, goals: Sequence[Goal], shown: int) -> list[Piece]:
    """The first goals by horizon, each with owner and date, and how many more there are."""
    ink = paper.ink
    if not goals:
        return [_title(paper, tr("Goals")), ink.line(tr("No goals were agreed in this workshop."), SMALL_MUTED)]
    people = [person.name for person in workshop.participants]
    rows: list[Piece] = [_title(paper, tr("Goals"))]
    numbered = list(enumerate(goals, 1))[:shown]
    for horizon in HORIZONS:
        part = [(number, goal) for number, goal in numbered if goal.horizon == horizon]
        if part:
            until = tr("until {date}").format(date=format_date(workshop.horizon_end(horizon)))
            spans = [(horizon_word(horizon), Type(7.5, 700, "accent", 10)), (f"{GAP}{until}", LABEL)]
            rows.append(ink.spans(spans, before=5, after=1))
        for number, goal in part:
            rows.append(_goal(paper, workshop, number, goal, bool(goal_lacks(goal, people))))
    if shown < len(goals):
        left = len(goals) - shown
        words = trn("and {n} more goal, from page", "and {n} more goals, from page", left)
        if not shown:
            words = trn("{n} goal, from page", "{n} goals, from page", left)
        more = [[ink.line(words, SMALL_MUTED, to="goals")], [PageOf(paper, goal_place(shown + 1), SMALL_MUTED)]]
        rows.append(Row(more, (1, 24), pad=Pad(3)))
    return rows


def _goal(paper: Paper, workshop: Workshop, number: int, goal: Goal, lacking: bool) -> Piece:
    ink = paper.ink
    title = shortened(goal.title, MOST_TITLE) or tr("Goal without a title")
    spans = [(title, SMALL)] + ([(f"{GAP}{tr('incomplete')}", Type(7, 600, "warn", 10.4))] if lacking else [])
    owner = (
        (shortened(goal.owner, MOST_NAME), SMALL)
        if goal.owner.strip()
        else (tr("no owner yet"), Type(8, 600, "warn", 10.4))
    )
    cells = [
        [ink.line(str(number), Type(8, 700, "accent", 10.4))],
        [ink.spans(spans, to=goal_place(number))],
        [ink.line(owner[0], owner[1])],
        [ink.line(format_date(goal_due(workshop, goal)), SMALL)],
        [PageOf(paper, goal_place(number), SMALL_MUTED)],
    ]
    return Row(cells, (14, 0.7, 0.3, 66, 18), gap=6, pad=Pad(2.2, 0, 2.2), look=Look(beneath="line", width=0.4))
