"""What the review says of a profile: the order of its rows, what lies between two levels, what stands out."""

from __future__ import annotations

import msgspec
from hypothesis import given

from app.domain.workshop import CategoryState, PracticeRating, Rating, Weight, Workshop
from app.queries.review import KINDS, ReviewView, review_view
from tests.app.factories import a_model, a_workshop, workshops


def decided(
    *levels: tuple[int | None, int | None] | tuple[int | None, int | None, Weight | None], practices: int = 2
) -> Workshop:
    """A workshop with a category for each (current, target[, priority]); ranks from 0 to 4."""
    model = a_model(levels=5, categories=len(levels), lowest=0, practices=practices)
    states = tuple(
        CategoryState(f"cat-{n}", current=level[0], target=level[1], priority=level[2] if len(level) > 2 else None)
        for n, level in enumerate(levels)
    )
    return a_workshop(model, states=states)


def changed(workshop: Workshop, number: int, **fields: object) -> Workshop:
    """The workshop with a changed state of its n-th category."""
    states = tuple(
        msgspec.structs.replace(state, **fields) if n == number else state for n, state in enumerate(workshop.states)
    )
    return msgspec.structs.replace(workshop, states=states)


def rated(workshop: Workshop, **ratings: Rating) -> Workshop:
    """The workshop with ratings of the first category's practices; `p_2_0` is the first practice of rank 2."""
    entries = tuple(
        PracticeRating(f"cat-0-p-{name[2]}-{name[4]}", rating, "not ours" if rating == "NA" else "")
        for name, rating in ratings.items()
    )
    return msgspec.structs.replace(workshop, ratings=entries)


def ids(view: ReviewView) -> list[str]:
    return [row.category_id for row in view.rows]


# --- order ---------------------------------------------------------------------------------------------------------


def test_the_groups_priority_leads_then_the_weight_then_the_lower_level_then_the_models_order() -> None:
    workshop = decided((0, 1, "low"), (1, 4), (2, 3, "high"), (3, 4), (1, 2), (1, 4, "high"), (1, 2))
    assert ids(review_view(workshop)) == ["cat-5", "cat-2", "cat-0", "cat-1", "cat-4", "cat-6", "cat-3"]


def test_what_has_no_gap_comes_last_open_then_not_applicable_then_out_of_scope() -> None:
    workshop = decided((0, 2), (1, 2), (None, 3), (1, 2), (0, 4))
    workshop = changed(changed(workshop, 0, in_scope=False), 1, na_reason="Bought from outside")
    view = review_view(workshop)
    assert [(row.category_id, row.kind) for row in view.rows] == [
        ("cat-4", "decided"),
        ("cat-3", "decided"),
        ("cat-2", "open"),
        ("cat-1", "not applicable"),
        ("cat-0", "out of scope"),
    ]


def test_levels_of_a_category_that_was_set_aside_are_not_shown() -> None:
    workshop = decided((0, 2), (1, 2))
    workshop = changed(changed(workshop, 0, in_scope=False), 1, na_reason="Not ours")
    for row in review_view(workshop).rows:
        assert (row.current, row.target, row.gap, row.weight) == (None, None, None, None)
    assert review_view(workshop).row("cat-1").reason == "Not ours"  # type: ignore[union-attr]


def test_an_open_category_shows_the_level_that_it_has_and_no_gap() -> None:
    row = review_view(decided((2, None))).rows[0]
    assert (row.kind, row.current, row.target, row.gap, row.weight) == ("open", 2, None, None, None)


@given(workshops())
def test_every_category_of_the_model_is_listed_once(workshop: Workshop) -> None:
    view = review_view(workshop)
    assert sorted(ids(view)) == sorted(category.id for category in workshop.model.categories)
    assert [KINDS.index(row.kind) for row in view.rows] == sorted(KINDS.index(row.kind) for row in view.rows)
    assert len(view.decided) == view.means.counted
    assert all((row.gap is not None) == (row.kind == "decided") for row in view.rows)


# --- practices to gain ---------------------------------------------------------------------------------------------


def test_practices_to_gain_lie_above_the_current_level_and_up_to_the_target() -> None:
    row = review_view(decided((1, 3))).rows[0]
    assert [practice.level for practice in row.to_gain] == [2, 2, 3, 3]
    assert {practice.rating for practice in row.to_gain} == {None}


def test_practices_that_are_in_place_or_do_not_apply_are_not_to_be_gained() -> None:
    workshop = rated(decided((1, 3)), p_2_0="L", p_2_1="P", p_3_0="NA", p_3_1="N", p_1_0="N", p_4_0="N")
    row = review_view(workshop).rows[0]
    assert [(practice.level, practice.rating) for practice in row.to_gain] == [(2, "P"), (3, "N")]


def test_nothing_is_to_be_gained_where_the_target_is_held_or_lies_below() -> None:
    for levels in ((2, 2), (3, 1)):
        assert review_view(decided(levels)).rows[0].to_gain == ()


# --- what stands out -----------------------------------------------------------------------------------------------


def test_the_largest_gap_is_the_widest_one_whatever_the_priority() -> None:
    view = review_view(decided((1, 2, "high"), (0, 3, "low"), (1, 4)))
    assert [row.category_id for row in view.largest] == ["cat-1", "cat-2"]
    assert view.rows[0].category_id == "cat-0"


def test_without_a_target_above_its_current_level_no_gap_is_the_largest() -> None:
    assert review_view(decided((2, 2), (3, 1))).largest == ()
    assert review_view(decided((None, None))).largest == ()


def test_a_mean_of_nothing_is_no_score() -> None:
    means = review_view(decided((1, None), (None, None))).means
    assert (means.current, means.target, means.gap) == (None, None, None)
    assert (means.counted, means.in_scope, means.open) == (0, 2, 2)


def test_a_new_workshop_has_not_begun_and_any_decision_begins_it() -> None:
    empty = decided((None, None), (None, None))
    assert not review_view(empty).begun
    assert review_view(changed(empty, 1, target=2)).begun
    assert review_view(changed(empty, 1, na_reason="Not ours")).begun
    assert review_view(rated(empty, p_0_0="F")).begun
    assert not review_view(changed(changed(empty, 1, target=2), 1, in_scope=False)).begun


def test_ratings_of_a_category_that_is_set_aside_do_not_count_as_rated() -> None:
    workshop = rated(decided((1, 2), (1, 2)), p_0_0="F")
    assert review_view(workshop).rated
    assert not review_view(changed(workshop, 0, na_reason="Not ours")).rated
    assert not review_view(changed(workshop, 0, in_scope=False)).rated


def test_the_first_open_category_is_found_in_the_models_order() -> None:
    workshop = changed(decided((1, 2), (None, None), (1, None), (None, None)), 1, na_reason="Not ours")
    assert review_view(workshop).first_open == "cat-2"
    assert review_view(decided((1, 2))).first_open == ""


def test_only_a_decided_category_makes_the_order_one_of_priorities() -> None:
    assert review_view(decided((1, 2, "low"))).prioritised
    assert not review_view(decided((1, None, "high"), (1, 2))).prioritised
