"""The reveal: what is said before it, what is shown after it, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.commands import CastVote, SetNotApplicable
from app.domain.workshop import Participant
from tests.ui.votes.conftest import BACK, CTRL, ENTER, ESC, NAMES, SHIFT, TAB, VotingRoom

Gather = Callable[..., VotingRoom]


def dots(room: VotingRoom, side: str) -> str:
    return str(room.find(f"votes_{side}_dots").accessibleDescription())


def test_missing_votes_are_told_and_the_second_enter_reveals(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards(*["24"] * 6)
    room.key(ENTER)
    assert room.message == "2 have not voted. Enter again reveals."
    assert room.focus is room.card.entry
    assert room.view.open is not None
    room.key(ENTER)
    assert room.view.open is None
    assert room.message == ""
    assert room.focus is room.page


def test_a_vote_between_the_two_enters_asks_again(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards(*["24"] * 6)
    room.key(ENTER)
    room.press("24")
    assert room.message == ""
    room.key(ENTER)
    assert room.message == "1 has not voted. Enter again reveals."
    room.key(BACK)
    room.key(ENTER)
    assert room.view.open is not None


def test_when_all_are_in_one_enter_is_enough(gather: Gather) -> None:
    room = gather("Ana", "Ben")
    room.cards("24", "33")
    room.key(ENTER)
    assert room.view.open is None


def test_the_way_of_typing_stays_from_round_to_round(gather: Gather) -> None:
    room = gather("Ana", "Ben")
    for way in ("cards", "cards"):
        room.cards("24", "33")
        assert room.card.entry.way.value() == way
        room.reveal()
    room.key("v")
    room.key("v")
    room.key(TAB)
    room.press("2433")
    room.reveal()
    room.key("v")
    room.key("v")
    assert room.card.entry.way.value() == "names"
    assert room.card.entry.entering


def test_enter_on_the_page_reveals_as_well(gather: Gather) -> None:
    room = gather("Ana", "Ben")
    room.cards("24", "33")
    room.key(ESC)
    room.key(ENTER)
    assert room.view.open is None


def test_an_empty_round_is_not_revealed(gather: Gather) -> None:
    room = gather(*NAMES)
    room.key("v")
    room.key(ENTER)
    assert room.message == "Nobody has voted yet: there is nothing to reveal."
    assert room.view.open is not None
    assert room.focus is room.card.entry


def test_a_half_typed_card_has_to_be_whole_first(gather: Gather) -> None:
    room = gather("Ana", "Ben")
    room.cards("24", "3")
    room.key(ENTER)
    assert room.message == "The last vote is only half typed. Type its target, or Backspace takes it back."
    room.press("3")
    room.key(ENTER)
    assert room.view.open is None


def test_the_reveal_tells_word_median_range_and_agreement_of_both_levels(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("13", "24", "24", "24", "24", "35", "34", "23")
    room.reveal()
    assert room.card.title_label.text() == "Votes, round 1"
    assert room.text("votes_state") == "Revealed · 8 votes"
    assert room.text("votes_current_word") == "Close"
    assert room.text("votes_current_numbers") == "Median 2 · from 1 to 3 · agreement 0.75"
    assert room.text("votes_target_numbers").startswith("Median 4 · from 3 to 5")
    assert "Level 1 Level 1: 1 vote, level 2 Level 2: 5 votes" in dots(room, "current")
    assert not room.find("votes_current_hear").isVisible()
    assert not room.card.entry.isVisible()


@pytest.mark.parametrize(
    ("votes", "word", "tone"),
    [
        ("3333", "Unanimous", "good"),
        ("2233", "Close", "good"),
        ("111555", "Split", "bad"),
        ("12234", "Outliers", "warn"),
        ("133355", "Spread", "warn"),
    ],
)
def test_each_word_has_its_tone(gather: Gather, votes: str, word: str, tone: str) -> None:
    room = gather(together=False)
    room.cards(*votes)
    room.reveal()
    pill = room.card.sides["current"].word
    assert (pill.text(), pill.tone) == (word, tone)


def test_below_three_votes_there_is_no_word_and_nobody_is_named(gather: Gather) -> None:
    room = gather("Ana", "Ben")
    room.key("v")
    room.key(TAB)
    room.press("1155")
    room.reveal()
    assert not room.find("votes_current_word").isVisible()
    assert room.text("votes_current_numbers") == "Median 1|5 · from 1 to 5"
    assert room.text("votes_current_hear") == "Hear the 1 first, then the 5."


def test_the_lowest_and_then_the_highest_are_heard_first_by_name(gather: Gather) -> None:
    room = gather("Ana", "Ben", "Chloé", "Dirk", "Ève", "Fatma")
    room.key("v")
    room.key(TAB)
    for vote in ("14", "14", "34", "34", "54", "-4"):
        room.press(vote)
    room.reveal()
    assert room.text("votes_current_hear") == "Hear the 1 (Ana, Ben) first, then the 5 (Ève)."
    assert room.text("votes_current_roles").startswith("1 cannot judge · Developer 3 (from 1 to 5)")
    assert room.text("votes_target_hear") == ""


def test_cards_have_no_names(gather: Gather) -> None:
    room = gather(*NAMES[:5])
    room.cards("14", "14", "34", "54", "54")
    room.reveal()
    assert room.text("votes_current_hear") == "Hear the 1 first, then the 5."


def test_many_names_at_one_end_are_shortened(gather: Gather) -> None:
    room = gather(*(f"Person {n}" for n in range(12)), together=False)
    room.key("v")
    room.key(TAB)
    room.press("111111555555")
    room.reveal()
    told = room.text("votes_current_hear")
    assert told == (
        "Hear the 1 (Person 0, Person 1, Person 2, 3 more) first, then the 5 (Person 6, Person 7, Person 8, 3 more)."
    )


def test_the_votes_of_a_role_are_shown_where_three_of_it_voted(gather: Gather) -> None:
    listed = tuple(Participant(f"{n:032x}", f"P{n}", "Operations" if n < 4 else "Product") for n in range(1, 6))
    room = gather(participants=listed)
    room.key("v")
    room.key(TAB)
    for vote in ("14", "24", "34", "55", "55"):
        room.press(vote)
    room.reveal()
    assert room.text("votes_current_roles") == "Operations 2 (from 1 to 3)"
    assert room.text("votes_target_roles") == "Operations 4 (all at 4)"


def test_undo_hides_the_votes_again_and_redo_shows_them(gather: Gather) -> None:
    room = gather(*NAMES[:3])
    room.cards("14", "25", "53")
    room.reveal()
    room.undo()
    assert room.view.open is not None
    assert room.text("votes_count") == "3 of 3 in"
    assert room.card.entry.isVisible()
    assert not room.find("votes_current").isVisible()
    assert dots(room, "current") == ""
    assert room.card.sides["current"].dots.figure() is None
    assert room.text("votes_current_numbers") == ""
    assert room.find("level_2").accessibleDescription() == ""
    assert "median" not in room.text("decision_current")
    room.key("z", CTRL | SHIFT)
    assert room.view.open is None
    assert "1 vote" in dots(room, "current")


def test_a_vote_from_elsewhere_is_counted_at_once(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "3")
    assert room.view.open is not None
    ana = room.workshop.participants[0].id
    command = CastVote(workshop_id=room.id, round_id=room.view.open.id, participant_id=ana, current=2, target=2)
    assert room.desk.bridge.do(command) is None
    room.desk.settle()
    assert room.text("votes_count") == "2 of 8 in"
    assert room.card.entry.half_typed
    assert room.focus is room.card.entry


def test_nothing_is_voted_on_in_a_category_that_does_not_apply(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24")
    command = SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="Another team does this.")
    assert room.desk.bridge.do(command) is None
    room.desk.settle()
    assert not room.card.isVisible()
    assert room.focus is not room.card.entry
    room.page.setFocus()
    room.key("v")
    room.press("24")
    assert room.cast == 1
    assert "does not apply" in room.page.notice.text
    room.key("x")
    room.key("v")
    room.press("35")
    assert room.cast == 2


def test_the_revealed_votes_come_into_sight_on_a_small_window(gather: Gather) -> None:
    room = gather(*NAMES)
    room.desk.window.resize(1000, 620)
    room.desk.settle()
    room.cards(*["24"] * 8)
    room.reveal()
    for _ in range(3):
        room.desk.settle()
    area = room.page.body.left
    top = room.card.mapTo(area, room.card.rect().topLeft()).y()
    assert top >= 0
    assert top + room.card.height() <= area.height()
