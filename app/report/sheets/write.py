"""The four sheets for before the day, each as a PDF that is written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from app.domain.pack import PackOptions, Part
from app.domain.workshop import Workshop
from app.report.options import PlanResult
from app.report.writing import write_pdf

if TYPE_CHECKING:
    from app.report.document import Document, Steps

Ballots = Literal["category", "person"]
"""A ballot for each category, cut and handed in vote by vote; or a sheet for each person with all categories on it."""
CardSize = Literal["a6", "a5"]
"""A quarter or a half of the page."""

Progress = Callable[[float, str], None] | None
Cancelled = Callable[[], bool] | None

USUAL = PackOptions()


class WriteSheet(Protocol):
    """What all four functions are, as far as whoever writes a whole pack has to know."""

    def __call__(
        self,
        workshop: Workshop,
        target: Path,
        options: PackOptions = ...,
        progress: Progress = ...,
        cancelled: Cancelled = ...,
    ) -> PlanResult: ...


def write_ballots(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
    *,
    kind: Ballots = "category",
    people: int = 0,
) -> PlanResult:
    """Write blank ballots for a number of people; 0 means as many as are listed. As `write_pdf` raises."""

    def make(steps: Steps) -> Document:
        if kind == "category":
            from app.report.sheets.ballots import ballots as made
        else:
            from app.report.sheets.ballot_sheets import ballot_sheets as made
        return made(workshop, options, steps, people)

    return write_pdf(target, make, options, progress, cancelled)


def write_cards(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
    *,
    size: CardSize = "a6",
) -> PlanResult:
    """Write a card for each level of each category. As `write_pdf` raises."""

    def make(steps: Steps) -> Document:
        from app.report.sheets.cards import cards

        return cards(workshop, options, steps, size)

    return write_pdf(target, make, options, progress, cancelled)


def write_evidence(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> PlanResult:
    """Write the list of all practices, and what shows them. As `write_pdf` raises."""

    def make(steps: Steps) -> Document:
        from app.report.sheets.evidence import evidence

        return evidence(workshop, options, steps)

    return write_pdf(target, make, options, progress, cancelled)


def write_preread(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> PlanResult:
    """Write what participants read before the day. As `write_pdf` raises."""

    def make(steps: Steps) -> Document:
        from app.report.sheets.preread import preread

        return preread(workshop, options, steps)

    return write_pdf(target, make, options, progress, cancelled)


WRITERS: dict[Part, WriteSheet] = {
    "ballots": write_ballots,
    "cards": write_cards,
    "evidence": write_evidence,
    "preread": write_preread,
}
