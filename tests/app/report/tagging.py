"""Reads the structure of a PDF as a screen reader would, and lists what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

SHOWS = {b"Tj", b"TJ", b"'", b'"'}
PAINTS = SHOWS | {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"BI", b"INLINE IMAGE"}
BLOCKS = {
    "Document", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L",
    "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Span", "Note", "Link", "Figure", "NonStruct",
}  # fmt: skip
MAY_HOLD = {
    "Table": {"TR", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "Caption", "TOC"},
}
ONLY_WITHIN = {"TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI", "TOCI"}, "LBody": {"LI"},
               "TOCI": {"TOC"}}  # fmt: skip

Mark = tuple[int, int]


class Node:
    """An element of the structure."""

    def __init__(self, thing: Any, parent: Node | None) -> None:
        self.thing, self.parent = thing, parent
        self.role = str(thing["/S"])[1:]
        self.kids: list[Node | Mark | Any] = []

    def get(self, key: str) -> Any:
        """An entry of the element."""
        found = self.thing.get(key)
        return None if found is None else found.get_object()

    def attribute(self, key: str) -> Any:
        """An attribute of the element."""
        attributes = self.get("/A")
        return None if attributes is None else attributes.get(key)

    def nodes(self) -> Iterator[Node]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    def marks(self) -> Iterator[Mark]:
        """All content in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield kid


