"""The card with the categories in scope, their minutes, and the agenda that adds itself up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.commands import EditWorkshop, SetAllMinutes, SetMinutes, SetScope
from app.domain.agenda import agenda
from app.domain.workshop import Workshop
from app.i18n import tr
from ui.prepare.agenda_row import MOST_MINUTES, AgendaRow
from ui.prepare.forms import PageCard, show_in
from ui.prepare.words import end_words, total_words
from ui.widgets.buttons import Button
from ui.widgets.card import line
from ui.widgets.fields import FormField, NumberEditor, TimeEditor
from ui.widgets.labels import PlainLabel
from ui.widgets.pill import Pill
from ui.workshop_page import WorkshopPage

_USUAL_MINUTES = 20


class AgendaCard(PageCard):
    """What is scored today, from when to when, and when the day ends."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, tr("Categories and agenda"))
        self.rows: dict[str, AgendaRow] = {}
        self.ends = Pill("", "accent")
        self.ends.setObjectName("day_ends")
        self.add_beside(self.ends)
        self.starts = TimeEditor()
        self.starts.setObjectName("starts_at")
        self.starts_field = FormField(tr("Start"), self.starts)
        self.breaks = NumberEditor(0, MOST_MINUTES, tr(" min"), step=5)
        self.breaks.setObjectName("break_minutes")
        self.breaks_field = FormField(tr("Breaks in all"), self.breaks)
        self.all_minutes = NumberEditor(0, MOST_MINUTES, tr(" min"), step=5)
        self.all_minutes.setObjectName("all_minutes")
        self.all_minutes.set_value(_USUAL_MINUTES)
        self.all_field = FormField(tr("Every category"), self.all_minutes)
        self.set_all = Button(tr("Set all"))
        self.set_all.setObjectName("set_all_minutes")
        self.total = PlainLabel("", "muted", wrap=True)
        self.total.setObjectName("day_total")
        self._lay_out()
        self.starts.committed.connect(lambda value: self._edit(self.starts_field, starts_at=str(value)))
        self.breaks.committed.connect(lambda value: self._edit(self.breaks_field, break_minutes=int(value)))
        self.all_minutes.lineEdit().returnPressed.connect(self._on_set_all)
        self.set_all.clicked.connect(self._on_set_all)

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Show the day as it is planned."""
        wanted = [category.id for category in shown.model.categories]
        if wanted != list(self.rows):
            self._make_rows(wanted)
        day = agenda(shown)
        items = {item.category_id: item for item in day.items}
        for category in shown.model.categories:
            row = self.rows[category.id]
            took = shown.timing(category.id)
            row.show_row(category, shown.state(category.id), items.get(category.id), took, other=other)
        show_in(self.starts_field, shown.starts_at, other=other)
        show_in(self.breaks_field, shown.break_minutes, other=other)
        if other:
            self._begin_all(shown)
        self.ends.set(end_words(day), "warn" if day.days_over else "accent")
        self.total.setText(total_words(day, shown.break_minutes))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        for field, width in ((self.starts_field, 96), (self.breaks_field, 116), (self.all_field, 116)):
            field.editor.setFixedWidth(width)
            top.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        button = QVBoxLayout()
        button.addSpacing(self.all_field.label.sizeHint().height() + 4)
        button.addWidget(self.set_all)
        button.addStretch(1)
        top.addLayout(button)
        top.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(top)
        self.body.addWidget(line())
        self.body.addLayout(self._column)
        self.body.addWidget(line())
        self.body.addWidget(self.total)

    def _make_rows(self, category_ids: list[str]) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for category_id in category_ids:
            row = AgendaRow(category_id)
            row.scope_wanted.connect(self._on_scope_wanted)
            row.minutes_wanted.connect(self._on_minutes_wanted)
            self._column.addWidget(row)
            self.rows[category_id] = row

    def _begin_all(self, shown: Workshop) -> None:
        """Begin with the minutes that all categories have, where they have the same."""
        planned = {shown.state(category.id).minutes for category in shown.model.categories}
        self.all_minutes.set_value(planned.pop() if len(planned) == 1 else _USUAL_MINUTES)
        self.all_field.set_error("")

    def _edit(self, field: FormField, **values: object) -> None:
        command = EditWorkshop(workshop_id=self.page.workshop_id, **values)  # type: ignore[arg-type]
        self.page.do(command, field, merge=f"workshop:{field.editor.objectName()}")

    def _on_scope_wanted(self, category_id: str, in_scope: bool) -> None:
        command = SetScope(workshop_id=self.page.workshop_id, category_id=category_id, in_scope=in_scope)
        row = self.rows[category_id]
        problem = self.page.bridge.do(command)
        row.field.set_error(str(problem) if problem else "")
        row.minutes.set_invalid(False)
        if problem is not None:
            row.check.setChecked(not in_scope)

    def _on_minutes_wanted(self, category_id: str, minutes: int) -> None:
        command = SetMinutes(workshop_id=self.page.workshop_id, category_id=category_id, minutes=minutes)
        self.page.do(command, self.rows[category_id].field, merge=f"minutes:{category_id}")

    def _on_set_all(self) -> None:
        self.all_minutes.interpretText()
        minutes = int(self.all_minutes.value())
        problem = self.page.do(SetAllMinutes(workshop_id=self.page.workshop_id, minutes=minutes), self.all_field)
        if problem is None:
            for row in self.rows.values():
                row.field.set_error("")
