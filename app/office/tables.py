"""The tables of a workshop as values, one each for its sheets and its CSV files; numbers and dates are real ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from app.i18n import tr
from app.office.told import line, prose

Kind = Literal["text", "prose", "whole", "decimal", "date", "moment"]
Cell = str | int | float | dt.date | dt.datetime | None
"""Text stays text whatever it looks like; a bool never occurs."""


class Column(msgspec.Struct, frozen=True):
    """A column: its title, what stands in it, its width in characters, and the only words it may hold, if any."""

    title: str
    kind: Kind = "text"
    width: int = 16
    words: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A table: a short name for files, a title, its columns and rows. `frozen` columns stay in sight."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 1


def table(key: str, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], frozen: int = 1) -> Table:
    """A table with its texts as every file takes them. ValueError when a row has too few or too many cells."""
    kinds = [column.kind for column in columns]
    checked = tuple(tuple(_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in rows)
    return Table(key, title, tuple(columns), checked, frozen)


def _cell(cell: Cell, kind: Kind) -> Cell:
    if isinstance(cell, str):
        return (prose(cell) if kind == "prose" else line(cell)) or None
    return cell


def number(value: Fraction | None) -> float | None:
    """An exact mean as a spreadsheet holds it."""
    return None if value is None else float(value)


def yes(value: bool) -> str:
    """'yes' or 'no'."""
    return tr("yes") if value else tr("no")


def typed_number(text: str) -> Cell:
    """A number where exactly that was typed, else the text: '12' and '0.5' are numbers, '1.10' and '90 %' are not."""
    for kind in (int, float):
        try:
            found = kind(text)
        except ValueError:
            continue
        if str(found) == text and abs(found) < 10**15:
            return found
    return text
