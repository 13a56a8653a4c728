"""One window for a library: in two, an entry of the one would be written over by the other, which does not show it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from app.domain.problems import LibraryFault
from app.i18n import tr


def claim(library: Path) -> QLockFile:
    """Claim a library for this window until `unlock()`; a claim whose process is gone counts no longer.

    LibraryFault when another window has it. Where no claim can be written, nothing else can be either.
    """
    claimed = QLockFile(f"{library.resolve()}.lock")
    # a day in the room is long: only the end of its process makes a claim void
    claimed.setStaleLockTime(0)
    if not claimed.tryLock(0) and claimed.error() == QLockFile.LockError.LockFailedError:
        sentence = tr(
            "{path} is open in another Levelset window already (process {number}). Go on there, or close it first."
        )
        raise LibraryFault(sentence.format(path=library, number=claimed.getLockInfo()[0]))
    return claimed
