"""Writes a file whole or not at all, in the chosen language of dates; and zips so that nothing is left to chance."""

from __future__ import annotations

import datetime as dt
import errno
import re
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from app.domain.pack import PackOptions
from app.i18n import in_locale, tr
from app.report.document import Steps
from app.safe_file import write_safely

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_one(
    target: Path,
    make: Callable[[Steps], bytes],
    options: PackOptions,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> tuple[Path, ...]:
    """Write one file. ExportCancelled before it is in its place, ExportFault where it cannot be written."""
    steps = Steps(progress, cancelled)
    steps.tell(0.0, tr("Preparing the file"))
    with in_locale(options.locale):
        content = make(steps)
    steps.tell(0.95, tr("Writing the file"))
    put(target, content, steps)
    steps.done()
    return (target,)


def write_many(
    folder: Path,
    make: Callable[[Steps], Iterable[tuple[str, bytes]]],
    options: PackOptions,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> tuple[Path, ...]:
    """Write several files into a folder, which is made where it is missing; every one is whole or not there."""
    steps = Steps(progress, cancelled)
    steps.tell(0.0, tr("Preparing the files"))
    with in_locale(options.locale):
        made = list(make(steps))
    for name, content in made:
        put(folder / name, content, steps, make_folder=True)
    steps.done()
    return tuple(folder / name for name, _ in made)


def put(target: Path, content: bytes, steps: Steps, *, make_folder: bool = False) -> None:
    """Put content in its place once it was read back unchanged, and once nobody cancelled."""

    def check(written: Path) -> None:
        if written.read_bytes() != content or not _opens(target, content):
            raise OSError(errno.EIO, tr("what was written differs from the document"))
        steps.check()

    write_safely(target, content, check, make_folder=make_folder)


def _opens(target: Path, content: bytes) -> bool:
    """Whether a file that is a zip underneath is a whole one."""
    if target.suffix.lower() not in (".xlsx", ".docx", ".pptx", ".zip"):
        return True
    try:
        with ZipFile(BytesIO(content)) as archive:
            return archive.testzip() is None
    except BadZipFile:
        return False


def zipped(parts: Iterable[tuple[str, bytes]], at: dt.datetime) -> bytes:
    """A zip of named parts in which nothing depends on when and where it was made."""
    file = BytesIO()
    when = max(at, dt.datetime(1980, 1, 1)).timetuple()[:6]
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = ZipInfo(name, when)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, content)
    return file.getvalue()


def repacked(content: bytes, at: dt.datetime) -> bytes:
    """An office file anew, with every time in it set to one moment."""
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with ZipFile(BytesIO(content)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    return zipped(
        ((name, _MODIFIED.sub(rb"\g<1>" + stamp, part) if name == _CORE else part) for name, part in parts), at
    )
