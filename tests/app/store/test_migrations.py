"""How a library's tables came to be: all steps or none, and what the tables refuse."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import commands as c
from app.domain.problems import LibraryFault
from app.queries.library import workshop_list
from app.queries.workshops import workshop
from app.store import journal, migrations
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


def test_a_new_library_has_its_marks(workbench: Workbench):
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


# --- libraries of older versions -----------------------------------------------------------------------------------

OLD = Path(__file__).resolve().parents[2] / "old_libraries"


def schema(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Every table, index and trigger with its text."""
    return connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()


@pytest.fixture(params=[1])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the library that a version of its time wrote."""
    return Path(shutil.copy(OLD / f"version_{request.param}.sqlite", tmp_path / "old.sqlite"))


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the record of the steps, in the columns of the first version."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {}
    for name in sorted({*names} - {"_sqlite_migrations", "vote", "vote_round"}):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})") if row[1] != "vote_together"]
        found[name] = connection.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY 1, 2").fetchall()
    return found


def test_an_old_library_gets_exactly_the_schema_of_a_new_one(workbench: Workbench, old: Path):
    with closing(sqlite3.connect(old)) as connection:
        before = contents(connection)
        assert connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION
    with closing(Workbench(old)) as upgraded:
        connection = connection_of(upgraded)
        assert schema(connection) == schema(connection_of(workbench))
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
        assert contents(connection) == before
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert journal.first_broken(connection) is None


def test_an_old_library_is_read_and_worked_on(old: Path):
    with closing(Workbench(old)) as upgraded:
        lines = upgraded.read(workshop_list).rows
        assert [line.client for line in lines] == ["Łódź", "Acme"]
        made = upgraded.read(workshop, lines[1].id)
        assert (made.state("cat-0").current, len(made.participants), len(made.goals), len(made.notes)) == (2, 4, 4, 10)
        assert (made.vote_together, made.rounds) == (True, ())
        upgraded.do(c.OpenRound(workshop_id=made.id, category_id="cat-0", round_id="r"))
        upgraded.do(c.CastVote(workshop_id=made.id, round_id="r", current=2, target=3))
        upgraded.do(c.RevealRound(workshop_id=made.id, round_id="r"))
        assert upgraded.read(workshop, made.id).rounds[0].ranks("target") == (3,)


@pytest.mark.parametrize("after", range(5))
def test_a_step_that_stops_anywhere_leaves_the_old_library(old: Path, monkeypatch: pytest.MonkeyPatch, after: int):
    statements = [text for text in migrations.VOTES.split(";\n") if text.strip()]
    assert len(statements) == 5
    monkeypatch.setattr(migrations, "VOTES", ";\n".join([*statements[:after], "CREATE TABLE broken (", ");\n"]))
    with closing(sqlite3.connect(old)) as connection:
        before = (schema(connection), contents(connection))
    with pytest.raises(LibraryFault):
        Workbench(old)
    with closing(sqlite3.connect(old)) as connection:
        assert (schema(connection), contents(connection)) == before
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    monkeypatch.undo()
    Workbench(old).close()


# --- what the file refuses -----------------------------------------------------------------------------------------

WORKSHOP = (
    *("w", "Acme", "Payments", "2026-11-23", "", "", "09:00", 30),
    *(30, 90, 180, "hash", "2026", "2026", None, None, None, 1),
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
        ("vote_together", 2),
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


ROUND = ("r", "w", "cat", 1, "both", "2026", "2026")
VOTE = ("v", "r", "w", "p", "Ana", "Developer", 2, 3, 0, 0)


def insert(connection: sqlite3.Connection, table: str, row: tuple[object, ...], **changed: object) -> None:
    values = dict(zip(TABLES[table].columns, row, strict=True)) | changed
    assert len(values) == len(row), "a column that the table has not"
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", [*values.values()])


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("vote_round", {"number": 0}),
        ("vote_round", {"what": "all"}),
        ("vote_round", {"number": 1, "revealed_at": None}),
        ("vote_round", {"number": 2, "workshop_id": "unknown"}),
        ("vote", {"participant_id": "p"}),
        ("vote", {"round_id": "unknown"}),
        ("vote", {"current": 11}),
        ("vote", {"target": -1}),
        ("vote", {"cannot_judge_current": 1}),
        ("vote", {"cannot_judge_target": 1}),
        ("vote", {"current": None, "target": None}),
        ("vote", {"cannot_judge_target": 2, "target": None}),
        ("vote", {"name": "x" * 301}),
    ],
)
def test_the_file_itself_refuses_what_no_vote_can_be(workbench: Workbench, table: str, changed: dict[str, object]):
    connection = connection_of(workbench)
    connection.execute("INSERT INTO model VALUES ('hash', 'm', 'M', '1', '{}')")
    insert(connection, "workshop", WORKSHOP)
    insert(connection, "vote_round", ROUND)
    insert(connection, "vote", VOTE)
    row = ROUND if table == "vote_round" else VOTE
    others: dict[str, object] = {"id": "other"} | ({"number": 2} if table == "vote_round" else {"participant_id": None})
    insert(connection, table, row, **others)
    with pytest.raises(sqlite3.IntegrityError):
        insert(connection, table, row, **others | {"id": "third"} | changed)


def test_only_one_round_of_a_category_waits(workbench: Workbench):
    connection = connection_of(workbench)
    connection.execute("INSERT INTO model VALUES ('hash', 'm', 'M', '1', '{}')")
    insert(connection, "workshop", WORKSHOP)
    insert(connection, "vote_round", ROUND, revealed_at=None)
    insert(connection, "vote_round", ROUND, id="other", category_id="elsewhere", revealed_at=None)
    with pytest.raises(sqlite3.IntegrityError):
        insert(connection, "vote_round", ROUND, id="third", number=2, revealed_at=None)
