"""A category by the mouse alone: every key of a silent vote has a place to click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.votes.conftest import ESC, NAMES, VotingRoom

Gather = Callable[..., VotingRoom]


def click(room: VotingRoom, *keys: int | str) -> None:
    """Click these keys of the pad."""
    for key in keys:
        room.click("vote_keypad", room.card.entry.keypad.area(key).center().toPoint())


def opened(room: VotingRoom) -> VotingRoom:
    room.click("vote_button")
    return room


def test_a_category_from_the_vote_to_the_decision_without_the_keyboard(gather: Gather) -> None:
    room = opened(gather(*NAMES[:3]))
    click(room, 2, 4, 2, "cannot", 3, 4)
    assert room.cast == 3
    room.click("reveal_button")
    assert room.view.open is None
    assert room.view.median("current") == (2, 2)
    room.click("decide_median_button")
    assert (room.state().current, room.state().target) == (2, 4)


def test_back_takes_the_half_typed_level_and_then_the_last_card(gather: Gather) -> None:
    room = opened(gather(*NAMES[:3]))
    click(room, 2, 4, 3)
    assert room.card.entry.half_typed
    click(room, "back")
    assert (room.cast, room.card.entry.half_typed) == (1, False)
    click(room, "back")
    assert room.cast == 0
    click(room, "back")
    assert room.message == "There is no card to take back."


@pytest.mark.parametrize(("levels", "lowest"), [(3, 0), (7, 1), (10, 1), (10, 0)])
def test_there_is_a_key_for_each_level_and_all_of_them_are_seen(gather: Gather, levels: int, lowest: int) -> None:
    room = opened(gather(*NAMES[:3], levels=levels, lowest=lowest))
    highest = lowest + levels - 1
    click(room, lowest, highest)
    assert room.cast == 1
    pad = room.card.entry.keypad
    assert pad.rect().contains(pad.area("back").toAlignedRect())
    room.click("drop_round_button")
    assert room.view.open is None


def test_by_name_the_click_votes_for_whoever_is_chosen_and_the_list_goes_on(gather: Gather) -> None:
    room = opened(gather(*NAMES[:3]))
    QTest.mouseClick(room.card.entry.way.segment("names"), Qt.MouseButton.LeftButton)
    room.desk.settle()
    click(room, 2, 4)
    assert [ballot.voted for ballot in room.view.ballots] == [True, False, False]
    assert room.text("vote_who") == "Ben"


def test_a_click_takes_the_keys_back_for_the_vote_without_the_focus_itself(gather: Gather) -> None:
    room = opened(gather(*NAMES[:3]))
    room.key(ESC)
    click(room, 2)
    assert room.focus is room.card.entry
    room.press("4")
    assert room.cast == 1


def test_a_press_that_slides_off_its_key_votes_for_nothing(gather: Gather) -> None:
    room = opened(gather(*NAMES[:3]))
    pad = room.card.entry.keypad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pad.area(2).center().toPoint())
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(-5, -5))
    assert not room.card.entry.half_typed


def test_the_pad_looks_the_same_whatever_was_clicked(gather: Gather) -> None:
    room = opened(gather(*NAMES[:3]))
    pad = room.card.entry.keypad

    def seen() -> object:
        return pad.grab().toImage()

    before = seen()
    for key in (1, 5, "cannot"):
        click(room, key)
        pad.leaveEvent(None)
        assert seen() == before
