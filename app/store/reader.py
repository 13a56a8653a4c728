"""Reads: whole workshops as frozen values and the lines of the library's list."""

from __future__ import annotations

import datetime as dt
import sqlite3

import msgspec

from app.domain.model import MaturityModel
from app.domain.problems import LibraryFault, NotFound
from app.domain.workshop import Workshop
from app.i18n import tr
from app.store import rows
from app.store.schema import TABLES
from app.store.transaction import Row

_ORDERS = {
    "participant": "position, id",
    "category_state": "category_id",
    "practice_rating": "practice_id",
    "vote_round": "id",
    "timing": "category_id",
    "room_check": "item",
    "note": "id",
    "goal": "position, id",
    "criterion": "position, id",
    "action": "position, id",
    "not_doing": "position, id",
}


# what a hidden vote says is never read: only that it is there, and whose it is
_VOTES = """
SELECT {columns} FROM vote JOIN vote_round ON vote_round.id = vote.round_id
WHERE vote.workshop_id = ? AND vote_round.revealed_at IS {revealed} ORDER BY vote.id
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
    """Answers queries from one connection; a workshop that has not changed is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._workshops: dict[str, Workshop] = {}
        self._models: dict[str, MaturityModel] = {}
        self._version = self._data_version()

    def forget(self, workshop_id: str) -> None:
        """Read a workshop anew next time."""
        self._workshops.pop(workshop_id, None)

    def workshop(self, workshop_id: str) -> Workshop:
        """A whole workshop; NotFound when there is none with this id."""
        version = self._data_version()
        if version != self._version:
            # another process wrote to the library
            self._workshops.clear()
            self._version = version
        if workshop_id not in self._workshops:
            # one snapshot for all tables, also while another process writes
            self._connection.execute("BEGIN")
            try:
                self._workshops[workshop_id] = self._read(workshop_id)
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

    def _votes(self, workshop_id: str, columns: tuple[str, ...], revealed: str) -> list[Row]:
        sql = _VOTES.format(columns=", ".join(f"vote.{column}" for column in columns), revealed=revealed)
        return [dict(zip(columns, row, strict=True)) for row in self._connection.execute(sql, (workshop_id,))]

    def _read(self, workshop_id: str) -> Workshop:
        header = self._rows("workshop", "id", workshop_id, "id")
        if not header:
            raise NotFound(tr("There is no workshop with this id."))
        tables = {table: self._rows(table, "workshop_id", workshop_id, order) for table, order in _ORDERS.items()}
        tables["vote"] = self._votes(workshop_id, TABLES["vote"].columns, "NOT NULL")
        tables["hidden_vote"] = self._votes(workshop_id, ("round_id", "participant_id"), "NULL")
        try:
            return rows.read_workshop(header[0], self._model(str(header[0]["model_hash"])), tables)
        except ValueError as error:
            raise LibraryFault(
                tr("“{title}” is damaged in the library and cannot be read. Keep a copy of the file.").format(
                    title=header[0]["client"]
                )
            ) from error

    def _model(self, hash_: str) -> MaturityModel:
        if hash_ not in self._models:
            body = self._connection.execute("SELECT body FROM model WHERE hash = ?", (hash_,)).fetchone()[0]
            self._models[hash_] = rows.read_model(str(body))
        return self._models[hash_]
