"""The parking lot: the questions of the whole workshop that wait for later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.queries.score import ScoreView
from ui.score.note_list import NoteList, Shown
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel


class ParkingCard(Card):
    """`edited(note_id, draft)` and `removed(note_id)` say what a person wants."""

    edited = Signal(str, object)
    removed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Parking lot"), parent=parent)
        self.setObjectName("card")
        self.count = PlainLabel("", "muted")
        self.count.setObjectName("parked_count")
        self.add_beside(self.count, right=False)
        self.list = NoteList()
        self.list.setObjectName("parked")
        self.list.setMinimumHeight(24)
        self.list.edited.connect(self.edited)
        self.list.removed.connect(self.removed)
        self.body.addWidget(self.list, 1)

    def show_view(self, view: ScoreView) -> None:
        """Show the parked questions of the workshop."""
        text = str(len(view.parked)) if view.parked else ""
        if self.count.text() != text:
            self.count.setText(text)
        self.list.setVisible(bool(view.parked))
        whole = tr("Whole workshop")
        self.list.show_notes([Shown(parked.note, parked.category or whole) for parked in view.parked], view.people)
