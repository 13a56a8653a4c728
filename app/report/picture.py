"""Paints a figure on paper as vectors: the reportlab painter of `app.charts.figure`."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from app.charts.figure import Circle, Diamond, Figure, Line, Mark, Point, Polyline, Rect, Text, box_of
from app.i18n import tr
from app.report.colours import colour
from app.report.piece import Piece
from app.report.tags import tags_of
from app.report.text import Ink, Type

ROUND_JOIN = 1


class Picture(Piece):
    """A figure as a piece of a page, scaled down where it is wider or higher than the room for it.

    What the figure leaves empty above and below its marks takes no room.
    """

    def __init__(self, ink: Ink, figure: Figure, *, most: float = 0.0, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(before, after)
        self._ink, self._figure, self._most = ink, figure, most

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        figure = self._figure
        top, bottom = _ends(figure)
        tall = max(bottom - top, 1.0)
        self._scale = min(1.0, width / figure.width, (self._most or tall) / tall)
        self._left, self._above = (width - figure.width * self._scale) / 2, top * self._scale
        self.width, self.height = width, tall * self._scale
        return width, self.height

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.translate(x + self._left, y + self.height + self._above)
        canvas.scale(self._scale, self._scale)
        figure, (top, bottom) = self._figure, _ends(self._figure)
        with tags_of(canvas).figure(told(figure), (0, -bottom, figure.width, -top)):
            paint_figure(canvas, figure, self._ink)
        canvas.restoreState()


def told(figure: Figure) -> str:
    """A figure in words, for a reader who does not see it."""
    title, description = figure.title.strip(), figure.description.strip()
    return ". ".join(part for part in (title.rstrip("."), description) if part) or tr("Picture")


def _ends(figure: Figure) -> tuple[float, float]:
    """The upper edge of the highest and the lower edge of the lowest mark."""
    boxes = [box_of(mark) for mark in figure.marks]
    return min((box[1] for box in boxes), default=0.0), max((box[3] for box in boxes), default=figure.height)


def paint_figure(canvas: Canvas, figure: Figure, ink: Ink) -> None:
    """Paint all marks with the figure's upper left corner at the origin."""
    canvas.setLineJoin(ROUND_JOIN)
    for mark in figure.marks:
        _paint(canvas, mark, ink)
    canvas.setDash()
    canvas.setFillAlpha(1)


def _paint(canvas: Canvas, mark: Mark, ink: Ink) -> None:
    match mark:
        case Line():
            _pen(canvas, mark.stroke, mark.width, mark.dash)
            canvas.line(mark.x1, -mark.y1, mark.x2, -mark.y2)
        case Polyline():
            _paint_polyline(canvas, mark)
        case Circle():
            stroke, fill = _pen(canvas, mark.stroke, mark.width), _brush(canvas, mark.fill)
            canvas.circle(mark.x, -mark.y, mark.r, stroke=stroke, fill=fill)
        case Diamond():
            stroke, fill = _pen(canvas, mark.stroke, mark.width), _brush(canvas, mark.fill)
            _path(canvas, mark.points, closed=True, stroke=stroke, fill=fill)
        case Rect():
            stroke = _pen(canvas, mark.stroke, mark.width, mark.dash)
            fill = _brush(canvas, mark.fill, mark.fill_alpha)
            canvas.roundRect(mark.x, -mark.y - mark.h, mark.w, mark.h, mark.radius, stroke=stroke, fill=fill)
        case Text():
            canvas.setFillAlpha(1)
            ink.draw(canvas, mark.x, -mark.y, mark.text, Type(mark.size, mark.weight, mark.color), mark.anchor)


def _paint_polyline(canvas: Canvas, mark: Polyline) -> None:
    if mark.fill is not None:
        _path(canvas, mark.points, closed=True, stroke=0, fill=_brush(canvas, mark.fill, mark.fill_alpha))
    if mark.stroke is not None:
        stroke = _pen(canvas, mark.stroke, mark.width, mark.dash)
        _path(canvas, mark.points, closed=mark.closed, stroke=stroke, fill=0)


def _path(canvas: Canvas, points: tuple[Point, ...], *, closed: bool, stroke: int, fill: int) -> None:
    path = canvas.beginPath()
    path.moveTo(points[0][0], -points[0][1])
    for x, y in points[1:]:
        path.lineTo(x, -y)
    if closed:
        path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _pen(canvas: Canvas, role: str | None, width: float, dash: tuple[float, ...] = ()) -> int:
    """Set the pen; 1 where there is something to stroke."""
    if role is None:
        return 0
    canvas.setStrokeColor(colour(role))
    canvas.setLineWidth(width)
    canvas.setDash(list(dash))
    return 1


def _brush(canvas: Canvas, role: str | None, alpha: float = 1.0) -> int:
    """Set the brush; 1 where there is something to fill."""
    if role is None:
        return 0
    canvas.setFillColor(colour(role))
    canvas.setFillAlpha(alpha)
    return 1
