"""What the room is asked after a reveal, and the scenes in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.domain.agreement import spread
from app.domain.workshop import CategoryState
from app.queries.room import Pause, Place, scene
from app.room import say
from app.room.words import cast_word, prompt, title
from tests.app.room.scenes import NOW, a_round, make_model, make_workshop, with_rounds


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ([3] * 7, "Unanimous: decide"),
        ([2, 3, 3, 4], "Close together: decide"),
        ([2, 2, 3, 3, 3, 4, 5], "Outliers: what does “5” see that the others do not?"),
        ([1, 3, 3, 3, 3, 3, 3, 3, 5], "Outliers: what does “1” or “5” see that the others do not?"),
        ([1, 1, 1, 5, 5, 5], "Two camps: what do “1” and “5” each see?"),
        ([1, 1, 3, 3, 3], "Spread of 2 levels: what does “1” see that “3” does not?"),
        ([2, 3], ""),
        ([2], ""),
        ([], ""),
    ],
)
def test_the_prompt_asks_what_the_word_calls_for(votes: list[int], words: str) -> None:
    assert prompt(spread(votes, 1, 5)) == words


@given(st.integers(2, 10), st.data())
def test_a_prompt_names_no_level_that_nobody_voted_for(levels: int, data: st.DataObject) -> None:
    votes = data.draw(st.lists(st.integers(1, levels), max_size=30))
    made = spread(votes, 1, levels)
    asked = prompt(made)
    assert bool(asked) == (made.word is not None)
    named = {int(part.partition("”")[0]) for part in asked.split("“")[1:]}
    assert named <= set(votes)
    if made.word in ("split", "spread"):
        assert named == {min(votes), max(votes)}


@pytest.mark.parametrize(
    ("cast", "people", "words"),
    [(6, 8, "6 of 8 voted"), (0, 8, "0 of 8 voted"), (8, 8, "8 of 8 voted"), (9, 8, "9 voted"), (4, 0, "4 voted")],
)
def test_so_many_have_voted(cast: int, people: int, words: str) -> None:
    assert cast_word(cast, people) == words


def test_a_revealed_round_is_told_with_its_votes_and_prompt() -> None:
    workshop = make_workshop(make_model())
    shown = with_rounds(workshop, a_round(workshop, [1, 1, 1], 1), a_round(workshop, [1, 2, 3, None], 2))
    words = say(scene(shown, Place("score", "c0"), NOW))
    assert "Category 0, Category 1 of 3." in words
    assert "4 of 8 voted." in words
    assert "Today, round 2: Level 1 Step 1: 1 vote, level 2 Step 2: 1 vote, level 3 Step 3: 1 vote." in words
    assert "Median 2." in words
    assert "1 cannot judge." in words
    assert "The round before: Level 1 Step 1: 3 votes." in words
    assert "Where we want to be, round 2:" in words


@pytest.mark.parametrize("votes", [[2], [1, 2]])
def test_below_three_votes_only_the_votes_are_told(votes: list[int]) -> None:
    workshop = make_workshop(make_model())
    words = say(scene(with_rounds(workshop, a_round(workshop, votes)), Place("score", "c0"), NOW))
    assert "1 vote" in words
    assert "Median" not in words
    assert "decide" not in words


def test_a_decision_is_told_with_gap_priority_reason_and_what_follows() -> None:
    state = CategoryState("c0", current=2, target=4, priority="high", rationale="Because", dissent="Not me")
    workshop = replace(make_workshop(make_model()), states=(state,))
    words = say(scene(workshop, Place("score", "c0"), NOW))
    for part in (
        "Decided: current 2 Step 2.",
        "Target 4 Step 4.",
        "Gap +2.",
        "Priority high.",
        "Because.",
        "Next: Cat",
    ):
        assert part in words
    assert "Not me" not in words


def test_a_break_says_when_it_ends_and_then_that_it_has() -> None:
    assert say(Pause(60, "10:45", "Build")) == "Break. We go on at 10:45. Next: Build."
    assert say(Pause(0, "10:45", "")) == "Break. We go on now."
    assert title(Pause(60, "10:45", "")) == "Break"
