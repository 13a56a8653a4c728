"""Which libraries Qt needs, and how they come onto the system. Nothing is installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from starter import install, libraries
from starter.talk import Stop


def _none(_: str) -> bool:
    return False


def _only(*names: str) -> Callable[[str], bool]:
    return lambda name: name in names


def test_what_is_missing_keeps_the_tables_order() -> None:
    lacking = libraries.missing(
        libraries.BY_PLATFORM["xcb"], lambda name: name not in ("libxcb-cursor.so.0", "libGL.so.1")
    )
    assert lacking == [("libGL.so.1", "libgl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")]


def test_two_libraries_of_one_package_ask_for_it_once() -> None:
    lacking = libraries.missing(libraries.OFFSCREEN[:3], _none)
    assert install.packages(lacking) == ["libglib2.0-0", "libgl1"]


def test_a_platform_asks_for_no_library_of_another() -> None:
    def names(platform: str) -> set[str]:
        return {package for _, package in libraries.BY_PLATFORM[platform]}

    assert names("offscreen") >= {"libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3"}
    assert not [name for name in names("offscreen") if "xcb" in name or "wayland" in name]
    assert names("xcb") - names("offscreen") >= {
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxkbcommon-x11-0",
    }
    assert not [name for name in names("wayland") if "xcb" in name]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install -y libegl1 poppler-utils"),
        ("dnf", "sudo dnf install -y 'libEGL.so.1()(64bit)' /usr/bin/pdftoppm"),
        ("pacman", ""),
    ],
)
def test_the_command_fits_the_systems_package_manager(manager: str, command: str) -> None:
    lacking = [("libEGL.so.1", "libegl1"), ("pdftoppm", "poppler-utils")]
    assert install.install_command(lacking, _only(manager)) == command


def test_who_may_not_install_is_told_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "may_apt_get", lambda: False)
    monkeypatch.setattr(install, "install_command", lambda lacking: "the command")
    with pytest.raises(
        Stop, match=r"lacks what Qt needs: liba\.so\. Install it, then start again:\n  the command"
    ) as stop:
        install.provide([("liba.so", "a")], _none, "Qt needs")
    assert stop.value.code == 1


def test_on_an_unknown_system_every_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "install_command", lambda lacking: "")
    needs = [(f"lib{letter}.so", letter) for letter in "abcde"]
    with pytest.raises(Stop, match=r"liba\.so, libb\.so, libc\.so, libd\.so, libe\.so"):
        install.provide(needs, _none, "Qt needs")


def test_root_installs_what_is_missing_and_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    there: set[str] = {"libb.so"}
    asked = []

    def apt_get_install(names: list[str], purpose: str) -> None:
        asked.append((names, purpose))
        there.add("liba.so")

    monkeypatch.setattr(install, "may_apt_get", lambda: True)
    monkeypatch.setattr(install, "install_command", lambda lacking: "the command")
    monkeypatch.setattr(install, "apt_get_install", apt_get_install)
    install.provide([("liba.so", "a"), ("libb.so", "b")], there.__contains__, "Qt needs")
    assert asked == [(["a"], "what Qt needs")]
    with pytest.raises(Stop, match=r"still lacks what Qt needs: libc\.so"):
        install.provide([("libc.so", "c")], there.__contains__, "Qt needs")


def test_apt_gets_own_reason_is_passed_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    commands = []

    def quietly(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        commands.append(command[4])
        assert environment["DEBIAN_FRONTEND"] == "noninteractive"
        return subprocess.CompletedProcess(command, 100, "Reading...\nE: Unable to locate package a\n")

    monkeypatch.setattr(install, "_quietly", quietly)
    with pytest.raises(Stop, match="could not install a: E: Unable to locate package a"):
        install.apt_get_install(["a"], "what Qt needs")
    assert commands == ["update", "install"]
    assert capsys.readouterr().out == "Installing what Qt needs with apt-get: a\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the loader of Linux")
def test_the_loader_tells_a_library_that_is_there_from_one_that_is_not() -> None:
    assert libraries.loads("libc.so.6")
    assert not libraries.loads("libno-such-thing.so.1")


@pytest.mark.skipif(sys.platform != "linux", reason="plugins for Linux")
@pytest.mark.parametrize(("platform", "plugin"), [("offscreen", "libqoffscreen.so"), ("xcb", "libqxcb.so")])
def test_the_tables_hold_what_qt_itself_links(platform: str, plugin: str) -> None:
    pyside = pytest.importorskip("PySide6")
    known = {name for name, _ in libraries.BY_PLATFORM[platform]} | {"libz.so.1"}
    base = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libstdc++.so.6", "libgcc_s.so.1"}
    folder = Path(pyside.__file__).parent / "Qt"
    files = [
        folder / "plugins/platforms" / plugin,
        *(folder / "lib" / f"libQt6{n}.so.6" for n in ("Core", "Gui", "DBus")),
    ]
    if platform == "xcb":
        files.append(folder / "lib/libQt6XcbQpa.so.6")
    linked = {name for file in files for name in _needed(file)}
    of_the_system = {name for name in linked if not name.startswith(("libQt6", "libicu", "ld-linux"))}
    assert of_the_system - base <= known
    assert len(of_the_system) > 8  # or nothing was read


def _needed(file: Path) -> list[str]:
    """The NEEDED entries of a shared object (ELF, 64 bit, little endian)."""
    data = file.read_bytes()

    def number(at: int, size: int = 8) -> int:
        return int.from_bytes(data[at : at + size], "little")

    table, size, count = number(40), number(58, 2), number(60, 2)
    sections = [table + size * index for index in range(count)]
    dynamic = next(at for at in sections if number(at + 4, 4) == 6)
    names = number(sections[number(dynamic + 40, 4)] + 24)
    begin, length = number(dynamic + 24), number(dynamic + 32)
    offsets = [number(at + 8) for at in range(begin, begin + length, 16) if number(at) == 1]
    return [data[names + offset : data.index(b"\0", names + offset)].decode() for offset in offsets]
