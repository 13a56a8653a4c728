"""Reads: whole workshops as frozen values and the lines of the library's list."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import Any

import msgspec

from app.domain.model import MaturityModel
from app.domain.problems import LibraryFault, NotFound
from app.domain.votes import Round
from app.domain.workshop import Workshop
from app.i18n import tr
from app.store import rows
from app.store.schema import TABLES
from app.store.transaction import Row, Value

_ORDERS = {
    "participant": "position, id",
    "category_state": "category_id",
    "practice_rating": "practice_id",
    "timing": "category_id",
    "room_check": "item",
    "note": "id",
    "goal": "position, id",
    "criterion": "position, id",
    "action": "position, id",
    "not_doing": "position, id",
}


# what a hidden vote says is never read: only that it is there, and whose it is
_HIDDEN_VOTES = """
SELECT vote.round_id, vote.participant_id FROM vote JOIN vote_round ON vote_round.id = vote.round_id
WHERE vote.workshop_id = ? AND vote_round.revealed_at IS NULL ORDER BY vote.id
"""
_REVEALED_VOTES = """
SELECT {columns} FROM vote JOIN vote_round ON vote_round.id = vote.round_id
WHERE vote.round_id = ? AND vote_round.revealed_at IS NOT NULL ORDER BY vote.id
"""


class WorkshopLine(msgspec.Struct, frozen=True):
    """One workshop in the library's list, with sums over its decided categories only."""

    id: str
    client: str
    team: str
    date: dt.date
    model_id: str
    model_name: str
    created_at: str
    changed_at: str
    exported_at: str | None
    archived_at: str | None
    deleted_at: str | None
    in_scope: int
    settled: int
    decided: int
    touched: int
    current_sum: int
    target_sum: int
    goals: int


_LINES = """
SELECT w.id, w.client, w.team, w.date, m.id, m.name,
  w.created_at, w.changed_at, w.exported_at, w.archived_at, w.deleted_at,
  coalesce(s.in_scope, 0), coalesce(s.settled, 0), coalesce(s.decided, 0),
  coalesce(s.touched, 0) + EXISTS (SELECT 1 FROM vote_round AS r WHERE r.workshop_id = w.id),
  coalesce(s.current_sum, 0), coalesce(s.target_sum, 0), coalesce(g.goals, 0)
FROM workshop AS w
JOIN model AS m ON m.hash = w.model_hash
LEFT JOIN (
  SELECT workshop_id,
    sum(in_scope) AS in_scope,
    sum(in_scope AND (na_reason IS NOT NULL OR (current IS NOT NULL AND target IS NOT NULL))) AS settled,
    sum(ok) AS decided,
    sum(in_scope AND (na_reason IS NOT NULL OR current IS NOT NULL OR target IS NOT NULL)) AS touched,
    sum(iif(ok, current, 0)) AS current_sum,
    sum(iif(ok, target, 0)) AS target_sum
  FROM (
    SELECT *, in_scope AND na_reason IS NULL AND current IS NOT NULL AND target IS NOT NULL AS ok
    FROM category_state
  )
  GROUP BY workshop_id
) AS s ON s.workshop_id = w.id
LEFT JOIN (SELECT workshop_id, count(*) AS goals FROM goal GROUP BY workshop_id) AS g ON g.workshop_id = w.id
ORDER BY w.changed_at DESC, w.id DESC
"""


