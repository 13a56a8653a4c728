"""What a user chose once and for all: looks, language of dates, paper, folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from app.i18n import reader_locale
from app.safe_file import write_safely

Appearance = Literal["system", "light", "dark"]
Page = Literal["a4", "letter"]

_MAX_BYTES = 100_000
# after the Unicode CLDR: where Letter is the usual paper
_LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))


def usual_page(locale: str = "") -> Page:
    """The paper of a locale such as 'en_US'; of the reader's own where none is named."""
    territory = (locale or reader_locale()).replace("-", "_").rpartition("_")[2]
    return "letter" if territory in _LETTER else "a4"


class Settings(msgspec.Struct, frozen=True):
    """The settings: `locale` '' means the system's, `page` '' the paper of the locale, another empty text none yet.

    `keys` are the keys of acts that were changed, by the act's id; ten digits are one act, written with the digit 1.
    `sound`: a tone when a category's time is over. `room_screen` is the name of the screen that was chosen for the
    room, '' while Levelset chooses.
    """

    appearance: Appearance = "system"
    locale: str = ""
    page: Literal["", "a4", "letter"] = ""
    export_folder: str = ""
    last_workshop: str = ""
    facilitator: str = ""
    keys: dict[str, list[str]] = msgspec.field(default_factory=dict)
    sound: bool = False
    room_screen: str = ""

    @property
    def paper(self) -> Page:
        """The paper of the plan: the chosen one, else the usual one."""
        return self.page or usual_page(self.locale)


def load_settings(path: Path) -> Settings:
    """The settings of a file; whatever is missing, damaged or unknown there is as at the first start. Never raises."""
    kept: dict[str, Any] = {}
    for name, value in _read(path).items():
        kind = _KINDS.get(name)
        if kind is not None:
            try:
                kept[name] = msgspec.convert(value, kind)
            except msgspec.ValidationError:
                continue
    return Settings(**kept)


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all; ExportFault with a sentence when they cannot be written."""
    content = msgspec.json.format(msgspec.json.encode(settings)) + b"\n"
    write_safely(path, content, _check, make_folder=True)


_KINDS = {field.name: field.type for field in msgspec.structs.fields(Settings)}


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            found = msgspec.json.decode(file.read(_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _check(path: Path) -> None:
    msgspec.json.decode(path.read_bytes(), type=Settings)
