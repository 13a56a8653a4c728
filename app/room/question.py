"""A category that nobody has voted on: the question large, and the levels as cards."""

from __future__ import annotations

from app.charts.figure import Mark
from app.i18n import tr
from app.queries.room import Question
from app.room.heading import heading
from app.room.levels import level_cards
from app.room.page import Page, fitted, pill
from app.room.words import place_word

_QUESTION = 60.0


def question_marks(scene: Question, page: Page) -> list[Mark]:
    """The scene on a page."""
    marks, bottom = heading(page, scene.category, place_word(scene.category), scene.clock, question=False)
    tall = 0.22 * page.height if scene.category.question else 0.0
    asked = fitted(scene.category.question, page.inner, tall, _QUESTION, smallest=36.0, weight=600, most=4)
    top = bottom + 36.0
    marks += asked.marks(page.left, top)
    top += asked.height + 44.0
    if scene.not_applicable:
        words = fitted(tr("Not applicable here: nothing to score"), 0.9 * page.inner, 100.0, 36.0, weight=600)
        plate, _, _ = pill(words, page.left, top, "neutral")
        return [*marks, *plate]
    return [*marks, *level_cards(scene.category.levels, page.left, top, page.inner, page.bottom - top)]
