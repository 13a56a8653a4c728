"""Tables in the plan as DOCX: with a head that repeats, boxes to tick and lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from docx.shared import Length

from app.office.blocks import Cell, Choice, Facts, Grid, Numbers, Tick
from app.office.brand import Colours
from app.office.docx_styles import CELL, HEAD, NAME, TABLE
from app.office.docx_text import paragraph, run, style_id

NAMES = 0.26
"""The share of a table of facts that its names take."""
SHORT = 9
"""A table with at most so many rows stays on one page."""
BOX = "MS Gothic"
"""The font of the box to tick: the one that text programs take for it."""


def grid_table(block: Grid, width: Length) -> str:
    """A table with a head."""
    short = len(block.rows) <= SHORT
    rows = [_row([_cell(title, HEAD, short) for title in block.head], block.shares, width, head=True)]
    for nth, cells in enumerate(block.rows):
        kept = short and nth < len(block.rows) - 1
        rows.append(_row([_cell(cell, CELL, kept) for cell in cells], block.shares, width))
    return _table(block.name, block.shares, width, rows, "0420", first_row=True)


def facts_table(block: Facts, width: Length) -> str:
    """Names on the left, values on the right; '' where there is no value."""
    shares, told = (NAMES, 1 - NAMES), block.told
    rows = [
        _row([_cell(name, NAME, nth < len(told) - 1), _cell(value, CELL, nth < len(told) - 1)], shares, width)
        for nth, (name, value) in enumerate(told)
    ]
    return _table(block.name, shares, width, rows, "0480") if rows else ""


def numbers_table(block: Numbers, width: Length, colours: Colours) -> str:
    """Large figures side by side, each with its name above and what it is beneath."""
    shares = (1 / len(block.cells),) * len(block.cells)
    cells = []
    for name, value, what, role in block.cells:
        color = f'<w:color w:val="{getattr(colours, role).lstrip("#").upper()}"/>'
        size = '<w:sz w:val="26"/>' if len(value) > 6 else ""
        number = paragraph("Large Number", run(value, extra=color + size))
        cells.append(paragraph("Label", run(name)) + number + paragraph("Muted", run(what)))
    names = ", ".join(name for name, _, _, _ in block.cells)
    return _table(names, shares, width, [_row(cells, shares, width)], "0400")


def _table(
    name: str, shares: Sequence[float], width: Length, rows: Sequence[str], look: str, *, first_row: bool = False
) -> str:
    """A table of fixed widths in the plan's style, with its name for those who listen.

    A paragraph follows, since two tables without one between them are one.
    """
    grid = "".join(f'<w:gridCol w:w="{_twips(width, share)}"/>' for share in shares)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(TABLE)}"/><w:tblW w:w="{_twips(width, 1)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{int(first_row)}" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={quoteattr(name)}/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        + paragraph(CELL, "", '<w:spacing w:line="140" w:lineRule="exact"/>')
    )


def _row(cells: Sequence[str], shares: Sequence[float], width: Length, *, head: bool = False) -> str:
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width, share)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, share in zip(cells, shares, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{filled}</w:tr>"


def _twips(width: Length, share: float) -> int:
    return round(float(width.twips) * share)


def _cell(content: Cell, style: str, kept: bool) -> str:
    extra = "<w:keepNext/>" if kept else ""
    match content:
        case Tick():
            return paragraph(style, _box(content.done) + run(f" {content.word}"), extra)
        case Choice():
            return paragraph(style, _choice(content), extra)
        case _:
            return paragraph(style, run(content), extra)


def _box(done: bool) -> str:
    """A box that can be ticked in the text program."""
    font = f'<w:rFonts w:ascii="{BOX}" w:eastAsia="{BOX}" w:hAnsi="{BOX}" w:hint="eastAsia"/>'
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(done)}"/>'
        f'<w14:checkedState w14:val="2612" w14:font="{BOX}"/><w14:uncheckedState w14:val="2610" w14:font="{BOX}"/>'
        f"</w14:checkbox></w:sdtPr><w:sdtContent>{run('☒' if done else '☐', extra=font)}</w:sdtContent></w:sdt>"
    )


def _choice(content: Choice) -> str:
    """A word that can be exchanged for another one of a list."""
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(word)} w:value={quoteattr(word)}/>" for word in content.words
    )
    return (
        f"<w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{run(content.word)}</w:sdtContent></w:sdt>"
    )
