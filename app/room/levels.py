"""A model's levels as cards of one size: rank and name, and what a team looks like there, as much for each of them."""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec

from app.charts.figure import Mark, Text, moved
from app.charts.inputs import shown
from app.charts.metrics import LINE, text_width
from app.queries.room import RoomLevel
from app.room.page import LEAST, Block, card, fitted_alike, lines_that_fit, whole

_SPACE, _PADDING = 24.0, 26.0
_NAME = 40.0
_NARROWEST, _LOW = 190.0, 150.0
_FEWEST_LINES = 2
"""Headlines that are cut to less than that say nothing any more, and go."""


class _Layout(msgspec.Struct, frozen=True):
    """So many columns of cards, with the text of each; headlines are empty where none are shown."""

    across: int
    width: float
    height: float
    names: tuple[Block, ...]
    indent: float
    headlines: tuple[Block, ...]
    worth: tuple[bool, bool, bool, float]


def level_cards(levels: tuple[RoomLevel, ...], left: float, top: float, width: float, height: float) -> list[Mark]:
    """The cards within a box, from the upper left corner row by row, lower than the box where little is to be said."""
    return [moved(mark, left, top) for mark in _cards(levels, round(width, 1), round(height, 1))]


@lru_cache(maxsize=64)
def _cards(levels: tuple[RoomLevel, ...], width: float, height: float) -> tuple[Mark, ...]:
    columns = dict.fromkeys(math.ceil(len(levels) / down) for down in range(1, len(levels) + 1))
    names = ((1, _NAME), (2, _NAME), (2, 0.8 * _NAME))
    layouts = [_layout(levels, across, *name, width, height) for across in columns for name in names]
    best = max((layout for layout in layouts if layout is not None), key=lambda layout: layout.worth)
    tall = min(best.height, _natural(best))
    marks: list[Mark] = []
    for nth, level in enumerate(levels):
        down, across = divmod(nth, best.across)
        x, y = across * (best.width + _SPACE), down * (tall + _SPACE)
        marks += _card(level, best, nth, x, y, tall)
    return tuple(marks)


def _layout(
    levels: tuple[RoomLevel, ...], across: int, lines: int, size: float, width: float, height: float
) -> _Layout | None:
    """The cards in so many columns, with names on so many lines; None where they would be too narrow or too low."""
    down = math.ceil(len(levels) / across)
    wide, tall = (width - (across - 1) * _SPACE) / across, (height - (down - 1) * _SPACE) / down
    if (wide < _NARROWEST or (lines > 1 and tall < _LOW)) and across > 1:
        return None
    indent = max(text_width(str(level.rank), _NAME, 700) for level in levels) + 0.4 * _NAME
    inner = wide - 2 * _PADDING
    names = fitted_alike(
        [level.name for level in levels],
        inner - indent,
        min(2.6 * size, tall - 2 * _PADDING),
        size,
        weight=700,
        most=lines,
    )
    rest = tall - 2 * _PADDING - _head(names) - 0.35 * _NAME
    texts = [level.headline for level in levels]
    headlines = fitted_alike(texts, inner, rest, names[0].size)
    fits = whole(headlines, texts) and max(block.height for block in headlines) <= rest
    if not fits and lines_that_fit(rest) < _FEWEST_LINES:
        headlines = tuple(Block((), LEAST) for _ in levels)
    readable = sum(len("".join(block.lines)) for block in headlines)
    named = whole(names, [level.name for level in levels])
    broken = any(text_width(word, LEAST, 700) > inner - indent for level in levels for word in level.name.split())
    held = _head(names) + 2 * _PADDING <= tall
    worth = (held, fits and named, not broken, headlines[0].size - 1.5 * down if fits else float(readable))
    return _Layout(across, wide, tall, names, indent, headlines, worth)


def _head(names: tuple[Block, ...]) -> float:
    """The height of the names' lines on every card."""
    return max(names[0].size * LINE, *(name.height for name in names))


def _natural(layout: _Layout) -> float:
    """The height of the fullest card, with some space beneath its text."""
    text = max(block.height for block in layout.headlines)
    return _head(layout.names) + 2 * _PADDING + (text + 0.35 * _NAME + 0.4 * _PADDING if text else 0.0)


def _card(level: RoomLevel, layout: _Layout, nth: int, x: float, y: float, tall: float) -> list[Mark]:
    name, headline = layout.names[nth], layout.headlines[nth]
    marks: list[Mark] = [card(x, y, layout.width, tall)]
    top = y + _PADDING
    marks.append(Text(x + _PADDING, top + 0.78 * name.size * LINE, str(level.rank), name.size, "muted", 700))
    if shown(level.name):
        marks += name.marks(x + _PADDING + layout.indent, top)
    return [*marks, *headline.marks(x + _PADDING, top + _head(layout.names) + 0.35 * _NAME)]
