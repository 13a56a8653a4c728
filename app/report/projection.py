"""What the plan reaches: each category now, after the plan and at its target, and what has no goal yet."""

from __future__ import annotations

from fractions import Fraction

from app.charts.projection import projection, projections
from app.domain.planning import Projection, first_uncovered, numbered_goals
from app.domain.workshop import Workshop
from app.i18n import tr, trn
from app.report.boxes import Content, Keep
from app.report.document import Paper
from app.report.marks import Heading, Marked
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.places import category_link
from app.report.sections import section_title
from app.report.style import MUTED, SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import table
from app.report.text import Type
from app.report.words import level_word, listed, mean_word, signed

ROW_HEIGHT, MOST_HEIGHT = 23.0, 420.0


def reached(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section; nothing where no category is decided or no goal was agreed."""
    rows = projections(workshop)
    if not rows or not workshop.goals:
        return []
    height = min(MOST_HEIGHT, 60 + ROW_HEIGHT * len(rows))
    figure = projection(workshop, paper.sheet.inner_width, height, 8.5)
    heading = Heading(paper, section_title("projection"), "projection", before=26, after=3)
    told = paper.ink.line(_told(rows), MUTED, after=9)
    picture = Picture(paper.ink, figure, most=paper.sheet.inner_height - 90, after=10)
    return [Keep([heading, told, picture], head=2), Keep([_table(paper, workshop, rows)], head=0)]


def _told(rows: tuple[Projection, ...]) -> str:
    """Where the plan leads on average, and what remains."""
    now, after, target = (
        mean_word(Fraction(sum(values), len(rows)))
        for values in ([r.current for r in rows], [r.planned for r in rows], [r.target for r in rows])
    )
    told = [
        tr("With every goal reached the mean level goes from {now} to {after}; the target is {target}.").format(
            now=now, after=after, target=target
        )
    ]
    left = [row for row in rows if row.remaining > 0]
    if left:
        told.append(trn("In {n} category a gap remains.", "In {n} categories a gap remains.", len(left)))
    else:
        told.append(tr("No gap remains."))
    return " ".join(told)


def _table(paper: Paper, workshop: Workshop, rows: tuple[Projection, ...]) -> Piece:
    names = (
        tr("Category"),
        tr("Now"),
        tr("After the plan"),
        tr("Target"),
        tr("Remaining"),
        tr("Through, and what lacks"),
    )
    return table(
        paper,
        names,
        [_row(paper, workshop, row) for row in rows],
        (0.25, 0.235, 0.22, 0.235, 46, 0.29),
        gap=8,
        named=True,
    )


def _row(paper: Paper, workshop: Workshop, row: Projection) -> list[Content]:
    ink, model = paper.ink, workshop.model
    return [
        [ink.line(row.name, SMALL_STRONG, to=category_link(paper, workshop, row.category_id))],
        [Marked(ink.line(level_word(model, row.current), SMALL), "current", SMALL)],
        [ink.line(level_word(model, row.planned), SMALL_STRONG if row.planned != row.current else SMALL)],
        [Marked(ink.line(level_word(model, row.target), SMALL), "target", SMALL)],
        [ink.line(signed(row.remaining), Type(8, 700, "target" if row.remaining > 0 else "muted", 10.4))],
        [ink.line(_through(workshop, row), SMALL_MUTED)],
    ]


def _through(workshop: Workshop, row: Projection) -> str:
    """The goals of a category, and the step that no goal takes."""
    numbers = [str(number) for number, goal in numbered_goals(workshop) if goal.category_id == row.category_id]
    told = []
    if numbers:
        word = tr("Goal {numbers}") if len(numbers) == 1 else tr("Goals {numbers}")
        told.append(word.format(numbers=listed(numbers)))
    step = first_uncovered(workshop.goals_of(row.category_id), row.current, row.target)
    if step is not None:
        lacking = tr("no goal from {start} to {end} yet").format(start=step, end=step + 1)
        told.append(lacking if told else f"{lacking[0].upper()}{lacking[1:]}")
    return "; ".join(told) or "–"
