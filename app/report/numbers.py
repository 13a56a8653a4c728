"""Page numbers that are known only at the end: a place is kept for each and filled when the last page is laid out."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
from reportlab.pdfgen.canvas import Canvas

from app.charts.figure import Anchor
from app.report.tags import tags_of
from app.report.text import Ink, Type


class _Wanted(msgspec.Struct, frozen=True):
    x: float
    y: float
    text: Callable[[], str]
    kind: Type
    anchor: Anchor


_PLACE = re.compile(r"^%later (\d+)$", re.MULTILINE)
"""What stands on a page for a text to come; a comment to everybody else."""


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
        tags = tags_of(canvas)
        tags.begin_text()
        canvas._code.append(f"%later {len(self._wanted)}")
        tags.end_text()
        self._wanted.append(_Wanted(x, y, text, kind, anchor))

    def page_of(self, place: str) -> Callable[[], str]:
        """The page number of a place, when it is asked for."""
        return lambda: str(self.pages.get(place, ""))

    def fill(self, canvas: Canvas, total: int) -> None:
        """Fill every place that was kept, when the last page is finished."""
        self.total = total
        drawn = [self._drawn(canvas, wanted) for wanted in self._wanted]
        for page in canvas._doc.Pages.pages:
            page.stream = _PLACE.sub(lambda found: drawn[int(found[1])], page.stream)

    def _drawn(self, canvas: Canvas, wanted: _Wanted) -> str:
        """The drawing of a text, without a page to stand on."""
        kept, canvas._code = canvas._code, []
        with tags_of(canvas).unmarked():
            canvas.saveState()
            self._ink.draw(canvas, wanted.x, wanted.y, wanted.text(), wanted.kind, wanted.anchor)
            canvas.restoreState()
        drawn, canvas._code = "\n".join(canvas._code), kept
        return drawn
