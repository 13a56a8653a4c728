"""The maturity model as a value: looking up its parts, and what stands in for what is missing."""

from __future__ import annotations

import msgspec
import pytest

from app.domain.model import Category, Level, MaturityModel, Practice, Source


def practice(id: str, level: int, origin: str = "own") -> Practice:
    return msgspec.convert(
        {"id": id, "level": level, "text": f"{id} is done.", "success_criterion": "Seen.", "origin": origin}, Practice
    )


MODEL = MaturityModel(
    id="m",
    name="M",
    version="1",
    source=Source(title="M"),
    summary="A model.",
    levels=(
        Level(rank=1, name="One", summary="First."),
        Level(rank=2, name="Two", summary="Second."),
        Level(3, "Three"),
    ),
    categories=(
        Category(
            id="a",
            name="A",
            question="How?",
            practices=(practice("a-late", 3, "source"), practice("a-1", 1), practice("a-2", 1, "memory")),
            headlines={2: "Two in A."},
        ),
        Category(id="b", name="B", question="Why?", practices=(practice("b-1", 2, "source"),)),
    ),
)


def test_ranks_stand_lowest_first() -> None:
    assert MODEL.ranks == (1, 2, 3)
    assert (MODEL.lowest, MODEL.highest) == (1, 3)


def test_a_level_is_found_by_its_rank_and_not_by_its_place() -> None:
    assert MODEL.level(1).name == "One"
    assert MODEL.level(3).name == "Three"


@pytest.mark.parametrize("rank", [0, 4, -1])
def test_a_rank_that_the_model_lacks_is_a_key_error(rank: int) -> None:
    with pytest.raises(KeyError):
        MODEL.level(rank)


def test_a_category_and_a_practice_are_found_by_their_ids() -> None:
    assert MODEL.category("b").name == "B"
    category, found = MODEL.practice("b-1")
    assert (category.id, found.level) == ("b", 2)


@pytest.mark.parametrize("look_up", [MODEL.category, MODEL.practice])
def test_an_unknown_id_is_a_key_error(look_up: object) -> None:
    with pytest.raises(KeyError):
        look_up("nobody")  # type: ignore[operator]


def test_practices_come_in_the_order_of_the_model() -> None:
    assert [(c.id, p.id) for c, p in MODEL.practices()] == [
        ("a", "a-late"),
        ("a", "a-1"),
        ("a", "a-2"),
        ("b", "b-1"),
    ]


def test_practices_at_a_rank_are_only_those_of_the_rank() -> None:
    category = MODEL.category("a")
    assert [p.id for p in category.practices_at(1)] == ["a-1", "a-2"]
    assert category.practices_at(2) == ()


def test_a_headline_is_the_categorys_own_where_it_has_one() -> None:
    assert MODEL.headline(MODEL.category("a"), 2) == "Two in A."


def test_the_levels_summary_stands_in_for_a_missing_headline() -> None:
    assert MODEL.headline(MODEL.category("b"), 2) == "Second."
    assert MODEL.headline(MODEL.category("a"), 3) == ""


def test_origins_are_counted_over_all_categories() -> None:
    assert MODEL.origins() == {"source": 2, "memory": 1, "own": 1}


def test_the_parts_of_a_model_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        MODEL.name = "Other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        MODEL.levels[0].rank = 7  # type: ignore[misc]


def test_a_model_survives_the_way_through_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(MODEL), type=MaturityModel) == MODEL


def test_an_unknown_field_is_refused_rather_than_dropped() -> None:
    with pytest.raises(msgspec.ValidationError, match="colour"):
        msgspec.convert({"rank": 1, "name": "One", "colour": "red"}, Level)
