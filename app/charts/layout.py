"""Pieces that several figures share: wrapped text, the legend and the note beneath, lists of texts that flow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.charts.figure import Anchor, Circle, Diamond, FontWeight, Mark, Text
from app.charts.inputs import mean_words
from app.charts.metrics import LINE, MIN_SIZE, text_width, wrap
from app.domain.scoring import means
from app.domain.workshop import Workshop
from app.i18n import tr

CIRCLE, DIAMOND = 0.58, 0.86
"""Radius of the two marks, in parts of the text size."""


def small(size: float) -> float:
    """The size of secondary text beside a text of a size."""
    return max(MIN_SIZE, size * 0.88)


def block_height(lines: int, size: float) -> float:
    """The height of so many lines of text."""
    return lines * size * LINE


def text_block(
    lines: Sequence[str],
    x: float,
    top: float,
    size: float,
    *,
    color: str = "text",
    weight: FontWeight = 400,
    anchor: Anchor = "start",
    tip: str = "",
) -> list[Mark]:
    """Lines of text below one another; `top` is the upper edge of the block."""
    return [
        Text(x, top + (index + 0.78) * size * LINE, line, size, color, weight, anchor, tip)
        for index, line in enumerate(lines)
    ]


def current_mark(x: float, y: float, size: float, tip: str = "") -> Circle:
    """The round blue mark of a current level."""
    return Circle(x, y, CIRCLE * size, fill="current_mark", tip=tip)


def target_mark(x: float, y: float, size: float, tip: str = "") -> Diamond:
    """The orange diamond of a target level, hollow so that a mark beneath it shows."""
    return Diamond(x, y, DIAMOND * size, fill="surface", stroke="target_mark", width=0.2 * size, tip=tip)


def level_marks(current: Circle | None, target: Diamond | None) -> list[Mark]:
    """Both marks in painting order; at one place the round one lies, smaller, within the diamond."""
    if current is not None and target is not None and abs(current.x - target.x) + abs(current.y - target.y) < target.r:
        inner = Circle(current.x, current.y, min(current.r, 0.42 * target.r), current.fill, tip=current.tip)
        return [target, inner]
    return [mark for mark in (current, target) if mark is not None]


def legend(workshop: Workshop, width: float, top: float, size: float) -> tuple[list[Mark], float]:
    """The means with their marks, centred, and beneath how many categories they count; and the bottom edge."""
    figures = means(workshop)
    current, target, gap = mean_words(figures)
    icon, space = 1.7 * size, 1.6 * size
    items = [(current, "current", icon), (target, "target", icon), (gap, "muted", 0.0)]
    lines: list[list[tuple[str, str, float]]] = [[]]
    for item in items:
        if lines[-1] and _legend_width([*lines[-1], item], size, space) > width:
            lines.append([])
        lines[-1].append(item)
    marks: list[Mark] = []
    for line in lines:
        x = (width - _legend_width(line, size, space)) / 2
        for word, color, indent in line:
            baseline = top + 0.78 * size * LINE
            if color == "current":
                marks.append(Circle(x + 0.55 * size, baseline - 0.36 * size, 0.42 * size, fill="current_mark"))
            elif color == "target":
                r = 0.56 * size
                marks.append(Diamond(x + 0.55 * size, baseline - 0.36 * size, r, "surface", "target_mark", 0.16 * size))
            marks.append(Text(x + indent, baseline, word, size, color, 500))
            x += indent + text_width(word, size, 500) + space
        top += size * LINE * 1.15
    if figures.counted < figures.in_scope:
        note = _counted(figures.counted, figures.in_scope, figures.open, figures.not_applicable)
        lines_of_note = wrap(note, width, small(size), lines=3)
        marks += text_block(lines_of_note, width / 2, top, small(size), color="muted", anchor="middle")
        top += block_height(len(lines_of_note), small(size))
    return marks, top


def _legend_width(items: Iterable[tuple[str, str, float]], size: float, space: float) -> float:
    widths = [indent + text_width(word, size, 500) for word, _, indent in items]
    return sum(widths) + space * (len(widths) - 1)


def _counted(counted: int, in_scope: int, open_: int, not_applicable: int) -> str:
    parts = [tr("{n} of {m} categories counted").format(n=counted, m=in_scope)]
    if open_:
        parts.append(tr("{n} open").format(n=open_))
    if not_applicable:
        parts.append(tr("{n} not applicable").format(n=not_applicable))
    return " \u00b7 ".join(parts)
