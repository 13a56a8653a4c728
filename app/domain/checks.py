"""What may be entered: each check answers with the cleaned value or raises a sentence that says what to do."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from app.domain.model import Category, MaturityModel
from app.domain.problems import InvalidInput
from app.domain.workshop import MAX_NAME, MAX_TEXT

FIRST_YEAR, LAST_YEAR = 1900, 2199

_OVERRIDES = re.compile("[\u202d\u202e]")
# controls aside from tab and line feed, lone surrogates, and the code points that Unicode keeps free for ever; what it
# may still assign stays: an emoji of next year is no fault
_NEVER_SHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def clean(text: str) -> str:
    """The text with one kind of line break; what no screen or paper can show becomes U+FFFD.

    Overrides of the writing direction go: they make a name look like another one.
    """
    text = _OVERRIDES.sub("", _LINE_BREAKS.sub("\n", text))
    return _NEVER_SHOWN.sub("\ufffd", text)


def name(text: str, field: str, what: str) -> str:
    """One line of 1 to 300 characters; `what` names it in the sentence ("the client")."""
    text = line(text, field, what)
    if not any(map(_can_be_seen, text)):
        raise InvalidInput(f"Enter {what}.", field)
    return text


def same(text: str) -> str:
    """What two names have in common when they are the same to a person: spaces and large letters make no difference."""
    return " ".join(text.split()).casefold()


def line(text: str, field: str, what: str) -> str:
    """One line of at most 300 characters, possibly empty."""
    text = " ".join(clean(text).split())
    if len(text) > MAX_NAME:
        raise InvalidInput(f"{_first_large(what)} can have at most {MAX_NAME} characters; this has {len(text)}.", field)
    return text


def prose(text: str, field: str, what: str) -> str:
    """Lines of at most 20,000 characters in all, possibly empty."""
    text = clean(text).strip()
    if len(text) > MAX_TEXT:
        raise InvalidInput(
            f"{_first_large(what)} can have at most {MAX_TEXT:,} characters; this has {len(text):,}.", field
        )
    return text


def rank(value: int, model: MaturityModel, field: str) -> int:
    """A rank of the model."""
    if value not in model.ranks:
        raise InvalidInput(f"This model has the levels {model.lowest} to {model.highest}, not {value}.", field)
    return value


def between(value: int, low: int, high: int, field: str, what: str) -> int:
    """A whole number within limits."""
    if not low <= value <= high:
        raise InvalidInput(f"{_first_large(what)} must be from {low} to {high}.", field)
    return value


def clock_time(text: str, field: str) -> str:
    """A time of day such as 09:00."""
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.h]?([0-5]\d)", text.strip(), re.ASCII)
    if not match:
        raise InvalidInput("Enter a time such as 09:00.", field)
    return f"{int(match[1]):02}:{match[2]}"


def day(value: dt.date, field: str) -> dt.date:
    """A date in years that a workshop can mean: a slip such as the year 206 is refused."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InvalidInput(f"Enter a date from {FIRST_YEAR} to {LAST_YEAR}.", field)
    return value


def optional_day(value: dt.date | None, field: str) -> dt.date | None:
    """Such a date, or none."""
    return None if value is None else day(value, field)


def category_of(model: MaturityModel, category_id: str) -> Category:
    """A category of the model."""
    try:
        return model.category(category_id)
    except KeyError:
        raise InvalidInput("The model of this workshop has no such category.", "category") from None


def _can_be_seen(character: str) -> bool:
    # Cf format such as a space without width, Z spaces, Mn marks that need a letter
    return unicodedata.category(character) not in ("Cf", "Zs", "Zl", "Zp", "Mn")


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
