"""What was chosen for each client's pack, one small file per client beside the settings, its logo in another.

A choice of looks is no part of what a group said: it stands in no journal, is not undone with a decision and goes to
nobody with the library. Each file is whole or not there; a logo is written once, when it is chosen.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from app.domain.logo import MAX_BYTES
from app.domain.pack import PackOptions, checked
from app.domain.problems import Problem
from app.paths import user_data_dir
from app.safe_file import write_safely

_MAX_JSON = 100_000


class _Kept(msgspec.Struct, frozen=True):
    """`options` without its logo; `logo` and `picture` name the files of it, '' for none."""

    client: str
    options: PackOptions
    logo: str = ""
    picture: str = ""


def choice_path(client: str) -> Path:
    """The file of a client's choice; large and small letters and spaces make no difference."""
    name = " ".join(client.split()).casefold()
    return user_data_dir() / "clients" / f"{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:24]}.json"


def load_choice(client: str) -> PackOptions | None:
    """What was chosen for a client; None where nothing was or its file cannot be read. Never raises."""
    path = choice_path(client)
    try:
        with path.open("rb") as file:
            kept = msgspec.json.decode(file.read(_MAX_JSON), type=_Kept)
        logo, picture = _read(path, kept.logo), _read(path, kept.picture)
        kind = kept.options.brand.logo_kind if logo else ""
        brand = msgspec.structs.replace(kept.options.brand, logo=logo, logo_kind=kind, picture=picture)
        return checked(msgspec.structs.replace(kept.options, brand=brand))
    except (OSError, ValueError, RecursionError, Problem):
        return None


def save_choice(client: str, options: PackOptions) -> None:
    """Keep what was chosen for a client; InvalidInput, or ExportFault with a sentence where it cannot be written."""
    options = checked(options)
    path = choice_path(client)
    brand = options.brand
    kept = _Kept(
        client.encode("utf-8", "replace").decode(),
        msgspec.structs.replace(options, brand=msgspec.structs.replace(brand, logo=None, picture=None)),
        _write(path, brand.logo),
        _write(path, brand.picture),
    )
    write_safely(path, msgspec.json.format(msgspec.json.encode(kept)) + b"\n", _check, make_folder=True)
    _tidy(path, {kept.logo, kept.picture})


def _read(path: Path, name: str) -> bytes | None:
    """A logo's bytes; one that was lost is no logo."""
    if not name or Path(name).name != name:
        return None
    try:
        with path.with_name(name).open("rb") as file:
            return file.read(4 * MAX_BYTES)
    except OSError:
        return None


def _write(path: Path, content: bytes | None) -> str:
    """The name of the file that holds a logo; written only where it is not there yet."""
    if content is None:
        return ""
    name = f"{path.stem}-{hashlib.sha256(content).hexdigest()[:24]}.logo"
    target = path.with_name(name)
    if not target.exists():
        write_safely(target, content, lambda _written: None, make_folder=True)
    return name


def _tidy(path: Path, kept: set[str]) -> None:
    """Remove the logos that this client had before."""
    for old in path.parent.glob(f"{path.stem}-*.logo"):
        if old.name not in kept:
            with suppress(OSError):
                old.unlink()


def _check(path: Path) -> None:
    msgspec.json.decode(path.read_bytes(), type=_Kept)
