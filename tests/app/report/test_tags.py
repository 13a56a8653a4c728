"""Documents say what everything on them is: headings, tables, pictures, links; nothing is forgotten."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.charts.figure import Figure, Rect, Text
from app.exchange.sample_file import samples
from app.report.boxes import Keep, Row, Table
from app.report.document import Paper, Properties, Steps, typeset
from app.report.fonts import bundled_fonts
from app.report.marks import Box, Heading, Marked, PageOf
from app.report.numbers import Numbers
from app.report.options import PlanOptions
from app.report.picture import Picture
from app.report.piece import Piece, grouped, listed
from app.report.style import BODY, SMALL, STRONG, sheet_of
from app.report.tables import continued, label, table
from app.report.tags import tags_of
from app.report.text import Ink
from tests.app.factories import a_full_workshop, a_model, a_workshop
from tests.app.report.reading import squeezed, typed_texts, write
from tests.app.report.tagging import Tagged
from tests.app.report.test_plan import the_sample

LONG = " ".join(f"word{n}" for n in range(2600))
"""More than a page of text."""


@pytest.fixture
def paper() -> Paper:
    """Ink, sheet and page numbers of a document."""
    ink = Ink(bundled_fonts())
    return Paper(ink, sheet_of("a4"), Numbers(ink))


def read(paper: Paper, story: Sequence[Piece], folder: Path) -> Tagged:
    """The structure of a document of some pieces, which has to be without faults."""
    found = raw(paper, story, folder)
    assert found.wrong() == []
    return found


def raw(paper: Paper, story: Sequence[Piece], folder: Path) -> Tagged:
    """The same, whatever is wrong with it."""
    said = Properties("A title", "An author", "A subject", "D:20260101000000Z", "The head", "The foot")
    path = folder / "story.pdf"
    path.write_bytes(typeset(paper, None, list(story), said, Steps(None, None)))
    return Tagged(path)


def plan(workshop: Any, folder: Path, options: PlanOptions = PlanOptions()) -> Tagged:  # noqa: B008
    """The structure of a workshop's plan."""
    _, result = write(workshop, folder, options)
    return Tagged(result.path)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    """The structure of the first sample's plan."""
    return plan(the_sample(), tmp_path_factory.mktemp("bank"))


# --- whole documents -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("info", samples(), ids=lambda info: info.id)
def test_every_sample_has_a_structure_without_faults(info: Any, tmp_path: Path) -> None:
    found = plan(the_sample(info.id), tmp_path)
    assert found.wrong() == []
    assert len(found.nodes("Table")) > 3
    assert len(found.nodes("Figure")) > 2
    assert len(found.nodes("Link")) > 10


def test_so_has_one_on_other_paper(tmp_path: Path) -> None:
    assert plan(the_sample(), tmp_path, PlanOptions(page="letter")).wrong() == []


@pytest.mark.parametrize(("levels", "categories"), [(2, 1), (3, 2), (5, 4), (7, 6), (10, 12)])
def test_models_of_any_size_have_a_structure_without_faults(levels: int, categories: int, tmp_path: Path) -> None:
    for workshop in (a_full_workshop(a_model(levels, categories)), a_workshop(a_model(levels, categories))):
        assert plan(workshop, tmp_path).wrong() == []


def test_the_structure_holds_every_word_that_was_typed(tmp_path: Path) -> None:
    workshop = a_full_workshop(a_model(5, 4))
    told = squeezed("".join(plan(workshop, tmp_path).lines()))
    assert [text for text in typed_texts(workshop) if squeezed(text) not in told] == []


def test_the_text_of_the_structure_is_that_of_the_pages(bank: Tagged) -> None:
    found = bank
    in_structure = [found.texts[mark] for mark in found.root.marks()]
    on_pages = list(found.texts.values())
    assert sorted(in_structure) == sorted(on_pages)
    same = sum(one == other for one, other in zip(in_structure, on_pages, strict=True))
    assert same > 0.8 * len(on_pages)  # a cell that breaks is read to its end
    whole = squeezed("".join(page.extract_text() for page in found.pdf.pages))
    assert len(squeezed("".join([*on_pages, *found.artifacts]))) == len(whole)


