"""The tip beside a mark: plain text on a small plate that stays within the view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.charts.metrics import LINE, text_width, wrap
from ui import theme

SIZE = 12
WIDEST = 300.0
MOST_LINES = 10
_PAD, _GAP = 8.0, 8.0


def tip_lines(tip: str, width: float) -> list[str]:
    """The tip on lines of at most a width; its own line breaks are kept."""
    lines = [line for part in tip.splitlines() for line in wrap(part, width, SIZE, lines=MOST_LINES)]
    return lines[:MOST_LINES]


def tip_area(lines: list[str], beside: Sequence[QRectF], within: QRectF) -> QRectF:
    """Where the plate lies: near the first of the areas, covering as little of them all as can be, within the view."""
    width = max(text_width(line, SIZE) for line in lines) + 2 * _PAD
    height = len(lines) * SIZE * LINE + 2 * _PAD - 4
    places: list[QRectF] = []
    for area in beside:
        middle, level = area.center().x() - width / 2, area.center().y() - height / 2
        places.append(QRectF(middle, area.top() - _GAP - height, width, height))
        places.append(QRectF(middle, area.bottom() + _GAP, width, height))
        places.append(QRectF(area.right() + _GAP, level, width, height))
        places.append(QRectF(area.left() - _GAP - width, level, width, height))
    kept = [_kept(place, within) for place in places]
    return min(kept, key=lambda place: sum(_covered(place, area) for area in beside))


def _kept(place: QRectF, within: QRectF) -> QRectF:
    """The place moved into the view."""
    left = max(within.left() + 2, min(place.left(), within.right() - place.width() - 2))
    top = max(within.top() + 2, min(place.top(), within.bottom() - place.height() - 2))
    return QRectF(left, top, place.width(), place.height())


def _covered(place: QRectF, area: QRectF) -> float:
    shared = place.intersected(area.adjusted(-4, -4, 4, 4))
    return shared.width() * shared.height()


def paint_tip(painter: QPainter, tip: str, beside: Sequence[QRectF], within: QRectF) -> None:
    """Paint a tip beside the areas of its marks, the main one first, in the view's pixels."""
    lines = tip_lines(tip, min(WIDEST, within.width() - 2 * _PAD - 4))
    if not lines:
        return
    area = tip_area(lines, beside, within)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("rail"))
    painter.drawRoundedRect(area, 5, 5)
    font = theme.font(SIZE)
    font.setKerning(False)
    painter.setFont(font)
    painter.setPen(theme.color("rail_strong"))
    for index, line in enumerate(lines):
        painter.drawText(QPointF(area.left() + _PAD, area.top() + _PAD - 2 + (index + 0.78) * SIZE * LINE), line)