class Tagged:
    """A document's structure, and the texts of its marked content."""

    def __init__(self, path: Path) -> None:
        self.pdf = PdfReader(path)
        self.faults: list[str] = []
        self.texts: dict[Mark, str] = {}
        self.artifacts: list[str] = []
        self._decoders: dict[int, dict[int, str]] = {}
        self._numbers = {page.indirect_reference.idnum: n for n, page in enumerate(self.pdf.pages)}
        for number, page in enumerate(self.pdf.pages):
            self._read_page(number, page)
        self.catalog = self.pdf.trailer["/Root"]
        self.root = self._node(self.catalog["/StructTreeRoot"]["/K"].get_object(), None)

    # --- pages -----------------------------------------------------------------------------------------------------

    def _read_page(self, number: int, page: Any) -> None:
        within: list[str] = []
        mark: Mark | None = None
        font: dict[int, str] = {}
        fonts = page["/Resources"]["/Font"]
        for operands, operator in ContentStream(page.get_contents(), self.pdf).operations:
            if operator in (b"BMC", b"BDC"):
                if any(kind in ("tag", "artifact") for kind in within):
                    self.faults.append(f"page {number}: marked content within marked content")
                artifact = operands[0] == "/Artifact"
                within.append("artifact" if artifact else "tag")
                if not artifact:
                    mark = (number, int(operands[1]["/MCID"]))
                    if mark in self.texts:
                        self.faults.append(f"page {number}: content {mark[1]} twice")
                    self.texts[mark] = ""
            elif operator in (b"q", b"BT"):
                within.append({b"q": "q", b"BT": "BT"}[operator])
            elif operator in (b"EMC", b"Q", b"ET"):
                wanted = {b"EMC": ("tag", "artifact"), b"Q": ("q",), b"ET": ("BT",)}[operator]
                if not within or within.pop() not in wanted:
                    self.faults.append(f"page {number}: {operator!r} does not match what it ends")
                if operator == b"EMC":
                    mark = None
            elif operator == b"Tf":
                font = self._decoder(fonts[operands[0]])
            if operator in PAINTS and not {"tag", "artifact"} & set(within):
                self.faults.append(f"page {number}: {operator!r} outside of marked content")
            if operator in SHOWS:
                text = "".join(font.get(byte, "\ufffd") for byte in operands[-1].original_bytes)
                if mark is None:
                    self.artifacts.append(text)
                else:
                    self.texts[mark] += text
        if within:
            self.faults.append(f"page {number}: {within} never ends")

    def _decoder(self, font: Any) -> dict[int, str]:
        name = font.indirect_reference.idnum if font.indirect_reference else id(font)
        font = font.get_object()
        if name not in self._decoders:
            if "/ToUnicode" in font:
                pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font["/ToUnicode"].get_data())
                read = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
            else:
                self.faults.append(f"font {font['/BaseFont']} has no way back to its characters")
                read = {code: chr(code) for code in range(256)}
            self._decoders[name] = read
        return self._decoders[name]

    # --- the tree --------------------------------------------------------------------------------------------------

    def _node(self, thing: Any, parent: Node | None, page: int = -1) -> Node:
        node = Node(thing, parent)
        if "/Pg" in thing:
            page = self._numbers[thing.raw_get("/Pg").idnum]
        kids = thing.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(kid, int):
                node.kids.append((page, int(kid)))
            elif kid.get("/Type") == "/MCR":
                node.kids.append((self._numbers[kid.raw_get("/Pg").idnum], int(kid["/MCID"])))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(kid)
            else:
                node.kids.append(self._node(kid, node, page))
        return node

    def nodes(self, *roles: str) -> list[Node]:
        """The elements of some roles in reading order."""
        return [node for node in self.root.nodes() if node.role in roles]

    def text_of(self, node: Node) -> str:
        """The text of an element."""
        return "".join(self.texts[mark] for mark in node.marks())

    def lines(self) -> list[str]:
        """The text of each element that holds any itself, in reading order."""
        found = []
        for node in self.root.nodes():
            own = [kid for kid in node.kids if isinstance(kid, tuple)]
            if own:
                found.append("".join(self.texts[mark] for mark in own))
        return found

    def headings(self) -> list[tuple[int, str]]:
        """Level and text of every heading."""
        found = [node for node in self.root.nodes() if re.fullmatch(r"H\d", node.role)]
        return [(int(node.role[1]), " ".join(self.text_of(node).split())) for node in found]

    def tables(self) -> list[list[list[str]]]:
        """The cells of every table, row by row."""
        return [
            [[self.text_of(cell) for cell in row.kids] for row in table.kids if row.role == "TR"]
            for table in self.nodes("Table")
        ]

    # --- what is wrong ---------------------------------------------------------------------------------------------

    def wrong(self) -> list[str]:
        """Everything that is wrong with the structure; nothing where all is well."""
        checks = (self._document, self._owners, self._roles, self._headings, self._tables, self._figures, self._links)
        return [*self.faults, *(fault for check in checks for fault in check())]

    def _document(self) -> Iterator[str]:
        if self.catalog.get("/MarkInfo", {}).get("/Marked") is None or not self.catalog["/MarkInfo"]["/Marked"].value:
            yield "not marked as tagged"
        if not self.catalog.get("/Lang"):
            yield "no language"
        if not str(self.pdf.metadata.title or "").strip():
            yield "no title"
        preferences = self.catalog.get("/ViewerPreferences", {})
        if not preferences.get("/DisplayDocTitle"):
            yield "the window does not show the title"
        for number, page in enumerate(self.pdf.pages):
            if page.get("/Tabs") != "/S":
                yield f"page {number}: the keys do not follow the structure"

    def _owners(self) -> Iterator[str]:
        numbers = self.catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        owners = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        if list(owners) != sorted(owners):
            yield "the owners are not in order"
        seen: set[Mark] = set()
        for node in self.root.nodes():
            own = node.thing.indirect_reference
            if node.parent is not None and node.thing.raw_get("/P").idnum != node.parent.thing.indirect_reference.idnum:
                yield f"{node.role} has another parent"
            for kid in node.kids:
                if not isinstance(kid, tuple):
                    continue
                if kid in seen or kid not in self.texts:
                    yield f"{node.role} holds {kid}, which another one holds or no page has"
                    continue
                seen.add(kid)
                of_page = owners[int(self.pdf.pages[kid[0]]["/StructParents"])].get_object()
                if of_page[kid[1]].idnum != own.idnum:
                    yield f"{kid} knows another owner"
        if seen != set(self.texts):
            yield f"in no element: {sorted(set(self.texts) - seen)}"

    def _roles(self) -> Iterator[str]:
        known = {key[1:] for key in self.catalog["/StructTreeRoot"]["/RoleMap"]} | BLOCKS
        for node in self.root.nodes():
            if node.role not in known:
                yield f"unknown role {node.role}"
            kids = {kid.role for kid in node.kids if isinstance(kid, Node)}
            if node.role in MAY_HOLD and (not kids <= MAY_HOLD[node.role] or len(node.kids) < 1):
                yield f"{node.role} holds {kids}"
            if node.role in ONLY_WITHIN and (node.parent is None or node.parent.role not in ONLY_WITHIN[node.role]):
                yield f"{node.role} stands in {node.parent and node.parent.role}"
            if node.role == "P" and {"P", "Table", "L", "Sect"} & kids:
                yield f"P holds {kids}"
            if not node.kids and node.role not in ("TD", "TH"):
                yield f"an empty {node.role}"

    def _headings(self) -> Iterator[str]:
        last = 0
        for level, text in self.headings():
            if level > last + 1:
                yield f"'{text}' is of level {level} after {last}"
            if not text:
                yield "a heading without words"
            last = level

    def _tables(self) -> Iterator[str]:
        for table in self.nodes("Table"):
            rows = [row for row in table.kids if row.role == "TR"]
            widths = {sum(int(cell.attribute("/ColSpan") or 1) for cell in row.kids) for row in rows}
            if len(widths) != 1:
                yield f"a table with rows of {widths} cells"
            heads = [cell for cell in rows[0].kids if cell.role == "TH"]
            if not heads or any(cell.attribute("/Scope") != "/Column" for cell in heads):
                yield "a table without header cells"
            if len(rows) < 2:
                yield "a table without rows"

    def _figures(self) -> Iterator[str]:
        for figure in self.nodes("Figure"):
            if not str(figure.get("/Alt") or "").strip():
                yield "a figure that nobody describes"
            box = figure.attribute("/BBox")
            pages = {page for page, _ in figure.marks()}
            if box is None or len(pages) != 1:
                yield "a figure without a place"
                continue
            left, bottom, right, top = (float(n) for n in box)
            page = self.pdf.pages[pages.pop()].mediabox
            inside = -1 <= left < right <= float(page.width) + 1 and -1 <= bottom < top <= float(page.height) + 1
            if not inside:
                yield f"a figure at {left} {bottom} {right} {top}"

    def _links(self) -> Iterator[str]:
        numbers = self.catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        owners = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        found = set()
        for link in self.nodes("Link"):
            areas = [kid for kid in link.kids if not isinstance(kid, (tuple, Node))]
            if len(areas) != 1:
                yield f"a link with {len(areas)} areas"
            for area in areas:
                annotation = area["/Obj"].get_object()
                found.add(area.raw_get("/Obj").idnum)
                if owners[int(annotation["/StructParent"])].idnum != link.thing.indirect_reference.idnum:
                    yield "a link's area knows another owner"
                if not str(annotation.get("/Contents", "")).strip():
                    yield "a link's area without words"
        for number, page in enumerate(self.pdf.pages):
            for annotation in page.get("/Annots", []):
                if annotation.idnum not in found:
                    yield f"page {number}: a link that is in no element"
