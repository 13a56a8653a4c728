"""The same tables as CSV, as a spreadsheet in the reader's country opens them; formulas are disarmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from babel.numbers import get_decimal_symbol

from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import reader_locale
from app.office.safe_cells import guarded
from app.office.sheets import tables_of
from app.office.tables import Cell, Table
from app.office.told import changed, told
from app.office.writing import Cancelled, Progress, write_many, write_one, zipped

if TYPE_CHECKING:
    from app.report.document import Steps

USUAL = PackOptions()
MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def write_csv(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write the tables as CSV: into one zip where the target ends with .zip, else as files into a folder of that name.

    ExportCancelled and ExportFault as for every part of the pack.
    """
    if target.suffix.lower() == ".zip":
        at = changed(workshop)
        return write_one(
            target, lambda steps: zipped(_files(workshop, options, steps), at), options, progress, cancelled
        )
    return write_many(target, lambda steps: _files(workshop, options, steps), options, progress, cancelled)


def _files(workshop: Workshop, options: PackOptions, steps: Steps) -> Iterator[tuple[str, bytes]]:
    tables = tables_of(told(workshop, options))
    for nth, table in enumerate(tables):
        steps.tell(0.05 + 0.8 * nth / len(tables), table.title)
        yield f"{table.key}.csv", csv_text(table).encode("utf-8")


def csv_text(table: Table) -> str:
    """A table as CSV with the mark: comma and point, or semicolon and comma where the reader's numbers have one."""
    comma = str(get_decimal_symbol(reader_locale())) == ","
    rows = [[_quoted(column.title) for column in table.columns]]
    rows += [[_shown(cell, comma) for cell in row] for row in table.rows]
    joint = ";" if comma else ","
    return MARK + "".join(f"{joint.join(row)}\r\n" for row in rows)


def _shown(cell: Cell, comma: bool) -> str:
    """Text stands in quotes, a number or a date does not."""
    match cell:
        case None:
            return ""
        case str():
            return _quoted(cell)
        case dt.datetime():
            return cell.isoformat(" ", "minutes")
        case dt.date():
            return cell.isoformat()
        case _:
            text = repr(cell)
            return text.replace(".", ",") if comma else text


def _quoted(text: str) -> str:
    return '"' + guarded(text).replace('"', '""') + '"'
