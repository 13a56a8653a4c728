"""The look of the slides: a 16:9 master and five layouts in the brand's colours, so that new slides look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from app.office.brand import FONT, Colours

if TYPE_CHECKING:
    from pptx.presentation import Presentation

WIDTH, HEIGHT, SIDE = 13.333, 7.5, 0.6
"""Inches of a slide and of its margin on the left and on the right."""
INNER = WIDTH - 2 * SIDE
TOP, BOTTOM, GAP = 1.5, 6.85, 0.4
"""Where the content of a slide begins and ends, and the space between two columns."""

COVER, CONTENT, TWO, COMPARED, TITLE = "Title Slide", "Title and Content", "Two Content", "Comparison", "Title Only"
HALF = (INNER - GAP) / 2
FACTS, HEADS, LISTS = 1.45, 2.75, 3.2
"""Where the facts, the headings and the lists of a goal begin."""

Place = tuple[float, float, float, float]

_PLACES: dict[str, dict[int, Place]] = {
    COVER: {0: (0.9, 2.3, 11.0, 1.3), 1: (0.9, 3.75, 11.0, 1.7)},
    CONTENT: {0: (SIDE, 0.35, INNER, 1.0), 1: (SIDE, TOP, INNER, BOTTOM - TOP)},
    TWO: {
        0: (SIDE, 0.35, INNER, 1.0),
        1: (SIDE, 2.95, HALF, BOTTOM - 2.95),
        2: (SIDE + HALF + GAP, 2.95, HALF, BOTTOM - 2.95),
    },
    COMPARED: {
        0: (SIDE, 0.35, INNER, 1.0),
        1: (SIDE, HEADS, HALF, 0.4),
        2: (SIDE, LISTS, HALF, BOTTOM - LISTS),
        3: (SIDE + HALF + GAP, HEADS, HALF, 0.4),
        4: (SIDE + HALF + GAP, LISTS, HALF, BOTTOM - LISTS),
    },
    TITLE: {0: (SIDE, 0.35, INNER, 1.0)},
}
_SMALL: dict[Any, Place] = {
    PP_PLACEHOLDER.FOOTER: (SIDE, 7.0, 9.0, 0.3),
    PP_PLACEHOLDER.SLIDE_NUMBER: (WIDTH - SIDE - 1.5, 7.0, 1.5, 0.3),
    PP_PLACEHOLDER.DATE: (9.7, 7.0, 1.9, 0.3),
}


def dress(presentation: Presentation, colours: Colours) -> None:
    """Make the standard presentation ours: its size, theme, master and the layouts that are kept."""
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = presentation.slide_master
    _theme(master, colours)
    _texts(master, colours)
    for layout in list(presentation.slide_layouts):
        if layout.name not in _PLACES:
            presentation.slide_layouts.remove(layout)
    for holder in (master, *presentation.slide_layouts):
        places = _PLACES.get(holder.name, _PLACES[CONTENT])
        for shape in holder.placeholders:
            kind, nth = shape.placeholder_format.type, shape.placeholder_format.idx
            if kind in _SMALL:
                put(shape, _SMALL[kind])
                _small(shape, colours, right=kind == PP_PLACEHOLDER.SLIDE_NUMBER)
            elif nth in places:
                put(shape, places[nth])
    _ornaments(presentation, colours)


def put(shape: Any, place: Place) -> None:
    """Move a shape to a place in inches: left, top, width, height."""
    shape.left, shape.top, shape.width, shape.height = map(Inches, place)


def rgb(color: str) -> RGBColor:
    """A colour "#rrggbb" as the library has it."""
    red, green, blue = bytes.fromhex(color.lstrip("#"))
    return RGBColor(red, green, blue)


def layout_of(presentation: Presentation, name: str) -> Any:
    """The layout of a name."""
    return next(layout for layout in presentation.slide_layouts if layout.name == name)


def _theme(master: Any, colours: Colours) -> None:
    """Fonts and colours that a consultant's own shapes take from the theme."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(part.blob)
    for family in ("majorFont", "minorFont"):
        tree.find(f".//{qn(f'a:{family}')}/{qn('a:latin')}").set("typeface", FONT)
    for role, color in (
        ("dk1", colours.text),
        ("dk2", colours.title),
        ("lt2", colours.pale),
        ("accent1", colours.accent),
        ("accent2", colours.target),
        ("accent3", colours.current),
        ("accent4", colours.muted),
        ("hlink", colours.accent),
    ):
        holder = tree.find(f".//{qn(f'a:{role}')}")
        for old in list(holder):
            holder.remove(old)
        etree.SubElement(holder, qn("a:srgbClr")).set("val", color.lstrip("#").upper())
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _texts(master: Any, colours: Colours) -> None:
    """Titles on the left, bold and calm; lists in sizes that fill a wide slide."""
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    run = title.find(qn("a:defRPr"))
    run.set("sz", "2600")
    run.set("b", "1")
    run.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", "tx2")
    for level, (size, indent) in enumerate(((1600, 228600), (1400, 457200), (1300, 685800)), 1):
        found = styles.find(f"{qn('p:bodyStyle')}/{qn(f'a:lvl{level}pPr')}")
        found.set("marL", str(indent))
        found.set("indent", "-228600")
        found.find(qn("a:defRPr")).set("sz", str(size))
    for shape in master.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE:
            shape.text_frame._txBody.bodyPr.set("anchor", "ctr")


