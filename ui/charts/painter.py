"""Paints a figure with Qt: the same marks that SVG and paper get, in the colours of the theme in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen, QPolygonF, QTextLayout, QTextOption

from app.charts.figure import Circle, Diamond, Figure, Line, Mark, Point, Polyline, Rect, Text
from app.charts.metrics import text_width
from ui import theme

MEASURE = 100
"""Text is set at this many pixels and scaled, so that hinting and whole pixel sizes change no width."""


_NO_PEN, _NO_BRUSH = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush)

TextPainter = Callable[[QPainter, Text], bool]
"""Paints a text in its own way, or answers False where that is left to the painter of figures."""


def paint_figure(painter: QPainter, figure: Figure, texts: TextPainter | None = None) -> None:
    """Paint all marks; the painter's unit is the figure's point. `texts` paints texts that it knows how to."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for mark in figure.marks:
        if not (texts is not None and isinstance(mark, Text) and texts(painter, mark)):
            _paint(painter, mark)
    painter.restore()


def figure_image(figure: Figure, scale: float = 2.0) -> QImage:
    """The figure as a picture of `scale` pixels per point, on the theme's surface."""
    image = QImage(round(figure.width * scale), round(figure.height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        paint_figure(painter, figure)
    finally:
        painter.end()
    return image


def _paint(painter: QPainter, mark: Mark) -> None:
    match mark:
        case Line():
            painter.setPen(_pen(mark.stroke, mark.width, mark.dash))
            painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
        case Polyline():
            _paint_polyline(painter, mark)
        case Circle():
            painter.setPen(_pen(mark.stroke, mark.width))
            painter.setBrush(_brush(mark.fill))
            painter.drawEllipse(QPointF(mark.x, mark.y), mark.r, mark.r)
        case Diamond():
            painter.setPen(_pen(mark.stroke, mark.width))
            painter.setBrush(_brush(mark.fill))
            painter.drawPolygon(_diamond(mark.r).translated(mark.x, mark.y))
        case Rect():
            painter.setPen(_pen(mark.stroke, mark.width, mark.dash))
            painter.setBrush(_brush(mark.fill, mark.fill_alpha))
            painter.drawRoundedRect(QRectF(mark.x, mark.y, mark.w, mark.h), mark.radius, mark.radius)
        case Text():
            _paint_text(painter, mark)


def _paint_polyline(painter: QPainter, mark: Polyline) -> None:
    polygon = _polygon(mark.points)
    painter.setBrush(_brush(mark.fill, mark.fill_alpha))
    if mark.fill is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(polygon)
    if mark.stroke is not None:
        painter.setPen(_pen(mark.stroke, mark.width, mark.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.closed:
            painter.drawPolygon(polygon)
        else:
            painter.drawPolyline(polygon)


def start_of(mark: Text) -> float:
    """Where a text begins."""
    width = text_width(mark.text, mark.size, mark.weight)
    return mark.x - {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]


def _paint_text(painter: QPainter, mark: Text) -> None:
    painter.save()
    painter.setPen(theme.color(mark.color))
    painter.translate(start_of(mark), mark.y)
    painter.scale(mark.size / MEASURE, mark.size / MEASURE)
    _laid(mark.text, mark.weight).draw(painter, QPointF(0, 0))
    painter.restore()


# digits and the names of levels come again with every figure; to find their glyphs takes longer than to paint them
@lru_cache(maxsize=512)
def _laid(text: str, weight: int) -> QTextLayout:
    """A line of text with its baseline at 0."""
    layout = QTextLayout(text, figure_font(weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    # a line that is wider than its text would set a text from right to left at its other end
    line.setLineWidth(line.naturalTextWidth())
    line.setPosition(QPointF(0, -line.ascent()))
    layout.endLayout()
    return layout


@lru_cache
def figure_font(weight: int) -> QFont:
    """The font of figures, `MEASURE` pixels large; do not change it in place. Qt looks each new one up at length."""
    font = theme.font(MEASURE, QFont.Weight(weight))
    font.setKerning(False)
    font.setFeature(QFont.Tag("calt"), 0)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _pen(role: str | None, width: float, dash: Sequence[float] = ()) -> QPen:
    return _NO_PEN if role is None else _made_pen(theme.color(role).rgba(), width, tuple(dash))


# whoever paints hundreds of marks would make as many pens and brushes
@lru_cache(maxsize=256)
def _made_pen(rgba: int, width: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(QColor.fromRgba(rgba), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash and width:
        pen.setDashPattern([part / width for part in dash])
    return pen


def _brush(role: str | None, alpha: float = 1.0) -> QBrush:
    return _NO_BRUSH if role is None else _made_brush(theme.color(role).rgb(), alpha)


@lru_cache(maxsize=256)
def _made_brush(rgb: int, alpha: float) -> QBrush:
    colour = QColor.fromRgb(rgb)
    colour.setAlphaF(alpha)
    return QBrush(colour)


@lru_cache(maxsize=64)
def _diamond(r: float) -> QPolygonF:
    return _polygon(Diamond(0.0, 0.0, r).points)


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
