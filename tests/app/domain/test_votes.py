"""Rounds and their votes: what counts, and what is known before the reveal."""

from __future__ import annotations

import pytest

from app.domain.votes import SIDES, WHATS, Round, Vote, sides_of
from tests.app.factories import AT, a_full_workshop

VOTES = (
    Vote("1", "a", "Ana", current=3, target=4),
    Vote("2", None, current=0, cannot_judge_target=True),
    Vote("3", None, cannot_judge_current=True, target=2),
    Vote("4", None, cannot_judge_current=True, cannot_judge_target=True),
    Vote("5", None, current=2, target=2),
)


def test_a_vote_that_cannot_judge_is_no_rank():
    made = Round("r", "c", 1, "both", AT, AT, VOTES)
    assert (made.ranks("current"), made.cannot_judge("current")) == ((0, 2, 3), 2)
    assert (made.ranks("target"), made.cannot_judge("target")) == ((2, 2, 4), 2)
    assert (made.cast, made.revealed) == (5, True)


def test_a_hidden_round_tells_only_how_many_are_in():
    made = Round("r", "c", 1, "both", AT, hidden=5, voted=("a",))
    assert (made.cast, made.revealed, made.votes) == (5, False, ())
    for side in SIDES:
        assert (made.ranks(side), made.cannot_judge(side)) == ((), 0)


@pytest.mark.parametrize(
    ("what", "sides"), [("both", ("current", "target")), ("current", ("current",)), ("target", ("target",))]
)
def test_a_round_asks_for_one_level_or_both(what, sides):
    assert what in WHATS
    assert sides_of(what) == Round("r", "c", 1, what).sides == sides


def test_a_workshop_knows_the_rounds_of_a_category_and_the_one_that_waits():
    made = a_full_workshop()
    assert [round_.number for round_ in made.rounds_of("cat-0")] == [1, 2]
    assert made.rounds_of("cat-1") == ()
    assert made.open_round("cat-0") is None
    waiting = made.open_round("cat-2")
    assert waiting is made.rounds[2]