def test_every_section_is_a_heading_and_its_parts_are_below_it(bank: Tagged) -> None:
    workshop = the_sample()
    headings = bank.headings()
    assert headings[0][0] == 1
    seconds = [text for level, text in headings if level == 2]
    assert {category.name for category in workshop.model.categories} <= set(seconds)
    assert all(any(goal.title in text for text in seconds) for goal in workshop.goals)
    assert (3, "Why") in headings


def test_the_pages_heads_and_feet_are_not_read(bank: Tagged) -> None:
    found = bank
    read = "".join(found.texts.values())
    number = len(found.pdf.pages)
    assert f"Page {number} of {number}" in found.artifacts
    assert f"Page {number} of {number}" not in read
    assert any(text.endswith(", continued") for text in found.artifacts)


def test_the_contents_are_links_whose_words_and_pages_are_right(bank: Tagged) -> None:
    found = bank
    (contents,) = found.nodes("TOC")
    places = {str(name) for name in found.pdf.named_destinations}
    assert {"summary", "profile", "goals"} <= places
    for entry in contents.kids:
        title, page = (found.text_of(link) for link in entry.nodes() if link.role == "Link")
        assert squeezed(title) in squeezed(found.pdf.pages[int(page) - 1].extract_text())
    said = [str(a.get_object()["/Contents"]) for a in found.pdf.pages[0]["/Annots"]]
    assert said[:2] == ["Summary", "Page 2"]


def test_the_same_plan_is_the_same_file_to_the_byte(tmp_path: Path) -> None:
    workshop = a_full_workshop(a_model(5, 3))
    _, one = write(workshop, tmp_path)
    first = one.path.read_bytes()
    write(workshop, tmp_path)
    assert one.path.read_bytes() == first


@pytest.mark.parametrize("info", samples(), ids=lambda info: info.id)
def test_a_page_takes_few_bytes_and_its_fonts_come_with_it(info: Any, tmp_path: Path) -> None:
    read, result = write(the_sample(info.id), tmp_path)
    assert result.path.stat().st_size < 16 * 1024 * result.pages
    assert read.fonts()
    assert all(read.fonts().values())


@pytest.mark.skipif(shutil.which("qpdf") is None or shutil.which("pdfinfo") is None, reason="no qpdf, no pdfinfo")
def test_other_programs_find_nothing_wrong_with_the_file(tmp_path: Path) -> None:
    for workshop in (the_sample(), a_full_workshop(a_model(3, 2)), a_workshop()):
        _, result = write(workshop, tmp_path)
        checked = subprocess.run(["qpdf", "--check", result.path], capture_output=True, text=True)
        assert (checked.returncode, checked.stderr) == (0, "")
        told = subprocess.run(["pdfinfo", result.path], capture_output=True, text=True)
        lines = dict(line.split(":", 1) for line in told.stdout.splitlines())
        assert told.stderr == ""
        assert lines["Tagged"].strip() == "yes"
        assert workshop.title in lines["Title"]
        structure = subprocess.run(["pdfinfo", "-struct-text", result.path], capture_output=True, text=True)
        assert structure.stderr == ""
        assert '"How to read the figures"' in structure.stdout


# --- pieces --------------------------------------------------------------------------------------------------------


def test_a_paragraph_over_pages_is_one_and_reads_as_it_was_typed(paper: Paper, tmp_path: Path) -> None:
    found = read(paper, [paper.ink.line(LONG, BODY)], tmp_path)
    (paragraph,) = found.nodes("P")
    assert [page for page, _ in paragraph.marks()] == list(range(len(found.pdf.pages)))
    assert len(found.pdf.pages) > 2
    assert found.text_of(paragraph) == LONG


