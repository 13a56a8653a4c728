"""The end that comes from outside: a signal closes the window as a person would, a logout saves what is being typed."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")
ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))  # Windows has no SIGHUP


class Ending(QObject):
    """Calls `close` when the program is told to end, and `save` when the session ends; `stop` gives the signals back.

    Python's own handlers never run while Qt waits for events, so the signal's number wakes Qt through a socket.
    """

    def __init__(self, close: Callable[[], object], save: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._close = close
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._handlers_before = {number: signal.signal(number, _woken) for number in ENDING}
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(save)

    def stop(self) -> None:
        """Leave the signals to whom they belonged before."""
        self._notifier.setEnabled(False)
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._reader.close()
        self._writer.close()

    def _on_notifier_activated(self) -> None:
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = self._reader.recv(64)
        if any(number in numbers for number in ENDING):
            self._close()


def _woken(_number: int, _frame: FrameType | None) -> None:
    """A handler has to be there for the signal to be written to the socket."""
