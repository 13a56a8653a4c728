"""The structure of a document for readers who do not see it: headings, tables, lists, pictures, and mere decoration.

Every page is drawn within marked content from its first to its last stroke, so nothing can be forgotten: what a piece
opens an element for belongs to that element, and all the rest (lines, areas, frames) is an artifact, which a screen
reader skips. A text that is drawn without a word about its role is a paragraph of whatever is open. To say more:

* `Heading` opens a section of its level; `tables.label` and `titled` make the small headings within it.
* `Table(rows, head)` is a table with header cells; `Table(rows).tagged("L")` is a list, and its rows are the items.
* `Picture` is a figure with the description of its chart; `figure` makes one of whatever is drawn within it.
* `piece.tagged("Caption")`, `piece.tagged("Artifact")` and the like name the role of any piece.
* `grouped("L", pieces)` and `listed(items)` make pieces that follow one another a group, wherever the page breaks.

What breaks over pages stays one element: the parts of a piece share the piece that they come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import LinkAnnotation
from reportlab.pdfgen.canvas import Canvas

ARTIFACT = "/Artifact BMC"
END = "EMC"
_TEXT_ROLES = frozenset(("P", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Lbl", "Caption", "Link", "Span", "Note"))
"""Elements that hold text themselves: no paragraph is opened within them."""
_DEEPEST = 6

Content = tuple[int, int]
"""A marked piece of a page: the index of the page, and its number there."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Link:
    """A link's area on a page, as its element refers to it."""

    __slots__ = ("annotation", "page")

    def __init__(self, page: int, annotation: str) -> None:
        self.page, self.annotation = page, annotation


class LinkArea(LinkAnnotation):  # type: ignore[misc]
    """An area to press that leads to a place; `said` is asked for its words when the document is complete."""

    permitted = (*LinkAnnotation.permitted, "StructParent")
    key: int | None = None

    def __init__(self, box: Box, destination: Any, said: Callable[[], str]) -> None:
        super().__init__(list(box), "", destination, "[0 0 0]")
        self._said = said

    def Dict(self) -> Any:  # noqa: N802 - of reportlab
        self.Contents = self._said()
        if self.key is not None:
            self.otherkw = {"StructParent": self.key}
        return super().Dict()


def link_area(canvas: Canvas, place: str, box: Box, said: Callable[[], str]) -> str:
    """Make an area (left, bottom, right, top; of the page itself) a link to a place; its name in the file."""
    area = LinkArea(box, canvas._bookmarkReference(place), said)
    canvas._addAnnotation(area)
    return str(area.__InternalName__)


class Element:
    """A node of the structure: its role, what it holds in reading order, and its other entries as PDF writes them."""

    __slots__ = ("entries", "kids", "level", "number", "role")

    def __init__(self, role: str, level: int = 0, entries: str = "") -> None:
        self.role, self.level, self.entries, self.number = role, level, entries, 0
        self.kids: list[Element | Content | Link] = []


def pdf_text(text: str) -> str:
    """A text as PDF writes it."""
    if text.isascii() and text.isprintable():
        for char in "\\()":
            text = text.replace(char, f"\\{char}")
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


