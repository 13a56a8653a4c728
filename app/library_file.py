"""The library: one SQLite file with all workshops, opened once and written through one door."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from app.domain.changes import Kind
from app.domain.ids import new_id
from app.domain.problems import LibraryFault
from app.i18n import tr
from app.store import journal
from app.store.connection import connect, sentences
from app.store.reader import Reader
from app.store.transaction import RowChange, Transaction

T = TypeVar("T")


def now() -> str:
    """The room's time with milliseconds and its offset from UTC: '2026-11-23T14:22:07.123+01:00'."""
    minute, rest = divmod(time.time_ns() // 1_000_000, 60_000)
    begins, offset = _minute(minute)
    return f"{begins}{rest // 1000:02d}.{rest % 1000:03d}{offset}"


@lru_cache(maxsize=1)
def _minute(minute: int) -> tuple[str, str]:
    """What stands before and behind the seconds of a minute since 1970."""
    # asking the system at every change costs more than the rest of the stamp; a zone changes on the full minute
    here = datetime.fromtimestamp(60 * minute).astimezone().isoformat(timespec="seconds")
    return here[:17], here[19:]


class LibraryFile:
    """An open library. `read_only` says that nothing can be written to it and why is known to the user."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection, self.read_only = connect(path)
        try:
            with sentences(path):
                self.reader = Reader(self._connection)
                self._replica = self._find_replica()
        except BaseException:
            self._connection.close()
            raise

    def write(
        self, workshop_id: str, act: Callable[[Transaction], str], what: str = ""
    ) -> tuple[str, Sequence[RowChange], frozenset[Kind]]:
        """Carry out an act in one durable transaction with its journal entry.

        `act` gets the transaction and answers with the change's label. An exception means that nothing was
        written. Answers with label, row changes and the kinds of thing they touched.
        """
        if self.read_only:
            sentence = tr("Not saved: the library can only be read. Make {path} writable and start again.")
            raise LibraryFault(sentence.format(path=self.path))
        with sentences(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                tx = Transaction(self._connection, now(), workshop_id)
                label = act(tx)
                if tx.changes:
                    journal.append(
                        self._connection, self._replica, tx.now, workshop_id, what.format(label) or label, tx.changes
                    )
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        self.reader.forget(workshop_id, frozenset(change.table for change in tx.changes))
        return label, tx.changes, tx.kinds

    def read(self, query: Callable[[Reader], T]) -> T:
        """Answer a query; LibraryFault with a sentence when the file cannot be read."""
        with sentences(self.path):
            return query(self.reader)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in."""
        self._connection.close()

    def _find_replica(self) -> str:
        find = "SELECT value FROM meta WHERE key = 'replica'"
        found = self._connection.execute(find).fetchone()
        if found is None and not self.read_only:
            # two programs may open a new library at once; the first one names it
            self._connection.execute("INSERT INTO meta VALUES ('replica', ?) ON CONFLICT DO NOTHING", (new_id(),))
            found = self._connection.execute(find).fetchone()
        return str(found[0]) if found else new_id()
