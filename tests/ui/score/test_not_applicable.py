"""A category that does not apply, with its reason, in place and never in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.commands import SetNotApplicable

if TYPE_CHECKING:
    from tests.ui.score.conftest import Room

CTRL = Qt.KeyboardModifier.ControlModifier


def _line(room: Room) -> QLineEdit:
    found = room.find("na_reason")
    assert isinstance(found, QLineEdit)
    return found


def test_x_asks_why_and_enter_sets_the_category_aside(room: Room) -> None:
    room.key("2")
    room.key("x")
    assert _line(room).hasFocus()
    assert QApplication.activeModalWidget() is None
    assert room.state().na_reason is None
    room.type("Another team runs it.")
    room.key(Qt.Key.Key_Return)
    assert room.state().na_reason == "Another team runs it."
    assert room.text("na_told") == "Another team runs it."
    assert not room.find("ladder").isVisible()
    assert not room.find("decision_current").isVisible()
    assert not room.find("rationale").isVisible()
    assert room.focus is room.page


def test_it_applies_after_all_with_what_was_decided_before(room: Room) -> None:
    room.key("2")
    room.desk.bridge.do(SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="Elsewhere."))
    room.click("applies_again")
    assert room.state().na_reason is None
    assert room.state().current == 2
    assert room.find("ladder").isVisible()
    room.key("3")
    assert room.state().current == 3


def test_x_again_takes_it_back(room: Room) -> None:
    room.desk.bridge.do(SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="Elsewhere."))
    room.key("x")
    assert room.state().na_reason is None


def test_no_reason_is_refused_in_place(room: Room) -> None:
    room.key("x")
    room.key(Qt.Key.Key_Return)
    assert room.text("na_error") == "Say why this category does not apply."
    assert room.state().na_reason is None
    assert _line(room).hasFocus()
    room.click("na_keep")
    assert room.state().na_reason is None
    assert _line(room).isVisible()


def test_escape_and_cancel_change_nothing(room: Room) -> None:
    room.key("x")
    room.type("Perhaps")
    room.key(Qt.Key.Key_Escape)
    assert not _line(room).isVisible()
    room.key("x")
    room.type("Perhaps")
    room.click("na_cancel")
    assert not _line(room).isVisible()
    assert room.state().na_reason is None
    room.key("2")
    assert room.state().current == 2


def test_the_link_beneath_the_ladder_asks_too_and_the_button_keeps(room: Room) -> None:
    room.click("not_applicable")
    room.type("Not ours")
    room.click("na_keep")
    assert room.state().na_reason == "Not ours"


def test_the_reason_can_be_reworded(room: Room) -> None:
    room.desk.bridge.do(SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="Elsewhere."))
    room.click("change_na_reason")
    assert _line(room).text() == "Elsewhere."
    room.type("Another team runs it.")
    room.key(Qt.Key.Key_Return)
    assert room.state().na_reason == "Another team runs it."


def test_digits_say_that_it_does_not_apply(room: Room) -> None:
    room.desk.bridge.do(SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="Elsewhere."))
    room.key("3")
    assert room.state().current is None
    assert "does not apply" in room.page.notice.text
    room.key("r")
    assert room.focus is room.page


def test_notes_are_taken_and_one_goes_on(room: Room) -> None:
    room.desk.bridge.do(SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="Elsewhere."))
    room.key("q")
    room.type("Ask the platform team")
    room.key(Qt.Key.Key_Return)
    assert [note.text for note in room.notes()] == ["Ask the platform team"]
    room.key("n")
    assert room.find("ladder").isVisible()
    room.key("p")
    assert not room.find("ladder").isVisible()


def test_a_question_that_is_open_ends_with_the_category(room: Room) -> None:
    room.key("x")
    room.type("Perhaps")
    room.page.show_detail("cat-1")
    assert not _line(room).isVisible()
    assert room.state("cat-1").na_reason is None


def test_undo_brings_the_ladder_back(room: Room) -> None:
    room.key("x")
    room.type("Not ours")
    room.key(Qt.Key.Key_Return)
    room.key("z", CTRL)
    assert room.find("ladder").isVisible()
    room.key("z", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert room.text("na_told") == "Not ours"
