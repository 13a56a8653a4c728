"""Widths from the bundled fonts; wrapping, shrinking and eliding into a width."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from app.charts.metrics import elide, fit, text_width, wrap, wraps_whole
from app.paths import resources_dir

LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


@pytest.mark.parametrize(("weight", "name"), [(400, "Regular"), (500, "Medium"), (600, "SemiBold"), (700, "Bold")])
def test_a_width_is_the_sum_of_the_fonts_glyphs(weight: int, name: str) -> None:
    with TTFont(resources_dir() / "fonts" / f"Inter-{name}.ttf") as font:
        cmap, hmtx, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for text in ("Build & deploy", "AVAVA To.", "Łódź 83 %", "−2"):
            expected = sum(hmtx[cmap[ord(char)]][0] for char in text) / em
            assert text_width(text, 10, weight) == pytest.approx(10 * expected)  # type: ignore[arg-type]


def test_width_grows_with_size_and_weight_and_is_zero_for_nothing() -> None:
    assert text_width("", 12) == 0
    assert text_width("Level", 18) == pytest.approx(1.5 * text_width("Level", 12))
    assert text_width("Level", 12, 700) > text_width("Level", 12, 400)


@pytest.mark.parametrize("char", ["→", "中", "🚀", "\U000e0001", "ạ"])
def test_a_character_that_inter_lacks_has_a_width_too(char: str) -> None:
    assert 0 < text_width(char, 10) <= 25


@given(LINE, st.floats(5, 400), st.sampled_from((7.0, 9.0, 14.0)))
def test_what_is_elided_fits_and_begins_like_the_text(text: str, width: float, size: float) -> None:
    short = elide(text, max(width, text_width("…", size)), size)
    assert text_width(short, size) <= max(width, text_width("…", size)) + 1e-6
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_only_what_is_too_wide_is_elided() -> None:
    width = text_width("Culture", 9)
    assert elide("Culture", width, 9) == "Culture"
    assert elide("Culture", width - 0.1, 9).endswith("…")


def test_fit_shrinks_before_it_elides() -> None:
    width = text_width("Information & reporting", 12)
    assert fit("Information & reporting", width, 12) == ("Information & reporting", 12)
    text, size = fit("Information & reporting", width * 0.8, 12)
    assert text == "Information & reporting"
    assert 7 <= size < 12
    assert text_width(text, size) <= width * 0.8 + 1e-6
    text, size = fit("Information & reporting", width * 0.3, 12)
    assert text.endswith("…")
    assert size == 7


@given(LINE, st.floats(12, 300), st.integers(1, 5))
def test_wrapped_lines_fit_and_lose_nothing_until_the_last(text: str, width: float, lines: int) -> None:
    found = wrap(text, width, 9, 400, lines)
    assert 1 <= len(found) <= lines
    widest = max(text_width(char, 9) for char in [*text, "…"])
    assert all(text_width(line, 9) <= max(width, widest) + 1e-6 for line in found)
    if not found[-1].endswith("…"):
        assert "".join("".join(found).split()) == "".join(text.split())


def test_words_stay_whole_where_they_can_and_break_where_they_cannot() -> None:
    width = text_width("Continuous", 9)
    assert wrap("Continuous delivery of software", width, 9, 400, 5) == ("Continuous", "delivery of", "software")[
        :1
    ] + wrap("delivery of software", width, 9, 400, 4)
    broken = wrap("Softwareauslieferung", width, 9, 400, 3)
    assert "".join(broken) == "Softwareauslieferung"
    assert len(broken) == 2


def test_a_no_break_space_holds_words_together() -> None:
    assert wrap("1\u00a0Base · 2\u00a0Beginner", text_width("1 Base · 2", 9), 9, 400, 3)[0] == "1\u00a0Base ·"


def test_wraps_whole_is_honest() -> None:
    assert wraps_whole("Build & deploy", text_width("Build & deploy", 9), 9, 400, 1)
    assert not wraps_whole("Build & deploy", text_width("Build &", 9), 9, 400, 1)
    assert wraps_whole("Build & deploy", text_width("Build &", 9), 9, 400, 2)
    assert not wraps_whole("Softwareauslieferung", 20, 9, 400, 5)
    assert wraps_whole("", 1, 9, 400, 1)
