"""The card for a new workshop: client, team, date and model, in the page itself."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.catalogue import Catalogue
from app.domain.model import MaturityModel
from app.domain.problems import Problem
from app.i18n import tr, trn
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceEditor, DateEditor, FormField, LineEditor
from ui.widgets.labels import PlainLabel

DEFAULT_MODEL = "cd-infoq"


class NewWorkshopCard(Card):
    """Asks for what a workshop cannot be without. `wanted(client, team, date, model)` when it is all there."""

    wanted = Signal(str, str, object, object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__(tr("New workshop"))
        self.set_tone("accent")
        self._models: dict[str, MaturityModel] = {}
        self.client = LineEditor(tr("Who the workshop is for"))
        self.client.setObjectName("new_client")
        self.team = LineEditor(tr("Which team scores itself"))
        self.team.setObjectName("new_team")
        self.date = DateEditor(optional=False)
        self.date.setObjectName("new_date")
        self.model = ChoiceEditor([])
        self.model.setObjectName("new_model")
        self.model.committed.connect(self._show_summary)
        self.client_field = FormField(tr("Client"), self.client)
        self.team_field = FormField(tr("Team"), self.team)
        self.date_field = FormField(tr("Date"), self.date)
        self.model_field = FormField(tr("Maturity model"), self.model)
        self.summary = PlainLabel("", "muted", wrap=True)
        self._lay_out()

    def begin(self, catalogue: Catalogue, today: dt.date) -> None:
        """Show the card empty, with the models that can be used."""
        self._models = {model.id: model for model in catalogue.models}
        before = self.model.value() if self.model.value() in self._models else DEFAULT_MODEL
        self.model.set_items([(model.id, model.name) for model in self._models.values()])
        self.model.set_value(before)
        self.client.set_value("")
        self.team.set_value("")
        self.date.set_value(today)
        for field in self._fields:
            field.set_error("")
        self._show_summary()
        self.show()
        self.client.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _fields(self) -> tuple[FormField, ...]:
        return (self.client_field, self.team_field, self.date_field, self.model_field)

    def show_problem(self, problem: Problem) -> None:
        """Say what is wrong beside the entry that it is about."""
        field = {"client": self.client_field, "team": self.team_field, "date": self.date_field}.get(
            problem.field, self.model_field
        )
        field.set_error(str(problem))
        field.editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the workshop, Escape gives it up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_create_clicked()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for column, (field, stretch) in enumerate(zip(self._fields, (3, 3, 2, 4), strict=True)):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)
        create = Button(tr("Create and prepare"), "primary", "↵")
        create.setObjectName("create_workshop")
        create.clicked.connect(self._on_create_clicked)
        cancel = Button(tr("Cancel"), "quiet", "Esc")
        cancel.setObjectName("cancel_new_workshop")
        cancel.clicked.connect(self.given_up)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(cancel)
        row.addWidget(create)
        self.body.addLayout(row)

    def _show_summary(self, _value: object = None) -> None:
        model = self._models.get(str(self.model.value()))
        if model is None:
            self.summary.setText("")
            return
        shape = tr("{categories} by {levels}").format(
            categories=trn("{n} category", "{n} categories", len(model.categories)),
            levels=trn("{n} level", "{n} levels", len(model.levels)),
        )
        self.summary.setText(f"{shape}. {model.summary}")

    def _on_create_clicked(self) -> None:
        for field in self._fields:
            field.set_error("")
        client = str(self.client.value()).strip()
        if not client:
            self.client_field.set_error(tr("Enter the client."))
            self.client.setFocus()
            return
        try:
            date = self.date.value()
        except ValueError as fault:
            self.date_field.set_error(str(fault))
            self.date.setFocus()
            return
        model = self._models.get(str(self.model.value()))
        if model is None:
            self.model_field.set_error(tr("Choose a maturity model."))
            return
        self.wanted.emit(client, str(self.team.value()).strip(), date, model)
