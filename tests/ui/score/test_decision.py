"""Settling current level, target level and priority of a category."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.commands import Decide
from app.domain.workshop import CategoryState, Workshop
from tests.app.factories import a_model, a_workshop
from ui.score.decision_bar import digits, gap_text

if TYPE_CHECKING:
    from tests.ui.score.conftest import Room

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Enter = Callable[[Workshop], "Room"]


def _marks(room: Room) -> dict[int, set[str]]:
    return {card.level.rank: set(card.marks()) for card in room.page.body.ladder.cards() if card.marks()}


def test_a_digit_settles_the_current_level_and_shift_with_it_the_target(room: Room) -> None:
    room.key("2")
    assert (room.state().current, room.state().target) == (2, None)
    room.key("4", SHIFT)
    assert (room.state().current, room.state().target) == (2, 4)
    assert _marks(room) == {2: {"current"}, 4: {"target"}}
    assert room.find("gap").accessibleName() == "Gap: +2"
    assert room.text("decision_current") == "Current 2\nLevel 2"


def test_both_may_stand_on_one_card(room: Room) -> None:
    room.key("3")
    room.key("3", SHIFT)
    assert _marks(room) == {3: {"current", "target"}}
    card = room.find("level_3")
    assert card.accessibleDescription() == "Current, Target"


@pytest.mark.parametrize(("lowest", "levels", "rank"), [(0, 5, 0), (1, 10, 10), (0, 2, 0)])
def test_zero_is_rank_zero_or_the_tenth(enter: Enter, lowest: int, levels: int, rank: int) -> None:
    room = enter(a_workshop(a_model(levels=levels, lowest=lowest)))
    room.key("0")
    assert room.state().current == rank


@pytest.mark.parametrize("key", ["0", "6", "9"])
def test_a_digit_that_no_card_has_changes_nothing_and_says_which_there_are(room: Room, key: str) -> None:
    room.key("2")
    room.key(key)
    assert room.state().current == 2
    assert room.page.notice.text == "This model has the levels 1 to 5."
    assert room.page.notice.tone == "info"


def test_the_settled_digit_again_leaves_the_level_as_it_is(room: Room) -> None:
    room.key("2")
    label = room.desk.bridge.workbench.undo_label
    room.key("2")
    assert room.state().current == 2
    assert room.desk.bridge.workbench.undo_label == label


def test_a_click_on_a_card_is_the_current_and_shift_click_the_target_level(room: Room) -> None:
    room.click("level_1")
    room.click("level_5", modifier=SHIFT)
    assert (room.state().current, room.state().target) == (1, 5)
    assert room.focus is room.page


def test_the_foot_of_a_card_sets_either_and_opens_it_again(room: Room) -> None:
    room.click("level_2_current")
    room.click("level_3_target")
    assert (room.state().current, room.state().target) == (2, 3)
    room.click("level_3_target")
    assert (room.state().current, room.state().target) == (2, None)
    room.click("level_2_current")
    assert room.state().current is None
    assert room.text("decision_current") == "Current\nopen"


def test_the_menu_of_the_decision_offers_every_level_and_to_open_again(room: Room) -> None:
    room.key("4")
    room.click("decision_current")
    menu = room.page.findChild(QMenu, "decision_current_menu")
    assert menu is not None
    assert menu.isVisible()
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["4 Level 4"]
    room.page.findChild(QAction, "choose_current_2").trigger()
    assert room.state().current == 2
    room.page.findChild(QAction, "open_current_again").trigger()
    assert room.state().current is None
    menu.close()


def test_a_target_below_today_is_taken_and_told_calmly(room: Room) -> None:
    room.key("3")
    room.key("2", SHIFT)
    assert room.state().gap == -1
    told = room.find("decision_note")
    assert told.isVisible()
    assert room.text("decision_note") == "The target lies below today: the gap is −1. Say why in the rationale."
    room.key("r")
    room.type("We stop supporting it.")
    room.page.flush()
    assert room.text("decision_note") == "The target lies below today: the gap is −1."
    room.page.setFocus()
    room.key("4", SHIFT)
    assert not told.isVisible()
    assert room.text("decision_note") == ""


def test_one_key_goes_through_the_priorities(room: Room) -> None:
    seen = []
    for _ in range(5):
        room.key("y")
        seen.append(room.state().priority)
    assert seen == ["high", "medium", "low", None, "high"]
    assert room.page.bar.priority.value() == "high"


def test_the_priority_is_chosen_and_taken_back_with_the_mouse(room: Room) -> None:
    choice = room.page.bar.priority
    room.desk.qtbot.mouseClick(choice.segment("medium"), Qt.MouseButton.LeftButton)
    assert room.state().priority == "medium"
    room.desk.qtbot.mouseClick(choice.segment("medium"), Qt.MouseButton.LeftButton)
    assert room.state().priority is None


def test_undo_takes_back_one_decision_after_the_other_and_redo_brings_them_back(room: Room) -> None:
    room.key("2")
    room.key("4", SHIFT)
    room.key("z", Qt.KeyboardModifier.ControlModifier)
    assert _marks(room) == {2: {"current"}}
    room.key("z", Qt.KeyboardModifier.ControlModifier)
    assert _marks(room) == {}
    room.key("z", Qt.KeyboardModifier.ControlModifier | SHIFT)
    room.key("z", Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert _marks(room) == {2: {"current"}, 4: {"target"}}


def test_a_change_from_elsewhere_is_shown_at_once(room: Room) -> None:
    command = Decide(workshop_id=room.id, category_id=room.page.detail, current=1, target=5)
    assert room.desk.bridge.do(command) is None
    assert _marks(room) == {1: {"current"}, 5: {"target"}}


def test_a_library_that_refuses_says_so_and_shows_what_is_kept(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.key("2")
    monkeypatch.setattr(room.desk.bridge.workbench._library, "read_only", True)
    room.key("3")
    assert "can only be read" in room.page.notice.text
    assert _marks(room) == {2: {"current"}}


def test_the_saved_mark_follows_each_decision(room: Room) -> None:
    room.page.saved.clear()
    room.key("2")
    assert "Saved" in room.text("saved_mark")


def test_the_decision_of_each_category_is_its_own(enter: Enter) -> None:
    states = (CategoryState("cat-0", current=1, target=2), CategoryState("cat-1", current=3, target=4))
    room = enter(replace(a_workshop(a_model()), states=states))
    assert room.page.detail == "cat-2"
    room.key("p")
    assert _marks(room) == {3: {"current"}, 4: {"target"}}
    room.key("0")
    assert room.state("cat-0").current == 1
    assert room.state("cat-1").current == 0


@pytest.mark.parametrize(
    ("ranks", "shown"),
    [((1, 2, 3), "1–3"), ((0, 1, 2, 3, 4), "0–4"), (tuple(range(1, 11)), "1–9 0"), (tuple(range(10)), "0–9"), ((), "")],
)
def test_the_keys_that_stand_for_the_ranks(ranks: tuple[int, ...], shown: str) -> None:
    assert digits(ranks) == shown


@pytest.mark.parametrize(("gap", "shown"), [(2, "+2"), (0, "0"), (-3, "−3")])
def test_a_gap_has_its_sign(gap: int, shown: str) -> None:
    assert gap_text(gap) == shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places of keys have other numbers elsewhere")
def test_on_a_french_keyboard_a_key_is_current_and_with_shift_target(room: Room) -> None:
    for key, modifier, place in ((Qt.Key.Key_Eacute, NONE, 11), (Qt.Key.Key_4, SHIFT, 13), (Qt.Key.Key_J, NONE, 44)):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, modifier, place, 0, 0)
            QApplication.sendEvent(room.page, event)
            assert event.isAccepted() is (key != Qt.Key.Key_J)
    assert (room.state().current, room.state().target) == (2, 4)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places of keys have other numbers elsewhere")
def test_the_same_key_writes_its_sign_into_a_text(room: Room) -> None:
    room.key("r")
    QApplication.sendEvent(room.focus, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, NONE, 11, 0, 0, "é"))
    room.key(Qt.Key.Key_Escape)
    assert room.state().rationale == "é"
    assert room.state().current is None
