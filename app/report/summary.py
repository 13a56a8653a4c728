"""The summary: one page that tells a leader who was not there where the group stands and what is next."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.charts.figure import Figure
from app.charts.gaps import gaps
from app.charts.radar import FEWEST_AXES, radar
from app.domain.findings import next_steps
from app.domain.planning import complete_goals
from app.domain.scoring import gap_order, means
from app.domain.workshop import Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Content, Look, Pad, Row, stack_height
from app.report.document import Paper
from app.report.findings import Finding, gap_findings, good, meaning, standing, strength_findings, took_part
from app.report.marks import Heading, Mark, Marked
from app.report.people import owner_shown
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.places import axes_of, category_link, goal_link
from app.report.style import BODY, FIGURE, LABEL, LEAD, SMALL, SMALL_MUTED, SMALL_STRONG, STRONG
from app.report.tables import table
from app.report.text import GAP, Type, shortened
from app.report.words import counted_words, headline, level_word, mean_word

MOST_NAME = 60
"""Longest name here, in characters; it stands in full on its own page."""
CHART_SPACE = 10.0


class _Fit(msgspec.Struct, frozen=True):
    """How much is told: characters of a text, next steps, and the height of the chart."""

    text: int
    steps: int
    chart: float
    story: Type = SMALL


_MIDDLE = Type(8.5, 400, "text", 11.5)
_FITS = (
    _Fit(240, 5, 240.0, BODY),
    _Fit(240, 5, 220.0, _MIDDLE),
    _Fit(240, 5, 205.0),
    _Fit(200, 5, 185.0),
    _Fit(170, 4, 170.0),
    _Fit(140, 3, 150.0),
    _Fit(110, 3, 0.0),
    _Fit(70, 3, 0.0),
)


def summary(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The page; texts are shortened, and then the chart left out, rather than that it becomes two."""
    made: list[Piece] = []
    for fit in _FITS:
        made = _page(paper, workshop, fit)
        if stack_height(made, paper.sheet.inner_width) < paper.sheet.inner_height - 1.0:
            break
    return made


def _page(paper: Paper, workshop: Workshop, fit: _Fit) -> list[Piece]:
    if not gap_order(workshop):
        return [*_head(paper, workshop), _nothing_yet(paper, workshop), *_next(paper, workshop, fit),
                *_how(paper, workshop)]  # fmt: skip
    return [
        *_head(paper, workshop),
        *_story(paper, workshop, fit),
        *_both_sides(paper, workshop, fit),
        *_next(paper, workshop, fit),
        *_how(paper, workshop),
    ]


# --- headline and figures ------------------------------------------------------------------------------------------


