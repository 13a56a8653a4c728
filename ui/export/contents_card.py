"""The card that says what the plan will hold, part by part."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.i18n import tr
from app.queries.contents import Contents
from ui.export import words
from ui.export.sketch import Sketch
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.pill import Pill

ROOM_FOR_SKETCH = 560


class ContentsCard(Card):
    """The parts of the plan in its order, each with its counts; one without anything in it is set back."""

    def __init__(self) -> None:
        super().__init__(tr("Improvement plan"))
        self.add_beside(Pill(tr("PDF"), "accent"), right=False)
        self.sketch = Sketch()
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.sketch, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._grid, 1)
        self.body.addSpacing(2)
        self.body.addLayout(row)

    def show_contents(self, view: Contents) -> None:
        """Show the parts as they are now."""
        self.sketch.set_rows(view.steps)
        for nth, (name, text) in enumerate(words.parts(view)):
            title, detail = self._row(nth)
            title.set_role("strong" if text else "muted")
            for label, wanted in ((title, name), (detail, text or tr("nothing yet, left out"))):
                if label.text() != wanted:
                    label.setText(wanted)

    def lines(self) -> list[str]:
        """What stands in it, line by line."""
        return [f"{title.text()}: {detail.text()}" for title, detail in self._rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sketch.setVisible(self.width() >= ROOM_FOR_SKETCH)

    def _row(self, nth: int) -> tuple[PlainLabel, PlainLabel]:
        if nth == len(self._rows):
            title, detail = PlainLabel(""), PlainLabel("", "muted", wrap=True)
            self._grid.addWidget(title, nth, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(detail, nth, 1, Qt.AlignmentFlag.AlignTop)
            self._rows.append((title, detail))
        return self._rows[nth]
