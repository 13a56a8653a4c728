"""The head of a category's scenes: its name, where the group is, the question, the clock."""

from __future__ import annotations

from app.charts.figure import Mark, Text
from app.charts.metrics import text_width
from app.domain.clock import Face
from app.queries.room import RoomCategory
from app.room.clock import corner
from app.room.page import Page, fitted, headline, one_line

NAME = 56.0
ASIDE = 30.0


def heading(
    page: Page, category: RoomCategory, aside: str, clock: Face | None, *, question: bool = True
) -> tuple[list[Mark], float]:
    """The head with the name and beside or beneath it a quiet text; and the lower edge."""
    baseline = page.top + 0.78 * NAME
    marks, edge = corner(clock, page, baseline)
    room = edge - page.left
    name = headline(category.name, room, NAME)
    top = baseline - 0.78 * name.size * 1.25
    marks += name.marks(page.left, top)
    bottom = top + name.height
    start = page.left + name.width + 0.5 * ASIDE
    if aside and len(name.lines) == 1 and start + text_width(aside, ASIDE) <= edge:
        marks.append(Text(start, baseline, aside, ASIDE, "muted"))
    elif aside:
        beneath = one_line(aside, room, ASIDE)
        marks += beneath.marks(page.left, bottom + 4.0, "muted")
        bottom += 4.0 + beneath.height
    if question and category.question:
        asked = one_line(category.question, page.inner, 34.0)
        if asked.size < 28.0:
            asked = fitted(category.question, page.inner, 100.0, 34.0, smallest=28.0, most=2)
        marks += asked.marks(page.left, bottom + 14.0, "muted")
        bottom += 14.0 + asked.height
    return marks, bottom
