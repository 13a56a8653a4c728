"""The plan as DOCX: real styles, tables and pictures, so that a consultant can go on writing in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm

from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.office.blocks import Block, Bullets, Facts, Grid, Heading, Numbers, Paragraph, Picture
from app.office.brand import Colours, colours_of
from app.office.charts import alternative
from app.office.docx_styles import SIDE, SIZES, TONES, dress
from app.office.docx_tables import facts_table, grid_table, numbers_table
from app.office.docx_text import append, begin, end, field, paragraph, run, style_id
from app.office.facts import file_title, short, subject, tag
from app.office.plan_blocks import plan_blocks
from app.office.raster import to_png
from app.office.told import Told, changed, line, told
from app.office.writing import Cancelled, Progress, repacked, write_one
from app.theme import load_theme

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shape import InlineShape

    from app.report.document import Steps

USUAL = PackOptions()
PICTURE_PIXELS, MOST_PICTURE = 1300, Mm(165)
"""Pixels of a chart's width, and the greatest height that it takes on a page."""
SHORT_LINE = 300
CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'


def write_docx(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write the plan for a text program. ExportCancelled and ExportFault as for every part of the pack."""
    return write_one(target, lambda steps: _content(workshop, options, steps), options, progress, cancelled)


def _content(workshop: Workshop, options: PackOptions, steps: Steps) -> bytes:
    found = told(workshop, options)
    writer = _Writer(docx.Document(), found, colours_of(options.brand))
    blocks = plan_blocks(found)
    writer.front([block.text for block in blocks if isinstance(block, Heading) and block.level == 1])
    for nth, block in enumerate(blocks):
        steps.tell(0.1 + 0.8 * nth / len(blocks), tr("Preparing the document"))
        writer.write(block)
    return writer.finished()


class _Writer:
    """One document from its front page to its last block."""

    def __init__(self, document: Document, found: Told, colours: Colours) -> None:
        self._document, self._told, self._colours = document, found, colours
        section = document.sections[0]
        section.page_width, section.page_height = SIZES[found.options.page]
        section.left_margin = section.right_margin = SIDE
        section.top_margin, section.bottom_margin = Mm(24), Mm(22)
        section.header_distance = section.footer_distance = Mm(11)
        self._width = Length(section.page_width - 2 * SIDE)
        self._begun = self._under_heading = False
        dress(document, colours, tag(), self._width)

    # --- front page ------------------------------------------------------------------------------------------------

    def front(self, sections: Sequence[str]) -> None:
        """The front page with the table of contents, header and footer of the others, and the file's properties."""
        workshop, brand = self._told.workshop, self._told.options.brand
        if logo := brand.logo_picture:
            self._logo(logo)
        led = tr("Facilitated by {name}").format(name=self._told.facilitator) if self._told.facilitator else ""
        facts = (subject(workshop), led, line(workshop.place), line(brand.confidentiality))
        append(
            self._document,
            paragraph("Title", run(tr("Improvement plan"))),
            paragraph("Subtitle", run(line(workshop.title))),
            *(paragraph("Muted", run(fact)) for fact in facts if fact),
            paragraph("Contents Heading", run(tr("Contents"))),
            *_contents(sections),
        )
        self._running()
        self._properties()

    def _logo(self, logo: bytes) -> None:
        picture = self._document.add_paragraph().add_run().add_picture(BytesIO(logo), height=Mm(16))
        if picture.width > self._width // 2:
            picture.height = Length(picture.height * (self._width // 2) // picture.width)
            picture.width = Length(self._width // 2)
        _describe(picture, tr("Logo"), tr("Logo of {client}").format(client=line(self._told.workshop.client)))

    def _running(self) -> None:
        """Header and footer of every page but the first."""
        section, brand = self._document.sections[0], self._told.options.brand
        section.different_first_page_header_footer = True
        said = [line(brand.footer), line(brand.confidentiality)]
        words = " · ".join(filter(None, said)) or format_date(self._told.workshop.date, "long")
        numbers = "".join(
            {"{n}": field("PAGE", "1"), "{m}": field("NUMPAGES", "1")}.get(part) or run(part)
            for part in re.split(r"(\{[nm]\})", tr("Page {n} of {m}"))
        )
        for part, name, content in (
            (section.header, "Header", run(f"{line(self._told.workshop.title)}\t{tr('Improvement plan')}")),
            (section.footer, "Footer", run(f"{words}\t") + numbers),
        ):
            place = part.paragraphs[0]._p
            made = parse_xml(f"<w:hdr {nsdecls('w')}>{paragraph(name, content)}</w:hdr>")
            place.getparent().replace(place, made[0])

    def _properties(self) -> None:
        workshop, said = self._told.workshop, self._document.core_properties
        author = short(self._told.facilitator)
        said.title, said.author, said.subject = file_title(workshop), author, short(subject(workshop))
        said.keywords, said.comments, said.language = short(workshop.model.name), "", tag()
        said.created = said.modified = changed(workshop)
        said.last_modified_by, said.revision, said.category = author, 1, tr("Improvement plan")

    # --- blocks ----------------------------------------------------------------------------------------------------

    def write(self, block: Block) -> None:
        """Add a block at the end."""
        match block:
            case Heading():
                first = block.level == 1 and not self._begun
                self._begun = self._begun or first
                extra = "<w:pageBreakBefore/>" if first else ""
                append(self._document, paragraph(f"Heading {block.level}", run(block.text), extra))
            case Paragraph():
                self._paragraph(block)
            case Bullets():
                append(self._document, *(paragraph("List Bullet", run(item)) for item in block.items))
            case Grid():
                append(self._document, grid_table(block, self._width))
            case Facts():
                append(self._document, facts_table(block, self._width))
            case Numbers():
                append(self._document, numbers_table(block, self._width, self._colours))
            case Picture():
                self._picture(block)
        self._under_heading = isinstance(block, Heading)

    def _paragraph(self, block: Paragraph) -> None:
        """A paragraph per block of lines, so that it can be edited as one."""
        parts = [part.strip("\n") for part in block.text.split("\n\n")]
        name = run(f"{block.name}: ", bold=True) if block.name else ""
        for nth, part in enumerate(parts):
            # a heading and one line are no good end of a page
            kept = "<w:keepNext/>" if self._under_heading and len(part) < SHORT_LINE else ""
            append(self._document, paragraph(TONES[block.tone], (name if nth == 0 else "") + run(part), kept))

    def _picture(self, block: Picture) -> None:
        points = float(self._width.pt)
        figure = block.chart.draw(points, 0.46 * points, 9.5)
        width = min(self._width, int(MOST_PICTURE * figure.width / figure.height))
        content = to_png(figure, load_theme("light"), PICTURE_PIXELS)
        place = self._document.add_paragraph()
        place._p.get_or_add_pPr().style = style_id("Picture")
        picture = place.add_run().add_picture(BytesIO(content), width=Length(width))
        _describe(picture, block.chart.title, alternative(figure))
        append(self._document, paragraph("Caption", run(block.chart.title)))

    def finished(self) -> bytes:
        """The file."""
        file = BytesIO()
        self._document.save(file)
        return repacked(file.getvalue(), changed(self._told.workshop))


def _contents(sections: Sequence[str]) -> list[str]:
    """The table of contents: the sections at once, categories, goals and page numbers when it is updated (F9).

    It is not marked as outdated: then the program would ask a question whenever the document is opened.
    """
    entries = [run(section) for section in sections] or [""]
    entries[0] = begin(CONTENTS) + entries[0]
    entries[-1] += end()
    return [paragraph("toc 1", entry) for entry in entries]


def _describe(picture: InlineShape, title: str, description: str) -> None:
    """What a picture shows, for those who cannot see it."""
    properties = picture._inline.docPr
    for name, text in (("name", title), ("title", title), ("descr", description)):
        properties.set(name, text)
