"""Shows a folder in the system's file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.i18n import tr


def open_folder(folder: Path) -> str:
    """Open a folder, which is made when there is none; answers with a sentence when that cannot be, else with ''."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder {folder} cannot be made: {why}.")
        return sentence.format(folder=folder, why=error.strerror or error)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        return tr("No file manager was found. This is the folder: {folder}").format(folder=folder)
    return ""
