"""What a text document is made of, without a word about its format: Markdown and DOCX are painted from it."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.office.charts import Chart

Tone = Literal["body", "lead", "muted", "warn", "quote", "label"]


class Heading(msgspec.Struct, frozen=True):
    """A heading; `level` 1 is a section, 2 a category or goal, 3 a part of one."""

    level: Literal[1, 2, 3]
    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """A person's or the program's text; line breaks stay. `name` stands before it in bold."""

    text: str
    tone: Tone = "body"
    name: str = ""


class Bullets(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[str, ...]


class Tick(msgspec.Struct, frozen=True):
    """A box to tick, with the word that says how it stands."""

    done: bool
    word: str


class Choice(msgspec.Struct, frozen=True):
    """One of several words; where a format can, the others are offered."""

    word: str
    words: tuple[str, ...]


Cell = str | Tick | Choice


class Grid(msgspec.Struct, frozen=True):
    """A table with a head; `shares` are its columns' parts of the width, `name` says what it is to those who listen."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]


class Facts(msgspec.Struct, frozen=True):
    """Names with their values, one below the other; entries without a value are left out."""

    name: str
    rows: tuple[tuple[str, str], ...]

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The entries that have a value."""
        return tuple(row for row in self.rows if row[1])


class Numbers(msgspec.Struct, frozen=True):
    """A few large figures side by side: name, value, what it is, and the colour's role."""

    cells: tuple[tuple[str, str, str, str], ...]


class Picture(msgspec.Struct, frozen=True):
    """A chart."""

    chart: Chart


Block = Heading | Paragraph | Bullets | Grid | Facts | Numbers | Picture
