"""The parking lot and the decision log: what was said at which time, and the decisions on categories among it."""

from __future__ import annotations

import datetime as dt

import msgspec

from app.domain.workshop import CategoryState, Note, Workshop
from app.i18n import tr
from app.store.reader import Reader


class LogEntry(msgspec.Struct, frozen=True):
    """A note with the name of its category ('' for the whole workshop).

    `decided` is the id of the category whose decision it tells; such an entry follows the decision and is not written.
    """

    note: Note
    category: str
    decided: str = ""


class LogView(msgspec.Struct, frozen=True):
    """Both lists, oldest first; `categories` are the ids and names that an entry can belong to."""

    parked: tuple[LogEntry, ...]
    decisions: tuple[LogEntry, ...]
    categories: tuple[tuple[str, str], ...]
    people: tuple[str, ...]


def log(reader: Reader, workshop_id: str) -> LogView:
    """Parking lot and decision log of a workshop."""
    return log_view(reader.workshop(workshop_id))


def log_view(workshop: Workshop) -> LogView:
    """The same from a workshop at hand."""
    names = {category.id: category.name for category in workshop.model.categories}
    entries = {
        kind: [LogEntry(note, names.get(note.category_id or "", "")) for note in workshop.notes if note.kind == kind]
        for kind in ("parked", "decision")
    }
    settled = [
        LogEntry(note, names[state.category_id], state.category_id)
        for state in workshop.states
        if state.applicable and state.category_id in names and (note := _decision(state, names[state.category_id]))
    ]
    return LogView(
        parked=_by_time(entries["parked"]),
        decisions=_by_time([*entries["decision"], *settled]),
        categories=tuple((category.id, category.name) for category in workshop.scope),
        people=people(workshop),
    )


def people(workshop: Workshop) -> tuple[str, ...]:
    """Names and roles, each once: who may have said something."""
    return tuple(dict.fromkeys(name for p in workshop.participants for name in (p.name, p.role) if name))


def _decision(state: CategoryState, category: str) -> Note | None:
    if state.decided_at is None:
        return None
    if state.current is not None and state.target is not None:
        text = tr("{category}: {current} → {target}")
    elif state.current is not None:
        text = tr("{category}: current level {current}")
    else:
        text = tr("{category}: target level {target}")
    said = text.format(category=category, current=state.current, target=state.target)
    return Note(f"decided_{state.category_id}", state.category_id, "decision", said, state.decided_at)


def _by_time(entries: list[LogEntry]) -> tuple[LogEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: dt.datetime.fromisoformat(entry.note.at)))
