"""The prepare page: everything that a workshop needs before the group comes in, on one calm page."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.prepare import missing
from ui.actions import Actions
from ui.bridge import Bridge
from ui.prepare.agenda_card import AgendaCard
from ui.prepare.forms import PageCard
from ui.prepare.hints import Hints
from ui.prepare.horizons_card import HorizonsCard
from ui.prepare.model_card import ModelCard
from ui.prepare.people_card import PeopleCard
from ui.prepare.room_card import RoomCard
from ui.prepare.voting_card import VotingCard
from ui.prepare.words import scored
from ui.prepare.workshop_card import WorkshopCard
from ui.widgets.buttons import Button
from ui.widgets.columns import ScrollingPage, TwoColumns
from ui.widgets.page import MARGIN
from ui.widgets.pill import Pill
from ui.workshop_page import WorkshopPage


class PreparePage(ScrollingPage, WorkshopPage):
    """Header, people, model, agenda and horizons of a workshop."""

    def __init__(self, bridge: Bridge, actions: Actions) -> None:
        super().__init__(bridge, actions, tr("Prepare"))
        self._shown_id = ""
        self.workshop_card = WorkshopCard(self)
        self.people_card = PeopleCard(self)
        self.model_card = ModelCard(self)
        self.agenda_card = AgendaCard(self)
        self.voting_card = VotingCard(self)
        self.horizons_card = HorizonsCard(self)
        self.room_card = RoomCard(self)
        self.cards: tuple[PageCard, ...] = (
            self.workshop_card,
            self.people_card,
            self.model_card,
            self.agenda_card,
            self.voting_card,
            self.room_card,
            self.horizons_card,
        )
        self.hints = Hints()
        self.hints.asked.connect(self._on_hint_asked)
        self.ready = Pill(tr("Ready"), "good")
        self.ready.setObjectName("ready")
        self.pills.addWidget(self.ready)
        self.start = Button(tr("Start scoring"), "primary")
        self.start.setObjectName("start_scoring")
        self.start.clicked.connect(self._on_start_clicked)
        actions.keys_changed.connect(self._show_keys)
        self._show_keys()
        self.buttons.addWidget(self.start)
        self._lay_out()

    def refresh(self, shown: Workshop) -> None:
        """Show the workshop as it is now, in place."""
        other = shown.id != self._shown_id
        self._shown_id = shown.id
        for card in self.cards:
            card.show_workshop(shown, other=other)
        lacking = missing(shown)
        self.hints.show_missing(lacking)
        self.ready.setVisible(not lacking)
        self.start.set_text(tr("Continue scoring") if scored(shown) else tr("Start scoring"))
        if other:
            self.column.verticalScrollBar().setValue(0)
            # a new workshop goes on with its people; else no button takes the first key
            begin = self.people_card.name if not shown.participants else self
            begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Save what is being typed, and add the participant whose name was typed last."""
        super().leave()
        if self.workshop_id:
            self.people_card.keep_begun()
            self.room_card.keep_begun()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the models once the page is painted."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.model_card.read_catalogue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        if self._columns.fit(self.width() - 2 * MARGIN):
            # two columns are about as high with the room at the left; in one it stands behind what takes longer
            left, right = self._columns.sides
            before, now = (right, left) if self._columns.wide else (left, right)
            before.removeWidget(self.room_card)
            now.insertWidget(3 if now is right else 2, self.room_card)

    def _show_keys(self) -> None:
        """Name the keys that hold now."""
        self.start.set_key(self.actions_table.key("go_score"))
        self.people_card.set_key(self.actions_table.key("add_participant"))

    def _lay_out(self) -> None:
        self.add_column()
        self._columns = TwoColumns(self.cards[:2], self.cards[2:])
        self.column.body.setSpacing(8)
        self.column.body.addWidget(self.hints)
        self.column.body.addLayout(self._columns)
        self.column.body.addStretch(1)

    def _on_hint_asked(self, name: str) -> None:
        editor: QWidget = self.people_card.name
        if name != "participants":
            editor = self.workshop_card.fields[name].editor
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.column.show_whole(editor)

    def _on_start_clicked(self) -> None:
        self.flush()
        self.actions_table.go.emit("score", "")
