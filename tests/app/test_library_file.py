"""The library's file: made whole, refused with a sentence when it is none, and safe when disk or neighbours fail."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app import commands as c
from app import library_file
from app.domain.problems import LibraryFault
from app.domain.workshop import Workshop
from app.library_file import now
from app.queries.library import workshop_list
from app.queries.workshops import workshop
from app.store import connection, journal
from app.store.schema import APPLICATION_ID, SCHEMA_VERSION
from app.workbench import Workbench
from tests.app.factories import a_full_workshop, a_workshop
from tests.app.tables import all_rows, connection_of, journal_length


def made_library(path: Path) -> Workshop:
    with closing(Workbench(path)) as workbench:
        made = a_full_workshop()
        workbench.do(c.AddWorkshop(made))
        return workbench.read(workshop, made.id)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# --- a new library -------------------------------------------------------------------------------------------------


def test_a_new_library_is_made_with_its_folders(tmp_path: Path):
    path = tmp_path / "a" / "b c ł" / "my library?#%.sqlite"
    made = made_library(path)
    with closing(Workbench(path)) as workbench:
        assert workbench.read(workshop, made.id) == made
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_new_library_has_the_promised_pragmas(workbench: Workbench):
    found = {
        name: connection_of(workbench).execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version", "fullfsync")
    }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
        "fullfsync": 1,
    }
    strict = dict(connection_of(workbench).execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    assert {name for name, is_strict in strict.items() if not is_strict} <= {"sqlite_schema", "_sqlite_migrations"}


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_a_new_library_is_for_its_owner_alone(workbench: Workbench):
    assert workbench.path.stat().st_mode & 0o777 == 0o600


def test_a_library_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(connection, "migrate", fail)
    with pytest.raises(LibraryFault):
        Workbench(tmp_path / "library.sqlite")
    assert list(tmp_path.glob("*library*")) == []
    monkeypatch.undo()
    made_library(tmp_path / "library.sqlite")


def test_a_library_that_another_program_made_meanwhile_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "library.sqlite"
    migrate = connection.migrate

    def meanwhile(made: sqlite3.Connection) -> None:
        migrate(made)
        if not path.exists():
            theirs.append(path)
            monkeypatch.setattr(connection, "migrate", migrate)
            known.append(made_library(path))

    theirs: list[Path] = []
    known: list[Workshop] = []
    monkeypatch.setattr(connection, "migrate", meanwhile)
    with closing(Workbench(path)) as workbench:
        assert theirs
        assert workbench.read(workshop, known[0].id) == known[0]


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    made = made_library(tmp_path / "library.sqlite")
    with closing(Workbench(tmp_path / "library.sqlite")) as workbench:
        assert workbench.read(workshop, made.id) == made


def test_two_programs_may_start_at_once(tmp_path: Path):
    code = "import sys, pathlib; from app.workbench import Workbench; Workbench(pathlib.Path(sys.argv[1])).close()"
    command = [sys.executable, "-c", code, str(tmp_path / "library.sqlite")]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [(one.communicate()[1], one.returncode) for one in started] == [("", 0)] * 4
    made_library(tmp_path / "library.sqlite")


def test_a_library_in_a_folder_without_shared_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As on a network share: SQLite falls back to a mode that loses acknowledged saves."""
    connect = sqlite3.connect

    class Stubborn(sqlite3.Connection):
        def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
            return super().execute("SELECT 'delete'" if "journal_mode" in sql else sql, *args)

    monkeypatch.setattr(connection.sqlite3, "connect", lambda *a, **k: connect(*a, factory=Stubborn, **k))
    with pytest.raises(LibraryFault, match="Put it on a disk of this computer"):
        Workbench(tmp_path / "library.sqlite")


# --- files that are no library -------------------------------------------------------------------------------------


def _text(path: Path) -> None:
    path.write_text("Dear diary, " * 50, encoding="utf-8")


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _cut_header(path: Path) -> None:
    made_library(path)
    path.write_bytes(path.read_bytes()[:60])


def _only_header(path: Path) -> None:
    made_library(path)
    path.write_bytes(path.read_bytes()[:100])


def _half(path: Path) -> None:
    made_library(path)
    path.write_bytes(path.read_bytes()[:5000])


