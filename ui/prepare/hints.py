"""Quiet pills that say what a workshop still lacks; a click goes to where it is entered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import tr
from app.queries.prepare import Missing
from ui.prepare.words import missing_words
from ui.widgets.buttons import Pressable
from ui.widgets.flow import FlowLayout
from ui.widgets.pill import paint_pill, pill_size

_NAMES: tuple[Missing, ...] = ("team", "place", "facilitator", "participants")


class HintPill(Pressable, QPushButton):
    """A pill that can be clicked."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(tr("{what}: go there").format(what=text))

    def sizeHint(self) -> QSize:
        return pill_size(self.text()) + QSize(0, 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        tone = "accent" if self.underMouse() or self.isDown() else "neutral"
        paint_pill(painter, area, self.text(), tone)
        self.paint_ring(painter, area, radius=area.height() / 2)


class Hints(QWidget):
    """The pills of what is missing; hidden while nothing is. `asked(name)` when a person wants to go there."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pills: dict[Missing, HintPill] = {}
        flow = FlowLayout(self, gap=8, row_gap=6)
        for name in _NAMES:
            pill = HintPill(missing_words(name))
            pill.setObjectName(f"missing_{name}")
            pill.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            flow.addWidget(pill)
            self.pills[name] = pill

    def show_missing(self, names: tuple[Missing, ...]) -> None:
        """Show what is missing."""
        for name, pill in self.pills.items():
            pill.setVisible(name in names)
        self.setVisible(bool(names))
