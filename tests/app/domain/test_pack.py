"""What is chosen for a pack: parts, sections in their order, brand, and how people are told."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pack import (
    PARTS,
    SECTIONS,
    SHEETS,
    USUAL_PARTS,
    Brand,
    PackOptions,
    checked,
    checked_colour,
    owner_word,
    person_word,
    reads_well,
)
from app.domain.problems import InvalidInput
from app.domain.workshop import Participant
from tests.app.factories import a_workshop


def test_the_parts_are_those_that_the_command_line_knows() -> None:
    from app.arguments import DOCUMENTS

    assert DOCUMENTS == PARTS
    assert set(USUAL_PARTS) <= set(PARTS)
    assert set(SHEETS) <= set(PARTS)


@given(st.lists(st.sampled_from(SECTIONS)), st.lists(st.sampled_from(SECTIONS)))
def test_every_section_stands_once_in_any_order(order: list[str], without: list[str]) -> None:
    options = PackOptions(order=tuple(order), without=tuple(without))
    assert sorted(options.all_sections) == sorted(SECTIONS)
    wanted = list(dict.fromkeys(order))
    assert [section for section in options.all_sections if section in wanted] == wanted
    assert set(options.sections) == set(SECTIONS) - set(without)


def test_a_section_that_an_older_choice_lacks_comes_at_its_usual_place() -> None:
    older = tuple(section for section in SECTIONS if section not in ("timeline", "model", "summary"))
    assert PackOptions(order=older).all_sections == SECTIONS
    turned = PackOptions(order=("goals", "profile")).all_sections
    assert turned.index("goals") < turned.index("profile")
    assert turned[0] == "summary"


def test_checked_options_have_each_part_once_in_the_usual_order() -> None:
    found = checked(PackOptions(parts=("xlsx", "plan", "xlsx"), brand=Brand(primary="#FC5", footer="  Acme \n plan ")))
    assert found.parts == ("plan", "xlsx")
    assert (found.brand.primary, found.brand.footer) == ("#ffcc55", "Acme plan")
    assert checked(found) == found


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (PackOptions(parts=()), "parts"),
        (PackOptions(without=SECTIONS), "without"),
        (PackOptions(pixels=399), "pixels"),
        (PackOptions(pixels=6001), "pixels"),
        (PackOptions(brand=Brand(primary="blue")), "primary"),
        (PackOptions(brand=Brand(accent="#12345")), "accent"),
        (PackOptions(brand=Brand(footer="x" * 301)), "footer"),
        (PackOptions(brand=Brand(confidentiality="x" * 301)), "confidentiality"),
        (PackOptions(brand=Brand(logo=b"x" * 2_000_001, logo_kind="png")), "logo"),
    ],
)
def test_what_cannot_be_taken_names_its_field(options: PackOptions, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        checked(options)
    assert caught.value.field == field


def test_without_the_plan_its_sections_may_all_be_left_out() -> None:
    assert checked(PackOptions(parts=("xlsx",), without=SECTIONS)).parts == ("xlsx",)


@pytest.mark.parametrize(
    ("typed", "colour"), [("#1D4ED8", "#1d4ed8"), (" 1d4ed8 ", "#1d4ed8"), ("#14e", "#1144ee"), ("", ""), ("#", "")]
)
def test_a_colour_is_taken_as_people_type_it(typed: str, colour: str) -> None:
    assert checked_colour(typed, "primary") == colour


def test_a_pale_brand_gets_a_darker_shade_for_texts() -> None:
    brand = Brand(primary="#ffc857", accent="#0b6e4f")
    assert not reads_well(brand.primary)
    assert reads_well(brand.primary_text)
    assert brand.accent_text == brand.accent
    assert (Brand().primary_text, Brand().accent_text) == ("", "")


def test_documents_that_take_pictures_get_one() -> None:
    assert Brand(logo=b"png", logo_kind="png").logo_picture == b"png"
    assert Brand(logo=b"svg", logo_kind="svg", picture=b"drawn").logo_picture == b"drawn"
    assert Brand().logo_picture is None


def test_people_are_told_by_name_by_role_or_not_at_all() -> None:
    assert [person_word("Ana", "QA", names) for names in ("shown", "roles", "hidden")] == ["Ana", "QA", ""]
    made = a_workshop(participants=(Participant("1", "Ana  Kovač", "QA lead"), Participant("2", "Tom", "")))
    assert owner_word(made, "ana kovač", "shown") == "ana kovač"
    assert owner_word(made, "ana kovač", "roles") == "QA lead"
    assert owner_word(made, "Tom", "roles") == ""
    assert owner_word(made, "Somebody else", "roles") == ""
    assert owner_word(made, "ana kovač", "hidden") == ""


def test_the_options_are_kept_and_read_back_whole() -> None:
    made = PackOptions(parts=("svg",), order=("model",), names="roles", brand=Brand(logo=b"\x00\xff", logo_kind="png"))
    for codec in (msgspec.json, msgspec.msgpack):
        assert codec.decode(codec.encode(made), type=PackOptions) == made
