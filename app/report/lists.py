"""What the group does not do, what it decided and parked, and what was noted about the whole."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from app.domain.pack import Section
from app.domain.workshop import Note, Workshop
from app.i18n import format_date, tr
from app.report.boxes import Content, Keep, Table
from app.report.categories import note_rows
from app.report.document import Paper
from app.report.marks import Heading
from app.report.people import who_shown
from app.report.piece import Piece
from app.report.sections import section_title
from app.report.style import SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import table
from app.report.words import clock_word, level_word


def not_doing(paper: Paper, workshop: Workshop) -> list[Piece]:
    """What the group decided against for now, why, and when to look again; nothing where there is none."""
    ink = paper.ink
    if not workshop.not_doing:
        return []
    rows: list[list[Content]] = [
        [
            list(ink.prose(entry.what, SMALL_STRONG)),
            list(ink.prose(entry.why, SMALL)) or [ink.line("–", SMALL)],
            [ink.line(format_date(entry.look_again) or tr("no date"), SMALL)],
        ]
        for entry in workshop.not_doing
    ]
    names = (tr("Not now"), tr("Why"), tr("Look again on"))
    heading = Heading(paper, section_title("not-doing"), "not-doing", before=26)
    return [Keep([heading, table(paper, names, rows, (0.4, 0.6, 70), gap=12)])]


class Entry(NamedTuple):
    """A line of the decision log or of the parking lot; `category` is '' for the whole workshop."""

    at: str
    text: str
    category: str
    who: str


def log(paper: Paper, workshop: Workshop) -> list[Piece]:
    """What was decided and when, the levels of the categories among it; nothing where there is none."""
    names = (tr("Time"), tr("Decision"), tr("Category"), tr("By"))
    return _taken(paper, workshop, [*_entries(workshop, logged(workshop)), *_levels(workshop)], "log", names)


def parking(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The parked questions with the time and the category in which they came up; nothing where there is none."""
    names = (tr("Time"), tr("Question"), tr("Came up in"), tr("Asked by"))
    return _taken(paper, workshop, _entries(workshop, parked(workshop)), "parking", names)


def _entries(workshop: Workshop, notes: list[Note]) -> list[Entry]:
    names = {category.id: category.name for category in workshop.model.categories}
    return [Entry(note.at, note.text, names.get(note.category_id or "", ""), note.who) for note in notes]


def _levels(workshop: Workshop) -> list[Entry]:
    """The decisions on levels whose time is known."""
    found = []
    for category in workshop.model.categories:
        state = workshop.state(category.id)
        if state.decided_at is None or not state.applicable:
            continue
        ends = [level_word(workshop.model, rank) for rank in (state.current, state.target)]
        words = tr("Current level {current}, target level {target}")
        found.append(Entry(state.decided_at, words.format(current=ends[0], target=ends[1]), category.name, ""))
    return found


def _by_time(entries: list[Entry]) -> list[Entry]:
    """The entries as they came; those of which no time is known come last."""

    def moment(entry: Entry) -> tuple[bool, float]:
        try:
            return False, dt.datetime.fromisoformat(entry.at).timestamp()
        except (ValueError, OverflowError, OSError):
            return True, 0.0

    return sorted(entries, key=moment)


def _taken(
    paper: Paper, workshop: Workshop, entries: list[Entry], section: Section, names: tuple[str, ...]
) -> list[Piece]:
    """Entries as a table under a heading: time, text, category and who, as far as anybody is named."""
    ink = paper.ink
    if not entries:
        return []
    entries = _by_time(entries)
    said = [who_shown(paper, workshop, entry.who) for entry in entries]
    rows: list[list[Content]] = []
    for entry, who in zip(entries, said, strict=True):
        row: list[Content] = [
            [ink.line(clock_word(entry.at) or "–", SMALL_MUTED)],
            list(ink.prose(entry.text, SMALL)),
            [ink.line(entry.category or tr("whole workshop"), SMALL)],
            [ink.line(who, SMALL_MUTED)] if who else [],
        ]
        rows.append(row if any(said) else row[:3])
    heading = Heading(paper, section_title(section), section, before=26)
    widths = (44, 0.56, 0.26, 0.18)
    return [Keep([heading, table(paper, names[: len(rows[0])], rows, widths[: len(rows[0])], gap=12)])]


def logged(workshop: Workshop) -> list[Note]:
    """The entries of the decision log that are not private, as they came."""
    return [note for note in workshop.notes if note.kind == "decision" and not note.private]


def parked(workshop: Workshop) -> list[Note]:
    """The parked questions that are not private, as they came up."""
    return [note for note in workshop.notes if note.kind == "parked" and not note.private]


def general(paper: Paper, workshop: Workshop) -> list[Piece]:
    """Notes that belong to no category; nothing where there is none."""
    rows = note_rows(paper, workshop, [note for note in workshop.notes_of(None) if not note.private])
    if not rows:
        return []
    heading = Heading(paper, section_title("notes"), "notes", before=26)
    return [Keep([heading, Table(rows)])]
