"""The words of the plan for somebody who was not there; only words that this plan uses."""

from __future__ import annotations

from app.domain.findings import contested
from app.domain.scoring import gap_order
from app.domain.workshop import Workshop
from app.i18n import tr
from app.report.boxes import Keep, Row, Table
from app.report.document import Paper
from app.report.marks import Heading
from app.report.piece import Piece
from app.report.sections import section_title
from app.report.style import SMALL, SMALL_STRONG


def glossary(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section: each word with what it means here."""
    ink = paper.ink
    rows = [
        Row([[ink.line(word, SMALL_STRONG)], [ink.line(text, SMALL)]], (104, 1), after=3.2)
        for word, text in glossary_words(workshop)
    ]
    heading = Heading(paper, section_title("glossary"), "glossary", before=26, after=6)
    return [Keep([heading, Table(rows)])]


def glossary_words(workshop: Workshop) -> list[tuple[str, str]]:
    """Each word that this plan uses, with what it means."""
    scored, rounds = bool(gap_order(workshop)), any(round_.revealed for round_ in workshop.rounds)
    found = [
        (tr("Maturity model"), tr("A named set of levels and categories, with the practices that make up each level.")),
        (tr("Level"), tr("A rank with a name. Levels are no stages to be passed one after the other.")),
        (tr("Category"), tr("What is scored together. It has a question that opened the discussion.")),
        (tr("Practice"), tr("Something that one can observe in a team, placed at a level of a category.")),
    ]
    if scored:
        found += [
            (
                tr("Current, target"),
                tr("The level that the group settled on for today, and the one it wants to reach."),
            ),
            (tr("Gap"), tr("Target level minus current level.")),
            (tr("Priority, weight"), tr("What the group itself put first, and the size of a gap on a scale to 100.")),
        ]
    if workshop.ratings:
        found.append(
            (tr("Rating"), tr("How far a practice is achieved: not, partly, largely, fully, or not applicable."))
        )
        found.append((tr("Coverage"), tr("The mean achievement of the practices of one level.")))
    if rounds:
        found += [
            (tr("Round"), tr("One silent vote of everybody, revealed at once. A second round follows new evidence.")),
            (tr("Median"), tr("The vote in the middle; with an even number both middle votes, written 2|3.")),
            (tr("IQR"), tr("Interquartile range: how many levels the middle half of the votes spans.")),
            (tr("Agreement, A"), tr("Van der Eijk's measure: 1 all agree, 0 evenly spread, −1 two camps at the ends.")),
            (tr("Unanimous, close"), tr("All votes on one level; or nobody more than one level from the median.")),
            (tr("Outliers"), tr("A few votes, a quarter at most, two levels or more from the median.")),
            (tr("Spread, split"), tr("The votes lie far apart; split: a third each at the low and at the high end.")),
        ]
    if any(contested(workshop, category) for category in workshop.scope):
        found.append((tr("Contested"), tr("A score on which the last votes were still spread or split.")))
    if any(state.dissent.strip() for state in workshop.states):
        found.append((tr("Other views"), tr("What those held who saw it differently; it stands beside the decision.")))
    if workshop.goals:
        found += [
            (tr("Goal"), tr("A step of one category from a level to a level, with an outcome and one owner.")),
            (tr("Success criterion"), tr("How one sees that a goal is reached: measure, baseline, target, check.")),
            (tr("Baseline"), tr("The value of a measure before the work begins, with the day it was taken.")),
            (tr("Now, Next, Later"), tr("The horizons of this plan, in {n} days from the workshop.").format(
                n=", ".join(str(days) for days in workshop.horizon_days.values()))),
        ]  # fmt: skip
    return found
