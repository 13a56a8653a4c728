"""Writes the structure of a document into its PDF: the tree, who owns what on each page, and the places to link to."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFPage
from reportlab.pdfgen.canvas import Canvas

from app.report.tags import Content, Element, Link, Tags, pdf_text

_ROLE_MAP = "<</Title/P>>"
"""Roles of our own, and what a reader that does not know them takes them for."""
_SHORT = frozenset(("TD", "TH", "Lbl", "LBody", "Caption"))
"""Elements that hold the content of a sole paragraph themselves."""
_EMPTY = frozenset(("TD", "TH"))
"""Elements that stand where they are even without content."""


def write_structure(canvas: Canvas, tags: Tags) -> list[tuple[int, bytes]]:
    """Add the structure to a document whose pages are all laid out: its objects by their numbers in the file."""
    _tidy(tags.root)
    return [*_Writer(canvas, tags).written(), *_places(canvas)]


def _tidy(element: Element) -> bool:
    """Drop what holds nothing, and paragraphs that are all that a cell holds; whether anything is left."""
    kids = [kid for kid in element.kids if not isinstance(kid, Element) or _tidy(kid)]
    if element.role in _SHORT and len(kids) == 1:
        (only,) = kids
        if isinstance(only, Element) and only.role == "P" and not only.entries:
            kids = only.kids
    element.kids = kids
    return bool(kids) or element.role in _EMPTY


def _new_number(canvas: Canvas) -> int:
    """The number of an object that reportlab knows nothing about, which saves it a great deal of time."""
    canvas._doc.objectcounter += 1
    number: int = canvas._doc.objectcounter
    return number


class _Writer:
    def __init__(self, canvas: Canvas, tags: Tags) -> None:
        self._canvas, self._document, self._tags = canvas, canvas._doc, tags
        self._pages: list[PDFPage] = self._document.Pages.pages
        self._page_numbers = [self._number_of(f"Page{n + 1}") for n in range(len(self._pages))]
        self._owners = [[0] * count for count in tags.counts]
        self._links: list[tuple[int, int]] = []
        self._written: list[tuple[int, bytes]] = []
        self._last = 0

    def _number_of(self, name: str) -> int:
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def written(self) -> list[tuple[int, bytes]]:
        """All objects of the structure."""
        root, owners = _new_number(self._canvas), _new_number(self._canvas)
        self._last = owners
        self._write_element(self._tags.root, root)
        self._document.objectcounter = self._last
        head = (
            f"<</Type/StructTreeRoot/K {self._tags.root.number} 0 R/RoleMap{_ROLE_MAP}"
            f"/ParentTree {owners} 0 R/ParentTreeNextKey {len(self._pages) + len(self._links)}>>"
        )
        catalog = self._document.Catalog
        catalog.StructTreeRoot, catalog.MarkInfo = f"{root} 0 R", PDFDictionary({"Marked": "true"})
        for key, page in enumerate(self._pages):
            page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = key, "/S"
        return [(root, head.encode()), (owners, self._owners_written()), *self._written]

    def _write_element(self, element: Element, parent: int) -> None:
        self._last += 1
        number = element.number = self._last
        place = len(self._written)
        self._written.append((number, b""))
        page, where = -1, ""
        for kid in element.kids:
            if type(kid) is tuple:
                page = kid[0]
                where = f"/Pg {self._page_numbers[page]} 0 R"
                break
        kids = [self._kid(kid, number, page) for kid in element.kids]
        held = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        line = f"<</S/{element.role}/P {parent} 0 R{where}{element.entries}{held}>>"
        self._written[place] = number, line.encode("latin-1")

    def _kid(self, kid: Element | Content | Link, number: int, page: int) -> str:
        if isinstance(kid, Element):
            self._write_element(kid, number)
            return f"{kid.number} 0 R"
        if isinstance(kid, Link):
            key = len(self._pages) + len(self._links)
            self._document.idToObject[kid.annotation].key = key
            self._links.append((key, number))
            area = self._number_of(kid.annotation)
            return f"<</Type/OBJR/Pg {self._page_numbers[kid.page]} 0 R/Obj {area} 0 R>>"
        on, mark = kid
        self._owners[on][mark] = number
        return str(mark) if on == page else f"<</Type/MCR/Pg {self._page_numbers[on]} 0 R/MCID {mark}>>"

    def _owners_written(self) -> bytes:
        """For each page and each link, the elements that own what is on it."""
        pages = (f"{key}[{' '.join(f'{n} 0 R' for n in owners)}]" for key, owners in enumerate(self._owners))
        links = (f"{key} {owner} 0 R" for key, owner in self._links)
        return f"<</Nums[{' '.join((*pages, *links))}]>>".encode()


def _places(canvas: Canvas) -> list[tuple[int, bytes]]:
    """The places of the document by their names, so that other files can lead to them: plan.pdf#goals."""
    places = sorted((name.encode("utf-16-be"), name, place) for name, place in canvas._destinations.items())
    if not places:
        return []
    document, number = canvas._doc, _new_number(canvas)
    names = [f"{pdf_text(name)} {document.Reference(place).format(document).decode()}" for _, name, place in places]
    document.Catalog.Names = f"{number} 0 R"
    return [(number, f"<</Dests<</Names[{' '.join(names)}]>>>>".encode("latin-1"))]
