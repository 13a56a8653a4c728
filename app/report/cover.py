"""The cover: whose plan it is, the gaps as its picture, the day's facts and the contents."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from reportlab.pdfgen.canvas import Canvas

from app.charts.inputs import described
from app.charts.metrics import wrap, wraps_whole
from app.domain.scoring import GapRow, gap_order
from app.domain.workshop import MAX_NAME, Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Row, draw_stack, stack_height
from app.report.colours import colour
from app.report.document import Paper
from app.report.marks import PageOf
from app.report.people import people_rows
from app.report.piece import Piece, grouped
from app.report.places import section_link
from app.report.style import BODY, LABEL, STRONG
from app.report.tags import tags_of
from app.report.text import Type, shortened
from app.report.words import level_word

LONGEST = 60
"""Characters of a place or a name on a cover that has no room for more."""
PANEL = 0.61
"""The height of the coloured panel, as a share of the page."""

_KICKER = Type(10, 600, "rail_text", 14)
_PLACEHOLDER = Type(9, 400, "rail_muted", 12)


class Place(msgspec.Struct, frozen=True):
    """An entry of the contents: what is shown, and the place that it leads to."""

    title: str
    place: str


class Cover(Piece):
    """A whole page: a panel with the names over a picture of the gaps; facts and contents below."""

    def __init__(self, paper: Paper, workshop: Workshop, contents: Sequence[Place]) -> None:
        super().__init__()
        self._paper, self._workshop, self._contents = paper, workshop, contents

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._paper.sheet.width, self._paper.sheet.height
        return self.width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        sheet = self._paper.sheet
        panel = PANEL * sheet.height
        canvas.setFillColor(colour("rail"))
        canvas.rect(0, sheet.height - panel, sheet.width, panel, stroke=0, fill=1)
        self._names(canvas, sheet.height - sheet.side - 8)
        x, y, height = sheet.side, sheet.height - panel + 52, 0.34 * panel
        told = f"{tr('Levels today and aimed for')}. {described(self._workshop)}"
        with tags_of(canvas).figure(told, (x, y - 30, x + sheet.inner_width, y + height + 10)):
            _picture(canvas, self._paper, self._workshop, x, y, sheet.inner_width, height)
        self._facts(canvas, sheet.height - panel - 30)

    def _names(self, canvas: Canvas, top: float) -> None:
        sheet, ink = self._paper.sheet, self._paper.ink
        room = 0.42 * PANEL * sheet.height
        kicker = ink.line(tr("Improvement plan"), _KICKER)
        for size in (38, 32, 27, 22, 18, 15, 13, 11):
            client = ink.line(shortened(self._workshop.client, MAX_NAME), Type(size, 700, "rail_strong", 1.18 * size))
            client.tagged("Title")
            less = max(10, 0.55 * size)
            team = ink.line(
                shortened(self._workshop.team, MAX_NAME), Type(less, 400, "rail_text", 1.3 * less), before=8
            )
            stack = [kicker, Row([[client]], before=14), *([team] if self._workshop.team else [])]
            if stack_height(stack, sheet.inner_width) <= room:
                break
        draw_stack(stack, canvas, sheet.side, top, sheet.inner_width)

    def _facts(self, canvas: Canvas, top: float) -> None:
        sheet = self._paper.sheet
        gap = 34.0
        right = 0.4 * sheet.inner_width
        left = sheet.inner_width - right - gap
        room = top - 34
        facts = self._fact_rows()
        if stack_height(facts, left) > 0.6 * room:
            facts = self._fact_rows(LONGEST)
        people = people_rows(self._paper, self._workshop)
        if stack_height([*facts, *people], left) > room:
            people = [self._people_in_short()]
        draw_stack([*facts, *people], canvas, sheet.side, top, left)
        contents = self._contents_rows(3.4)
        for space in (2.4, 1.4, 0.4):
            if stack_height(contents, right) > room:
                contents = self._contents_rows(space)
        draw_stack(contents, canvas, sheet.side + left + gap, top, right)

    def _fact_rows(self, most: int = 1000) -> list[Piece]:
        """Day, place, facilitator and model; long names cut, which stand in full on the last pages."""
        workshop, ink = self._workshop, self._paper.ink
        model = workshop.model
        facts = [
            (tr("Workshop"), format_date(workshop.date, "long")),
            (tr("Place"), workshop.place),
            (tr("Facilitator"), workshop.facilitator),
            (tr("Model"), f"{model.name}, {tr('version {number}').format(number=model.version)}"),
        ]
        return [
            Row([[ink.line(name, LABEL)], [ink.line(shortened(value, most), BODY)]], (76, 1), after=2)
            for name, value in facts
            if value.strip()
        ]

    def _people_in_short(self) -> Piece:
        n = len(self._workshop.participants)
        ink = self._paper.ink
        how = section_link(self._paper, "how")
        words = trn("{n} person, see page", "{n} people, see page", n) if how else trn("{n} person", "{n} people", n)
        cells = [
            [ink.line(tr("Participants"), LABEL)],
            [ink.line(words, BODY, to=how)],
            [PageOf(self._paper, how, BODY)] if how else [],
        ]
        return Row(cells, (76, 1, 24))

    def _contents_rows(self, space: float) -> list[Piece]:
        ink, rows = self._paper.ink, []
        for entry in self._contents:
            title = ink.line(entry.title, BODY, to=entry.place)
            row = Row([[title], [PageOf(self._paper, entry.place, STRONG)]], (1, 30), after=space)
            rows.append(row.tagged("TOCI"))
        return [Row([[ink.line(tr("Contents"), LABEL)]], after=5), *grouped("TOC", rows)]


# --- the picture ---------------------------------------------------------------------------------------------------


def _picture(canvas: Canvas, paper: Paper, workshop: Workshop, x: float, y: float, width: float, height: float) -> None:
    """The levels as lines, and on them every decided category from its current to its target level."""
    model, rows = workshop.model, gap_order(workshop)
    order = [category.id for category in model.categories]
    rows = tuple(sorted(rows, key=lambda row: order.index(row.category_id)))
    step = height / (len(model.levels) - 1)
    label = Type(7, 400, "rail_muted", 9)
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setStrokeColor(colour("rail_line"))
    widest = 0.0
    for place, level in enumerate(model.levels):
        text = paper.ink.fitted(level_word(model, level.rank), label, 0.26 * width)
        widest = max(widest, paper.ink.width(text, label))
        paper.ink.draw(canvas, x, y + place * step - 2.4, text, label)
    left = x + widest + 12
    for place in range(len(model.levels)):
        canvas.line(left, y + place * step, x + width, y + place * step)
    if rows:
        _columns(canvas, workshop, rows, left, y, x + width - left, step)
        _column_names(canvas, paper, rows, left, y - 18, x + width - left)
    canvas.restoreState()


def _column_names(canvas: Canvas, paper: Paper, rows: Sequence[GapRow], x: float, y: float, width: float) -> None:
    """The categories' names beneath their columns, where all of them fit on two lines."""
    kind, apart = Type(7.5, 500, "rail_text", 9.5), width / len(rows)
    if not all(wraps_whole(row.name, apart - 8, kind.size, kind.weight, 2) for row in rows):
        return
    for index, row in enumerate(rows):
        for line, words in enumerate(wrap(row.name, apart - 8, kind.size, kind.weight, 2)):
            paper.ink.draw(canvas, x + (index + 0.5) * apart, y - line * kind.line, words, kind, "middle")