class Reader:
    """Answers queries from one connection; of a workshop only what has changed is read again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._workshops: dict[str, Workshop] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._models: dict[str, MaturityModel] = {}
        self._version = self._data_version()

    def forget(self, workshop_id: str, tables: frozenset[str] | None = None) -> None:
        """Read these tables of a workshop anew next time; all of them where none are named."""
        if tables is None:
            self._workshops.pop(workshop_id, None)
            self._stale.pop(workshop_id, None)
        elif workshop_id in self._workshops:
            self._stale[workshop_id] = self._stale.get(workshop_id, frozenset()) | tables

    def workshop(self, workshop_id: str) -> Workshop:
        """A whole workshop; NotFound when there is none with this id."""
        version = self._data_version()
        if version != self._version:
            # another process wrote to the library
            self._workshops.clear()
            self._stale.clear()
            self._version = version
        if workshop_id not in self._workshops or self._stale.get(workshop_id):
            # one snapshot for all tables, also while another process writes
            self._connection.execute("BEGIN")
            try:
                self._workshops[workshop_id] = self._read(workshop_id)
                self._stale.pop(workshop_id, None)
            except BaseException:
                self._workshops.pop(workshop_id, None)
                raise
            finally:
                self._connection.execute("COMMIT")
        return self._workshops[workshop_id]

    def lines(self) -> list[WorkshopLine]:
        """All workshops, the last changed first, archived and deleted ones included."""
        names = WorkshopLine.__struct_fields__
        found = self._connection.execute(_LINES).fetchall()
        try:
            return msgspec.convert([dict(zip(names, row, strict=True)) for row in found], list[WorkshopLine])
        except msgspec.ValidationError as error:
            raise LibraryFault(tr("A workshop in the library is damaged. Keep a copy of the file.")) from error

    def ids(self, prefix: str) -> list[str]:
        """The ids of workshops that begin with a prefix and are not deleted; at most two."""
        sql = "SELECT id FROM workshop WHERE substr(id, 1, ?) = ? AND deleted_at IS NULL LIMIT 2"
        return [str(row[0]) for row in self._connection.execute(sql, (len(prefix), prefix))]

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _rows(self, table: str, column: str, value: str, order: str) -> list[Row]:
        columns = TABLES[table].columns
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {column} = ? ORDER BY {order}"
        return [dict(zip(columns, row, strict=True)) for row in self._connection.execute(sql, (value,))]

    def _read(self, workshop_id: str) -> Workshop:
        header = self._rows("workshop", "id", workshop_id, "id")
        if not header:
            raise NotFound(tr("There is no workshop with this id."))
        try:
            return self._fill(workshop_id, header[0])
        except ValueError as error:
            raise LibraryFault(
                tr("“{title}” is damaged in the library and cannot be read. Keep a copy of the file.").format(
                    title=header[0]["client"]
                )
            ) from error

    def _fill(self, workshop_id: str, header: Row) -> Workshop:
        """The workshop of a header: the lists that were kept and did not change, and the others from their rows."""
        model = self._model(str(header["model_hash"]))
        kept, stale = self._workshops.get(workshop_id), self._stale.get(workshop_id, frozenset())
        if kept is not None and kept.model is not model:
            kept = None
        parts: dict[str, Any] = {}
        for part, tables in rows.PARTS.items():
            if kept is not None and stale.isdisjoint(tables):
                parts[part] = getattr(kept, part)
            elif part == "rounds":
                parts[part] = self._rounds(workshop_id, kept)
            else:
                found = {table: self._rows(table, "workshop_id", workshop_id, _ORDERS[table]) for table in tables}
                parts[part] = rows.read_part(part, model, found)
        return msgspec.structs.replace(rows.read_header(header, model), **parts)

    def _rounds(self, workshop_id: str, kept: Workshop | None) -> tuple[Round, ...]:
        # the votes of a revealed round never change again
        known = {(round_.id, round_.revealed_at): round_ for round_ in (kept.rounds if kept else ()) if round_.revealed}
        hidden: dict[Value, list[Row]] = {}
        for round_id, participant in self._connection.execute(_HIDDEN_VOTES, (workshop_id,)):
            hidden.setdefault(round_id, []).append({"participant_id": participant})
        made = []
        for row in self._rows("vote_round", "workshop_id", workshop_id, "id"):
            found = known.get((str(row["id"]), None if row["revealed_at"] is None else str(row["revealed_at"])))
            made.append(found or rows.read_round(row, self._revealed_votes(row), hidden.get(row["id"], [])))
        return tuple(made)

    def _revealed_votes(self, round_: Row) -> list[Row]:
        if round_["revealed_at"] is None:
            return []
        columns = TABLES["vote"].columns
        sql = _REVEALED_VOTES.format(columns=", ".join(f"vote.{column}" for column in columns))
        return [dict(zip(columns, row, strict=True)) for row in self._connection.execute(sql, (round_["id"],))]

    def _model(self, hash_: str) -> MaturityModel:
        if hash_ not in self._models:
            body = self._connection.execute("SELECT body FROM model WHERE hash = ?", (hash_,)).fetchone()[0]
            self._models[hash_] = rows.read_model(str(body))
        return self._models[hash_]
