"""A break: what is left of it in huge figures, when it ends, and what comes then."""

from __future__ import annotations

from app.charts.figure import Mark
from app.i18n import tr
from app.queries.room import Pause
from app.room.clock import clock_text, steady, steady_width
from app.room.page import Page, one_line
from app.room.words import ends_word, following_word

_TIME = 320.0


def pause_marks(scene: Pause, page: Page) -> list[Mark]:
    """The scene on a page."""
    middle, centre = page.width / 2, page.height / 2
    running = scene.left > 0
    word = one_line(tr("Break"), page.inner, 64.0, 600)
    marks = word.marks(middle, centre - (330.0 if running else 230.0), "muted", "middle")
    if running:
        text = clock_text(scene.left)
        size = min(_TIME, _TIME * page.inner / steady_width(text, _TIME))
        marks += steady(text, middle - steady_width(text, size) / 2, centre + 0.33 * size, size)
        marks += one_line(ends_word(scene), page.inner, 56.0, 600).marks(middle, centre + 190.0, anchor="middle")
    else:
        now = one_line(ends_word(scene), page.inner, 140.0, 700)
        marks += now.marks(middle, centre - 0.5 * now.height, anchor="middle")
    following = one_line(following_word(scene.following), page.inner, 44.0)
    return [*marks, *following.marks(middle, centre + (290.0 if running else 160.0), "muted", "middle")]
