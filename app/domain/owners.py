"""Whether an owner's entry names one person: not nobody, not two people, not a team."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

OwnerFault = Literal["owner", "one_owner"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split(", "))


_PLACEHOLDERS = _words(
    "tbd, tba, tbc, tbn, todo, to do, n/a, na, none, nobody, no one, no-one, unknown, open, undecided, "
    "not yet known, to be decided, to be defined, to be confirmed, to be named, who, xx, xxx, someone, "
    "somebody, anyone, anybody, whoever, offen, unklar, niemand, jemand"
)
_EVERYBODY = _words(
    "everyone, everybody, all, all of us, both, we, us, they, management, developers, devs, ops, operations, alle, wir"
)
_GROUPS = _words("team, teams, squad, squads, department, group, committee")
_ARTICLES = _words("the, our, whole, entire, a, your, their, this, that, all")
_SEVERAL = re.compile(r"[&+;/\n]|\s(?:and|or|und|oder|et|plus)\s", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:jr|sr|iii?|iv|ph\.?d|dr|m\.?d|mba|msc|bsc|c[a-z]o|vp|svp|po|sre|qa|pm|lead|leader|head|owner|manager|"
    r"director|engineer|architect|developer|operations|development|product|management|security|coach|master|tester|"
    r"analyst|member)\b",
    re.IGNORECASE,
)


def owner_fault(owner: str, participants: Collection[str] = ()) -> OwnerFault | None:
    """None for one named person, 'owner' for nobody or a placeholder, 'one_owner' for several people or a group.

    Judged by whole words: 'Anders Andersson' is one person, 'Ana and Tom' are two. What stands in brackets and a title
    after a comma are left out. The name of a participant always counts as one person, whatever it looks like.
    """
    name = _folded(owner)
    if name and name in {_folded(known) for known in participants}:
        return None
    name = _folded(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", name)).strip(" ,?!.:*_-–—")
    if not name or name in _PLACEHOLDERS or name.split()[0] in {"tbd", "tba", "tbc"}:
        return "owner"
    first, *rest = name.split(",")
    if any(part.strip() and not _TITLE.search(part) for part in rest) or _SEVERAL.search(first):
        return "one_owner"
    return "one_owner" if _is_group(first.split()) else None


def _folded(name: str) -> str:
    return re.sub(r"[^\S\n]+", " ", name.casefold()).strip()


def _is_group(words: list[str]) -> bool:
    """'Everyone', 'payments team', 'the team', 'team Payments', 'all developers'; a 'team lead' is a person."""
    if " ".join(words) in _EVERYBODY or words[0] in {"everyone", "everybody"}:
        return True
    if len(words) > 1 and words[0] in _ARTICLES:
        return _is_group(words[1:])
    return words[-1] in _GROUPS or (words[0] in _GROUPS and not _TITLE.search(" ".join(words[1:])))
