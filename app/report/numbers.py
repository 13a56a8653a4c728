"""Page numbers that are known only at the end: a place is kept for each and filled when the last page is laid out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from reportlab.pdfgen.canvas import Canvas

from app.charts.figure import Anchor
from app.report.text import Ink, Type


class _Wanted(msgspec.Struct, frozen=True):
    name: str
    text: Callable[[], str]
    kind: Type
    anchor: Anchor


class Numbers:
    """Where the document's places are, and the texts that wait for that: nothing is laid out twice."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._wanted: list[_Wanted] = []
        self.pages: dict[str, int] = {}
        self.section = ""
        self.total = 0

    def place(
        self, canvas: Canvas, x: float, y: float, text: Callable[[], str], kind: Type, anchor: Anchor = "end"
    ) -> None:
        """Keep a place for a text that is asked for at the end; `y` is its baseline."""
        wanted = _Wanted(f"later-{len(self._wanted)}", text, kind, anchor)
        self._wanted.append(wanted)
        canvas.saveState()
        canvas.translate(x, y)
        canvas.doForm(wanted.name)
        canvas.restoreState()

    def page_of(self, place: str) -> Callable[[], str]:
        """The page number of a place, when it is asked for."""
        return lambda: str(self.pages.get(place, ""))

    def fill(self, canvas: Canvas, total: int) -> None:
        """Fill every place that was kept."""
        self.total = total
        for wanted in self._wanted:
            wide = 60 * wanted.kind.size
            canvas.beginForm(wanted.name, -wide, -wanted.kind.size, wide, 2 * wanted.kind.size)
            self._ink.draw(canvas, 0, 0, wanted.text(), wanted.kind, wanted.anchor)
            canvas.endForm()
