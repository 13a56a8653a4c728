"""The settings page: appearance, language of dates, paper, and who facilitates."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import paths
from app.i18n import format_date, format_number, tr
from ui.preferences import Preferences
from ui.widgets.card import Card
from ui.widgets.choice import SegmentedChoice
from ui.widgets.fields import ChoiceEditor, FormField, LineEditor
from ui.widgets.labels import PlainLabel
from ui.widgets.page import Page
from ui.widgets.scroll import ScrollColumn

_WIDTH = 720
_LOCALES = ("en_GB", "en_US", "de_DE", "de_CH", "fr_FR", "nl_NL", "es_ES", "it_IT", "pl_PL", "pt_PT", "sv_SE", "da_DK")


class SettingsPage(Page):
    """What a person sets once. Every change holds at once and is kept."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(tr("Settings"))
        self.preferences = preferences
        column = ScrollColumn()
        self.content.addWidget(column)
        for card in (self._look(), self._paper(), self._places()):
            card.setMaximumWidth(_WIDTH)
            column.body.addWidget(card)
        column.body.addStretch(1)
        preferences.changed.connect(self._show)
        self._show()

    def _look(self) -> Card:
        card = Card(tr("Screen"))
        self.appearance = SegmentedChoice([("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))])
        self.appearance.setObjectName("appearance")
        self.appearance.chosen.connect(lambda value: self.preferences.change(appearance=value))
        card.body.addWidget(FormField(tr("Appearance"), self.appearance))
        return card

    def _paper(self) -> Card:
        card = Card(tr("Dates, numbers and paper"))
        names = [("", tr("As the system")), *((locale, _locale_name(locale)) for locale in _LOCALES)]
        self.locale = ChoiceEditor(names)
        self.locale.setObjectName("locale")
        self.locale.committed.connect(lambda value: self.preferences.change(locale=value))
        self.locale_field = FormField(tr("Language of dates and numbers"), self.locale)
        self.paper = SegmentedChoice([("", tr("As the country has it")), ("a4", tr("A4")), ("letter", tr("Letter"))])
        self.paper.setObjectName("paper")
        self.paper.chosen.connect(lambda value: self.preferences.change(page=value))
        self.facilitator = LineEditor(tr("Your name"))
        self.facilitator.setObjectName("facilitator")
        self.facilitator.committed.connect(lambda value: self.preferences.change(facilitator=str(value).strip()))
        card.body.addWidget(self.locale_field)
        card.body.addWidget(FormField(tr("Paper"), self.paper))
        card.body.addWidget(
            FormField(tr("Facilitator"), self.facilitator, tr("Stands in every new workshop; it can be changed there."))
        )
        return card

    def _places(self) -> Card:
        card = Card(tr("Where your data lies"))
        for what, path in (
            (tr("Library"), paths.library_path()),
            (tr("Models of your own"), paths.user_models_dir()),
            (tr("Log"), paths.log_path()),
        ):
            card.body.addWidget(_place(what, str(path)))
        return card

    def _show(self) -> None:
        settings = self.preferences.settings
        self.appearance.set_value(settings.appearance)
        self.locale.set_value(settings.locale)
        self.paper.set_value(settings.page)
        self.facilitator.set_value(settings.facilitator)
        example = tr("For example: {date} and {number}")
        self.locale_field.set_hint(
            example.format(date=format_date(dt.date(2026, 11, 23), "long"), number=format_number(1234.5))
        )


def _place(what: str, path: str) -> QWidget:
    label = PlainLabel(path, "muted", wrap=True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return FormField(what, label)


def _locale_name(name: str) -> str:
    from babel import Locale

    locale = Locale.parse(name)
    return f"{locale.get_language_name('en')} ({locale.get_territory_name('en')})"
