"""The window as it is first seen: an empty frame that costs no more than Qt itself. Its content follows at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

SIZE, LEAST = QSize(1440, 900), QSize(1000, 620)
_EDGES = QSize(16, 48)  # what title bar and borders take of a screen


class Content(Protocol):
    """What fills the window: it saves typed text and gives up what it holds when the window closes."""

    def leave(self) -> None:
        """Save what is still being typed."""

    def close_down(self) -> None:
        """Called once, when the window closes."""


class FirstWindow(QMainWindow):
    """The one window of the program; what is in `at_end` is called when it closes, after its content has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Levelset")
        self.resize(SIZE)
        self.setMinimumSize(LEAST)
        self.content: Content | None = None
        self.at_end: list[Callable[[], object]] = []

    def fit(self, room: QSize) -> None:
        """Fill a screen with this much room where the window and its title bar would reach beyond it."""
        seen = room - _EDGES
        if SIZE.width() > seen.width() or SIZE.height() > seen.height():
            self.resize(SIZE.boundedTo(seen).expandedTo(LEAST))
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def save(self) -> None:
        """Let the content save what is still being typed; the window stays."""
        if self.content is not None:
            self.content.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the content save what is still being typed."""
        if self.content is not None:
            self.content.close_down()
            self.content = None
        while self.at_end:
            self.at_end.pop()()
        super().closeEvent(event)
