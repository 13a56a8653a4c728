"""The card of the plan itself: the sentence over it, and its sections in their order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.pack import PackOptions, Section
from app.i18n import tr
from ui.export.section_list import SectionList
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import FormField, TextEditor
from ui.widgets.labels import PlainLabel


class PlanCard(Card):
    """`headline_written(text)`: '' for the suggested one. The list's own signals tell of the sections."""

    headline_written = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("The plan"))
        self._suggestion = ""
        self.headline = TextEditor(min_lines=3, max_lines=5)
        self.headline.setObjectName("headline")
        self.headline.committed.connect(lambda text: self._on_committed(str(text)))
        self.headline_field = FormField(tr("Headline"), self.headline)
        self.own_button = Button(tr("Edit the suggestion"), kind="quiet", icon="edit")
        self.own_button.setObjectName("headline_edit")
        self.own_button.clicked.connect(self._on_own_clicked)
        self.usual_button = Button(tr("Back to the suggestion"), kind="quiet", icon="undo")
        self.usual_button.setObjectName("headline_suggested")
        self.usual_button.clicked.connect(self._on_usual_clicked)
        buttons = QHBoxLayout()
        buttons.addWidget(self.own_button)
        buttons.addWidget(self.usual_button)
        buttons.addStretch(1)
        self.sections = SectionList()
        self.body.addWidget(self.headline_field)
        self.body.addLayout(buttons)
        self.body.addSpacing(6)
        self.body.addWidget(PlainLabel(tr("Sections in their order"), "label"))
        self.body.addWidget(self.sections)

    def show_headline(self, headline: str, suggestion: str, *, other: bool) -> None:
        """Show a workshop's sentence, the suggested one behind it; `other` for another workshop than before."""
        if other:
            self.headline.saver.forget()
        self._suggestion = suggestion
        self.headline.setPlaceholderText(suggestion)
        self.headline.set_value(headline)
        self._show_buttons(bool(headline))

    def show_options(self, options: PackOptions, details: dict[Section, str]) -> None:
        """Show the sections."""
        self.sections.show_options(options, details)

    def _show_buttons(self, own: bool) -> None:
        hint = "" if own else tr("Made from the largest gap. Type your own to replace it.")
        if self.headline_field.message.text() != hint:
            self.headline_field.set_hint(hint)
        focus = self.window().focusWidget()
        shown, hidden = (self.usual_button, self.own_button) if own else (self.own_button, self.usual_button)
        shown.show()
        if focus is hidden:
            shown.setFocus()
        hidden.hide()

    def _on_committed(self, text: str) -> None:
        text = " ".join(text.split())
        self.headline_written.emit("" if text == self._suggestion else text)

    def _on_own_clicked(self) -> None:
        self.headline.setFocus()
        self.headline.setPlainText(self._suggestion)
        self.headline.selectAll()

    def _on_usual_clicked(self) -> None:
        self.headline.saver.forget()
        self.headline_written.emit("")
        self.headline.set_value("")
