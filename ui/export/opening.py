"""Asks the desktop to open a file of the pack or to show it in its folder, and says where it is when nothing opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.i18n import tr
from ui import desktop
from ui.actions import Actions
from ui.export.words import breakable


def open_file(actions: Actions, path: Path) -> None:
    """Open a file in the program that the system has for it."""
    _ask(actions, path, lambda: desktop.open_file(path), tr("No program opened {name}. It is in {folder}."))


def show_in_folder(actions: Actions, path: Path) -> None:
    """Show a file in the file manager."""
    sentence = tr("The folder did not open. {name} is in {folder}.")
    _ask(actions, path, lambda: desktop.show_in_folder(path), sentence)


def _ask(actions: Actions, path: Path, ask: Callable[[], bool], sentence: str) -> None:
    if not path.exists():
        sentence = tr("{name} is no longer in {folder}. Write it again.")
    elif ask():
        return
    text = sentence.format(name=path.name, folder=path.parent)
    actions.tell.emit(breakable(text), "warn", "", None)
