"""The card with the folder that the pack goes into."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app import paths
from app.i18n import tr
from app.settings import Settings
from ui import desktop
from ui.export.target import folder_state, make_folder, typed_folder
from ui.export.words import breakable
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import FormField, LineEditor
from ui.widgets.labels import PlainLabel, plain_tooltip


class Place(NamedTuple):
    """Where the pack is to go; `makes_folder` where the folder is not there yet and will be made."""

    folder: Path
    makes_folder: bool


class PlaceCard(Card):
    """The folder, and the name of the pack's own folder in it."""

    def __init__(self) -> None:
        super().__init__(tr("Place"))
        self._name = ""
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
        self.own = PlainLabel("", "muted", wrap=True)
        self.own.setObjectName("pack_folder")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.create_button)
        buttons.addStretch(1)
        self.body.setSpacing(10)
        folder = QVBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self.folder_field)
        folder.addLayout(buttons)
        self.body.addLayout(folder)
        self.body.addWidget(self.own)

    def show_settings(self, settings: Settings) -> None:
        """Show the folder where none was typed yet."""
        if not self.folder.text():
            self._show_folder(Path(settings.export_folder) if settings.export_folder else paths.documents_dir())

    def show_name(self, name: str) -> None:
        """Show the name of the pack's own folder."""
        self._name = name
        self.look()

    def look(self) -> None:
        """See what is in the folder now, and say what that means."""
        folder = typed_folder(self.folder.text())
        plain_tooltip(self.folder, str(folder))
        state = folder_state(folder)
        if self.folder_field.error != state.fault:
            self.folder_field.set_error(state.fault)
        self.folder_field.set_hint(tr("This folder will be made.") if state.will_be_made else "")
        self.create_button.setVisible(state.can_be_made)
        self.own.setText(breakable(self._sentence(folder)))

    def place(self) -> Place | None:
        """Where the pack is to go; None when that cannot be: the field says why and gets the focus."""
        self.look()
        if self.folder_field.error:
            self.folder.setFocus()
            return None
        folder = typed_folder(self.folder.text())
        return Place(folder, folder_state(folder).will_be_made)

    def _sentence(self, folder: Path) -> str:
        if self._name and not self.folder_field.error and (folder / self._name).is_dir():
            text = tr("Goes into “{name}”, which is there: files of the same name are replaced, others stay.")
        else:
            text = tr("Goes into a folder of its own: “{name}”.")
        return text.format(name=self._name)

    def _show_folder(self, folder: Path) -> None:
        self.folder.saver.forget()
        self.folder.set_value(str(folder))
        self.folder.setText(str(folder))
        self.folder.setCursorPosition(0)
        self.look()

    def _on_choose_clicked(self) -> None:
        chosen = desktop.choose_folder(self, tr("Folder for the pack"), typed_folder(self.folder.text()))
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
