"""Cells that no spreadsheet takes for a formula: in a workbook by their type, in CSV by an apostrophe before the sign.

The apostrophe also stands where a program that splits at another separator, or minds no quotes, would begin a cell. It
is put before the ones that a text has of its own, so that taking one away at each place gives the text back.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@\t\0\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
"""What a formula begins with, the full-width and small forms of the signs, and the controls that hide one."""
_SPACE = "[^\\S\t\r\n]*"
_BEGINS = re.compile(f"((?:^|[,;\t\n|]){_SPACE}\"*{_SPACE})('*)(?=[{_SIGNS}])")
_GUARDED = re.compile(f"((?:^|[,;\t\n|]){_SPACE}\"*{_SPACE})'('*)(?=[{_SIGNS}])")
_LOOKS = re.compile(f"\\s*'*[{_SIGNS}]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

MOST_UNITS = 32_767
"""The longest text that a cell of a workbook holds, in UTF-16 code units."""


def looks_like_formula(text: str) -> bool:
    """Whether a cell begins as a formula does, in this or another form of its sign."""
    return _LOOKS.match(text) is not None


def guarded(text: str) -> str:
    """The text for a CSV cell: with an apostrophe before everything that could begin a formula."""
    return _BEGINS.sub(r"\1'\2", text)


def unguarded(text: str) -> str:
    """A CSV cell's text as it was before `guarded`."""
    return _GUARDED.sub(r"\1\2", text)


def for_workbook(text: str) -> str:
    """The text for a cell of a workbook, which reads _x000D_ as a character and holds 32,767 code units."""
    escaped = _ESCAPE.sub("_x005F_", text)
    if _units(escaped) <= MOST_UNITS:
        return escaped
    kept, room = [], MOST_UNITS - 1
    for char in escaped:
        room -= _units(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept) + "\u2026"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
