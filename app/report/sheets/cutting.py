"""Pages that are cut into equal pieces: where each lies, and the marks to cut along."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from reportlab.pdfgen.canvas import Canvas

from app.report.boxes import Content, draw_stack
from app.report.colours import colour
from app.report.piece import Piece
from app.report.style import Sheet

EDGE, LENGTH, CROSS = 11.0, 20.0, 7.0
"""Where a mark begins from the edge of the page, its length, and half a cross's size; printers leave the edge blank."""
_DASH = (0.6, 3.4)


class Cut(msgspec.Struct, frozen=True):
    """A page cut into so many columns and rows, with a margin within each piece; all in points."""

    sheet: Sheet
    columns: int
    rows: int
    margin: float = 24.0

    @property
    def width(self) -> float:
        """The width of a piece."""
        return self.sheet.width / self.columns

    @property
    def height(self) -> float:
        """The height of a piece."""
        return self.sheet.height / self.rows

    @property
    def inner_width(self) -> float:
        """The room for what is printed on it."""
        return self.width - 2 * self.margin

    @property
    def inner_height(self) -> float:
        """The same, from its top down."""
        return self.height - 2 * self.margin

    @property
    def places(self) -> int:
        """How many pieces a page gives."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of a place, row by row from the top."""
        row, column = divmod(place, self.columns)
        return column * self.width, self.sheet.height - row * self.height


class CutPage(Piece):
    """A whole page of pieces to cut, each a stack of content; `place` makes the page one of the outline's."""

    def __init__(self, cut: Cut, pieces: Sequence[Content], opening: Piece | None = None) -> None:
        super().__init__()
        self._cut, self._pieces, self._opening = cut, pieces, opening

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._cut.sheet.width, self._cut.sheet.height
        return self.width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        cut = self._cut
        if self._opening is not None:
            self._opening.wrap(cut.sheet.width, 0)
            self._opening.paint(canvas, 0, cut.sheet.height)
        for place, content in enumerate(self._pieces):
            left, top = cut.corner(place)
            draw_stack(content, canvas, left + cut.margin, top - cut.margin, cut.inner_width)
        paint_marks(canvas, cut)


def paint_marks(canvas: Canvas, cut: Cut) -> None:
    """Paint a dotted line along every cut, solid where it leaves the page, and a cross where two of them meet."""
    wide, tall = cut.sheet.width, cut.sheet.height
    across = [cut.width * n for n in range(1, cut.columns)]
    down = [cut.height * n for n in range(1, cut.rows)]
    canvas.saveState()
    canvas.setStrokeColor(colour("muted"))
    canvas.setLineWidth(0.4)
    canvas.setDash(list(_DASH))
    canvas.setLineCap(1)
    for x in across:
        canvas.line(x, EDGE, x, tall - EDGE)
    for y in down:
        canvas.line(EDGE, y, wide - EDGE, y)
    canvas.setDash()
    canvas.setLineCap(0)
    canvas.setLineWidth(0.7)
    for x in across:
        canvas.line(x, EDGE, x, EDGE + LENGTH)
        canvas.line(x, tall - EDGE - LENGTH, x, tall - EDGE)
    for y in down:
        canvas.line(EDGE, y, EDGE + LENGTH, y)
        canvas.line(wide - EDGE - LENGTH, y, wide - EDGE, y)
    for x in across:
        for y in down:
            canvas.line(x - CROSS, y, x + CROSS, y)
            canvas.line(x, y - CROSS, x, y + CROSS)
    canvas.restoreState()