def test_between_two_lines_stands_a_space_but_not_within_a_word(paper: Paper, tmp_path: Path) -> None:
    text = f"go {'W' * 300} on \U0001f680 {'x ' * 200}end"
    found = read(paper, [Row([[paper.ink.line(text, BODY)], []], (120, 1))], tmp_path)
    assert found.text_of(found.nodes("P")[0]) == text


def test_a_table_over_pages_is_one_and_its_head_is_read_once(paper: Paper, tmp_path: Path) -> None:
    rows = [[[paper.ink.line(f"name {n}", SMALL)], [paper.ink.line(f"text {n}", SMALL)]] for n in range(120)]
    found = read(paper, [table(paper, ("Name", "Text"), rows, (0.5, 0.5), named=True)], tmp_path)
    assert len(found.pdf.pages) > 2
    (one,) = found.tables()
    assert one == [["Name", "Text"], *([f"name {n}", f"text {n}"] for n in range(120))]
    assert found.artifacts.count("Name") == len(found.pdf.pages) - 1
    heads = found.nodes("TH")
    assert [head.attribute("/Scope") for head in heads] == ["/Column"] * 2 + ["/Row"] * 120


def test_a_row_over_two_pages_is_one_row_and_its_cells_are_whole(paper: Paper, tmp_path: Path) -> None:
    other = " ".join(f"other{n}" for n in range(1400))
    cells = [[paper.ink.line("A", SMALL)], [paper.ink.line(LONG, SMALL)], [paper.ink.line(other, SMALL)]]
    found = read(paper, [table(paper, ("One", "Two", "Three"), [cells], (20, 0.5, 0.5))], tmp_path)
    assert len(found.pdf.pages) > 1
    assert found.tables() == [[["One", "Two", "Three"], ["A", LONG, other]]]


def test_columns_over_two_pages_are_read_one_after_the_other(paper: Paper, tmp_path: Path) -> None:
    left, right = LONG, LONG.upper()
    columns = Row([[paper.ink.line(left, SMALL)], [paper.ink.line(right, SMALL)]], (0.5, 0.5))
    found = read(paper, [paper.ink.line("before", BODY), columns, paper.ink.line("after", BODY)], tmp_path)
    assert len(found.pdf.pages) > 1
    assert found.lines() == ["before", left, right, "after"]


def test_rows_with_fewer_cells_and_other_pieces_keep_the_table_regular(paper: Paper, tmp_path: Path) -> None:
    ink = paper.ink
    head = Row([[ink.line(name, SMALL)] for name in "ABC"], (1, 1, 1))
    rows = [Row([[ink.line("one", SMALL)], []], (1, 1)), ink.line("alone", SMALL), Row([[], [], []], (1, 1, 1))]
    found = read(paper, [Table(rows, [head])], tmp_path)
    assert found.tables() == [[["A", "B", "C"], ["one", ""], ["alone"], ["", "", ""]]]


def test_headings_never_skip_a_level_wherever_they_begin(paper: Paper, tmp_path: Path) -> None:
    story = [
        label(paper, "small"),
        Heading(paper, "section", "s1"),
        label(paper, "small"),
        Heading(paper, "part", "p2", level=1, kicker="Goal 2"),
        Keep([label(paper, "small"), paper.ink.line("words", BODY)]),
        table(paper, ("Head",), [[[label(paper, "in a cell")]]], (1,)),
        Heading(paper, "next", "s2"),
    ]
    found = read(paper, story, tmp_path)
    wanted = [(1, "small"), (1, "section"), (2, "small"), (2, "Goal 2 part"), (3, "small"), (1, "next")]
    assert found.headings() == wanted
    assert ["in a cell"] in found.tables()[0]
    sections = found.nodes("Sect")
    assert [len([kid for kid in s.nodes() if kid.role == "Sect"]) - 1 for s in sections] == [1, 0, 0]


