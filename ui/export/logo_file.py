"""A logo's file as the brand needs it: what it is, and a picture where it is drawn in lines."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from app.domain.logo import MAX_BYTES, LogoKind, logo_kind
from app.domain.problems import InvalidInput
from app.i18n import tr

DRAWN = QSizeF(1600, 800)
"""The largest size in pixels at which an SVG is drawn, for documents that take pictures only."""


class Chosen(NamedTuple):
    """A logo that can be used; `picture` is a PNG of an SVG."""

    logo: bytes
    kind: LogoKind
    picture: bytes | None


def read_logo(path: Path) -> Chosen | str:
    """A logo from a file, or a sentence why it cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return tr("{name} cannot be read: {reason}.").format(name=path.name, reason=reason)
    try:
        kind = logo_kind(content)
    except InvalidInput as fault:
        return str(fault)
    picture = _drawn(content) if kind == "svg" else None
    if (kind == "svg" and picture is None) or (kind != "svg" and picture_of(content).isNull()):
        return tr("This picture is damaged. Choose another one.")
    return Chosen(content, kind, picture)


def picture_of(content: bytes | None) -> QImage:
    """A picture from its file's content; an empty one where there is none or it cannot be read."""
    if not content:
        return QImage()
    device = QBuffer()
    device.setData(QByteArray(content))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setAutoTransform(True)
    return reader.read()


def _drawn(content: bytes) -> bytes | None:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(content))
    size = QSizeF(renderer.viewBoxF().size())
    if not renderer.isValid() or size.isEmpty():
        return None
    size = size.scaled(DRAWN, Qt.AspectRatioMode.KeepAspectRatio)
    picture = QImage(max(1, round(size.width())), max(1, round(size.height())), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(device, QByteArray(b"png")).write(picture)
    return bytes(device.data().data())