def _zeros_in_the_schema(path: Path) -> None:
    made_library(path)
    content = bytearray(path.read_bytes())
    content[100:4096] = bytes(3996)
    path.write_bytes(content)


def _header_word(offset: int, value: int) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        made_library(path)
        content = bytearray(path.read_bytes())
        content[offset : offset + 4] = value.to_bytes(4, "big")
        path.write_bytes(content)

    return spoil


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE bookmark (url TEXT)")
        made.execute("PRAGMA user_version = 7")


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)


BAD = {
    "a text": (_text, "is not a Levelset library"),
    "a PDF": (_pdf, "is not a Levelset library"),
    "nothing": (_nothing, "is empty"),
    "a cut header": (_cut_header, "is not a Levelset library"),
    "a header alone": (_only_header, "damaged|cannot be used|not a Levelset library"),
    "half a library": (_half, "damaged"),
    "zeros for a schema": (_zeros_in_the_schema, "damaged"),
    "a newer library": (_header_word(60, SCHEMA_VERSION + 1), "newer Levelset"),
    "a much newer library": (_header_word(60, 2**31), "newer Levelset"),
    "another program's": (_header_word(68, 0x0F055112), "belongs to another program"),
    "a database of nobody": (_foreign, "belongs to another program"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_library_is_refused_and_left_as_it_was(tmp_path: Path, kind: str):
    path = tmp_path / "found.sqlite"
    make, sentence = BAD[kind]
    make(path)
    before = files(tmp_path)
    with pytest.raises(LibraryFault, match=sentence) as refused, closing(Workbench(path)) as workbench:
        workbench.read(workshop_list)
    assert str(path) in str(refused.value)
    assert files(tmp_path) == before


def test_a_folder_is_no_library(tmp_path: Path):
    with pytest.raises(LibraryFault, match="is a folder"):
        Workbench(tmp_path)


@pytest.mark.parametrize("name", ["file/library.sqlite", "x" * 300 + ".sqlite", "dangling"])
def test_a_place_that_cannot_be_reached_is_told_in_a_sentence(tmp_path: Path, name: str):
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere" / "library.sqlite")
    with pytest.raises(LibraryFault, match="cannot be reached"):
        Workbench(tmp_path / name)


def test_a_newer_library_is_known_by_its_log_and_left_as_it_was(tmp_path: Path):
    """A newer version was killed: the file itself still has the old header."""
    path = tmp_path / "library.sqlite"
    made_library(path)
    leave_in_log(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert int.from_bytes(path.read_bytes()[60:64], "big") == SCHEMA_VERSION
    before = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    with pytest.raises(LibraryFault, match="newer Levelset"):
        Workbench(path)
    assert (path.read_bytes(), Path(f"{path}-wal").read_bytes()) == before


def leave_in_log(path: Path, statement: str) -> None:
    """Run a statement in a process that is killed before the log is folded in."""
    code = (
        "import os, sys, sqlite3; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA wal_autocheckpoint = 0'); c.execute(sys.argv[2]); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path), statement], check=False)
    assert Path(f"{path}-wal").stat().st_size > 0


def test_what_a_killed_program_saved_is_there(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    made = made_library(path)
    leave_in_log(path, f"UPDATE workshop SET client = 'Saved' WHERE id = '{made.id}'")
    with closing(Workbench(path)) as workbench:
        assert workbench.read(workshop, made.id).client == "Saved"
    assert not Path(f"{path}-wal").exists()


# --- libraries that can only be read -------------------------------------------------------------------------------


@pytest.fixture
def no_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system lets nobody write; root, who runs some tests, is not bound by rights of files."""
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.R_OK)


@pytest.mark.usefixtures("no_rights")
def test_a_library_without_rights_is_read_and_left_as_it_was(tmp_path: Path):
    path = tmp_path / "my library?#%ł.sqlite"
    made = made_library_with_rights(path)
    before = files(tmp_path)
    with closing(Workbench(path)) as workbench:
        assert workbench.read_only
        assert workbench.read(workshop, made.id) == made
        assert [row.id for row in workbench.read(workshop_list).rows] == [made.id]
        with pytest.raises(LibraryFault, match="can only be read") as refused:
            workbench.do(c.DeleteWorkshop(made.id))
        assert f"Make {path} writable" in str(refused.value)
        assert files(tmp_path) == before
    assert files(tmp_path) == before


def made_library_with_rights(path: Path) -> Workshop:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "access", lambda *_: True)
        return made_library(path)


@pytest.mark.usefixtures("no_rights")
def test_a_library_without_rights_is_read_with_its_log(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    made = made_library_with_rights(path)
    leave_in_log(path, f"UPDATE workshop SET client = 'Saved' WHERE id = '{made.id}'")
    before = path.read_bytes()
    with closing(Workbench(path)) as workbench:
        assert workbench.read_only
        assert workbench.read(workshop, made.id).client == "Saved"
    assert path.read_bytes() == before


def test_a_file_that_does_not_open_for_writing_is_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "library.sqlite"
    made_library(path)
    opened = Path.open

    def refuse(self: Path, mode: str = "r", *args: object, **kwargs: object) -> object:
        if "+" in mode or "w" in mode:
            raise OSError(30, "Read-only file system")
        return opened(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    with closing(Workbench(path)) as workbench:
        assert workbench.read_only


# --- a full disk, a busy library -----------------------------------------------------------------------------------


def limit(workbench: Workbench, pages: int) -> None:
    used = connection_of(workbench).execute("PRAGMA page_count").fetchone()[0]
    connection_of(workbench).execute(f"PRAGMA max_page_count = {used + pages}")


def fill(workbench: Workbench, made: Workshop) -> int:
    """How many notes were saved before one was refused."""
    for saved in range(100):
        try:
            workbench.do(c.AddNote(workshop_id=made.id, kind="quote", text="x" * 5000))
        except LibraryFault:
            return saved
    return 100


def test_a_full_disk_loses_nothing_and_the_next_save_works(workbench: Workbench):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    limit(workbench, 20)
    saved = fill(workbench, made)
    assert 0 < saved < 20
    before, entries = all_rows(workbench), journal_length(workbench)
    for _ in range(20):
        with pytest.raises(LibraryFault, match="disk is full"):
            workbench.do(c.AddNote(workshop_id=made.id, kind="quote", text="x" * 20_000))
    assert (all_rows(workbench), journal_length(workbench)) == (before, entries)
    assert len(workbench.read(workshop, made.id).notes) == saved
    limit(workbench, 1000)
    workbench.do(c.AddNote(workshop_id=made.id, kind="quote", text="x" * 20_000))
    assert len(workbench.read(workshop, made.id).notes) == saved + 1
    assert connection_of(workbench).execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert journal.first_broken(connection_of(workbench)) is None


def test_a_busy_library_is_told_and_the_next_save_works(workbench: Workbench):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    connection_of(workbench).execute("PRAGMA busy_timeout = 50")
    before = all_rows(workbench)
    with closing(sqlite3.connect(workbench.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryFault, match="Another program is holding the library"):
            workbench.do(c.DeleteWorkshop(made.id))
        assert workbench.read(workshop_list).counts["open"] == 1
        other.execute("ROLLBACK")
    assert all_rows(workbench) == before
    workbench.do(c.DeleteWorkshop(made.id))
    assert workbench.read(workshop_list).counts["deleted"] == 1


def test_a_short_hold_is_waited_for(workbench: Workbench, tmp_path: Path):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    code = (
        "import sys, time, sqlite3; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(0.3); c.execute('ROLLBACK')"
    )
    command = [sys.executable, "-c", code, str(workbench.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        workbench.do(c.DeleteWorkshop(made.id))
    assert workbench.read(workshop_list).counts["deleted"] == 1


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_BUSY, "Another program"),
        (sqlite3.SQLITE_LOCKED, "Another program"),
        (sqlite3.SQLITE_READONLY, "can only be read"),
        (sqlite3.SQLITE_IOERR_WRITE, "reported an error"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_NOTADB, "is not a Levelset library"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, "does not fit its limits"),
        (sqlite3.SQLITE_TOOBIG, "too long"),
        (sqlite3.SQLITE_MISUSE, "cannot be used"),
        (None, "cannot be used"),
    ],
)
def test_every_error_of_the_store_becomes_a_sentence(code: int | None, sentence: str):
    error = sqlite3.OperationalError("some words of SQLite")
    if code is not None:
        error.sqlite_errorcode = code
    with pytest.raises(LibraryFault, match=sentence) as told, connection.sentences(Path("my.sqlite")):
        raise error
    assert told.value.__cause__ is error


def test_a_mistake_of_ours_is_no_fault_of_the_library(workbench: Workbench):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    workbench.close()
    with pytest.raises(sqlite3.ProgrammingError):
        workbench.do(c.DeleteWorkshop(made.id))


def test_a_value_beyond_its_limits_is_refused_by_the_file_itself(workbench: Workbench):
    made = a_workshop(starts_at="29:99")
    with pytest.raises(LibraryFault, match="does not fit its limits"):
        workbench.do(c.AddWorkshop(made))
    assert workbench.read(workshop_list).rows == ()


# --- what a save costs ---------------------------------------------------------------------------------------------

_STATEMENTS = [
    "BEGIN IMMEDIATE",
    "SELECT workshop",
    "SELECT category_state",
    "UPDATE category_state",
    "UPDATE workshop",
    "SELECT journal",
    "INSERT journal",
    "COMMIT",
]


def test_a_decision_reads_and_writes_each_row_once(workbench: Workbench, monkeypatch: pytest.MonkeyPatch):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    decide = [c.Decide(workshop_id=made.id, category_id="cat-0", current=n) for n in (1, 2)]
    workbench.do(decide[0])
    monkeypatch.setattr("app.library_file.now", lambda: "2030-01-01T00:00:00.000+00:00")
    run: list[str] = []
    connection_of(workbench).set_trace_callback(run.append)
    workbench.do(decide[1])
    connection_of(workbench).set_trace_callback(None)
    words = re.compile(r"(SELECT .* FROM|INSERT INTO|UPDATE) (\w+).*")
    assert [words.sub(lambda found: f"{found[1].split()[0]} {found[2]}", text) for text in run] == _STATEMENTS


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_decision_costs_exactly_one_sync(tmp_path: Path):
    code = (
        "import os, sys; from pathlib import Path; from app import commands as c; from app.workbench import Workbench;"
        "from tests.app.factories import a_full_workshop; b = Workbench(Path(sys.argv[1])); w = a_full_workshop();"
        "b.do(c.AddWorkshop(w)); b.do(c.Decide(workshop_id=w.id, category_id='cat-0', current=1));"
        "os.write(2, b'FROM HERE\\n'); b.do(c.Decide(workshop_id=w.id, category_id='cat-0', current=2));"
        "os.write(2, b'TO HERE\\n')"
    )
    command = ["strace", "-f", "-e", "trace=fsync,fdatasync,sync_file_range,msync", sys.executable, "-c", code]
    ran = subprocess.run([*command, str(tmp_path / "library.sqlite")], capture_output=True, text=True, check=False)
    if "FROM HERE" not in ran.stderr:
        pytest.skip("strace may not trace here")
    calls = ran.stderr.partition("FROM HERE")[2].partition("TO HERE")[0]
    assert re.findall(r"(\w+sync\w*)\(", calls) == ["fdatasync"]


# --- its own time --------------------------------------------------------------------------------------------------


def test_times_hold_milliseconds_and_the_room_s_offset():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d", now())


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the system cannot be changed here")
@pytest.mark.parametrize(
    ("zone", "offset"), [("UTC0", "+00:00"), ("CET-1", "+01:00"), ("IST-5:30", "+05:30"), ("NST3:30", "-03:30")]
)
def test_times_are_those_of_the_room_and_mean_the_same_moment(
    zone: str, offset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    library_file._minute.cache_clear()
    try:
        for moment in (1_764_000_059_999, 1_764_000_060_000, 1_764_000_001_005):
            monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment * 1_000_000 + 999_999)
            assert now()[-6:] == offset
            told = dt.datetime.fromisoformat(now())
            assert round(told.timestamp() * 1000) == moment
            assert now() == dt.datetime.fromtimestamp(moment / 1000).astimezone().isoformat(timespec="milliseconds")
    finally:
        monkeypatch.undo()
        time.tzset()
        library_file._minute.cache_clear()
