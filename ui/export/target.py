"""Where the plan goes: the folder and the file name that a person gave, judged before anything is written."""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
from pathlib import Path
from typing import Literal, NamedTuple

from app import paths
from app.i18n import tr
from app.report.file_name import MAX_BYTES

ENDING = ".pdf"
Standing = Literal["free", "taken", "locked"]

_NOT_ALLOWED = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")


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


def typed_name(text: str, suggested: str) -> str:
    """The file name that a person typed, with its ending; nothing is the suggested one."""
    text = text.strip()
    if not text:
        return suggested
    return text if text.lower().endswith(ENDING) else f"{text}{ENDING}"


def name_fault(name: str) -> str:
    """Why a file name cannot be taken on every system, else ''."""
    if _NOT_ALLOWED.search(name):
        return tr('A file name cannot hold / \\ : * ? " < > |')
    stem = name[: -len(ENDING)]
    if not stem.strip(" ."):
        return tr("Give the file a name.")
    if _RESERVED.match(stem):
        return tr("Windows keeps this name for itself. Choose another one.")
    if len(name.encode("utf-8", "replace")) > MAX_BYTES:
        return tr("This name is too long. Shorten it.")
    return ""


def standing(target: Path) -> Standing:
    """Whether a file of this name is there, and whether it can be replaced: not one that is in use or protected."""
    try:
        found = target.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return "free"
    except (OSError, ValueError):
        return "locked"
    if not stat.S_ISREG(found.st_mode) or not found.st_mode & 0o222:
        return "locked"
    try:
        # a program that holds the file open on Windows refuses this
        with target.open("r+b"):
            return "taken"
    except OSError:
        return "locked"


def changed_at(target: Path) -> dt.datetime | None:
    """When a file was last written, in the laptop's own time; None when it is not there."""
    try:
        return dt.datetime.fromtimestamp(target.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None


def free_name(target: Path) -> Path:
    """The first name with a number behind it that no file has: 'Plan (2).pdf'."""
    number = 2
    while os.path.lexists(found := target.with_name(f"{target.stem} ({number}){target.suffix}")):
        number += 1
    return found
