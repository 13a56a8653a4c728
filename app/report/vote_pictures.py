"""The votes on a category as dots: the last round, the first one small beside it, and what they say. Never a name."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.charts.votes import votes_figure
from app.domain.findings import LastVotes, last_votes
from app.domain.model import Category
from app.domain.votes import SIDES, Side
from app.domain.workshop import Workshop
from app.i18n import tr
from app.report.boxes import Content, Row, Whole
from app.report.document import Paper
from app.report.marks import Marked
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.style import SMALL
from app.report.tables import label
from app.report.text import GAP, Span, Type
from app.report.words import agreement_word, listed, spread_words, votes_word

TALL, TALLER, SIZE = 56.0, 67.0, 7.0
"""Height of the dots without and with a line beneath, and the size of their texts, in points."""
FAINT = Type(7.5, 400, "muted", 10.0)
WORD = Type(8, 600, "text", 10.4)
CONTESTED = Type(8, 600, "warn", 10.4)


def votes(paper: Paper, workshop: Workshop, category: Category) -> list[Piece]:
    """The last revealed votes on the current and on the target level, side by side; nothing where there are none."""
    if not workshop.state(category.id).applicable:
        return []
    found = [(side, view) for side in SIDES if (view := last_votes(workshop, category.id, side)) is not None]
    if not found:
        return []
    foot = max(bool(view.first) + bool(view.cannot_judge) for _, view in found)
    cells: list[Content] = [[*_side(paper, workshop, side, view, min(foot, 1))] for side, view in found]
    if len(cells) == 1:
        cells.append([])
    return [Whole([[label(paper, _title(found)), Row(cells, (0.5, 0.5), gap=20)]], before=9)]


class _Rank(msgspec.Struct, frozen=True):
    """A level without its name, which the ladder above has."""

    rank: int
    name: str = ""


def _title(found: Sequence[tuple[Side, LastVotes]]) -> str:
    numbers = {view.round for _, view in found}
    (number,) = numbers if len(numbers) == 1 else (1,)
    return tr("Votes, round {n}").format(n=number) if number > 1 else tr("Votes")


def _side(paper: Paper, workshop: Workshop, side: Side, view: LastVotes, foot: int) -> list[Piece]:
    """The word for the votes with their numbers, and their picture."""
    ink, (word, more) = paper.ink, spread_words(view)
    name = tr("Current level") if side == "current" else tr("Target level")
    spans: list[Span] = [(name, WORD)]
    if word:
        spans.append((f"{GAP}{word}", CONTESTED if view.contested else WORD))
    lines: list[Piece] = [Marked(ink.spans(spans), side, SMALL)]
    lines.append(ink.line(" · ".join(part for part in (votes_word(view.spread), more) if part), FAINT))
    if view.spread.votes:
        width = (paper.sheet.inner_width - 20) / 2
        figure = votes_figure(
            view.spread,
            side,
            [_Rank(rank) for rank in workshop.model.ranks],
            width,
            TALLER if foot else TALL,
            size=SIZE,
            cannot_judge=view.cannot_judge,
            earlier=view.first,
            earlier_name=tr("the first round"),
            foot_lines=foot,
        )
        lines.append(Picture(paper.ink, figure, before=4))
    return lines


def contested_words(workshop: Workshop, category: Category, sides: Sequence[Side]) -> str:
    """That a score is contested, on which level, and how the votes lay."""
    parts = []
    for side in sides:
        view = last_votes(workshop, category.id, side)
        if view is not None and view.spread.word is not None:
            word = agreement_word(view.spread.word)
            part = tr("votes on the current level: {word}") if side == "current" else tr("votes on the target: {word}")
            parts.append(part.format(word=word))
    return tr("Contested, {votes}").format(votes=listed(parts))
