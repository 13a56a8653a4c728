"""What stands on slides: texts in placeholders, tables, charts as pictures with their words, notes, and the footer."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from app.charts.figure import Figure
from app.i18n import trn
from app.office.brand import Colours
from app.office.charts import alternative
from app.office.pptx_look import BOTTOM, INNER, SIDE, TOP, Place, rgb
from app.office.raster import to_png
from app.theme import load_theme

PIXELS = 1600
"""The width of a chart's picture: as sharp as a projector shows it."""
SHORT, MEDIUM, MOST_TITLE = 70, 130, 230
"""Characters up to which a title is large, smaller, or shown at all."""


def set_title(slide: Any, text: str) -> None:
    """The title, smaller where it is long; the end of a very long one is left to the notes."""
    shape = slide.shapes.title
    shape.text_frame.text = cut(text, MOST_TITLE)
    size = 26 if len(text) <= SHORT else 22 if len(text) <= MEDIUM else 18
    for run in _runs(shape):
        run.font.size = Pt(size)


def fill(shape: Any, lines: Sequence[str], size: float, *, plain: bool = False) -> None:
    """Lines as the paragraphs of a placeholder; `plain` ones have no bullet."""
    frame = shape.text_frame
    for nth, text in enumerate(lines):
        paragraph = frame.paragraphs[0] if nth == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = text, Pt(size)
        paragraph.space_before = Pt(0)
        paragraph.space_after = Pt(round(0.45 * size))
        if plain:
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", "0")
            properties.set("indent", "0")
            etree.SubElement(properties, qn("a:buNone"))


def placeholder(slide: Any, nth: int) -> Any:
    """The placeholder of a number."""
    return next(shape for shape in slide.placeholders if shape.placeholder_format.idx == nth)


def drop(slide: Any, nth: int) -> None:
    """Take away a placeholder that stays empty: it would ask to be filled."""
    element = placeholder(slide, nth)._element
    element.getparent().remove(element)


def picture(slide: Any, figure: Figure, place: Place, title: str) -> None:
    """A chart as a picture within a place, in its middle, with what it shows for those who cannot see it."""
    left, top, width, height = place
    scale = min(width / figure.width, height / figure.height)
    wide, tall = figure.width * scale, figure.height * scale
    content = to_png(figure, load_theme("light"), round(PIXELS * wide / INNER))
    at = (left + (width - wide) / 2, top + (height - tall) / 2, wide, tall)
    shape = slide.shapes.add_picture(BytesIO(content), *map(Inches, at))
    describe(shape, title, alternative(figure))


def describe(shape: Any, title: str, description: str) -> None:
    """Name, title and description of a shape."""
    properties = shape._element.find(f".//{qn('p:cNvPr')}")
    for name, text in (("name", title), ("title", title), ("descr", description)):
        properties.set(name, text)


def table(
    slide: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    colours: Colours,
    title: str,
    *,
    place: Place = (SIDE, TOP, INNER, BOTTOM - TOP),
    size: float = 13,
) -> None:
    """A table with a head in the brand's colour and thin lines between its rows."""
    left, top, width, _ = place
    tall = Inches(0.4)
    shape = slide.shapes.add_table(len(rows) + 1, len(head), *map(Inches, (left, top, width)), tall * (len(rows) + 1))
    describe(shape, title, title)
    made = shape.table
    made.first_row, made.horz_banding = True, False
    # the table's own style would paint its cells in the theme's colours
    properties = made._tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Inches(width * share)
    for nth, cells in enumerate((head, *rows)):
        made.rows[nth].height = tall
        for column, text in enumerate(cells):
            _cell(made.cell(nth, column), text, size, colours, head=nth == 0)


def _cell(cell: Any, text: str, size: float, colours: Colours, *, head: bool) -> None:
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.05)
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), head
    run.font.color.rgb = rgb(colours.on_head if head else colours.text)
    if head:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(colours.head)
    else:
        _line_beneath(cell, colours.line)


