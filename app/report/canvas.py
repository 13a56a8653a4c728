"""The canvas of a document: it marks all that is drawn, and completes the document before it is saved."""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from app.report.numbers import Numbers
from app.report.packing import written
from app.report.structure import write_structure
from app.report.tags import Tags


class DocumentCanvas(Canvas):  # type: ignore[misc]
    """A canvas that keeps the structure of what is drawn, and fills in the page numbers at the end."""

    numbers: Numbers

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.tags = Tags(self)

    def saveState(self) -> None:  # noqa: N802 - of reportlab
        self.tags.around_state(super().saveState)

    def restoreState(self) -> None:  # noqa: N802 - of reportlab
        self.tags.around_state(super().restoreState)

    def showPage(self) -> None:  # noqa: N802 - of reportlab
        self.tags.end_page()
        super().showPage()

    def save(self) -> None:
        """Complete the document and write it."""
        if self._code:
            self.showPage()
        self.numbers.fill(self, self.getPageNumber() - 1)
        if self._doc.outline.levelstack:
            self.showOutline()
        self._filename.write(written(self, write_structure(self, self.tags)))
