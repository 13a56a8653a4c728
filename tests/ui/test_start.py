"""The start: what is loaded at the first paint, libraries that do not open, where the window stood."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.workbench import Workbench
from ui.__main__ import main
from ui.compose import fill
from ui.first_window import FirstWindow
from ui.start import _has_screen

HEAVY = ("numpy", "pyqtgraph", "reportlab", "sqlite_utils", "yaml", "babel", "app", "msgspec")

AT_FIRST_PAINT = """
import sys
import ui.start as start
def look(app, window, arguments):
    print([name for name in sys.argv[1].split(",") if name in sys.modules])
    fill(app, window, arguments)
    print(window.content.page_id)
    window.close()
fill, start._fill = start._fill, look
sys.exit(start.run([]))
"""


def test_nothing_heavy_is_loaded_at_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT, ",".join(HEAVY)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == ["[]", "library"], done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_says_so_in_one_line() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "ui"], env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "There is no screen" in done.stderr
    assert "levelset --help" in done.stderr


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_what_names_a_screen_is_trusted(name: str) -> None:
    assert _has_screen("linux", {name: "x"})
    assert not _has_screen("linux", {name: ""})
    assert _has_screen("darwin", {})
    assert _has_screen("win32", {})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"This is a letter, no library. " * 10, "is not a Levelset library"),
        (b"SQLite format 3\x00" + bytes(44) + (99).to_bytes(4, "big") + bytes(4) + b"LVSL" + bytes(28), "newer"),
    ],
)
def test_a_library_that_does_not_open_is_told_in_the_window_and_left_as_it_is(
    qtbot: QtBot, qapp: object, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_bytes(content)
    window = FirstWindow()
    qtbot.addWidget(window)
    fill(qapp, window, path)
    page = window.centralWidget()
    assert sentence in page.text
    assert path.read_bytes() == content
    window.show()
    page.findChild(object, "close_levelset").click()
    assert not window.isVisible()


def test_a_verb_goes_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip()


def test_the_window_stands_where_it_stood(qtbot: QtBot, qapp: object, tmp_path: Path) -> None:
    for height in (700, None):
        window = FirstWindow()
        qtbot.addWidget(window)
        fill(qapp, window, tmp_path / "library.sqlite")
        window.show()
        if height:
            window.resize(1000, height)
        else:
            assert window.height() == 700
        window.close()


def test_a_library_that_can_only_be_read_says_so_and_what_to_do(
    qtbot: QtBot, qapp: object, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workbench(library).close()
    monkeypatch.setattr("app.store.connection._writable", lambda path: False)
    window = FirstWindow()
    qtbot.addWidget(window)
    fill(qapp, window, library)
    text = window.content.page.notice.text
    assert "can only be read" in text
    assert f"make {library} writable" in text
    window.close()
