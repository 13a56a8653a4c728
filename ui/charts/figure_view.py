"""Shows a figure: built for the widget's size, with tips under the pointer and stops that keys reach."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QSizePolicy, QStyleOptionGraphicsItem, QWidget

from app.charts.figure import Figure
from ui import theme
from ui.charts import export
from ui.charts.painter import paint_figure
from ui.charts.stops import Stop, neighbour, stops_of, tip_at
from ui.charts.tip import paint_tip

Builder = Callable[[float, float], Figure]
"""Makes a figure for a width and a height in points; it may be higher when its content needs that."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class FigureItem(pg.GraphicsObject):
    """A figure in a pyqtgraph scene; one unit of the item is one point."""

    def __init__(self) -> None:
        super().__init__()
        self._figure: Figure | None = None
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def set_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self.prepareGeometryChange()
        self._figure = figure
        # a cache that outlives a change of size keeps pieces of the figure before
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.update()

    def boundingRect(self) -> QRectF:
        if self._figure is None:
            return QRectF()
        return QRectF(0, 0, self._figure.width, self._figure.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._figure is not None:
            paint_figure(painter, self._figure)


class FigureView(pg.GraphicsView):
    """A figure as a widget. Pointing at a mark, Tab and the arrow keys say what it is; Escape leaves the marks.

    Actions added to the view are its context menu. `stop_changed` carries the tip of the stop that has the focus.
    """

    stop_changed = Signal(str)

    def __init__(self, name: str = "figure", parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=theme.color("surface"))
        self.setObjectName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self._builder: Builder | None = None
        self._figure: Figure | None = None
        self._stops: tuple[Stop, ...] = ()
        self._stop = -1
        self._hovered = ""
        self._pointer = (0.0, 0.0)
        self._item = FigureItem()
        self.addItem(self._item)

    # --- what is shown ---------------------------------------------------------------------------------------------

    @property
    def figure(self) -> Figure | None:
        """The figure as it was built last."""
        return self._figure

    @property
    def tip(self) -> str:
        """The tip on show: of the mark under the pointer, else of the stop that has the focus."""
        if self._hovered:
            return self._hovered
        return self._stops[self._stop].tip if self._stop >= 0 and self.hasFocus() else ""

    def set_figure(self, builder: Builder) -> None:
        """Show what a builder makes; it is asked again whenever the size changes. The stop stays on its tip."""
        self._builder = builder
        self._rebuild()

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def _rebuild(self) -> None:
        width, height = float(self.width()), float(self.height())
        if self._builder is None or width < 1 or height < 1:
            return
        held = self._stops[self._stop].tip if self._stop >= 0 else None
        self._set_least_height(self._builder(width, 0.0), width)
        # asking for more height may have resized the view, and built the figure, already
        width, height = float(self.width()), float(self.height())
        self._figure = self._builder(width, height)
        self._item.set_figure(self._figure)
        self._item.setScale(self._factor())
        self._stops = stops_of(self._figure)
        self._stop = next((index for index, stop in enumerate(self._stops) if stop.tip == held), -1)
        self._hovered = ""
        self._say()
        self.viewport().update()

    def _set_least_height(self, lowest: Figure, width: float) -> None:
        """Ask for the height that the content needs at this width; the page around scrolls."""
        least = math.ceil(lowest.height * min(1.0, width / lowest.width))
        if least != self.minimumHeight():
            self.setMinimumHeight(least)

    def _factor(self) -> float:
        """Pixels per point: 1, less where the figure is larger than the widget."""
        if self._figure is None or not self._figure.width or not self._figure.height:
            return 1.0
        return min(1.0, self.width() / self._figure.width, self.height() / self._figure.height)

    # --- pictures --------------------------------------------------------------------------------------------------

    def to_image(self, scale: float = export.PNG_SCALE) -> QImage:
        """The figure as a picture with a margin; an empty one while nothing is shown."""
        return export.picture(self._figure, scale) if self._figure is not None else QImage()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self._figure is not None:
            export.copy_picture(self._figure)

    def save_png(self, path: Path) -> None:
        """Save the picture as PNG. ExportFault when it cannot be written; an older file then stays as it was."""
        if self._figure is not None:
            export.save_png(self._figure, path)

    def save_svg(self, path: Path) -> None:
        """Save the picture as SVG. ExportFault as for `save_png`."""
        if self._figure is not None:
            export.save_svg(self._figure, path)

    # --- stops -----------------------------------------------------------------------------------------------------

    def move_stop(self, index: int) -> None:
        """Put the focus on a stop by its place in the order; -1 puts it on none."""
        self._stop = index if -1 <= index < len(self._stops) else -1
        self._hovered = ""
        self._say()
        self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        index = self._stop + (1 if forward else -1)
        if self.hasFocus() and self._stop >= 0 and 0 <= index < len(self._stops):
            self.move_stop(index)
            return True
        return QWidget.focusNextPrevChild(self, forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason = event.reason()
        if reason == Qt.FocusReason.TabFocusReason:
            self.move_stop(0)
        elif reason == Qt.FocusReason.BacktabFocusReason:
            self.move_stop(len(self._stops) - 1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and self._stops:
            self.move_stop(neighbour(self._stops, self._stop, *_ARROWS[key]) if self._stop >= 0 else 0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._stops:
            self.move_stop(0 if key == Qt.Key.Key_Home else len(self._stops) - 1)
        elif key == Qt.Key.Key_Escape and self._stop >= 0:
            self.move_stop(-1)
        else:
            event.ignore()

    def _say(self) -> None:
        """Tell assistive technology what is shown and which stop has the focus."""
        if self._figure is None:
            return
        tip = self._stops[self._stop].tip if self._stop >= 0 else ""
        self.setAccessibleName(f"{self._figure.title}. {tip}" if tip else self._figure.title)
        self.setAccessibleDescription(self._figure.description)
        self.stop_changed.emit(tip)

    # --- events ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None and hasattr(self, "_item"):
            self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_item"):
            self.setBackground(theme.color("surface"))
            self._item.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        tips = [stop.tip for stop in self._stops]
        if self._hovered in tips:
            self.move_stop(tips.index(self._hovered))
            self._hover(event.position())

    def _hover(self, place: QPointF) -> None:
        if self._figure is not None:
            factor = self._factor()
            self._pointer = (place.x() / factor, place.y() / factor)
            self._set_hovered(tip_at(self._figure, *self._pointer))

    def _set_hovered(self, tip: str) -> None:
        if tip != self._hovered:
            self._hovered = tip
            self.viewport().update()

    # --- what lies over the figure ---------------------------------------------------------------------------------

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            self._paint_focus(painter)
        stop = next((stop for stop in self._stops if stop.tip == self.tip), None) if self.tip else None
        if stop is not None:
            boxes = stop.boxes_from(*self._pointer) if self._hovered else stop.boxes
            paint_tip(painter, stop.tip, [self._on_screen(box) for box in boxes], QRectF(self.viewport().rect()))

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._stop < 0:
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 5, 5)
            return
        for box in self._stops[self._stop].boxes:
            painter.drawRoundedRect(self._on_screen(box).adjusted(-3, -3, 3, 3), 5, 5)

    def _on_screen(self, box: tuple[float, float, float, float]) -> QRectF:
        factor = self._factor()
        left, top, right, bottom = (edge * factor for edge in box)
        return QRectF(left, top, right - left, bottom - top)
