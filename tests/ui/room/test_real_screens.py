"""A true projector as far as a test can have one: two monitors of an X server, one of them taken away and given back.

Needs Xvfb and xrandr (Debian: xvfb, x11-xserver-utils); with openbox a window manager hands out the focus, too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

MISSING = [name for name in ("Xvfb", "xrandr") if shutil.which(name) is None]
CONSOLE = ("console", "1440/381x900/238+0+0", "screen")
PROJECTOR = ("projector", "1280/300x720/200+1440+0", "none")
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

SCRIPT = """
import subprocess, sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import ui.start as start
managed = sys.argv[1] == "managed"
fill = start._fill

def monitor(name, area=""):
    act = ["--setmonitor", name, area, "none"] if area else ["--delmonitor", name]
    subprocess.run(["xrandr", *act], check=True)

def wait(until):
    end = time.monotonic() + 10
    while not until():
        assert time.monotonic() < end, "waited in vain"
        QTest.qWait(20)

def then(app, window, arguments):
    fill(app, window, arguments)
    QTimer.singleShot(300, window, lambda: act(app, window))

def act(app, window):
    from ui.room.entry import RoomEntry
    entry = window.findChild(RoomEntry, "room")
    press = window.content.actions_table["room_screen"].trigger
    def told(step):
        QTest.qWait(500)
        seen = entry.control.window
        area = seen.geometry().getRect() if seen.isVisible() else None
        focus = QApplication.activeWindow() is window if managed else True
        print(step, entry.state.where, area, seen.isFullScreen() and seen.isVisible(), focus)
    window.setGeometry(60, 60, 1000, 620)
    window.activateWindow()
    if managed:
        wait(lambda: QApplication.activeWindow() is window)
    press()
    told("open")
    monitor("projector")
    wait(lambda: len(app.screens()) == 1)
    told("pulled out")
    monitor("projector", "1280/300x720/200+1440+0")
    wait(lambda: len(app.screens()) == 2)
    told("plugged in")
    press()
    monitor("projector")
    wait(lambda: len(app.screens()) == 1)
    press()
    told("one screen")
    window.close()

start._fill = then
sys.exit(start.run([]))
"""


@pytest.fixture
def display(tmp_path: Path) -> Iterator[tuple[dict[str, str], bool]]:
    """The environment of an X server with two monitors, 1440x900 and 1280x720, and whether it has a manager."""
    with ExitStack() as ends:
        log = ends.enter_context((tmp_path / "xvfb.log").open("wb"))

        def begin(*command: str, **how: Any) -> None:
            process = subprocess.Popen(command, stdout=log, stderr=log, **how)
            ends.callback(process.wait, 10)
            ends.callback(process.terminate)

        reading, writing = os.pipe()
        server = ("Xvfb", "-displayfd", str(writing), "-screen", "0", "2720x900x24", "-nolisten", "tcp", "-noreset")
        begin(*server, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, (tmp_path / "xvfb.log").read_text("utf-8")
        environ = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        managed = shutil.which("openbox") is not None
        if managed:
            begin("openbox", env=environ)
        for monitor in CONSOLE, PROJECTOR:
            subprocess.run(["xrandr", "--setmonitor", *monitor], env=environ, check=True, stdout=log, stderr=log)
        yield environ, managed


def test_a_monitor_that_goes_and_comes_again_takes_the_room_screen_along(
    display: tuple[dict[str, str], bool],
) -> None:
    environ, managed = display
    command = [sys.executable, "-c", SCRIPT, "managed" if managed else "bare"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=90, check=False)
    if "Could not load the Qt platform plugin" in done.stderr:
        pytest.skip("the libraries of Qt's xcb platform are not installed")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "open screen (1440, 0, 1280, 720) True True",
        "pulled out waiting None False True",
        "plugged in screen (1440, 0, 1280, 720) True True",
        "one screen window (695, 470, 720, 405) False True",
    ]
