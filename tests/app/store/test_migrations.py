"""How a library's tables came to be: all steps or none, and what the tables refuse."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.problems import LibraryFault
from app.store import migrations
from app.store.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from app.workbench import Workbench
from tests.app.tables import connection_of


def test_the_declared_tables_are_those_of_the_file(workbench: Workbench):
    connection = connection_of(workbench)
    for table in TABLES.values():
        found = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert {row[1] for row in found} == set(table.columns)
        assert {row[1] for row in found if row[5]} == set(table.key)
    named = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert named == {*TABLES, "meta", "model", "journal", "_sqlite_migrations"}


def test_a_second_migration_changes_nothing(workbench: Workbench):
    connection = connection_of(workbench)
    before = connection.execute("SELECT name, sql FROM sqlite_schema").fetchall()
    migrations.migrate(connection)
    assert connection.execute("SELECT name, sql FROM sqlite_schema").fetchall() == before
    assert not connection.in_transaction


def test_a_library_of_the_first_version_has_its_marks(workbench: Workbench):
    connection = connection_of(workbench)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


@pytest.mark.parametrize("after", range(0, 33, 4))
def test_a_migration_that_stops_anywhere_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int):
    """Each statement of the step fails in turn; neither tables nor the record of the step remain."""
    statements = [text for text in migrations.FIRST.split(";\n") if text.strip()]
    broken = ";\n".join([*statements[:after], "CREATE TABLE broken (", ""]) if after else "SELECT * FROM nowhere;\n"
    monkeypatch.setattr(migrations, "FIRST", broken + ");\n" if after else broken)
    with closing(sqlite3.connect(tmp_path / "raw.sqlite", isolation_level=None)) as connection:
        with pytest.raises(sqlite3.Error):
            migrations.migrate(connection)
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 0
        monkeypatch.undo()
        migrations.migrate(connection)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


def test_a_migration_that_would_leave_orphans_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    orphan = "INSERT INTO participant VALUES ('p', 'no such workshop', 0, 'Ana', '');\n"
    monkeypatch.setattr(migrations, "FIRST", migrations.FIRST + orphan)
    with closing(sqlite3.connect(tmp_path / "raw.sqlite", isolation_level=None)) as connection:
        with pytest.raises(LibraryFault, match="belong to nothing"):
            migrations.migrate(connection)
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0


WORKSHOP = (
    *("w", "Acme", "Payments", "2026-11-23", "", "", "09:00", 30),
    *(30, 90, 180, "hash", "2026", "2026", None, None, None),
)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("client", ""),
        ("client", "x" * 301),
        ("date", "2026-02-30"),
        ("date", "23.11.2026"),
        ("starts_at", "9:00"),
        ("break_minutes", -1),
        ("break_minutes", "many"),
        ("days_now", 0),
        ("days_next", 30),
        ("days_later", 90),
        ("model_hash", "unknown"),
        ("created_at", None),
    ],
)
def test_the_file_itself_refuses_what_no_workshop_can_be(workbench: Workbench, column: str, value: object):
    connection = connection_of(workbench)
    connection.execute("INSERT INTO model VALUES ('hash', 'm', 'M', '1', '{}')")
    marks = ", ".join("?" * len(WORKSHOP))
    values = list(WORKSHOP)
    connection.execute(f"INSERT INTO workshop VALUES ({marks})", values)
    values[0] = "other"
    values[TABLES["workshop"].columns.index(column)] = value
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"INSERT INTO workshop VALUES ({marks})", values)
