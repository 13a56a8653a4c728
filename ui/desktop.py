"""What pages ask of the desktop: a folder, a file, a program for a file, a file manager."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtWidgets import QColorDialog, QFileDialog, QWidget

from app.i18n import tr


def choose_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Ask for a folder, beginning with the nearest one that is there; None when the person gave up."""
    while not start.is_dir() and start != start.parent:
        start = start.parent
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file of these kinds, such as 'CSV (*.csv)'; None when the person gave up."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def choose_colour(parent: QWidget, title: str, start: str) -> str | None:
    """Ask for a colour as "#rrggbb", beginning with one; None when the person gave up."""
    chosen = QColorDialog.getColor(QColor(start or "white"), parent, title)
    return chosen.name() if chosen.isValid() else None


def open_file(path: Path) -> bool:
    """Open a file in the program that the system has for it; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show a file in the file manager, selected where that has a way to ask for it; False when nothing opened."""
    if sys.platform == "win32":
        return _started("explorer.exe", "/select,", QDir.toNativeSeparators(str(path)))
    if sys.platform == "darwin":
        return _started("open", "-R", str(path))
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


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


def _started(program: str, *arguments: str) -> bool:
    return bool(QProcess.startDetached(program, list(arguments))[0])
