"""The two marks of a decision: current is blue and round, target is orange and a diamond."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from app.i18n import tr
from ui import theme
from ui.widgets.paint import box

Side = Literal["current", "target"]
SIDES: tuple[Side, Side] = ("current", "target")
TAG_HEIGHT = 17
_MARK = 7.0


def side_name(side: Side) -> str:
    """The word for a side of the decision."""
    return tr("Current") if side == "current" else tr("Target")


def paint_mark(
    painter: QPainter, side: Side, middle: QPointF, size: float, fill: QColor | None, line: QColor | None = None
) -> None:
    """Paint the round or the diamond mark around a point; `size` is its height in points."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if line is None else QPen(line, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    half = size / 2
    if side == "current":
        painter.drawEllipse(middle, half, half)
        return
    half *= 1.18
    x, y = middle.x(), middle.y()
    points = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
    painter.drawPolygon(QPolygonF(points))


def tag_font() -> QFont:
    """The font of a tag."""
    made = theme.font(10, QFont.Weight.Bold)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
    return made


def tag_text(side: Side) -> str:
    """What a tag says."""
    return tr("CURRENT") if side == "current" else tr("TARGET")


def tag_width(side: Side, *, marked: bool = True) -> int:
    """The width of a tag in points, with or without its mark."""
    return QFontMetrics(tag_font()).horizontalAdvance(tag_text(side)) + (24 if marked else 13)


def paint_tag(painter: QPainter, side: Side, area: QRectF, *, marked: bool = True) -> None:
    """Paint the tag that a card of the ladder wears: its mark, if there is room, and its word."""
    ink = theme.color(f"{side}_text")
    box(painter, area, theme.color(side), None, radius=4)
    left = area.left() + 6.5
    if marked:
        paint_mark(painter, side, QPointF(left + _MARK / 2, area.center().y()), _MARK, ink)
        left += _MARK + 4.5
    painter.setFont(tag_font())
    painter.setPen(ink)
    word = QRectF(left, area.top(), area.right() - left, area.height())
    painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, tag_text(side))
