"""Looks into a library's file from beside the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.store.schema import TABLES
from app.workbench import Workbench

Rows = dict[str, list[tuple[object, ...]]]


def connection_of(workbench: Workbench) -> sqlite3.Connection:
    """The workbench's own connection."""
    return workbench._library._connection


def all_rows(library: Workbench | Path) -> Rows:
    """Every row of every table that a change may touch, by table."""
    if isinstance(library, Workbench):
        return _rows(connection_of(library))
    with closing(sqlite3.connect(library)) as connection:
        return _rows(connection)


def _rows(connection: sqlite3.Connection) -> Rows:
    return {
        table.name: connection.execute(
            f"SELECT {', '.join(table.columns)} FROM {table.name} ORDER BY {', '.join(table.key)}"
        ).fetchall()
        for table in TABLES.values()
    }


def journal_length(library: Workbench) -> int:
    """How many entries the journal has."""
    return int(connection_of(library).execute("SELECT count(*) FROM journal").fetchone()[0])
