"""The scoring rules, by hand and as properties."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.model import Category, Level, MaturityModel, Practice, Source
from app.domain.scoring import (
    coverage,
    gap_order,
    level_coverage,
    means,
    priority_weight,
    profile_score,
    stage,
    staged_level,
    unmet_practices,
    why_not_higher,
)
from app.domain.workshop import CategoryState, Goal, PracticeRating, Rating, Workshop

RATINGS = ("N", "P", "L", "F", "NA", None)


def practice(name: str, level: int) -> Practice:
    return Practice(name, level, f"Text of {name}", f"Criterion of {name}")


def model_of(
    per_level: dict[int, int], lowest: int = 0, highest: int | None = None, categories: int = 1
) -> MaturityModel:
    """A model with so many practices at each rank; their ids are a category, a rank and a letter: 'c0-2b'."""
    top = max(per_level) if highest is None else highest
    return MaturityModel(
        "m",
        "Model",
        "1",
        Source("Source"),
        "",
        tuple(Level(rank, f"Level {rank}") for rank in range(lowest, top + 1)),
        tuple(
            Category(
                f"c{c}",
                f"Category {c}",
                "How?",
                tuple(practice(f"c{c}-{r}{'abcdefgh'[k]}", r) for r, n in per_level.items() for k in range(n)),
            )
            for c in range(categories)
        ),
    )


def rated(**ratings: str) -> dict[str, Rating]:
    """Ratings of category c0 by rank and letter: rated(_0a='F')."""
    return {f"c0-{key[1:]}": value for key, value in ratings.items()}  # type: ignore[misc]


def workshop_of(model: MaturityModel, *states: CategoryState, **more: object) -> Workshop:
    return Workshop("w", "Client", "Team", dt.date(2026, 11, 23), model, states=states, **more)  # type: ignore[arg-type]


@st.composite
def rated_models(draw: st.DrawFn) -> tuple[MaturityModel, Category, dict[str, Rating]]:
    lowest, count = draw(st.integers(0, 1)), draw(st.integers(2, 10))
    per_level = {rank: draw(st.integers(0, 3)) for rank in range(lowest, lowest + count)}
    model = model_of(per_level, lowest, lowest + count - 1)
    category = model.categories[0]
    ratings = {p.id: r for p in category.practices if (r := draw(st.sampled_from(RATINGS))) is not None}
    return model, category, ratings


# --- coverage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        (["N"], Fraction(0)),
        (["P"], Fraction(1, 3)),
        (["L"], Fraction(2, 3)),
        (["F"], Fraction(1)),
        (["P", "P", "P"], Fraction(1, 3)),
        (["N", "P", "L", "F"], Fraction(1, 2)),
        (["F", "NA"], Fraction(1)),
        (["N", "NA", "NA"], Fraction(0)),
        (["NA", "NA"], None),
        (["F", None], Fraction(1)),
        ([None, None], None),
        (["NA", None], None),
        ([], None),
    ],
)
def test_coverage_is_the_mean_of_what_is_rated_and_applicable(
    ratings: list[Rating | None], expected: Fraction | None
) -> None:
    practices = [practice(f"p{i}", 0) for i in range(len(ratings))]
    given_ratings = {f"p{i}": rating for i, rating in enumerate(ratings) if rating is not None}
    assert coverage(practices, given_ratings) == expected


def test_coverage_per_level_says_how_many_are_rated_applicable_and_there() -> None:
    model = model_of({0: 3, 1: 2, 3: 1})
    rows = level_coverage(model, model.categories[0], rated(_0a="F", _0b="NA", _1a="NA", _1b="NA"))
    assert [(row.rank, row.rated, row.applicable, row.total, row.coverage) for row in rows] == [
        (0, 1, 2, 3, Fraction(1)),
        (1, 0, 0, 2, None),
        (2, 0, 0, 0, None),
        (3, 0, 1, 1, None),
    ]
    assert [row.complete for row in rows] == [False, True, True, False]


@given(rated_models())
def test_coverage_lies_within_0_and_1(case: tuple[MaturityModel, Category, dict[str, Rating]]) -> None:
    for row in level_coverage(*case):
        assert row.coverage is None or 0 <= row.coverage <= 1
        assert 0 <= row.rated <= row.applicable <= row.total


# --- staged level --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ({}, None),
        ({"_0a": "N"}, 0),
        ({"_0a": "P", "_1a": "F", "_2a": "F"}, 0),
        ({"_0a": "F"}, 0),
        ({"_0a": "F", "_1a": "L"}, 1),
        ({"_0a": "L", "_1a": "L", "_2a": "L"}, 2),
        ({"_0a": "F", "_2a": "F"}, 0),
        ({"_0a": "F", "_1a": "NA", "_2a": "F"}, 2),
        ({"_0a": "NA", "_1a": "NA", "_2a": "NA"}, 2),
        ({"_0a": "F", "_1a": "N", "_2a": "F"}, 0),
        ({"_2a": "F"}, 0),
    ],
)
def test_the_staged_level_climbs_while_all_is_largely_achieved(ratings: dict[str, str], expected: int | None) -> None:
    model = model_of({0: 1, 1: 1, 2: 1})
    assert staged_level(model, model.categories[0], rated(**ratings)) == expected


def test_an_empty_first_level_is_passed_and_not_zero() -> None:
    model = model_of({2: 1, 3: 1}, lowest=1)
    category = model.categories[0]
    assert staged_level(model, category, rated(_2a="F")) == 2
    assert staged_level(model, category, rated(_2a="N")) == 1
    assert staged_level(model, category, rated(_2a="L", _3a="F")) == 3


def test_empty_levels_at_the_top_are_passed_too() -> None:
    model = model_of({0: 1}, highest=3)
    assert staged_level(model, model.categories[0], rated(_0a="F")) == 3
    assert staged_level(model, model.categories[0], rated(_0a="P")) == 0


def test_an_open_practice_stops_the_climb_and_is_no_n() -> None:
    model = model_of({0: 2, 1: 1})
    assert staged_level(model, model.categories[0], rated(_0a="F", _1a="F")) == 0
    assert staged_level(model, model.categories[0], rated(_0a="F", _0b="NA", _1a="F")) == 1


@given(rated_models())
def test_the_staged_level_is_the_highest_rank_with_nothing_unmet_below(
    case: tuple[MaturityModel, Category, dict[str, Rating]],
) -> None:
    model, category, ratings = case
    level = staged_level(model, category, ratings)
    if not ratings:
        assert level is None
        return
    passing = [
        rank
        for rank in model.ranks
        if all(ratings.get(p.id) in ("L", "F", "NA") for p in category.practices if p.level <= rank)
    ]
    assert level == max([model.lowest, *passing])


# --- profile score -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ({}, None),
        ({"_0a": "N", "_1a": "N", "_2a": "N"}, Fraction(0)),
        ({"_0a": "F", "_1a": "F", "_2a": "F"}, Fraction(2)),
        ({"_0a": "N", "_1a": "P", "_2a": "L"}, Fraction(1)),
        ({"_0a": "F", "_1a": "N", "_2a": "F"}, Fraction(1)),
        ({"_1a": "P", "_2a": "P"}, Fraction(2, 3)),
        ({"_0a": "F", "_1a": "F"}, None),
        ({"_0a": "F", "_1a": "F", "_2a": "NA"}, Fraction(2)),
        ({"_0a": "N", "_1a": "N", "_2a": "NA"}, Fraction(0)),
        ({"_0a": "P", "_1a": "NA", "_2a": "F"}, Fraction(4, 3)),
        ({"_0a": "NA", "_1a": "NA", "_2a": "NA"}, Fraction(2)),
        ({"_0a": "F", "_1a": "NA", "_2a": "N"}, Fraction(1)),
        ({"_1a": "NA", "_2a": "F"}, None),
        ({"_0a": "NA", "_1a": "NA", "_2a": "P"}, Fraction(4, 3)),
    ],
)
def test_the_profile_score_adds_up_the_levels_above_the_lowest(
    ratings: dict[str, str], expected: Fraction | None
) -> None:
    model = model_of({0: 1, 1: 1, 2: 1})
    assert profile_score(model, model.categories[0], rated(**ratings)) == expected


def test_the_profile_score_begins_at_the_lowest_rank() -> None:
    model = model_of({1: 1, 2: 2, 3: 1}, lowest=1)
    assert profile_score(model, model.categories[0], rated(_1a="N", _2a="F", _2b="P", _3a="N")) == 1 + Fraction(2, 3)


@given(rated_models())
def test_the_profile_score_lies_within_the_models_ranks(
    case: tuple[MaturityModel, Category, dict[str, Rating]],
) -> None:
    model, category, ratings = case
    score = profile_score(model, category, ratings)
    assert score is None or model.lowest <= score <= model.highest


@given(rated_models())
def test_all_achieved_is_the_top_and_nothing_achieved_the_lowest(
    case: tuple[MaturityModel, Category, dict[str, Rating]],
) -> None:
    model, category, _ = case
    if not category.practices:
        return
    for rating, ends in (("F", model.highest), ("L", model.highest)):
        ratings: dict[str, Rating] = {p.id: rating for p in category.practices}  # type: ignore[misc]
        assert staged_level(model, category, ratings) == ends
    assert profile_score(model, category, {p.id: "F" for p in category.practices}) == model.highest
    if category.practices_at(model.lowest):
        assert profile_score(model, category, {p.id: "N" for p in category.practices}) == model.lowest


@given(rated_models(), st.integers(0, 40))
def test_setting_a_met_practice_aside_never_lowers_the_staged_level(
    case: tuple[MaturityModel, Category, dict[str, Rating]], pick: int
) -> None:
    model, category, ratings = case
    if not ratings:
        return
    chosen = sorted(ratings)[pick % len(ratings)]
    before, after = staged_level(model, category, ratings), staged_level(model, category, {**ratings, chosen: "NA"})
    assert before is not None
    assert after is not None
    assert after >= before


# --- weight and order ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("current", "target", "lowest", "highest", "expected"),
    [
        (1, 3, 0, 3, 53),
        (0, 3, 0, 3, 100),
        (0, 1, 0, 3, 20),
        (1, 1, 0, 3, 0),
        (3, 1, 0, 3, 0),
        (1, 5, 1, 5, 100),
        (1, 3, 1, 5, 33),
        (1, 4, 1, 5, 62),
        (2, 3, 1, 5, 12),
        (0, 2, 0, 2, 100),
        (0, 1, 0, 2, 38),
        (1, 7, 1, 7, 100),
        (1, 2, 1, 7, 6),
        (0, 1, 0, 1, 100),
    ],
)
def test_the_weight_of_a_gap(current: int, target: int, lowest: int, highest: int, expected: int) -> None:
    assert priority_weight(current, target, lowest, highest) == expected


@given(st.integers(0, 1), st.integers(1, 9), st.integers(0, 9), st.integers(0, 9))
def test_weights_lie_within_0_and_100_and_grow_with_the_gap(lowest: int, span: int, one: int, other: int) -> None:
    highest = lowest + span
    current, target = lowest + one % (span + 1), lowest + other % (span + 1)
    weight = priority_weight(current, target, lowest, highest)
    assert 0 <= weight <= 100
    assert (weight > 0) == (target > current)
    if target < highest:
        assert priority_weight(current, target + 1, lowest, highest) >= weight


def decided(index: int, current: int, target: int, priority: str | None = None) -> CategoryState:
    return CategoryState(f"c{index}", current=current, target=target, priority=priority)  # type: ignore[arg-type]


def test_gaps_come_by_priority_then_weight_then_lower_level_then_the_models_order() -> None:
    model = model_of({0: 1}, highest=4, categories=8)
    workshop = workshop_of(
        model,
        decided(0, 1, 2),
        decided(1, 0, 1, "low"),
        decided(2, 2, 4),
        decided(3, 1, 3),
        decided(4, 3, 4, "high"),
        decided(5, 0, 3, "medium"),
        decided(6, 1, 3),
        decided(7, 4, 2, "high"),
    )
    assert [row.category_id for row in gap_order(workshop)] == ["c4", "c7", "c5", "c1", "c3", "c6", "c2", "c0"]
    assert {row.category_id: row.gap for row in gap_order(workshop)}["c7"] == -2


def test_only_decided_categories_have_a_gap() -> None:
    model = model_of({0: 1}, highest=4, categories=6)
    workshop = workshop_of(
        model,
        decided(0, 0, 1),
        CategoryState("c1", current=2),
        CategoryState("c2", target=2),
        CategoryState("c3", current=0, target=4, na_reason="bought"),
        CategoryState("c4", current=0, target=4, in_scope=False),
    )
    assert [row.category_id for row in gap_order(workshop)] == ["c0"]


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from((None, "high", "medium", "low"))),
        min_size=1,
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_depends_on_nothing_else_and_keeps_the_models_order_among_equals(
    levels: list[tuple[int, int, str | None]], shuffle: random.Random
) -> None:
    model = model_of({0: 1}, highest=4, categories=len(levels))
    states = [decided(index, *level) for index, level in enumerate(levels)]
    expected = gap_order(workshop_of(model, *states))
    shuffle.shuffle(states)
    rows = gap_order(workshop_of(model, *states))
    assert rows == expected
    assert len(rows) == len(levels)
    for first, second in itertools.pairwise(rows):
        if (first.priority, first.weight, first.current) == (second.priority, second.weight, second.current):
            assert int(first.category_id[1:]) < int(second.category_id[1:])


# --- means ---------------------------------------------------------------------------------------------------------


def test_means_count_decided_categories_only_and_say_how_many() -> None:
    model = model_of({0: 1}, highest=4, categories=6)
    workshop = workshop_of(
        model,
        decided(0, 0, 1),
        decided(1, 1, 4),
        decided(2, 3, 2),
        CategoryState("c3", current=4, target=4, na_reason=""),
        CategoryState("c4", current=4, target=4, in_scope=False),
    )
    found = means(workshop)
    assert (found.current, found.target, found.gap) == (Fraction(4, 3), Fraction(7, 3), Fraction(1))
    assert (found.counted, found.in_scope, found.open, found.not_applicable) == (3, 5, 1, 1)


@pytest.mark.parametrize(
    "states",
    [(), (CategoryState("c0", current=0),), (CategoryState("c0", na_reason="no"), CategoryState("c1", in_scope=False))],
)
def test_without_a_decided_category_there_is_no_score_rather_than_zero(states: tuple[CategoryState, ...]) -> None:
    found = means(workshop_of(model_of({0: 1}, highest=4, categories=2), *states))
    assert (found.current, found.target, found.gap, found.counted) == (None, None, None, 0)


def test_a_mean_of_the_lowest_level_is_zero_and_not_no_score() -> None:
    found = means(workshop_of(model_of({0: 1}, highest=4), decided(0, 0, 0)))
    assert (found.current, found.gap) == (0, 0)


# --- what is missing -----------------------------------------------------------------------------------------------


def test_unmet_practices_lie_above_one_rank_and_up_to_another() -> None:
    model = model_of({0: 1, 1: 4, 2: 2, 3: 1})
    ratings = tuple(
        PracticeRating(f"c0-{key}", rating)  # type: ignore[arg-type]
        for key, rating in {"1a": "N", "1b": "P", "1c": "L", "1d": "NA", "2a": "F"}.items()
    )
    workshop = workshop_of(model, decided(0, 0, 2), ratings=ratings)
    found = [(unmet.practice.id, unmet.rating, unmet.rated) for unmet in unmet_practices(workshop, "c0", 2, 0)]
    assert found == [("c0-1a", "N", True), ("c0-1b", "P", True), ("c0-2b", None, False)]
    assert [unmet.practice.id for unmet in unmet_practices(workshop, "c0", 0)] == ["c0-0a"]
    assert unmet_practices(workshop, "c0", 2, 2) == ()
    with pytest.raises(KeyError):
        unmet_practices(workshop, "nothing", 2)


def test_why_not_higher_names_the_next_level_and_nothing_at_the_top() -> None:
    model = model_of({0: 1, 1: 1, 2: 1})
    at = {level: why_not_higher(workshop_of(model, decided(0, level, 2)), "c0") for level in (0, 1, 2)}
    assert at[2] is None
    assert [(found.rank, [u.practice.id for u in found.unmet]) for found in (at[0], at[1]) if found] == [
        (1, ["c0-1a"]),
        (2, ["c0-2a"]),
    ]


def test_why_not_higher_of_an_open_category_stands_on_the_staged_level() -> None:
    model = model_of({0: 1, 1: 1, 2: 1})
    ratings = (PracticeRating("c0-0a", "F"), PracticeRating("c0-1a", "L"))
    found = why_not_higher(workshop_of(model, ratings=ratings), "c0")
    bare = why_not_higher(workshop_of(model), "c0")
    assert found is not None
    assert bare is not None
    assert (found.rank, bare.rank) == (2, 1)


# --- stage ---------------------------------------------------------------------------------------------------------


def test_the_stage_follows_the_day() -> None:
    model = model_of({0: 1}, highest=4, categories=3)
    empty = workshop_of(model, CategoryState("c2", in_scope=False))
    begun = msgspec.structs.replace(empty, states=(*empty.states, CategoryState("c0", current=1)))
    half = msgspec.structs.replace(empty, states=(*empty.states, decided(0, 1, 2)))
    settled = msgspec.structs.replace(half, states=(*half.states, CategoryState("c1", na_reason="bought")))
    planned = msgspec.structs.replace(settled, goals=(Goal("g", "c0", "Goal", 1, 2),))
    found = [stage(workshop) for workshop in (empty, begun, half, settled, planned)]
    assert [(s.kind, s.n, s.m) for s in found] == [
        ("prepare", 0, 2),
        ("scoring", 0, 2),
        ("scoring", 1, 2),
        ("review", 2, 2),
        ("plan", 2, 2),
    ]


@pytest.mark.parametrize(
    ("changed", "exported", "kind"),
    [
        ("2026-11-23T16:00:00+01:00", None, "prepare"),
        ("2026-11-23T16:00:00+01:00", "2026-11-23T16:00:00+01:00", "exported"),
        ("2026-11-23T16:00:00+01:00", "2026-11-23T15:30:00+00:00", "exported"),
        ("2026-11-23T16:00:00+01:00", "2026-11-23T16:30:00+02:00", "prepare"),
        ("2026-11-23T16:00:00.500Z", "2026-11-23T16:00:00Z", "prepare"),
        ("", "2026-11-23T16:00:00Z", "exported"),
    ],
)
def test_exported_means_that_nothing_changed_since_whatever_the_offset(
    changed: str, exported: str | None, kind: str
) -> None:
    workshop = workshop_of(model_of({0: 1}, highest=2), changed_at=changed, exported_at=exported)
    assert stage(workshop).kind == kind
