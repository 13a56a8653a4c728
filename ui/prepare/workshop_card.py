"""The card with client, team, date, place and facilitator."""

from __future__ import annotations

from functools import partial

from app.commands import EditWorkshop
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from ui.prepare.forms import PageCard, field_row, show_in
from ui.widgets.fields import DateEditor, FormField, LineEditor
from ui.widgets.labels import plain_tooltip
from ui.workshop_page import WorkshopPage

_DATE_WIDTH = 136
_SEEN = 20


class WorkshopCard(PageCard):
    """For whom, when, where and by whom."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, tr("The workshop"))
        editors = {
            "client": LineEditor(tr("Who the workshop is for")),
            "team": LineEditor(tr("Which team scores itself")),
            "date": DateEditor(optional=False),
            "place": LineEditor(tr("Room, building, town")),
            "facilitator": LineEditor(tr("Who leads through the day")),
        }
        labels = (tr("Client"), tr("Team"), tr("Date"), tr("Place"), tr("Facilitator"))
        self.fields: dict[str, FormField] = {}
        for (name, editor), label in zip(editors.items(), labels, strict=True):
            editor.setObjectName(name)
            editor.committed.connect(partial(self._on_committed, name))
            self.fields[name] = FormField(label, editor)
        self.body.addLayout(field_row(self.fields["client"], self.fields["team"], stretch=(1, 1)))
        self.fields["date"].setFixedWidth(_DATE_WIDTH)
        self.body.addLayout(
            field_row(self.fields["date"], self.fields["place"], self.fields["facilitator"], stretch=(0, 4, 3))
        )

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Fill in the fields."""
        for name, field in self.fields.items():
            show_in(field, getattr(shown, name), other=other)
            if name != "date":
                plain_tooltip(field.editor, getattr(shown, name) if len(getattr(shown, name)) > _SEEN else "")
        self.fields["date"].set_hint(format_date(shown.date, "EEEE"))

    def _on_committed(self, name: str, value: object) -> None:
        command = EditWorkshop(workshop_id=self.page.workshop_id, **{name: value})  # type: ignore[arg-type]
        self.page.do(command, self.fields[name], merge=f"workshop:{name}")
