"""A figure of the review: Enter or a double click on a mark leads to its category. Brings in pyqtgraph."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ui.charts.figure_view import FigureView


class ReviewChart(FigureView):
    """`opened` carries the tip of the mark that was opened; `focused` says that the focus came."""

    opened = Signal(str)
    focused = Signal()

    def sizeHint(self) -> QSize:
        # the board says how high a card is; a chart by itself asks for no more than it needs
        return QSize(420, self.minimumHeight())

    def stop_area(self) -> QRect:
        """Where the mark lies that the keys are on, within the view; empty where they are on none."""
        if not 0 <= self._stop < len(self._stops):
            return QRect()
        return self._on_screen(self._stops[self._stop].boxes[0]).toAlignedRect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._stop >= 0:
            self.opened.emit(self._stops[self._stop].tip)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._hover(event.position())
        if self._hovered and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._hovered)
