"""Votes by name: choosing people by letters and arrows, one vote each, taken back by person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.commands import RemoveParticipant
from tests.ui.votes.conftest import BACK, ENTER, ESC, NAMES, SHIFT, TAB, VotingRoom

Gather = Callable[..., VotingRoom]


def by_name(room: VotingRoom) -> VotingRoom:
    room.key("v")
    room.key(TAB)
    assert room.card.entry.ballots.isVisible()
    return room


def chosen(room: VotingRoom) -> str:
    ballot = room.card.entry.ballots.chosen
    return ballot.name if ballot is not None else ""


def voted(room: VotingRoom) -> list[str]:
    return [ballot.name for ballot in room.view.ballots if ballot.voted]


def test_tab_changes_the_way_and_back(gather: Gather) -> None:
    room = by_name(gather(*NAMES))
    assert chosen(room) == "Ana"
    room.key(TAB)
    assert not room.card.entry.ballots.isVisible()
    assert room.focus is room.card.entry


def test_a_click_on_the_choice_changes_the_way_and_keeps_the_keys_in_the_entry(gather: Gather) -> None:
    room = gather(*NAMES)
    room.key("v")
    way = room.card.entry.way
    room.desk.qtbot.mouseClick(way.segment("names"), Qt.MouseButton.LeftButton)
    room.desk.settle()
    assert room.focus is room.card.entry
    room.press("24")
    assert voted(room) == ["Ana"]


def test_each_vote_goes_on_to_the_next_who_is_waiting(gather: Gather) -> None:
    room = by_name(gather(*NAMES))
    room.press("24")
    assert (voted(room), chosen(room)) == (["Ana"], "Ben")
    room.press("d")
    room.press("35")
    assert (voted(room), chosen(room)) == (["Ana", "Dirk"], "Ève")
    room.press("33" * 4)
    assert chosen(room) == "Ben"
    assert room.text("votes_count") == "6 of 8 in"
    room.press("2233")
    assert len(voted(room)) == 8
    room.key(ENTER)
    assert room.view.open is None


def test_letters_find_people_without_case_accents_or_first_names(gather: Gather) -> None:
    room = by_name(gather("Ana Wolf", "Ève Adler", "Anton Zahn", "Bea Müller", "Jean-Luc Ott"))
    room.press("e")
    assert chosen(room) == "Ève Adler"
    room.card.entry.ballots.end_typing()
    room.press("ant")
    assert chosen(room) == "Anton Zahn"
    room.card.entry.ballots.end_typing()
    room.press("mul")
    assert chosen(room) == "Bea Müller"
    room.card.entry.ballots.end_typing()
    room.press("luc")
    assert chosen(room) == "Jean-Luc Ott"
    room.card.entry.ballots.end_typing()
    room.press("x")
    assert chosen(room) == "Jean-Luc Ott"
    assert room.message == "Nobody on the list is called that."


def test_the_same_letter_again_goes_from_one_to_the_next(gather: Gather) -> None:
    room = by_name(gather("Ana", "Ben", "Anton", "Alva"))
    seen = []
    for _ in range(4):
        room.press("a")
        seen.append(chosen(room))
    assert seen == ["Ana", "Anton", "Alva", "Ana"]


def test_letters_are_names_and_no_keys_of_the_page(gather: Gather) -> None:
    room = by_name(gather("Vera", "Nils", "Quinn"))
    before = room.page.detail
    for letter in ("n", "q", "v"):
        room.card.entry.ballots.end_typing()
        room.key(letter)
    room.card.entry.ballots.end_typing()
    room.key("v", SHIFT)
    assert room.page.detail == before
    assert room.view.open is not None
    assert room.focus is room.card.entry
    assert chosen(room) == "Vera"


def test_arrows_go_from_one_to_the_next(gather: Gather) -> None:
    room = by_name(gather(*NAMES))
    columns = room.card.entry.ballots.columns
    assert 1 < columns < 8
    room.key(Qt.Key.Key_Right)
    assert chosen(room) == NAMES[1]
    room.key(Qt.Key.Key_Down)
    assert chosen(room) == NAMES[1 + columns]
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_Left)
    room.key(Qt.Key.Key_Left)
    assert chosen(room) == NAMES[0]
    room.key(Qt.Key.Key_End)
    assert chosen(room) == NAMES[-1]


def test_two_votes_of_one_person_are_refused_with_a_sentence(gather: Gather) -> None:
    room = by_name(gather(*NAMES))
    room.press("24")
    room.press("a")
    room.press("35")
    assert room.message == "Ana has voted in this round. Take that vote back first to change it."
    assert not room.card.entry.half_typed
    assert voted(room) == ["Ana"]


def test_backspace_takes_back_the_vote_of_who_is_chosen(gather: Gather) -> None:
    room = by_name(gather(*NAMES))
    room.press("242433")
    assert voted(room) == ["Ana", "Ben", "Chloé"]
    room.press("a")
    room.key(BACK)
    assert voted(room) == ["Ben", "Chloé"]
    assert chosen(room) == "Ana"
    room.press("55")
    assert chosen(room) == "Dirk"


def test_backspace_right_after_a_vote_means_that_vote(gather: Gather) -> None:
    room = by_name(gather(*NAMES))
    room.press("2424")
    assert chosen(room) == "Chloé"
    room.key(BACK)
    assert (voted(room), chosen(room)) == (["Ana"], "Ben")
    room.press("c")
    room.key(BACK)
    assert room.message == "This participant has not voted yet."


def test_choosing_somebody_else_drops_a_half_typed_vote(gather: Gather) -> None:
    room = by_name(gather(*NAMES))
    room.press("2")
    assert room.card.entry.half_typed
    room.key(Qt.Key.Key_Right)
    assert not room.card.entry.half_typed
    room.press("24")
    assert voted(room) == ["Ben"]


def test_cards_and_names_may_be_mixed_and_are_counted_together(gather: Gather) -> None:
    room = gather("Ana", "Ben", "Chloé")
    room.cards("24")
    room.key(TAB)
    room.press("3533")
    assert room.text("votes_count") == "3 of 3 in"
    assert "1 card without a name" in room.text("vote_hint")
    room.key(ENTER)
    assert room.view.open is None


def test_without_participants_it_says_where_they_are_listed(gather: Gather) -> None:
    room = gather()
    room.key("v")
    room.key(TAB)
    assert "Prepare page" in room.text("vote_hint")
    room.press("2")
    assert room.message == "Nobody is listed: choose the show of cards."
    assert room.cast == 0
    room.key(TAB)
    room.press("24")
    assert room.cast == 1


def test_who_is_removed_after_voting_keeps_the_vote_and_is_expected_no_more_than_once(gather: Gather) -> None:
    room = by_name(gather("Ana", "Ben", "Chloé", "Dirk"))
    room.press("1424")
    ana = room.workshop.participants[0].id
    assert room.desk.bridge.do(RemoveParticipant(workshop_id=room.id, participant_id=ana)) is None
    room.desk.settle()
    assert room.text("votes_count") == "2 of 4 in"
    assert "1 vote of somebody off the list" in room.text("vote_hint")
    assert chosen(room) == "Chloé"
    room.press("2544")
    room.key(ENTER)
    assert room.view.open is None
    assert room.text("votes_current_hear") == "Hear the 1 (Ana, no longer listed) first, then the 4 (Dirk)."


def test_two_hundred_people_stay_usable(gather: Gather) -> None:
    room = by_name(gather(*(f"Person {n:03d}" for n in range(200))))
    ballots = room.card.entry.ballots
    assert ballots.height() < 300
    room.key(Qt.Key.Key_End)
    assert chosen(room) == "Person 199"
    assert ballots.viewport().rect().contains(ballots.visualRect(ballots.currentIndex()))
    room.press("24")
    assert chosen(room) == "Person 000"
    assert ballots.viewport().rect().contains(ballots.visualRect(ballots.currentIndex()))
    assert room.text("votes_count") == "1 of 200 in"
    room.key(ESC)
    room.key(ENTER)
    assert room.message == "199 have not voted. Enter again reveals."


def test_the_way_of_the_last_votes_is_the_first_offered_after_a_restart(gather: Gather) -> None:
    room = by_name(gather("Ana", "Ben"))
    room.press("2433")
    room.key(ENTER)
    assert room.view.by_name
    room.page.voting._workshop = ""
    room.page.voting._way = "cards"
    room.page.voting.show_view(room.view)
    room.key("v")
    assert room.card.entry.ballots.isVisible()
