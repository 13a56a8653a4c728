"""How far votes lie apart: the table, other implementations, and what holds for every input."""

from __future__ import annotations

import itertools
import random
import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreement import FEWEST, Spread, agreement, layers, quartile, spread

F = Fraction


@st.composite
def votes_on_a_scale(draw: st.DrawFn, least: int = 0) -> tuple[list[int], int, int]:
    """Votes with the ends of their scale: 2 to 10 levels from 0 or 1."""
    lowest = draw(st.integers(0, 1))
    highest = draw(st.integers(lowest + 1, lowest + 9))
    return draw(st.lists(st.integers(lowest, highest), min_size=least, max_size=40)), lowest, highest


@pytest.mark.parametrize(
    ("scale", "votes", "median", "iqr", "a", "far", "word"),
    [
        ((0, 5), "2 2 3 3 3 4 5", (3, 3), F(1), F(3, 5), {5}, "outliers"),
        ((0, 5), "2 2 2 3 3 3", (2, 3), F(1), F(4, 5), set(), "close"),
        ((0, 5), "1 1 1 5 5 5", (1, 5), F(4), F(-11, 20), {1, 5}, "split"),
        ((1, 5), "1 1 1 5 5 5", (1, 5), F(4), F(-1), {1, 5}, "split"),
        ((0, 5), "0 1 2 3 4 5", (2, 3), F(5, 2), F(0), {0, 5}, "split"),
        ((1, 5), "1 2 2 3 4", (2, 2), F(1), F(2, 5), {4}, "outliers"),
        ((0, 5), "3 3 3 3 3 3 3", (3, 3), F(0), F(1), set(), "unanimous"),
        ((0, 5), "2 3 3 4", (3, 3), F(1, 2), F(7, 10), set(), "close"),
    ],
)
def test_the_table_of_the_rules(scale, votes, median, iqr, a, far, word):
    made = spread([int(vote) for vote in votes.split()], *scale)
    assert (made.median, made.iqr, made.agreement, set(made.far), made.word) == (median, iqr, a, far, word)


@pytest.mark.parametrize(
    ("scale", "votes", "word"),
    [
        # two levels: either end is one level
        ((0, 1), "0 0 1", "split"),
        ((0, 1), "0 0 0 1", "close"),
        # three levels: the middle one belongs to no end
        ((1, 3), "1 1 2 3 3", "split"),
        ((1, 3), "1 2 2 2 3", "close"),
        ((1, 3), "2 2 2 2 1", "close"),
        # seven levels: two at either end; 7 / 3 rounds down, 8 / 3 up
        ((1, 7), "1 2 4 4 6 7", "split"),
        ((1, 7), "1 3 4 4 5 7", "spread"),
        ((1, 8), "3 3 5 5 6 6", "split"),
        # a quarter of the votes far off is still outliers, more is not
        ((0, 5), "3 3 3 5", "outliers"),
        ((0, 9), "5 5 5 5 5 3 7", "spread"),
        ((0, 9), "5 5 5 5 5 5 3 7", "outliers"),
        # nobody is far off, and yet the middle half lies two levels apart
        ((0, 9), "3 3 4 5 5", "spread"),
        # half a level beside the median counts: 2 to 3.5 is one and a half
        ((0, 9), "2 3 4 4", "spread"),
    ],
)
def test_the_word_at_its_edges(scale, votes, word):
    assert spread([int(vote) for vote in votes.split()], *scale).word == word


def test_the_value_that_the_r_package_gives():
    assert float(agreement([30, 40, 210, 130, 530, 50, 10])) == pytest.approx(0.6113333, abs=5e-8)


@pytest.mark.parametrize(
    ("counts", "a"),
    [
        ((0, 0, 7, 0, 0), F(1)),
        ((5, 0, 0, 0, 5), F(-1)),
        ((3, 3, 3, 3, 3), F(0)),
        ((0, 4, 4, 0, 0), F(3, 4)),
        ((1, 0, 1), F(-1)),
        ((1, 1), F(0)),
        ((3, 1), F(1, 2)),
        # 11100: six triples 110, none 101, so U = 1, and A = 1 - 2/4
        ((2, 2, 2, 0, 0), F(1, 2)),
    ],
)
def test_agreement_by_hand(counts, a):
    assert agreement(counts) == a


def slow_agreement(counts: list[int]) -> F:
    """Van der Eijk's A in another way: vote by vote off the top, triples by their three indices."""
    k, n = len(counts), sum(counts)
    heights = sorted({0, *counts})
    total = F(0)
    for below, top in itertools.pairwise(heights):
        pattern = "".join("1" if count >= top else "0" for count in counts)
        s = pattern.count("1")
        if s == k:
            value = F(0)
        elif s == 1:
            value = F(1)
        else:
            triples = [pattern[i] + pattern[j] + pattern[m] for i in range(k) for j in range(i) for m in range(j)]
            tu, tdu = triples.count("110") + triples.count("011"), triples.count("101")
            u = F((k - 2) * tu - (k - 1) * tdu, (k - 2) * (tu + tdu))
            value = u * (1 - F(s - 1, k - 1))
        total += F((top - below) * s, n) * value
    return total


@given(st.lists(st.integers(0, 60), min_size=2, max_size=10).filter(any))
def test_agreement_is_that_of_another_implementation(counts: list[int]):
    assert agreement(counts) == slow_agreement(counts)


