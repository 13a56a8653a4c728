"""Layout pieces: nothing is lost when they break, heads are repeated, small things stay together."""

from __future__ import annotations

from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.report.boxes import FAR, Keep, Pad, Row, Table, split_stack, stack_height
from app.report.piece import Piece


class Block(Piece):
    """A piece of a height, which breaks anywhere or nowhere, and notes where it was painted."""

    def __init__(self, height: float, name: str = "", breaks: bool = False, before: float = 0.0, after: float = 0.0):
        super().__init__(before, after)
        self.tall, self.name, self.breaks = height, name, breaks
        self.painted: list[tuple[float, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.tall
        return width, self.tall

    def split(self, width: float, height: float) -> list[Block]:
        if not self.breaks or not 0 < height < self.tall:
            return []
        return [Block(height, self.name, True), Block(self.tall - height, self.name, True)]

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        self.painted.append((x, y))


class FakeFrame:
    def __init__(self, at_top: bool, page: float = 700.0) -> None:
        self._atTop, self._aH = at_top, page


def heights(pieces: list[Any]) -> float:
    return sum(piece.wrap(300, FAR)[1] for piece in pieces if isinstance(piece, Piece))


def names(pieces: list[Any]) -> list[str]:
    return [getattr(piece, "name", type(piece).__name__) for piece in pieces]


def test_the_space_between_two_pieces_is_the_larger_one_that_they_ask_for() -> None:
    assert stack_height([Block(10, after=4), Block(10, before=6), Block(10)], 100) == 36
    assert stack_height([Block(10, before=50)], 100) == 10


def test_a_stack_breaks_between_pieces_and_within_one_that_can() -> None:
    fits, rest = split_stack([Block(40, "a"), Block(40, "b"), Block(40, "c")], 100, 90)
    assert (names(fits), names(rest)) == (["a", "b"], ["c"])
    fits, rest = split_stack([Block(40, "a"), Block(80, "b", breaks=True)], 100, 90)
    assert (names(fits), names(rest)) == (["a", "b"], ["b"])
    assert heights(fits) == 90


def test_a_row_is_as_high_as_its_highest_cell_and_paints_all_from_the_top() -> None:
    low, high = Block(20), Block(50)
    row = Row([[low], [high]], (100, 1), gap=10, pad=Pad(5, 5, 5, 5))
    assert row.wrap(300, FAR) == (300, 60)
    row.paint(Canvas("x.pdf"), 10, 100)
    assert low.painted == [(15, 135)]
    assert high.painted == [(125, 105)]
    assert (low.width, high.width) == (100, 180)


def test_a_row_higher_than_the_page_goes_on_on_the_next_one() -> None:
    row = Row([[Block(900, breaks=True)], [Block(30)]], (0.5, 0.5))
    first, second = row.split(300, 700)
    assert first.wrap(300, FAR)[1] == 700
    assert second.wrap(300, FAR)[1] == 200


def test_a_small_row_is_never_broken() -> None:
    assert Row([[Block(60, breaks=True)]]).split(300, 30) == []
    assert Row([[Block(400)]]).split(300, 300) == []


def test_a_table_repeats_its_head_and_leaves_no_row_alone() -> None:
    rows = [Row([[Block(40, str(n))]]) for n in range(6)]
    table = Table(rows, [Row([[Block(20, "head")]])])
    assert table.wrap(300, FAR)[1] == 260
    first, second = table.split(300, 150)
    assert (first.wrap(300, FAR)[1], second.wrap(300, FAR)[1]) == (140, 140)
    first, second = table.split(300, 250)
    assert (first.wrap(300, FAR)[1], second.wrap(300, FAR)[1]) == (180, 100)
    assert table.split(300, 50) == []


def test_a_row_can_look_different_where_a_table_goes_on_with_it() -> None:
    named = Row([[Block(40, "named")]])
    rows = [Row([[Block(40)]]), Row([[Block(40)]]), Row([[Block(40)]], at_top=named), Row([[Block(40)]])]
    _, rest = Table(rows).split(300, 90)
    assert rest._rows[0] is named


@pytest.mark.parametrize("left", [30, 100, 139])
def test_what_belongs_together_moves_when_little_room_is_left(left: float) -> None:
    keep = Keep([Block(50, "a"), Block(400, "b", breaks=True)])
    keep._frame = FakeFrame(at_top=False)
    moved, same = keep.split(300, left)
    assert type(moved).__name__ == "_FrameBreak"
    assert same is keep


def test_it_breaks_when_moving_would_leave_much_room_empty() -> None:
    keep = Keep([Block(50, "a"), Block(800, "b", breaks=True), Block(20, "c")], again=[Block(10, "again")])
    keep._frame = FakeFrame(at_top=False)
    _, first, part, moved, below = keep.split(300, 400)
    assert (first.name, part.name, type(moved).__name__) == ("a", "b", "_FrameBreak")
    assert heights([first, part]) == 400
    assert below.wrap(300, FAR)[1] == 10 + 450 + 20
    below._frame = FakeFrame(at_top=True)
    assert below.wrap(300, 700)[1] <= 700


def test_a_heading_is_never_left_alone() -> None:
    keep = Keep([Block(50, "heading"), Block(400, "picture")])
    keep._frame = FakeFrame(at_top=False)
    assert type(keep.split(300, 350)[0]).__name__ == "_FrameBreak"


def test_nothing_is_lost_over_many_pages() -> None:
    pieces = [Keep([Block(500, str(n), breaks=True), Block(700, str(n), breaks=True)]) for n in range(4)]
    laid = 0.0
    todo: list[Any] = list(pieces)
    left, at_top = 700.0, True
    for _ in range(200):
        if not todo:
            break
        piece = todo.pop(0)
        if type(piece).__name__ == "_FrameBreak":
            left, at_top = 700.0, True
        elif isinstance(piece, Piece):
            height = piece.wrap(300, left)[1]
            if height <= left + 1e-6:
                laid += height
                left, at_top = left - height, False
                continue
            piece._frame = FakeFrame(at_top)
            todo[:0] = piece.split(300, left)
    assert todo == []
    assert laid == pytest.approx(4 * 1200)
