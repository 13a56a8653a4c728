"""What stands where a file is to go: nothing, a file that can be replaced, or one that is in use or protected."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path
from typing import Literal

Standing = Literal["free", "taken", "locked"]


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
