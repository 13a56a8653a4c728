"""The document around the sections: pages with header and footer, bookmarks, properties, progress and cancelling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.domain.workshop import Workshop
from app.i18n import language, tr
from app.report.canvas import DocumentCanvas
from app.report.numbers import Numbers
from app.report.options import ExportCancelled
from app.report.running import Running
from app.report.style import Sheet
from app.report.text import Ink, plain_line

if TYPE_CHECKING:
    from app.domain.pack import Brand, Names

Progress = Callable[[float, str], None]


class Paper(msgspec.Struct, frozen=True, eq=False):
    """What every section writes with: ink, the sheet, the page numbers that are known later, and what may be named.

    `printed` are the sections that the document has, None for all: only what is printed can be linked to.
    """

    ink: Ink
    sheet: Sheet
    numbers: Numbers
    names: Names = "shown"
    printed: frozenset[str] | None = None


class Properties(msgspec.Struct, frozen=True):
    """What the file says about itself; `moment` is D:YYYYMMDDHHmmSS as in the PDF standard."""

    title: str
    author: str
    subject: str
    moment: str
    running: str
    footer: str
    brand: Brand | None = None


def moment_of(workshop: Workshop) -> str:
    """The moment of a workshop's last change as PDF files write it."""
    try:
        changed = dt.datetime.fromisoformat(workshop.changed_at)
    except ValueError:
        changed = dt.datetime.combine(workshop.date, dt.time(12))
    moment = changed.astimezone(dt.UTC) if changed.tzinfo else changed
    return f"D:{moment:%Y%m%d%H%M%S}Z"


class Document(msgspec.Struct, frozen=True):
    """A finished PDF in memory."""

    content: bytes
    pages: int
    warnings: tuple[str, ...]


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


def typeset(paper: Paper, cover: Flowable | None, story: list[Flowable], properties: Properties, steps: Steps) -> bytes:
    """Lay out a cover, where there is one, and a story: the finished file. `paper.numbers` then knows the pages."""
    file = BytesIO()
    document = _Document(file, paper, properties, steps, len(story), covered=cover is not None)
    document.build([*([] if cover is None else [cover]), *story], canvasmaker=document.canvas)
    return file.getvalue()


class _Document(BaseDocTemplate):  # type: ignore[misc]
    def __init__(
        self, file: BytesIO, paper: Paper, properties: Properties, steps: Steps, pieces: int, *, covered: bool
    ) -> None:
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
        cover = [PageTemplate("cover", [whole], autoNextPageTemplate="page")] if covered else []
        self.addPageTemplates([*cover, PageTemplate("page", [inner], onPageEnd=self._running)])

    def canvas(self, *arguments: Any, **named: Any) -> Canvas:
        canvas = DocumentCanvas(*arguments, **named)
        canvas.numbers = self._paper.numbers
        canvas.setDateFormatter(lambda *_: self._properties.moment)
        return canvas

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        self._most = max(self._most, len(flowables))
        self._steps.tell(0.15 + 0.75 * (1 - len(flowables) / self._most), tr("Laying out the pages"))
        super().handle_flowable(flowables)

    def _running(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Header and footer of every page but the cover."""
        paper, said = self._paper, self._properties
        Running(paper.ink, paper.sheet, paper.numbers, said.running, said.footer, said.brand).paint(canvas)
