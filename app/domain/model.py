"""The maturity model: levels, categories and practices, as frozen values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

Effort = Literal["S", "M", "L"]
Origin = Literal["source", "secondary", "memory", "own"]

MIN_LEVELS, MAX_LEVELS = 2, 10
MAX_HEADLINE = 90


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rank with its name and a one-sentence summary."""

    rank: int
    name: str
    summary: str = ""


class Practice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An observable statement at one level of a category; `level` is the rank."""

    id: str
    level: int
    text: str
    success_criterion: str
    evidence_hint: str = ""
    effort: Effort = "M"
    origin: Origin = "own"


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is scored together. `headlines` maps a rank to what a team looks like there."""

    id: str
    name: str
    question: str
    practices: tuple[Practice, ...]
    headlines: dict[int, str] = {}

    def practices_at(self, rank: int) -> tuple[Practice, ...]:
        """The practices placed at one rank, in the model's order."""
        return tuple(p for p in self.practices if p.level == rank)


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a model comes from and what its licence asks us to say."""

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    licence: str = ""
    citation: str = ""
    attribution: str = ""


class MaturityModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named, versioned set of levels (lowest first) and categories."""

    id: str
    name: str
    version: str
    source: Source
    summary: str
    levels: tuple[Level, ...]
    categories: tuple[Category, ...]

    @property
    def ranks(self) -> tuple[int, ...]:
        """All ranks, lowest first; consecutive whole numbers."""
        return tuple(level.rank for level in self.levels)

    @property
    def lowest(self) -> int:
        """The lowest rank, 0 or 1."""
        return self.levels[0].rank

    @property
    def highest(self) -> int:
        """The highest rank."""
        return self.levels[-1].rank

    def level(self, rank: int) -> Level:
        """The level of a rank; KeyError when the model has no such rank."""
        for level in self.levels:
            if level.rank == rank:
                return level
        raise KeyError(rank)

    def category(self, category_id: str) -> Category:
        """The category of an id; KeyError when the model has none."""
        for category in self.categories:
            if category.id == category_id:
                return category
        raise KeyError(category_id)

    def practices(self) -> Iterator[tuple[Category, Practice]]:
        """Every practice with its category, in the model's order."""
        for category in self.categories:
            for practice in category.practices:
                yield category, practice

    def practice(self, practice_id: str) -> tuple[Category, Practice]:
        """The practice of an id with its category; KeyError when there is none."""
        for category, practice in self.practices():
            if practice.id == practice_id:
                return category, practice
        raise KeyError(practice_id)

    def headline(self, category: Category, rank: int) -> str:
        """What a team looks like at a rank; the level's summary stands in where a model has none."""
        return category.headlines.get(rank) or self.level(rank).summary

    def origins(self) -> Counter[str]:
        """How many practices come from the source, a secondary text, memory, or are our own."""
        return Counter(practice.origin for _, practice in self.practices())
