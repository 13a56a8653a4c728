"""The name that a document gets by default: readable, and safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from app.domain.workshop import Workshop
from app.i18n import tr

MAX_CHARACTERS, MAX_BYTES = 120, 200
"""Longest name; a file system counts bytes, 255 of them, and a temporary neighbour needs some."""

_NOT_ALLOWED = re.compile(r'[/\\:*?"<>|]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$")


def plan_file_name(workshop: Workshop) -> str:
    """The file name of a workshop's plan, such as 'Acme - Payments - 2026-11-23 - Improvement plan.pdf'."""
    return file_name(workshop, tr("Improvement plan"), ".pdf")


def pack_folder_name(workshop: Workshop) -> str:
    """The name of the folder that a workshop's pack goes into, such as 'Acme - Payments - 2026-11-23'."""
    return file_name(workshop, "", "")


def file_name(workshop: Workshop, what: str, ending: str) -> str:
    """The file name of a document or picture of a workshop: client, team, date and what it is."""
    tail = " - ".join(filter(None, (workshop.date.isoformat(), safe_part(what))))
    names = [name for name in (safe_part(workshop.client), safe_part(workshop.team)) if name] or [
        safe_part(tr("Workshop"))
    ]
    joints = len(" - ") * len(names)
    names = _shortened(names, MAX_CHARACTERS - len(tail + ending) - joints, len)
    names = _shortened(names, MAX_BYTES - _bytes(tail + ending) - joints, _bytes)
    return _not_reserved(" - ".join((*names, tail))) + ending


def safe_part(text: str) -> str:
    """The text as a part of a file name: no forbidden, invisible or doubled characters, no dots at its ends."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_visible(char))
    text = _NOT_ALLOWED.sub("-", text)
    return " ".join(text.split()).strip(" .")


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") and char != "\ufffd"


def _shortened(names: list[str], room: int, measure: Callable[[str], int]) -> list[str]:
    """The names cut at their ends until they fit together; the longer one gives first."""
    while sum(map(measure, names)) > room:
        longest = max(range(len(names)), key=lambda index: measure(names[index]))
        names[longest] = names[longest][:-1]
    return [name.rstrip(" .-") or name for name in names]


def _bytes(text: str) -> int:
    return len(text.encode("utf-8"))


def _not_reserved(stem: str) -> str:
    """Windows takes 'CON' and 'con.anything' for a device; a leading underscore makes it a name."""
    return f"_{stem}" if _RESERVED.fullmatch(stem.partition(".")[0].strip()) else stem
