"""The head and foot of every page: whose paper it is, where in it one is, and the brand of who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from reportlab.pdfgen.canvas import Canvas

from app.i18n import tr
from app.report.colours import colour
from app.report.logo import logo_of
from app.report.numbers import Numbers
from app.report.style import RUNNING, Sheet
from app.report.tags import tags_of
from app.report.text import Ink

if TYPE_CHECKING:
    from app.domain.pack import Brand

LOGO_HEIGHT, LOGO_WIDTH = 20.0, 110.0
"""The most room that a logo takes at the head of a page, in points."""
HEAD, FOOT = 38.0, 28.0
"""Where the two lines of text stand: from the upper and from the lower edge of the page."""
_PAGE_ROOM = 76.0
"""What the page number takes at the foot."""


class Running(msgspec.Struct, frozen=True, eq=False):
    """What is said at the head and at the foot of a page; a brand adds its logo, its footer and its warning."""

    ink: Ink
    sheet: Sheet
    numbers: Numbers
    head: str
    foot: str
    brand: Brand | None = None

    def paint(self, canvas: Canvas) -> None:
        """Paint both on the page that is being laid out."""
        canvas.saveState()
        with tags_of(canvas).artifact():
            self._paint_head(canvas)
            self._paint_foot(canvas)
        canvas.restoreState()

    def _paint_head(self, canvas: Canvas) -> None:
        sheet, ink = self.sheet, self.ink
        left, right, y = sheet.side, sheet.width - sheet.side, sheet.height - HEAD
        logo = logo_of(self.brand)
        if logo is not None:
            wide, tall = logo.within(LOGO_WIDTH, LOGO_HEIGHT)
            logo.paint(canvas, right - wide, y - 3, wide, tall)
            right -= wide + 12
        room = 0.7 * (right - left)
        ink.draw(canvas, left, y, ink.fitted(self.head, RUNNING, room), RUNNING)
        section = ink.fitted(self.numbers.section, RUNNING, 0.3 * (right - left) - 6)
        ink.draw(canvas, right, y, section, RUNNING, "end")
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.5)
        canvas.line(left, y - 8, sheet.width - sheet.side, y - 8)

    def _paint_foot(self, canvas: Canvas) -> None:
        sheet, ink = self.sheet, self.ink
        left, right = sheet.side, sheet.width - sheet.side
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.5)
        canvas.line(left, FOOT + 12, right, FOOT + 12)
        words = foot_words(self.foot, self.brand)
        ink.draw(canvas, left, FOOT, ink.fitted(words, RUNNING, sheet.inner_width - _PAGE_ROOM), RUNNING)
        page, numbers = canvas.getPageNumber(), self.numbers
        numbers.place(canvas, right, FOOT, lambda: tr("Page {n} of {m}").format(n=page, m=numbers.total), RUNNING)


def foot_words(foot: str, brand: Brand | None) -> str:
    """The line at the foot: how confidential it is, what it is, and the words of the brand."""
    parts = [foot] if brand is None else [brand.confidentiality, foot, brand.footer]
    return " · ".join(part.strip() for part in parts if part.strip())
