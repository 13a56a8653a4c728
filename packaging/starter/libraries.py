"""The system's libraries that Qt needs on Linux: looked for before Qt, which aborts and blames the wrong one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

Need = tuple[str, str]  # (what must be there, the Debian package that brings it)

# Read off the libraries and plugins of PySide6-Essentials 6.11 (their NEEDED entries).
OFFSCREEN: tuple[Need, ...] = (
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgthread-2.0.so.0", "libglib2.0-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libX11.so.6", "libx11-6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libzstd.so.1", "libzstd1"),
)
XCB: tuple[Need, ...] = (
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
WAYLAND: tuple[Need, ...] = (
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
)
# Programs that the tests alone need.
TEST_PROGRAMS: tuple[Need, ...] = (
    ("strace", "strace"),
    ("Xvfb", "xvfb"),
    ("xrandr", "x11-xserver-utils"),
    ("openbox", "openbox"),
    # opens the workbooks, documents and slides that were written
    ("soffice", "libreoffice-writer-nogui"),
    ("soffice", "libreoffice-calc-nogui"),
    ("soffice", "libreoffice-impress-nogui"),
    ("qpdf", "qpdf"),
    ("pdftoppm", "poppler-utils"),
    ("pdfinfo", "poppler-utils"),
)

BY_PLATFORM: dict[str, tuple[Need, ...]] = {
    "xcb": OFFSCREEN + XCB,
    "wayland": OFFSCREEN + WAYLAND,
    "other": OFFSCREEN,
    "offscreen": OFFSCREEN,
}


def loads(soname: str) -> bool:
    """Whether the system's loader finds and loads a library."""
    import ctypes

    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(needs: Iterable[Need], there: Callable[[str], bool]) -> list[Need]:
    """The needs that the system does not meet, in the table's order."""
    return [need for need in needs if not there(need[0])]


def require(platform: str, *, system: str = sys.platform) -> None:
    """Make sure that Qt's platform ("xcb", "wayland", "offscreen", "other") finds its libraries; else Stop."""
    if system.startswith("linux"):
        _provide(BY_PLATFORM[platform], loads, "Qt needs")


def require_test_programs(*, system: str = sys.platform) -> None:
    """Make sure that the programs which only tests use are there; else Stop."""
    if system.startswith("linux"):
        from starter.install import is_program

        _provide(TEST_PROGRAMS, is_program, "the tests need")
        # one test shows real windows on an X server of its own
        _provide(XCB, loads, "the tests need")


def _provide(needs: tuple[Need, ...], there: Callable[[str], bool], who: str) -> None:
    if missing(needs, there):
        from starter.install import provide  # slow to import, and rarely needed

        provide(needs, there, who)
