"""The plan as DOCX: real styles, tables, fields and pictures; everything that was typed; one that can be edited."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import docx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.pack import Brand, PackOptions
from app.office import write_docx
from tests.app.exchange.the_samples import each_sample, loaded
from tests.app.factories import a_full_workshop, a_model, a_workshop
from tests.app.office.reading import W, document_text, filled, hostile_texts, missing_in, parts

ENGLISH = PackOptions(locale="en_GB")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _headings(path: Path) -> list[tuple[int, str]]:
    found = docx.Document(str(path)).paragraphs
    return [(int(p.style.name[-1]), p.text) for p in found if p.style.name.startswith("Heading")]


@each_sample
def test_a_samples_document_holds_everything_that_was_typed(info, tmp_path: Path) -> None:
    (path,) = write_docx(loaded(info), tmp_path / "a.docx", ENGLISH)
    assert missing_in(document_text(path), loaded(info)) == []


@each_sample
def test_no_level_of_headings_is_skipped(info, tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_docx(loaded(info), tmp_path / "a.docx", ENGLISH)
    levels = [level for level, _ in _headings(path)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for goal in loaded(info).goals:
        assert any(level == 2 and text.endswith(goal.title) for level, text in _headings(path))


def test_sections_are_those_that_were_chosen_in_their_order(tmp_path: Path, quick_pictures: None) -> None:
    options = PackOptions(order=("goals", "summary"), without=("appendix", "glossary"), locale="en_GB")
    (path,) = write_docx(a_full_workshop(), tmp_path / "a.docx", options)
    titles = [text for level, text in _headings(path) if level == 1]
    assert titles.index("Goals") < titles.index("Summary")
    assert not {"All scores", "Words in this plan"} & set(titles)
    assert "The maturity model" in titles


def test_tables_have_a_head_that_repeats_and_a_name(tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_docx(a_full_workshop(), tmp_path / "a.docx", ENGLISH)
    (body,) = parts(path, r"word/document\.xml")
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 10
    headed = [table for table in tables if table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"]
    assert len(headed) > 5
    for table in tables:
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        repeats = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert repeats[0] == (table in headed)
        assert not any(repeats[1:])
        widths = {len(list(row.iter(f"{W}tc"))) for row in table.iter(f"{W}tr")}
        assert widths == {len(list(table.iter(f"{W}gridCol")))}


def test_owner_due_date_and_state_stand_with_each_goal(tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_docx(a_full_workshop(), tmp_path / "a.docx", ENGLISH)
    tables = docx.Document(str(path)).tables
    facts = [
        {row.cells[0].text: row.cells[1].text for row in t.rows}
        for t in tables
        if t.rows[0].cells[0].text == "Category"
    ]
    goals = [fact for fact in facts if "Owner" in fact]
    assert len(goals) == 4
    assert goals[0]["Owner"] == "no owner yet"
    assert {goal["Owner"] for goal in goals[1:]} == {"Ana Lindqvist"}
    assert all(goal["Due"] and goal["State"] == "under way" for goal in goals)


def test_states_are_chosen_and_boxes_ticked_in_the_document(tmp_path: Path, quick_pictures: None) -> None:
    workshop = a_full_workshop()
    (path,) = write_docx(workshop, tmp_path / "a.docx", ENGLISH)
    (body,) = parts(path, r"word/document\.xml")
    choices = [list(drop.iter(f"{W}listItem")) for drop in body.iter(f"{W}dropDownList")]
    assert len(choices) == sum(len(goal.criteria) for goal in workshop.goals)
    assert {len(words) for words in choices} == {5}
    checked = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    boxes = [box.get(f"{checked}val") for box in body.iter(f"{checked}checked")]
    assert boxes == ["0", "1"] * 4


def test_every_picture_says_what_it_shows(tmp_path: Path) -> None:
    (path,) = write_docx(a_full_workshop(a_model(categories=6)), tmp_path / "a.docx", ENGLISH)
    (body,) = parts(path, r"word/document\.xml")
    told = [picture.get("descr") for picture in body.iter(f"{WP}docPr")]
    assert len(told) == 6
    assert all("Category 0" in words or "Goal 0" in words or "Ana" in words for words in told)
    widths = [shape.width for shape in docx.Document(str(path)).inline_shapes]
    section = docx.Document(str(path)).sections[0]
    assert max(widths) <= section.page_width - section.left_margin - section.right_margin


def test_the_contents_are_a_field_that_asks_no_question(tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_docx(a_full_workshop(), tmp_path / "a.docx", ENGLISH)
    (body,) = parts(path, r"word/document\.xml")
    assert any("TOC" in (order.text or "") for order in body.iter(f"{W}instrText"))
    entries = [p.text for p in docx.Document(str(path)).paragraphs if p.style.name == "toc 1"]
    assert entries == [text for level, text in _headings(path) if level == 1]
    (said,) = parts(path, r"word/settings\.xml")
    assert said.find(f"{W}updateFields") is None


@pytest.mark.parametrize(("page", "width", "height"), [("a4", 210, 297), ("letter", 215.9, 279.4)])
def test_the_paper_is_the_one_that_was_chosen(page, width, height, tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_docx(a_workshop(), tmp_path / "a.docx", PackOptions(page=page))
    section = docx.Document(str(path)).sections[0]
    assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == (width, height)


def test_the_file_says_what_it_is_and_in_which_language(tmp_path: Path, quick_pictures: None) -> None:
    workshop = msgspec.structs.replace(a_full_workshop(), changed_at="2026-11-23T16:00:00.000+01:00")
    (path,) = write_docx(workshop, tmp_path / "a.docx", ENGLISH)
    said = docx.Document(str(path)).core_properties
    assert (said.title, said.author, said.language) == ("Improvement plan: Acme · Payments", "Sam Fox", "en-GB")
    assert said.created == said.modified == dt.datetime(2026, 11, 23, 15, tzinfo=dt.UTC)
    (styles,) = parts(path, r"word/styles\.xml")
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"en-GB"}


def test_a_brand_is_on_the_front_page_and_in_the_footer(tmp_path: Path, quick_pictures: None) -> None:
    logo = (Path(__file__).parents[3] / "docs" / "images").glob("*.png")
    brand = Brand(next(logo).read_bytes(), "png", primary="#7a0019", footer="Fox & Co", confidentiality="Internal")
    (path,) = write_docx(a_full_workshop(), tmp_path / "a.docx", PackOptions(brand=brand, locale="en_GB"))
    made = docx.Document(str(path))
    assert made.sections[0].footer.paragraphs[0].text.startswith("Fox & Co · Internal")
    assert str(made.styles["Heading 1"].font.color.rgb) == "7A0019"
    (body,) = parts(path, r"word/document\.xml")
    assert next(body.iter(f"{WP}docPr")).get("descr") == "Logo of Acme"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=hostile_texts())
def test_any_text_in_any_field_comes_back(texts: list[str], tmp_path: Path, quick_pictures: None) -> None:
    workshop = filled(a_full_workshop(), texts)
    (path,) = write_docx(workshop, tmp_path / "a.docx", ENGLISH)
    assert missing_in(document_text(path), workshop) == []


def test_a_long_note_is_whole_and_a_document_of_thirty_categories_is_made(tmp_path: Path, quick_pictures: None) -> None:
    workshop = a_full_workshop(a_model(categories=30, levels=10, lowest=1))
    state = msgspec.structs.replace(workshop.states[0], rationale="word " * 4000)
    workshop = msgspec.structs.replace(workshop, states=(state, *workshop.states[1:]))
    (path,) = write_docx(workshop, tmp_path / "a.docx", ENGLISH)
    assert missing_in(document_text(path), workshop) == []


def test_an_empty_workshop_is_a_document_too(tmp_path: Path) -> None:
    (path,) = write_docx(a_workshop(), tmp_path / "a.docx", ENGLISH)
    assert "has not been scored yet" in document_text(path)
