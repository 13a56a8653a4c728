"""What may be entered: cleaned, or refused in a sentence that names the entry."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import checks
from app.domain.problems import InvalidInput
from app.domain.workshop import MAX_NAME, MAX_TEXT
from tests.app.factories import NASTY, a_model, models

# any code point, lone surrogates included
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)


@given(ANY_TEXT)
def test_a_clean_text_can_be_shown_and_stored(text: str):
    cleaned = checks.clean(text)
    assert not {unicodedata.category(char) for char in cleaned if char not in "\n\t"} & {"Cc", "Cs"}
    assert not set(cleaned) & set("\u202d\u202e\u2028\u2029\ufffe\uffff\U0010ffff")
    cleaned.encode("utf-8")
    assert checks.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (NASTY, NASTY),
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("tab\tstays", "tab\tstays"),
        ("nul\x00 bell\x07", "nul\ufffd bell\ufffd"),
        ("half \ud83d an emoji", "half \ufffd an emoji"),
        ("\ufffe\uffff\ufdd0\U0001fffe", "\ufffd" * 4),
        ("txt.\u202efdp", "txt.fdp"),
        ("👨‍👩‍👧 🇵🇱 é שלום", "👨‍👩‍👧 🇵🇱 é שלום"),
    ],
)
def test_a_text_keeps_all_that_can_be_shown(text: str, cleaned: str):
    assert checks.clean(text) == cleaned


def test_a_letter_that_unicode_may_yet_assign_stays():
    """Python's tables are older than the phones in the room."""
    unassigned = "\U0001faff"
    assert unicodedata.category("\U0001fbfa") == "Cn"
    assert checks.clean("\U0001fbfa" + unassigned) == "\U0001fbfa" + unassigned


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0\u3000", "\u200b", "\u200d\ufe0f", "\u202e", "\u0301"])
def test_a_name_that_nobody_can_see_is_refused(text: str):
    with pytest.raises(InvalidInput, match="Enter the client") as refused:
        checks.name(text, "client", "the client")
    assert refused.value.field == "client"


def test_a_name_is_one_line_without_blanks_around_it():
    assert checks.name("  Acme\n\tLtd  ", "client", "the client") == "Acme Ltd"


@pytest.mark.parametrize("check", [checks.name, checks.line])
def test_a_line_has_at_most_300_characters(check):
    assert len(check("🙂" * MAX_NAME, "team", "the team")) == MAX_NAME
    with pytest.raises(InvalidInput, match="The team can have at most 300 characters; this has 301") as refused:
        check("x" * (MAX_NAME + 1), "team", "the team")
    assert refused.value.field == "team"


def test_a_line_may_be_empty():
    assert checks.line(" ", "team", "the team") == ""


def test_prose_has_lines_and_at_most_20_000_characters():
    assert checks.prose("  a\r\n\r\n b \n", "text", "the note") == "a\n\n b"
    assert len(checks.prose("x" * MAX_TEXT + " ", "text", "the note")) == MAX_TEXT
    with pytest.raises(InvalidInput, match="at most 20,000 characters; this has 20,001"):
        checks.prose("x" * (MAX_TEXT + 1), "text", "the note")


@given(models(), st.integers(-3, 14))
def test_a_rank_is_one_of_the_model_s(model, value: int):
    if model.lowest <= value <= model.highest:
        assert checks.rank(value, model, "current") == value
    else:
        with pytest.raises(InvalidInput, match=f"levels {model.lowest} to {model.highest}, not {value}"):
            checks.rank(value, model, "current")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        *(("9:00", "09:00"), ("09:00", "09:00"), (" 9.30 ", "09:30"), ("930", "09:30"), ("0930", "09:30")),
        *(("9h15", "09:15"), ("0:00", "00:00"), ("23:59", "23:59")),
    ],
)
def test_a_time_of_day_is_understood(text: str, time: str):
    assert checks.clock_time(text, "starts_at") == time


@pytest.mark.parametrize(
    "text", ["", "9", "24:00", "12:60", "9:5", "nine", "9:00 pm", "-1:00", "12345", "٠٩:٠٠", "09:00\n10:00"]
)
def test_what_is_no_time_of_day_is_refused(text: str):
    with pytest.raises(InvalidInput, match="such as 09:00"):
        checks.clock_time(text, "starts_at")


@pytest.mark.parametrize("value", [1, 600, 20])
def test_a_number_within_its_limits_is_taken(value: int):
    assert checks.between(value, 1, 600, "minutes", "minutes") == value


@pytest.mark.parametrize("value", [0, -5, 601, 10**12])
def test_a_number_beyond_its_limits_is_refused(value: int):
    with pytest.raises(InvalidInput, match="Minutes must be from 1 to 600"):
        checks.between(value, 1, 600, "minutes", "minutes")


@pytest.mark.parametrize("value", [dt.date(1900, 1, 1), dt.date(2199, 12, 31), dt.date(2028, 2, 29)])
def test_a_date_that_can_be_meant_is_taken(value: dt.date):
    assert checks.day(value, "date") == checks.optional_day(value, "date") == value


@pytest.mark.parametrize("value", [dt.date(206, 1, 1), dt.date.min, dt.date.max, dt.date(1899, 12, 31)])
def test_a_date_that_nobody_can_mean_is_refused(value: dt.date):
    with pytest.raises(InvalidInput, match="from 1900 to 2199") as refused:
        checks.optional_day(value, "due")
    assert refused.value.field == "due"


def test_no_date_is_a_date_that_may_be_left_out():
    assert checks.optional_day(None, "due") is None


def test_a_category_is_one_of_the_model_s():
    model = a_model(categories=2)
    assert checks.category_of(model, "cat-1") is model.categories[1]
    with pytest.raises(InvalidInput, match="no such category"):
        checks.category_of(model, "cat-2")
