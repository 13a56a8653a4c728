"""A show of cards: digits that nobody sees, counted and taken back."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.votes.conftest import BACK, CTRL, ENTER, ESC, NAMES, SHIFT, VotingRoom

Gather = Callable[..., VotingRoom]
NONE = Qt.KeyboardModifier.NoModifier


def test_before_the_first_round_the_card_is_low_and_offers_to_vote(gather: Gather) -> None:
    room = gather(*NAMES)
    assert room.card.title_label.text() == "Nobody has voted yet"
    assert room.card.vote.isVisible()
    assert room.card.vote.text() == "Vote"
    assert not room.card.entry.isVisible()
    assert room.card.height() < 90


def test_v_opens_a_round_and_the_digits_are_votes_and_no_decision(gather: Gather) -> None:
    room = gather(*NAMES)
    room.key("v")
    assert room.focus is room.card.entry
    assert room.text("votes_count") == "0 of 8 in"
    room.press("24")
    assert room.cast == 1
    assert room.text("votes_count") == "1 of 8 in"
    room.press("3")
    assert room.cast == 1
    room.press("5")
    assert room.cast == 2
    assert (room.state().current, room.state().target) == (None, None)


def test_where_nobody_is_listed_only_the_number_of_cards_is_told(gather: Gather) -> None:
    room = gather()
    room.cards("24", "33")
    assert room.text("votes_count") == "2 in"


def test_a_round_on_one_level_takes_one_digit_a_card(gather: Gather) -> None:
    room = gather(*NAMES, together=False)
    room.cards("2", "3", "3")
    assert room.cast == 3
    assert room.card.title_label.text() == "Votes on the current level, round 1"


@pytest.mark.parametrize("key", ["-", ".", ","])
def test_a_dash_or_a_point_cannot_judge(gather: Gather, key: str) -> None:
    room = gather(*NAMES[:3])
    room.cards("2" + key, key + "4", key + key)
    room.reveal()
    last = room.view.votes.rounds[0]
    assert last.current is not None and last.target is not None
    assert (last.current.spread.votes, last.current.cannot_judge) == ((2,), 2)
    assert (last.target.spread.votes, last.target.cannot_judge) == ((4,), 2)


def test_backspace_takes_back_the_half_card_and_then_the_last_one(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "35", "2")
    assert room.card.entry.half_typed
    room.key(BACK)
    assert not room.card.entry.half_typed
    assert room.cast == 2
    room.key(BACK)
    assert room.cast == 1
    room.key(BACK)
    room.key(BACK)
    assert room.cast == 0
    assert room.message == "There is no card to take back."


@pytest.mark.parametrize(
    ("lowest", "levels", "digit"), [(1, 5, "6"), (1, 5, "0"), (0, 4, "4"), (1, 2, "3"), (1, 9, "0")]
)
def test_a_digit_out_of_the_scale_gets_a_sentence_and_loses_nothing(
    gather: Gather, lowest: int, levels: int, digit: str
) -> None:
    room = gather(*NAMES, lowest=lowest, levels=levels)
    room.cards("22" if levels > 2 else "12", "1")
    room.press(digit)
    assert room.message == f"This model has the levels {lowest} to {lowest + levels - 1}."
    assert room.card.entry.half_typed
    assert room.cast == 1
    room.press("1")
    assert room.cast == 2
    assert room.message == ""


@pytest.mark.parametrize(("lowest", "levels", "digit", "rank"), [(1, 10, "0", 10), (0, 10, "0", 0), (0, 2, "0", 0)])
def test_zero_is_rank_zero_or_the_tenth(gather: Gather, lowest: int, levels: int, digit: str, rank: int) -> None:
    room = gather(lowest=lowest, levels=levels)
    room.cards(digit + digit)
    room.reveal()
    assert room.view.median("current") == (rank, rank)


def test_shift_with_a_digit_is_the_same_card_and_decides_nothing(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("2")
    room.key("4", SHIFT)
    assert room.cast == 1
    assert room.state().target is None


def test_escape_leaves_the_entry_and_v_goes_on(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24")
    room.key(ESC)
    assert room.focus is room.page
    assert room.card.vote.text() == "Go on"
    assert "Digits are no votes now" in room.text("vote_hint")
    room.key("3")
    assert room.cast == 1
    assert room.state().current is None
    assert room.message.startswith("A vote is open, so nothing is decided now.")
    room.key("v")
    assert room.focus is room.card.entry
    room.press("35")
    assert room.cast == 2


def test_a_click_on_a_level_decides_nothing_while_a_vote_is_open(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24")
    room.page.body.ladder.wanted.emit("current", 3)
    room.page.bar.wanted.emit("target", 4)
    assert (room.state().current, room.state().target) == (None, None)
    assert room.message.startswith("A vote is open, so nothing is decided now. V goes on with the vote")
    assert room.cast == 1


def test_what_was_said_goes_when_the_vote_goes_on_and_when_it_is_left(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards()
    room.key(ESC)
    room.key("3")
    assert room.message
    room.key("v")
    assert room.message == ""
    room.key(ENTER)
    assert room.message == "Nobody has voted yet: there is nothing to reveal."
    room.key(ESC)
    assert room.message == ""


def test_the_last_card_is_followed_by_none(gather: Gather) -> None:
    room = gather(*NAMES[:2])
    room.cards("24")
    assert room.text("vote_who") == "Card 2"
    room.press("24")
    assert room.text("vote_who") == "All votes are in"


def test_ten_levels_are_told_which_digit_stands_for_the_tenth(gather: Gather) -> None:
    room = gather(*NAMES, levels=10, lowest=1)
    room.cards()
    assert "(1\u20139, 0 for 10)" in room.text("vote_hint")


def test_a_half_card_is_still_there_after_a_note_was_begun(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "3")
    room.key("q")
    assert room.focus is not room.card.entry
    room.key(ESC)
    room.key("v")
    room.press("5")
    assert room.cast == 2


def test_keys_of_the_page_still_work_while_cards_are_typed(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24")
    room.key("n")
    assert room.page.detail == "cat-1"
    assert not room.card.entry.isVisible()
    room.key("p")
    assert room.text("votes_count") == "1 of 8 in"
    assert room.focus is room.page
    room.key("2")
    assert room.state().current is None


def test_undo_takes_back_one_card_after_the_other_and_says_no_level(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "35")
    room.undo()
    assert room.cast == 1
    assert room.page.notice.text == "Undone: vote in round 1 on Category 0"
    assert room.focus is room.card.entry
    room.undo()
    room.undo()
    assert room.view.open is None
    assert room.card.title_label.text() == "Nobody has voted yet"
    room.key("z", CTRL | SHIFT)
    room.key("z", CTRL | SHIFT)
    assert room.cast == 1


def test_a_held_key_is_one_card(gather: Gather) -> None:
    room = gather(*NAMES, together=False)
    room.key("v")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, NONE, "2", True)
    QApplication.sendEvent(room.card.entry, event)
    assert room.cast == 0


def test_the_number_pad_types_cards_too(gather: Gather) -> None:
    room = gather(*NAMES)
    room.key("v")
    pad = Qt.KeyboardModifier.KeypadModifier
    room.key(Qt.Key.Key_2, pad)
    room.key(Qt.Key.Key_4, pad)
    assert room.cast == 1
    room.key(Qt.Key.Key_Enter, pad)
    assert "have not voted" in room.message


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places of keys have other numbers elsewhere")
def test_a_french_keyboard_types_cards_with_and_without_shift(gather: Gather) -> None:
    room = gather(*NAMES)
    room.key("v")
    # é is 2 and the apostrophe is 4; the dash of the row is 6, which this model does not have
    for key, modifier, place in (
        (Qt.Key.Key_Eacute, NONE, 11),
        (Qt.Key.Key_4, SHIFT, 13),
        (Qt.Key.Key_Minus, NONE, 15),
    ):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, modifier, place, 0, 0)
            QApplication.sendEvent(room.card.entry, event)
            assert event.isAccepted()
    assert room.cast == 1
    assert room.message == "This model has the levels 1 to 5."
    assert not room.card.entry.half_typed


def test_more_cards_than_people_are_told_before_the_reveal(gather: Gather) -> None:
    room = gather("Ana", "Ben")
    room.cards("24", "24", "33")
    assert room.text("votes_count") == "3 in"
    room.key(ENTER)
    assert room.message.startswith("3 votes are in, but only 2 people are listed.")
    assert room.view.open is not None
    room.key(ENTER)
    assert room.view.open is None


def test_the_mouse_can_do_all_of_it(gather: Gather) -> None:
    room = gather(*NAMES[:2])
    room.click("vote_button")
    assert room.focus is room.card.entry
    room.press("2433")
    room.click("reveal_button")
    assert room.view.open is None
    assert not room.card.decide.isVisible()
    room.click("vote_button")
    assert room.view.open is not None
    room.click("drop_round_button")
    assert room.view.open is None
