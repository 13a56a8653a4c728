"""Cleaning, cutting and shortening texts; runs of fonts; what they could not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.fonts import bundled_fonts
from app.report.text import MAX_PIECE, Ink, Type, clean, clean_line, in_pieces, plain_line, shortened


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain <b>&</b>", "plain <b>&</b>"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb\x00c", "a b c"),
        ("e\u0301", "é"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("👩\u200d💻\ufe0f", "👩💻"),
        ("a\u2003b\u00a0c", "a b\u00a0c"),
    ],
)
def test_a_text_is_cleaned_of_what_only_gives_orders(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_a_line_has_no_line_breaks_and_a_plain_line_can_be_encoded() -> None:
    assert clean_line(" a\n b ") == "a  b"
    assert plain_line("a\ud800\uffffb") == "a\ufffd\ufffdb"
    plain_line("\udfff").encode("utf-16")


@given(st.text(max_size=9_000))
def test_pieces_are_short_and_lose_nothing_but_white_space(text: str) -> None:
    pieces = in_pieces(text)
    assert max(map(len, pieces)) <= MAX_PIECE
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_pieces_end_with_a_sentence_where_there_is_one() -> None:
    first, second = in_pieces("This is a sentence. " * 120)
    assert first.endswith("sentence.")
    assert second.startswith("This")


@pytest.mark.parametrize(("text", "most", "kept"), [("short", 10, "short"), ("a word, and more", 8, "a word…")])
def test_a_long_name_is_shortened_with_an_ellipsis(text: str, most: int, kept: str) -> None:
    assert shortened(text, most) == kept


def test_a_text_falls_back_font_by_font_and_spaces_stay_in_the_main_font() -> None:
    ink = Ink(bundled_fonts())
    runs = ink.runs("Łódź 🚀 ok", 700)
    assert [font.partition("@")[0] for font, _ in runs] == ["Inter-Bold", "NotoEmoji-Regular", "Inter-Bold"]
    assert "".join(text for _, text in runs) == "Łódź 🚀 ok"
    assert ink.warnings() == ()


def test_many_missing_characters_are_named_once_and_the_rest_counted() -> None:
    ink = Ink(bundled_fonts())
    ink.runs("".join(chr(0x20000 + n) for n in range(20)) * 2, 400)
    (warning,) = ink.warnings()
    assert warning.count("U+20000") == 1
    assert "8 more" in warning


def test_prose_is_a_paragraph_per_line_and_an_empty_text_is_none() -> None:
    ink = Ink(bundled_fonts())
    assert len(ink.prose("one\n\n two \nthree", Type())) == 3
    assert ink.prose(" \n ", Type()) == []
    assert len(ink.labelled([("9 days", Type())], "", Type())) == 1


def test_a_fitted_line_is_no_wider_than_its_room() -> None:
    ink = Ink(bundled_fonts())
    kind = Type(9)
    for text in ("short", "A long running title of a client and a team " * 4, "🙂" * 80):
        fitted = ink.fitted(text, kind, 120)
        assert ink.width(fitted, kind) <= 120
        assert (fitted == text) == (ink.width(text, kind) <= 120)
    assert ink.fitted("wide", kind, 1).endswith("…")
