"""Layout pieces that always break well: cells side by side, tables with a repeated head, what stays together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

import msgspec
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import FrameBreak, NullActionFlowable

from app.report.colours import colour
from app.report.piece import Group, Piece
from app.report.tags import tags_of

Content = Sequence[Piece]
FAR = 1e9
SMALL_ROW = 90.0
"""A row up to this height, in points, moves to the next page instead of breaking."""
TOO_EMPTY = 0.38
_FUZZ = 1e-6


class Pad(msgspec.Struct, frozen=True):
    """Space within a row, in points."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


class Look(msgspec.Struct, frozen=True):
    """What is painted behind a row: area, frame, a bar at its left, a line beneath; colours by their roles."""

    fill: str = ""
    stroke: str = ""
    width: float = 0.75
    dash: tuple[float, ...] = ()
    radius: float = 0.0
    bar: str = ""
    beneath: str = ""
    above: str = ""


NOTHING, NO_PAD = Look(), Pad()
ROW_NAME = "TH row"
"""A cell that heads its row."""


# --- content one below the other -----------------------------------------------------------------------------------


def _gap(above: Piece | None, below: Piece) -> float:
    return 0.0 if above is None else max(above.spaceAfter, below.spaceBefore)


def stack_height(content: Content, width: float) -> float:
    """The height of content one below the other."""
    height, above = 0.0, None
    for piece in content:
        height += _gap(above, piece) + piece.wrap(width, FAR)[1]
        above = piece
    return height


def draw_stack(content: Content, canvas: Canvas, x: float, top: float, width: float) -> None:
    """Draw content one below the other."""
    for piece, y in _placed(content, top, width):
        piece.show(canvas, x, y)


def _placed(content: Content, top: float, width: float) -> Iterator[tuple[Piece, float]]:
    """Content one below the other, each piece with its lower edge."""
    above = None
    for piece in content:
        top -= _gap(above, piece) + piece.wrap(width, FAR)[1]
        yield piece, top
        above = piece


def split_stack(content: Content, width: float, height: float) -> tuple[list[Piece], list[Piece]]:
    """What fits into a height, and the rest."""
    fits: list[Piece] = []
    above = None
    for index, piece in enumerate(content):
        height -= _gap(above, piece)
        needed = piece.wrap(width, FAR)[1]
        if needed <= height + _FUZZ:
            height -= needed
            fits.append(piece)
            above = piece
            continue
        parts = piece.split(width, height) if height > 0 else []
        if len(parts) > 1:
            return [*fits, parts[0]], [*parts[1:], *content[index + 1 :]]
        return fits, list(content[index:])
    return fits, []


# --- side by side --------------------------------------------------------------------------------------------------


