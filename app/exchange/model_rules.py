"""The rules between the fields of a model file: ranks without holes, ids that are unique, levels that exist."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import msgspec

from app.domain.model import MAX_LEVELS, MIN_LEVELS
from app.exchange.yaml_tree import Fault, shown
from app.i18n import tr

MAX_CATEGORIES = 30
_ID = re.compile(r"\w[\w.\-]*")


class Draft(msgspec.Struct):
    """What could be taken from a file: plain values by field, the line of each path, and the faults.

    `told` holds the paths about which something was said already.
    """

    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    told: set[str] = set()

    def fault(self, path: str, sentence: str, line: int | None = None) -> None:
        """Notes a fault at a path; without a line, at the line where the path stands."""
        self.faults.append(Fault(path, self.line_of(path) if line is None else line, sentence))
        self.told.add(path)

    def line_of(self, path: str) -> int:
        """The line of a path, or of the nearest field around it."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path, 1)


def check_rules(draft: Draft) -> None:
    """Notes every broken rule in the draft and puts its levels in the order of their ranks, lowest first."""
    levels = _rows(draft.values.get("levels"))
    categories = _rows(draft.values.get("categories"))
    _check_id(draft, "id", draft.values.get("id"))
    if "levels" in draft.values:
        _check_levels(draft, levels, len(draft.values["levels"]))
    if "categories" in draft.values:
        _check_count(draft, len(draft.values["categories"]))
    ranks = sorted({level["rank"] for _, level in levels if "rank" in level})
    sound = len(ranks) == len(draft.values.get("levels") or ())
    _check_ids(draft, categories)
    if sound and ranks:
        _check_places(draft, categories, ranks)
        _check_words(draft, levels, categories, ranks)
        draft.values["levels"] = sorted((level for _, level in levels), key=lambda level: int(level["rank"]))


def _rows(values: Any) -> list[tuple[int, dict[str, Any]]]:
    """The sound entries of a list with their places in it."""
    return [(index, row) for index, row in enumerate(values or ()) if isinstance(row, dict)]


def _check_id(draft: Draft, path: str, value: Any) -> None:
    if isinstance(value, str) and not _ID.fullmatch(value):
        sentence = tr("must consist of letters, digits, '-', '_' and '.', without blanks, not '{value}'")
        draft.fault(path, sentence.format(value=shown(value)))


def _check_count(draft: Draft, count: int) -> None:
    if count == 0:
        draft.fault("categories", tr("needs at least one category"))
    elif count > MAX_CATEGORIES:
        sentence = tr("has {n} categories; at most {limit} are possible")
        draft.fault("categories", sentence.format(n=count, limit=MAX_CATEGORIES))


def _check_levels(draft: Draft, levels: list[tuple[int, dict[str, Any]]], count: int) -> None:
    if not MIN_LEVELS <= count <= MAX_LEVELS:
        sentence = tr("has {n} levels; a model needs {low} to {high}")
        draft.fault("levels", sentence.format(n=count, low=MIN_LEVELS, high=MAX_LEVELS))
    first: dict[int, int] = {}
    for index, level in levels:
        rank = level.get("rank")
        if rank is None:
            continue
        if rank in first:
            sentence = tr("{rank} is already the rank of the level on line {n}")
            draft.fault(f"levels[{index}].rank", sentence.format(rank=rank, n=draft.line_of(f"levels[{first[rank]}]")))
        first.setdefault(rank, index)
    if first and all("rank" in level for _, level in levels) and len(levels) == count:
        _check_row_of_ranks(draft, first)


def _check_row_of_ranks(draft: Draft, places: dict[int, int]) -> None:
    ranks = sorted(places)
    if ranks[0] not in (0, 1):
        sentence = tr("the lowest rank is {rank}; it must be 0 or 1")
        draft.fault(f"levels[{places[ranks[0]]}].rank", sentence.format(rank=ranks[0]))
    for below, above in pairwise(ranks):
        if above == below + 2:
            sentence = tr("rank {missing} is missing between {below} and {above}").format(
                missing=below + 1, below=below, above=above
            )
        elif above > below + 2:
            sentence = tr("ranks {first} to {last} are missing between {below} and {above}").format(
                first=below + 1, last=above - 1, below=below, above=above
            )
        else:
            continue
        draft.fault(f"levels[{places[above]}].rank", sentence)


def _check_ids(draft: Draft, categories: list[tuple[int, dict[str, Any]]]) -> None:
    seen_categories: dict[str, str] = {}
    seen_practices: dict[str, str] = {}
    for index, category in categories:
        path = f"categories[{index}]"
        _check_unique(draft, f"{path}.id", category.get("id"), seen_categories)
        for number, practice in _rows(category.get("practices")):
            _check_unique(draft, f"{path}.practices[{number}].id", practice.get("id"), seen_practices)


def _check_unique(draft: Draft, path: str, value: Any, seen: dict[str, str]) -> None:
    if not isinstance(value, str):
        return
    _check_id(draft, path, value)
    if value in seen:
        sentence = tr("'{value}' is already the id on line {n}; each needs its own")
        draft.fault(path, sentence.format(value=shown(value), n=draft.line_of(seen[value])))
    seen.setdefault(value, path)


def _check_places(draft: Draft, categories: list[tuple[int, dict[str, Any]]], ranks: list[int]) -> None:
    """Practices and headlines stand at levels that the model has."""
    known = tr("{low} to {high}").format(low=ranks[0], high=ranks[-1])
    for index, category in categories:
        path = f"categories[{index}]"
        for number, practice in _rows(category.get("practices")):
            if practice.get("level", ranks[0]) not in ranks:
                sentence = tr("the model has no level {rank} (it has {known})")
                draft.fault(f"{path}.practices[{number}].level", sentence.format(rank=practice["level"], known=known))
        for rank in category.get("headlines", {}):
            if rank not in ranks:
                sentence = tr("the model has no level {rank} (it has {known})")
                draft.fault(f"{path}.headlines[{rank}]", sentence.format(rank=rank, known=known))


def _check_words(
    draft: Draft,
    levels: list[tuple[int, dict[str, Any]]],
    categories: list[tuple[int, dict[str, Any]]],
    ranks: list[int],
) -> None:
    """A group can tell the levels apart: each has words of its own in every category."""
    silent = {index: _silent_ranks(draft, index, category, ranks) for index, category in categories}
    for index, category in categories:
        path = f"categories[{index}]"
        if silent[index] and not category.get("practices") and f"{path}.practices" not in draft.told:
            sentence = tr("needs practices, or a headline for every level (there is none for {ranks})")
            draft.fault(path, sentence.format(ranks=", ".join(map(str, silent[index]))))
    for index, level in levels:
        path = f"levels[{index}].summary"
        others = [(i, c) for i, c in categories if f"categories[{i}]" not in draft.told]
        lacking = [str(c.get("name", "")) for i, c in others if level["rank"] in silent[i]]
        if lacking and not level.get("summary") and path not in draft.told:
            sentence = tr("is missing; without it every category needs a headline for this level ({names} has none)")
            draft.fault(path, sentence.format(names=shown(", ".join(lacking), 80)))


def _silent_ranks(draft: Draft, index: int, category: dict[str, Any], ranks: list[int]) -> list[int]:
    """The ranks for which a category has no headline, those aside about which something was said already."""
    path = f"categories[{index}].headlines"
    texts = category.get("headlines", {})
    return [r for r in ranks if r not in texts and not {path, f"{path}[{r}]"} & draft.told]
