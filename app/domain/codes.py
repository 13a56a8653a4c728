"""Short codes of a model's categories and practices, such as BD and BD-2.3: for paper, where a name is too long.

The same model always gives the same codes, whatever a workshop has in scope, and no two of a model are alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from app.domain.model import Category, MaturityModel

MOST_INITIALS = 3
_LITTLE_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
_SCRIPTS = ("LATIN CAPITAL LETTER", "GREEK CAPITAL LETTER", "CYRILLIC CAPITAL LETTER")


def category_codes(model: MaturityModel) -> dict[str, str]:
    """The code of each category by its id: the initials of its name, longer where two would be alike."""
    taken: set[str] = set()
    codes: dict[str, str] = {}
    for place, category in enumerate(model.categories, 1):
        code = next(code for code in _candidates(category, place) if code not in taken)
        taken.add(code)
        codes[category.id] = code
    return codes


def practice_codes(model: MaturityModel) -> dict[str, str]:
    """The code of each practice by its id: its category's, its level's rank, and its place among those of the level."""
    of_category = category_codes(model)
    codes: dict[str, str] = {}
    for category in model.categories:
        for rank in model.ranks:
            for place, practice in enumerate(category.practices_at(rank), 1):
                codes[practice.id] = f"{of_category[category.id]}-{rank}.{place}"
    return codes


def level_code(category_code: str, rank: int) -> str:
    """The code of a category's level, such as BD-2."""
    return f"{category_code}-{rank}"


def _candidates(category: Category, place: int) -> Iterator[str]:
    """Codes for a category, the best one first; they never end."""
    words = _words(category.name)
    if not words:
        yield from _numbered("C", place)
        return
    initials = "".join(word[0] for word in words[:MOST_INITIALS])
    first, rest = words[0], initials[1:]
    if rest:
        yield initials
    for length in range(2, 5):
        if len(first) >= length:
            yield first[:length] + rest
    # a name of one letter, or several categories of one name
    if len(initials) == len(first) == 1:
        yield initials
    yield from _numbered(initials, 2)


def _numbered(stem: str, start: int) -> Iterator[str]:
    number = start
    while True:
        yield f"{stem}{number}"
        number += 1


def _words(name: str) -> list[str]:
    """The words of a name in plain capitals, without little ones where others are left."""
    plain = "".join(map(_plain, unicodedata.normalize("NFKD", name)))
    words = plain.split()
    return [word for word in words if word.lower() not in _LITTLE_WORDS] or words


def _plain(char: str) -> str:
    """A letter as a capital that is told apart at a glance; '' for an accent on it, a space for anything else."""
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf" or char in "'’":
        return ""
    large = char.upper()
    return large if all(unicodedata.name(letter, "").startswith(_SCRIPTS) for letter in large) else " "
