"""A figure as a picture on the clipboard or as a PNG or SVG file, which is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from app.charts.figure import Figure, padded
from app.charts.svg import to_svg
from app.domain.problems import ExportFault
from app.i18n import tr
from app.safe_file import write_safely
from ui import theme
from ui.charts.painter import figure_image

PNG_SCALE = 3.0
"""Pixels per point of a saved or copied picture: sharp on a slide and in print."""
MARGIN = 16.0
"""Points around a figure that stands alone."""


def picture(figure: Figure, scale: float = PNG_SCALE) -> QImage:
    """The figure with a margin, in the colours of the theme in use."""
    return figure_image(padded(figure, MARGIN), scale)


def png_bytes(figure: Figure, scale: float = PNG_SCALE) -> bytes:
    """The picture as the content of a PNG file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = picture(figure, scale).save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    if not made:
        raise ExportFault(tr("The picture is too large to be made."))
    return bytes(held.data())


def copy_picture(figure: Figure, scale: float = PNG_SCALE) -> None:
    """Put the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(picture(figure, scale))


def save_png(figure: Figure, path: Path, scale: float = PNG_SCALE) -> None:
    """Write the picture as PNG. ExportFault when it cannot be written there; an older file then stays as it was."""
    content = png_bytes(figure, scale)
    write_safely(path, content, lambda written: _same(written, content))


def save_svg(figure: Figure, path: Path) -> None:
    """Write the picture as SVG in the colours of the theme in use. ExportFault as for `save_png`."""
    content = to_svg(padded(figure, MARGIN), theme.current_theme()).encode()
    write_safely(path, content, lambda written: _same(written, content))


def _same(written: Path, content: bytes) -> None:
    if written.read_bytes() != content:
        raise OSError(tr("what was written could not be read back"))
