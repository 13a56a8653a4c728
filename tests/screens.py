"""Screens that come and go: Qt's offscreen platform as if a projector were plugged in and out, in the running program.

The platform reads its screens from a file at the start (`offscreen:configfile=FILE`) and takes others at run time,
through a function that only C++ sees; it is called here by its exported names. See qoffscreenintegration.cpp of Qt.
"""

from __future__ import annotations

import ctypes
import json
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import PySide6
import pytest
from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

Screen = dict[str, Any]
CAN_PLUG = sys.platform.startswith("linux") and platform.machine() in ("x86_64", "aarch64")
needs_plugging = pytest.mark.skipif(not CAN_PLUG, reason="the names of the offscreen platform are those of Linux")

_INTERFACE = "_ZN15QGuiApplication23platformNativeInterfaceEv"
_RESOURCE = "_ZN24QPlatformNativeInterface28nativeResourceForIntegrationERK10QByteArray"
_TABLE = "_ZTV24QPlatformNativeInterface"
_READ_OBJECT, _END_OBJECT = "_ZrsR11QDataStreamR11QJsonObject", "_ZN11QJsonObjectD1Ev"
_BEFORE_FIRST = 2  # a table of virtual functions begins behind two entries of its own


def screen(name: str, x: int = 0, y: int = 0, width: int = 1440, height: int = 900, dpr: float = 1.0) -> Screen:
    """A screen as the platform's configuration has it."""
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": dpr}
    return {"name": name, "x": x, "y": y, "width": width, "height": height, **dots}


CONSOLE = screen("")  # the one that the tests start with has no name; it only gets larger
PROJECTOR = screen("projector", 1440, 0, 1920, 1080)
WALL = screen("wall", 3360, 0, 3840, 2160)


def plug(*screens: Screen) -> None:
    """Have these screens and no others from now on."""
    interface, set_configuration = _platform()
    kept = ctypes.c_void_p(0)
    written, wanted = QByteArray(), QByteArray(json.dumps({"screens": list(screens)}).encode())
    QDataStream(written, QIODevice.OpenModeFlag.WriteOnly) << wanted
    stream = QDataStream(written)
    core = _library("Core")
    read = getattr(core, _READ_OBJECT)
    read.argtypes, read.restype = [ctypes.c_void_p, ctypes.c_void_p], ctypes.c_void_p
    read(Shiboken.getCppPointer(stream)[0], ctypes.addressof(kept))
    set_configuration(ctypes.addressof(kept), interface)
    getattr(core, _END_OBJECT)(ctypes.byref(kept))
    QApplication.processEvents()


@pytest.fixture
def screens(qapp: QApplication) -> Iterator[Callable[..., None]]:
    """`plug`; the one screen of before is there again after the test."""
    before: Sequence[Screen] = [screen("", width=800, height=800)]
    yield plug
    plug(*before)


def _platform() -> tuple[int, Callable[[int, int], None]]:
    gui = _library("Gui")
    ask = getattr(gui, _INTERFACE)
    ask.restype = ctypes.c_void_p
    interface = ask()
    table = ctypes.cast(getattr(gui, _TABLE), ctypes.POINTER(ctypes.c_void_p))
    plain = ctypes.cast(getattr(gui, _RESOURCE), ctypes.c_void_p).value
    nth = next(n for n in range(64) if table[n] == plain) - _BEFORE_FIRST
    own = ctypes.cast(ctypes.cast(interface, ctypes.POINTER(ctypes.c_void_p))[0], ctypes.POINTER(ctypes.c_void_p))
    resource = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(own[nth])
    name = QByteArray(b"setConfiguration")
    found = resource(interface, Shiboken.getCppPointer(name)[0])
    return interface, ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(found)


def _library(part: str) -> ctypes.CDLL:
    return ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / f"libQt6{part}.so.6"))
