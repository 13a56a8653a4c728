"""The card that says how the group votes: both levels on one card, or one question after the other."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.commands import EditWorkshop
from app.domain.workshop import Workshop
from app.i18n import tr
from ui.prepare.forms import PageCard
from ui.widgets.choice import SegmentedChoice
from ui.widgets.labels import PlainLabel
from ui.workshop_page import WorkshopPage


class VotingCard(PageCard):
    """One choice, explained for what it means in the room."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, tr("How the group votes"))
        self.together = SegmentedChoice([(True, tr("Both levels at once")), (False, tr("One after the other"))])
        self.together.setObjectName("vote_together")
        self.together.setAccessibleName(tr("How the group votes on current and target level"))
        self.together.chosen.connect(self._on_chosen)
        self.meaning = PlainLabel("", "muted", wrap=True)
        self.meaning.setObjectName("vote_together_meaning")
        row = QHBoxLayout()
        row.addWidget(self.together)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.meaning)

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Show how this workshop votes."""
        self.together.set_value(shown.vote_together)
        text = (
            tr("Each vote says where we are today and where we want to be. Quick, and good for most teams.")
            if shown.vote_together
            else tr("First where we are today, its reveal and the talk about it; then where we want to be.")
        )
        if self.meaning.text() != text:
            self.meaning.setText(text)

    def _on_chosen(self, together: object) -> None:
        self.page.do(EditWorkshop(workshop_id=self.page.workshop_id, vote_together=bool(together)))
