"""What every file says about itself: title, subject and language."""

from __future__ import annotations

from app.domain.workshop import Workshop
from app.i18n import format_date, language, reader_locale, tr
from app.office.told import line

MOST = 255
"""Longest text in a file's properties, in characters."""


def short(text: str) -> str:
    """A text that fits into a file's properties."""
    text = line(text)
    return text if len(text) <= MOST else f"{text[: MOST - 1].rstrip()}\u2026"


def file_title(workshop: Workshop) -> str:
    """The title in the file's properties."""
    return short(f"{tr('Improvement plan')}: {workshop.title}")


def subject(workshop: Workshop) -> str:
    """What the file is about: the model and the day."""
    day = format_date(workshop.date, "long")
    return tr("{model}, workshop of {date}").format(model=line(workshop.model.name), date=day)


def tag() -> str:
    """The language that the texts are in, as office programs name it: 'en-GB', 'de-DE'."""
    own, reader = language(), reader_locale()
    if reader.split("_")[0] == own and "_" in reader:
        parts = reader.split("_")
        return f"{own}-{parts[-1]}"
    return {"en": "en-GB", "de": "de-DE"}.get(own, own)
