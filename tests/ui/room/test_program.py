"""The program with its room screen, in a process of its own: its end, and its screens from the platform's file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.screens import CONSOLE, PROJECTOR

BEGIN = """
import sys
from PySide6.QtCore import QTimer
import ui.start as start
fill = start._fill
def then(app, window, arguments):
    fill(app, window, arguments)
    from ui.room.entry import RoomEntry
    entry = window.findChild(RoomEntry, "room")
    QTimer.singleShot(0, window, lambda: act(app, window, entry))
start._fill = then
"""

CLOSE_THE_ROOM_FIRST = """
def act(app, window, entry):
    window.content.actions_table["room_screen"].trigger()
    print(entry.state.where, entry.control.window.screen().name(), entry.control.window.isFullScreen())
    entry.control.window.close()
    QTimer.singleShot(300, window, lambda: end(window, entry))
def end(window, entry):
    print("still here", entry.state.where)
    window.close()
print("ended", start.run([]))
"""

CLOSE_THE_CONSOLE_FIRST = """
def act(app, window, entry):
    window.content.actions_table["room_screen"].trigger()
    QTimer.singleShot(300, window, window.close)
print("ended", start.run([]))
"""

START_LIGHT = """
def act(app, window, entry):
    names = ("ui.room.control", "ui.room.window", "ui.room.canvas", "app.room", "pyqtgraph")
    print([name for name in names if name in sys.modules])
    window.content.actions_table["room_screen"].trigger()
    print([name for name in names if name in sys.modules])
    window.close()
start.run([])
"""


def run(script: str, tmp_path: Path) -> list[str]:
    """The lines that the program prints, with a console and a projector."""
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [CONSOLE | {"name": "console"}, PROJECTOR]}), "utf-8")
    environ = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    command = [sys.executable, "-c", BEGIN + script]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_closing_the_room_screen_does_not_end_the_program(tmp_path: Path) -> None:
    assert run(CLOSE_THE_ROOM_FIRST, tmp_path) == ["screen projector True", "still here off", "ended 0"]


def test_closing_the_console_ends_it_whatever_is_open(tmp_path: Path) -> None:
    assert run(CLOSE_THE_CONSOLE_FIRST, tmp_path) == ["ended 0"]


def test_the_room_costs_nothing_before_it_is_opened_and_never_brings_in_pyqtgraph(tmp_path: Path) -> None:
    before, after = run(START_LIGHT, tmp_path)
    assert before == "[]"
    assert after == "['ui.room.control', 'ui.room.window', 'ui.room.canvas', 'app.room']"
