"""Texts, dates and numbers as the reader writes them, and dates as a person types them."""

from __future__ import annotations

import datetime as dt
import threading
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.i18n import format_date, format_number, in_locale, parse_date, reader_locale, set_language, set_locale, tr, trn

DAY = dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("locale", "style", "text"),
    [
        ("en_GB", "medium", "3 Nov 2026"),
        ("en_GB", "short", "03/11/2026"),
        ("en_GB", "long", "3 November 2026"),
        ("en_US", "medium", "Nov 3, 2026"),
        ("en_US", "short", "11/3/26"),
        ("en_US", "full", "Tuesday, November 3, 2026"),
        ("de_DE", "medium", "03.11.2026"),
        ("de_DE", "short", "03.11.26"),
        ("de_DE", "long", "3. November 2026"),
    ],
)
def test_a_date_is_written_as_the_reader_writes_it(locale: str, style: str, text: str):
    set_locale(locale)
    assert format_date(DAY, style) == text


def test_no_date_is_no_text():
    assert format_date(None) == ""


@pytest.mark.parametrize(
    ("locale", "value", "digits", "text"),
    [
        ("en_GB", 1234.56, 1, "1,234.6"),
        ("en_US", 1234.56, 2, "1,234.56"),
        ("de_DE", 1234.56, 1, "1.234,6"),
        ("de_DE", 2, 1, "2,0"),
        ("en_GB", 2, 0, "2"),
        ("en_GB", -1.5, 1, "−1.5"),
        ("de_DE", -1.5, 1, "−1,5"),
        ("en_GB", -0.04, 1, "0.0"),
        ("en_GB", Fraction(1, 3), 2, "0.33"),
        ("en_GB", Fraction(-7, 3), 1, "−2.3"),
    ],
)
def test_a_number_is_written_as_the_reader_writes_it(locale: str, value: float, digits: int, text: str):
    set_locale(locale)
    assert format_number(value, digits) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        *((1.2, 1, "+1.2"), (-1.2, 1, "−1.2"), (0, 1, "0.0"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"), (0.05, 1, "0.0")),
        *((0.06, 1, "+0.1"), (3, 0, "+3"), (-1, 0, "−1"), (0, 0, "0")),
    ],
)
def test_a_signed_number_has_a_sign_unless_it_shows_nothing(value: float, digits: int, text: str):
    set_locale("en_GB")
    assert format_number(value, digits, signed=True) == text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_GB", "2026-11-03"),
        ("de_DE", " 2026-11-03 "),
        ("en_GB", "3/11/2026"),
        ("en_GB", "03/11/26"),
        ("en_GB", "3 Nov 2026"),
        ("en_GB", "3 november 2026"),
        ("en_US", "11/3/2026"),
        ("en_US", "11/3/26"),
        ("en_US", "Nov 3, 2026"),
        ("de_DE", "3.11.2026"),
        ("de_DE", "03.11.26"),
        ("de_DE", "3. November 2026"),
        ("de_DE", "3. Nov. 2026"),
    ],
)
def test_a_date_is_understood_as_the_reader_types_it(locale: str, text: str):
    set_locale(locale)
    assert parse_date(text) == DAY


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE", "pl_PL", "fr_FR", "cs_CZ", "sv_SE", "es_ES", "ja_JP"])
@given(day=st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_that_we_wrote_is_understood_again(locale: str, day: dt.date):
    with in_locale(locale):
        assert parse_date(format_date(day, "short")) == day
        assert parse_date(format_date(day, "medium")) == day


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "soon",
        "Friday",
        "32/13/2026",
        "2026-02-30",
        "99.99.9999",
        "3 Nov",
        "3 Nov 206",
        "2026",
        "0026-11-03",
        "1",
    ],
)
def test_what_is_no_date_is_refused(locale: str, text: str):
    set_locale(locale)
    with pytest.raises(ValueError):  # noqa: PT011: the caller has the sentence
        parse_date(text)


@given(st.text(max_size=30))
def test_whatever_is_typed_it_is_a_date_or_a_value_error(text: str):
    with suppress(ValueError):
        assert parse_date(text).year >= 1000


@pytest.mark.parametrize(
    ("variables", "locale"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "en_US"),
        ({"LC_TIME": "fr_FR@euro", "LANG": "de_DE.UTF-8"}, "fr_FR"),
        ({"LANG": "C.UTF-8"}, "en_GB"),
        ({"LANG": "POSIX"}, "en_GB"),
        ({"LANG": "no such thing"}, "en_GB"),
        ({}, "en_GB"),
    ],
)
def test_the_system_says_how_dates_are_written(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], locale: str):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    set_locale("")
    assert reader_locale() == locale


def test_the_setting_goes_before_the_system(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    set_locale("en-US")
    assert reader_locale() == "en_US"
    set_locale("xx_XX")
    assert reader_locale() == "de_DE"


def test_a_locale_within_a_block_is_for_its_thread_alone():
    set_locale("en_GB")
    seen: list[str] = []
    with in_locale("de_DE"):
        other = threading.Thread(target=lambda: seen.append(format_date(DAY)))
        other.start()
        other.join()
        seen.append(format_date(DAY))
    seen.append(format_date(DAY))
    assert seen == ["3 Nov 2026", "03.11.2026", "3 Nov 2026"]


def test_a_text_without_translation_stays_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(i18n, "resources_dir", lambda: tmp_path)
    set_language("de")
    assert tr("Library") == "Library"
    assert trn("{n} goal", "{n} goals", 1) == "1 goal"
    assert trn("{n} goal", "{n} goals", 0) == "0 goals"


def test_a_translation_is_taken_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from babel.messages import Catalog
    from babel.messages.mofile import write_mo

    known = Catalog(locale="de")
    known.add("Library", "Bibliothek")
    known.add(("{n} goal", "{n} goals"), ("{n} Ziel", "{n} Ziele"))
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "levelset.mo").open("wb") as file:
        write_mo(file, known)
    monkeypatch.setattr(i18n, "resources_dir", lambda: tmp_path)
    set_language("de")
    assert tr("Library") == "Bibliothek"
    assert tr("Plan") == "Plan"
    assert trn("{n} goal", "{n} goals", 2) == "2 Ziele"