def _head(paper: Paper, workshop: Workshop) -> list[Piece]:
    people = len(workshop.participants)
    facts = [shortened(workshop.model.name, MOST_NAME), format_date(workshop.date, "long")]
    if people:
        facts.append(trn("{n} participant", "{n} participants", people))
    said = headline(workshop)
    closed = said if said[-1:] in "!?…." else f"{said}."
    return [
        Heading(paper, closed, "summary", kicker=tr("Summary"), outline=tr("Summary"), after=3),
        paper.ink.line(" · ".join(facts), LEAD, after=9),
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
    note = ink.line(f"{counted_words(figures)}, {scale}.", SMALL_MUTED, before=4)
    return Row([[row, note]], after=9)


def _figure(paper: Paper, name: str, value: str, under: str, color: str = "text", mark: Mark | None = None) -> Piece:
    kind = Type(FIGURE.size if len(value) < 7 else 13, 700, color, FIGURE.leading)
    words = paper.ink.line(value, kind)
    figure: Piece = Marked(words, mark, Type(14, leading=FIGURE.leading)) if mark else words
    content = [paper.ink.line(name, LABEL), figure, paper.ink.line(under, SMALL_MUTED)]
    return Row([content], pad=Pad(6, 8, 6, 11), look=Look(stroke="line", radius=5))


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


# --- the story and its picture -------------------------------------------------------------------------------------


def _story(paper: Paper, workshop: Workshop, fit: _Fit) -> list[Piece]:
    """Where we are, what it means and what good looks like; beside it the profile where that can be read."""
    parts = (
        (tr("Where we are"), standing(workshop)),
        (tr("What it means"), meaning(workshop, fit.text)),
        (tr("What good looks like"), good(workshop, fit.text)),
    )
    told: list[Piece] = []
    for name, texts in parts:
        if texts:
            told.append(_title(paper, name, before=7 if told else 0, after=1.5))
            told += [paper.ink.line(text, fit.story, after=1.5) for text in texts]
    width, gap = paper.sheet.inner_width, 18.0
    picture = _chart(paper, workshop, 0.5 * (width - gap), fit.chart) if fit.chart else None
    if picture is None:
        return [Row([told], after=2)]
    return [Row([told, [picture]], (0.5, 0.5), gap=gap, middle=True, after=2)]


def _chart(paper: Paper, workshop: Workshop, width: float, height: float) -> Picture | None:
    """The radar, or the gap chart where that has too few axes or no room; None where neither can be read."""
    size = 7.5
    charts = [gaps(workshop, width, height, size)]
    if axes_of(workshop) >= FEWEST_AXES:
        charts.insert(0, radar(workshop, width, height, size))
    return next((Picture(paper.ink, figure) for figure in charts if _fits(figure, width, height)), None)


def _fits(figure: Figure, width: float, height: float) -> bool:
    return figure.width <= width * 1.02 and figure.height <= height * 1.02


# --- strengths and gaps --------------------------------------------------------------------------------------------


def _both_sides(paper: Paper, workshop: Workshop, fit: _Fit) -> list[Piece]:
    """Up to three strengths beside up to three gaps; a side with nothing on it leaves its room to the other."""
    sides: list[list[Piece]] = []
    strong = strength_findings(workshop, fit.text // 2)
    weak = gap_findings(workshop)
    for name, found in ((tr("Strengths"), strong), (tr("Largest gaps"), weak)):
        if found:
            lines = [_found(paper, workshop, one) for one in found]
            sides.append([_title(paper, name, before=0, after=2), *lines])
    if not sides:
        return []
    share = 1 / len(sides)
    return [Row([*sides], (share,) * len(sides), gap=18, before=10)]


def _found(paper: Paper, workshop: Workshop, found: Finding) -> Piece:
    ink = paper.ink
    to = category_link(paper, workshop, found.category_id)
    name = shortened(found.name, MOST_NAME)
    lines = [ink.spans([(name, SMALL_STRONG), *([(f"{GAP}{found.figure}", _UP)] if found.figure else [])], to=to)]
    lines.append(ink.line(found.text, SMALL_MUTED))
    return Row([lines], pad=Pad(2.4, 0, 2.6, 0), look=Look(above="line", width=0.4))


_UP = Type(8, 700, "target", 10.4)


# --- next steps and how it was done --------------------------------------------------------------------------------


def _next(paper: Paper, workshop: Workshop, fit: _Fit) -> list[Piece]:
    """The steps that are due first, with who and when."""
    ink, steps = paper.ink, next_steps(workshop, fit.steps)
    if not steps:
        words = tr("No goals were agreed in this workshop.")
        return [_title(paper, tr("Next steps"), before=10, after=2), ink.line(words, SMALL_MUTED)]
    rows: list[list[Content]] = []
    for step in steps:
        who = shortened(owner_shown(paper, workshop, step.who), MOST_NAME)
        what = shortened(step.what, fit.text) or tr("Goal without a title")
        to = goal_link(paper, step.goal)
        rows.append([
            [ink.line(what, SMALL)],
            [ink.line(who, SMALL) if who else ink.line(tr("nobody yet"), _WARN)],
            [ink.line(format_date(step.due) or "–", SMALL)],
            [ink.line(str(step.goal), SMALL_MUTED, to=to)],
        ])  # fmt: skip
    names = (tr("Next steps"), tr("Who"), tr("By"), tr("Goal"))
    return [table(paper, names, rows, (0.72, 0.28, 60, 26), gap=8, before=11)]


_WARN = Type(8, 600, "warn", 10.4)


def _how(paper: Paper, workshop: Workshop) -> list[Piece]:
    texts = took_part(paper, workshop)
    if not texts:
        return []
    lines: Sequence[Piece] = [paper.ink.line(text, SMALL_MUTED) for text in texts]
    return [_title(paper, tr("How it was done"), before=10, after=1.5), *lines]


def _title(paper: Paper, title: str, *, before: float, after: float) -> Piece:
    return paper.ink.line(title, STRONG, before=before, after=after).tagged("H")
