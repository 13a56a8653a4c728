"""One write: every row it touches is recorded, so that its inverse and its journal entry follow by themselves."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from app.domain.changes import Kind
from app.domain.problems import NotFound
from app.i18n import tr
from app.store.schema import TABLES

Value = str | int | None
Row = dict[str, Value]


class RowChange(msgspec.Struct, frozen=True, array_like=True):
    """One row before and after a change. An update holds the changed columns only; None means no row."""

    table: str
    key: tuple[str, ...]
    before: Row | None
    after: Row | None

    def inverse(self) -> RowChange:
        """The change that takes this one back."""
        return RowChange(self.table, self.key, self.after, self.before)


class OutOfStep(Exception):
    """A recorded change no longer fits the rows that are there."""


class Transaction:
    """Reads and writes one workshop's rows inside an open transaction and keeps the list of what it changed."""

    def __init__(self, connection: sqlite3.Connection, now: str, workshop_id: str) -> None:
        self._connection = connection
        self._workshop_id = workshop_id
        # nobody else writes while the transaction is open, so a row is read once
        self._read: dict[tuple[str, tuple[str, ...]], Row | None] = {}
        self.now = now
        self.changes: list[RowChange] = []
        self._kinds: set[Kind] = set()

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of thing that this transaction touched."""
        return frozenset(self._kinds)

    def find(self, table: str, *key: str) -> Row | None:
        """The row of a key, or None; another workshop's rows are not there."""
        place = (table, key)
        if place in self._read:
            return self._read[place]
        found = self._connection.execute(_select(table), key).fetchone()
        row = None if found is None else dict(zip(TABLES[table].columns, found, strict=True))
        if row is not None and row["id" if table == "workshop" else "workshop_id"] != self._workshop_id:
            row = None
        self._read[place] = row
        return row

    def get(self, table: str, *key: str) -> Row:
        """The row of a key; NotFound when it is not there (any more)."""
        row = self.find(table, *key)
        if row is None:
            raise NotFound(_gone(TABLES[table].kind))
        return row

    def where(self, table: str, column: str, value: Value, order: str = "") -> list[Row]:
        """All rows with a value in a column, ordered by a column (then by id) where one is named."""
        spec = TABLES[table]
        if column not in spec.columns or (order and order not in spec.columns):
            raise KeyError(column, order)
        tail = f" ORDER BY {order}, id" if order else ""
        sql = f"SELECT {', '.join(spec.columns)} FROM {table} WHERE {column} IS ?{tail}"
        return [dict(zip(spec.columns, found, strict=True)) for found in self._connection.execute(sql, (value,))]

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Add a whole row."""
        spec = TABLES[table]
        values = {column: row[column] for column in spec.columns}
        self._connection.execute(_insert(table), tuple(values.values()))
        self._note(RowChange(table, _key(table, values), None, values), values)

    def update(self, table: str, key: tuple[str, ...], values: Mapping[str, Value]) -> bool:
        """Change columns of a row; False and no trace when they hold these values already."""
        row = self.get(table, *key)
        changed = {column: value for column, value in values.items() if row[column] != value}
        if not changed:
            return False
        self._connection.execute(_update(table, tuple(changed)), (*changed.values(), *key))
        self._note(RowChange(table, key, {column: row[column] for column in changed}, changed), row | changed)
        return True

    def delete(self, table: str, *key: str) -> None:
        """Remove a row."""
        row = self.get(table, *key)
        self._connection.execute(f"DELETE FROM {table} WHERE {_by_key(table)}", key)
        self._note(RowChange(table, key, row, None), None)

    def keep_model(self, hash_: str, id_: str, name: str, version: str, body: str) -> None:
        """Keep a copy of a maturity model under the hash of its content; copies are shared and never change."""
        self._connection.execute(
            "INSERT INTO model (hash, id, name, version, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
            (hash_, id_, name, version, body),
        )

    def model_hash(self, workshop_id: str) -> str:
        """The hash of the model that a workshop keeps; NotFound when there is no such workshop."""
        return str(self.get("workshop", workshop_id)["model_hash"])

    def model_body(self, hash_: str) -> str:
        """The JSON text of a kept model."""
        return str(self._connection.execute("SELECT body FROM model WHERE hash = ?", (hash_,)).fetchone()[0])

    def apply(self, changes: Iterable[RowChange]) -> None:
        """Carry out recorded changes; OutOfStep when a row is not as the record expects it."""
        try:
            for change in changes:
                self._apply(change)
        except sqlite3.IntegrityError as error:
            raise OutOfStep(str(error)) from error

    def _apply(self, change: RowChange) -> None:
        if change.table == "timing":
            self._apply_time(change)
            return
        if change.table == "workshop" and change.after is None:
            # times that came after the record go with the workshop
            for timing in self.where("timing", "workshop_id", self._workshop_id):
                self.delete("timing", *_key("timing", timing))
        row = self.find(change.table, *change.key)
        if not _fits(row, change.before):
            raise OutOfStep(change.table)
        if change.after is None:
            self.delete(change.table, *change.key)
        elif row is None:
            self.insert(change.table, change.after)
        else:
            self.update(change.table, change.key, self._stamped(row, change))

    def _apply_time(self, change: RowChange) -> None:
        """A time comes and goes with its workshop; the time that went by is never brought back or taken away."""
        row = self.find(change.table, *change.key)
        if row is not None and change.after is None:
            self.delete(change.table, *change.key)
        elif row is None and change.before is None and change.after is not None:
            self.insert(change.table, change.after)

    def _stamped(self, row: Row, change: RowChange) -> Row:
        """The recorded values, with the time of now where the workshop was changed or exported since."""
        before, after = change.before or {}, change.after or {}
        if "changed_at" not in after:
            return after
        latest = max((row["changed_at"], after["changed_at"]), key=_moment)
        exported = row["exported_at"] is not None and _moment(row["exported_at"]) > _moment(latest)
        if exported or row["changed_at"] != before["changed_at"]:
            return after | {"changed_at": self.now}
        return after

    def _note(self, change: RowChange, row: Row | None) -> None:
        self._read[change.table, change.key] = row
        self._kinds.add(TABLES[change.table].kind)
        self.changes.append(change)


# times that every change and every export sets: they never make a record out of step
_MARKS = frozenset(("changed_at", "exported_at"))


def _fits(row: Row | None, expected: Row | None) -> bool:
    if row is None or expected is None:
        return row is expected
    return all(row[column] == value for column, value in expected.items() if column not in _MARKS)


def _moment(value: Value) -> dt.datetime:
    return dt.datetime.fromisoformat(str(value))


def _gone(kind: Kind) -> str:
    return {
        "workshop": tr("This workshop is no longer there."),
        "participant": tr("This participant is no longer on the list."),
        "decision": tr("This workshop has no such category any more."),
        "rating": tr("This rating is no longer there."),
        "vote": tr("This round, or this vote in it, is no longer there."),
        "clock": tr("This time is no longer there."),
        "room_check": tr("This line of the checklist is no longer there."),
        "note": tr("This note is no longer there."),
        "goal": tr("This goal, or this part of it, is no longer there."),
        "not_doing": tr("This entry of the not-doing list is no longer there."),
    }[kind]


def _key(table: str, row: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in TABLES[table].key)


@lru_cache
def _by_key(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in TABLES[table].key)


@lru_cache
def _select(table: str) -> str:
    return f"SELECT {', '.join(TABLES[table].columns)} FROM {table} WHERE {_by_key(table)}"


@lru_cache
def _insert(table: str) -> str:
    columns = TABLES[table].columns
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


@lru_cache
def _update(table: str, columns: tuple[str, ...]) -> str:
    assignments = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE {table} SET {assignments} WHERE {_by_key(table)}"
