"""Large letters, each painted once and kept: Qt paints those of 64 pixels and more as outlines, anew every time.

An outline takes about 100 microseconds, so a page full of them would take several frames on a 4K projector.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from app.charts.figure import Text
from app.charts.metrics import text_width
from ui import theme
from ui.charts.painter import MEASURE, figure_font, start_of

LARGE_PX = 64
_KEPT = 256
# letters that stand beside each other whatever they are: no script that joins them, no marks that lie above others
_PLAIN = re.compile(r"[ -~\u00a0-\u02ff\u0370-\u052f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u22ff]*")


def paint_large(painter: QPainter, mark: Text) -> bool:
    """Paint a text whose letters are too large for Qt to keep; False where it is to be painted as any other."""
    scale = painter.worldTransform().m11()
    size = mark.size * scale
    if size < LARGE_PX or not _PLAIN.fullmatch(mark.text):
        return False
    start = painter.worldTransform().map(QPointF(start_of(mark), mark.y))
    rgb = theme.color(mark.color).rgb()
    painter.save()
    painter.resetTransform()
    along = start.x()
    for char in mark.text:
        letter = _letter(char, mark.weight, round(size, 2), rgb)
        if letter is not None:
            painter.drawPixmap(round(along) + letter.left, round(start.y()) + letter.top, letter.picture)
        along += text_width(char, size, mark.weight)
    painter.restore()
    return True


class _Letter(NamedTuple):
    """A letter's picture, and where its upper left corner is seen from where the letter begins on its baseline."""

    picture: QPixmap
    left: int
    top: int


@lru_cache(maxsize=_KEPT)
def _letter(char: str, weight: int, size: float, rgb: int) -> _Letter | None:
    """A letter in pixels; None for one that leaves no trace."""
    outline = QPainterPath()
    outline.addText(QPointF(0, 0), figure_font(weight), char)
    box = outline.boundingRect()
    if box.isEmpty():
        return None
    scale = size / MEASURE
    left, top = floor(box.left() * scale) - 1, floor(box.top() * scale) - 1
    width, height = ceil(box.right() * scale) + 1 - left, ceil(box.bottom() * scale) + 1 - top
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.scale(scale, scale)
    painter.fillPath(outline, QColor.fromRgb(rgb))
    painter.end()
    return _Letter(picture, left, top)