def test_lists_stay_lists_wherever_the_page_breaks(paper: Paper, tmp_path: Path) -> None:
    items = [[paper.ink.line(f"item {n}", BODY), paper.ink.line(f"more {n}", BODY)] for n in range(60)]
    rows = Table([Row([[paper.ink.line("1", BODY)], [paper.ink.line("first", BODY)]], (20, 1))]).tagged("L")
    quote = grouped("BlockQuote", [paper.ink.line(LONG, BODY)])
    found = read(paper, [*listed(items, "Disc"), rows, *quote], tmp_path)
    first, second = found.nodes("L")
    assert len(first.kids) == 60
    assert found.text_of(first.kids[59]) == "item 59more 59"
    assert first.attribute("/ListNumbering") == "/Disc"
    assert [found.text_of(kid) for kid in second.kids[0].kids] == ["1", "first"]
    (said,) = found.nodes("BlockQuote")
    assert found.text_of(said) == LONG


def test_marks_and_boxes_have_words(paper: Paper, tmp_path: Path) -> None:
    ink = paper.ink
    story = [Marked(ink.line("1 Base", STRONG), ("current", "target"), STRONG), Box(), Box(ticked=True)]
    found = read(paper, story, tmp_path)
    spans = found.nodes("Span")
    assert [span.get("/Alt") or span.get("/ActualText") for span in spans] == ["Current", "Target", "\u2610", "\u2611"]
    assert found.nodes("P")[0].kids[:2] == spans[:2]
    assert found.text_of(found.nodes("P")[0]) == "1 Base"


def test_a_picture_is_one_figure_with_its_description(paper: Paper, tmp_path: Path) -> None:
    figure = Figure(
        900, 300, (Rect(0, 40, 900, 100, fill="gap"), Text(10, 60, "in it", 8)), "Gaps", "Two (2) of \u00e9."
    )
    found = read(paper, [Picture(paper.ink, figure), paper.ink.line("after", BODY)], tmp_path)
    (shown,) = found.nodes("Figure")
    assert shown.get("/Alt") == "Gaps. Two (2) of \u00e9."
    assert found.lines() == ["in it", "after"]
    left, bottom, right, top = (float(n) for n in shown.attribute("/BBox"))
    sheet = paper.sheet
    assert (left, right) == (pytest.approx(sheet.side, abs=0.1), pytest.approx(sheet.width - sheet.side, abs=0.1))
    assert top == pytest.approx(sheet.height - sheet.top, abs=0.1)
    assert top - bottom == pytest.approx(100 * sheet.inner_width / 900, abs=0.1)


