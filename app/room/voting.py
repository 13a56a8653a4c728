"""A silent vote: the question with its levels, and how many votes are in, never whose or which."""

from __future__ import annotations

from app.charts.dots import sign
from app.charts.figure import Mark, Rect, Text
from app.charts.metrics import LINE, text_width
from app.domain.votes import Side
from app.i18n import tr
from app.queries.room import Voting
from app.room.heading import heading
from app.room.levels import level_cards
from app.room.page import Page, fitted, one_line
from app.room.words import cast_word, place_word, round_word, side_word

_BAND = 236.0
_COUNT, _ASKED, _SILENT = 92.0, 34.0, 32.0
_MOST_PLACES = 40


def voting_marks(scene: Voting, page: Page) -> list[Mark]:
    """The scene on a page."""
    aside = f"{place_word(scene.category)} \u00b7 {round_word(scene.number)}"
    marks, bottom = heading(page, scene.category, aside, scene.clock)
    top, band = bottom + 36.0, page.bottom - _BAND
    marks += level_cards(scene.category.levels, page.left, top, page.inner, band - 40.0 - top)
    count = one_line(cast_word(scene.cast, scene.people), 0.6 * page.inner, _COUNT, 700)
    marks += count.marks(page.left, band)
    marks += _asked(scene.sides, page, band + 0.5 * (count.height - _ASKED * LINE))
    beneath = band + count.height + 12.0
    if scene.people and scene.cast <= scene.people:
        marks += _places(scene.cast, scene.people, page.left, beneath, page.inner)
    silent = fitted(tr("Vote silently. Nobody sees a vote before all are shown."), page.inner, 44.0, _SILENT, most=1)
    return [*marks, *silent.marks(page.left, page.bottom - silent.height, "muted")]


def _asked(sides: tuple[Side, ...], page: Page, top: float) -> list[Mark]:
    """The levels that are asked for, each with its mark, at the right edge."""
    marks: list[Mark] = []
    right = page.right
    for side in reversed(sides):
        word = side_word(side)
        left = right - text_width(word, _ASKED, 700)
        marks.append(Text(left, top + 0.78 * _ASKED * LINE, word, _ASKED, side, 700))
        marks.append(sign(side, left - 0.75 * _ASKED, top + 0.62 * _ASKED, 0.36 * _ASKED))
        right = left - 2.2 * _ASKED
    return marks


def _places(cast: int, people: int, left: float, top: float, width: float) -> list[Mark]:
    """A card per person, filled for each vote that is in, not by person; a bar where they are very many."""
    if people > _MOST_PLACES:
        bar, tall = width, 22.0
        made: list[Mark] = [Rect(left, top + 14.0, bar, tall, tall / 2, "neutral_fill")]
        if cast:
            made.append(Rect(left, top + 14.0, max(tall, bar * cast / people), tall, tall / 2, "accent"))
        return made
    pitch = min(56.0, width / people)
    wide = 0.68 * pitch
    tall = min(50.0, 1.35 * wide)
    return [
        Rect(left + nth * pitch, top, wide, tall, 0.16 * wide, "accent")
        if nth < cast
        else Rect(left + nth * pitch + 1.5, top + 1.5, wide - 3, tall - 3, 0.16 * wide, None, stroke="muted", width=3.0)
        for nth in range(people)
    ]
