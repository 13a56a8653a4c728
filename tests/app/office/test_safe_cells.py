"""No cell is taken for a formula, and every text comes back as it was typed."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.office.safe_cells import MOST_UNITS, for_workbook, guarded, looks_like_formula, unguarded
from tests.app.office.reading import FORMULAS

SIGNS = "=+-@\t\0\r＝＋－＠"
pieces = st.lists(st.sampled_from([*SIGNS, *"'\",;|\n a1"])).map("".join)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\0=1", "\r=1", "＝1", "＋1", "－1", "＠1", " =1"])
def test_what_begins_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert looks_like_formula(text)
    assert guarded(text).lstrip(" ").startswith("'")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "a", "1", "a=1", "a - b", "x+y", "mail@example.com", "don't", "'quoted'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.one_of(pieces, st.text()))
def test_the_apostrophes_can_be_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(pieces)
def test_whatever_the_separator_no_cell_begins_with_a_sign(text: str) -> None:
    for separator in ",;\t|\n":
        for cell in guarded(text).split(separator):
            assert cell.strip(' "')[:1] not in tuple("=+-@＝＋－＠"), (text, cell)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_program_that_splits_at_the_other_separator_finds_no_formula(text: str) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow(["x", guarded(text), "y"])
    for line in file.getvalue().splitlines():
        for cell in line.split(";"):
            assert not re.match(r"\s*\"?[=+\-@＝＋－＠]", cell), cell


def test_characters_by_number_stay_texts() -> None:
    assert for_workbook("_x0041_") == "_x005F_x0041_"
    assert for_workbook("_x00_ a_b") == "_x00_ a_b"


def test_a_text_that_no_cell_holds_ends_with_an_ellipsis() -> None:
    kept = for_workbook("🙂" * 20_000)
    assert kept.endswith("🙂…")
    assert len(kept.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert for_workbook("x" * MOST_UNITS) == "x" * MOST_UNITS
