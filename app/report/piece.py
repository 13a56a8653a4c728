"""What a page is made of: pieces that know their height and paint themselves anywhere."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable


class Piece(Flowable):  # type: ignore[misc]
    """A piece of a page, with the space that it asks for above and below it.

    Pieces within pieces are painted in place, without moving the origin for each.
    """

    def __init__(self, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after
        # of the last wrapping; no width is asked for that is negative
        self.width, self.height = -1.0, 0.0

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the piece as it was last wrapped, with its lower left corner at (x, y)."""
        raise NotImplementedError

    def draw(self) -> None:
        """What reportlab asks for a piece that stands on the page by itself."""
        self.paint(self.canv, 0.0, 0.0)
