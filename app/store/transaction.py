"""One write: every row it touches is recorded, so that its inverse and its journal entry follow by themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from app.domain.changes import Kind
from app.domain.problems import NotFound
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
    """Reads and writes rows inside one open transaction and keeps the list of what it changed."""

    def __init__(self, connection: sqlite3.Connection, now: str) -> None:
        self._connection = connection
        self.now = now
        self.changes: list[RowChange] = []

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of thing that this transaction touched."""
        return frozenset(TABLES[change.table].kind for change in self.changes)

    def find(self, table: str, *key: str) -> Row | None:
        """The row of a key, or None."""
        columns = TABLES[table].columns
        found = self._connection.execute(_select(table), key).fetchone()
        return None if found is None else dict(zip(columns, found, strict=True))

    def get(self, table: str, *key: str) -> Row:
        """The row of a key; NotFound when it is not there (any more)."""
        row = self.find(table, *key)
        if row is None:
            raise NotFound(f"This {TABLES[table].kind.replace('_', ' ')} is no longer there.")
        return row

    def where(self, table: str, column: str, value: Value, order: str = "") -> list[Row]:
        """All rows with a value in a column, ordered by a column where one is named."""
        spec = TABLES[table]
        if column not in spec.columns or (order and order not in spec.columns):
            raise KeyError(column, order)
        tail = f" ORDER BY {order}" if order else ""
        sql = f"SELECT {', '.join(spec.columns)} FROM {table} WHERE {column} IS ?{tail}"
        return [dict(zip(spec.columns, found, strict=True)) for found in self._connection.execute(sql, (value,))]

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Add a whole row."""
        spec = TABLES[table]
        values = {column: row[column] for column in spec.columns}
        marks = ", ".join("?" * len(values))
        self._connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
        self.changes.append(RowChange(table, _key(table, values), None, values))

    def update(self, table: str, key: tuple[str, ...], values: Mapping[str, Value]) -> bool:
        """Change columns of a row; False and no trace when they hold these values already."""
        row = self.get(table, *key)
        changed = {column: value for column, value in values.items() if row[column] != value}
        if not changed:
            return False
        self._write(table, key, changed)
        self.changes.append(RowChange(table, key, {column: row[column] for column in changed}, changed))
        return True

    def delete(self, table: str, *key: str) -> None:
        """Remove a row."""
        row = self.get(table, *key)
        self._connection.execute(f"DELETE FROM {table} WHERE {_by_key(table)}", key)
        self.changes.append(RowChange(table, key, row, None))

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
        for change in changes:
            row = self.find(change.table, *change.key)
            expected = change.before
            fits = row is None if expected is None else row is not None and expected.items() <= row.items()
            if not fits:
                raise OutOfStep(change.table)
            if change.before is None and change.after is not None:
                self.insert(change.table, change.after)
            elif change.after is None:
                self.delete(change.table, *change.key)
            else:
                self.update(change.table, change.key, change.after)

    def _write(self, table: str, key: tuple[str, ...], values: Row) -> None:
        assignments = ", ".join(f"{column} = ?" for column in values)
        sql = f"UPDATE {table} SET {assignments} WHERE {_by_key(table)}"
        self._connection.execute(sql, (*values.values(), *key))


def _key(table: str, row: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in TABLES[table].key)


@lru_cache
def _by_key(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in TABLES[table].key)


@lru_cache
def _select(table: str) -> str:
    return f"SELECT {', '.join(TABLES[table].columns)} FROM {table} WHERE {_by_key(table)}"
