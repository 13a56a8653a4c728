"""The document around the sections: pages with header and footer, bookmarks, properties, progress and cancelling."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import msgspec
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.i18n import language, tr
from app.report.colours import colour
from app.report.numbers import Numbers
from app.report.options import ExportCancelled
from app.report.style import RUNNING, Sheet
from app.report.text import Ink, plain_line

Progress = Callable[[float, str], None]


class Paper(msgspec.Struct, frozen=True, eq=False):
    """What every section writes with: ink, the sheet, and the page numbers that are known later."""

    ink: Ink
    sheet: Sheet
    numbers: Numbers


class Properties(msgspec.Struct, frozen=True):
    """What the file says about itself; `moment` is D:YYYYMMDDHHmmSS as in the PDF standard."""

    title: str
    author: str
    subject: str
    moment: str
    running: str
    footer: str


class Steps:
    """Tells how far the work is, and stops it when that was asked for."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._progress, self._cancelled, self._said = progress, cancelled, -1.0

    def check(self) -> None:
        """Raise ExportCancelled when somebody cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise ExportCancelled(tr("The export was cancelled."))

    def tell(self, fraction: float, word: str) -> None:
        """Tell a fraction of 0 to 1, never less than before, and what is being done."""
        self.check()
        fraction = max(0.0, min(1.0, fraction))
        if self._progress is not None and fraction > self._said:
            self._said = fraction
            self._progress(fraction, word)

    def done(self) -> None:
        """Tell that everything is done; nobody can cancel any more."""
        if self._progress is not None:
            self._progress(1.0, tr("Done"))


def typeset(paper: Paper, cover: Flowable, story: list[Flowable], properties: Properties, steps: Steps) -> bytes:
    """Lay out a cover and a story: the finished file. `paper.numbers` then knows the pages."""
    file = BytesIO()
    document = _Document(file, paper, properties, steps, len(story))
    document.build([cover, *story], canvasmaker=document.canvas)
    return file.getvalue()


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas that fills in the page numbers before it saves."""

    numbers: Numbers

    def save(self) -> None:
        if self._code:
            self.showPage()
        self.numbers.fill(self, self.getPageNumber() - 1)
        self._doc.SaveToFile(self._filename, self)


class _Document(BaseDocTemplate):  # type: ignore[misc]
    def __init__(self, file: BytesIO, paper: Paper, properties: Properties, steps: Steps, pieces: int) -> None:
        sheet = paper.sheet
        super().__init__(
            file,
            pagesize=(sheet.width, sheet.height),
            title=plain_line(properties.title),
            author=plain_line(properties.author),
            subject=plain_line(properties.subject),
            creator="Levelset",
            producer="Levelset",
            keywords=[],
            lang=language(),
            invariant=1,
            pageCompression=1,
            displayDocTitle=1,
            initialFontName=paper.ink.main_font,
        )
        self._paper, self._properties, self._steps, self._most = paper, properties, steps, max(pieces, 1)
        whole = Frame(0, 0, sheet.width, sheet.height, 0, 0, 0, 0, id="whole")
        inner = Frame(sheet.side, sheet.bottom, sheet.inner_width, sheet.inner_height, 0, 0, 0, 0, id="inner")
        cover = PageTemplate("cover", [whole], autoNextPageTemplate="page")
        self.addPageTemplates([cover, PageTemplate("page", [inner], onPageEnd=self._running)])

    def canvas(self, *arguments: Any, **named: Any) -> Canvas:
        canvas = _Canvas(*arguments, **named)
        canvas.numbers = self._paper.numbers
        canvas.setDateFormatter(lambda *_: self._properties.moment)
        canvas.showOutline()
        return canvas

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        self._most = max(self._most, len(flowables))
        self._steps.tell(0.15 + 0.75 * (1 - len(flowables) / self._most), tr("Laying out the pages"))
        super().handle_flowable(flowables)

    def _running(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Header and footer of every page but the cover."""
        sheet, ink = self._paper.sheet, self._paper.ink
        left, right = sheet.side, sheet.width - sheet.side
        canvas.saveState()
        header = sheet.height - 38
        page, numbers, room = canvas.getPageNumber(), self._paper.numbers, 0.7 * sheet.inner_width
        ink.draw(canvas, left, header, ink.fitted(self._properties.running, RUNNING, room), RUNNING)
        ink.draw(canvas, right, header, ink.fitted(numbers.section, RUNNING, 0.3 * sheet.inner_width), RUNNING, "end")
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.5)
        canvas.line(left, header - 8, right, header - 8)
        footer = 28
        canvas.line(left, footer + 12, right, footer + 12)
        ink.draw(canvas, left, footer, ink.fitted(self._properties.footer, RUNNING, room), RUNNING)
        numbers.place(canvas, right, footer, lambda: tr("Page {n} of {m}").format(n=page, m=numbers.total), RUNNING)
        canvas.restoreState()
