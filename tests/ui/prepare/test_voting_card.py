"""How the group votes, chosen on the Prepare page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.app.factories import a_workshop
from ui.prepare.page import PreparePage

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


def _open(desk: Desk) -> PreparePage:
    made = desk.add(a_workshop())
    desk.actions.open_workshop.emit(made.id, "prepare")
    desk.settle()
    page = desk.frame.page
    assert isinstance(page, PreparePage)
    return page


def test_both_levels_at_once_is_the_beginning_and_its_meaning_is_told(desk: Desk) -> None:
    card = _open(desk).voting_card
    assert card.together.value() is True
    assert card.meaning.text().startswith("Each vote says where we are today and where we want to be.")


def test_one_after_the_other_is_chosen_by_mouse_and_taken_back_by_undo(desk: Desk) -> None:
    page = _open(desk)
    QTest.mouseClick(page.voting_card.together.segment(False), Qt.MouseButton.LeftButton)
    assert page.workshop.vote_together is False
    assert page.voting_card.meaning.text().startswith("First where we are today, its reveal")
    desk.actions["undo"].trigger()
    assert page.workshop.vote_together is True
    assert page.voting_card.together.value() is True


def test_the_arrow_keys_choose_as_well(desk: Desk) -> None:
    page = _open(desk)
    page.voting_card.together.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.voting_card.together.segment(True), Qt.Key.Key_Right)
    assert page.workshop.vote_together is False
    QTest.keyClick(page.voting_card.together.segment(False), Qt.Key.Key_Left)
    assert page.workshop.vote_together is True