class Own(Piece):
    """What a module draws by itself: a line, a text, a text that is only decoration."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, 20

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        ink = Ink(bundled_fonts())
        canvas.line(x, y, x + 50, y)
        ink.draw(canvas, x, y, "by hand", BODY)
        with tags_of(canvas).artifact():
            ink.draw(canvas, x, y, "decoration", BODY)


def test_what_is_drawn_by_hand_is_a_paragraph_or_an_artifact(paper: Paper, tmp_path: Path) -> None:
    found = read(
        paper, [Own(0, 0), Own(0, 0).tagged("Artifact"), paper.ink.line("x", BODY).tagged("Artifact")], tmp_path
    )
    assert found.lines() == ["by hand"]
    assert [text for text in found.artifacts if text in ("by hand", "decoration", "x")] == [
        "decoration", "by hand", "decoration", "x",
    ]  # fmt: skip


def test_what_stands_again_on_the_next_page_is_not_read(paper: Paper, tmp_path: Path) -> None:
    lines = [paper.ink.line(f"line {n}", BODY) for n in range(90)]
    found = read(paper, [Keep(lines, again=continued(paper, "Lines"))], tmp_path)
    assert found.lines() == [f"line {n}" for n in range(90)]
    assert found.artifacts.count("Lines, continued") == 1


def test_a_link_and_a_page_number_are_links_to_their_place(paper: Paper, tmp_path: Path) -> None:
    story = [paper.ink.line("see there", BODY, to="far"), PageOf(paper, "far", BODY), Heading(paper, "Far", "far")]
    found = read(paper, story, tmp_path)
    assert [found.text_of(link) for link in found.nodes("Link")] == ["see there", "1"]
    assert [str(a.get_object()["/Contents"]) for a in found.pdf.pages[0]["/Annots"]] == ["see there", "Page 1"]


def test_a_passage_says_its_language(paper: Paper, tmp_path: Path) -> None:
    found = read(paper, [paper.ink.line("Reifegrad", BODY).tagged("P", "de")], tmp_path)
    assert found.nodes("P")[0].get("/Lang") == "de"
    assert found.catalog["/Lang"] == "en"


def test_a_text_whose_order_on_paper_is_another_is_read_as_it_was_typed(paper: Paper, tmp_path: Path) -> None:
    alone, linked, cell = (
        paper.ink.line("cba", BODY),
        paper.ink.line("fed", BODY, to="here"),
        paper.ink.line("ihg", BODY),
    )
    alone.instead, linked.instead, cell.instead = "abc", "def", "ghi"
    heading = Heading(paper, "zyx", "here")
    heading._words[0].instead = "xyz"
    found = read(paper, [alone, linked, table(paper, ("A",), [[[cell]]], (1,)), heading], tmp_path)
    told = [(node.role, str(node.get("/ActualText"))) for node in found.root.nodes() if node.get("/ActualText")]
    assert told == [("P", "abc"), ("P", "def"), ("P", "ghi"), ("Span", "xyz")]


def test_a_document_without_headings_opens_without_an_empty_outline(paper: Paper, tmp_path: Path) -> None:
    assert read(paper, [paper.ink.line("words", BODY)], tmp_path).catalog.get("/PageMode", "/UseNone") == "/UseNone"
    ink = Ink(bundled_fonts())
    more = Paper(ink, sheet_of("a4"), Numbers(ink))
    assert read(more, [Heading(more, "Here", "here")], tmp_path).catalog["/PageMode"] == "/UseOutlines"


# --- the reader of these tests -------------------------------------------------------------------------------------


class Bad(Piece):
    """Draws in a way that no piece should."""

    def __init__(self, how: str) -> None:
        super().__init__()
        self._how = how

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, 20

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        tags = tags_of(canvas)
        match self._how:
            case "outside":
                tags._leave(canvas._code)
                canvas.line(0, 0, 9, 9)
                tags._rest()
            case "crossed":
                tags._mark(tags.root)
                canvas._code += ["q", "EMC", "Q"]
                tags._open = ""
                tags._rest()
            case "no head":
                for role in ("Table", "TR", "TD"):
                    tags.open(role)
                tags.begin_text()
                tags.end_text()
                for _ in range(3):
                    tags.close()
            case "undescribed":
                with tags.figure("", (0, 0, 10, 10)):
                    canvas.line(0, 0, 9, 9)
            case "skipped" | "unknown" | "stray":
                tags.begin_text({"skipped": "H2", "unknown": "Blurb", "stray": "LI"}[self._how])
                tags.end_text()


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ("outside", "outside of marked content"),
        ("crossed", "does not match what it ends"),
        ("no head", "a table without header cells"),
        ("undescribed", "a figure that nobody describes"),
        ("skipped", "is of level 2 after 0"),
        ("unknown", "unknown role Blurb"),
        ("stray", "LI stands in Document"),
    ],
)
def test_the_reader_of_these_tests_sees_faults(how: str, fault: str, paper: Paper, tmp_path: Path) -> None:
    assert any(fault in one for one in raw(paper, [Bad(how)], tmp_path).wrong())


def test_thousands_of_objects_are_found_again(paper: Paper, tmp_path: Path) -> None:
    raw(paper, [paper.ink.line(f"line {n}", BODY) for n in range(2500)], tmp_path)
    pdf = PdfReader(tmp_path / "story.pdf")
    assert len(pdf.pages) > 30
    assert "line 2499" in pdf.pages[-1].extract_text()
    assert (tmp_path / "story.pdf").stat().st_size < 130_000
