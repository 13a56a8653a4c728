"""The guards of conftest.py catch what they are there for, and let honest tests pass."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

TESTS = """
import logging, os, threading, time, warnings
from pathlib import Path
from PySide6.QtCore import QRunnable, QThreadPool, QTimer, qWarning
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

release = threading.Event()

def test_bad_warning_in_the_log():
    logging.getLogger("app.store").warning("careful")

def test_bad_error_in_the_program_s_own_log():
    from app.log import log
    log().error("unexpected fault")

def test_good_expected_error_in_the_program_s_own_log(expected_logs):
    from app.log import log
    log().info("started")
    log().error("unexpected fault")
    assert [record.getMessage() for record in expected_logs] == ["unexpected fault"]

def test_good_expected_warning(expected_logs):
    logging.getLogger("app.store").warning("careful")
    assert [record.getMessage() for record in expected_logs] == ["careful"]

def test_good_information_in_the_log():
    logging.getLogger("app.store").info("fine")

def test_bad_python_warning():
    warnings.warn("old")

def test_bad_qt_warning(qtbot):
    qWarning("no such slot")

def test_bad_window_left_behind(qtbot):
    global window
    window = QWidget()
    window.show()

def test_good_window_closed_by_qtbot(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.dialog = QDialog(window)
    window.show()

def test_good_window_in_a_cycle(qtbot):
    window = QWidget()
    window.again = [window]

def test_bad_running_timer(qapp):
    global timer
    timer = QTimer()
    timer.start(60_000)

def test_good_stopped_timer(qapp):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()

def test_good_timer_of_a_closed_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(60_000)

def test_bad_thread():
    threading.Thread(target=release.wait, args=(20,), name="straggler").start()

def test_good_thread_that_ends():
    release.set()
    threading.Thread(target=time.sleep, args=(0.1,)).start()

def test_bad_work_in_the_pool(qapp):
    class Long(QRunnable):
        def run(self):
            time.sleep(1)
    QThreadPool.globalInstance().start(Long())

def test_good_home(qapp):
    QThreadPool.globalInstance().waitForDone(5000)  # of the test before
    assert Path.home() == Path(os.environ["HOME"]) and "pytest" in str(Path.home())
    from app import paths
    assert str(paths.user_data_dir()) == os.environ["LEVELSET_HOME"]
    assert paths.user_data_dir().parent == Path.home().parent
"""


def test_each_guard_catches_its_fault_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "test_guards.py"
    file.write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-v", "--color=no", "--rootdir", str(tmp_path), str(file)],
        cwd=ROOT,
        env={**os.environ, "PYTEST_PLUGINS": "tests.conftest", "QT_QPA_PLATFORM": "offscreen", "LEVELSET_GRACE": "0.3"},
        capture_output=True,
        text=True,
        check=False,
    )
    outcomes: dict[str, set[str]] = {}
    for name, outcome in re.findall(r"::test_(\w+) (PASSED|FAILED|ERROR)", done.stdout):
        outcomes.setdefault(name, set()).add(outcome)
    wrong = {name: seen for name, seen in outcomes.items() if name.startswith("good") != (seen == {"PASSED"})}
    assert len(outcomes) == TESTS.count("def test_")
    assert not wrong, done.stdout
