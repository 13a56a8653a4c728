"""Small drawn things: headings with their bookmark, the marks of current and target, boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from app.i18n import tr
from app.report.colours import colour
from app.report.document import Paper
from app.report.piece import Piece
from app.report.setting import ASCENT, Style, Words, link_to
from app.report.style import HEADING, KICKER, TITLE
from app.report.tags import tags_of
from app.report.text import Type, plain_line

Mark = Literal["current", "target"]
EMPTY, TICKED = "\u2610", "\u2611"
"""What a box to tick is in a text."""


class Heading(Piece):
    """A heading that can be linked to and stands in the outline; `level` 0 is a section, 1 a part of it."""

    def __init__(
        self, paper: Paper, text: str, place: str, *, level: int = 0, kicker: str = "", outline: str = "",
        before: float = 0.0, after: float = 6.0,
    ) -> None:  # fmt: skip
        super().__init__(before, after)
        self._paper, self._place, self._level = paper, place, level
        self._outline = plain_line(outline or text)
        self._words = [paper.ink.line(kicker, KICKER)] if kicker else []
        for words in self._words:
            words.ends = Style(paper.ink.main_font, KICKER.size, KICKER.color)
        self._words.append(paper.ink.line(text, HEADING if level else TITLE))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, sum(words.wrap(width, height)[1] for words in self._words)
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        top = y + self.height
        bookmark(canvas, self._paper, self._place, self._outline, self._level, top)
        tags = tags_of(canvas)
        tags.heading(self._level, self.language)
        for words in self._words:
            top -= words.wrap(self.width, 0)[1]
            words.paint(canvas, x, top)
        tags.close()


def bookmark(canvas: Canvas, paper: Paper, place: str, title: str, level: int, top: float) -> None:
    """Make a height on the page a place to link to, and an entry of the outline."""
    canvas.bookmarkHorizontal(place, 0, top + 12)
    canvas.addOutlineEntry(plain_line(title), place, level, closed=level == 0)
    paper.numbers.pages[place] = canvas.getPageNumber()
    if level == 0:
        paper.numbers.section = title


class Marked(Piece):
    """Words behind the mark of the current level, of the target level or of both; `named` where they say so too."""

    def __init__(
        self, words: Words, marks: Mark | Sequence[Mark], kind: Type, *, before: float = 0.0, named: bool = False
    ) -> None:
        super().__init__(before)
        self._named = named
        self._marks: Sequence[Mark] = (marks,) if isinstance(marks, str) else marks
        self._words, self._kind = words, kind

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._words.wrap(width - self._indent, height)[1]
        return width, self.height

    @property
    def _indent(self) -> float:
        return (1.3 * len(self._marks) + 0.25) * self._kind.size

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        size = self._kind.size
        middle = y + self.height - 0.5 * self._kind.line - 0.05 * size
        tags = tags_of(canvas)
        tags.open(tags.role_of(self.tag or "P"), language=self.language)
        for index, mark in enumerate(self._marks):
            with nullcontext() if self._named else tags.span(mark_word(mark)):
                paint_mark(canvas, mark, x + (0.55 + 1.3 * index) * size, middle, 0.42 * size)
        self._words.paint(canvas, x + self._indent, y)
        tags.close()


def mark_word(mark: Mark) -> str:
    """What a mark says to somebody who does not see it."""
    return tr("Current") if mark == "current" else tr("Target")


def paint_mark(canvas: Canvas, mark: Mark, x: float, y: float, r: float) -> None:
    """The round blue mark of the current level, or the orange diamond of the target."""
    canvas.saveState()
    if mark == "current":
        canvas.setFillColor(colour("current_mark"))
        canvas.circle(x, y, r, stroke=0, fill=1)
    else:
        canvas.setFillColor(colour("surface"))
        canvas.setStrokeColor(colour("target_mark"))
        canvas.setLineWidth(0.42 * r)
        path, r = canvas.beginPath(), 1.2 * r
        path.moveTo(x, y + r)
        for dx, dy in ((r, 0.0), (0.0, -r), (-r, 0.0)):
            path.lineTo(x + dx, y + dy)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()


class Box(Piece):
    """A box to tick by hand; ticked already where the thing is done."""

    def __init__(self, ticked: bool = False, size: float = 9.0, line: float = 10.4) -> None:
        super().__init__()
        self._ticked, self._size, self._line = ticked, size, line

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._line
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        with tags_of(canvas).span(instead=TICKED if self._ticked else EMPTY):
            self._paint(canvas, x, y)

    def _paint(self, canvas: Canvas, x: float, y: float) -> None:
        size, x, y = self._size, x + 0.5, y + (self._line - self._size) / 2
        canvas.setStrokeColor(colour("muted"))
        canvas.setLineWidth(0.9)
        canvas.roundRect(x, y, size, size, 1.5, stroke=1, fill=0)
        if self._ticked:
            canvas.setStrokeColor(colour("good"))
            canvas.setLineWidth(1.6)
            canvas.lines([(x + 1.9, y + 4.6, x + 3.7, y + 2.4), (x + 3.7, y + 2.4, x + 7.5, y + 7.6)])


class PageOf(Piece):
    """The page number of a place, right aligned, as a link to it."""

    def __init__(self, paper: Paper, place: str, kind: Type) -> None:
        super().__init__()
        self._paper, self._place, self._kind = paper, place, kind

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._kind.line
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        numbers, kind = self._paper.numbers, self._kind
        baseline = y + kind.line - ASCENT * kind.size
        tags, page = tags_of(canvas), numbers.page_of(self._place)
        tags.begin_text(self.tag, linked=True)
        numbers.place(canvas, x + self.width, baseline, page, kind)
        link = link_to(
            canvas, self._place, x, y, self.width, self.height, lambda: tr("Page {n}").format(n=page())
        )  # fmt: skip
        tags.end_text(link)
