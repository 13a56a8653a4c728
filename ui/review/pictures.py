"""Pictures and the table for the consultant's own slides: where a file goes, and the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.problems import ExportFault
from app.i18n import tr

PictureKind = Literal["png", "svg"]
KINDS: tuple[PictureKind, ...] = ("png", "svg")


class Picture(Protocol):
    """What can be saved: a figure on the screen."""

    def save_png(self, path: Path) -> None:
        """Save it as PNG."""

    def save_svg(self, path: Path) -> None:
        """Save it as SVG."""


def kind_name(kind: PictureKind) -> str:
    """What a kind of picture is good for."""
    return tr("PNG picture") if kind == "png" else tr("SVG drawing")


def pictures_folder() -> Path:
    """Where pictures go until another folder is chosen."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def ask_file(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """Ask the person for a file, as the suggested one is of a kind; None when they think better of it."""
    dialog = QFileDialog(parent, title, str(suggested.parent))
    dialog.setObjectName("save_picture_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    filters = {f"{kind_name(kind)} (*.{kind})": kind for kind in KINDS}
    dialog.setNameFilters(list(filters))
    wanted = suggested.suffix[1:].lower()
    dialog.selectNameFilter(next(text for text, kind in filters.items() if kind == wanted))
    dialog.setDefaultSuffix(wanted)
    dialog.filterSelected.connect(lambda text: dialog.setDefaultSuffix(filters[text]))
    dialog.selectFile(suggested.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    kind = filters.get(dialog.selectedNameFilter(), wanted)
    dialog.deleteLater()
    return with_ending(Path(chosen[0]), kind) if accepted and chosen else None


def with_ending(path: Path, kind: str) -> Path:
    """The path with an ending of its own if it is one of ours, else with that of the kind."""
    return path if path.suffix.lower() in (".png", ".svg") else path.with_name(f"{path.name}.{kind}")


def save_picture(picture: Picture, path: Path) -> None:
    """Save in the kind that the path ends with. ExportFault when it cannot be written."""
    if path.is_dir():
        raise ExportFault(tr("There is a folder named {name}. Choose another name.").format(name=path.name))
    if path.suffix.lower() == ".svg":
        picture.save_svg(path)
    else:
        picture.save_png(path)


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
