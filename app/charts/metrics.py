"""How wide a text is, from the bundled fonts, so that screen, SVG and paper agree; and how it fits into a width.

Kerning is off everywhere in figures: a width is the sum of the glyphs' widths.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.charts.figure import FontWeight
from app.paths import resources_dir

FONT_FAMILY = "Inter"
LINE = 1.25
"""The distance of two baselines, in parts of the font size."""
MIN_SIZE = 7.0
"""No text in a figure is smaller than this, in points."""
ELLIPSIS = "\u2026"

_FILES: Mapping[FontWeight, str] = {400: "Inter-Regular", 500: "Inter-Medium", 600: "Inter-SemiBold", 700: "Inter-Bold"}
_FALLBACKS = ("DejaVuSans", "NotoEmoji-Regular", "DroidSansFallback", "NanumGothicCoding")
_UNKNOWN = 1.0
_ROUNDING = 1e-6


def text_width(text: str, size: float, weight: FontWeight = 400) -> float:
    """The width of a line of text, in points."""
    return size * _width(text, weight)


@lru_cache(maxsize=20_000)
def _width(text: str, weight: FontWeight) -> float:
    return sum(_advance(char, weight) for char in text)


@lru_cache(maxsize=20_000)
def _advance(char: str, weight: FontWeight) -> float:
    for name in (_FILES[weight], *_FALLBACKS):
        width = _widths(name).get(ord(char))
        if width is not None:
            return width
    return _UNKNOWN


@lru_cache(maxsize=20_000)
def font_of(char: str, weight: FontWeight) -> str:
    """The bundled font that shows a character, by its name; that of the weight where none does."""
    names = (_FILES[weight], *_FALLBACKS)
    return next((name for name in names if ord(char) in _widths(name)), names[0])


@lru_cache(maxsize=8)
def _widths(name: str) -> Mapping[int, float]:
    """The width of every character that a font has, in parts of the font size; none when its file is missing."""
    from fontTools.ttLib import TTFont

    path = resources_dir() / "fonts" / f"{name}.ttf"
    if not path.is_file():
        return {}
    with TTFont(path, lazy=True) as font:
        table: Any = font["hmtx"]
        em: float = font["head"].unitsPerEm
        return {code: table[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def elide(text: str, width: float, size: float, weight: FontWeight = 400) -> str:
    """The text, or as much of its beginning as fits into a width with an ellipsis behind it."""
    if text_width(text, size, weight) <= width + _ROUNDING:
        return text
    room = width - text_width(ELLIPSIS, size, weight)
    kept = ""
    for char in text:
        room -= text_width(char, size, weight)
        if room < 0:
            break
        kept += char
    return kept.rstrip(" ,;:.") + ELLIPSIS


def fit(
    text: str, width: float, size: float, weight: FontWeight = 400, smallest: float = MIN_SIZE
) -> tuple[str, float]:
    """The text and a size at which it fits into a width: shrunk to `smallest` at most, then elided."""
    natural = text_width(text, size, weight)
    if natural > width:
        size = max(min(size, smallest), size * width / natural)
    return elide(text, width, size, weight), size


def wrap(text: str, width: float, size: float, weight: FontWeight = 400, lines: int = 2) -> tuple[str, ...]:
    """The text on at most so many lines of a width; the last one elided when it does not fit. At least one line.

    Breaks at spaces, within a word only where the word alone is too wide. White space of any kind is one space, but a
    no-break space holds words together.
    """
    words = _words(text)
    wrapped: list[str] = []
    while words and len(wrapped) < lines - 1:
        taken = _words_that_fit(words, width, size, weight)
        if taken:
            wrapped.append(" ".join(words[:taken]))
            words = words[taken:]
            continue
        head = _head(words[0], width, size, weight)
        wrapped.append(head)
        words[0] = words[0][len(head) :]
    if words or not wrapped:
        wrapped.append(elide(" ".join(words), width, size, weight))
    return tuple(wrapped)


def wraps_whole(text: str, width: float, size: float, weight: FontWeight = 400, lines: int = 2) -> bool:
    """Whether a text fits on so many lines with nothing elided and no word broken."""
    if any(text_width(word, size, weight) > width for word in _words(text)):
        return False
    return " ".join(wrap(text, width, size, weight, lines)) == " ".join(_words(text))


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\S\u00a0\u202f]+", text) if word]


def _words_that_fit(words: list[str], width: float, size: float, weight: FontWeight) -> int:
    taken, used = 0, 0.0
    for word in words:
        used += text_width(word if not taken else f" {word}", size, weight)
        if used > width:
            break
        taken += 1
    return taken


def _head(word: str, width: float, size: float, weight: FontWeight) -> str:
    """As many characters of a word as fit into a width, at least one."""
    used = 0.0
    for index, char in enumerate(word):
        used += text_width(char, size, weight)
        if used > width:
            return word[: max(index, 1)]
    return word
