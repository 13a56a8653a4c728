"""What is chosen for the pack of the client at hand: changed here, kept a moment later, told to whoever shows it."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.choices import load_choice, save_choice
from app.domain.pack import PackOptions, checked
from app.domain.problems import InvalidInput, Problem
from app.settings import Settings

KEEP_MS = 600


class Choice(QObject):
    """The options of one client. `changed` follows every change; `refused(problem)` when they could not be kept."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.client = ""
        self.options = PackOptions()
        self._own = False
        self._unkept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.keep)

    def show(self, client: str, settings: Settings) -> None:
        """Take what was chosen for a client; where nothing was, what is usual with these settings."""
        if client == self.client and self._own:
            return
        found = self.options
        if client != self.client:
            self.keep()
            kept = load_choice(client)
            self._own = kept is not None
            found = kept or PackOptions()
        if not self._own:
            found = msgspec.structs.replace(found, page=settings.paper, locale="")
        if (client, found) != (self.client, self.options):
            self.client, self.options = client, found
            self.changed.emit()

    def change(self, **fields: Any) -> InvalidInput | None:
        """Change fields of the options; the fault where they cannot be taken, and then nothing changes."""
        return self._take(msgspec.structs.replace(self.options, **fields))

    def change_brand(self, **fields: Any) -> InvalidInput | None:
        """Change fields of the brand in the same way."""
        return self.change(brand=msgspec.structs.replace(self.options.brand, **fields))

    def keep(self) -> None:
        """Write what was changed and is not written yet."""
        if not self._unkept:
            return
        self._unkept = False
        self._timer.stop()
        try:
            save_choice(self.client, self.options)
        except Problem as problem:
            self.refused.emit(problem)

    def _take(self, wanted: PackOptions) -> InvalidInput | None:
        try:
            found = checked(wanted)
        except InvalidInput as fault:
            return fault
        if found != self.options:
            self.options, self._own = found, True
            self._unkept = True
            self._timer.start()
            self.changed.emit()
        return None
