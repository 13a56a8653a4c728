"""Texts, dates and numbers in the reader's language."""

from __future__ import annotations

import datetime as dt
import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache

from app.paths import resources_dir

_translation: gettext.NullTranslations = gettext.NullTranslations()
_locale = ""
_locale_here: ContextVar[str] = ContextVar("locale_here", default="")


def tr(text: str) -> str:
    """The text in the reader's language; itself where no translation exists."""
    return _translation.gettext(text)


def trn(one: str, many: str, n: int) -> str:
    """The singular or plural text for n, with `{n}` filled in."""
    return _translation.ngettext(one, many, n).format(n=n)


def set_language(language: str) -> None:
    """Take texts from resources/locale for a language such as 'de'; English where there are none."""
    global _translation
    _translation = gettext.translation(
        "levelset", str(resources_dir() / "locale"), languages=[language] if language else None, fallback=True
    )


def language() -> str:
    """The language that texts are in, such as 'en' or 'de'."""
    return _translation.info().get("language", "") or "en"


def set_locale(locale: str) -> None:
    """Write dates and numbers as in a locale such as 'de_DE'; '' means the system's."""
    global _locale
    _locale = locale
    _known_locale.cache_clear()


@contextmanager
def in_locale(locale: str) -> Iterator[None]:
    """Write dates and numbers as in a locale within the block, for this thread alone; '' changes nothing."""
    token = _locale_here.set(locale)
    try:
        yield
    finally:
        _locale_here.reset(token)


def reader_locale() -> str:
    """The locale for dates and numbers: the one that was set, else the system's, else British English."""
    return _known_locale(_locale_here.get())


@lru_cache(maxsize=4)
def _known_locale(wished: str) -> str:
    from babel import Locale, UnknownLocaleError

    for name in (wished, _locale, *(os.environ.get(key, "") for key in ("LC_ALL", "LC_TIME", "LANG"))):
        wanted = name.split(".")[0].split("@")[0].replace("-", "_")
        if not wanted or wanted in ("C", "POSIX"):
            continue
        try:
            return str(Locale.parse(wanted))
        except (UnknownLocaleError, ValueError):
            continue
    return "en_GB"


def format_date(day: dt.date | None, style: str = "medium") -> str:
    """A date as the reader writes it ('23 Nov 2026'); empty for None. `style`: short, medium, long, full."""
    return "" if day is None else _date_text(day, style, reader_locale())


@lru_cache(maxsize=4096)
def _date_text(day: dt.date, style: str, locale: str) -> str:
    from babel.dates import format_date as babel_format_date

    return str(babel_format_date(day, format=style, locale=locale))


def format_time(time: dt.time) -> str:
    """A time of day as the reader writes it ('14:05')."""
    from babel.dates import format_time as babel_format_time

    return str(babel_format_time(time, format="short", locale=reader_locale()))


def format_number(value: float, digits: int = 1, *, signed: bool = False) -> str:
    """A number with a fixed number of digits as the reader writes it; `signed` puts + before a positive one."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    # a value that rounds to nothing has no sign
    shown = Decimal(str(float(value))).quantize(Decimal(1).scaleb(-digits)) or Decimal(0)
    if signed and shown:
        pattern = f"+{pattern};-{pattern}"
    return _written(shown, pattern, reader_locale())


# the same few scores are written again after every change
@lru_cache(maxsize=1024)
def _written(number: Decimal, pattern: str, locale: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(number, format=pattern, locale=locale)).replace("-", "\u2212")


def parse_date(text: str) -> dt.date:
    """A date from what a person typed: ISO or the reader's own short form. ValueError when it is none."""
    day = _parse_any_date(text.strip())
    if day.year < 1000:
        # '3 Nov 206' is a slip of the finger, not the year 206
        raise ValueError(text)
    return day


def _parse_any_date(text: str) -> dt.date:
    from babel.dates import parse_date as babel_parse_date

    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    for style in ("short", "medium"):
        try:
            return babel_parse_date(text, locale=reader_locale(), format=style)
        except (ValueError, IndexError, KeyError, AttributeError):
            continue
    return _parse_named_month(text)


def _parse_named_month(text: str) -> dt.date:
    """A date with its month's name in the reader's language ('3 Nov 2026'); Babel reads figures only."""
    from babel import Locale

    names: dict[str, int] = {}
    for context in Locale.parse(reader_locale()).months.values():
        for width in ("wide", "abbreviated"):
            names.update((str(name).strip(".").lower(), month) for month, name in context[width].items())
    words = [word.strip(".,").lower() for word in text.replace("-", " ").split()]
    months = [names[word] for word in words if word in names]
    years = [int(word) for word in words if word.isdecimal() and len(word) == 4]
    days = [int(word) for word in words if word.isdecimal() and len(word) <= 2]
    if len(months) == len(years) == len(days) == 1:
        return dt.date(years[0], months[0], days[0])
    raise ValueError(text)
