"""The one connection factory: pragmas, checks before anything is touched, and errors as sentences."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.problems import LibraryFault
from app.i18n import tr
from app.store.migrations import migrate
from app.store.schema import APPLICATION_ID, SCHEMA_VERSION

_HEADER = 100
BUSY_MS = 5000


def connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open or create the library at a path; the second value says whether it can only be read.

    LibraryFault with a sentence when it is no library, newer than this program, damaged or unreachable.
    """
    _check_sqlite()
    new = _check_file(path)
    read_only = not new and not _writable(path)
    with sentences(path):
        connection = _open(path, read_only)
        try:
            _prepare(connection, path, new=new, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection, read_only


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryFault(_sentence(error, path)) from error


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < (3, 37):
        raise LibraryFault(
            tr("This Python brings SQLite {version}; Levelset needs 3.37 or newer. Use a newer Python.").format(
                version=sqlite3.sqlite_version
            )
        )


def _check_file(path: Path) -> bool:
    try:
        if path.is_dir():
            raise LibraryFault(tr("{path} is a folder, not a library file.").format(path=path))
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            return True
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise LibraryFault(
            tr("The library {path} cannot be reached: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error
    if not header and not Path(f"{path}-wal").exists():
        return True
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\x00"):
        raise LibraryFault(tr("{path} is not a Levelset library. It was left as it is.").format(path=path))
    if int.from_bytes(header[68:72], "big") not in (APPLICATION_ID, 0):
        raise LibraryFault(tr("{path} belongs to another program. It was left as it is.").format(path=path))
    if int.from_bytes(header[60:64], "big") > SCHEMA_VERSION:
        raise LibraryFault(_newer(path))
    return False


def _newer(path: Path) -> str:
    return tr("{path} was written by a newer Levelset. It was left as it is; open it with that version.").format(
        path=path
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


def _prepare(connection: sqlite3.Connection, path: Path, *, new: bool, read_only: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise LibraryFault(_newer(path))
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if owner != APPLICATION_ID and not empty:
        raise LibraryFault(tr("{path} belongs to another program. It was left as it is.").format(path=path))
    if read_only:
        if version < SCHEMA_VERSION:
            raise LibraryFault(tr("{path} is of an older version and cannot be written.").format(path=path))
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
    if version < SCHEMA_VERSION:
        connection.execute("PRAGMA foreign_keys = OFF")
        migrate(connection)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise LibraryFault(tr("{path} holds rows that belong to nothing.").format(path=path))
    connection.execute("PRAGMA foreign_keys = ON")
    if new:
        with suppress(OSError):
            path.chmod(0o600)


def _sentence(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = {
        sqlite3.SQLITE_FULL: tr("The disk is full: this was not saved. Free some space and do it again."),
        sqlite3.SQLITE_BUSY: tr("Another program is holding the library: this was not saved. Try again in a moment."),
        sqlite3.SQLITE_LOCKED: tr("Another program is holding the library: this was not saved. Try again in a moment."),
        sqlite3.SQLITE_READONLY: tr("The library can only be read: this was not saved. Check the rights of {path}."),
        sqlite3.SQLITE_IOERR: tr("The disk reported an error: this was not saved. Check the disk of {path}."),
        sqlite3.SQLITE_CORRUPT: tr("The library {path} is damaged. Keep a copy of it before anything else."),
        sqlite3.SQLITE_NOTADB: tr("{path} is not a Levelset library. It was left as it is."),
        sqlite3.SQLITE_CANTOPEN: tr("The library {path} cannot be opened. Check the folder and its rights."),
        sqlite3.SQLITE_CONSTRAINT: tr("This entry does not fit its limits: it was not saved."),
        sqlite3.SQLITE_TOOBIG: tr("This text is too long: it was not saved."),
    }
    return known.get(code, tr("The library {path} cannot be used ({reason}).")).format(path=path, reason=error)
