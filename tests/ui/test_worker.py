"""The worker: results, problems, bugs, cancelling, refusing a second start, and never a thread left behind."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.problems import ExportFault, Problem
from app.log import start_log, stop_log
from ui import worker as module
from ui.worker import Worker


class Stopped(Exception):
    """What the work of these tests raises when it was asked to stop."""


class Heard:
    """Everything that a worker told, in its order, and in which thread."""

    def __init__(self, worker: Worker) -> None:
        self.told: list[tuple[Any, ...]] = []
        self.threads: set[QThread] = set()
        for name in ("progressed", "finished", "failed", "cancelled"):
            getattr(worker, name).connect(lambda *values, name=name: self._note(name, *values))

    def _note(self, *values: Any) -> None:
        self.told.append(values)
        self.threads.add(QThread.currentThread())

    @property
    def ends(self) -> list[tuple[Any, ...]]:
        """How the runs ended."""
        return [values for values in self.told if values[0] != "progressed"]


@pytest.fixture
def worker(qapp: QCoreApplication) -> Iterator[Worker]:
    """A worker that a test need not end itself."""
    made = Worker(Stopped)
    yield made
    if shiboken6.isValid(made):
        made.wait()


def until_stopped(begun: Event) -> Callable[..., object]:
    """Work that goes on until it is cancelled."""

    def work(progress: Callable[[float, str], None], cancelled: Callable[[], bool]) -> object:
        begun.set()
        while not cancelled():
            time.sleep(0.001)
        raise Stopped("as asked")

    return work


def test_the_result_is_told_in_the_window_s_thread_after_the_last_progress(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)
    where: list[int] = []

    def work(progress: Callable[[float, str], None], _cancelled: Callable[[], bool]) -> object:
        where.append(threading.get_ident())
        progress(0.5, "half")
        progress(1.0, "all")
        return {"pages": 3}

    assert worker.start(work)
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.told[-2:] == [("progressed", 1.0, "all"), ("finished", {"pages": 3})]
    assert where != [threading.get_ident()]
    assert heard.threads == {QCoreApplication.instance().thread()}  # type: ignore[union-attr]
    assert not worker.running


def test_progress_is_told_while_the_work_goes_on_and_never_twice_the_same(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)
    go_on = Event()

    def work(progress: Callable[[float, str], None], _cancelled: Callable[[], bool]) -> object:
        progress(0.25, "a quarter")
        go_on.wait(5)
        progress(0.25, "a quarter")
        return None

    worker.start(work)
    qtbot.waitUntil(lambda: ("progressed", 0.25, "a quarter") in heard.told)
    assert worker.running
    assert heard.ends == []
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.told == [("progressed", 0.25, "a quarter"), ("finished", None)]


def test_ten_thousand_steps_do_not_flood_the_window(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)

    def work(progress: Callable[[float, str], None], _cancelled: Callable[[], bool]) -> object:
        for step in range(10_000):
            progress(step / 10_000, "step")
        return "done"

    worker.start(work)
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.ends == [("finished", "done")]
    assert len(heard.told) < 500


def test_a_problem_is_told_as_it_is(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)
    problem = ExportFault("The disk is full.", "folder")

    def work(*_: object) -> object:
        raise problem

    worker.start(work)
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.ends == [("failed", problem)]
    assert heard.ends[0][1].field == "folder"


@pytest.mark.parametrize("fault", [ValueError("of a client"), MemoryError(), SystemExit(3), KeyboardInterrupt()])
@pytest.mark.usefixtures("expected_logs")
def test_a_bug_becomes_a_sentence_and_a_log_entry(worker: Worker, qtbot: QtBot, fault: BaseException) -> None:
    start_log(paths.log_path())
    heard = Heard(worker)

    def work(*_: object) -> object:
        raise fault

    worker.start(work)
    qtbot.waitUntil(lambda: bool(heard.ends))
    stop_log()
    (name, problem), *others = heard.ends
    assert (name, others) == ("failed", [])
    assert isinstance(problem, Problem)
    assert str(paths.log_path()) in str(problem)
    assert "of a client" not in str(problem)
    written = paths.log_path().read_text()
    assert "unexpected fault in background work" in written
    assert type(fault).__name__ in written


def test_cancelling_stops_the_work_and_is_told_once(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)
    begun = Event()
    worker.start(until_stopped(begun))
    assert begun.wait(5)
    worker.cancel()
    worker.cancel()
    qtbot.waitUntil(lambda: bool(heard.ends))
    qtbot.wait(60)
    assert heard.ends == [("cancelled",)]
    assert not worker.running


def test_work_that_was_done_before_the_cancelling_reached_it_counts_as_done(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)
    go_on = Event()

    def work(*_: object) -> object:
        go_on.wait(5)
        return "written"

    worker.start(work)
    worker.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.ends == [("finished", "written")]


def test_a_second_start_is_refused_while_one_runs_and_possible_afterwards(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)
    begun = Event()
    assert worker.start(until_stopped(begun))
    assert not worker.start(lambda *_: "second")
    worker.cancel()
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.ends == [("cancelled",)]
    assert worker.start(lambda *_: "third")
    qtbot.waitUntil(lambda: len(heard.ends) == 2)
    assert heard.ends[1] == ("finished", "third")


def test_who_hears_the_end_may_start_the_next_at_once(worker: Worker, qtbot: QtBot) -> None:
    heard = Heard(worker)
    worker.finished.connect(lambda result: worker.start(lambda *_: result + 1) if result < 3 else None)
    worker.start(lambda *_: 0)
    qtbot.waitUntil(lambda: ("finished", 3) in heard.ends)
    assert [end[1] for end in heard.ends] == [0, 1, 2, 3]


def test_waiting_lets_short_work_finish(worker: Worker) -> None:
    heard = Heard(worker)

    def work(*_: object) -> object:
        time.sleep(0.05)
        return "done"

    worker.start(work)
    worker.wait(grace=5.0)
    assert heard.ends == [("finished", "done")]
    assert not worker.running


def test_waiting_cancels_what_does_not_finish_in_time(worker: Worker) -> None:
    heard = Heard(worker)
    worker.start(until_stopped(Event()))
    before = time.monotonic()
    worker.wait(grace=0.05)
    assert time.monotonic() - before < 5
    assert heard.ends == [("cancelled",)]


def test_waiting_and_cancelling_without_work_do_nothing(worker: Worker) -> None:
    heard = Heard(worker)
    worker.cancel()
    worker.wait()
    assert heard.told == []


def test_a_worker_that_is_deleted_takes_its_thread_along(qapp: QCoreApplication) -> None:
    owner = QObject()
    worker = Worker(Stopped, owner)
    heard = Heard(worker)
    begun = Event()
    worker.start(until_stopped(begun))
    assert begun.wait(5)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(thread.name == "levelset-worker" for thread in threading.enumerate())
    assert heard.told == []


def test_a_worker_that_nobody_keeps_takes_its_thread_along(qapp: QCoreApplication) -> None:
    worker = Worker(Stopped)
    begun = Event()
    worker.start(until_stopped(begun))
    assert begun.wait(5)
    del worker
    gc.collect()
    assert not any(thread.name == "levelset-worker" for thread in threading.enumerate())


@pytest.mark.usefixtures("expected_logs")
def test_work_that_does_not_stop_is_given_up_with_a_log_entry(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    heard = Heard(worker)
    go_on = Event()
    worker.start(lambda *_: go_on.wait(5))
    worker.wait()
    assert caplog.messages == ["background work did not stop when it was asked to"]
    assert heard.ends == []
    go_on.set()
    worker.wait()
    assert heard.ends == [("finished", True)]


def test_threads_take_turns_more_often_while_work_is_under_way_and_as_usual_after_it(
    worker: Worker, qtbot: QtBot
) -> None:
    usual = sys.getswitchinterval()
    begun = Event()
    worker.start(until_stopped(begun))
    assert begun.wait(5)
    assert sys.getswitchinterval() < usual
    worker.wait()
    assert sys.getswitchinterval() == pytest.approx(usual)