def _line_beneath(cell: Any, color: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"))
    line.set("w", "6350")
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr")).set("val", color.lstrip("#").upper())


def facts(
    slide: Any,
    cells: Sequence[tuple[str, str]],
    shares: Sequence[float],
    place: Place,
    colours: Colours,
    title: str,
) -> None:
    """Names with their values beneath, side by side on a pale ground."""
    left, top, width, height = place
    shape = slide.shapes.add_table(2, len(cells), *map(Inches, (left, top, width, height)))
    describe(shape, title, "; ".join(f"{name}: {value}" for name, value in cells))
    made = shape.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    made.first_row, made.horz_banding = True, False
    made.rows[0].height, made.rows[1].height = Inches(0.3), Inches(height - 0.3)
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Inches(width * share)
    for nth, pair in enumerate(cells):
        for row, text in enumerate(pair):
            cell = made.cell(row, nth)
            cell.fill.solid()
            cell.fill.fore_color.rgb = rgb(colours.pale)
            cell.margin_top, cell.margin_bottom = Inches(0.06 if row == 0 else 0.0), Inches(0.04)
            run = cell.text_frame.paragraphs[0].add_run()
            run.text, run.font.bold = text, row == 1
            run.font.size = Pt(10 if row == 0 else 14 if len(text) < 26 else 12)
            run.font.color.rgb = rgb(colours.muted if row == 0 else colours.text)


def numbers(slide: Any, cells: Sequence[tuple[str, str, str, str]], place: Place, colours: Colours, title: str) -> None:
    """Large figures side by side: name, value, and what it is."""
    left, top, width, height = place
    shape = slide.shapes.add_table(3, len(cells), *map(Inches, (left, top, width, height)))
    describe(shape, title, "; ".join(f"{name}: {value}, {what}" for name, value, what, _ in cells))
    made = shape.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    made.first_row, made.horz_banding = True, False
    for nth, (name, value, what, role) in enumerate(cells):
        large = 28 if len(value) < 7 else 18
        looks = ((name, 12, colours.muted), (value, large, getattr(colours, role)), (what, 10, colours.muted))
        for row, (text, size, color) in enumerate(looks):
            cell = made.cell(row, nth)
            cell.fill.solid()
            cell.fill.fore_color.rgb = rgb(colours.pale)
            cell.margin_top = cell.margin_bottom = Inches(0.02)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            run = cell.text_frame.paragraphs[0].add_run()
            run.text, run.font.size, run.font.bold = text, Pt(size), row == 1
            run.font.color.rgb = rgb(color)
    for row, share in enumerate((0.26, 0.48, 0.26)):
        made.rows[row].height = Inches(height * share)


def words(slide: Any, text: str, place: Place, size: float, color: str, *, bold: bool = False) -> None:
    """A text of its own, beside the placeholders."""
    box = slide.shapes.add_textbox(*map(Inches, place))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(0.1)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), bold
    run.font.color.rgb = rgb(color)


def set_notes(slide: Any, lines: Sequence[str]) -> None:
    """The notes that the speaker sees."""
    slide.notes_slide.notes_text_frame.text = "\n".join(lines)


def footer(slide: Any, text: str) -> None:
    """Footer and slide number as the layout has them; the library leaves them out of new slides."""
    for shape in slide.slide_layout.placeholders:
        kind = shape.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        if kind == PP_PLACEHOLDER.FOOTER and not text:
            continue
        element = copy.deepcopy(shape._element)
        properties = element.spPr
        for old in list(properties):
            properties.remove(old)
        slide.shapes._spTree.append(element)
        nth = 1 + max(int(found.get("id")) for found in slide.shapes._spTree.iter(qn("p:cNvPr")))
        element.find(f".//{qn('p:cNvPr')}").set("id", str(nth))
        if kind == PP_PLACEHOLDER.FOOTER:
            slide.shapes[-1].text_frame.text = text


def in_language(slide: Any, tag: str) -> None:
    """Say of every text in which language it is, for spelling and for those who listen."""
    for holder in (slide, slide.notes_slide) if slide.has_notes_slide else (slide,):
        for run in holder._element.iter(qn("a:r"), qn("a:fld")):
            properties = run.find(qn("a:rPr"))
            if properties is None:
                properties = etree.Element(qn("a:rPr"))
                run.insert(0, properties)
            properties.set("lang", tag)


SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.5)
"""Sizes of a list, the largest one that fits is taken."""


def fitted(lines: Sequence[str], width: float, height: float) -> tuple[list[str], float]:
    """The lines, or as many as have room in inches with a word for the rest, and their size."""
    for size in SIZES:
        if _height(lines, width, size) <= height:
            return list(lines), size
    size = SIZES[-1]
    for kept in range(len(lines) - 1, 0, -1):
        left = trn("and {n} more, in the notes", "and {n} more, in the notes", len(lines) - kept)
        shown = [*lines[:kept], left]
        if _height(shown, width, size) <= height:
            return shown, size
    return [lines[0]], size


def _height(lines: Sequence[str], width: float, size: float) -> float:
    """About how many inches lines take in a list, in a font of usual widths."""
    letters = max(1.0, (width - 0.45) * 72 / (0.53 * size))
    rows = sum(math.ceil(max(len(text), 1) / letters) for text in lines)
    return (rows * 1.2 * size + len(lines) * 0.45 * size) / 72


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, its end replaced by an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;:.·-") + "\u2026"


def _runs(shape: Any) -> list[Any]:
    return [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
