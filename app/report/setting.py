"""Sets words on lines: breaks them at spaces, within a word only where it alone is too wide, and paints them.

A paragraph of our own because reportlab's reads markup, takes time that grows with the square of its length, and moves
the origin for every piece that it paints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.report.colours import colour
from app.report.piece import Piece

ASCENT = 0.969
"""How far the first baseline lies below the upper edge, in parts of the font size."""
FEWEST_LINES = 2
"""Lines of a paragraph that stay together before and behind a break."""
_FUZZ = 1e-6


class Style(NamedTuple):
    """A font by its name, its size in points, and its colour by its role."""

    font: str
    size: float
    color: str


Part = tuple[Style, str]
"""A text of one style: a word, a piece of one, or several words with the spaces between them."""
Word = list[Part]
"""Parts without a space between them."""


class Line(NamedTuple):
    """Parts in the order in which they are painted, and their width in points."""

    parts: list[Part]
    width: float


@lru_cache(maxsize=50_000)
def text_width(text: str, font: str) -> float:
    """The width of a text, in parts of the font size."""
    return float(stringWidth(text, font, 1000)) / 1000


def words_of(parts: Iterable[Part]) -> list[Word]:
    """Texts of any styles cut at their spaces; what no space parts stays one word."""
    words: list[Word] = []
    apart = True
    for style, text in parts:
        for index, piece in enumerate(text.split(" ")):
            apart = apart or index > 0
            if piece and apart:
                words.append([(style, piece)])
                apart = False
            elif piece:
                words[-1].append((style, piece))
    return words


def lines_of(words: Sequence[Word], space: Style, width: float) -> list[Line]:
    """The words on lines of at most a width, with spaces in a style of their own."""
    lines: list[Line] = []
    gap = text_width(" ", space.font) * space.size
    parts: list[Part] = []
    used = 0.0
    for word in words:
        wide = _width(word)
        if parts and used + gap + wide <= width + _FUZZ:
            _add(parts, (space, " "))
            used += gap + wide
        else:
            if parts:
                lines.append(Line(parts, used))
            if wide > width:
                *full, word = _broken(word, width)
                lines += [Line(list(piece), _width(piece)) for piece in full]
                wide = _width(word)
            parts, used = [], wide
        for part in word:
            _add(parts, part)
    return [*lines, Line(parts, used)] if parts else lines


def _width(word: Word) -> float:
    return sum(text_width(text, style.font) * style.size for style, text in word)


def _add(parts: list[Part], part: Part) -> None:
    """Append a part, joined with the last one where both have one style."""
    if parts and parts[-1][0] == part[0]:
        parts[-1] = (part[0], parts[-1][1] + part[1])
    else:
        parts.append(part)


def _broken(word: Word, width: float) -> list[Word]:
    """A word that is too wide, in pieces that fit; every piece has one character at least."""
    pieces: list[Word] = [[]]
    used = 0.0
    for style, text in word:
        for char in text:
            wide = text_width(char, style.font) * style.size
            if pieces[-1] and used + wide > width:
                pieces.append([])
                used = 0.0
            _add(pieces[-1], (style, char))
            used += wide
    return pieces


class Words(Piece):
    """A paragraph of words; `goes_to` makes it a link to a place in the document."""

    def __init__(
        self,
        words: Sequence[Word],
        space: Style,
        leading: float,
        *,
        shift: float = 0.0,
        before: float = 0.0,
        after: float = 0.0,
        goes_to: str = "",
    ) -> None:
        super().__init__(before, after)
        self._words, self._space, self._leading, self._shift = words, space, leading, shift
        self._goes_to = goes_to
        self._wrapped_at: float | None = None
        self._lines: list[Line] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._wrapped_at != width:
            self._lines = lines_of(self._words, self._space, width)
            self._wrapped_at = width
        self.width, self.height = width, len(self._lines) * self._leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Words]:
        self.wrap(width, height)
        count = len(self._lines)
        fit = min(int((height + _FUZZ) / self._leading), count - FEWEST_LINES)
        if fit < FEWEST_LINES:
            return []
        return [
            self._part(self._lines[:fit], width, before=self.spaceBefore),
            self._part(self._lines[fit:], width, after=self.spaceAfter),
        ]

    def _part(self, lines: list[Line], width: float, before: float = 0.0, after: float = 0.0) -> Words:
        words = [list(line.parts) for line in lines]
        part = Words(
            words, self._space, self._leading, shift=self._shift, before=before, after=after, goes_to=self._goes_to
        )
        part._lines, part._wrapped_at = lines, width
        return part

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        if not self._lines:
            return
        now = self._lines[0].parts[0][0]
        take_color(canvas, now.color)
        baseline = y + self.height - ASCENT * self._space.size
        text = canvas.beginText(x + self._shift * (self.width - self._lines[0].width), baseline)
        text.setFont(now.font, now.size, self._leading)
        for index, line in enumerate(self._lines):
            if index and self._shift:
                text.setTextOrigin(x + self._shift * (self.width - line.width), baseline - index * self._leading)
            *parts, last = line.parts
            for style, words in parts:
                now = self._take(text, now, style)
                text.textOut(words)
            now = self._take(text, now, last[0])
            text.textLine(last[1])
        canvas.drawText(text)
        take_color(canvas, now.color)
        if self._goes_to:
            link_to(canvas, self._goes_to, x, y, self.width, self.height)

    def _take(self, text: PDFTextObject, now: Style, style: Style) -> Style:
        """Set the pen to a style, as far as it has another one now."""
        if style.color != now.color:
            text.setFillColor(colour(style.color))
        if style.font != now.font or style.size != now.size:
            text.setFont(style.font, style.size, self._leading)
        return style


def take_color(canvas: Canvas, role: str) -> None:
    """Set the colour to fill and write with, unless the canvas has it already."""
    wanted = colour(role)
    if canvas._fillColorObj is not wanted:
        canvas.setFillColor(wanted)


def link_to(canvas: Canvas, place: str, x: float, y: float, width: float, height: float) -> None:
    """Make an area a link to a place in the document."""
    canvas.linkRect("", place, (x, y, x + width, y + height), relative=1, thickness=0)
