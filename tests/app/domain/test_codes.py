"""Short codes on paper: stable, unique, and readable at a glance."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue import catalogue
from app.domain.codes import category_codes, level_code, practice_codes
from app.domain.model import MaturityModel
from tests.app.factories import a_model, lines, models

SHIPPED = catalogue().models


def named(*names: str) -> MaturityModel:
    """A model whose categories have these names."""
    model = a_model(3, len(names))
    categories = tuple(
        msgspec.structs.replace(category, name=name) for category, name in zip(model.categories, names, strict=True)
    )
    return msgspec.structs.replace(model, categories=categories)


def codes_of(*names: str) -> list[str]:
    return list(category_codes(named(*names)).values())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Build & Deploy", "BD"),
        ("Culture", "CU"),
        ("Operation and security", "OS"),
        ("Build / develop", "BD"),
        ("Information, Reporting, Alarms and Audits", "IRA"),
        ("Öffentliche Übergabe", "OU"),
        ("Naïve Test", "NT"),
        ("Team’s health", "TH"),
        ("Сборка и поставка", "СИП"),
        ("Κουλτούρα", "ΚΟ"),
        ("The", "TH"),
        ("R", "R"),
        ("24/7", "C1"),
        ("文化", "C1"),
        ("תרבות", "C1"),
        ("", "C1"),
        ("🙂 & <b>", "B"),
        ("straße", "ST"),
    ],
)
def test_a_category_has_the_initials_of_its_name(name: str, code: str) -> None:
    assert codes_of(name) == [code]


def test_of_two_with_the_same_initials_the_later_one_gets_a_longer_code() -> None:
    assert codes_of("Build & Deploy", "Bake & Decorate", "Buy & Drop", "Build & Deploy") == ["BD", "BAD", "BUD", "BUID"]


def test_many_categories_of_one_name_are_told_apart() -> None:
    found = codes_of(*["Test"] * 30)
    assert found[:4] == ["TE", "TES", "TEST", "T2"]
    assert len(set(found)) == 30


def test_a_place_that_gives_a_code_does_not_meet_one_that_a_name_gave() -> None:
    assert len(set(codes_of("C", "1", "C", "2", "C", "3", "C"))) == 7


def test_shipped_models_have_the_codes_that_people_have_on_paper() -> None:
    found = {model.id: " ".join(category_codes(model).values()) for model in SHIPPED}
    assert found["cd-infoq"] == "CO DA BD TV IR"
    assert found["cd3m"] == "CI CP COI CT CD"
    assert found["kubernetes"] == "PP DW SP RE"
    assert found["mlops"] == "DA EX PO DS MO CR"
    assert found["cloud-native"] == "PE PR PO TE BO"


@pytest.mark.parametrize("model", SHIPPED, ids=lambda model: model.id)
def test_every_practice_of_a_shipped_model_has_a_code_of_its_own_that_tells_its_level(model: MaturityModel) -> None:
    categories, codes = category_codes(model), practice_codes(model)
    assert len(set(codes.values())) == len(codes) == sum(1 for _ in model.practices())
    for category, practice in model.practices():
        of_category, rank, place = re.fullmatch(r"([^-]+)-(\d+)\.(\d+)", codes[practice.id]).groups()  # type: ignore[union-attr]
        assert (of_category, int(rank)) == (categories[category.id], practice.level)
        assert category.practices_at(practice.level)[int(place) - 1] is practice


@given(models(), st.data())
def test_codes_are_unique_short_and_the_same_again(model: MaturityModel, data: st.DataObject) -> None:
    names = data.draw(st.lists(lines(), min_size=len(model.categories), max_size=len(model.categories)))
    model = msgspec.structs.replace(
        model,
        categories=tuple(
            msgspec.structs.replace(category, name=name) for category, name in zip(model.categories, names, strict=True)
        ),
    )
    of_categories, of_practices = category_codes(model), practice_codes(model)
    assert list(of_categories) == [category.id for category in model.categories]
    assert len(set(of_categories.values())) == len(model.categories)
    assert all(1 <= len(code) <= 6 and code.isalnum() and code == code.upper() for code in of_categories.values())
    assert len(set(of_practices.values())) == len(of_practices) == sum(1 for _ in model.practices())
    levels = {level_code(code, rank) for code in of_categories.values() for rank in model.ranks}
    assert len(levels) == len(model.categories) * len(model.levels)
    copy = msgspec.convert(msgspec.to_builtins(model), MaturityModel)
    assert (category_codes(copy), practice_codes(copy)) == (of_categories, of_practices)


@given(models(max_categories=8))
def test_a_category_that_is_added_behind_changes_no_code(model: MaturityModel) -> None:
    last = msgspec.structs.replace(model.categories[-1], id="added")
    longer = msgspec.structs.replace(model, categories=(*model.categories, last))
    assert category_codes(model).items() <= category_codes(longer).items()
