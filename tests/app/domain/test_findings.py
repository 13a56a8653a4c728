"""What a workshop found: order with reasons, strengths, next steps, contested votes, roles."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import (
    contested,
    largest_gap,
    last_votes,
    next_steps,
    ranked_gaps,
    roles,
    strengths,
)
from app.domain.votes import Round, Vote
from app.domain.workshop import Action, CategoryState, Goal, Participant, PracticeRating, Workshop
from tests.app.factories import DAY, a_model, a_workshop


def scored(*states: dict[str, Any], levels: int = 5, **fields: Any) -> Workshop:
    """A workshop whose first categories stand as given."""
    made = tuple(CategoryState(f"cat-{n}", **state) for n, state in enumerate(states))
    return a_workshop(a_model(levels, len(states)), states=made, **fields)


# --- gaps ----------------------------------------------------------------------------------------------------------


def test_each_category_says_what_put_it_before_the_next_one() -> None:
    workshop = scored(
        {"current": 2, "target": 2},
        {"current": 1, "target": 3},
        {"current": 1, "target": 2, "priority": "high"},
        {"current": 0, "target": 2},
        {"current": 1, "target": 3},
    )
    found = [(ranked.row.category_id, ranked.reason) for ranked in ranked_gaps(workshop)]
    assert found == [
        ("cat-2", "priority"), ("cat-3", "lower"), ("cat-1", "model"), ("cat-4", "weight"), ("cat-0", "last"),
    ]  # fmt: skip


def test_the_largest_gap_is_the_widest_even_behind_a_priority() -> None:
    workshop = scored({"current": 1, "target": 2, "priority": "high"}, {"current": 0, "target": 3})
    assert ranked_gaps(workshop)[0].row.category_id == "cat-0"
    assert largest_gap(workshop) is not None
    assert largest_gap(workshop).category_id == "cat-1"  # type: ignore[union-attr]
    assert largest_gap(scored({"current": 2, "target": 1}, {"current": 1, "target": 1}, {"current": 1})) is None


# --- strengths -----------------------------------------------------------------------------------------------------


def test_a_category_at_its_target_comes_before_a_high_one_and_a_practice_ahead() -> None:
    workshop = scored(
        {"current": 1, "target": 4, "priority": "high"},
        {"current": 1, "target": 3, "priority": "high"},
        {"current": 2, "target": 3, "priority": "high"},
        {"current": 3, "target": 4},
        {"current": 1, "target": 1},
        ratings=(
            PracticeRating("cat-0-p-2-0", "F"),
            PracticeRating("cat-4-p-0-0", "L"),
            PracticeRating("cat-4-p-1-0", "N"),
            PracticeRating("cat-4-p-1-1", "NA"),
        ),
    )
    found = strengths(workshop)
    assert [(one.kind, one.category_id, one.level) for one in found] == [
        ("reached", "cat-4", 1), ("high", "cat-3", 3), ("ahead", "cat-0", 2),
    ]  # fmt: skip
    assert (found[0].in_place, found[0].rated) == (1, 2)
    assert found[2].practice is not None


def test_the_lowest_level_is_no_strength_and_a_gap_is_none_either() -> None:
    assert strengths(scored({"current": 0, "target": 0}, {"current": 2, "target": 4})) == ()
    assert strengths(scored({}, {"na_reason": "bought"})) == ()


def test_only_fully_achieved_practices_above_the_level_are_ahead() -> None:
    state = {"current": 1, "target": 2}
    for rating, level, ahead in (("L", 3, False), ("F", 1, False), ("F", 2, True), ("F", 4, True)):
        workshop = scored(state, ratings=(PracticeRating(f"cat-0-p-{level}-0", rating),))  # type: ignore[arg-type]
        assert bool(strengths(workshop)) == ahead, (rating, level)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=8))
def test_no_category_is_a_strength_and_a_gap_at_once(levels: list[tuple[int, int]]) -> None:
    workshop = scored(*({"current": current, "target": target} for current, target in levels))
    gaps = [ranked.row.category_id for ranked in ranked_gaps(workshop) if ranked.row.gap > 0][:3]
    strong = [one.category_id for one in strengths(workshop) if one.kind != "ahead"]
    assert set(gaps) & set(strong) == set()
    assert len(strong) == len(set(strong)) <= 3


# --- next steps ----------------------------------------------------------------------------------------------------


def test_the_next_steps_are_the_open_actions_that_are_due_first() -> None:
    def day(n: int) -> dt.date:
        return DAY + dt.timedelta(days=n)

    goals = (
        Goal("a", "cat-0", "Later goal", 0, 1, "later", owner="Zoe"),
        Goal("b", "cat-0", "First", 0, 1, "now", owner="Ana", actions=(
            Action("1", "undated"), Action("2", "third", "Tom", day(9)), Action("3", "done", "Tom", day(1), True))),
        Goal("c", "cat-0", "Second", 0, 1, "next", owner="Ben", actions=(
            Action("4", "first", "", day(2)), Action("5", "second", "Lea", day(5)))),
        Goal("d", "cat-0", "All done", 0, 1, "next", actions=(Action("6", "over", "Lea", day(3), True),)),
    )  # fmt: skip
    steps = next_steps(a_workshop(goals=goals))
    assert [(step.what, step.who, step.goal) for step in steps] == [
        ("first", "Ben", 2), ("second", "Lea", 2), ("third", "Tom", 1), ("undated", "Ana", 1), ("Later goal", "Zoe", 4),
    ]  # fmt: skip
    assert len(next_steps(a_workshop(goals=goals), 3)) == 3
    assert next_steps(a_workshop()) == ()


# --- votes and people ----------------------------------------------------------------------------------------------


def a_round(number: int, votes: str, revealed: bool = True) -> Round:
    at = "2026-11-23T10:15:00+01:00"
    made = tuple(Vote(f"{number}-{n}", current=int(rank), target=4) for n, rank in enumerate(votes.split()))
    return Round(f"r{number}", "cat-0", number, "both", at, at if revealed else None, made if revealed else ())


def test_the_last_votes_come_with_the_first_round_not_the_one_before() -> None:
    workshop = scored({"current": 1}, rounds=(a_round(1, "0 4 4 0"), a_round(2, "1 2 3"), a_round(3, "2 2 2")))
    view = last_votes(workshop, "cat-0", "current")
    assert view is not None
    assert (view.round, view.spread.votes, view.contested) == (3, (2, 2, 2), False)
    assert view.first is not None
    assert view.first.votes == (0, 0, 4, 4)
    assert last_votes(scored({}, rounds=(a_round(1, "1 1 1"),)), "cat-0", "current").first is None  # type: ignore[union-attr]


def test_votes_that_wait_for_their_reveal_say_nothing() -> None:
    workshop = scored({}, rounds=(a_round(1, "0 0 4 4"), a_round(2, "", revealed=False)))
    view = last_votes(workshop, "cat-0", "current")
    assert view is not None
    assert view.round == 1
    assert last_votes(scored({}, rounds=(a_round(1, "", revealed=False),)), "cat-0", "target") is None


@pytest.mark.parametrize(
    ("votes", "apart"), [("0 0 4 4", True), ("0 2 2 4 1", True), ("2 2 2 3", False), ("0 4", False)]
)
def test_contested_are_the_levels_whose_last_votes_stayed_apart(votes: str, apart: bool) -> None:
    workshop = scored({"current": 2, "target": 4}, rounds=(a_round(1, votes),))
    category = workshop.model.categories[0]
    assert contested(workshop, category) == (("current",) if apart else ())
    aside = scored({"na_reason": "bought"}, rounds=(a_round(1, votes),))
    assert contested(aside, category) == ()


def test_roles_are_counted_as_first_spelled() -> None:
    people = [("Ana", "Developer"), ("Tom", "developer "), ("Lea", ""), ("Ben", "Operations"), ("Zoe", "")]
    workshop = a_workshop(participants=tuple(Participant(name, name, role) for name, role in people))
    assert roles(workshop) == (("Developer", 2), ("", 2), ("Operations", 1))
