"""The improvement plan as a PDF: what the participants take home and their board reads."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.domain.workshop import Workshop
from app.i18n import in_locale, tr
from app.report.file_name import plan_file_name
from app.report.options import ExportCancelled, PlanOptions, PlanResult
from app.safe_file import write_safely

if TYPE_CHECKING:
    from app.report.compose import Document

__all__ = ["ExportCancelled", "PlanOptions", "PlanResult", "plan_file_name", "write_plan"]

USUAL = PlanOptions()

_one_at_a_time = Lock()
"""reportlab's fonts belong to the process; a second export waits for the first."""


def write_plan(
    workshop: Workshop,
    target: Path,
    options: PlanOptions = USUAL,
    progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PlanResult:
    """Write a workshop's improvement plan as a PDF; safe in a worker thread.

    `progress` hears a fraction of 0 to 1 and what is being done. ExportCancelled when `cancelled` answers True before
    the file is in its place, ExportFault with a sentence when it cannot be written: an old file then stays as it was.
    """
    # reportlab comes after the first paint: only with the first export
    from app.report.compose import compose
    from app.report.document import Steps

    steps = Steps(progress, cancelled)
    made: list[Document] = []

    def write(temporary: Path) -> None:
        steps.tell(0.0, tr("Preparing the document"))
        with _one_at_a_time, in_locale(options.locale):
            made.append(compose(workshop, options, steps))
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
