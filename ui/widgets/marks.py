"""The two marks of a decision: current is blue and round, target is orange and a diamond."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Side = Literal["current", "target"]


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
