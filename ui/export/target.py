"""Where the plan goes: the folder and the file name that a person gave, judged before anything is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from app import paths
from app.i18n import tr


class FolderState(NamedTuple):
    """What is to be said of a folder: `fault` stops the export, `will_be_made` is no fault, `can_be_made` offers it."""

    fault: str = ""
    will_be_made: bool = False
    can_be_made: bool = False


def typed_folder(text: str) -> Path:
    """The folder that a person typed or pasted; '~' is the home, and nothing is the usual folder."""
    text = text.strip().strip('"')
    if not text:
        return paths.documents_dir()
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def folder_state(folder: Path) -> FolderState:
    """Whether a plan can be written into a folder; only the usual one is made without asking."""
    if not folder.is_absolute():
        return FolderState(tr("Give the whole path of the folder, or choose one."))
    try:
        mode = folder.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if folder == paths.documents_dir():
            return FolderState(will_be_made=True)
        return FolderState(tr("This folder is not there."), can_be_made=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return FolderState(tr("This folder cannot be used: {reason}.").format(reason=reason))
    if not stat.S_ISDIR(mode):
        return FolderState(tr("This is a file, not a folder. Choose another one."))
    if not os.access(folder, os.W_OK | os.X_OK):
        return FolderState(tr("This folder cannot be written to. Choose another one or change its rights."))
    return FolderState()


def make_folder(folder: Path) -> str:
    """Make a folder with those above it; a sentence why it could not be made, else ''."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return tr("This folder could not be made: {reason}. Choose another one.").format(reason=reason)
    return ""