class Row(Piece):
    """Cells side by side, `gap` points apart; a cell higher than the page goes on on the next one.

    `widths` are points, or shares of the rest where they are at most 1. `at_top` is the row to show instead where a
    table goes on with it on the next page. `cells_are` are the roles of the cells, the last one for all that follow;
    a cell of a row that breaks is read to its end before the next one.
    """

    cells_are: tuple[str, ...] = ()
    spare = 0
    """Columns of the table that the last cell takes besides its own."""

    def __init__(
        self,
        cells: Sequence[Content],
        widths: Sequence[float] = (1.0,),
        *,
        gap: float = 10.0,
        pad: Pad = NO_PAD,
        look: Look = NOTHING,
        before: float = 0.0,
        after: float = 0.0,
        middle: bool = False,
        at_top: Row | None = None,
    ) -> None:
        super().__init__(before, after)
        self.cells = [list(cell) for cell in cells]
        self._widths, self._gap, self._pad, self._look, self._middle = tuple(widths), gap, pad, look, middle
        self.at_top = at_top
        self._heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self.width != width:
            self._columns = self._column_widths(width)
            self._heights = [stack_height(cell, w) for cell, w in zip(self.cells, self._columns, strict=True)]
            self.width = width
            self.height = max(self._heights, default=0.0) + self._pad.top + self._pad.bottom
        return width, self.height

    def _column_widths(self, width: float) -> list[float]:
        room = width - self._pad.left - self._pad.right - self._gap * (len(self.cells) - 1)
        rest = room - sum(w for w in self._widths if w > 1)
        shares = sum(w for w in self._widths if w <= 1) or 1.0
        return [w if w > 1 else rest * w / shares for w in self._widths]

    def split(self, width: float, height: float) -> list[Piece]:
        self.wrap(width, height)
        if self.height <= SMALL_ROW:
            return []
        room = height - self._pad.top - self._pad.bottom
        halves = [split_stack(cell, w, room) for cell, w in zip(self.cells, self._columns, strict=True)]
        stuck = any(cell and not fits for cell, (fits, _) in zip(self.cells, halves, strict=True))
        if stuck or not any(rest for _, rest in halves):
            return []
        return [
            self._part([fits for fits, _ in halves], before=self.spaceBefore),
            self._part([rest for _, rest in halves], after=self.spaceAfter),
        ]

    def tagged(self, tag: str, language: str = "") -> Self:
        """The same row with a role; 'LI' makes a sole cell the text of the item, and the first of several its mark."""
        if tag == "LI":
            self.cells_are = ("Lbl", "LBody") if len(self.cells) > 1 else ("LBody",)
        if self.at_top is not None:
            self.at_top.tagged(tag, language)
        return super().tagged(tag, language)

    def _part(self, cells: Sequence[Content], before: float = 0.0, after: float = 0.0) -> Row:
        part = Row(cells, self._widths, gap=self._gap, pad=self._pad, look=self._look, before=before, after=after)
        part.cells_are, part.spare = self.cells_are, self.spare
        if not part.cells_are and len(cells) > 1:
            part.cells_are = ("Div",)
        return part.part_of(self)

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        paint_look(canvas, self._look, x, y, self.width, self.height)
        inner = self.height - self._pad.top - self._pad.bottom
        top = y + self.height - self._pad.top
        x += self._pad.left
        tags = tags_of(canvas)
        if self.tag:
            tags.open(self.tag, self.whole)
        for nth, (cell, width, height) in enumerate(zip(self.cells, self._columns, self._heights, strict=True)):
            if self.cells_are:
                role = self.cells_are[min(nth, len(self.cells_are) - 1)]
                attributes = self._cell_attributes(role, nth) if role != "TD" or self.spare else ""
                tags.open("TH" if role == ROW_NAME else role, self.whole, nth + 1, attributes=attributes)
            draw_stack(cell, canvas, x, top - (inner - height) / 2 if self._middle else top, width)
            if self.cells_are:
                tags.close()
            x += width + self._gap
        if self.tag:
            tags.close()

    def _cell_attributes(self, role: str, nth: int) -> str:
        """Which way a header cell heads, and how many columns a last cell takes."""
        found = {"TH": "/Scope/Column", ROW_NAME: "/Scope/Row"}.get(role, "")
        if self.spare and nth == len(self.cells) - 1:
            found += f"/ColSpan {self.spare + 1}"
        return f"<</O/Table{found}>>" if found else ""


class Whole(Row):
    """A row that never breaks, such as a picture with the words that belong to it; less high than a page."""

    def split(self, width: float, height: float) -> list[Piece]:
        return []


def paint_look(canvas: Canvas, look: Look, x: float, y: float, width: float, height: float) -> None:
    """Paint what lies behind a row with its lower left corner at (x, y)."""
    if look is NOTHING:
        return
    if look.fill or look.stroke:
        canvas.saveState()
        if look.fill:
            canvas.setFillColor(colour(look.fill))
        if look.stroke:
            canvas.setStrokeColor(colour(look.stroke))
            canvas.setLineWidth(look.width)
            canvas.setDash(list(look.dash))
        shape = canvas.roundRect if look.radius else canvas.rect
        corner = (look.radius,) if look.radius else ()
        shape(x, y, width, height, *corner, stroke=int(bool(look.stroke)), fill=int(bool(look.fill)))
        canvas.restoreState()
    if look.bar:
        canvas.setFillColor(colour(look.bar))
        canvas.rect(x, y, 3, height, stroke=0, fill=1)
    for role, at in ((look.beneath, y), (look.above, y + height)):
        if role:
            canvas.setStrokeColor(colour(role))
            canvas.setLineWidth(look.width)
            canvas.line(x, at, x + width, at)


