"""Files that are whole or not there: temporary neighbour, sync, check, replace."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.domain.problems import ExportFault
from app.i18n import tr


def write_safely(
    target: Path,
    content: bytes | Callable[[Path], None],
    check: Callable[[Path], None],
    *,
    make_folder: bool = False,
) -> Path:
    """Put content at a target so that a full disk or a crash leaves the old file as it was.

    `content` is the bytes, or a function that writes the temporary file; `check` opens that file again and raises
    when it is not whole. `make_folder` makes the folder where it is missing. ExportFault with a sentence when the
    target cannot be written.
    """
    temporary: Path | None = None
    try:
        if make_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:80]}.", suffix=".part")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        if not isinstance(content, bytes):
            content(temporary)
            _sync(temporary)
        check(temporary)
        _take_usual_rights(temporary)
        os.replace(temporary, target)
        sync_folder(target.parent)
    except OSError as error:
        raise ExportFault(why_not(error, target)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return target


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    # Windows cannot open a folder; there os.replace is enough
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _take_usual_rights(path: Path) -> None:
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)


def why_not(error: OSError, target: Path) -> str:
    """A sentence for a person: why a file cannot be written to its place, and what to do."""
    known = {
        errno.ENOENT: tr("The folder {folder} is not there. Choose another one."),
        errno.ENOTDIR: tr("{folder} is not a folder. Choose another one."),
        errno.EACCES: tr("{folder} cannot be written to. Choose another folder or change its rights."),
        errno.EPERM: tr("{folder} cannot be written to. Choose another folder or change its rights."),
        errno.EROFS: tr("{folder} cannot be written to. Choose another folder."),
        errno.EISDIR: tr("There is a folder named {name}. Choose another folder or rename that one."),
        errno.ENOSPC: tr("The disk of {folder} is full. Nothing was changed; free some space and try again."),
        errno.ENAMETOOLONG: tr("The name {name} is too long for this disk."),
    }
    number = error.errno or 0
    if number == errno.ENOENT and target.parent.is_dir():
        # some folders of the system are there and take no file
        number = errno.EACCES
    text = known.get(number, tr("{name} could not be written to {folder}: {reason}."))
    return text.format(folder=target.parent, name=target.name, reason=error.strerror or error)
