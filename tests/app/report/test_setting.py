"""Lines are no wider than their column, keep every character, and break where a reader expects it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.report.fonts import bundled_fonts
from app.report.setting import Line, Style, lines_of, plain_lines, text_width, words_of
from app.report.text import Ink, Type, clean_line

widths = st.floats(5, 400)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300).map(clean_line)


def _style(weight: int = 400, size: float = 9.0) -> Style:
    return Style(bundled_fonts().main(weight).name, size, "text")  # type: ignore[arg-type]


def _text(lines: list[Line]) -> str:
    return "".join(text for line in lines for _, text in line.parts)


def _width(line: Line) -> float:
    return sum(text_width(text, style.font) * style.size for style, text in line.parts)


@given(texts, widths)
def test_a_plain_text_is_set_as_the_same_words_would_be(text: str, width: float) -> None:
    style = _style()
    plain, general = plain_lines(text, style, width), lines_of(words_of([(style, text, style)]), width)
    assert [line.parts for line in plain] == [line.parts for line in general]


@given(texts, texts, widths)
def test_lines_keep_every_character_and_their_width(one: str, other: str, width: float) -> None:
    style, bold = _style(), _style(700, 12)
    lines = lines_of(words_of([(style, one, style), (bold, other, bold)]), width)
    assert _text(lines).replace(" ", "") == (one + other).replace(" ", "")
    for line in lines:
        single = sum(len(text) for _, text in line.parts) == 1
        assert abs(_width(line) - line.width) < 1e-6
        assert line.width <= width + 1e-3 or single


def test_parts_without_a_space_between_them_stay_together() -> None:
    style, bold = _style(), _style(700)
    words = words_of([(style, "see (", style), (bold, "this", bold), (style, ") and that", style)])
    assert ["".join(text for _, text in word.parts) for word in words] == ["see", "(this)", "and", "that"]


def test_no_break_spaces_hold_words_together() -> None:
    lines = plain_lines("a few words and 10\u00a0000\u00a0days", _style(), 90)
    assert any("10\u00a0000\u00a0days" in text for line in lines for _, text in line.parts)


def test_a_word_that_is_too_wide_is_broken_within() -> None:
    lines = plain_lines("go " + "W" * 100 + " on", _style(), 100)
    assert len(lines) > 8
    assert _text(lines[:1]) == "go"
    assert _text(lines[-1:]).endswith("on")


def test_a_paragraph_breaks_with_two_lines_at_least_on_either_side() -> None:
    ink = Ink(bundled_fonts())
    kind = Type(9, leading=12)
    words = ink.line("word " * 60, kind)
    _, height = words.wrap(100, 1e9)
    count = round(height / 12)
    assert words.split(100, 11) == []
    assert words.split(100, 23) == []
    first, second = words.split(100, 24)
    assert (first.wrap(100, 1e9)[1], second.wrap(100, 1e9)[1]) == (24, height - 24)
    almost, last = words.split(100, 12 * (count - 1))
    assert (almost.wrap(100, 1e9)[1], last.wrap(100, 1e9)[1]) == (12 * (count - 2), 24)
    assert ink.line("only two lines here", kind).split(60, 12) == []


def test_an_empty_paragraph_has_no_height() -> None:
    assert Ink(bundled_fonts()).line("", Type()).wrap(100, 100) == (100, 0)
