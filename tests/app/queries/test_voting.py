"""What the votes card is told: who is expected, what comes next, and what the median suggests."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from app.domain.votes import Round, Vote, What
from app.domain.workshop import CategoryState, Participant
from app.queries.voting import VotingView, voting_view
from tests.app.factories import a_model, a_workshop

EARLY, LATE, LATER = (f"2026-11-23T14:{minute}:00.000+00:00" for minute in (10, 20, 30))
PEOPLE = tuple(Participant(f"{n:032x}", f"Person {n}") for n in range(4))


def cards(*ranks: int) -> tuple[Vote, ...]:
    return tuple(Vote(f"c{n}", current=rank, target=rank) for n, rank in enumerate(ranks))


def shown(*rounds: Round, **fields: Any) -> VotingView:
    made = a_workshop(a_model(levels=5), **({"participants": PEOPLE, "rounds": rounds} | fields))
    return voting_view(made, "cat-0")


def a_round(number: int, what: What = "both", *votes: int, open: bool = False, **fields: Any) -> Round:
    revealed = None if open else LATE
    return Round(f"r{what}{number}", "cat-0", number, what, EARLY, revealed, cards(*votes), **fields)


def test_an_open_round_tells_who_has_voted_and_never_what():
    view = shown(a_round(1, open=True, hidden=3, voted=(PEOPLE[1].id, "gone")))
    assert [(b.name, b.voted) for b in view.ballots] == [(p.name, p is PEOPLE[1]) for p in PEOPLE]
    assert (view.expected, view.missing, view.gone, view.cards) == (5, 2, 1, 1)
    assert view.revealed() == ()
    assert view.median("current") is None


@pytest.mark.parametrize(("people", "hidden", "missing"), [(4, 0, 4), (4, 4, 0), (4, 6, -2), (0, 3, 0)])
def test_how_many_votes_are_missing(people: int, hidden: int, missing: int):
    view = shown(a_round(1, open=True, hidden=hidden), participants=PEOPLE[:people])
    assert view.missing == missing


def test_without_a_round_there_is_nothing():
    view = shown()
    assert (view.open, view.missing, view.cards, view.revealed(), view.ballots) == (None, 0, 0, (), ())
    assert view.next_what() == "both"
    assert shown(vote_together=False).next_what() == "current"


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (("both",), "both"),
        (("current",), "target"),
        (("current", "current"), "target"),
        (("current", "target"), "target"),
        (("current", "target", "current"), "current"),
        (("both", "current"), "current"),
    ],
)
def test_what_the_next_round_asks_for(asked: tuple[What, ...], wanted: What):
    view = shown(*(a_round(n, what, 2) for n, what in enumerate(asked, 1)))
    assert view.next_what() == wanted


def test_the_last_votes_of_each_level_with_the_round_before():
    view = shown(a_round(1, "both", 1, 2, 3), a_round(2, "current", 2, 2, 3))
    current, target = view.revealed()
    assert (current.side, current.number, current.view.spread.votes) == ("current", 2, (2, 2, 3))
    assert current.earlier is not None
    assert current.earlier.votes == (1, 2, 3)
    assert (target.side, target.number, target.earlier) == ("target", 1, None)
    assert (view.rounds_on("current"), view.rounds_on("target"), view.rounds_on("both")) == (2, 1, 2)


def test_a_median_is_clear_where_it_is_one_level():
    view = shown(a_round(1, "both", 1, 2, 3, 4))
    assert (view.median("current"), view.clear_median("current")) == ((2, 3), None)
    assert shown(a_round(1, "both", 1, 2, 2, 4)).clear_median("target") == 2


@pytest.mark.parametrize(
    ("levels", "decided_at", "unconfirmed"),
    [
        ((2, 3), EARLY, True),
        ((2, 3), LATE, False),
        ((2, 3), LATER, False),
        ((2, None), None, True),
        ((None, None), None, False),
    ],
)
def test_a_reveal_after_the_decision_waits_for_its_confirmation(
    levels: tuple[int | None, int | None], decided_at: str | None, unconfirmed: bool
):
    state = CategoryState("cat-0", current=levels[0], target=levels[1], decided_at=decided_at)
    view = shown(a_round(1, "current", 2, 2, 3), states=(state,))
    assert view.unconfirmed == (("current",) if unconfirmed else ())
    assert view.may_repeat("current") is unconfirmed
    assert not view.may_repeat("target")


def test_votes_on_the_target_do_not_unsettle_the_current_level():
    early, late = (a_round(1, what, 2, 2, 3) for what in ("current", "target"))
    first = msgspec.structs.replace(early, revealed_at=EARLY)
    state = CategoryState("cat-0", current=2, decided_at=LATE)
    view = shown(first, msgspec.structs.replace(late, revealed_at=LATER), states=(state,))
    assert view.unconfirmed == ("target",)
    assert not view.may_repeat("current")


def test_a_round_that_waits_confirms_nothing():
    state = CategoryState("cat-0", current=2, target=3, decided_at=EARLY)
    assert not shown(a_round(1, open=True, hidden=2), states=(state,)).unconfirmed


def test_the_way_of_the_last_votes_is_known():
    named = (Vote("v", PEOPLE[0].id, "Person 0", current=2, target=2),)
    assert not shown(a_round(1, "both", 2, 3)).by_name
    assert shown(Round("r", "cat-1", 1, "both", LATER, LATER, named), a_round(1, "both", 2)).by_name
    assert shown(a_round(1, open=True, hidden=1, voted=(PEOPLE[0].id,))).by_name
    assert not shown(a_round(1, open=True)).by_name
