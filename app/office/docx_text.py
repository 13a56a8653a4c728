"""Paragraphs of the plan as DOCX, put together as XML: looking up each style by its name would take long."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from docx.document import Document


def style_id(name: str) -> str:
    """The id of a style, which is its name without spaces; that of the list of contents begins with large letters."""
    return name.replace("toc", "TOC").replace(" ", "")


def paragraph(style: str, content: str, extra: str = "") -> str:
    """A paragraph in a style, from runs; `extra` are further properties of it, already as XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{extra}</w:pPr>{content}</w:p>'


def run(text: str, *, bold: bool = False, extra: str = "") -> str:
    """A run of text with its line breaks and tabs; `extra` are further properties of it, already as XML."""
    look = f"{'<w:b/>' if bold else ''}{extra}"
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    pieces = []
    for nth, line in enumerate(text.split("\n")):
        pieces.append("<w:br/>" if nth else "")
        for place, part in enumerate(line.split("\t")):
            pieces.append("<w:tab/>" if place else "")
            pieces.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "")
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def field(order: str, shown: str) -> str:
    """A field of the text program, with what it shows until it is updated."""
    return f"{begin(order)}{run(shown)}{end()}"


def begin(order: str) -> str:
    """The beginning of a field, up to what it shows."""
    return (
        f'{_sign("begin")}<w:r><w:instrText xml:space="preserve"> {escape(order)} </w:instrText></w:r>'
        f"{_sign('separate')}"
    )


def end() -> str:
    """The end of a field."""
    return _sign("end")


def _sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def append(document: Document, *elements: str) -> None:
    """Put elements at the end of a document's body, before the properties of its last section."""
    body = document.element.body
    wrapped = parse_xml(f"<w:body {nsdecls('w', 'w14')}>{''.join(elements)}</w:body>")
    for element in list(wrapped):
        body.insert(len(body) - 1, element)
