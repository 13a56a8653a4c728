"""A library has one window at a time; a crash leaves it free."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.problems import LibraryFault
from app.workbench import Workbench
from ui.compose import fill
from ui.fault_page import FaultPage
from ui.first_window import FirstWindow
from ui.one_window import claim

CLAIM = """
import os, sys
from pathlib import Path
from ui.one_window import claim
held = claim(Path(sys.argv[1]))
print(os.getpid(), flush=True)
sys.stdin.readline()
"""


def test_a_second_window_is_told_where_the_first_is(qtbot: QtBot, qapp: object, library: Path) -> None:
    first, second, third = windows = [FirstWindow() for _ in range(3)]
    for window in windows:
        qtbot.addWidget(window)
    fill(qapp, first, library)
    content = library.read_bytes()
    fill(qapp, second, library)
    page = second.centralWidget()
    assert isinstance(page, FaultPage)
    assert "open in another Levelset window already (process " in page.text
    assert library.read_bytes() == content
    second.close()
    first.close()
    fill(qapp, third, library)
    assert third.content is not None
    third.close()
    assert not list(library.parent.glob("*.lock"))


@pytest.mark.parametrize("by_another_name", [False, True])
def test_a_claim_of_another_process_holds_until_that_is_killed(tmp_path: Path, *, by_another_name: bool) -> None:
    library = tmp_path / "library.sqlite"
    Workbench(library).close()
    other = library
    if by_another_name:
        other = tmp_path / "link.sqlite"
        other.symlink_to(library)
    with subprocess.Popen(
        [sys.executable, "-c", CLAIM, str(other)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        number = child.stdout.readline().strip()
        with pytest.raises(LibraryFault, match=rf"\(process {number}\)"):
            claim(library)
        child.kill()
    claim(library).unlock()


def test_where_no_claim_can_be_written_the_library_opens_without(tmp_path: Path) -> None:
    claim(tmp_path / "missing" / "library.sqlite").unlock()
    assert not list(tmp_path.rglob("*.lock"))


def test_a_library_that_does_not_open_is_not_claimed(qtbot: QtBot, qapp: object, library: Path) -> None:
    library.write_text("no library at all")
    window = FirstWindow()
    qtbot.addWidget(window)
    fill(qapp, window, library)
    assert not list(library.parent.glob("*.lock"))
    window.close()
