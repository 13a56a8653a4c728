"""The sentences of the votes card, of made-up values."""

from __future__ import annotations

import pytest

from app.domain.agreement import spread
from app.queries.votes import Asked, Voter
from ui.votes import words

ANA, BEN, CAT, DAN = (Voter(name, "", removed=False) for name in ("Ana", "Ben", "Cat", "Dan"))


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ((), "Nobody could judge."),
        ((3,), "Median 3 · all at 3"),
        ((1, 4), "Median 1|4 · from 1 to 4"),
        ((2, 2, 2), "Median 2 · all at 2 · agreement 1.00"),
        ((1, 1, 1, 5, 5, 5), "Median 1|5 · from 1 to 5 · agreement \u22121.00"),
    ],
)
def test_median_range_and_agreement_in_a_line(votes: tuple[int, ...], told: str) -> None:
    assert words.numbers_words(spread(votes, 1, 5)) == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (Asked(1, 2, ()), Asked(5, 1, ()), "Hear the 1 first, then the 5."),
        (Asked(1, 2, (ANA, BEN)), Asked(5, 1, (CAT,)), "Hear the 1 (Ana, Ben) first, then the 5 (Cat)."),
        (Asked(1, 3, (ANA,)), Asked(5, 1, ()), "Hear the 1 (Ana, 2 more) first, then the 5."),
        (Asked(1, 4, (ANA, BEN, CAT, DAN)), Asked(5, 1, ()), "Hear the 1 (Ana, Ben, Cat, 1 more) first, then the 5."),
        (
            Asked(1, 1, (Voter("Ana", "", removed=True),)),
            Asked(5, 1, ()),
            "Hear the 1 (Ana, no longer listed) first, then the 5.",
        ),
    ],
)
def test_who_is_heard_first(first: Asked, second: Asked, told: str) -> None:
    assert words.hear_words((first, second)) == told


def test_long_names_are_shortened_and_never_crowd_the_sentence() -> None:
    voters = tuple(Voter(f"{n} Maximiliane von Hohenstein-Schwarzenfels", "", removed=False) for n in range(3))
    told = words.hear_words((Asked(1, 3, voters), Asked(5, 1, ())))
    assert told == "Hear the 1 (0 Maximiliane von Hohen…, 2 more) first, then the 5."


def test_nobody_is_asked_where_all_agree() -> None:
    assert words.hear_words(()) == ""


def test_a_sentence_names_the_button_where_the_act_has_no_key() -> None:
    assert words.undecided_words("", "").endswith("“Go on” goes on with the vote, “Give up” gives it up.")
    assert words.resting_words("") == "Digits are no votes now: “Go on” leads back to this round."
    assert words.more_words(2, "") == "Two rounds are usual. The same button again opens a third."


@pytest.mark.parametrize(("rounds", "told"), [(0, ""), (1, ""), (2, "Two rounds are usual. V again opens a third.")])
def test_only_a_third_round_is_asked_about(rounds: int, told: str) -> None:
    assert words.more_words(rounds, "V") == told
