"""Small things that only handouts have: numbers in a disc, boxes with a word, lines to write on, a foot, a cut."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from app.report.boxes import FAR, Row, draw_stack, stack_height
from app.report.colours import colour
from app.report.document import Paper
from app.report.marks import Box, bookmark
from app.report.piece import Piece
from app.report.setting import Words
from app.report.tags import tags_of
from app.report.text import Ink, Type


class Titled(Piece):
    """Words as a heading that can be linked to and stands in the outline, in whatever kind of text."""

    def __init__(self, paper: Paper, words: Words, place: str, outline: str, level: int = 0) -> None:
        super().__init__(words.getSpaceBefore(), words.getSpaceAfter())
        self._paper, self._words, self._place, self._outline, self._level = paper, words, place, outline, level

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._words.wrap(width, height)
        return self.width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        bookmark(canvas, self._paper, self._place, self._outline, self._level, y + self.height)
        tags = tags_of(canvas)
        tags.heading(self._level)
        self._words.paint(canvas, x, y)
        tags.close()


class Disc(Piece):
    """A goal's number in a filled disc; `least` is the smallest size of the number, in points."""

    def __init__(self, ink: Ink, number: int, size: float, least: float = 0.0) -> None:
        super().__init__()
        self._ink, self._text, self._size, self._least = ink, str(number), size, least

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._size
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        size = self._size
        canvas.setFillColor(colour("accent"))
        canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
        kind = Type(max(self._least, size * (0.56 if len(self._text) < 3 else 0.42)), 700, "accent_text")
        self._ink.draw(canvas, x + size / 2, y + size / 2 - 0.36 * kind.size, self._text, kind, "middle")


def ticks(ink: Ink, words: Sequence[tuple[str, bool]], kind: Type, *, before: float = 0.0) -> Row:
    """Boxes to tick side by side, each with its word; a pair of a word and whether it is ticked already."""
    cells: list[list[Piece]] = []
    widths: list[float] = []
    for word, ticked in words:
        cells += [[Box(ticked, line=kind.line)], [ink.line(word, kind)]]
        widths += [12.0, ink.width(word, kind) + 7]
    return Row(cells, widths, gap=3, before=before)


class Lines(Piece):
    """Empty lines to write on, so many and so far apart."""

    def __init__(self, count: int = 1, pitch: float = 17.0, *, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(before, after)
        self._count, self._pitch = count, pitch

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._count * self._pitch
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.setStrokeColor(colour("muted"))
        canvas.setLineWidth(0.5)
        for line in range(self._count):
            canvas.line(x, y + line * self._pitch, x + self.width, y + line * self._pitch)


class AtFoot(Piece):
    """Content at the lower end of the page; it takes all the room that is left."""

    def __init__(self, content: Sequence[Piece], *, before: float = 0.0) -> None:
        super().__init__(before)
        self._content = list(content)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, stack_height(self._content, width)
        if self.height < height < FAR:
            self.height = height
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        draw_stack(self._content, canvas, x, y + stack_height(self._content, self.width), self.width)


class Cut(Piece):
    """A dashed line to cut along, to both edges of the page."""

    def __init__(self, side: float, *, before: float = 14.0, after: float = 14.0) -> None:
        super().__init__(before, after)
        self._side = side

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, 0.5
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setStrokeColor(colour("muted"))
        canvas.setLineWidth(0.6)
        canvas.setDash([3, 3])
        canvas.line(x - self._side + 12, y, x + self.width + self._side - 12, y)
        canvas.restoreState()
