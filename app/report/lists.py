"""What the group does not do, what it decided beside the levels and parked, and what was noted about the whole."""

from __future__ import annotations

from app.domain.workshop import Note, Workshop
from app.i18n import format_date, tr
from app.report.boxes import Content, Keep, Table
from app.report.categories import note_rows
from app.report.document import Paper
from app.report.marks import Heading
from app.report.piece import Piece
from app.report.style import SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import table
from app.report.words import time_word


def not_doing(paper: Paper, workshop: Workshop) -> list[Piece]:
    """What the group decided against for now, why, and when to look again; nothing where there is none."""
    ink = paper.ink
    if not workshop.not_doing:
        return []
    rows: list[list[Content]] = [
        [
            list(ink.prose(entry.what, SMALL_STRONG)),
            list(ink.prose(entry.why, SMALL)) or [ink.line("–", SMALL)],
            [ink.line(format_date(entry.look_again) or "–", SMALL)],
        ]
        for entry in workshop.not_doing
    ]
    names = (tr("Not now"), tr("Why"), tr("Look again on"))
    heading = Heading(paper, tr("What we are not doing"), "not-doing", before=26)
    return [Keep([heading, table(paper, names, rows, (0.4, 0.6, 70), gap=12)])]


def log(paper: Paper, workshop: Workshop) -> list[Piece]:
    """What was decided beside the levels, with the time and the category; nothing where there is none."""
    names = (tr("Time"), tr("Decision"), tr("Category"), tr("By"))
    return _taken(paper, workshop, logged(workshop), tr("Decision log"), "log", names)


def parking(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The parked questions with the time and the category in which they came up; nothing where there is none."""
    names = (tr("Time"), tr("Question"), tr("Came up in"), tr("Asked by"))
    return _taken(paper, workshop, parked(workshop), tr("Parking lot"), "parking", names)


def _taken(
    paper: Paper, workshop: Workshop, notes: list[Note], title: str, place: str, names: tuple[str, ...]
) -> list[Piece]:
    """Notes as a table under a heading: time, text, category and who."""
    ink = paper.ink
    if not notes:
        return []
    rows: list[list[Content]] = []
    for note in notes:
        where = tr("whole workshop")
        if note.category_id is not None:
            where = workshop.model.category(note.category_id).name
        rows.append([
            [ink.line(time_word(note) or "–", SMALL_MUTED)],
            list(ink.prose(note.text, SMALL)),
            [ink.line(where, SMALL)],
            [ink.line(note.who or "–", SMALL_MUTED)],
        ])  # fmt: skip
    heading = Heading(paper, title, place, before=26)
    return [Keep([heading, table(paper, names, rows, (44, 0.56, 0.26, 0.18), gap=12)])]


def logged(workshop: Workshop) -> list[Note]:
    """The entries of the decision log that are not private, as they came."""
    return [note for note in workshop.notes if note.kind == "decision" and not note.private]


def parked(workshop: Workshop) -> list[Note]:
    """The parked questions that are not private, as they came up."""
    return [note for note in workshop.notes if note.kind == "parked" and not note.private]


def general(paper: Paper, workshop: Workshop) -> list[Piece]:
    """Notes that belong to no category; nothing where there is none."""
    rows = note_rows(paper, [note for note in workshop.notes_of(None) if not note.private])
    if not rows:
        return []
    heading = Heading(paper, tr("Notes on the workshop as a whole"), "notes", before=26)
    return [Keep([heading, Table(rows)])]
