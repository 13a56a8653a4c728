"""Whatever pieces a document is made of and wherever its pages break, its structure is sound and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.charts.figure import Circle, Figure, Text
from app.report.boxes import Keep, Look, Pad, Row, Table
from app.report.document import Paper, Properties, Steps, typeset
from app.report.fonts import bundled_fonts
from app.report.marks import Box, Heading, Marked, PageOf
from app.report.numbers import Numbers
from app.report.picture import Picture
from app.report.piece import Piece, grouped, listed
from app.report.style import BODY, SMALL, STRONG, sheet_of
from app.report.tables import continued, label, table, titled
from app.report.text import Ink
from tests.app.report.tagging import Tagged

Make = Callable[["Maker"], list[Piece]]


class Maker:
    """Makes pieces whose words are numbered in reading order."""

    def __init__(self) -> None:
        ink = Ink(bundled_fonts())
        self.paper = Paper(ink, sheet_of("a4"), Numbers(ink))
        self.numbers = count()
        self.places = count()

    def word(self) -> str:
        """The next word."""
        return f"w{next(self.numbers)}"

    def text(self, words: int) -> str:
        """The next words."""
        return " ".join(self.word() for _ in range(words))


def _words(size: int) -> Make:
    return lambda m: [m.paper.ink.line(m.text(size), BODY)]


def _row(cells: list[Make]) -> Make:
    def make(m: Maker) -> list[Piece]:
        look = Look(fill="surface_alt", stroke="line")
        return [Row([cell(m) for cell in cells], (1 / len(cells),) * len(cells), pad=Pad(3, 3, 3, 3), look=look)]

    return make


def _table(rows: list[Make]) -> Make:
    def make(m: Maker) -> list[Piece]:
        names = (m.word(), m.word())
        made = [[[m.paper.ink.line(m.word(), SMALL)], row(m)] for row in rows]
        return [table(m.paper, names, made, (0.3, 0.7), named=True)]

    return make


def _list(rows: list[Make]) -> Make:
    return lambda m: [Table([Row([[m.paper.ink.line(m.word(), SMALL)], row(m)], (40, 1)) for row in rows]).tagged("L")]


def _items(rows: list[Make]) -> Make:
    return lambda m: listed([row(m) for row in rows])


def _kept(parts: list[Make]) -> Make:
    def make(m: Maker) -> list[Piece]:
        content = [piece for part in parts for piece in part(m)]
        return [Keep(content, again=continued(m.paper, "Again"))]

    return make


def _titled(parts: list[Make]) -> Make:
    def make(m: Maker) -> list[Piece]:
        title = m.word()
        return titled(m.paper, title, [piece for part in parts for piece in part(m)])

    return make


def _heading(level: int) -> Make:
    def make(m: Maker) -> list[Piece]:
        kicker, text = m.word(), m.word()
        return [Heading(m.paper, text, f"place {next(m.places)}", level=level, kicker=kicker)]

    return make


def _small(m: Maker) -> list[Piece]:
    marked = Marked(m.paper.ink.line(m.word(), STRONG), "current", STRONG)
    figure = Figure(100, 40, (Circle(20, 20, 9, "current"), Text(40, 20, m.word(), 8)), "Title")
    return [Box(), marked, Picture(m.paper.ink, figure), label(m.paper, m.word()), PageOf(m.paper, "start", BODY)]


def _quoted(parts: list[Make]) -> Make:
    return lambda m: grouped("BlockQuote", [piece for part in parts for piece in part(m)])


flat = st.one_of(st.integers(1, 700).map(_words), st.just(_small))
several = st.lists(flat, min_size=1, max_size=4)
boxes = st.one_of(flat, several.map(_row), several.map(_items), several.map(_list), several.map(_table))
outer = st.one_of(
    boxes,
    st.integers(0, 1).map(_heading),
    st.lists(boxes, min_size=1, max_size=4).map(_kept),
    st.lists(boxes, min_size=1, max_size=3).map(_titled),
    st.lists(st.one_of(flat, several.map(_row)), min_size=1, max_size=3).map(_row),
    several.map(_quoted),
)


SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(st.lists(outer, min_size=1, max_size=7))
def test_the_structure_is_sound_and_reads_in_the_order_of_the_story(tmp_path: Path, parts: list[Make]) -> None:
    maker = Maker()
    story: list[Piece] = [Heading(maker.paper, maker.word(), "start")]
    story += [piece for part in parts for piece in part(maker)]
    said = Properties("Title", "Author", "Subject", "D:20260101000000Z", "Head", "Foot")
    path = tmp_path / "story.pdf"
    path.write_bytes(typeset(maker.paper, None, story, said, Steps(None, None)))
    found = Tagged(path)
    assert found.wrong() == []
    read = [word for line in _lines(found) for word in line.split() if word.startswith("w")]
    assert read == [f"w{n}" for n in range(next(maker.numbers))]


def _lines(found: Tagged) -> Iterator[str]:
    """The text of each element that holds text, in reading order, those within it in their place."""
    for node in found.root.nodes():
        own = [found.texts[kid] for kid in node.kids if isinstance(kid, tuple)]
        if own:
            yield "".join(own)