@given(votes_on_a_scale(FEWEST))
def test_the_scale_reversed_says_the_same(case):
    votes, lowest, highest = case
    one, other = spread(votes, lowest, highest), spread([lowest + highest - vote for vote in votes], lowest, highest)
    assert (one.agreement, one.word, one.iqr, one.range) == (other.agreement, other.word, other.iqr, other.range)
    assert one.median and other.median
    assert one.median == tuple(lowest + highest - vote for vote in reversed(other.median))
    assert len(one.far) == len(other.far)


@given(votes_on_a_scale(), st.randoms(use_true_random=False))
def test_the_order_of_the_votes_says_nothing(case, random: random.Random):
    votes, lowest, highest = case
    shuffled = random.sample(votes, len(votes))
    assert spread(shuffled, lowest, highest) == spread(votes, lowest, highest)


@given(votes_on_a_scale(1))
def test_every_value_is_within_its_bounds(case):
    votes, lowest, highest = case
    made = spread(votes, lowest, highest)
    assert -1 <= agreement(made.counts) <= 1
    assert made.iqr is not None and made.range is not None and made.median is not None
    assert 0 <= made.iqr <= made.range <= highest - lowest
    assert made.votes[0] <= made.median[0] <= made.median[1] <= made.votes[-1]
    assert made.middle == F(statistics.median(votes))
    assert sum(made.counts) == len(votes) == len(made.votes)
    assert (made.agreement is None) == (made.word is None) == (len(votes) < FEWEST)


@given(votes_on_a_scale(2))
def test_the_quartiles_are_those_of_the_statistics_module(case):
    votes = sorted(case[0])
    first, second, third = statistics.quantiles([F(vote) for vote in votes], n=4, method="inclusive")
    assert (quartile(votes, 1), quartile(votes, 2), quartile(votes, 3)) == (first, second, third)


@given(votes_on_a_scale(FEWEST))
def test_the_word_follows_its_rule(case):
    """The words once more, in floating point and from the definition."""
    votes, lowest, highest = case
    n, k, m = len(votes), highest - lowest + 1, statistics.median(votes)
    end = max(1, int(k / 3 + 0.5))
    low = [vote for vote in votes if vote in range(lowest, lowest + end)]
    high = [vote for vote in votes if vote in range(highest - end + 1, highest + 1)]
    far = [vote for vote in votes if abs(vote - m) >= 2]
    quarters = statistics.quantiles(votes, n=4, method="inclusive")
    narrow = quarters[2] - quarters[0] <= 1
    if len(set(votes)) == 1:
        word = "unanimous"
    elif len(low) / n >= 1 / 3 and len(high) / n >= 1 / 3:
        word = "split"
    elif narrow and max(abs(vote - m) for vote in votes) <= 1:
        word = "close"
    elif narrow and 0 < len(far) <= n / 4:
        word = "outliers"
    else:
        word = "spread"
    assert spread(votes, lowest, highest).word == word


def test_below_three_votes_there_are_only_the_votes():
    assert spread([], 0, 4) == Spread((), 0, 4)
    assert spread([3], 0, 4) == Spread((3,), 0, 4, (3, 3), 0, F(0))
    assert spread([4, 0], 0, 4) == Spread((0, 4), 0, 4, (0, 4), 4, F(2), far=(0, 4))


@pytest.mark.parametrize(
    ("votes", "settled"),
    [("", True), ("2", True), ("2 3", True), ("1 3", False), ("2 2 2", True), ("2 2 3", True), ("0 0 4 4", False)],
)
def test_who_is_close_needs_no_evidence(votes: str, settled: bool):
    assert spread([int(vote) for vote in votes.split()], 0, 4).settled is settled


@pytest.mark.parametrize(("votes", "ends"), [([5], (0, 4)), ([0], (1, 5)), ([1, 6], (1, 5)), ([], (2, 2))])
def test_a_vote_outside_the_scale_is_no_vote(votes: list[int], ends: tuple[int, int]):
    with pytest.raises(ValueError, match="scale"):
        spread(votes, *ends)


def test_nothing_has_no_agreement():
    with pytest.raises(ValueError, match="no vote"):
        agreement([0, 0, 0])


def test_two_hundred_votes_on_ten_levels_are_counted():
    made = spread([n % 10 + 1 for n in range(200)], 1, 10)
    assert made.counts == (20,) * 10
    # three of ten levels hold less than a third of the votes
    assert (made.agreement, made.word, made.median) == (F(0), "spread", (5, 6))


@given(votes_on_a_scale(least=1))
def test_the_layers_hold_every_vote_once_and_give_the_agreement(case: tuple[list[int], int, int]) -> None:
    votes, lowest, highest = case
    counts = [votes.count(rank) for rank in range(lowest, highest + 1)]
    found = layers(counts)
    assert sum(layer.votes for layer in found) == len(votes)
    held = [sum(layer.votes // layer.ones for layer in found if layer.pattern[place]) for place in range(len(counts))]
    assert held == counts
    total = sum((F(layer.votes, len(votes)) * layer.agreement for layer in found), F(0))
    assert total == agreement(counts)


def test_the_layers_of_the_worked_example_of_the_rules() -> None:
    first, second, third = layers([0, 0, 2, 3, 1, 1])
    assert (first.pattern, first.votes, first.agreement) == ((False, False, True, True, True, True), 4, F(2, 5))
    assert (second.votes, second.agreement, third.votes, third.agreement) == (2, F(4, 5), 1, F(1))
    assert third.unimodality is None
