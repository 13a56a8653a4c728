"""A whole workshop, by its id or the beginning of it."""

from __future__ import annotations

from app.domain.problems import NotFound
from app.domain.workshop import Workshop
from app.i18n import tr
from app.store.reader import Reader


def workshop(reader: Reader, workshop_id: str) -> Workshop:
    """The workshop of an id; NotFound when there is none."""
    return reader.workshop(workshop_id)


def find_workshop(reader: Reader, text: str) -> Workshop:
    """The workshop whose id is, or alone begins with, what a person typed; NotFound says what to do."""
    found = reader.ids(text.strip().lower()) if text.strip() else []
    if len(found) > 1:
        raise NotFound(tr("More than one workshop begins with “{text}”: type more of the id.").format(text=text))
    if not found:
        raise NotFound(tr("There is no workshop “{text}”. “levelset list” shows all ids.").format(text=text))
    return reader.workshop(found[0])
