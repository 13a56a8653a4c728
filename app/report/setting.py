"""Sets words on lines: breaks them at spaces, within a word only where it alone is too wide, and paints them.

A paragraph of our own because reportlab's reads markup, takes time that grows with the square of its length, and moves
the origin for every piece that it paints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.report.colours import colour
from app.report.piece import Piece
from app.report.tags import link_area, tags_of

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


class Word(NamedTuple):
    """Parts without a space between them, their width in points, and the style of the space before them."""

    parts: list[Part]
    width: float
    space: Style


class Line(NamedTuple):
    """Parts in the order in which they are painted, their width in points, and the space at which the line ends.

    The space is not seen and has no width, but a reader that follows the text needs it between two words.
    """

    parts: list[Part]
    width: float
    space: Style | None = None


@lru_cache(maxsize=50_000)
def text_width(text: str, font: str) -> float:
    """The width of a text, in parts of the font size."""
    return float(stringWidth(text, font, 1000)) / 1000


def words_of(runs: Iterable[tuple[Style, str, Style]]) -> list[Word]:
    """Runs of any styles, each with the style of its spaces, cut at them; what no space parts stays one word."""
    words: list[Word] = []
    apart = True
    for style, text, space in runs:
        for index, piece in enumerate(text.split(" ")):
            apart = apart or index > 0
            if not piece:
                continue
            wide = text_width(piece, style.font) * style.size
            if apart:
                words.append(Word([(style, piece)], wide, space))
                apart = False
            else:
                last = words[-1]
                words[-1] = Word([*last.parts, (style, piece)], last.width + wide, last.space)
    return words


def lines_of(words: Sequence[Word], width: float) -> list[Line]:
    """The words on lines of at most a width."""
    lines: list[Line] = []
    parts: list[Part] = []
    used = 0.0
    for word in words:
        wide = word.width
        gap = text_width(" ", word.space.font) * word.space.size
        if parts and used + gap + wide <= width + _FUZZ:
            _add(parts, (word.space, " "))
            used += gap + wide
        else:
            if parts:
                lines.append(Line(parts, used, word.space))
            if wide > width:
                *full, word = _broken(word, width)
                lines += [Line(piece.parts, piece.width) for piece in full]
            parts, used = [], word.width
        for part in word.parts:
            _add(parts, part)
    return [*lines, Line(parts, used)] if parts else lines


def plain_lines(text: str, style: Style, width: float) -> list[Line]:
    """A text of one style on lines of at most a width: the same as `lines_of`, faster."""
    lines: list[Line] = []
    font, size = style.font, style.size
    gap = text_width(" ", font) * size
    words: list[str] = []
    used = 0.0
    for word in text.split(" "):
        wide = text_width(word, font) * size
        if words and used + gap + wide <= width + _FUZZ and word:
            words.append(word)
            used += gap + wide
        elif word:
            if words:
                lines.append(Line([(style, " ".join(words))], used, style))
            if wide > width:
                *full, last = _broken(Word([(style, word)], wide, style), width)
                lines += [Line(piece.parts, piece.width) for piece in full]
                word, wide = last.parts[0][1], last.width
            words, used = [word], wide
    return [*lines, Line([(style, " ".join(words))], used)] if words else lines


def _add(parts: list[Part], part: Part) -> None:
    """Append a part, joined with the last one where both have one style."""
    if parts and parts[-1][0] == part[0]:
        parts[-1] = (part[0], parts[-1][1] + part[1])
    else:
        parts.append(part)


def _broken(word: Word, width: float) -> list[Word]:
    """A word that is too wide, in pieces that fit; every piece has one character at least."""
    pieces: list[Word] = []
    parts: list[Part] = []
    used = 0.0
    for style, text in word.parts:
        for char in text:
            wide = text_width(char, style.font) * style.size
            if parts and used + wide > width:
                pieces.append(Word(parts, used, word.space))
                parts, used = [], 0.0
            _add(parts, (style, char))
            used += wide
    return [*pieces, Word(parts, used, word.space)]


class Words(Piece):
    """A paragraph: a text of one style, or words of any. `goes_to` makes it a link to a place in the document.

    The two parts of a broken paragraph keep their lines: columns have one width on every page. `ends` is a space behind
    the last line, where other text of the same element follows; `instead` the text as it is read, where the order on
    paper is another one.
    """

    ends: Style | None = None
    instead = ""

    def __init__(
        self,
        text: tuple[Style, str] | Sequence[Word],
        size: float,
        leading: float,
        *,
        shift: float = 0.0,
        before: float = 0.0,
        after: float = 0.0,
        goes_to: str = "",
    ) -> None:
        super().__init__(before, after)
        self._text, self._size, self._leading, self._shift = text, size, leading, shift
        self._goes_to = goes_to
        self._lines: list[Line] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self.width != width and self._text:
            self._lines = self._broken_at(width)
            self.width, self.height = width, len(self._lines) * self._leading
        return width, self.height

    def _broken_at(self, width: float) -> list[Line]:
        match self._text:
            case (Style() as style, str() as text):
                return plain_lines(text, style, width)
            case words:
                return lines_of(words, width)

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
        look = {"shift": self._shift, "before": before, "after": after}
        part = Words((), self._size, self._leading, goes_to=self._goes_to, **look)
        part._lines, part.width, part.height = lines, width, len(lines) * self._leading
        part.ends = self.ends if lines[-1] is self._lines[-1] else None
        part.instead = self.instead
        return part.part_of(self)

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        if not self._lines:
            return
        tags = tags_of(canvas)
        tags.begin_text(self.tag, self.whole, self.language, instead=self.instead, linked=bool(self._goes_to))
        now = self._lines[0].parts[0][0]
        take_color(canvas, now.color)
        baseline = y + self.height - ASCENT * self._size
        text = canvas.beginText(x + self._shift * (self.width - self._lines[0].width), baseline)
        text.setFont(now.font, now.size, self._leading)
        final = len(self._lines) - 1
        for index, line in enumerate(self._lines):
            if index and self._shift:
                text.setTextOrigin(x + self._shift * (self.width - line.width), baseline - index * self._leading)
            *parts, last = self._read(line, index == final)
            for style, words in parts:
                now = self._take(text, now, style)
                text.textOut(words)
            now = self._take(text, now, last[0])
            text.textLine(last[1])
        canvas.drawText(text)
        take_color(canvas, now.color)
        link = ""
        if self._goes_to:
            link = link_to(canvas, self._goes_to, x, y, self.width, self.height, self.said)
        tags.end_text(link)

    def _read(self, line: Line, final: bool) -> list[Part]:
        """The parts of a line with the space behind it."""
        space = line.space or (self.ends if final else None)
        if space is None:
            return line.parts
        parts = [*line.parts]
        _add(parts, (space, " "))
        return parts

    def said(self) -> str:
        """The text as it was last broken, on one line."""
        lines = ("".join(words for _, words in line.parts) + " " * bool(line.space) for line in self._lines)
        return "".join(lines).strip()

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


def link_to(
    canvas: Canvas, place: str, x: float, y: float, width: float, height: float, said: Callable[[], str]
) -> str:
    """Make an area a link to a place in the document; `said` is asked for its words at the end. Answers its name."""
    left, bottom = canvas.absolutePosition(x, y)
    right, top = canvas.absolutePosition(x + width, y + height)
    return link_area(canvas, place, (left, bottom, right, top), said)
