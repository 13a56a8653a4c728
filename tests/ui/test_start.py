"""The start: what is loaded at the first paint, libraries that do not open, where the window stood."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.__main__ import main
from ui.compose import fill
from ui.first_window import FirstWindow

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
