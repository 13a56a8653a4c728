"""The last page of the check sheet: a row per category to circle its new levels, without the old ones in view."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from app.i18n import tr
from app.report.boxes import Content, Keep, Row
from app.report.colours import colour
from app.report.handouts.goal_card import step_word, titled_table
from app.report.handouts.making import Kinds, Making
from app.report.handouts.pieces import Lines, Titled
from app.report.piece import Piece
from app.report.sheets.marks import Rule
from app.report.text import Ink, Type, shortened

_TITLE = Type(20, 700, "text", 25)
_MOST_PITCH, _LEAST_PITCH = 23.0, 13.5
_FEW, _MANY, _MOST_QUESTION = 8, 14, 120
"""So many categories have three, or two, lines to write on; a longer question is cut."""


def levels(making: Making, size: Kinds) -> list[Piece]:
    """The categories in scope that apply, each with the ranks to circle and a line; nothing where there is none."""
    ink, workshop, model = making.ink, making.workshop, making.workshop.model
    categories = [category for category in workshop.scope if workshop.state(category.id).applicable]
    if not categories:
        return []
    title = Titled(making.paper, ink.line(tr("Where do we stand now?"), _TITLE), "levels", tr("The new levels"))
    words = tr(
        "Judge the success criteria first. Then circle the level of today for each category, and the level that is "
        "wanted next. The levels of last time are left out on purpose: compare afterwards, in the plan."
    )
    pitch = max(_LEAST_PITCH, min(_MOST_PITCH, 0.24 * making.paper.sheet.inner_width / len(model.levels)))
    lines = 3 if len(categories) <= _FEW else 2 if len(categories) <= _MANY else 1
    rows: list[list[Content]] = []
    for category in categories:
        name: list[Piece] = [ink.line(category.name, size.strong)]
        if lines > 1 and category.question.strip():
            name.append(ink.line(shortened(category.question, _MOST_QUESTION), size.muted, before=1))
        rows.append([
            name,
            [Circles(ink, model.ranks, pitch, "current_mark")],
            [Circles(ink, model.ranks, pitch, "target_mark")],
            [Lines(lines, 1.6 * size.body.line)],
        ])  # fmt: skip
    wide = pitch * len(model.levels)
    names = (tr("Category"), tr("Current level now"), tr("Next target"), tr("What shows it"))
    key = " · ".join(step_word(workshop, rank).replace(" ", "\u00a0") for rank in model.ranks)
    table = titled_table(making.paper, size, names, rows, (0.56, max(wide, 60.0), max(wide, 60.0), 0.44), 10)
    head = Row([[title, ink.line(words, size.body, before=4), ink.line(key, size.muted, before=6)]], before=26)
    again = Row([[Rule(ink, tr("We look at the plan again on"), size.muted, 24)]], before=16)
    return [Keep([head, *table, again])]


class Circles(Piece):
    """The ranks side by side, each in a ring to fill or to circle."""

    def __init__(self, ink: Ink, ranks: tuple[int, ...], pitch: float, color: str) -> None:
        super().__init__()
        self._ink, self._ranks, self._pitch, self._color = ink, ranks, pitch, color

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, min(self._pitch, 19.0)
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        r = 0.43 * min(self._pitch, 19.0)
        kind = Type(1.05 * r, 500, "text")
        for nth, rank in enumerate(self._ranks):
            middle = x + r + 0.5 + nth * self._pitch
            canvas.setStrokeColor(colour(self._color))
            canvas.setLineWidth(0.9)
            canvas.circle(middle, y + self.height / 2, r, stroke=1, fill=0)
            self._ink.draw(canvas, middle, y + self.height / 2 - 0.36 * kind.size, str(rank), kind, "middle")
