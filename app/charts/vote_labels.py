"""What stands beneath the dots: the levels' names, who could not judge, and what hollow dots are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.charts.dots import sign
from app.charts.figure import Mark
from app.charts.inputs import shown
from app.charts.layout import text_block
from app.charts.metrics import elide, text_width, wrap, wraps_whole
from app.domain.votes import Side
from app.i18n import tr

KEPT = 0.6
"""A name may lose its end when more than this part of it is left."""


class NamedLevel(Protocol):
    """A level of a model, or of the room."""

    @property
    def rank(self) -> int: ...

    @property
    def name(self) -> str: ...


def level_labels(levels: Sequence[NamedLevel], room: float, size: float) -> list[tuple[str, ...]]:
    """Rank and name of each level in lines of a width: on one line where all fit, else the name beneath on up to two.

    Where even then not all fit, the names are shortened a little, or only the ranks stay.
    """
    names = [shown(level.name) for level in levels]
    single = [f"{level.rank} {name}".strip() for level, name in zip(levels, names, strict=True)]
    if all(text_width(label, size, 700) <= room for label in single):
        return [(label,) for label in single]
    for lines in (1, 2):
        if all(wraps_whole(name, room, size, 700, lines) for name in names):
            return [
                (str(level.rank), *(wrap(name, room, size, 700, lines) if name else ()))
                for level, name in zip(levels, names, strict=True)
            ]
    shortened = [elide(name, room, size, 700) for name in names]
    if all(len(short) > KEPT * len(name) for short, name in zip(shortened, names, strict=True) if short != name):
        return [(str(level.rank), short) for level, short in zip(levels, shortened, strict=True)]
    return [(str(level.rank),) for level in levels]


def foot_of(cannot_judge: int, earlier: str, width: float, size: float) -> list[tuple[str, bool]]:
    """The lines beneath: what hollow dots are ('' for none), and how many could not judge. One line where both fit."""
    found: list[tuple[str, bool]] = []
    if earlier:
        found.append((earlier, True))
    if cannot_judge:
        found.append((tr("{n} cannot judge").format(n=cannot_judge), False))
    if len(found) == 2:
        both = f"{found[0][0]} \u00b7 {found[1][0]}"
        if text_width(both, size) + 1.2 * size <= width:
            return [(both, True)]
    return found


def foot_marks(words: str, hollow: bool, side: Side, left: float, top: float, size: float) -> list[Mark]:
    """A line beneath the dots, with a hollow dot before it where it explains them."""
    indent = 1.1 * size if hollow else 0.0
    marks = text_block([words], left + indent, top, size, color="muted")
    if hollow:
        marks.append(sign(side, left + 0.4 * size, top + 0.6 * size, 0.3 * size, hollow=True))
    return marks
