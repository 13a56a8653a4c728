"""The wall poster: headline, profile and goals on a sheet of A3 or Tabloid, to be read from two metres."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.report.boxes import draw_stack, stack_height
from app.report.colours import colour
from app.report.document import Document, Steps
from app.report.handouts.making import Making
from app.report.handouts.pieces import Titled
from app.report.handouts.poster_board import board
from app.report.handouts.poster_figure import LEAST, poster_figure
from app.report.logo import logo_of
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.running import foot_words
from app.report.sheets.making import fitting
from app.report.style import Sheet
from app.report.text import Type
from app.report.words import headline

A3, TABLOID = (1190.55, 841.89), (1224.0, 792.0)
"""Wide and high, in points: what A4 and Letter users have."""
_SIDE = 44.0
_LEFT = 0.46
"""The share of the width for headline and picture."""
_HEADLINES = (50, 46, 42, 38, 34, 31, 28)
_MOST_HEADLINE = 0.27
_LOGO = (150.0, 46.0)
_KICKER = Type(20, 600, "rail_text", 26)
_FOOT = Type(LEAST, 400, "muted", 23)


def compose(workshop: Workshop, options: PackOptions, steps: Steps) -> Document:
    """The poster. ExportCancelled when that was asked for."""
    width, height = TABLOID if options.page == "letter" else A3
    making = Making(workshop, options, steps, tr("Poster"), Sheet(width, height, _SIDE, _SIDE, _SIDE))
    steps.tell(0.1, tr("Laying out the pages"))
    return making.page(Poster(making))


class Poster(Piece):
    """The whole sheet: a block of colour with the headline, the picture below it, the goals beside both."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making, self._sheet, self._ink = making, making.paper.sheet, making.ink
        self._workshop, self._brand = making.workshop, making.options.brand
        self._split = _LEFT * self._sheet.width

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._sheet.width, self._sheet.height
        return self.width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        block = self._paint_block(canvas)
        foot = self._paint_foot(canvas)
        self._paint_figure(canvas, self._sheet.height - block - 20, foot + 14)
        self._paint_goals(canvas)

    def _paint_block(self, canvas: Canvas) -> float:
        """The headline on its block of colour; the height of that."""
        sheet, ink, width = self._sheet, self._ink, self._split - _SIDE - 30
        logo = logo_of(self._brand)
        beside = _LOGO[0] + 36 if logo else 0.0
        names = fitting(ink, self._workshop.title, [_KICKER], width - beside, 2 * _KICKER.line)
        day = ink.line(format_date(self._workshop.date, "long"), Type(LEAST, 400, "rail_text", 24))
        text = f"{headline(self._workshop)}."
        kinds = [Type(size, 700, "rail_strong", round(1.14 * size, 2)) for size in _HEADLINES]
        words = fitting(ink, text, kinds, width, _MOST_HEADLINE * sheet.height, before=14)
        top = [names, day]
        tall = 34 + max(stack_height(top, width - beside), _LOGO[1] + 16 if logo else 0.0)
        below: list[Piece] = [Titled(self._making.paper, words, "poster", self._making.title)]
        block = tall + 14 + stack_height(below, width) + 30
        canvas.setFillColor(colour("rail"))
        canvas.rect(0, sheet.height - block, self._split, block, stroke=0, fill=1)
        if logo:
            wide, high = logo.within(*_LOGO)
            right, upper = self._split - 24, sheet.height - 26
            canvas.setFillColor(colour("surface"))
            canvas.roundRect(right - wide - 20, upper - high - 16, wide + 20, high + 16, 6, stroke=0, fill=1)
            logo.paint(canvas, right - wide - 10, upper - high - 8, wide, high)
        draw_stack(top, canvas, _SIDE, sheet.height - 34, width - beside)
        draw_stack(below, canvas, _SIDE, sheet.height - tall - 14, width)
        return block

    def _paint_foot(self, canvas: Canvas) -> float:
        """How confidential the poster is, and the words of the brand; the upper edge of that."""
        width = self._split - _SIDE - 24
        foot = foot_words(self._workshop.model.name, self._brand)
        words = fitting(self._ink, foot, [_FOOT], width, 3 * _FOOT.line)
        tall = stack_height([words], width)
        draw_stack([words], canvas, _SIDE, 26 + tall, width)
        return 26 + tall

    def _paint_figure(self, canvas: Canvas, top: float, bottom: float) -> None:
        width, room = self._split - _SIDE - 24, top - bottom
        figure = poster_figure(self._workshop, width, room)
        if figure is None:
            words = self._ink.line(tr("No category is in the scope of this workshop."), Type(24, 400, "muted", 31))
            draw_stack([words], canvas, _SIDE, top - 20, width)
            return
        picture = Picture(self._ink, figure, most=room)
        tall = picture.wrap(width, room)[1]
        picture.show(canvas, _SIDE, bottom + (room - tall) / 2)

    def _paint_goals(self, canvas: Canvas) -> None:
        """The lanes on a pale ground, from the top of the sheet to its foot."""
        sheet = self._sheet
        canvas.setFillColor(colour("window"))
        canvas.rect(self._split, 0, sheet.width - self._split, sheet.height, stroke=0, fill=1)
        left, width = self._split + 26, sheet.width - self._split - 26 - 36
        title = self._ink.line(tr("What we change, and by when"), Type(30, 700, "text", 38), after=12)
        head: list[Piece] = [title.tagged("H")]
        room = sheet.height - 2 * 30 - stack_height(head, width) - 12
        draw_stack([*head, *board(self._making, width, room)], canvas, left, sheet.height - 30, width)
