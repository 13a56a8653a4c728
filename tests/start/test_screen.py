"""Is there a screen? Asked of sockets of our own."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from starter.screen import Screen, find_screen, x_answers


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment in which something listens as a Wayland compositor would."""
    folder = Path("/tmp") / f"levelset-{os.getpid()}"  # a socket's path must be short
    folder.mkdir(exist_ok=True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "wayland-0"))
        server.listen()
        yield {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(folder)}
    (folder / "wayland-0").unlink()
    folder.rmdir()


@pytest.fixture
def x_display() -> Iterator[str]:
    """A DISPLAY at which something listens, over TCP."""
    for number in range(400, 500):
        with socket.socket() as server:
            try:
                server.bind(("127.0.0.1", 6000 + number))
            except OSError:
                continue
            server.listen()
            yield f"127.0.0.1:{number}.0"
            return
    pytest.skip("no free port")


NOBODY = "127.0.0.1:399"

needs_unix_sockets = pytest.mark.skipif(sys.platform != "linux", reason="sockets of Linux")


def test_no_variable_means_no_screen_and_says_so() -> None:
    screen = find_screen({}, "linux")
    assert not screen
    assert screen.reason == "neither DISPLAY nor WAYLAND_DISPLAY is set"


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_a_screen(system: str) -> None:
    assert find_screen({}, system) == Screen("native")


def test_a_display_at_which_nobody_answers_is_no_screen() -> None:
    assert find_screen({"DISPLAY": NOBODY}, "linux") == Screen("", f"nothing answers at DISPLAY={NOBODY}")


def test_a_display_that_answers_is_a_screen(x_display: str) -> None:
    assert find_screen({"DISPLAY": x_display}, "linux") == Screen("xcb")


@needs_unix_sockets
def test_wayland_comes_before_x_and_x_stands_in_for_it(wayland: dict[str, str], x_display: str) -> None:
    assert find_screen({**wayland, "DISPLAY": x_display}, "linux").platform == "wayland"
    assert find_screen({**wayland, "WAYLAND_DISPLAY": "gone", "DISPLAY": x_display}, "linux").platform == "xcb"
    neither = find_screen({**wayland, "WAYLAND_DISPLAY": "gone", "DISPLAY": NOBODY}, "linux")
    assert neither.reason == f"nothing answers at WAYLAND_DISPLAY=gone and nothing answers at DISPLAY={NOBODY}"


@needs_unix_sockets
def test_the_platform_that_a_person_asks_qt_for_decides(wayland: dict[str, str], x_display: str) -> None:
    both = {**wayland, "DISPLAY": x_display}
    assert find_screen({**both, "QT_QPA_PLATFORM": "xcb"}, "linux").platform == "xcb"
    assert find_screen({**both, "QT_QPA_PLATFORM": "wayland-egl;xcb"}, "linux").platform == "wayland"
    assert find_screen({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux").platform == "other"
    for invisible in ("offscreen", "minimal"):
        assert find_screen({**both, "QT_QPA_PLATFORM": invisible}, "linux").reason == f"QT_QPA_PLATFORM is {invisible}"


@pytest.mark.parametrize("display", ["", ":", "x", ":x", "host:", ":1:", "no.such.host.invalid:0"])
def test_a_display_that_is_none_does_not_answer(display: str) -> None:
    assert not x_answers(display)
