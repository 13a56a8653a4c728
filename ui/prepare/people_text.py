"""Reads people from text that somebody typed or pasted: one on a line, the role behind a semicolon or a tab."""

from __future__ import annotations

import re

MOST_AT_ONCE = 300

_LINES = re.compile(r"[\n\r\u2028\u2029]+")
_MARK = re.compile(r"^(?:[-*•–‣]|\d{1,3}[.)])\s+")
_SPLIT = re.compile(r"\s*[;\t]\s*")


def people_in(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of name and role; bullets and numbers before a name are left out, empty lines too."""
    found = []
    for line in _LINES.split(text):
        name, role = person_in(line)
        if name or role:
            found.append((name, role))
    return tuple(found)


def person_in(line: str) -> tuple[str, str]:
    """Name and role of one line; what stands behind a second semicolon or tab stays with the role."""
    name, *rest = _SPLIT.split(_MARK.sub("", line.strip()))
    return name.strip(), ", ".join(part for part in rest if part)
