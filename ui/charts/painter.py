"""Paints a figure with Qt: the same marks that SVG and paper get, in the colours of the theme in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from app.charts.figure import Circle, Diamond, Figure, Line, Mark, Point, Polyline, Rect, Text
from app.charts.metrics import text_width
from ui import theme

MEASURE = 100
"""Text is set at this many pixels and scaled, so that hinting and whole pixel sizes change no width."""


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
            painter.drawPolygon(_polygon(mark.points))
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
    painter.setFont(figure_font(mark.weight))
    painter.translate(start_of(mark), mark.y)
    painter.scale(mark.size / MEASURE, mark.size / MEASURE)
    painter.drawText(QPointF(0, 0), mark.text)
    painter.restore()


def figure_font(weight: int) -> QFont:
    """The font of figures, `MEASURE` pixels large."""
    font = theme.font(MEASURE, QFont.Weight(weight))
    font.setKerning(False)
    font.setFeature(QFont.Tag("calt"), 0)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _pen(role: str | None, width: float, dash: Sequence[float] = ()) -> QPen:
    if role is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.color(role), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash and width:
        pen.setDashPattern([part / width for part in dash])
    return pen


def _brush(role: str | None, alpha: float = 1.0) -> QColor | Qt.BrushStyle:
    if role is None:
        return Qt.BrushStyle.NoBrush
    colour = QColor(theme.color(role))
    colour.setAlphaF(alpha)
    return colour


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
