"""The document's typography and page: a handful of kinds of text, and the room within the margins."""

from __future__ import annotations

import msgspec
from reportlab.lib.pagesizes import A4, LETTER

from app.report.options import Page
from app.report.text import Type

TITLE = Type(19, 700, leading=23.5)
HEADING = Type(12.5, 700, leading=16)
KICKER = Type(8, 600, "accent", 11)
LEAD = Type(10, 400, "muted", 14)
BODY = Type(9, 400, "text", 12.6)
STRONG = Type(9, 600, "text", 12.6)
MUTED = Type(9, 400, "muted", 12.6)
SMALL = Type(8, 400, "text", 10.4)
SMALL_STRONG = Type(8, 600, "text", 10.4)
SMALL_MUTED = Type(8, 400, "muted", 10.4)
LABEL = Type(7.5, 600, "muted", 10)
FIGURE = Type(20, 700, leading=24)
RUNNING = Type(7.5, 400, "muted", 10)


class Sheet(msgspec.Struct, frozen=True):
    """A page's size and margins in points."""

    width: float
    height: float
    side: float = 52.0
    top: float = 64.0
    bottom: float = 54.0

    @property
    def inner_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side

    @property
    def inner_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


def sheet_of(page: Page) -> Sheet:
    """The sheet of a paper size."""
    width, height = LETTER if page == "letter" else A4
    return Sheet(width, height)
