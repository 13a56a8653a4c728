"""Where the window stood last time. QSettings is used for this alone: it gives back strings after a restart."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from app.paths import user_data_dir


def _store() -> QSettings:
    return QSettings(str(user_data_dir() / "window.ini"), QSettings.Format.IniFormat)


def keep_geometry(window: QWidget) -> None:
    """Note size, place and screen of the window."""
    _store().setValue("geometry", window.saveGeometry())


def restore_geometry(window: QWidget) -> None:
    """Put the window where it stood; does nothing the first time."""
    geometry = _store().value("geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
