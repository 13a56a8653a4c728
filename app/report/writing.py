"""Writes a document of the pack: dates and colours as chosen, whole or not at all, told and cancellable."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.domain.pack import PackOptions
from app.i18n import in_locale, tr
from app.report.options import PlanResult
from app.safe_file import write_safely

if TYPE_CHECKING:
    from app.report.document import Document, Steps

one_at_a_time = Lock()
"""reportlab's fonts belong to the process; a second export waits for the first."""


def write_pdf(
    target: Path,
    make: Callable[[Steps], Document],
    options: PackOptions,
    progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PlanResult:
    """Write what `make` lays out as a PDF; safe in a worker thread.

    `progress` hears a fraction of 0 to 1 and what is being done. ExportCancelled when `cancelled` answers True before
    the file is in its place, ExportFault with a sentence when it cannot be written: an old file then stays as it was.
    """
    # reportlab comes after the first paint: only with the first export
    from app.report.colours import in_brand
    from app.report.document import Steps

    steps = Steps(progress, cancelled)
    made: list[Document] = []

    def write(temporary: Path) -> None:
        steps.tell(0.0, tr("Preparing the document"))
        with one_at_a_time, in_locale(options.locale), in_brand(options.brand):
            made.append(make(steps))
        steps.tell(0.95, tr("Writing the file"))
        temporary.write_bytes(made[0].content)

    def check(temporary: Path) -> None:
        _check(temporary, made[0].content)
        steps.check()

    write_safely(target, write, check)
    steps.done()
    return PlanResult(target, made[0].pages, made[0].warnings)


def _check(path: Path, content: bytes) -> None:
    """Raise OSError unless the file holds the whole document."""
    written = path.read_bytes()
    whole = written.startswith(b"%PDF-") and written.rstrip().endswith(b"%%EOF")
    if not whole or written != content:
        raise OSError(errno.EIO, tr("what was written differs from the document"))