class Tags:
    """Builds the structure while a canvas is drawn on, and marks what is drawn as belonging to it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.root = Element("Document")
        self._stack = [self.root]
        self._parts: dict[tuple[int, int], tuple[object, Element]] = {}
        self._quiet = 0
        self._open = ""
        """What the page is within: nothing, an artifact, or the content of an element."""
        self._depth = self._opened = 0
        """How often a text was begun within a text, and how many elements the outermost one opened."""
        self._next = 0
        self.counts: list[int] = []
        """How much marked content each finished page has."""

    # --- structure -------------------------------------------------------------------------------------------------

    def open(
        self, role: str, of: object = None, nth: int = 0, *, alternative: str = "", instead: str = "",
        language: str = "", attributes: str = "",
    ) -> None:  # fmt: skip
        """Begin an element within the one that is open; with `of`, go on with the one begun for the same thing.

        `alternative` describes what cannot be read, `instead` is read in place of what is drawn.
        """
        if self._quiet:
            return
        known = self._parts.get((id(of), nth)) if of is not None else None
        if known is not None:
            self._stack.append(known[1])
            return
        entries = f"/A{attributes}" if attributes else ""
        for key, text in (("Alt", alternative), ("ActualText", instead), ("Lang", language)):
            if text:
                entries += f"/{key}{pdf_text(text)}"
        element = self._push(role, 0, entries)
        if of is not None:
            self._parts[id(of), nth] = of, element

    def _push(self, role: str, level: int = 0, entries: str = "") -> Element:
        element = Element(role, level, entries)
        self._stack[-1].kids.append(element)
        self._stack.append(element)
        return element

    def close(self) -> None:
        """End the element that was opened last, and the sections that began within it."""
        if self._quiet:
            return
        while self._stack[-1].level:
            self._stack.pop()
        self._stack.pop()

    def heading(self, level: int, language: str = "") -> None:
        """Begin a section of a level (0 is the highest) and open its heading: H1 or deeper, never skipping one."""
        if self._quiet:
            return
        stack = self._stack
        while stack[-1].level > level:
            stack.pop()
        self._push("Sect", level + 1)
        self.open(self._heading_role(0), language=language)

    def _heading_role(self, deeper: int) -> str:
        depth = sum(element.level > 0 for element in self._stack) + deeper
        return f"H{min(max(depth, 1), _DEEPEST)}"

    def role_of(self, wanted: str) -> str:
        """A role as it is written: 'H' is a heading below that of the section, a paragraph within a cell or an item."""
        if wanted != "H":
            return wanted
        within = any(element.role in ("TD", "TH", "LBody", "Lbl") for element in self._stack)
        return "P" if within else self._heading_role(1)

    # --- content ---------------------------------------------------------------------------------------------------

    def begin_text(
        self, role: str = "", of: object = None, language: str = "", *, instead: str = "", linked: bool = False
    ) -> None:
        """Mark what is drawn from here as text of the element that is open, or of a paragraph within it.

        `instead` is the text as it is read where the order on paper is another one.
        """
        if self._quiet:
            return
        self._depth += 1
        if self._depth > 1:
            return
        self._opened = 0
        if self._stack[-1].role not in _TEXT_ROLES:
            if role or of or language or instead:
                self._begin(self.role_of(role or "P"), of, language=language, instead=instead)
            else:
                self._push("P")
                self._opened = 1
        elif instead:
            self._begin("Span", of, instead=instead)
        if linked:
            self._begin("Link")
        self._mark(self._stack[-1])

    def _begin(self, role: str, of: object = None, *, language: str = "", instead: str = "") -> None:
        self.open(role, of, language=language, instead=instead)
        self._opened += 1

    def end_text(self, annotation: str = "") -> None:
        """End it; `annotation` is the area of the link that it is."""
        if self._quiet:
            return
        self._depth -= 1
        if self._depth:
            return
        self._unmark()
        if annotation:
            self._stack[-1].kids.append(Link(len(self.counts), annotation))
        for _ in range(self._opened):
            self.close()

    def _mark(self, element: Element) -> None:
        code = self._canvas._code
        self._leave(code)
        element.kids.append((len(self.counts), self._next))
        code.append(f"/{element.role} <</MCID {self._next}>> BDC")
        self._next += 1
        self._open = element.role

    def _unmark(self) -> None:
        code = self._canvas._code
        code.append(END)
        code.append(ARTIFACT)
        self._open = ARTIFACT

    @contextmanager
    def span(self, alternative: str = "", instead: str = "") -> Iterator[None]:
        """What is drawn within the block is a part of the open text, with words for it."""
        if self._quiet:
            yield
            return
        own = self._stack[-1].role not in _TEXT_ROLES
        if own:
            self.open("P")
        self.open("Span", alternative=alternative, instead=instead)
        yield from self._whole()
        self.close()
        if own:
            self.close()

    @contextmanager
    def figure(self, alternative: str, box: Box) -> Iterator[None]:
        """What is drawn within the block is one picture; `box` is left, bottom, right, top where it is drawn."""
        if self._quiet:
            yield
            return
        corners = [self._canvas.absolutePosition(x, y) for x, y in (box[:2], box[2:])]
        numbers = " ".join(f"{number:.1f}" for corner in corners for number in corner)
        self.open("Figure", alternative=alternative, attributes=f"<</O/Layout/Placement/Block/BBox[{numbers}]>>")
        yield from self._whole()
        self.close()

    def _whole(self) -> Iterator[None]:
        """Everything that is drawn meanwhile is content of the element that is open."""
        self._mark(self._stack[-1])
        self._quiet += 1
        yield
        self._quiet -= 1
        self._unmark()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn within the block is skipped by a reader: heads and feet of pages, what stands there again."""
        if not self._quiet:
            self._rest()
        self._quiet += 1
        yield
        self._quiet -= 1

    @contextmanager
    def unmarked(self) -> Iterator[None]:
        """What is drawn within the block is put into something that is marked already."""
        kept, self._open = self._open, "elsewhere"
        self._quiet += 1
        yield
        self._quiet -= 1
        self._open = kept

    # --- pages -----------------------------------------------------------------------------------------------------

    def _leave(self, code: list[str]) -> None:
        """End what the page is within, or take it back where nothing was drawn within it."""
        if not self._open:
            return
        if code and code[-1] is ARTIFACT:
            code.pop()
        else:
            code.append(END)
        self._open = ""

    def _rest(self) -> None:
        if not self._open:
            self._canvas._code.append(ARTIFACT)
            self._open = ARTIFACT

    def around_state(self, change: Any) -> None:
        """Save or restore the state of the canvas, so that both nest with what is marked."""
        if self._open and self._open is not ARTIFACT:
            change()
            return
        self._leave(self._canvas._code)
        change()
        self._rest()

    def end_page(self) -> None:
        """End what is open on a page that is finished."""
        self._leave(self._canvas._code)
        self.counts.append(self._next)
        self._next = 0


class _NoTags(Tags):
    """For a canvas that has no structure: nothing is marked."""

    def __init__(self) -> None:
        self._quiet = 1
        self._open = ARTIFACT


_NONE = _NoTags()


def tags_of(canvas: Canvas) -> Tags:
    """The structure of the document that a canvas belongs to."""
    found: Tags = getattr(canvas, "tags", _NONE)
    return found
