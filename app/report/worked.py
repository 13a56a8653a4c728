"""The scoring rule worked by hand on rows of this very workshop: the weight of a gap, and the agreement of a round."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from app.domain.agreement import FEWEST, Layer, Spread, layers, round_spread
from app.domain.findings import largest_gap
from app.domain.votes import SIDES, Side
from app.domain.workshop import Workshop
from app.i18n import format_number, tr
from app.report.boxes import Content
from app.report.document import Paper
from app.report.piece import Piece
from app.report.style import SMALL, SMALL_MUTED, SMALL_STRONG, STRONG
from app.report.tables import table
from app.report.words import agreement_word

MOST_LAYERS = 4
"""A round with more layers than this is not chosen while another one has fewer."""


def worked(paper: Paper, workshop: Workshop) -> list[list[Piece]]:
    """The example of a weight and that of an agreement, as far as the workshop has a row for them."""
    return [part for part in (_weight(paper, workshop), _agreement(paper, workshop)) if part]


def _title(paper: Paper, text: str) -> Piece:
    return paper.ink.line(text, STRONG, before=14, after=4).tagged("H")


# --- the weight ----------------------------------------------------------------------------------------------------


def _weight(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The weight of the largest gap, step by step."""
    row, model = largest_gap(workshop), workshop.model
    if row is None:
        return []
    m, gap = model.highest - model.lowest, row.gap
    w, most = (1 + gap) ** 2 - 1, (1 + m) ** 2 - 1
    lines = (
        tr(
            "Current level c = {c}, target level t = {t}; the model's levels run from {low} to {high}, so m = {m}."
        ).format(c=row.current, t=row.target, low=model.lowest, high=model.highest, m=m),
        tr("w = (1 + t − c)² − 1 = (1 + {t} − {c})² − 1 = {w}").format(t=_number(row.target), c=row.current, w=w),
        tr("The largest that the model allows: (1 + m)² − 1 = (1 + {m})² − 1 = {most}").format(m=m, most=most),
        tr("Weight = 100 × {w} / {most} = {exact}, shown as {shown}").format(
            w=w, most=most, exact=format_number(float(Fraction(100 * w, most)), 1), shown=row.weight
        ),
    )
    title = _title(paper, tr("The weight of a gap, worked: {category}").format(category=row.name))
    return [title, *(paper.ink.line(line, SMALL, after=2) for line in lines)]


def _number(value: int) -> str:
    return str(value).replace("-", "\u2212")


# --- the agreement -------------------------------------------------------------------------------------------------


class _Example(NamedTuple):
    category: str
    side: Side
    number: int
    spread: Spread


def _agreement(paper: Paper, workshop: Workshop) -> list[Piece]:
    """Van der Eijk's A of one round, layer by layer."""
    example = _example(workshop)
    if example is None:
        return []
    ink, spread = paper.ink, example.spread
    found, n = layers(spread.counts), len(spread.votes)
    level = tr("current level") if example.side == "current" else tr("target level")
    title = _title(
        paper,
        tr("The agreement of votes, worked: {category}, {level}, round {n}").format(
            category=example.category, level=level, n=example.number
        ),
    )
    counts = tr("Votes per level from {low} to {high}: {counts}; n = {n} votes on k = {k} levels.").format(
        low=spread.lowest, high=spread.highest, counts=", ".join(map(str, spread.counts)), n=n, k=len(spread.counts)
    )
    how = tr(
        "The counts are peeled into layers: each takes the smallest count from every level that still has one. A layer "
        "on S levels has A = U × (1 − (S − 1) / (k − 1)), where U = ((k − 2) TU − (k − 1) TDU) / ((k − 2)(TU + TDU)) "
        "counts the patterns 110 and 011 (TU) and 101 (TDU) among three levels each. On one level A = 1, on all A = 0."
    )
    rows = [_layer(paper, layer, n) for layer in found]
    names = (tr("Layer"), tr("Votes"), tr("S"), tr("TU"), tr("TDU"), tr("U"), tr("A"), tr("Share × A"))
    total = sum((Fraction(layer.votes, n) * layer.agreement for layer in found), Fraction(0))
    parts = [f"{layer.votes}/{n} × {_fraction(layer.agreement)}" for layer in found]
    word = agreement_word(spread.word) if spread.word is not None else ""
    sums = tr("A = {parts} = {total} = {shown}: {word}").format(
        parts=" + ".join(parts), total=_fraction(total), shown=format_number(float(total), 2), word=word
    )
    return [
        title,
        ink.line(counts, SMALL, after=2),
        table(paper, names, rows, (0.3, 40, 28, 30, 34, 0.15, 0.2, 0.25), gap=10, before=3),
        ink.line(sums, SMALL_STRONG, before=5, after=3),
        ink.line(how, SMALL_MUTED),
    ]


def _layer(paper: Paper, layer: Layer, n: int) -> list[Content]:
    pattern = " ".join("1" if there else "0" for there in layer.pattern)
    open_ = layer.unimodality is None
    values = (
        pattern,
        str(layer.votes),
        str(layer.ones),
        "–" if open_ else str(layer.together),
        "–" if open_ else str(layer.apart),
        "–" if layer.unimodality is None else _fraction(layer.unimodality),
        _fraction(layer.agreement),
        _fraction(Fraction(layer.votes, n) * layer.agreement),
    )
    return [[paper.ink.line(value, SMALL)] for value in values]


def _fraction(value: Fraction) -> str:
    """A fraction as it is written by hand, with a true minus."""
    text = str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    return text.replace("-", "\u2212")


def _example(workshop: Workshop) -> _Example | None:
    """The round that shows most: several layers, but few enough to be followed; None where no votes differ."""
    found = [
        _Example(category.name, side, round_.number, spread)
        for category in workshop.model.categories
        if workshop.state(category.id).applicable
        for side in SIDES
        for round_ in workshop.rounds_of(category.id)
        if (spread := round_spread(workshop, round_, side)) is not None and len(spread.votes) >= FEWEST
    ]
    found = [example for example in found if len(layers(example.spread.counts)) > 1] or found
    return min(found, key=_dullness, default=None)


def _dullness(example: _Example) -> tuple[bool, bool, int]:
    made: Sequence[Layer] = layers(example.spread.counts)
    weighed = sum(layer.unimodality is not None for layer in made)
    return len(made) > MOST_LAYERS, weighed == 0, -weighed
