"""Writes a handout and says what stands where: every paragraph, picture and line of text with its box and size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.report import handouts
from app.report.options import PlanResult
from app.report.picture import Picture
from app.report.setting import Words
from app.report.text import Ink, Type
from tests.app.report.reading import Read

Box = tuple[float, float, float, float]
Write = Callable[..., PlanResult]

WRITERS: dict[str, Write] = {
    "summary": handouts.write_summary,
    "owners": handouts.write_owners,
    "poster": handouts.write_poster,
    "check": handouts.write_check,
}


def written(
    kind: str,
    workshop: Workshop,
    folder: Path,
    options: PackOptions = PackOptions(),  # noqa: B008
) -> tuple[Read, PlanResult]:
    """Write a handout and read it back."""
    result = WRITERS[kind](workshop, folder / f"{kind}.pdf", options)
    return Read(result.path), result


class Looking:
    """Where texts and pictures were painted: left, top, right, bottom from the top of each page; and their sizes."""

    def __init__(self) -> None:
        self.boxes: dict[int, list[Box]] = defaultdict(list)
        self.lines: dict[int, list[Box]] = defaultdict(list)
        self.sizes: list[float] = []

    def note(self, canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
        left, bottom = canvas.absolutePosition(x, y)
        right, top = canvas.absolutePosition(x + width, y + height)
        page = canvas._pagesize[1]
        self.boxes[canvas.getPageNumber()].append((left, page - top, right, page - bottom))


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Looking:
    """Notes every paragraph, every picture and every single line of text while handouts are written."""
    noted = Looking()
    paint_words, paint_picture, draw = Words.paint, Picture.paint, Ink.draw

    def words(self: Words, canvas: Canvas, x: float, y: float) -> None:
        widest = max((line.width for line in self._lines), default=0.0)
        if widest:
            noted.note(canvas, x + self._shift * (self.width - widest), y, widest, self.height)
            noted.sizes += [style.size for line in self._lines for style, _ in line.parts]
        paint_words(self, canvas, x, y)

    def picture(self: Picture, canvas: Canvas, x: float, y: float) -> None:
        noted.note(canvas, x, y, self.width, self.height)
        paint_picture(self, canvas, x, y)

    def line(self: Ink, canvas: Canvas, x: float, y: float, text: str, kind: Type, anchor: Any = "start") -> None:
        wide = self.width(text, kind)
        start = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        left, bottom = canvas.absolutePosition(start, y)
        right, top = canvas.absolutePosition(start + wide, y + 0.72 * kind.size)
        page = canvas._pagesize[1]
        if wide:
            noted.lines[canvas.getPageNumber()].append((left, page - top, right, page - bottom))
            noted.sizes.append(kind.size * (right - left) / wide)
        draw(self, canvas, x, y, text, kind, anchor)

    monkeypatch.setattr(Words, "paint", words)
    monkeypatch.setattr(Picture, "paint", picture)
    monkeypatch.setattr(Ink, "draw", line)
    return noted
