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


@pytest.fixture(params=[1, 2, 3])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the library that a version of its time wrote."""
    return Path(shutil.copy(OLD / f"version_{request.param}.sqlite", tmp_path / "old.sqlite"))


Columns = dict[str, list[str]]


def columns_of(connection: sqlite3.Connection) -> Columns:
    """Every table but the record of the steps, with its columns."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        for name in names
        if name != "_sqlite_migrations"
    }


def contents(connection: sqlite3.Connection, columns: Columns) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the named columns."""
    return {
        name: connection.execute(f"SELECT {', '.join(named)} FROM {name} ORDER BY 1, 2").fetchall()
        for name, named in columns.items()
    }


def test_an_old_library_gets_exactly_the_schema_of_a_new_one(workbench: Workbench, old: Path):
    with closing(sqlite3.connect(old)) as connection:
        columns = columns_of(connection)
        before = contents(connection, columns)
        assert before["note"] and before["journal"] and before["category_state"]
        assert connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION
    with closing(Workbench(old)) as upgraded:
        connection = connection_of(upgraded)
        assert schema(connection) == schema(connection_of(workbench))
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
        assert contents(connection, columns) == before
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert journal.first_broken(connection) is None


def test_an_old_library_is_read_and_worked_on(old: Path):
    with closing(Workbench(old)) as upgraded:
        lines = upgraded.read(workshop_list).rows
        assert [line.client for line in lines] == ["Łódź", "Acme"]
        made = upgraded.read(workshop, lines[1].id)
        assert (made.state("cat-0").current, len(made.participants), len(made.goals)) == (2, 4, 4)
        assert (made.vote_together, made.headline) == (True, "")
        version = 3 if made.timings else 2
        assert (len(made.timings), len(made.checks)) == ((2, 2) if version == 3 else (0, 0))
        upgraded.do(c.OpenRound(workshop_id=made.id, category_id="cat-0", round_id="r"))
        upgraded.do(c.CastVote(workshop_id=made.id, round_id="r", current=2, target=3))
        upgraded.do(c.RevealRound(workshop_id=made.id, round_id="r"))
        assert upgraded.read(workshop, made.id).rounds_of("cat-0")[-1].ranks("target") == (3,)
        upgraded.do(c.AddNote(workshop_id=made.id, kind="decision", text="We start on Monday", category_id="cat-0"))
        upgraded.do(c.RunClock(workshop_id=made.id, category_id="cat-0"), undoable=False)
        upgraded.do(c.AddCheck(workshop_id=made.id, text="Cake"))
        upgraded.do(c.EditWorkshop(workshop_id=made.id, headline="Releases first"))
        found = upgraded.read(workshop, made.id)
        assert (found.notes[-1].kind, found.running.category_id, found.headline) == (
            "decision",
            "cat-0",
            "Releases first",
        )
        assert "Cake" in [check.text for check in found.checks]


def test_the_time_of_a_decision_is_that_of_its_entry_in_the_journal(old: Path):
    with closing(sqlite3.connect(old)) as connection:
        at = dict(connection.execute("SELECT n, at FROM journal").fetchall())
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    # AddWorkshop is entry 1; from version 2 on the second workshop's levels are entries 28 and 29; version 3 knows
    # itself when a level was settled, before a workshop came into the library
    expected = [at[2], None, None, *{1: (), 2: (at[1],), 3: ("2026-11-23T14:22:07.123+00:00",)}[version]]
    with closing(Workbench(old)) as upgraded:
        other, first = upgraded.read(workshop_list).rows
        assert [state.decided_at for state in upgraded.read(workshop, first.id).states] == expected
        settled = [state.decided_at for state in upgraded.read(workshop, other.id).states]
        # the last category was decided and opened again
        assert settled == ([None] * len(settled) if version == 1 else [at[29], None])


def test_a_library_of_version_two_keeps_its_rounds_and_what_is_hidden(tmp_path: Path):
    path = Path(shutil.copy(OLD / "version_2.sqlite", tmp_path / "old.sqlite"))
    with closing(Workbench(path)) as upgraded:
        other, first = (upgraded.read(workshop, row.id) for row in upgraded.read(workshop_list).rows)
        told = [(r.category_id, r.number, r.what, r.revealed, r.cast, len(r.votes), len(r.voted)) for r in first.rounds]
        assert told == [
            ("cat-0", 1, "both", True, 6, 6, 0),
            ("cat-0", 2, "both", True, 3, 3, 0),
            ("cat-2", 1, "target", False, 2, 0, 1),
        ]
        assert [(r.number, r.what, r.ranks("current"), r.ranks("target")) for r in other.rounds] == [
            (1, "current", (1, 3), ()),
            (2, "current", (2, 2), ()),
            (1, "target", (), (3, 3)),
        ]
        assert other.vote_together is False
        notes = [(note.kind, note.text, note.private) for note in first.notes[-2:]]
        assert notes == [("parked", "Who pays? – „Łódź“ 🙂", False), ("quote", "For me alone", True)]
        upgraded.do(c.RevealRound(workshop_id=first.id, round_id=first.rounds[2].id))
        assert upgraded.read(workshop, first.id).rounds[2].ranks("target") == (3,)


def test_a_library_of_version_three_keeps_its_day(tmp_path: Path):
    path = Path(shutil.copy(OLD / "version_3.sqlite", tmp_path / "old.sqlite"))
    with closing(Workbench(path)) as upgraded:
        other, first = (upgraded.read(workshop, row.id) for row in upgraded.read(workshop_list).rows)
        assert [(timing.category_id, timing.spent) for timing in first.timings] == [("", 900), ("cat-0", 1234)]
        assert {(check.item, check.done) for check in first.checks} == {("own-line", True), ("purpose", True)}
        assert (other.running.category_id, other.checks[0].text) == ("cat-0", "Cake – „Łódź“ 🙂")
        assert [(note.kind, note.text) for note in other.notes] == [("decision", "We start on Monday")]
        assert (first.headline, other.headline) == ("", "")


STEPS = ((1, "VOTES", 5), (1, "ROOM", 10), (2, "ROOM", 10), (1, "HEADLINE", 1), (3, "HEADLINE", 1))


@pytest.mark.parametrize(("version", "name", "count", "after"), [(*step, n) for step in STEPS for n in range(step[2])])
def test_a_step_that_stops_anywhere_leaves_the_old_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int, name: str, count: int, after: int
):
    """A library that is two steps behind takes both of them or neither."""
    path = Path(shutil.copy(OLD / f"version_{version}.sqlite", tmp_path / "old.sqlite"))
    statements = [text for text in getattr(migrations, name).split(";\n") if text.strip()]
    assert len(statements) == count
    monkeypatch.setattr(migrations, name, ";\n".join([*statements[:after], "CREATE TABLE broken (", ");\n"]))
    with closing(sqlite3.connect(path)) as connection:
        columns = columns_of(connection)
        before = (schema(connection), contents(connection, columns))
    with pytest.raises(LibraryFault):
        Workbench(path)
    with closing(sqlite3.connect(path)) as connection:
        assert (schema(connection), contents(connection, columns)) == before
        assert connection.execute("PRAGMA user_version").fetchone()[0] == version
    monkeypatch.undo()
    Workbench(path).close()


# --- what the file refuses -----------------------------------------------------------------------------------------

WORKSHOP = (
    *("w", "Acme", "Payments", "2026-11-23", "", "", "09:00", 30),
    *(30, 90, 180, "hash", "2026", "2026", None, None, None, 1, ""),
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
        ("headline", None),
        ("headline", "x" * 301),
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


TIMING = ("w", "cat", "2026", 60, None, None)
CHECK = ("w", "own", "Cake", 0)


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("timing", {}),
        ("timing", {"category_id": "x", "spent": -1}),
        ("timing", {"category_id": "x", "minutes": 0}),
        ("timing", {"category_id": "x", "minutes": 601}),
        ("timing", {"category_id": "x", "workshop_id": "unknown"}),
        ("timing", {"category_id": "x", "running_since": "2026"}),
        ("room_check", {}),
        ("room_check", {"item": "x", "done": 2}),
        ("room_check", {"item": "x", "text": "x" * 301}),
        ("room_check", {"item": "x", "workshop_id": "unknown"}),
    ],
)
def test_the_file_itself_refuses_what_no_time_and_no_line_can_be(
    workbench: Workbench, table: str, changed: dict[str, object]
):
    connection = connection_of(workbench)
    connection.execute("INSERT INTO model VALUES ('hash', 'm', 'M', '1', '{}')")
    insert(connection, "workshop", WORKSHOP)
    insert(connection, "timing", TIMING)
    insert(connection, "timing", TIMING, category_id="", running_since="2026", minutes=15)
    insert(connection, "room_check", CHECK)
    insert(connection, "room_check", CHECK, item="power", text="", done=1)
    with pytest.raises(sqlite3.IntegrityError):
        insert(connection, table, TIMING if table == "timing" else CHECK, **changed)
