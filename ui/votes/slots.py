"""The places of a vote that is being typed: how many of them are filled, and never with what."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.votes import Side
from app.i18n import tr
from ui import theme
from ui.votes import words
from ui.widgets.marks import paint_mark
from ui.widgets.paint import box


class Slots(QWidget):
    """A place per level that a vote needs, filled with the same sign whatever was typed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[Side, ...] = ()
        self._typed = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_typed(self, sides: tuple[Side, ...], typed: int) -> None:
        """Show how much of a vote is typed."""
        if (sides, typed) == (self._sides, self._typed):
            return
        wider = sides != self._sides
        self._sides, self._typed = sides, typed
        told = [
            tr("{side} typed").format(side=words.side_word(side))
            if nth < typed
            else tr("{side} empty").format(side=words.side_word(side))
            for nth, side in enumerate(sides)
        ]
        self.setAccessibleName(", ".join(told))
        if wider:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(side) + 14 for side in self._sides), 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, middle = 0.0, self.height() / 2
        for nth, side in enumerate(self._sides):
            paint_mark(painter, side, QPointF(x + 6, middle), 9, theme.color(f"{side}_mark"))
            painter.setFont(_slot_font())
            painter.setPen(theme.color(side))
            width = QFontMetrics(_slot_font()).horizontalAdvance(words.side_word(side))
            area = QRectF(x + 17, 0, width + 2, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words.side_word(side))
            slot = QRectF(x + 17 + width + 8, middle - 12, 24, 24)
            edge = theme.color("accent" if nth == self._typed else "field_line")
            box(painter, slot, theme.color("field"), edge, radius=5, width=2 if nth == self._typed else 1)
            if nth < self._typed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("text"))
                painter.drawEllipse(slot.center(), 4, 4)
            x += self._width(side) + 14

    @staticmethod
    def _width(side: Side) -> int:
        return 17 + QFontMetrics(_slot_font()).horizontalAdvance(words.side_word(side)) + 8 + 24


def _slot_font() -> QFont:
    return theme.font(13, QFont.Weight.DemiBold)
