"""Long work beside the window: one function of frozen values at a time, in a thread that knows nothing of Qt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app import paths
from app.domain.problems import Problem
from app.i18n import tr
from app.log import log

Work = Callable[[Callable[[float, str], None], Callable[[], bool]], object]
"""A function of `progress(fraction, word)` and `cancelled()`; it leaves all as it was when it raises."""

LOOK_MS = 25
PATIENCE = 30.0
SWITCH_SECONDS = 0.0002


class Worker(QObject):
    """Runs one function in the background and tells how it goes, always in the window's own thread.

    `progressed(fraction, word)`, then exactly one of `finished(result)`, `failed(problem)` and `cancelled()`.
    `stopped_by` is what the function raises when it gave up because it was asked to.
    """

    progressed = Signal(float, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, stopped_by: type[Exception], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped_by = stopped_by
        self._run: _Run | None = None
        self._told = -1.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._on_timer)

    @property
    def running(self) -> bool:
        """Whether work is under way whose end was not told yet."""
        return self._run is not None

    def start(self, work: Work) -> bool:
        """Begin; False, and nothing happens, while other work is under way."""
        if self._run is not None:
            return False
        run = self._run = _Run(work, self._stopped_by)
        # a worker that is deleted with its page takes the thread along
        self.destroyed.connect(run.end)
        self._told = -1.0
        self._timer.start()
        run.thread.start()
        return True

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows, or `finished` when it was done already."""
        if self._run is not None:
            self._run.stop.set()

    def wait(self, grace: float = 0.0) -> None:
        """Stay until the thread is gone: let it finish within `grace` seconds, then cancel it. Tells how it ended."""
        if self._run is not None:
            self._run.end(grace)
            self._on_timer()

    def _on_timer(self) -> None:
        run = self._run
        if run is None:
            return
        # asked first: what is told after the last look must not be lost
        outcome = run.outcome
        fraction, word = run.progress
        if fraction > self._told:
            self._told = fraction
            self.progressed.emit(fraction, word)
        if outcome is not None and self._run is run:
            self._finish(run, *outcome)

    def _finish(self, run: _Run, signal: str, *values: object) -> None:
        self._timer.stop()
        self.destroyed.disconnect(run.end)
        run.thread.join()
        self._run = None
        getattr(self, signal).emit(*values)


class _Run:
    """One run: its thread, how far it is, how it ended, and whether it should stop. No Qt object is in here."""

    def __init__(self, work: Work, stopped_by: type[Exception]) -> None:
        self._work, self._stopped_by = work, stopped_by
        self.stop = Event()
        self.progress: tuple[float, str] = (-1.0, "")
        self.outcome: tuple[Any, ...] | None = None
        # daemon: work that hangs in a dead network drive must not keep the process alive
        self.thread = Thread(target=self._go, name="levelset-worker", daemon=True)

    def end(self, grace: float | QObject | None = None) -> None:
        """Be gone: by itself within `grace` seconds, else cancelled."""
        self.thread.join(grace if isinstance(grace, float) else 0.0)
        self.stop.set()
        self.thread.join(PATIENCE)
        if self.thread.is_alive():
            log().error("background work did not stop when it was asked to")

    def _go(self) -> None:
        with _brisk:
            self.outcome = self._result()

    def _result(self) -> tuple[Any, ...]:
        try:
            return "finished", self._work(self._tell, self.stop.is_set)
        except self._stopped_by:
            return ("cancelled",)
        except Problem as problem:
            return "failed", problem
        except BaseException as fault:
            log().error("unexpected fault in background work", exc_info=fault)
            sentence = tr("Something went wrong; what was there before is untouched. Details are in the log: {path}")
            return "failed", Problem(sentence.format(path=paths.log_path()))

    def _tell(self, fraction: float, word: str) -> None:
        self.progress = (fraction, word)


class _Brisk:
    """Lets threads take turns more often while work is under way, so that a key press does not wait for its turn."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._usual = 0.0

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(SWITCH_SECONDS)
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                sys.setswitchinterval(self._usual)


_brisk = _Brisk()
