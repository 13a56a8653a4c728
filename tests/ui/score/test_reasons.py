"""Rationale and dissent: two texts that save themselves and belong to one category each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.commands import SetRationale

if TYPE_CHECKING:
    from tests.ui.score.conftest import Room

CTRL = Qt.KeyboardModifier.ControlModifier


def _text(room: Room, name: str = "rationale") -> QPlainTextEdit:
    found = room.find(name)
    assert isinstance(found, QPlainTextEdit)
    return found


def test_one_key_goes_to_each_and_leaving_it_saves(room: Room) -> None:
    room.key("r")
    room.type("All agree.")
    room.key(Qt.Key.Key_Escape)
    assert room.focus is room.page
    room.key("d")
    room.type("Ana holds it is 3.")
    room.key(Qt.Key.Key_Escape)
    assert (room.state().rationale, room.state().dissent) == ("All agree.", "Ana holds it is 3.")


def test_a_pause_saves_too(room: Room) -> None:
    room.key("r")
    room.type("All agree.")
    room.desk.qtbot.waitUntil(lambda: room.state().rationale == "All agree.", timeout=3000)
    assert _text(room).hasFocus()


def test_undo_takes_the_typing_back_in_one_step(room: Room) -> None:
    room.key("r")
    room.type("All")
    room.page.flush()
    room.type(" agree.")
    room.key(Qt.Key.Key_Escape)
    room.key("z", CTRL)
    assert room.state().rationale == ""
    assert _text(room).toPlainText() == ""


def test_a_change_from_elsewhere_leaves_what_is_being_typed_alone(room: Room) -> None:
    room.key("r")
    room.type("Half a")
    room.desk.bridge.do(SetRationale(workshop_id=room.id, category_id="cat-0", text="From elsewhere"))
    room.desk.settle()
    assert _text(room).toPlainText() == "Half a"
    room.type(" sentence")
    room.key(Qt.Key.Key_Escape)
    assert room.state().rationale == "Half a sentence"


def test_the_texts_go_with_their_categories(room: Room) -> None:
    room.key("r")
    room.type("Of the first")
    room.page.show_detail("cat-1")
    assert room.state("cat-0").rationale == "Of the first"
    assert _text(room).toPlainText() == ""
    room.key("r")
    room.type("Of the second")
    room.page.show_detail("cat-0")
    assert _text(room).toPlainText() == "Of the first"
    assert room.state("cat-1").rationale == "Of the second"


def test_a_text_that_is_too_long_stays_with_its_category_and_its_sentence(room: Room) -> None:
    room.key("r")
    _text(room).setPlainText("x" * 20_001)
    room.key(Qt.Key.Key_Escape)
    field = room.page.body.reasons.fields["rationale"]
    assert "at most 20,000" in field.error
    room.key("n")
    assert (field.error, _text(room).toPlainText()) == ("", "")
    room.key("r")
    room.type("Of the second")
    room.key(Qt.Key.Key_Escape)
    assert room.state("cat-1").rationale == "Of the second"
    room.key("p")
    assert "at most 20,000" in field.error
    assert len(_text(room).toPlainText()) == 20_001
    _text(room).setPlainText("Short enough")
    room.page.flush()
    assert room.state("cat-0").rationale == "Short enough"
    assert field.error == ""
    assert room.state("cat-1").rationale == "Of the second"


def test_leaving_the_page_saves(room: Room) -> None:
    room.key("d")
    room.type("Two of nine.")
    room.desk.frame.go("library")
    assert room.state("cat-0").dissent == "Two of nine."
