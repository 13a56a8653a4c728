"""What people take home, hang up and look at again: summary, tear-out per owner, wall poster, check sheet.

One module per document; this one writes them and loads reportlab only when the first of them is written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.report.options import PlanResult
from app.report.writing import write_pdf

if TYPE_CHECKING:
    from app.report.document import Document, Steps

__all__ = ["write_check", "write_owners", "write_poster", "write_summary"]

USUAL = PackOptions()

Progress = Callable[[float, str], None] | None
Cancelled = Callable[[], bool] | None


def write_summary(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> PlanResult:
    """Write the page that every participant takes home. Raises as `write_pdf` does."""

    def make(steps: Steps) -> Document:
        from app.report.handouts.summary import compose

        return compose(workshop, options, steps)

    return write_pdf(target, make, options, progress, cancelled)


def write_owners(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> PlanResult:
    """Write a page or more for each owner of goals, and one with the goals that need an owner. As `write_pdf` does."""

    def make(steps: Steps) -> Document:
        from app.report.handouts.owners import compose

        return compose(workshop, options, steps)

    return write_pdf(target, make, options, progress, cancelled)


def write_poster(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> PlanResult:
    """Write the poster for the team's wall: A3, or Tabloid for who uses Letter. Raises as `write_pdf` does."""

    def make(steps: Steps) -> Document:
        from app.report.handouts.poster import compose

        return compose(workshop, options, steps)

    return write_pdf(target, make, options, progress, cancelled)


def write_check(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> PlanResult:
    """Write the sheet on which the success criteria are judged later. Raises as `write_pdf` does."""

    def make(steps: Steps) -> Document:
        from app.report.handouts.check import compose

        return compose(workshop, options, steps)

    return write_pdf(target, make, options, progress, cancelled)
