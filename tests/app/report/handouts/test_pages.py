"""The handouts as a printer gets them: nothing beyond the margins, nothing over anything else, no page too many."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from app.charts.figure import overlap
from app.domain.pack import PackOptions, Page
from app.domain.workshop import Workshop
from app.report.style import sheet_of
from tests.app.factories import workshops
from tests.app.report.handouts.looking import WRITERS, Looking, looking, written
from tests.app.report.handouts.shapes import SHAPES

__all__ = ["looking"]

SHAPE = pytest.mark.parametrize("shape", SHAPES)
PAPER = pytest.mark.parametrize("paper", ["a4", "letter"])
KIND = pytest.mark.parametrize("kind", WRITERS)


@SHAPE
@PAPER
@pytest.mark.parametrize("kind", ["summary", "owners", "check"])
def test_nothing_stands_beyond_the_margins(
    kind: str, shape: str, paper: Page, looking: Looking, tmp_path: Path
) -> None:
    written(kind, SHAPES[shape], tmp_path, PackOptions(page=paper))
    sheet = sheet_of(paper)
    for page, boxes in looking.boxes.items():
        for left, top, right, bottom in boxes:
            assert left >= sheet.side - 0.01, page
            assert right <= sheet.width - sheet.side + 0.01, page
            assert top >= sheet.top - 0.01, page
            assert bottom <= sheet.height - sheet.bottom + 0.01, page
    for page, lines in looking.lines.items():
        for left, top, right, bottom in lines:
            assert left >= sheet.side - 0.5, page
            assert right <= sheet.width - sheet.side + 0.5, page
            assert 20 <= top <= bottom <= sheet.height - 20, page


@SHAPE
@PAPER
def test_nothing_stands_beyond_the_edge_of_the_poster(
    shape: str, paper: Page, looking: Looking, tmp_path: Path
) -> None:
    written("poster", SHAPES[shape], tmp_path, PackOptions(page=paper))
    width, height = (1224.0, 792.0) if paper == "letter" else (1190.55, 841.89)
    for left, top, right, bottom in [*looking.boxes[1], *looking.lines[1]]:
        assert left >= 40
        assert right <= width - 30
        assert top >= 20
        assert bottom <= height - 20


@SHAPE
@KIND
def test_nothing_stands_over_anything_else(kind: str, shape: str, looking: Looking, tmp_path: Path) -> None:
    written(kind, SHAPES[shape], tmp_path)
    for page, boxes in looking.boxes.items():
        for index, box in enumerate(boxes):
            for other in boxes[index + 1 :]:
                assert not overlap(box, other, 0.8), (page, box, other)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(workshop=workshops())
def test_any_workshop_stays_on_its_pages(workshop: Workshop, looking: Looking, tmp_path: Path) -> None:
    sheet = sheet_of("a4")
    for kind in ("summary", "owners", "check"):
        looking.boxes.clear()
        _, result = written(kind, workshop, tmp_path)
        assert result.pages == 1 or kind != "summary"
        for left, top, right, bottom in [box for boxes in looking.boxes.values() for box in boxes]:
            assert sheet.side - 0.01 <= left <= right <= sheet.width - sheet.side + 0.01
            assert sheet.top - 0.01 <= top <= bottom <= sheet.height - sheet.bottom + 0.01
    looking.boxes.clear()
    _, result = written("poster", workshop, tmp_path)
    assert result.pages == 1
    for left, top, right, bottom in looking.boxes[1]:
        assert 40 <= left <= right <= 1160
        assert 20 <= top <= bottom <= 825


@SHAPE
@KIND
def test_a_handout_is_small(kind: str, shape: str, tmp_path: Path) -> None:
    _, result = written(kind, SHAPES[shape], tmp_path)
    # the fonts of many scripts weigh most
    assert result.path.stat().st_size < 60_000 + 40_000 * result.pages
