"""A rounded box with an optional title: the unit of which pages are made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import PlainLabel, restyle


class Card(QFrame):
    """A card; put what belongs beside the title into `header`, the rest into `body`."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 18, 16)
        outer.setSpacing(10)
        self._top = QWidget()
        self.header = QHBoxLayout(self._top)
        self.header.setContentsMargins(0, 0, 0, 0)
        self.header.setSpacing(8)
        self.title_label = PlainLabel(title, "heading")
        self.header.addWidget(self.title_label)
        self.header.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        # at the top also while there is nothing in the body yet
        outer.addWidget(self._top, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Name the card; without a title and anything beside it the header takes no room."""
        self.title_label.setText(title)
        self.title_label.setVisible(bool(title))
        self._top.setVisible(bool(title) or self.header.count() > 2)
        self.setAccessibleName(title)

    def add_beside(self, *widgets: QWidget, right: bool = True) -> None:
        """Put widgets into the header: at its right end, or directly behind the title."""
        for nth, widget in enumerate(widgets):
            self.header.insertWidget(self.header.count() if right else 1 + nth, widget)
        self._top.setVisible(True)

    def set_tone(self, tone: str) -> None:
        """'accent' gives the card a coloured left edge; '' takes it away."""
        restyle(self, "tone", tone)


class Well(QFrame):
    """A sunken area such as a column of the board; put things into `body`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("well")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(10)


def line(parent: QWidget | None = None) -> QFrame:
    """A thin line between two things one above the other."""
    made = QFrame(parent)
    made.setObjectName("line")
    return made
