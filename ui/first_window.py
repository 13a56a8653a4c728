"""The window as it is first seen: an empty frame that costs no more than Qt itself. Its content follows at once."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow


class Content(Protocol):
    """What fills the window: it saves typed text and gives up what it holds when the window closes."""

    def close_down(self) -> None:
        """Called once, when the window closes."""


class FirstWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Levelset")
        self.resize(1440, 900)
        self.setMinimumSize(1000, 620)
        self.content: Content | None = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the content save what is still being typed."""
        if self.content is not None:
            self.content.close_down()
            self.content = None
        super().closeEvent(event)
