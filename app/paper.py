"""The work on paper as jobs: bytes in, bytes out, so that a process of its own can do it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from app.domain.pack import PackOptions, Part
from app.domain.workshop import Workshop
from app.pack import Cancelled, Progress, part_file_name, write_pack, write_part
from app.report.options import ExportCancelled

T = TypeVar("T")
Tell = Callable[[bytes], None]


class PackJob(msgspec.Struct, frozen=True):
    """A pack to be written into a folder of its own within `folder`."""

    workshop: Workshop
    folder: Path
    options: PackOptions


class PagesJob(msgspec.Struct, frozen=True):
    """A document whose pages are wanted as pictures `width` pixels wide; nothing is left on the disk."""

    workshop: Workshop
    part: Part
    options: PackOptions
    width: int


class Told(msgspec.Struct, frozen=True):
    """How many pages a document has, and what to know about it before it is written."""

    pages: int
    warnings: tuple[str, ...] = ()


def pack(payload: bytes, progress: Progress, cancelled: Cancelled, tell: Tell) -> bytes:
    """Write a PackJob; answers with a PackResult."""
    job = decode(payload, PackJob)
    return encode(write_pack(job.workshop, job.folder, job.options, progress, cancelled))


def pages(payload: bytes, progress: Progress, cancelled: Cancelled, tell: Tell) -> bytes:
    """Draw a PagesJob: `tell` gets a PagePicture for each page; answers with Told."""
    from app.report.pictures import page_pictures

    job = decode(payload, PagesJob)
    folder = Path(tempfile.mkdtemp(prefix="levelset-pages-"))
    try:
        target = folder / part_file_name(job.workshop, job.part)
        answer = write_part(job.workshop, job.part, target, job.options, progress, cancelled)
        count = 0
        for picture in page_pictures(target, job.width):
            if cancelled():
                raise ExportCancelled("stopped")
            tell(encode(picture))
            count = picture.pages
        return encode(Told(count, tuple(getattr(answer, "warnings", ()))))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


JOBS: dict[str, Callable[[bytes, Progress, Cancelled, Tell], bytes]] = {"pack": pack, "pages": pages}

encode = msgspec.msgpack.Encoder(enc_hook=str).encode
"""Any value of a job or an answer as bytes; a path as its text."""


def decode(payload: bytes, kind: type[T]) -> T:
    """A value of a kind from its bytes."""
    return msgspec.msgpack.decode(payload, type=kind, dec_hook=_path)


def _path(kind: type, value: object) -> Path:
    return Path(str(value))
