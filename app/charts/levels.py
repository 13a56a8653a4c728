"""The names of a model's levels above the columns of a chart, and beneath it where they do not fit above."""

from __future__ import annotations

from collections.abc import Mapping

from app.charts.figure import Mark
from app.charts.inputs import level_label, shown
from app.charts.layout import block_height, small, text_block
from app.charts.metrics import wrap, wraps_whole
from app.domain.model import MaturityModel


def level_header(
    model: MaturityModel, places: Mapping[int, float], step: float, size: float
) -> tuple[list[Mark], float]:
    """Each level's label centred over its place, ranks alone where names do not fit; and the lower edge."""
    less = small(size)
    labels = _level_lines(model, step, size) or [(str(rank),) for rank in model.ranks]
    tall = max(len(lines) for lines in labels)
    marks: list[Mark] = []
    for rank, lines in zip(model.ranks, labels, strict=True):
        top = block_height(tall - len(lines), less)
        tip = level_label(model, rank) + (f": {summary}" if (summary := shown(model.level(rank).summary)) else "")
        marks += text_block(lines, places[rank], top, less, color="muted", anchor="middle", tip=tip)
    return marks, block_height(tall, less) + 0.5 * size


def level_key(model: MaturityModel, step: float, size: float) -> str:
    """The levels' names in one text where the header has only ranks; empty where it has the names."""
    if _level_lines(model, step, size) is not None:
        return ""
    return " \u00b7 ".join(level_label(model, rank).replace(" ", "\u00a0") for rank in model.ranks)


def _level_lines(model: MaturityModel, step: float, size: float) -> list[tuple[str, ...]] | None:
    """Every level's label on one line, else on up to three, with nothing cut; None where the names do not fit."""
    labels, room = [level_label(model, rank) for rank in model.ranks], step - 0.5 * size
    for lines in (1, 2, 3):
        if all(wraps_whole(label, room, small(size), 400, lines) for label in labels):
            return [wrap(label, room, small(size), 400, lines) for label in labels]
    return None
