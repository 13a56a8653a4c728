"""The card with paper, folder and file name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app import paths
from app.i18n import tr
from app.settings import Settings
from ui import desktop
from ui.export.target import (
    changed_at,
    folder_state,
    free_name,
    make_folder,
    name_fault,
    standing,
    typed_folder,
    typed_name,
)
from ui.export.words import time_word
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choice import SegmentedChoice
from ui.widgets.fields import FormField, LineEditor
from ui.widgets.labels import plain_tooltip


class Place(NamedTuple):
    """Where the plan is to go; `makes_folder` where the folder is not there yet and will be made."""

    path: Path
    makes_folder: bool


class PlaceCard(Card):
    """Paper, folder and name; `paper_chosen(page)` and `named(text)` tell what a person chose and typed."""

    paper_chosen = Signal(str)
    named = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Paper and place"))
        self._suggested = ""
        self.paper = SegmentedChoice([("a4", tr("A4")), ("letter", tr("Letter"))])
        self.paper.setObjectName("paper")
        self.paper.chosen.connect(lambda page: self.paper_chosen.emit(str(page)))
        self.folder = LineEditor()
        self.folder.setObjectName("folder")
        self.folder.committed.connect(lambda _text: self.look())
        self.folder_field = FormField(tr("Folder"), self.folder)
        self.choose_button = Button(tr("Choose folder…"), icon="folder")
        self.choose_button.setObjectName("choose_folder")
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.create_button = Button(tr("Create it"), icon="plus")
        self.create_button.setObjectName("create_folder")
        self.create_button.clicked.connect(self._on_create_clicked)
        self.create_button.hide()
        self.name = LineEditor()
        self.name.setObjectName("file_name")
        self.name.committed.connect(self._on_name_committed)
        self.name_field = FormField(tr("File name"), self.name)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.create_button)
        buttons.addStretch(1)
        self.body.setSpacing(12)
        self.body.addWidget(FormField(tr("Paper"), self.paper))
        folder = QVBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self.folder_field)
        folder.addLayout(buttons)
        self.body.addLayout(folder)
        self.body.addWidget(self.name_field)

    def show_settings(self, settings: Settings) -> None:
        """Show the paper, and the folder where none was typed yet."""
        self.paper.set_value(settings.paper)
        if not self.folder.text():
            self._show_folder(Path(settings.export_folder) if settings.export_folder else paths.documents_dir())

    def show_name(self, typed: str, suggested: str, *, other: bool) -> None:
        """Show the name of a plan: the typed one, else the suggested one; `other` for another workshop than before."""
        self._suggested = suggested
        self.name.setPlaceholderText(suggested)
        wanted = typed or suggested
        if other:
            self.name.saver.forget()
            self.name_field.set_error("")
            self.name.setText(wanted)
            self.name.setCursorPosition(0)
        if not (self.name.hasFocus() and not self.name.text()):
            self.name.set_value(wanted)
        self.look()

    def look(self) -> None:
        """See what is in the folder now, and say beside the fields what that means."""
        folder = typed_folder(self.folder.text())
        plain_tooltip(self.folder, str(folder))
        state = folder_state(folder)
        self._say_error(self.folder_field, state.fault)
        self.folder_field.set_hint(tr("This folder will be made.") if state.will_be_made else "")
        self.create_button.setVisible(state.can_be_made)
        name = typed_name(self.name.text(), self._suggested)
        fault = name_fault(name)
        self._say_error(self.name_field, fault)
        self.name_field.set_hint("" if fault or state.fault else self._name_hint(folder / name))

    def place(self) -> Place | None:
        """Where the plan is to go; None when that cannot be: the field at fault says why and gets the focus."""
        self.look()
        for field in (self.folder_field, self.name_field):
            if field.error:
                field.editor.setFocus()
                return None
        folder = typed_folder(self.folder.text())
        return Place(folder / typed_name(self.name.text(), self._suggested), folder_state(folder).will_be_made)

    def _name_hint(self, target: Path) -> str:
        found = standing(target)
        if found == "locked":
            text = tr("A file of this name is open elsewhere or protected; the plan gets the name “{name}”.")
            return text.format(name=free_name(target).name)
        if found == "taken":
            written = changed_at(target)
            moment = time_word(written, dt.date.today()) if written else tr("the same name")
            return tr("Replaces the file of {time}.").format(time=moment)
        return (
            "" if target.name == self.name.text().strip() else tr("Its name will be “{name}”.").format(name=target.name)
        )

    def _say_error(self, field: FormField, sentence: str) -> None:
        if field.error != sentence:
            field.set_error(sentence)

    def _show_folder(self, folder: Path) -> None:
        self.folder.saver.forget()
        self.folder.set_value(str(folder))
        self.folder.setText(str(folder))
        self.folder.setCursorPosition(0)
        self.look()

    def _on_name_committed(self, value: object) -> None:
        text = str(value)
        self.named.emit("" if text == self._suggested else text)
        self.look()

    def _on_choose_clicked(self) -> None:
        chosen = desktop.choose_folder(self, tr("Folder for the plan"), typed_folder(self.folder.text()))
        if chosen is not None:
            self._show_folder(chosen)

    def _on_create_clicked(self) -> None:
        fault = make_folder(typed_folder(self.folder.text()))
        self.look()
        if fault:
            self.folder_field.set_error(fault)
        else:
            # the button goes away, and the keyboard would be nowhere
            self.folder.setFocus()
