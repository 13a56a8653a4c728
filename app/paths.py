"""Where things lie: what ships with the program, and the user's own data on each system."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", "") or Path(__file__).resolve().parent.parent)


def resources_dir() -> Path:
    """What the program looks like: fonts, icons, themes, locale."""
    return _ROOT / "resources"


def data_dir() -> Path:
    """What the program ships knowing, read-only: models and samples."""
    return _ROOT / "data"


def user_data_dir() -> Path:
    """The user's own data, never synced by the system where that can be told apart.

    LEVELSET_HOME overrides it (tests, USB sticks).
    """
    home = os.environ.get("LEVELSET_HOME")
    if home:
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Levelset"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Levelset"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "levelset"


def library_path() -> Path:
    """The library that opens when no other is named."""
    return user_data_dir() / "library.sqlite"


def user_models_dir() -> Path:
    """Where a user puts model files of their own."""
    return user_data_dir() / "models"


def settings_path() -> Path:
    """The settings file."""
    return user_data_dir() / "settings.json"


def log_path() -> Path:
    """The program's log; it never holds a client's text."""
    return user_data_dir() / "levelset.log"


def documents_dir() -> Path:
    """Where exports go unless another folder is chosen."""
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "Levelset"
