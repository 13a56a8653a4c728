"""Colours: which are some, how well two are told apart, and darker ones that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.colours import READABLE, WHITE, contrast, is_colour, mix, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#fff", 4.0)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    other = "#ffffff" if other == "#fff" else other
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS)
def test_a_readable_colour_can_be_read_and_is_kept_where_it_can(colour: str) -> None:
    found = readable(colour)
    assert contrast(found, WHITE) >= READABLE
    if contrast(colour, WHITE) >= READABLE:
        assert found == colour


def test_a_pale_colour_is_darkened_no_more_than_needed() -> None:
    found = readable("#ffc857")
    assert READABLE <= contrast(found, WHITE) < READABLE + 0.5
    red, green, blue = (int(found[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue


@pytest.mark.parametrize("text", ["#fff", "ffffff", "#FFFFFF", "#gggggg", "", "#fffffff", "red", "#ffffff\n"])
def test_what_is_no_colour_is_told(text: str) -> None:
    assert not is_colour(text)


def test_a_mixture_is_between_its_two_colours() -> None:
    assert mix(0.5, "#000000", "#ffffff") == "#808080"
    assert mix(1.0, "#123456", "#ffffff") == "#123456"
