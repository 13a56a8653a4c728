"""Small things that sheets are drawn of: codes in a box, lines to write on, boxes with a rank, a bookmark."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from app.domain.model import MaturityModel
from app.report.colours import colour
from app.report.document import Paper
from app.report.marks import bookmark
from app.report.piece import Piece
from app.report.text import Ink, Type

CANNOT_JUDGE = "\u2013"
SOURCE = Type(7, 400, "muted", 9.2)


class Chip(Piece):
    """A short code, white on the accent's colour."""

    def __init__(self, ink: Ink, code: str, size: float) -> None:
        super().__init__()
        self._ink, self._code, self._kind = ink, code, Type(size, 700, "accent_text")
        self.room = ink.width(code, self._kind) + 0.9 * size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, 1.5 * self._kind.size
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.setFillColor(colour("accent"))
        canvas.roundRect(x, y, self.room, self.height, 0.3 * self._kind.size, stroke=0, fill=1)
        baseline = y + 0.39 * self._kind.size
        self._ink.draw(canvas, x + self.room / 2, baseline, self._code, self._kind, "middle")


class Rule(Piece):
    """A line to write on, so far below what stands above it, with a word before it and one behind it."""

    def __init__(self, ink: Ink, lead: str, kind: Type, line: float, *, end: str = "", before: float = 0.0) -> None:
        super().__init__(before)
        self._ink, self._lead, self._end, self._kind, self._line = ink, lead, end, kind, line

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._line
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        ink, kind = self._ink, self._kind
        left, right, baseline = x, x + self.width, y + 2.2
        if self._lead:
            lead = ink.fitted(self._lead, kind, 0.5 * self.width)
            ink.draw(canvas, left, baseline, lead, kind)
            left += ink.width(lead, kind) + 4
        if self._end:
            end = ink.fitted(self._end, kind, 0.4 * self.width)
            ink.draw(canvas, right, baseline, end, kind, "end")
            right -= ink.width(end, kind) + 8
        canvas.setStrokeColor(colour("muted"))
        canvas.setLineWidth(0.5)
        canvas.line(left, y, right, y)


class Ranks(Piece):
    """Boxes to cross side by side, one for each rank with the rank in it, and one for those who cannot judge."""

    def __init__(self, ink: Ink, ranks: Sequence[int], size: float, pitch: float) -> None:
        super().__init__()
        self._ink, self._size, self._pitch = ink, size, pitch
        self._signs = [*map(str, ranks), CANNOT_JUDGE]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._size + 1
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        size, kind = self._size, Type(0.62 * self._size, 500, "muted")
        for nth, sign in enumerate(self._signs):
            left = x + 0.5 + nth * self._pitch
            canvas.setStrokeColor(colour("muted"))
            canvas.setLineWidth(0.8)
            canvas.roundRect(left, y + 0.5, size, size, 2, stroke=1, fill=0)
            self._ink.draw(canvas, left + size / 2, y + 0.5 + 0.28 * size, sign, kind, "middle")


class Place(Piece):
    """Nothing to see: where an entry of the outline leads to."""

    def __init__(self, paper: Paper, title: str, place: str) -> None:
        super().__init__()
        self._paper, self._title, self._place = paper, title, place

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, 0.0
        return width, 0.0

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        bookmark(canvas, self._paper, self._place, self._title, 0, y)


class Turned(Piece):
    """Content that stands upside down in the lower right corner of a piece of paper, for those who sit opposite."""

    def __init__(self, ink: Ink, text: str, kind: Type) -> None:
        super().__init__()
        self._ink, self._text, self._kind = ink, text, kind

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._kind.line
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.translate(x + self.width, y + self.height)
        canvas.rotate(180)
        self._ink.draw(canvas, 0, 0.28 * self._kind.size, self._text, self._kind)
        canvas.restoreState()


class Stairs(Piece):
    """Where a level stands among all of them: a bar for each, filled up to this one."""

    def __init__(self, ranks: Sequence[int], rank: int, *, before: float = 0.0) -> None:
        super().__init__(before)
        self._ranks, self._rank = ranks, rank

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, 6.0
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        gap = 4.0
        wide = (self.width - gap * (len(self._ranks) - 1)) / len(self._ranks)
        for nth, rank in enumerate(self._ranks):
            canvas.setFillColor(colour("accent" if rank <= self._rank else "line"))
            canvas.roundRect(x + nth * (wide + gap), y, wide, self.height, 2, stroke=0, fill=1)


class Blank(Piece):
    """Room that stays empty."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._tall = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._tall
        return width, self._tall

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        pass


def source_words(model: MaturityModel) -> str:
    """What the licence of a model's source asks us to say, or as much as is known of where it comes from."""
    source = model.source
    told = source.attribution.strip() or source.citation.strip() or source.title.strip()
    if source.licence.strip() and source.licence.strip() not in told:
        told = f"{told.rstrip('.')}. {source.licence.strip()}" if told else source.licence.strip()
    return told


def source_line(paper: Paper, model: MaturityModel) -> list[Piece]:
    """The same at the end of a document; nothing where nothing is known."""
    return [*paper.ink.prose(source_words(model), SOURCE, before=14)] if source_words(model) else []
