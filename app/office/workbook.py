"""The workbook: one sheet per table, ready to be filtered and printed, in which no text is ever a formula."""

from __future__ import annotations

import datetime as dt
import math
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import tr
from app.office.brand import FONT, Colours, colours_of
from app.office.facts import file_title, short, subject, tag
from app.office.safe_cells import for_workbook, looks_like_formula
from app.office.sheets import tables_of
from app.office.tables import Cell, Column, Table
from app.office.told import changed, line, told
from app.office.writing import Cancelled, Progress, repacked, write_one

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from app.report.document import Steps

USUAL = PackOptions()
FORMATS = {"whole": "0", "decimal": "0.00", "date": "d mmm yyyy", "moment": "d mmm yyyy hh:mm"}
FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets count the days before it differently; such a date is written as text."""

LINE, MOST_HEIGHT = 12.8, 409.0
"""Points of a line of text, and the greatest height that a row can have."""

_PAPER = {"a4": 9, "letter": 1}


def write_xlsx(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write the workshop's tables as a workbook. ExportCancelled and ExportFault as for every part of the pack."""
    return write_one(target, lambda steps: _content(workshop, options, steps), options, progress, cancelled)


def _content(workshop: Workshop, options: PackOptions, steps: Steps) -> bytes:
    book, colours, at = Workbook(), colours_of(options.brand), changed(workshop)
    book.remove(book.active)
    tables = tables_of(told(workshop, options))
    for nth, table in enumerate(tables):
        steps.tell(0.05 + 0.8 * nth / len(tables), table.title)
        _fill(book.create_sheet(table.title[:31]), table, workshop, options, colours)
    said = book.properties
    said.title, said.creator = file_title(workshop), short(workshop.facilitator)
    said.subject = short(subject(workshop))
    said.created, said.language = at, tag()
    file = BytesIO()
    book.save(file)
    return repacked(file.getvalue(), at)


# --- a sheet -------------------------------------------------------------------------------------------------------


def _fill(sheet: Worksheet, table: Table, workshop: Workshop, options: PackOptions, colours: Colours) -> None:
    for nth, column in enumerate(table.columns, 1):
        cell = sheet.cell(1, nth, column.title)
        cell.font = Font(name=FONT, size=10, bold=True, color=colours.on_head.lstrip("#"))
        cell.fill = PatternFill("solid", fgColor=colours.head.lstrip("#"))
        cell.alignment = _aligned(column, head=True)
        sheet.column_dimensions[get_column_letter(nth)].width = column.width
    sheet.row_dimensions[1].height = 30
    styles: dict[tuple[str, ...], Any] = {}
    for row, cells in enumerate(table.rows, 2):
        sheet.row_dimensions[row].height = _height(cells, table.columns)
        for nth, (value, column) in enumerate(zip(cells, table.columns, strict=True), 1):
            cell = sheet.cell(row, nth)
            _put(cell, value)
            quoted = isinstance(value, str) and looks_like_formula(value)
            look = (column.kind, type(value).__name__, "quoted" if quoted else "", cell.data_type)
            if look not in styles:
                _dress(cell, value, column, colours, quoted=quoted)
                styles[look] = cell._style
            # openpyxl looks a font, a border and an alignment up for every cell: one look is shared instead
            cell._style = styles[look]
    _words(sheet, table)
    _set_up(sheet, table, workshop, options, colours)


def _put(cell: Any, value: Cell) -> None:
    """A number or date as such, the rest as text: openpyxl takes '=1' for a formula and '#N/A' for an error."""
    if isinstance(value, dt.date) and _day(value) < FIRST_DAY:
        value = value.isoformat()
    if isinstance(value, str):
        cell.value = for_workbook(value)
        cell.data_type = "s"
    else:
        cell.value = value


def _dress(cell: Any, value: Cell, column: Column, colours: Colours, *, quoted: bool) -> None:
    """The look of a cell; a quoted one is text also after somebody edits it."""
    cell.font = Font(name=FONT, size=10, color=colours.text.lstrip("#"))
    cell.border = Border(bottom=Side("thin", color=colours.line.lstrip("#")))
    cell.alignment = _aligned(column, value)
    if quoted:
        cell.quotePrefix = True
    if cell.data_type == "d":
        cell.number_format = FORMATS["moment" if isinstance(value, dt.datetime) else "date"]
    elif column.kind in ("whole", "decimal"):
        cell.number_format = FORMATS[column.kind]
    elif isinstance(value, float) and column.kind == "prose":
        cell.number_format = "0.0"


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _aligned(column: Column, value: Cell = None, *, head: bool = False) -> Alignment:
    """Counts in the middle, other numbers on the right, all else on the left; long texts on several lines."""
    side, indent = "left", 0
    if column.kind == "whole":
        side = "center"
    elif column.kind == "decimal" or (isinstance(value, int | float) and column.kind == "text"):
        side, indent = "right", 1
    return Alignment(horizontal=side, indent=indent, vertical="center" if head else "top", wrap_text=True)


def _height(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> float:
    """The height of a row in points: programs do not agree on finding it out by themselves."""
    lines = 1
    for value, column in zip(cells, columns, strict=True):
        if isinstance(value, str):
            letters = 1.02 * column.width
            lines = max(lines, sum(max(1, math.ceil(len(part) / letters)) for part in value.split("\n")))
    return min(LINE * lines + 4.0, MOST_HEIGHT)


def _words(sheet: Worksheet, table: Table) -> None:
    """A list to choose from where a column holds only certain words: that is how a follow-up is noted."""
    for nth, column in enumerate(table.columns, 1):
        if column.words and table.rows:
            letter = get_column_letter(nth)
            choice = DataValidation("list", formula1=f'"{",".join(column.words)}"', allow_blank=True)
            choice.errorTitle, choice.error = column.title, tr("Choose one of the words in the list.")
            choice.add(f"{letter}2:{letter}{len(table.rows) + 1}")
            sheet.add_data_validation(choice)


def _set_up(sheet: Worksheet, table: Table, workshop: Workshop, options: PackOptions, colours: Colours) -> None:
    """Head frozen and filtered, and a print that fits the width and repeats the head."""
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = sheet.cell(2, table.frozen + 1)
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.sheet_properties.tabColor = colours.head.lstrip("#")
    sheet.sheet_view.showGridLines = False
    page = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", _PAPER[options.page], 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    # an & gives orders in headers and footers
    sheet.oddHeader.left.text = line(workshop.title).replace("&", "&&")
    sheet.oddHeader.right.text = table.title.replace("&", "&&")
    sheet.oddFooter.left.text = line(options.brand.confidentiality or options.brand.footer).replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"