def _small(shape: Any, colours: Colours, *, right: bool) -> None:
    """Footer and slide number: small, muted, at the edges of the content."""
    body = shape.text_frame._txBody
    style = body.find(qn("a:lstStyle"))
    for old in list(style):
        style.remove(old)
    level = etree.SubElement(style, qn("a:lvl1pPr"))
    level.set("algn", "r" if right else "l")
    run = etree.SubElement(level, qn("a:defRPr"))
    run.set("sz", "1000")
    fill = etree.SubElement(etree.SubElement(run, qn("a:solidFill")), qn("a:srgbClr"))
    fill.set("val", colours.muted.lstrip("#").upper())


def _ornaments(presentation: Presentation, colours: Colours) -> None:
    """A bar of the accent's colour beside the title, and one that the cover stands on."""
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            name = layout.name
            if shape.placeholder_format.idx == 0 and name == COVER:
                shape.text_frame._txBody.bodyPr.set("anchor", "b")
        place = (0.0, 0.5, 0.16, 0.7) if layout.name != COVER else (0.0, 0.0, 0.42, HEIGHT)
        _bar(layout, place, colours.accent if layout.name != COVER else colours.head)
    cover = layout_of(presentation, COVER)
    for shape in cover.placeholders:
        if shape.placeholder_format.idx in (0, 1):
            size, muted = (40, False) if shape.placeholder_format.idx == 0 else (20, True)
            _cover_text(shape, size, colours.muted if muted else colours.title, bold=not muted)
    compared = layout_of(presentation, COMPARED)
    for shape in compared.placeholders:
        if shape.placeholder_format.idx in (1, 3):
            _cover_text(shape, 14, colours.accent, bold=True)
        elif shape.placeholder_format.idx in (2, 4):
            _plain_list(shape)
    for shape in list(layout_of(presentation, TWO).placeholders):
        if shape.placeholder_format.idx in (1, 2):
            _plain_list(shape)


def _plain_list(shape: Any) -> None:
    """The list keeps the master's sizes: the standard layouts have larger ones of their own."""
    style = shape.text_frame._txBody.find(qn("a:lstStyle"))
    for old in list(style):
        style.remove(old)


def _cover_text(shape: Any, size: int, color: str, *, bold: bool) -> None:
    style = shape.text_frame._txBody.find(qn("a:lstStyle"))
    for old in list(style):
        style.remove(old)
    level = etree.SubElement(style, qn("a:lvl1pPr"))
    level.set("algn", "l")
    level.set("marL", "0")
    level.set("indent", "0")
    etree.SubElement(level, qn("a:buNone"))
    run = etree.SubElement(level, qn("a:defRPr"))
    run.set("sz", str(100 * size))
    run.set("b", str(int(bold)))
    etree.SubElement(etree.SubElement(run, qn("a:solidFill")), qn("a:srgbClr")).set("val", color.lstrip("#").upper())


def _bar(layout: Any, place: Place, color: str) -> None:
    """A filled rectangle behind everything else, which those who listen do not hear of."""
    # shapes of a layout cannot be added by the library's own means: a slide's tree can be borrowed
    tree = layout.shapes._spTree
    nth = 1 + max(int(found.get("id")) for found in tree.iter(qn("p:cNvPr")))
    shape = tree.add_autoshape(nth, f"Bar {nth}", "rect", *map(Inches, place))
    properties = shape.spPr
    fill = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", color.lstrip("#").upper())
    etree.SubElement(etree.SubElement(properties, qn("a:ln")), qn("a:noFill"))
    style = shape.find(qn("p:style"))
    if style is not None:
        shape.remove(style)
    tree.remove(shape)
    tree.insert(2, shape)
