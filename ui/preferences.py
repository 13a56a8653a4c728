"""The user's settings on the screen: one place that changes and saves them and tells who shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from app.domain.problems import Problem
from app.settings import Settings, load_settings, save_settings


class Preferences(QObject):
    """The settings; `changed` follows every change, `refused` says in a sentence that they could not be kept."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.settings: Settings = load_settings(path)

    def change(self, **fields: Any) -> None:
        """Change fields of the settings and save them."""
        wanted = msgspec.structs.replace(self.settings, **fields)
        if wanted == self.settings:
            return
        self.settings = wanted
        try:
            save_settings(wanted, self._path)
        except Problem as problem:
            self.refused.emit(problem)
        self.changed.emit()
