"""The card that says what the plan will hold, part by part."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.i18n import tr
from app.queries.contents import Contents
from ui.export import words
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.pill import Pill


class ContentsCard(Card):
    """The parts of the plan in its order, each with its counts; one without anything in it is set back."""

    def __init__(self) -> None:
        super().__init__(tr("Improvement plan"))
        self.add_beside(Pill(tr("PDF"), "accent"), right=False)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self.body.addSpacing(2)
        self.body.addLayout(self._grid)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []

    def show_contents(self, view: Contents) -> None:
        """Show the parts as they are now."""
        for nth, (name, text) in enumerate(words.parts(view)):
            title, detail = self._row(nth)
            title.set_role("strong" if text else "muted")
            for label, wanted in ((title, name), (detail, text or tr("nothing yet, left out"))):
                if label.text() != wanted:
                    label.setText(wanted)

    def lines(self) -> list[str]:
        """What stands in it, line by line."""
        return [f"{title.text()}: {detail.text()}" for title, detail in self._rows]

    def _row(self, nth: int) -> tuple[PlainLabel, PlainLabel]:
        if nth == len(self._rows):
            title, detail = PlainLabel(""), PlainLabel("", "muted", wrap=True)
            self._grid.addWidget(title, nth, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(detail, nth, 1, Qt.AlignmentFlag.AlignTop)
            self._rows.append((title, detail))
        return self._rows[nth]
