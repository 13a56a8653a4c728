"""Writes a sheet and reads it back: its text, and every line that is drawn, in points from the lower left corner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from app.domain.pack import PackOptions, Part
from app.domain.workshop import Workshop
from app.report.options import PlanResult
from app.report.sheets.write import WRITERS
from tests.app.report.reading import Read

Line = tuple[float, float, float, float]


def written(part: Part, workshop: Workshop, folder: Path, page: str = "a4", **choices: Any) -> tuple[Read, PlanResult]:
    """A sheet and what was said about it."""
    options = PackOptions(page=page)  # type: ignore[arg-type]
    result = WRITERS[part](workshop, folder / f"{part}.pdf", options, **choices)
    return Read(result.path), result


def lines(pdf: PdfReader, page: int) -> set[Line]:
    """The straight lines of a page, rounded to a hundredth of a point."""
    content = ContentStream(pdf.pages[page].get_contents(), pdf)
    matrix, stack = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), []
    found: set[Line] = set()
    at = (0.0, 0.0)
    for operands, operator in content.operations:
        if operator == b"q":
            stack.append(matrix)
        elif operator == b"Q":
            matrix = stack.pop()
        elif operator == b"cm":
            a, b, c, d, e, f = map(float, operands)
            ma, mb, mc, md, me, mf = matrix
            matrix = (
                *(a * ma + b * mc, a * mb + b * md, c * ma + d * mc, c * mb + d * md),
                *(e * ma + f * mc + me, e * mb + f * md + mf),
            )
        elif operator == b"m":
            at = _placed(matrix, operands)
        elif operator == b"l":
            to = _placed(matrix, operands)
            found.add(tuple(round(value, 2) for value in (*at, *to)))  # type: ignore[arg-type]
            at = to
    return found


def _placed(matrix: tuple[float, ...], point: Any) -> tuple[float, float]:
    x, y = map(float, point)
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
