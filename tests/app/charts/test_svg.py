"""SVG: well formed, escaped, with the theme's colours and a description."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.coverage import coverage
from app.charts.figure import Figure, Line, Polyline, Text
from app.charts.gaps import gaps
from app.charts.radar import radar
from app.charts.svg import to_svg
from app.theme import load_theme
from tests.app.charts.shapes import typical

SVG = "{http://www.w3.org/2000/svg}"
LIGHT, DARK = load_theme("light"), load_theme("dark")


def drawn(figure: Figure, theme: object = LIGHT) -> ET.Element:
    return ET.fromstring(to_svg(figure, theme).encode())  # type: ignore[arg-type]


@pytest.mark.parametrize("builder", [radar, gaps, coverage])
def test_every_mark_and_text_of_a_figure_is_in_the_svg(builder: object) -> None:
    figure = builder(typical(7, 8, mixed=True), 500, 400)  # type: ignore[operator]
    root = drawn(figure)
    shapes = [element for element in root if element.tag not in (f"{SVG}title", f"{SVG}desc")]
    assert len(shapes) == len(figure.marks) + 1
    texts = ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
    for mark, text in zip(figure.texts(), texts, strict=True):
        assert text == mark.tip + mark.text
    assert root.get("viewBox") == f"0 0 {figure.width:g} {figure.height:g}" or root.get("viewBox")


def test_it_says_what_it_shows_to_those_who_cannot_see_it() -> None:
    figure = radar(typical(5, 5), 500, 400)
    root = drawn(figure)
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.description
    assert root.get("role") == "img"
    assert "Inter" in (root.get("font-family") or "")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_well_formed_svg_and_is_shown_literally(text: str, tip: str) -> None:
    figure = Figure(100, 50, (Text(1, 10, text, 9, tip=tip),), text, tip)
    root = drawn(figure)
    shown = "".join(root.find(f"{SVG}text").itertext())  # type: ignore[union-attr]
    expected = "".join(
        c if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff") else "\ufffd"
        for c in tip + text
    )
    assert shown.replace("\r", "\n") == expected.replace("\r", "\n")


def test_markup_is_text() -> None:
    raw = to_svg(Figure(9, 9, (Text(0, 5, "<b>&</b>", 9),), '"x"'), LIGHT)
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in raw
    assert "<b>" not in raw


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colours_come_from_the_theme(theme: object) -> None:
    raw = to_svg(radar(typical(5, 5), 500, 400), theme)  # type: ignore[arg-type]
    known = {
        getattr(theme, role)
        for role in ("surface", "grid", "text", "muted", "current", "target", "current_mark", "target_mark")
    }
    assert set(re.findall(r"#[0-9a-f]{6}", raw)) == known


def test_an_unknown_role_is_an_error_and_no_black() -> None:
    for role in ("nonsense", "dark"):
        with pytest.raises(AttributeError):
            to_svg(Figure(9, 9, (Line(0, 0, 9, 9, role),), "x"), LIGHT)


def test_numbers_are_short_and_dashes_are_kept() -> None:
    raw = to_svg(
        Figure(9.123456, 9, (Polyline(((0.0, 1.0), (2.5, 3.33333)), stroke="target", dash=(3, 2)),), "x"), LIGHT
    )
    assert 'width="9.12pt"' in raw
    assert 'points="0,1 2.5,3.33"' in raw
    assert 'stroke-dasharray="3 2"' in raw
