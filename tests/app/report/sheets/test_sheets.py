"""The paper for before the day says what is needed, for models of every size, and nothing that is private."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.catalogue import catalogue
from app.domain.codes import category_codes, practice_codes
from app.domain.model import MaturityModel
from app.domain.pack import SHEETS, Brand, PackOptions, Part
from app.domain.problems import ExportFault
from app.domain.workshop import CategoryState, Workshop
from app.report.options import ExportCancelled
from app.report.sheets.occasion import is_model_alone, model_alone, sheet_file_name
from app.report.sheets.preread import MOST_PAGES
from app.report.sheets.write import WRITERS
from tests.app.factories import NASTY, a_full_workshop, a_model, a_workshop, lines, models
from tests.app.report.reading import squeezed
from tests.app.report.sheets.reading import written
from tests.app.report.sheets.wordy import wordy

SIZES = (2, 3, 5, 7, 10)


def flat(*texts: str) -> list[str]:
    return [squeezed(text) for text in texts]


# --- ballots -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("levels", SIZES)
@pytest.mark.parametrize("lowest", [0, 1])
def test_a_ballot_has_every_level_and_a_box_for_those_who_cannot_judge(
    tmp_path: Path, levels: int, lowest: int
) -> None:
    model = a_model(levels, 2, lowest)
    read, _ = written("ballots", model_alone(model), tmp_path)
    ballots = read.pages[0].count("I cannot judge this")
    assert ballots >= 4
    for level in model.levels:
        assert len(re.findall(rf"\b{re.escape(level.name)}\b", read.pages[0])) == ballots
    for word in ("Category 0", "Current", "Target", "because", "My role", "No name, please."):
        assert read.pages[0].count(word) == ballots, word


def test_a_stack_of_pages_gives_each_person_a_set_in_the_order_of_the_day(tmp_path: Path) -> None:
    model = a_model(5, 3)
    read, _ = written("ballots", model_alone(model), tmp_path, people=7)
    *pages, spare = read.pages
    found = [re.findall(r"Category \d", page) for page in pages]
    assert found == [[f"Category {n}"] * 6 for n in (0, 1, 2, 0, 1, 2)], "six on a page: two stacks for seven people"
    assert "We vote again" in spare
    assert "Category 0" not in spare


def test_there_are_ballots_for_everybody_on_the_list(tmp_path: Path) -> None:
    workshop = a_full_workshop(a_model(10, 2))
    for kind in ("category", "person"):
        read, _ = written("ballots", workshop, tmp_path, kind=kind)
        if kind == "category":
            assert len(read.pages) == 2 * 2 + 1  # five people, four on a page, two categories
        else:
            assert [title for _, title, _ in read.bookmarks()] == [f"Ballot sheet {n}" for n in range(1, 6)]


@pytest.mark.parametrize("levels", SIZES)
def test_a_sheet_for_a_person_has_all_categories_in_the_models_order(tmp_path: Path, levels: int) -> None:
    model = a_model(levels, 6, 1)
    read, result = written("ballots", model_alone(model), tmp_path, kind="person", people=2)
    assert result.pages == 2
    assert re.findall(r"Category \d", read.pages[1]) == [f"Category {n}" for n in range(6)]
    boxes = "".join(str(rank) for rank in model.ranks) + "–"
    assert squeezed(read.pages[0]).count(boxes) == 12


def test_no_name_of_a_person_stands_on_a_ballot_or_card(tmp_path: Path) -> None:
    workshop = a_full_workshop()
    for part in ("ballots", "cards"):
        read, _ = written(part, workshop, tmp_path)  # type: ignore[arg-type]
        for person in workshop.participants:
            assert person.name not in read.text
        assert workshop.facilitator not in read.text


# --- cards ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ["a6", "a5"])
@pytest.mark.parametrize("levels", SIZES)
def test_every_level_of_every_category_has_a_card(tmp_path: Path, levels: int, size: str) -> None:
    model = a_model(levels, 3)
    codes = category_codes(model)
    read, _ = written("cards", model_alone(model), tmp_path, size=size)
    for category in model.categories:
        assert squeezed(category.question) in read.flat
        for level in model.levels:
            assert f"{codes[category.id]}-{level.rank}" in read.text
            assert squeezed(model.headline(category, level.rank)) in read.flat
    assert [title for _, title, _ in read.bookmarks()] == [category.name for category in model.categories]


def test_places_that_stay_free_are_cards_to_write_on(tmp_path: Path) -> None:
    read, _ = written("cards", model_alone(a_model(5, 1)), tmp_path)
    assert [page.count("What we have seen") for page in read.pages] == [0, 2]


def test_a_model_without_headlines_and_summaries_has_cards_with_names(tmp_path: Path) -> None:
    model = a_model(3, 1, headlines=False)
    model = msgspec.structs.replace(
        model, levels=tuple(msgspec.structs.replace(level, summary="") for level in model.levels)
    )
    read, _ = written("cards", model_alone(model), tmp_path)
    assert all(level.name in read.text for level in model.levels)


# --- evidence ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", catalogue().models, ids=lambda model: model.id)
def test_the_evidence_list_has_every_practice_with_its_code(tmp_path: Path, model: MaturityModel) -> None:
    read, _ = written("evidence", model_alone(model), tmp_path)
    codes = practice_codes(model)
    for _, practice in model.practices():
        for text in flat(codes[practice.id], practice.text, practice.success_criterion, practice.evidence_hint):
            assert text in read.flat, practice.id
    assert f"{len(codes)} practices" in read.text


def test_categories_out_of_scope_are_left_out_and_change_no_code(tmp_path: Path) -> None:
    model = a_model(3, 3)
    states = (CategoryState("cat-0", in_scope=False), CategoryState("cat-1"), CategoryState("cat-2"))
    workshop = a_workshop(model, states=states)
    codes = practice_codes(model)
    for part in SHEETS:
        read, _ = written(part, workshop, tmp_path)
        assert "Category 0" not in read.text, part
        assert "Category 1" in read.text, part
    read, _ = written("evidence", workshop, tmp_path)
    assert codes["cat-0-p-0-0"] + " " not in read.text
    assert codes["cat-1-p-0-0"] in read.text


def test_a_category_without_practices_lists_its_levels(tmp_path: Path) -> None:
    read, _ = written("evidence", model_alone(a_model(4, 2, practices=0)), tmp_path)
    for rank in range(4):
        assert f"CA-{rank}" in read.text
    assert squeezed("The team does 1 as level 3 says") in read.flat


# --- pre-read ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", catalogue().models, ids=lambda model: model.id)
@pytest.mark.parametrize("page", ["a4", "letter"])
def test_the_pre_read_of_a_shipped_model_has_two_to_four_pages_and_all_headlines(
    tmp_path: Path, model: MaturityModel, page: str
) -> None:
    read, result = written("preread", model_alone(model), tmp_path, page)
    assert 2 <= result.pages <= MOST_PAGES
    for category in model.categories:
        for text in flat(category.question, *(model.headline(category, rank) for rank in model.ranks)):
            assert text in read.flat
    for text in flat(*(level.summary for level in model.levels), model.source.attribution):
        assert text in read.flat


def test_the_largest_model_fits_on_four_pages(tmp_path: Path) -> None:
    model = a_model(10, 30)
    read, result = written("preread", model_alone(model), tmp_path)
    assert result.pages <= MOST_PAGES
    assert all(squeezed(model.headline(c, rank)) in read.flat for c in model.categories for rank in model.ranks)


def test_the_pre_read_of_a_workshop_has_its_agenda_and_facts(tmp_path: Path) -> None:
    workshop = a_full_workshop(place="Hamburg, room Speicher")
    read, _ = written("preread", workshop, tmp_path)
    for text in ("Acme · Payments", "Hamburg, room Speicher", "Sam Fox", "09:00–09:30", "Monday, 23 November 2026"):
        assert squeezed(text) in read.flat, text
    assert "How votes are used" in read.text
    hidden = WRITERS["preread"](workshop, tmp_path / "hidden.pdf", PackOptions(names="hidden"))
    assert b"Sam Fox" not in hidden.path.read_bytes()


def test_a_model_alone_leaves_lines_for_day_and_place(tmp_path: Path) -> None:
    read, _ = written("preread", model_alone(a_model()), tmp_path)
    assert "Day and time" in read.text
    assert "Agenda" not in read.text
    assert "0001" not in read.text


# --- all of them ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", SHEETS)
@pytest.mark.parametrize("page", ["a4", "letter"])
def test_the_longest_texts_make_a_document_in_bounded_time(tmp_path: Path, part: Part, page: str) -> None:
    _, result = written(part, model_alone(wordy(a_model(10, 4))), tmp_path, page)
    assert result.pages > 0


@pytest.mark.parametrize("part", SHEETS)
def test_the_same_sheet_is_the_same_file(tmp_path: Path, part: Part) -> None:
    for workshop in (model_alone(a_model()), a_full_workshop()):
        one, two = (WRITERS[part](workshop, tmp_path / f"{n}.pdf").path.read_bytes() for n in (1, 2))
        assert one == two


@pytest.mark.parametrize("part", SHEETS)
def test_nothing_said_at_the_workshop_stands_on_a_sheet(tmp_path: Path, part: Part) -> None:
    workshop = a_full_workshop()
    read, _ = written(part, workshop, tmp_path)
    for text in (NASTY, "Because of", "hold it is higher", "Another team does this"):
        assert squeezed(text) not in read.flat


@pytest.mark.parametrize("part", SHEETS)
def test_a_sheet_is_cancelled_and_leaves_no_file(tmp_path: Path, part: Part) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    with pytest.raises(ExportCancelled):
        WRITERS[part](a_full_workshop(), folder / "x.pdf", PackOptions(), None, lambda: True)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("part", SHEETS)
def test_a_missing_folder_is_a_sentence(tmp_path: Path, part: Part) -> None:
    with pytest.raises(ExportFault, match="is not there"):
        WRITERS[part](model_alone(a_model()), tmp_path / "gone" / "x.pdf")


@pytest.mark.parametrize("part", SHEETS)
def test_a_brand_changes_the_look_and_no_word(tmp_path: Path, part: Part) -> None:
    brand = Brand(primary="#5b2a86", accent="#aa3377", footer="Fox Consulting", confidentiality="Confidential")
    plain, _ = written(part, a_full_workshop(), tmp_path)
    result = WRITERS[part](a_full_workshop(), tmp_path / "b.pdf", PackOptions(brand=brand))
    assert result.pages == len(plain.pages)
    assert result.path.read_bytes() != (tmp_path / f"{part}.pdf").read_bytes()


def test_file_names_say_whose_day_it_is_or_which_model() -> None:
    model = msgspec.structs.replace(a_model(), name="Ops/Dev: model?")
    assert sheet_file_name(model_alone(model), "ballots") == "Ops-Dev- model - Ballots.pdf"
    workshop = a_workshop(model)
    assert sheet_file_name(workshop, "preread") == "Acme - Payments - 2026-11-23 - Before the workshop.pdf"
    assert is_model_alone(model_alone(model))
    assert not is_model_alone(workshop)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(models(max_categories=4), st.lists(lines(), min_size=6, max_size=6), st.sampled_from(SHEETS))
def test_any_text_in_a_model_is_set_and_read_as_text(
    tmp_path: Path, model: MaturityModel, texts: list[str], part: Part
) -> None:
    first = model.categories[0]
    headlines = {rank: texts[rank % 6] for rank in model.ranks}
    category = msgspec.structs.replace(first, name=texts[0], question=texts[1], headlines=headlines)
    level = msgspec.structs.replace(model.levels[0], name=texts[2], summary=texts[3])
    hostile = msgspec.structs.replace(
        model,
        name=texts[4],
        categories=(category, *model.categories[1:]),
        levels=(level, *model.levels[1:]),
        source=msgspec.structs.replace(model.source, attribution=texts[5]),
    )
    _, result = written(part, model_alone(hostile), tmp_path)
    assert result.pages > 0


def test_a_workshop_with_no_category_in_scope_still_makes_every_sheet(tmp_path: Path) -> None:
    model = a_model()
    states = tuple(CategoryState(category.id, in_scope=False) for category in model.categories)
    workshop: Workshop = a_workshop(model, states=states)
    for part in SHEETS:
        _, result = written(part, workshop, tmp_path)
        assert result.pages >= 1
