"""Cut marks are true to measure: whoever cuts along them gets pieces of one size."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.domain.pack import Page, Part
from app.report.document import Paper
from app.report.fonts import bundled_fonts
from app.report.numbers import Numbers
from app.report.sheets.ballots import shape_of
from app.report.sheets.cutting import CROSS, EDGE, LENGTH, Cut
from app.report.sheets.occasion import model_alone
from app.report.style import Sheet, sheet_of
from app.report.text import Ink
from tests.app.factories import a_model
from tests.app.report.sheets.reading import Line, lines, written
from tests.app.report.sheets.wordy import wordy

MM = 72 / 25.4
PAGES = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}


def near(found: set[Line], wanted: Line) -> bool:
    """Whether a line is there, to a tenth of a millimetre."""
    return any(all(abs(a - b) < 0.1 * MM for a, b in zip(one, wanted, strict=True)) for one in found)


def check_marks(found: set[Line], width: float, height: float, columns: int, rows: int) -> None:
    """Every cut has its line and a mark at both ends; every crossing has its cross; nothing else runs over the page."""
    across = [width * n / columns for n in range(1, columns)]
    down = [height * n / rows for n in range(1, rows)]
    for x in across:
        assert near(found, (x, EDGE, x, height - EDGE))
        assert near(found, (x, EDGE, x, EDGE + LENGTH))
        assert near(found, (x, height - EDGE - LENGTH, x, height - EDGE))
    for y in down:
        assert near(found, (EDGE, y, width - EDGE, y))
        assert near(found, (EDGE, y, EDGE + LENGTH, y))
        assert near(found, (width - EDGE - LENGTH, y, width - EDGE, y))
    for x in across:
        for y in down:
            assert near(found, (x - CROSS, y, x + CROSS, y))
            assert near(found, (x, y - CROSS, x, y + CROSS))
    through = {one for one in found if abs(one[0] - one[2]) > 0.9 * width or abs(one[1] - one[3]) > 0.9 * height}
    assert len(through) == len(across) + len(down)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("levels", "down"), [(2, (4, 4)), (3, (3, 3)), (5, (3, 3)), (7, (3, 2)), (10, (2, 2))])
def test_ballots_are_cut_into_equal_parts(tmp_path: Path, page: str, levels: int, down: tuple[int, int]) -> None:
    rows = down[page == "letter"]
    read, _ = written("ballots", model_alone(a_model(levels, 2)), tmp_path, page, people=1)
    width, height = PAGES[page]
    box = read.pdf.pages[0].mediabox
    assert (float(box.width), float(box.height)) == (pytest.approx(width, abs=0.1), pytest.approx(height, abs=0.1))
    for number in range(len(read.pages)):
        check_marks(lines(read.pdf, number), width, height, 2, rows)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("size", "columns"), [("a6", 2), ("a5", 1)])
def test_cards_are_a_quarter_or_a_half_of_the_page(tmp_path: Path, page: str, size: str, columns: int) -> None:
    read, _ = written("cards", model_alone(a_model(5, 2)), tmp_path, page, size=size)
    for number in range(len(read.pages)):
        check_marks(lines(read.pdf, number), *PAGES[page], columns, 2)


def test_a_quarter_of_a4_is_a6() -> None:
    cut = Cut(Sheet(*PAGES["a4"]), 2, 2)
    assert (cut.width / MM, cut.height / MM) == (pytest.approx(105), pytest.approx(148.5))
    corners = [cut.corner(place) for place in range(cut.places)]
    assert corners[0] == (0, pytest.approx(297 * MM))
    assert corners[3] == (pytest.approx(105 * MM), pytest.approx(148.5 * MM))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("levels", range(2, 11))
@pytest.mark.parametrize("long", [False, True])
def test_what_is_printed_stays_within_its_piece(tmp_path: Path, page: Page, levels: int, long: bool) -> None:
    """No word runs over a cut, however long the names are; a margin of 5 mm stays white."""
    model = a_model(levels, 2)
    model = wordy(model) if long else model
    ink = Ink(bundled_fonts())
    shape = shape_of(Paper(ink, sheet_of(page), Numbers(ink)), model)
    cuts: dict[Part, Cut] = {"ballots": shape.cut, "cards": Cut(sheet_of(page), 2, 2)}
    for part, cut in cuts.items():
        written(part, model_alone(model), tmp_path, page)
        boxes = word_boxes(tmp_path / f"{part}.pdf")
        assert len(boxes) > 50
        for left, top, right, bottom in boxes:
            column, row = left // cut.width, top // cut.height
            assert column * cut.width + 5 * MM <= left, part
            assert right <= (column + 1) * cut.width - 5 * MM, part
            assert row * cut.height + 5 * MM <= top, part
            assert bottom <= (row + 1) * cut.height - 5 * MM, part


def word_boxes(path: Path) -> list[tuple[float, ...]]:
    """Left, top, right and bottom of every word, in points from the upper left corner of its page."""
    told = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return [tuple(map(float, re.findall(r'="([\d.]+)"', tag))) for tag in re.findall(r"<word ([^>]*)>", told)]