class Table(Piece):
    """Rows below one another under a head; where they go on on the next page, the head `again` stands over them.

    With a head it is a table to a reader: the cells of the head are header cells, and with `named` the first cell of
    each row is one too. Without a head its rows only stand below one another, unless it is tagged as a list.
    """

    def __init__(
        self,
        rows: Sequence[Piece],
        head: Sequence[Row] = (),
        *,
        again: Sequence[Row] | None = None,
        named: bool = False,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        super().__init__(before, after)
        self._rows, self._head = list(rows), list(head)
        self._again = self._head if again is None else list(again)
        self._named, self._goes_on = named, False
        if self._head:
            self.tag = "Table"
            self._name_cells()

    def _name_cells(self) -> None:
        for row in self._head:
            row.tag, row.cells_are = "TR", ("TH",)
        names = (ROW_NAME, "TD") if self._named else ("TD",)
        rows = [row for row in self._rows if isinstance(row, Row)]
        for row in rows:
            row.tag, row.cells_are = "TR", row.cells_are or names
        columns = max((len(row.cells) for row in (*self._head, *rows)), default=1)
        for row in (*self._head, *rows):
            row.spare = columns - len(row.cells)
        for piece in self._rows:
            if not isinstance(piece, Row) and not piece.within:
                attributes = f"<</O/Table/ColSpan {columns}>>" if columns > 1 else ""
                piece.join(Group("TR"), Group("TD", attributes))

    def tagged(self, tag: str, language: str = "") -> Self:
        """The same rows with a role; in a list ('L') or a table of contents ('TOC') they are its items."""
        item = {"L": "LI", "TOC": "TOCI"}.get(tag, "")
        for row in self._rows if item else ():
            if isinstance(row, Row):
                row.tagged(item)
            elif not row.within:
                row.join(Group(item), *([Group("LBody")] if item == "LI" else []))
        return super().tagged(tag, language)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self.width != width:
            self.width, self.height = width, stack_height([*self._head, *self._rows], width)
        return width, self.height

    def split(self, width: float, height: float) -> list[Piece]:
        room = height - stack_height(self._head, width)
        fits, rest = split_stack(self._rows, width, room)
        if not fits or not rest:
            return []
        full = 0.0
        if len(rest) == 1 and len(fits) > 1 and rest[0] is self._rows[-1]:
            rest.insert(0, fits.pop())  # no row alone on the next page
            full = height  # else reportlab goes on in the room that this leaves
        if isinstance(rest[0], Row) and rest[0].at_top is not None:
            rest[0] = rest[0].at_top
        again, named = self._again, self._named
        first = Table(fits, self._head, again=again, named=named, before=self.spaceBefore, after=full).part_of(self)
        then = Table(rest, again, again=again, named=named, after=self.spaceAfter).part_of(self)
        first._goes_on, then._goes_on = self._goes_on, True
        return [first, then]

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        tags = tags_of(canvas)
        if self.tag:
            tags.open(self.tag, self.whole)
        for nth, (piece, bottom) in enumerate(_placed([*self._head, *self._rows], y + self.height, self.width)):
            if self._goes_on and nth < len(self._head):
                with tags.artifact():
                    piece.show(canvas, x, bottom)
            else:
                piece.show(canvas, x, bottom)
        if self.tag:
            tags.close()


# --- what stays together -------------------------------------------------------------------------------------------


class Keep(Piece):
    """Content that moves to the next page as a whole rather than break, unless that would leave much room empty.

    It breaks where more than `waste` of the page would stay empty otherwise; not within its first `head` pieces, and
    not right behind them either where they are only a heading: then `begun` asks for a part of the next piece. Rather
    than leave two fifths of a page empty it breaks within the last of the first pieces. `again` stands over what goes
    on on the next page.
    """

    def __init__(
        self,
        content: Iterable[Piece],
        *,
        head: int = 1,
        begun: bool = True,
        waste: float = 0.2,
        again: Sequence[Piece] = (),
    ) -> None:
        content = list(content)
        super().__init__(content[0].spaceBefore, content[-1].spaceAfter)
        self._content, self._head, self._begun, self._waste = content, head, begun, waste
        self._again = [piece.tagged("Artifact") for piece in again]

    def join(self, *groups: Group) -> None:
        """Belong to groups: its content does, which goes its own way where the page breaks."""
        for piece in self._content:
            piece.join(*groups)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self.width != width:
            self.width, self.height = width, stack_height(self._content, width)
        return width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        frame = getattr(self, "_frame", None)
        at_top, page = (True, height) if frame is None else (frame._atTop, frame._aH)
        fits, rest = split_stack(self._content, width, height)
        if not at_top and not self._breaks(fits, height / page):
            return [FrameBreak(), self]
        if not fits:
            return [NullActionFlowable(), *self._content]
        below = Keep([*self._again, *rest], head=len(self._again), again=self._again)
        # an action first: reportlab then lays out the rest piece by piece
        return [NullActionFlowable(), *fits, FrameBreak(), below]

    def _breaks(self, fits: Content, left: float) -> bool:
        """Whether to break here, with a share of the page left, or to begin on the next page."""
        whole = sum(one is other for one, other in zip(fits, self._content, strict=False))
        enough = len(fits) >= self._head + self._begun
        return enough and (left > TOO_EMPTY or (left > self._waste and whole >= self._head))

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        draw_stack(self._content, canvas, x, y + self.height, self.width)