def _columns(
    canvas: Canvas, workshop: Workshop, rows: Sequence[GapRow], x: float, y: float, width: float, step: float
) -> None:
    lowest, apart = workshop.model.lowest, width / len(rows)
    r = max(2.2, min(5.5, 0.26 * apart, 0.3 * step))
    for index, row in enumerate(rows):
        at = x + (index + 0.5) * apart
        current, target = y + (row.current - lowest) * step, y + (row.target - lowest) * step
        if row.gap:
            canvas.setFillColor(colour("gap"))
            canvas.rect(at - 0.45 * r, min(current, target), 0.9 * r, abs(target - current), stroke=0, fill=1)
        canvas.setFillColor(colour("rail"))
        canvas.setStrokeColor(colour("target_mark"))
        canvas.setLineWidth(0.45 * r)
        big = 1.6 * r
        path = canvas.beginPath()
        path.moveTo(at, target + big)
        for dx, dy in ((big, 0.0), (0.0, -big), (-big, 0.0)):
            path.lineTo(at + dx, target + dy)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
        canvas.setFillColor(colour("current_mark"))
        canvas.setStrokeColor(colour("rail_strong"))
        canvas.setLineWidth(0.28 * r)
        canvas.circle(at, current, r if row.gap else 0.62 * r, stroke=1, fill=1)
