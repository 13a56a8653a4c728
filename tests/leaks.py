"""Finds what a test left behind: threads, and where Qt is loaded windows, running timers and busy pools."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
import weakref
from typing import Any

GRACE = float(os.environ.get("LEVELSET_GRACE", "2"))  # seconds in which a thread that is ending may end

_started: weakref.WeakSet[Any] = weakref.WeakSet()


class Leaks:
    """What was there before a test, to be compared with what is there after it."""

    def begin(self) -> None:
        """Note what is there already."""
        self._threads = set(threading.enumerate())
        self._windows = set(map(id, _windows()))
        _watch_timers()
        _started.clear()

    def end(self) -> list[str]:
        """What the test added and did not take away, in words."""
        if "PySide6.QtCore" in sys.modules:
            _delete_what_waits_for_it()
        return [*self._left_threads(), *self._left_windows(), *_running_timers(), *_busy_pool()]

    def _left_threads(self) -> list[str]:
        deadline = time.monotonic() + GRACE
        left = []
        for thread in set(threading.enumerate()) - self._threads:
            if isinstance(thread, threading._DummyThread):  # a thread of Qt's that ran Python once
                continue
            thread.join(max(0.0, deadline - time.monotonic()))
            if thread.is_alive():
                left.append(f"thread {thread.name}")
        return left

    def _left_windows(self) -> list[str]:
        def left() -> list[Any]:
            return [window for window in _windows() if id(window) not in self._windows]

        if left():  # perhaps only waiting in a reference cycle
            gc.collect()
            _delete_what_waits_for_it()
        return [f"window {type(window).__name__} {window.objectName()!r}" for window in left()]


def _windows() -> list[Any]:
    """Every window that nothing else owns."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets and widgets.QApplication.instance()
    if not isinstance(application, getattr(widgets, "QApplication", ())):
        return []
    tip = "QTipLabel"  # Qt keeps its one tooltip
    return [w for w in application.topLevelWidgets() if w.parent() is None and w.metaObject().className() != tip]


def _delete_what_waits_for_it() -> None:
    core = sys.modules["PySide6.QtCore"]
    if core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _watch_timers() -> None:
    """Keep note of each timer that Python starts: Qt has no list of them."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or getattr(core.QTimer.start, "watched", False):
        return
    original = core.QTimer.start

    def start(self: Any, *args: Any, **kwargs: Any) -> None:
        _started.add(self)
        original(self, *args, **kwargs)

    start.watched = True  # type: ignore[attr-defined]
    core.QTimer.start = start


def _running_timers() -> list[str]:
    if not _started:
        return []
    from shiboken6 import isValid

    running = [timer for timer in list(_started) if isValid(timer) and timer.isActive()]
    left = [f"running timer {timer.objectName() or timer!r}" for timer in running]
    for timer in running:  # so that the next test starts clean
        timer.stop()
    return left


def _busy_pool() -> list[str]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return []
    done = core.QThreadPool.globalInstance().waitForDone(int(GRACE * 1000))
    return [] if done else ["work in the thread pool"]
