"""The record of the day: append-only, each entry sealed with a hash over the one before."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from app.domain.ids import new_id
from app.store.transaction import RowChange

_encode = msgspec.json.Encoder(order="deterministic").encode


class Entry(msgspec.Struct, frozen=True):
    """One entry: number in this library, id, replica and its own counter, when, where, what, rows before and after."""

    n: int
    id: str
    replica: str
    counter: int
    at: str
    workshop_id: str
    what: str
    changes: str
    previous: str
    hash: str

    def seal(self) -> str:
        """The hash that this entry should have."""
        content = (self.id, self.replica, self.counter, self.at, self.workshop_id, self.what, self.changes)
        return hashlib.sha256(_encode((self.previous, *content))).hexdigest()


def append(
    connection: sqlite3.Connection, replica: str, at: str, workshop_id: str, what: str, changes: Sequence[RowChange]
) -> None:
    """Write the entry of a change inside its transaction."""
    last = connection.execute("SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1").fetchone() or (0, "")
    n = int(last[0]) + 1
    body = _encode(changes).decode()
    entry = Entry(n, new_id(), replica, n, at, workshop_id, what, body, str(last[1]), "")
    connection.execute(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (n, entry.id, replica, n, at, workshop_id, what, body, entry.previous, entry.seal()),
    )


def entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    """All entries in their order."""
    for row in connection.execute("SELECT * FROM journal ORDER BY n"):
        yield Entry(*row)


def first_broken(connection: sqlite3.Connection) -> int | None:
    """The number of the first entry that does not fit its hash or the one before it; None when all do."""
    previous = ""
    for entry in entries(connection):
        if entry.previous != previous or entry.seal() != entry.hash:
            return entry.n
        previous = entry.hash
    return None
