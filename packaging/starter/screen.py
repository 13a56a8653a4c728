"""Is there a screen, and which Qt platform draws on it? Answered without Qt, which would abort the process."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple

_INVISIBLE = ("offscreen", "minimal", "minimalegl")
_ANSWER_WITHIN = 2.0  # seconds; a display on another machine may be slow


class Screen(NamedTuple):
    """`platform`: "native" (no Linux), "wayland", "xcb", "other", or "" for no screen, with the reason."""

    platform: str
    reason: str = ""

    def __bool__(self) -> bool:
        return bool(self.platform)


def find_screen(environ: Mapping[str, str], system: str = sys.platform) -> Screen:
    """The screen that Qt would choose: Wayland before X, each only when its socket answers."""
    if not system.startswith("linux"):
        return Screen("native")
    asked = environ.get("QT_QPA_PLATFORM", "")
    wanted = [name.split(":")[0].split("-")[0] for name in asked.split(";") if name]
    if wanted and all(name in _INVISIBLE for name in wanted):
        return Screen("", f"QT_QPA_PLATFORM is {asked}")
    if wanted and not {"wayland", "xcb"} & set(wanted):
        return Screen("other")
    return _first_that_answers(environ, wanted or ["wayland", "xcb"])


def _first_that_answers(environ: Mapping[str, str], platforms: list[str]) -> Screen:
    reasons = []
    for platform in platforms:
        variable, answers = ("WAYLAND_DISPLAY", wayland_answers) if platform == "wayland" else ("DISPLAY", x_answers)
        name = environ.get(variable, "")
        if name and answers(name, environ):
            return Screen(platform)
        if name:
            reasons.append(f"nothing answers at {variable}={name}")
    return Screen("", " and ".join(reasons) or "neither DISPLAY nor WAYLAND_DISPLAY is set")


def wayland_answers(name: str, environ: Mapping[str, str]) -> bool:
    """Whether a Wayland compositor listens under this WAYLAND_DISPLAY."""
    return _connects(os.path.join(environ.get("XDG_RUNTIME_DIR", ""), name))


def x_answers(display: str, environ: Mapping[str, str] | None = None) -> bool:
    """Whether an X server listens at a DISPLAY such as ":0", "localhost:10.0" or "unix:1"."""
    host, _, number = display.rpartition(":")
    digits = number.split(".")[0]
    if not digits.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{digits}"
        return _connects("\0" + path) or _connects(path)
    return _connects((host.removeprefix("tcp/").strip("[]"), 6000 + int(digits)))


def _connects(address: str | tuple[str, int]) -> bool:
    import socket

    try:
        if isinstance(address, tuple):
            socket.create_connection(address, timeout=_ANSWER_WITHIN).close()
            return True
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(_ANSWER_WITHIN)
            line.connect(address)
        return True
    except (OSError, ValueError):
        return False


def x_lets_us_in() -> bool:
    """Whether the X server of DISPLAY accepts this user; needs libxcb.so.1, which Qt needs as well."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    accepted = int(xcb.xcb_connection_has_error(connection)) == 0
    xcb.xcb_disconnect(connection)
    return accepted
