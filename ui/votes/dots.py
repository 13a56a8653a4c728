"""The dots of a revealed vote, painted from their figure: the same as the room sees, in the console's size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.charts.figure import Figure, box_of
from app.charts.votes import described, votes_figure
from app.domain.model import Level
from app.queries.voting import RevealedSide
from ui.charts.painter import paint_figure
from ui.votes.words import votes_name

TEXT = 12
LOWEST = 104


class Dots(QWidget):
    """The votes on one level, without those who cannot judge. Without any it is empty, and says nothing."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: RevealedSide | None = None
        self._levels: tuple[Level, ...] = ()
        self._figure: Figure | None = None
        self._asked = (0.0, 0.0)
        self._height = 150
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_votes(self, shown: RevealedSide | None, levels: Sequence[Level]) -> None:
        """Show the votes on these levels; None forgets them."""
        if shown == self._shown and tuple(levels) == self._levels:
            return
        self._shown, self._levels = shown, tuple(levels)
        self._figure = None
        told = described(shown.view.spread, self._levels, earlier=shown.earlier) if shown is not None else ""
        name = votes_name(shown.side) if shown is not None else ""
        self.setAccessibleName(name)
        self.setAccessibleDescription(told)
        self.update()

    def set_height(self, height: int) -> None:
        """Give the picture so many points."""
        height = max(LOWEST, height)
        if height != self._height:
            self._height = height
            self._figure = None
            self.updateGeometry()

    def figure(self) -> Figure | None:
        """What is painted."""
        return self._drawn()

    def sizeHint(self) -> QSize:
        return QSize(320, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self._height)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        figure = self._drawn()
        if figure is None:
            return
        painter = QPainter(self)
        scale = self._scale(figure)
        painter.translate((self.width() - scale * figure.width) / 2, 0)
        painter.scale(scale, scale)
        paint_figure(painter, figure)

    def _drawn(self) -> Figure | None:
        if self._shown is None:
            return None
        size = (float(self.width()), float(self._height))
        if self._figure is None or self._asked != size:
            self._asked = size
            view = self._shown.view
            self._figure = votes_figure(
                view.spread,
                self._shown.side,
                self._levels,
                *size,
                size=TEXT,
                earlier=self._shown.earlier,
            )
        return self._figure

    def _scale(self, figure: Figure) -> float:
        """A figure that needs more room than there is becomes smaller."""
        return min(1.0, self.width() / figure.width, self.height() / figure.height)

    def _tip(self, at: QPointF) -> str:
        figure = self._drawn()
        if figure is None:
            return ""
        scale = self._scale(figure)
        x, y = (at.x() - (self.width() - scale * figure.width) / 2) / scale, at.y() / scale
        for mark in reversed(figure.marks):
            left, top, right, bottom = box_of(mark)
            if mark.tip and left <= x <= right and top <= y <= bottom:
                return mark.tip
        return ""
