"""From nothing to the window: it is painted first, then the library is opened and the pages are built."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.first_window import FirstWindow


class FirstPaint(QObject):
    """Calls back once, as soon as a window has been painted for the first time."""

    def __init__(self, window: FirstWindow, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event, then let the event loop finish it before going on."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._then)
        return False


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; answers with the exit code."""
    if not _has_screen(sys.platform, os.environ):
        return _tell_no_screen()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Levelset")
    app.setDesktopFileName("levelset")
    window = FirstWindow()
    window.fit(app.primaryScreen().availableSize())
    FirstPaint(window, lambda: _fill(app, window, arguments))
    window.show()
    return app.exec()


def _has_screen(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether Qt has something to draw on; without it Qt aborts the process and blames a library."""
    return not platform.startswith("linux") or any(
        environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def _tell_no_screen() -> int:
    from app.arguments import complain
    from app.i18n import tr

    complain(
        tr(
            "There is no screen for a window (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "“levelset --help” shows what works without one."
        )
    )
    return 1


def _fill(app: QApplication, window: FirstWindow, arguments: Sequence[str]) -> None:
    from ui.compose import fill
    from ui.ending import Ending

    Ending(app.quit, window.save, window)
    fill(app, window, _library(arguments))


def _library(arguments: Sequence[str]) -> Path | None:
    if "--library" in arguments:
        return Path(arguments[list(arguments).index("--library") + 1])
    return next((Path(text.partition("=")[2]) for text in arguments if text.startswith("--library=")), None)
