"""The appendix: every level, vote and rating in figures, and the scoring rule worked on rows of this workshop."""

from __future__ import annotations

from app.domain.agreement import round_spread
from app.domain.findings import contested
from app.domain.model import Practice
from app.domain.scoring import gap_order
from app.domain.votes import SIDES, Round, Side
from app.domain.workshop import Rating, Workshop
from app.i18n import format_number, tr
from app.report.boxes import Content, Keep
from app.report.document import Paper
from app.report.marks import Heading, Marked
from app.report.piece import Piece
from app.report.places import category_link
from app.report.sections import section_title
from app.report.style import SMALL_MUTED, STRONG
from app.report.tables import table
from app.report.text import Type
from app.report.words import agreement_word, median_word, priority_word, signed, votes_word
from app.report.worked import worked

TIGHT = 1.9
"""The space above and below the lines of these tables, in points."""

_TINY = Type(7.5, 400, "text", 9.8)
_TINY_STRONG = Type(7.5, 600, "text", 9.8)
_TINY_MUTED = Type(7.5, 400, "muted", 9.8)
_LETTER = Type(7.5, 700, "text", 9.8)


def appendix(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section: decisions, rounds of votes, practice ratings, worked examples; nothing where all of them lack."""
    parts = [
        *_decisions(paper, workshop),
        *_votes(paper, workshop),
        *_ratings(paper, workshop),
        *worked(paper, workshop),
    ]
    if not parts:
        return []
    heading = Heading(paper, section_title("appendix"), "appendix", before=26, after=4)
    first, *rest = parts
    return [Keep([heading, *first], head=3, begun=False), *(Keep(part, head=2, begun=False) for part in rest)]


def _title(paper: Paper, text: str) -> Piece:
    return paper.ink.line(text, STRONG, before=14, after=4).tagged("H")


# --- decisions -----------------------------------------------------------------------------------------------------


def _decisions(paper: Paper, workshop: Workshop) -> list[list[Piece]]:
    rows = [_decision(paper, workshop, row.category_id) for row in gap_order(workshop)]
    if not rows:
        return []
    names = [tr("Category"), tr("Current"), tr("Target"), tr("Gap"), tr("Priority"), tr("Weight"), tr("Votes")]
    widths = [0.5, 44, 44, 32, 52, 40, 0.3]
    if not any(contested(workshop, category) for category in workshop.scope):
        names, widths, rows = names[:-1], widths[:-1], [row[:-1] for row in rows]
    made = table(paper, names, rows, widths, gap=8, named=True, pad=TIGHT)
    return [[_title(paper, tr("Decisions, in the order of gaps")), made]]


def _decision(paper: Paper, workshop: Workshop, category_id: str) -> list[Content]:
    ink = paper.ink
    row = next(row for row in gap_order(workshop) if row.category_id == category_id)
    category = workshop.model.category(category_id)
    apart = tr("contested") if contested(workshop, category) else "–"
    return [
        [ink.line(row.name, _TINY_STRONG, to=category_link(paper, workshop, category_id))],
        [Marked(ink.line(str(row.current), _TINY), "current", _TINY)],
        [Marked(ink.line(str(row.target), _TINY), "target", _TINY)],
        [ink.line(signed(row.gap), _TINY_STRONG)],
        [ink.line(priority_word(row.priority) or "–", _TINY)],
        [ink.line(str(row.weight), _TINY)],
        [ink.line(apart, _TINY_STRONG if apart != "–" else _TINY_MUTED)],
    ]


# --- votes ---------------------------------------------------------------------------------------------------------


def _votes(paper: Paper, workshop: Workshop) -> list[list[Piece]]:
    """A row per revealed round and level."""
    rows: list[list[Content]] = []
    for category in workshop.model.categories:
        named = False
        for side in SIDES:
            for round_ in workshop.rounds_of(category.id):
                row = _round(paper, workshop, round_, side, "" if named else category.name)
                if row:
                    rows.append(row)
                    named = True
    if not rows:
        return []
    names = (tr("Category"), tr("Level"), tr("Round"), tr("Votes, lowest first"), tr("Median"), tr("IQR"), tr("A"),
             tr("Word"), tr("Cannot judge"))  # fmt: skip
    made = table(paper, names, rows, (0.36, 48, 34, 0.4, 36, 24, 30, 54, 36), gap=7, pad=TIGHT)
    return [[_title(paper, tr("Votes, round by round")), made]]


def _round(paper: Paper, workshop: Workshop, round_: Round, side: Side, name: str) -> list[Content]:
    ink, spread = paper.ink, round_spread(workshop, round_, side)
    if spread is None:
        return []
    far = spread.word in ("split", "spread")
    return [
        [ink.line(name, _TINY_STRONG)] if name else [],
        [Marked(ink.line(tr("current") if side == "current" else tr("target"), _TINY), side, _TINY)],
        [ink.line(str(round_.number), _TINY)],
        [ink.line(votes_word(spread), _TINY)],
        [ink.line(median_word(spread) or "–", _TINY)],
        [ink.line("–" if spread.iqr is None else format_number(float(spread.iqr), 1), _TINY)],
        [ink.line("–" if spread.agreement is None else format_number(float(spread.agreement), 2), _TINY)],
        [ink.line("–" if spread.word is None else agreement_word(spread.word), _TINY_STRONG if far else _TINY)],
        [ink.line(str(round_.cannot_judge(side) or "–"), _TINY)],
    ]


# --- ratings -------------------------------------------------------------------------------------------------------


def _ratings(paper: Paper, workshop: Workshop) -> list[list[Piece]]:
    """Every practice that was rated, a table per category; the first one stands under the title and the key."""
    ratings = workshop.rating_map()
    found: list[list[Piece]] = []
    for category in workshop.model.categories:
        rated = sorted((p for p in category.practices if p.id in ratings), key=lambda practice: practice.level)
        if rated:
            names = (tr("Level"), category.name, tr("Rating"))
            rows = [_rating(paper, practice, ratings[practice.id]) for practice in rated]
            found.append([table(paper, names, rows, (28, 1, 32), gap=8, before=9, pad=TIGHT)])
    if not found:
        return []
    key = tr("N not, P partly, L largely, F fully achieved; n/a does not apply. Practices nobody rated are left out.")
    found[0] = [_title(paper, tr("Ratings of practices")), paper.ink.line(key, SMALL_MUTED, after=1), *found[0]]
    return found


def _rating(paper: Paper, practice: Practice, rating: Rating) -> list[Content]:
    ink = paper.ink
    return [
        [ink.line(str(practice.level), _TINY)],
        [ink.line(practice.text, _TINY)],
        [ink.line(tr("n/a") if rating == "NA" else rating, _LETTER)],
    ]
