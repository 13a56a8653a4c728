"""Sentences made from data: true for every kind of workshop."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import msgspec
import pytest

from app.domain.scoring import means
from app.domain.workshop import CategoryState, Criterion, Goal, Note, Workshop
from app.report import words
from tests.app.factories import DAY, a_model, a_workshop


def scored(*levels: tuple[int | None, int | None], **fields: object) -> Workshop:
    states = tuple(CategoryState(f"cat-{n}", current=c, target=t) for n, (c, t) in enumerate(levels))
    return a_workshop(a_model(5, len(levels)), states=states, **fields)


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        (
            [(1, 3), (2, 3)],
            "Payments wants to move up in all 2 categories, most of all in Category 0, from level 1 to 3",
        ),
        (
            [(1, 3), (2, 2)],
            "Payments wants to move up in 1 of 2 categories, most of all in Category 0, from level 1 to 3",
        ),
        (
            [(2, 2), (0, 3)],
            "Payments wants to move up in 1 of 2 categories, most of all in Category 1, from level 0 to 3",
        ),
        ([(2, 2), (3, 3)], "Payments is where it wants to be in all 2 categories, at 2.5 on average"),
        ([(3, 1), (2, 2)], "Payments needs less than it has in 1 of 2 categories: 1.5 on average instead of 2.5"),
        ([(1, 3)], "Payments wants to get from level 1 Level 1 to level 3 Level 3 in Category 0"),
        ([(2, 2), (None, 1)], "Payments is where it wants to be in Category 0: at level 2 Level 2"),
        ([(None, 3), (1, None)], "Payments has not been scored yet"),
    ],
)
def test_the_headline_says_what_the_figures_say(levels: list[tuple[int | None, int | None]], sentence: str) -> None:
    assert words.headline(scored(*levels)) == sentence


def test_the_headline_names_the_client_where_there_is_no_team_and_shortens_long_names() -> None:
    assert words.headline(scored((1, 2), (1, 2), team="")).startswith("Acme wants")
    assert len(words.headline(scored((1, 2), (1, 2), team="x" * 300))) < 160


def test_a_workshop_without_an_applicable_category_says_so() -> None:
    states = tuple(CategoryState(f"cat-{n}", na_reason="bought") for n in range(3))
    assert words.headline(a_workshop(states=states)) == "None of the categories applies to Payments"


def test_no_score_is_never_zero() -> None:
    assert words.mean_word(None) == "no score"
    assert words.mean_word(Fraction(0)) == "0.0"
    assert words.mean_word(Fraction(-3, 2), sign=True) == "\u22121.5"
    assert words.mean_word(Fraction(2), sign=True) == "+2.0"


def test_the_means_say_what_they_count() -> None:
    states = (CategoryState("cat-0", current=1, target=2), CategoryState("cat-1", na_reason=""))
    assert (
        words.counted_words(means(a_workshop(states=states))) == "1 of 3 categories counted, 1 open, 1 not applicable"
    )


@pytest.mark.parametrize(
    ("things", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_things_are_listed_as_one_says_them(things: list[str], sentence: str) -> None:
    assert words.listed(things) == sentence


def test_a_goal_is_due_with_its_last_criterion_that_counts() -> None:
    late, later = DAY + dt.timedelta(days=20), DAY + dt.timedelta(days=90)
    workshop = a_workshop()
    goal = Goal("g", "cat-0", "t", 0, 1, criteria=(Criterion("a", "m", due=DAY), Criterion("b", "m", due=late)))
    assert words.goal_due(workshop, goal) == late
    dropped = Criterion("c", "m", due=later, state="dropped")
    assert words.goal_due(workshop, msgspec.structs.replace(goal, criteria=(*goal.criteria, dropped))) == late
    assert words.goal_due(workshop, msgspec.structs.replace(goal, criteria=())) == DAY + dt.timedelta(days=30)


def test_what_a_goal_lacks_is_one_sentence() -> None:
    assert words.lacks_sentence(()) == ""
    assert words.lacks_sentence(("owner",)) == "Still to settle: an owner."
    assert words.lacks_sentence(("title", "baseline_date", "due")) == (
        "Still to settle: a title, the date of a baseline and a due date."
    )


@pytest.mark.parametrize(
    ("at", "time"), [("2026-11-23T14:22:07.123+01:00", "14:22"), ("2026-11-23T00:05:00+00:00", "00:05"), ("", "")]
)
def test_a_note_shows_the_time_in_the_room(at: str, time: str) -> None:
    assert words.time_word(Note("n", None, "quote", "x", at)) == time
