"""The end from outside: a signal or a logout loses nothing of what is being typed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.library import workshop_list
from app.queries.workshops import workshop
from app.workbench import Workbench
from ui.ending import ENDING, Ending

HALF_TYPED = """
import signal, sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import ui.start as start
def act(app, window, arguments):
    fill(app, window, arguments)
    frame = window.content
    frame.page.open_sample()
    app.processEvents()
    QTest.keyClick(frame.page, Qt.Key.Key_R)
    QTest.keyClicks(QApplication.focusWidget(), " half a reason")
    frame.page.setFocus()
    QTest.keyClick(frame.page, Qt.Key.Key_Q)
    QTest.keyClicks(QApplication.focusWidget(), "half a quote")
    QTimer.singleShot(0, lambda: signal.raise_signal(int(sys.argv[1])))
fill, start._fill = start._fill, act
sys.exit(start.run(["--library", sys.argv[2]]))
"""


class _Heard:
    def __init__(self) -> None:
        self.closed = self.saved = 0

    def close(self) -> None:
        self.closed += 1

    def save(self) -> None:
        self.saved += 1


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[_Heard]:
    """What was asked for while an Ending listens."""
    before = [signal.getsignal(number) for number in ENDING]
    heard, parent = _Heard(), QObject()
    ending = Ending(heard.close, heard.save, parent)
    yield heard
    ending.stop()
    qapp.commitDataRequest.disconnect(heard.save)
    parent.deleteLater()
    assert [signal.getsignal(number) for number in ENDING] == before


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_wakes_the_window_that_waits_for_events(qtbot: QtBot, heard: _Heard, number: int) -> None:
    signal.raise_signal(number)
    qtbot.waitUntil(lambda: heard.closed == 1)
    assert heard.saved == 0


def test_the_end_of_the_session_saves_and_does_not_close(qapp: QApplication, heard: _Heard) -> None:
    qapp.commitDataRequest.emit(None)
    assert (heard.saved, heard.closed) == (1, 0)


@pytest.mark.parametrize("number", ENDING)
def test_what_was_half_typed_is_in_the_library_after_a_signal(tmp_path: Path, number: int) -> None:
    library = tmp_path / "library.sqlite"
    command = [sys.executable, "-c", HALF_TYPED, str(int(number)), str(library)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    workbench = Workbench(library)
    (row,) = workbench.read(workshop_list).rows
    made = workbench.read(workshop, row.id)
    workbench.close()
    assert made.notes[-1].text == "half a quote"
    assert any(state.rationale.endswith(" half a reason") for state in made.states)
