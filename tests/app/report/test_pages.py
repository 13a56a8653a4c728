"""Pages as a printer gets them: nothing beyond the margins, nothing over anything else, no half of a page empty."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.catalogue import catalogue
from app.charts.figure import overlap
from app.domain.workshop import Workshop
from app.exchange.sample_file import load_sample, samples
from app.report.marks import Heading
from app.report.options import Page, PlanOptions
from app.report.picture import Picture
from app.report.plan import write_plan
from app.report.setting import Words
from app.report.style import sheet_of
from tests.app.factories import a_full_workshop, a_model, a_workshop
from tests.app.report.test_plan_texts import everywhere

Box = tuple[float, float, float, float]


class Layout:
    """Where texts and pictures were painted: left, top, right, bottom, from the top of the page."""

    def __init__(self) -> None:
        self.boxes: dict[int, list[Box]] = defaultdict(list)

    def note(self, piece: Any, canvas: Canvas, x: float, y: float, width: float) -> None:
        left, bottom = canvas.absolutePosition(x, y)
        top = canvas._pagesize[1] - bottom - piece.height
        self.boxes[canvas.getPageNumber()].append((left, top, left + width, top + piece.height))


@pytest.fixture
def layout(monkeypatch: pytest.MonkeyPatch) -> Layout:
    """Notes every paragraph and every picture while a plan is written."""
    noted = Layout()
    paint_words, paint_picture = Words.paint, Picture.paint

    def words(self: Words, canvas: Canvas, x: float, y: float) -> None:
        widest = max((line.width for line in self._lines), default=0.0)
        if widest:
            noted.note(self, canvas, x + self._shift * (self.width - widest), y, widest)
        paint_words(self, canvas, x, y)

    def picture(self: Picture, canvas: Canvas, x: float, y: float) -> None:
        noted.note(self, canvas, x, y, self.width)
        paint_picture(self, canvas, x, y)

    monkeypatch.setattr(Words, "paint", words)
    monkeypatch.setattr(Picture, "paint", picture)
    return noted


def workshops() -> dict[str, Workshop]:
    """Workshops of many shapes."""
    models = catalogue()
    found = {info.id: load_sample(info.id, models.get(info.model)) for info in samples()}
    bank = found["bank-payments"]
    found["no goals"] = msgspec.structs.replace(bank, goals=(), notes=())
    found["many goals"] = msgspec.structs.replace(bank, goals=bank.goals * 4)
    found["ten levels"] = a_full_workshop(a_model(10, 12))
    found["two levels"] = a_full_workshop(a_model(2, 1, practices=0, headlines=False))
    found["empty"] = a_workshop(models.get("kubernetes"))
    found["wide words"] = everywhere("W" * 300)
    found["long texts"] = everywhere("The group could not agree on this. " * 60)
    return found


WORKSHOPS = workshops()
SHAPES = pytest.mark.parametrize("shape", WORKSHOPS)
PAPERS = pytest.mark.parametrize("paper", ["a4", "letter"])


@SHAPES
@PAPERS
def test_nothing_stands_beyond_the_margins(shape: str, paper: Page, layout: Layout, tmp_path: Path) -> None:
    write_plan(WORKSHOPS[shape], tmp_path / "plan.pdf", PlanOptions(page=paper))
    sheet = sheet_of(paper)
    for page, boxes in layout.boxes.items():
        lowest = sheet.height - (30 if page == 1 else sheet.bottom)
        for left, top, right, bottom in boxes:
            assert left >= sheet.side - 0.01, page
            assert right <= sheet.width - sheet.side + 0.01, page
            assert top >= (sheet.side if page == 1 else sheet.top) - 0.01, page
            assert bottom <= lowest + 0.01, page


@SHAPES
def test_nothing_stands_over_anything_else(shape: str, layout: Layout, tmp_path: Path) -> None:
    write_plan(WORKSHOPS[shape], tmp_path / "plan.pdf")
    for page, boxes in layout.boxes.items():
        for index, box in enumerate(boxes):
            for other in boxes[index + 1 :]:
                assert not overlap(box, other, 0.6), (page, box, other)


@pytest.mark.parametrize("shape", [shape for shape in WORKSHOPS if shape not in ("wide words", "long texts")])
@PAPERS
def test_no_page_but_the_last_is_more_than_two_fifths_empty(
    shape: str, paper: Page, layout: Layout, tmp_path: Path
) -> None:
    result = write_plan(WORKSHOPS[shape], tmp_path / "plan.pdf", PlanOptions(page=paper))
    sheet = sheet_of(paper)
    for page in range(2, result.pages):
        used = max(bottom for _, _, _, bottom in layout.boxes[page]) - sheet.top
        assert used > 0.59 * sheet.inner_height, page


@SHAPES
@PAPERS
def test_no_heading_stands_alone_at_the_foot_of_a_page(
    shape: str, paper: Page, layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[int, float]] = []
    paint = Heading.paint

    def heading(self: Heading, canvas: Canvas, x: float, y: float) -> None:
        found.append((canvas.getPageNumber(), canvas._pagesize[1] - canvas.absolutePosition(x, y)[1]))
        paint(self, canvas, x, y)

    monkeypatch.setattr(Heading, "paint", heading)
    write_plan(WORKSHOPS[shape], tmp_path / "plan.pdf", PlanOptions(page=paper))
    assert found
    last = sheet_of(paper).height - sheet_of(paper).bottom - 100
    for page, foot in found:
        if foot < last:
            continue
        beneath = [box for box in layout.boxes[page] if box[1] > foot - 1]
        assert max((box[3] for box in beneath), default=0.0) > foot + 24, page
