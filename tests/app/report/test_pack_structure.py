"""Every PDF of the pack can be read without seeing it, and without colours."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from app.charts.coverage import coverage
from app.charts.figure import Circle, Diamond, Figure, Mark, Polyline, Rect, Text
from app.charts.gaps import gaps
from app.charts.radar import radar
from app.domain.colours import WHITE, contrast
from app.domain.pack import Brand, PackOptions
from app.domain.workshop import Workshop
from app.report import handouts
from app.report.options import PlanResult
from app.report.plan import write_plan
from app.report.sheets import write as sheets
from app.theme import load_theme
from tests.app.factories import a_full_workshop, a_model, a_workshop
from tests.app.report.tagging import Tagged
from tests.app.report.test_plan import the_sample

Write = Callable[[Workshop, Path, PackOptions], PlanResult]

DOCUMENTS: dict[str, Write] = {
    "plan": write_plan,
    "summary": handouts.write_summary,
    "owners": handouts.write_owners,
    "poster": handouts.write_poster,
    "check": handouts.write_check,
    "ballots": sheets.write_ballots,
    "sheets": lambda w, target, options: sheets.write_ballots(w, target, options, kind="sheet"),
    "cards": sheets.write_cards,
    "evidence": sheets.write_evidence,
    "preread": sheets.write_preread,
}
WORKSHOPS = {
    "sample": the_sample(),
    "full": a_full_workshop(a_model(7, 5)),
    "small": a_full_workshop(a_model(2, 1)),
    "empty": a_workshop(a_model(4, 3)),
}
BUSY = 48
"""Kilobytes that a page of a poster may take; others less."""


@pytest.mark.parametrize("shape", WORKSHOPS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_has_a_structure_without_faults(name: str, shape: str, tmp_path: Path) -> None:
    target = tmp_path / f"{name}.pdf"
    DOCUMENTS[name](WORKSHOPS[shape], target, PackOptions())
    found = Tagged(target)
    assert found.wrong() == []
    assert found.headings() or name in ("ballots", "cards", "sheets")
    assert target.stat().st_size < 40 * 1024 * len(found.pdf.pages)


def a_logo() -> bytes:
    """A small PNG with a part that is not opaque."""
    from PIL import Image

    picture = Image.new("RGBA", (60, 20), (200, 30, 30, 255))
    picture.putpixel((0, 0), (0, 0, 0, 0))
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("name", ["plan", "summary", "poster", "ballots"])
def test_a_brand_is_decoration(name: str, tmp_path: Path) -> None:
    brand = Brand(a_logo(), "png", primary="#7c1d6f", accent="#0f766e", footer="Foot words", confidentiality="Secret")
    target = tmp_path / f"{name}.pdf"
    DOCUMENTS[name](WORKSHOPS["sample"], target, msgspec.structs.replace(PackOptions(), brand=brand))
    assert Tagged(target).wrong() == []


# --- without colours -----------------------------------------------------------------------------------------------


def _look(mark: Mark) -> tuple[object, ...]:
    """What tells a mark from another one without its colour."""
    match mark:
        case Polyline():
            return "line", bool(mark.dash), mark.fill is not None and mark.stroke is None
        case Rect():
            return "area", bool(mark.dash), mark.stroke is not None
        case Circle():
            return "circle", mark.fill is not None
        case Diamond():
            return "diamond", mark.fill is not None
        case _:
            return (type(mark).__name__,)


def _of(figure: Figure, side: str) -> set[tuple[object, ...]]:
    """The looks of all marks that are of a side by their colour."""
    found = set()
    for mark in figure.marks:
        if isinstance(mark, Text):
            continue
        roles = {getattr(mark, "stroke", None), getattr(mark, "fill", None)}
        if any(role and role.removesuffix("_mark") == side for role in roles):
            found.add(_look(mark))
    return {look for look in found if look[:1] != ("line",) or not look[2]}  # a faint area only goes with its outline


@pytest.mark.parametrize("shape", ["sample", "full"])
def test_current_and_target_are_told_apart_without_colour(shape: str) -> None:
    workshop = WORKSHOPS[shape]
    for figure in (radar(workshop, 400, 300, 8), gaps(workshop, 400, 300, 8), coverage(workshop, 480, 300, 8)):
        current, target = _of(figure, "current"), _of(figure, "target")
        assert current, figure.title
        assert target, figure.title
        assert not current & target, figure.title


def test_what_carries_a_meaning_stands_out_from_white_paper_in_grey() -> None:
    theme = load_theme("light")
    for role in ("current", "current_mark", "target", "target_mark", "text", "muted", "warn", "good", "accent"):
        assert contrast(getattr(theme, role), WHITE) >= 3, role
