"""The library page: every workshop on a line, searched as a person types."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Literal

import msgspec

from app.domain.scoring import StageKind, stage_kind
from app.store.reader import Reader, WorkshopLine

Shelf = Literal["open", "archived", "deleted"]

_LETTERS = str.maketrans("łøđ", "lod")
_MARKS = re.compile("[\u0300-\u036f]+")


class WorkshopRow(msgspec.Struct, frozen=True):
    """A workshop on the library's list. Means are over decided categories only, None when there is none."""

    id: str
    client: str
    team: str
    model_id: str
    model: str
    date: dt.date
    stage: StageKind
    settled: int
    in_scope: int
    current: float | None
    target: float | None
    gap: float | None
    goals: int
    changed_at: str
    shelf: Shelf


class LibraryView(msgspec.Struct, frozen=True):
    """The lines found, how many lie on each shelf, and the workshop to continue with (None: nothing is open)."""

    rows: tuple[WorkshopRow, ...]
    counts: dict[Shelf, int]
    last: WorkshopRow | None


def workshop_list(reader: Reader, search: str = "", shelf: Shelf = "open", opened: str = "") -> LibraryView:
    """The workshops of a shelf whose client, team, model or date hold every word searched; last changed first.

    `opened` is the id of the workshop opened last: while it is open, it is the one to continue with.
    """
    words = _folded(search).split()
    counts: dict[Shelf, int] = {"open": 0, "archived": 0, "deleted": 0}
    found: list[WorkshopRow] = []
    last: WorkshopRow | None = None
    for line in reader.lines():
        row = _row(line)
        counts[row.shelf] += 1
        if row.shelf == "open" and (last is None or row.id == opened):
            last = row
        if row.shelf == shelf and (not words or _holds(row, words)):
            found.append(row)
    return LibraryView(tuple(found), counts, last)


def _row(line: WorkshopLine) -> WorkshopRow:
    n = line.decided
    return WorkshopRow(
        line.id,
        line.client,
        line.team,
        line.model_id,
        line.model_name,
        line.date,
        stage_kind(
            exported_at=line.exported_at,
            changed_at=line.changed_at,
            goals=line.goals,
            settled=line.settled,
            in_scope=line.in_scope,
            begun=line.touched > 0,
        ),
        line.settled,
        line.in_scope,
        line.current_sum / n if n else None,
        line.target_sum / n if n else None,
        (line.target_sum - line.current_sum) / n if n else None,
        line.goals,
        line.changed_at,
        "deleted" if line.deleted_at else "archived" if line.archived_at else "open",
    )


def _holds(row: WorkshopRow, words: list[str]) -> bool:
    text = _folded(f"{row.client} {row.team} {row.model} {row.date.isoformat()}")
    return all(word in text for word in words)


def _folded(text: str) -> str:
    # “lodz” has to find “Łódź”; ł has no decomposition
    plain = text.casefold().translate(_LETTERS)
    return plain if plain.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", plain))
