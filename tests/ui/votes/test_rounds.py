"""Voting again, the third round, one level after the other, and giving a round up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.commands import RevealRound
from tests.ui.votes.conftest import ENTER, ESC, NAMES, SHIFT, VotingRoom

Gather = Callable[..., VotingRoom]


def held(room: VotingRoom, *votes: str, key: str = "v") -> None:
    """A whole round."""
    room.key(key)
    for vote in votes:
        room.press(vote)
    room.reveal()


def test_the_second_round_is_hidden_again_and_shown_beside_the_first(gather: Gather) -> None:
    room = gather(*NAMES[:4])
    held(room, "13", "24", "34", "55")
    assert room.card.vote.text() == "Vote again"
    room.key("v")
    assert room.card.title_label.text() == "Votes, round 2"
    assert not room.find("votes_current").isVisible()
    assert room.text("votes_current_numbers") == ""
    for vote in ("24", "24", "24", "34"):
        room.press(vote)
    room.reveal()
    assert room.text("votes_current_numbers").startswith("Median 2 · from 2 to 3")
    described = room.find("votes_current_dots").accessibleDescription()
    assert "The round before: Level 1 Level 1: 1 vote" in described


def test_a_third_round_needs_a_second_key(gather: Gather) -> None:
    room = gather("Ana")
    held(room, "24")
    held(room, "24")
    room.key("v")
    assert room.view.open is None
    assert room.message == "Two rounds are usual. V again opens a third."
    assert room.focus is room.page
    room.key("v")
    assert room.view.open is not None
    assert room.view.open.number == 3
    room.press("24")
    room.reveal()
    room.key("v")
    assert room.message == "Two rounds are usual, and there were 3. V again opens one more."


def test_the_warning_is_forgotten_in_another_category(gather: Gather) -> None:
    room = gather("Ana")
    held(room, "24")
    held(room, "24")
    room.key("v")
    room.key("n")
    room.key("p")
    assert room.message == ""
    room.key("v")
    assert room.view.open is None


def test_one_after_the_other_the_target_comes_next_and_current_again_is_beside_it(gather: Gather) -> None:
    room = gather("Ana", "Ben", "Chloé", together=False)
    held(room, "1", "2", "5")
    assert (room.card.vote.text(), room.card.again.text()) == ("Vote on the target", "Current again")
    assert room.find("votes_target").isVisible() is False
    held(room, "2", "2", "2", key="s")
    last = room.view.votes.rounds[-1]
    assert (last.sides, last.number) == (("current",), 2)
    assert room.card.vote.text() == "Vote on the target"
    held(room, "4", "4", "5")
    last = room.view.votes.rounds[-1]
    assert (last.sides, last.number) == (("target",), 1)
    assert room.card.title_label.text() == "Votes"
    assert (room.text("votes_current_round"), room.text("votes_target_round")) == ("Round 2", "Round 1")
    assert room.text("votes_current_numbers").startswith("Median 2 · all at 2")
    assert room.text("votes_target_numbers").startswith("Median 4")
    assert (room.card.vote.text(), room.card.again.text()) == ("Target again", "Current again")
    held(room, "4", "4", "4")
    assert room.view.votes.rounds[-1].sides == ("target",)
    room.key("a")
    assert (room.state().current, room.state().target) == (2, 4)


def test_the_key_for_current_again_votes_on_both_where_both_are_voted_at_once(gather: Gather) -> None:
    room = gather("Ana")
    held(room, "24")
    assert not room.card.again.isVisible()
    held(room, "35", key="s")
    assert room.view.votes.rounds[-1].sides == ("current", "target")


def test_giving_up_a_round_takes_its_votes_and_undo_brings_them_back(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "35")
    room.key("v", SHIFT)
    assert room.view.open is None
    assert room.page.notice.text == "Round 1 is given up. Its 2 votes went with it."
    assert room.focus is room.page
    room.click("notice_action")
    assert room.cast == 2
    assert room.text("votes_count") == "2 of 8 in"


def test_giving_up_where_no_vote_is_open_says_so(gather: Gather) -> None:
    room = gather(*NAMES)
    room.key("v", SHIFT)
    assert room.message == "No vote is open."


def test_a_half_card_does_not_reach_the_next_round(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "3")
    room.key("v", SHIFT)
    room.key("v")
    assert not room.card.entry.half_typed
    assert room.cast == 0


def test_a_reveal_from_elsewhere_ends_the_entry(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "3")
    assert room.view.open is not None
    assert room.desk.bridge.do(RevealRound(workshop_id=room.id, round_id=room.view.open.id)) is None
    room.desk.settle()
    assert not room.card.entry.isVisible()
    assert room.focus is room.page
    room.key("3")
    assert room.state().current == 3


@pytest.mark.parametrize("levels", range(2, 11))
def test_models_of_any_number_of_levels_vote_and_decide_by_keys_alone(gather: Gather, levels: int) -> None:
    room = gather("Ana", "Ben", "Chloé", levels=levels)
    top = "0" if levels == 10 else str(levels)
    room.cards("1" + top, "1" + top, "2" + top)
    room.key(ENTER)
    room.key("a")
    assert (room.state().current, room.state().target) == (1, levels)
    assert room.state().decided


def test_a_whole_category_from_opening_to_decision_by_keyboard_alone(gather: Gather) -> None:
    room = gather("Ana", "Ben", "Chloé", "Dirk")
    room.key("v")
    for vote in ("13", "24", "35", "54"):
        room.press(vote)
    room.key(ENTER)
    assert room.text("votes_current_hear") == "Hear the 1 first, then the 5."
    room.key("q")
    room.type("We deploy by hand.")
    room.key(ENTER)
    room.key(ESC)
    room.key("v")
    for vote in ("23", "24", "24", "34"):
        room.press(vote)
    room.key(ENTER)
    room.key("a")
    assert (room.state().current, room.state().target) == (2, 4)
    room.key("r")
    room.type("One pipeline is missing.")
    room.key(ESC)
    room.key("y")
    room.key("n")
    assert room.page.detail == "cat-1"
    state = room.state("cat-0")
    assert (state.rationale, state.priority, state.decided) == ("One pipeline is missing.", "high", True)
    assert [note.text for note in room.workshop.notes_of("cat-0")] == ["We deploy by hand."]
