"""The one connection factory: pragmas, checks before anything is touched, and errors as sentences."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.domain.problems import LibraryFault
from app.i18n import tr
from app.safe_file import sync_folder
from app.store.migrations import migrate
from app.store.schema import APPLICATION_ID, SCHEMA_VERSION

_HEADER = 100
BUSY_MS = 5000


def connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open or create the library at a path; the second value says whether it can only be read.

    LibraryFault with a sentence when it is no library, newer than this program, damaged or unreachable; a file that
    is refused is left byte for byte as it was.
    """
    _check_sqlite()
    with sentences(path):
        if not _is_there(path):
            _create(path)
        _check_header(path)
        read_only = not _writable(path)
        if Path(f"{path}-wal").exists():
            _check_log(path)
        connection = _open(path, read_only)
        try:
            _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection, read_only


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say into a sentence that says what to do."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        # a mistake of ours, nothing that a person could mend
        raise
    except sqlite3.Error as error:
        raise LibraryFault(_sentence(error, path)) from error
    except OSError as error:
        raise LibraryFault(
            tr("The library {path} cannot be reached: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < (3, 37):
        raise LibraryFault(
            tr("This Python brings SQLite {version}; Levelset needs 3.37 or newer. Use a newer Python.").format(
                version=sqlite3.sqlite_version
            )
        )


def _is_there(path: Path) -> bool:
    if path.is_dir():
        raise LibraryFault(tr("{path} is a folder. Name a library file in it.").format(path=path))
    return path.exists()


def _create(path: Path) -> None:
    """Make a new library beside its place and put it there whole, so that no half one is ever found."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name[:40]}-") as folder:
        made = Path(folder) / "new.sqlite"
        connection = sqlite3.connect(made, isolation_level=None)
        try:
            _set_pragmas(connection, path)
            migrate(connection)
        finally:
            connection.close()
        made.chmod(0o600)
        try:
            os.link(made, path)
        except FileExistsError:
            return  # another program was faster: its library counts
        except OSError:
            made.rename(path)  # a disk without hard links
    sync_folder(path.parent)


def _check_header(path: Path) -> None:
    """Refuse what is no library before SQLite touches it."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header:
        raise LibraryFault(
            tr("{path} is empty: there is no library in it. Move it away to begin a new one.").format(path=path)
        )
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\x00"):
        raise LibraryFault(_no_library().format(path=path))
    _check_owner(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))


def _check_log(path: Path) -> None:
    """The log may hold a later state than the header; a reader that closes never folds it into the file."""
    with closing(_open(path, read_only=True)) as connection:
        _check_owner(path, _pragma(connection, "application_id"), _pragma(connection, "user_version"))


def _check_owner(path: Path, application_id: int, version: int) -> None:
    if application_id != APPLICATION_ID:
        raise LibraryFault(
            tr("{path} belongs to another program and was left as it is. Name another file.").format(path=path)
        )
    if version > SCHEMA_VERSION:
        raise LibraryFault(
            tr("{path} was written by a newer Levelset. It was left as it is; open it with that version.").format(
                path=path
            )
        )


def _writable(path: Path) -> bool:
    # a library in WAL needs its neighbours -wal and -shm, so the folder counts too
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return False
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _open(path: Path, read_only: bool) -> sqlite3.Connection:
    if read_only:
        uri = path.absolute().as_uri()
        # without write access SQLite cannot make its shared memory; with no log there, the file alone is whole
        immutable = "&immutable=1" if not Path(f"{path}-wal").exists() else ""
        uri = f"{uri}?mode=ro{immutable}"
        return sqlite3.connect(uri, uri=True, isolation_level=None, cached_statements=256)
    return sqlite3.connect(path, isolation_level=None, cached_statements=256)


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    version = _pragma(connection, "user_version")
    if read_only:
        if version < SCHEMA_VERSION:
            raise LibraryFault(
                tr("{path} is of an older version. Make it writable, so that it can be brought up to date.").format(
                    path=path
                )
            )
        return
    _set_pragmas(connection, path)
    if version < SCHEMA_VERSION:
        connection.execute("PRAGMA foreign_keys = OFF")
        migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _set_pragmas(connection: sqlite3.Connection, path: Path) -> None:
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise LibraryFault(
            tr("The library cannot be kept safely at {path}. Put it on a disk of this computer.").format(path=path)
        )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA checkpoint_fullfsync = ON")


def _no_library() -> str:
    return tr("{path} is not a Levelset library and was left as it is. Name another file, or move this one away.")


def _sentence(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    held = tr("Another program is holding the library: nothing was changed. Try again in a moment.")
    known = {
        sqlite3.SQLITE_FULL: tr("The disk is full: nothing was changed. Free some space and do it again."),
        sqlite3.SQLITE_BUSY: held,
        sqlite3.SQLITE_LOCKED: held,
        sqlite3.SQLITE_READONLY: tr("The library can only be read: nothing was changed. Check the rights of {path}."),
        sqlite3.SQLITE_IOERR: tr("The disk of {path} reported an error: nothing was changed. Check the disk."),
        sqlite3.SQLITE_CORRUPT: tr("The library {path} is damaged. Keep a copy of it before anything else."),
        sqlite3.SQLITE_NOTADB: _no_library(),
        sqlite3.SQLITE_CANTOPEN: tr("The library {path} cannot be opened. Check the folder and its rights."),
        sqlite3.SQLITE_CONSTRAINT: tr("This entry does not fit its limits: it was not saved."),
        sqlite3.SQLITE_TOOBIG: tr("This text is too long: it was not saved."),
    }
    return known.get(code, tr("The library {path} cannot be used ({reason}).")).format(path=path, reason=error)
