"""The styles of the plan as DOCX: the usual ones of a text program, dressed once, so that changing one changes all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor

from app.office.blocks import Tone
from app.office.brand import FONT, Colours
from app.office.docx_text import style_id

if TYPE_CHECKING:
    from docx.document import Document

SIZES: Mapping[str, tuple[Length, Length]] = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
TONES: Mapping[Tone, str] = {
    "body": "Normal",
    "lead": "Lead",
    "muted": "Muted",
    "warn": "To Settle",
    "quote": "Quote",
    "label": "Label",
}
TABLE = "Plan Table"
CELL, HEAD, NAME = "Table Text", "Table Head", "Table Name"
SIDE = Mm(22)
"""The margin on the left and on the right."""


def dress(document: Document, colours: Colours, language: str, width: Length) -> None:
    """Give the document's styles their look, and make those that it lacks."""
    _base(document, colours, language)
    for name, size, before, after, color in (
        ("Heading 1", 18, 22, 8, colours.title),
        ("Heading 2", 13, 16, 4, colours.title),
        ("Heading 3", 10.5, 12, 3, colours.accent),
        ("Title", 30, 60, 4, colours.title),
        ("Subtitle", 15, 0, 18, colours.muted),
    ):
        style = document.styles[name]
        _font(style, size, color, bold=name != "Subtitle")
        _space(style, before, after, together=True)
        _no_frame(style)
    made = (
        ("Lead", 14, 0, 10, colours.text, True),
        ("Muted", 9.5, 0, 5, colours.muted, False),
        ("Label", 10, 6, 2, colours.text, True),
        ("To Settle", 9.5, 4, 8, colours.warn, True),
        ("Contents Heading", 13, 40, 6, colours.title, True),
        ("toc 1", 10, 0, 4, colours.text, False),
        ("toc 2", 9.5, 0, 2, colours.muted, False),
        (CELL, 9, 0, 0, colours.text, False),
        (HEAD, 9, 0, 0, colours.on_head, True),
        (NAME, 9, 0, 0, colours.muted, True),
        ("Picture", 10, 8, 2, colours.text, False),
        ("Large Number", 22, 2, 0, colours.text, True),
    )
    for name, size, before, after, color, bold in made:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), style_id(name))
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        _font(style, size, color, bold=bold)
        _space(style, before, after, together=name in ("Picture", "Contents Heading", "Label"))
    _others(document, colours, width)
    _rule(document.styles["Subtitle"], colours.accent)
    _as_of_today(document, language)
    document.styles.element.append(_table_style(colours))


def _base(document: Document, colours: Colours, language: str) -> None:
    normal = document.styles["Normal"]
    _font(normal, 10, colours.text)
    _space(normal, 0, 6)
    normal.paragraph_format.line_spacing = 1.12
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for old in defaults.iter(qn("w:lang")):
        old.set(qn("w:val"), language)
    fonts = defaults.find(".//" + qn("w:rFonts"))
    if fonts is not None:
        _one_font(fonts)


def _others(document: Document, colours: Colours, width: Length) -> None:
    for name in ("Header", "Footer"):
        style = document.styles[name]
        _font(style, 8.5, colours.muted)
        stops = style.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    bullet = document.styles["List Bullet"]
    _space(bullet, 0, 3)
    caption = document.styles["Caption"]
    _font(caption, 8.5, colours.muted, bold=False)
    _space(caption, 0, 10)
    _font(document.styles["Quote"], 10, colours.muted)


def _rule(style: Any, color: str) -> None:
    """A line of the accent's colour beneath, which the front page has as its only ornament."""
    ink = color.lstrip("#").upper()
    frame = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="14" w:color="{ink}"/></w:pBdr>'
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(parse_xml(frame), *_AFTER_FRAME)


_AFTER_FRAME = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def _as_of_today(document: Document, language: str) -> None:
    """Settings without which Word opens the document as one of 2010, and takes it for Japanese."""
    settings = document.settings.element
    for entry in settings.iter(qn("w:compatSetting")):
        if entry.get(qn("w:name")) == "compatibilityMode":
            entry.set(qn("w:val"), "15")
    for entry in settings.iter(qn("w:themeFontLang")):
        entry.attrib.clear()
        entry.set(qn("w:val"), language)


def _font(style: Any, size: float, color: str, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(color.lstrip("#").upper())
    _one_font(style.element.get_or_add_rPr().get_or_add_rFonts())


def _one_font(fonts: Any) -> None:
    """The same font for every script, whatever the theme has; a program finds another one for what it lacks."""
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def _space(style: Any, before: float, after: float, together: bool = False) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = together


def _no_frame(style: Any) -> None:
    for old in style.element.findall(".//" + qn("w:pBdr")):
        old.getparent().remove(old)
    for name in ("w:spacing", "w:kern"):
        properties = style.element.find(qn("w:rPr"))
        for old in properties.findall(qn(name)):
            properties.remove(old)


def _table_style(colours: Colours) -> Any:
    """A style of table of its own: a dark head that repeats, thin lines between the rows."""
    line, head = colours.line.lstrip("#"), colours.head.lstrip("#")
    cell = '<w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    cell += '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{line}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PlanTable">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>'
        f"<w:tblCellMar>{cell}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{head}"/></w:tcPr></w:tblStylePr>'
        f"</w:style>"
    )
