"""What a page is made of: pieces that know their height, what they are to a reader, and paint themselves anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self, TypeVar

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.report.tags import tags_of


class Group:
    """Pieces that belong together whatever pages they stand on: a list, one of its items, a quotation."""

    __slots__ = ("attributes", "role")

    def __init__(self, role: str, attributes: str = "") -> None:
        self.role, self.attributes = role, attributes


class Piece(Flowable):  # type: ignore[misc]
    """A piece of a page, with the space that it asks for above and below it.

    Pieces within pieces are painted in place, without moving the origin for each. `tag` is the role in the structure
    of the document (see `app.report.tags`), `language` that of the text where it is not the document's, `within` the
    groups that the piece belongs to, `whole` the piece that it is a part of.
    """

    tag = ""
    language = ""
    within: tuple[Group, ...] = ()
    whole: Piece | None = None

    def __init__(self, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after
        # of the last wrapping; no width is asked for that is negative
        self.width, self.height = -1.0, 0.0

    def tagged(self, tag: str, language: str = "") -> Self:
        """The same piece with a role in the structure, such as 'H', 'Caption', 'L' or 'Artifact'."""
        self.tag, self.language = tag, language or self.language
        return self

    def join(self, *groups: Group) -> None:
        """Belong to groups, the outermost first, around those that it belongs to already."""
        self.within = (*groups, *self.within)

    def part_of(self, whole: Piece) -> Self:
        """The same piece as a part of one that breaks over pages: what both are to a reader is one thing."""
        whole.whole = whole.whole or whole
        self.whole, self.tag, self.language, self.within = whole.whole, whole.tag, whole.language, whole.within
        return self

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the piece as it was last wrapped, with its lower left corner at (x, y)."""
        raise NotImplementedError

    def show(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the piece as what it is in the structure of the document."""
        if self.tag == "Artifact":
            with tags_of(canvas).artifact():
                self.paint(canvas, x, y)
        elif self.within:
            tags = tags_of(canvas)
            for group in self.within:
                tags.open(group.role, group, attributes=group.attributes)
            self.paint(canvas, x, y)
            for _ in self.within:
                tags.close()
        else:
            self.paint(canvas, x, y)

    def draw(self) -> None:
        """What reportlab asks for a piece that stands on the page by itself."""
        self.show(self.canv, 0.0, 0.0)


P = TypeVar("P", bound=Piece)


def grouped(role: str, pieces: Sequence[P], attributes: str = "") -> list[P]:
    """The same pieces as one thing to a reader, such as a list ('L') or a quotation ('BlockQuote')."""
    group = Group(role, attributes)
    for piece in pieces:
        piece.join(group)
    return list(pieces)


def listed(items: Sequence[Sequence[P]], numbering: str = "None") -> list[P]:
    """Items of one or more pieces each as a list; `numbering` says what stands before them: 'Disc', 'Decimal'."""
    the_list = Group("L", f"<</O/List/ListNumbering/{numbering}>>")
    for item in items:
        groups = the_list, Group("LI"), Group("LBody")
        for piece in item:
            piece.join(*groups)
    return [piece for item in items for piece in item]
