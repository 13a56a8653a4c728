"""The settings page: who facilitates, appearance, keys, clock, dates and paper, and where everything lies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from app import paths
from app.domain import checks
from app.domain.problems import Problem
from app.i18n import format_date, format_number, tr, trn
from ui.actions import Actions
from ui.desktop import open_folder
from ui.locales import LOCALES
from ui.preferences import Preferences
from ui.settings.place_row import PlaceRow
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.check import CheckBox
from ui.widgets.choice import SegmentedChoice
from ui.widgets.columns import ScrollingPage, TwoColumns
from ui.widgets.fields import ChoiceEditor, FormField, LineEditor
from ui.widgets.labels import PlainLabel
from ui.widgets.page import MARGIN, Page
from ui.widgets.paint import key_text

NOTICE_MS = 12_000
_WIDTH = 760
_EXAMPLE_DAY, _EXAMPLE_NUMBER = dt.date(2026, 11, 23), 1234.5


class SettingsPage(ScrollingPage, Page):
    """What a person sets once. Every change holds at once and is kept."""

    def __init__(self, preferences: Preferences, actions: Actions, library: Path) -> None:
        super().__init__(tr("Settings"))
        self.preferences = preferences
        self.actions_table = actions
        self._library = library
        self.add_column()
        left, right = (self._you(), self._screen(), self._keys(), self._clock(), self._paper()), (self._places(),)
        for card in (*left, *right):
            card.setMaximumWidth(_WIDTH)
        self._columns = TwoColumns(left, right)
        self.column.body.addLayout(self._columns)
        self.column.body.addStretch(1)
        preferences.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was changed elsewhere, such as the folder of the exports."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        self._columns.fit(self.width() - 2 * MARGIN)

    def _you(self) -> Card:
        card = Card(tr("You"))
        self.facilitator = LineEditor(tr("Your name"))
        self.facilitator.setObjectName("facilitator")
        self.facilitator.committed.connect(self._on_facilitator_committed)
        hint = tr("Stands as the facilitator in every new workshop; it can be changed there.")
        self.facilitator_field = FormField(tr("Your name"), self.facilitator, hint)
        card.body.addWidget(self.facilitator_field)
        return card

    def _screen(self) -> Card:
        card = Card(tr("Screen"))
        looks = [("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))]
        self.appearance = SegmentedChoice(looks)
        self.appearance.setObjectName("appearance")
        self.appearance.chosen.connect(lambda value: self.preferences.change(appearance=value))
        self.appearance_field = FormField(tr("Appearance"), self.appearance)
        card.body.addWidget(self.appearance_field)
        return card

    def _keys(self) -> Card:
        card = Card(tr("Keys"))
        self.keys_told = PlainLabel("", "muted", wrap=True)
        self.keys_told.setObjectName("keys_told")
        self.keys_button = Button()
        self.keys_button.bind(self.actions_table["show_keys"], tr("See and change all keys"))
        self.keys_button.setObjectName("show_keys")
        self.keys_as_delivered = Button(tr("As delivered"), "quiet")
        self.keys_as_delivered.setObjectName("keys_as_delivered")
        self.keys_as_delivered.clicked.connect(self._on_keys_as_delivered_clicked)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.keys_button)
        row.addWidget(self.keys_as_delivered)
        row.addStretch(1)
        card.body.addWidget(self.keys_told)
        card.body.addLayout(row)
        self.actions_table.keys_changed.connect(self._show_keys)
        self._show_keys()
        return card

    def _clock(self) -> Card:
        card = Card(tr("Clock"))
        self.sound = CheckBox(tr("A tone when the time of a category is over"))
        self.sound.setObjectName("sound")
        self.sound.clicked.connect(lambda on: self.preferences.change(sound=on))
        card.body.addWidget(self.sound)
        return card

    def _paper(self) -> Card:
        card = Card(tr("Dates, numbers and paper"))
        self.country = ChoiceEditor()
        self.country.setObjectName("locale")
        self.country.committed.connect(lambda value: self.preferences.change(locale=str(value or "")))
        self.country_field = FormField(tr("Dates and numbers as in"), self.country)
        self.paper = SegmentedChoice([("a4", tr("A4")), ("letter", tr("Letter"))])
        self.paper.setObjectName("paper")
        self.paper.chosen.connect(lambda value: self.preferences.change(page=value))
        card.body.addWidget(self.country_field)
        card.body.addWidget(FormField(tr("Paper of the plan"), self.paper))
        return card

    def _places(self) -> Card:
        card = Card(tr("Where everything lies"))
        sentence = tr("Nothing leaves this laptop. Copy the library while Levelset is closed, and all is safe.")
        card.body.addWidget(PlainLabel(sentence, "muted", wrap=True))
        self.exports = PlaceRow("exports", tr("Plans that you export"), paths.documents_dir(), is_file=False)
        rows = (
            PlaceRow("library", tr("Library: all workshops"), self._library, is_file=True),
            PlaceRow("models", tr("Maturity models of your own"), paths.user_models_dir(), is_file=False),
            self.exports,
            PlaceRow("settings", tr("Settings"), paths.settings_path(), is_file=True),
            PlaceRow("log", tr("Log: what went wrong, never what a client said"), paths.log_path(), is_file=True),
        )
        for row in rows:
            row.asked.connect(self._on_folder_asked)
            card.body.addWidget(row)
        return card

    def _show(self) -> None:
        settings = self.preferences.settings
        self.facilitator.set_value(settings.facilitator)
        self.appearance.set_value(settings.appearance)
        self.sound.setChecked(settings.sound)
        known = [("", tr("As the system")), *LOCALES]
        if settings.locale not in dict(known):
            known.append((settings.locale, settings.locale))
        self.country.set_items(known)
        self.country.set_value(settings.locale)
        self.paper.set_value(settings.paper)
        example = tr("For example: {date} and {number}")
        date = format_date(_EXAMPLE_DAY, "long")
        self.country_field.set_hint(example.format(date=date, number=format_number(_EXAMPLE_NUMBER)))
        self.exports.set_path(Path(settings.export_folder) if settings.export_folder else paths.documents_dir())

    def _show_keys(self) -> None:
        """Name the keys that hold now, and say how many were changed."""
        key = key_text(self.actions_table.key("switch_appearance"))
        hint = tr("{key} changes between light and dark on every page.").format(key=key) if key else ""
        self.appearance_field.set_hint(hint)
        n = len(self.actions_table.changed_acts)
        changed = trn("{n} act has other keys than as delivered.", "{n} acts have other keys than as delivered.", n)
        self.keys_told.setText(changed if n else tr("All keys are as delivered. Each can be changed."))
        self.keys_as_delivered.setEnabled(n > 0)

    def _on_keys_as_delivered_clicked(self) -> None:
        before = self.preferences.settings.keys
        undo = lambda: self.preferences.change(keys=before)  # noqa: E731
        self.notice.show_notice(tr("All keys are as delivered."), "info", tr("Undo"), undo, NOTICE_MS)
        self.preferences.change(keys={})
        self.keys_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_facilitator_committed(self, value: object) -> None:
        try:
            name = checks.line(str(value), "facilitator", tr("your name"))
        except Problem as problem:
            self.facilitator_field.set_error(str(problem))
            return
        self.facilitator_field.set_error("")
        self.preferences.change(facilitator=name)

    def _on_folder_asked(self, folder: Path) -> None:
        sentence = open_folder(folder)
        if sentence:
            self.notice.show_notice(sentence, "info")
