"""The improvement plan as a PDF: what the participants take home and their board reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.workshop import Workshop
from app.report.file_name import plan_file_name
from app.report.options import ExportCancelled, PlanOptions, PlanResult
from app.report.writing import write_pdf

if TYPE_CHECKING:
    from app.report.document import Document, Steps

__all__ = ["ExportCancelled", "PlanOptions", "PlanResult", "plan_file_name", "write_plan"]

USUAL = PlanOptions()


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

    def make(steps: Steps) -> Document:
        # reportlab comes after the first paint: only with the first export
        from app.report.compose import compose

        return compose(workshop, options, steps)

    return write_pdf(target, make, options, progress, cancelled)
