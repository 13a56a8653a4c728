"""The picture of a figure in the screen's own pixels: of the next figure only the marks that differ are painted."""

from __future__ import annotations

from math import ceil, floor

import msgspec
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.charts.figure import Box, Figure, Mark, Text, box_of
from ui import theme
from ui.charts.painter import paint_figure
from ui.room.letters import paint_large

_MOST_BOXES = 40
"""With more marks than these that differ, painting all of the picture is quicker."""


class Canvas:
    """A figure painted as large as it fits into a size, in its middle, on the theme's surface."""

    def __init__(self) -> None:
        self.picture = QPixmap()
        self.figure: Figure | None = None
        self._ratio = 1.0
        self._ground = ""

    def show(self, figure: Figure | None, size: QSize, ratio: float) -> QRegion:
        """Paint a figure for a size in points; answers with what has changed, in points. None is an empty picture."""
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        whole = QRegion(QRect(0, 0, pixels.width(), pixels.height()))
        fresh = pixels != self.picture.size() or ratio != self._ratio or theme.current_theme().name != self._ground
        before = None if fresh else self.figure
        dirty = whole if before is None or figure is None else self._difference(before, figure, pixels) & whole
        if fresh:
            self.picture = QPixmap(pixels)
        self.figure, self._ratio, self._ground = figure, ratio, theme.current_theme().name
        if not dirty.isEmpty():
            self._paint(dirty)
        return _in_points(dirty, ratio)

    def _difference(self, before: Figure, figure: Figure, pixels: QSize) -> QRegion:
        marks = changed_marks(before, figure)
        if marks is None or len(marks) > _MOST_BOXES:
            return QRegion(QRect(0, 0, pixels.width(), pixels.height()))
        scale, left, top = _place(figure, pixels)
        areas = [_pixels_of(_padded(mark, scale), scale, left, top) for mark in marks]
        region = QRegion()
        for area in areas:
            region += area
        return region

    def _paint(self, dirty: QRegion) -> None:
        # pixels are counted as they are while it is painted: edges of what is painted anew must not be blurred
        self.picture.setDevicePixelRatio(1.0)
        painter = QPainter(self.picture)
        painter.setClipRegion(dirty)
        painter.fillRect(self.picture.rect(), theme.color("surface"))
        if self.figure is not None:
            scale, left, top = _place(self.figure, self.picture.size())
            whole = QRegion(self.picture.rect()).subtracted(dirty).isEmpty()
            seen = [
                mark
                for mark in self.figure.marks
                if whole or dirty.intersects(_pixels_of(_padded(mark, scale), scale, left, top))
            ]
            painter.translate(left, top)
            painter.scale(scale, scale)
            paint_figure(painter, msgspec.structs.replace(self.figure, marks=tuple(seen)), paint_large)
        painter.end()
        self.picture.setDevicePixelRatio(self._ratio)


def changed_marks(before: Figure, figure: Figure) -> list[Mark] | None:
    """The marks that only one of two figures has; None when anything else differs, such as their order."""
    if (before.width, before.height) != (figure.width, figure.height):
        return None
    old, new = set(before.marks), set(figure.marks)
    if [mark for mark in before.marks if mark in new] != [mark for mark in figure.marks if mark in old]:
        return None
    return [*(mark for mark in before.marks if mark not in new), *(mark for mark in figure.marks if mark not in old)]


def _place(figure: Figure, pixels: QSize) -> tuple[float, float, float]:
    """Pixels per unit of the figure, and where its upper left corner is."""
    scale = min(pixels.width() / figure.width, pixels.height() / figure.height)
    return scale, (pixels.width() - scale * figure.width) / 2, (pixels.height() - scale * figure.height) / 2


def _padded(mark: Mark, scale: float) -> Box:
    """The box of a mark with its line, with letters that reach out of it, and with blurred edges."""
    left, top, right, bottom = box_of(mark)
    pad = 2 / scale + (0.3 * mark.size if isinstance(mark, Text) else getattr(mark, "width", 0.0) / 2)
    return left - pad, top - pad, right + pad, bottom + pad


def _pixels_of(box: Box, scale: float, left: float, top: float) -> QRect:
    x1, y1 = floor(box[0] * scale + left), floor(box[1] * scale + top)
    x2, y2 = ceil(box[2] * scale + left), ceil(box[3] * scale + top)
    return QRect(x1, y1, x2 - x1, y2 - y1)


def _in_points(region: QRegion, ratio: float) -> QRegion:
    if ratio == 1.0:
        return region
    found = QRegion()
    for area in region:  # type: ignore[attr-defined]  # the stubs leave its begin() and end() out
        x1, y1 = floor(area.x() / ratio), floor(area.y() / ratio)
        x2, y2 = ceil((area.x() + area.width()) / ratio), ceil((area.y() + area.height()) / ratio)
        found += QRect(x1, y1, x2 - x1, y2 - y1)
    return found
