"""What may be entered: each check answers with the cleaned value or raises a sentence that says what to do."""

from __future__ import annotations

import re
import unicodedata

from app.domain.model import Category, MaturityModel
from app.domain.problems import InvalidInput
from app.domain.workshop import MAX_NAME, MAX_TEXT

_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def clean(text: str) -> str:
    """The text with one kind of line break; what no screen or paper can show becomes U+FFFD."""
    text = _LINE_BREAKS.sub("\n", text)
    return "".join(c if c in "\n\t" or _can_be_shown(c) else "\ufffd" for c in text)


def name(text: str, field: str, what: str) -> str:
    """One line of 1 to 300 characters; `what` names it in the sentence ("the client")."""
    text = line(text, field, what)
    if not text:
        raise InvalidInput(f"Enter {what}.", field)
    return text


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
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.h]?([0-5]\d)", text.strip())
    if not match:
        raise InvalidInput("Enter a time such as 09:00.", field)
    return f"{int(match[1]):02}:{match[2]}"


def category_of(model: MaturityModel, category_id: str) -> Category:
    """A category of the model."""
    try:
        return model.category(category_id)
    except KeyError:
        raise InvalidInput("The model of this workshop has no such category.", "category") from None


def _can_be_shown(character: str) -> bool:
    # Cc control, Cs lone surrogate, Cn never assigned (with U+FFFE and U+FFFF)
    return unicodedata.category(character) not in ("Cc", "Cs", "Cn")


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
