"""The parking lot: the questions of the whole workshop that wait for later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.queries.score import ScoreView
from ui.notes.list import NoteList, Shown
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.link import LinkButton

_NEWEST = 106  # a question of four lines, and who asked it


class ParkingCard(Card):
    """`edited(note_id, draft)` and `removed(note_id)` say what a person wants."""

    edited = Signal(str, object)
    removed = Signal(str)

    def __init__(self, park: QAction, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Parking lot"), parent=parent)
        self.setObjectName("card")
        self.count = PlainLabel("", "muted")
        self.count.setObjectName("parked_count")
        self._folded: bool | None = None
        self._roomy = True
        self._any = False
        self.fold = IconButton("up", tr("Fold"), size=24)
        self.fold.setObjectName("fold_parking_lot")
        self.fold.clicked.connect(self._on_fold_clicked)
        self.park = LinkButton(tr("Park"), "park_question")
        self.park.setAccessibleName(tr("Park a question"))
        self.park.clicked.connect(park.trigger)
        park.changed.connect(lambda: self.park.set_key(park.shortcut().toString()))
        self.park.set_key(park.shortcut().toString())
        self.add_beside(self.count, right=False)
        self.add_beside(self.park, self.fold)
        self.list = NoteList()
        self.list.setObjectName("parked")
        self.list.edited.connect(self.edited)
        self.list.removed.connect(self.removed)
        self.list.set_room_for_newest(_NEWEST)
        self.body.addWidget(self.list, 1)

    def show_view(self, view: ScoreView) -> None:
        """Show the parked questions of the workshop."""
        text = str(len(view.parked)) if view.parked else ""
        if self.count.text() != text:
            self.count.setText(text)
        self._any = bool(view.parked)
        self._show_fold()
        whole = tr("Whole workshop")
        self.list.show_notes([Shown(parked.note, parked.category or whole) for parked in view.parked], view.people)

    def set_room(self, roomy: bool) -> None:
        """Fold it by itself where the page is low, until a person says otherwise."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.list.set_room_for_newest(_NEWEST if roomy else 0)
            self._folded = None
            self._show_fold()

    def _on_fold_clicked(self) -> None:
        self._folded = not self._is_folded()
        self._show_fold()

    def _is_folded(self) -> bool:
        return not self._roomy if self._folded is None else self._folded

    def _show_fold(self) -> None:
        folded = self._is_folded()
        self.list.setVisible(self._any and not folded)
        self.fold.setVisible(self._any)
        self.fold.set_icon("down" if folded else "up")
        self.fold.set_name(tr("Show the parked questions") if folded else tr("Fold"))
        grows = QSizePolicy.Policy.Preferred if self._any and not folded else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
