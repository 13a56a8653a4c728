"""Keeping what is said and shown as it falls, and mending it in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.commands import AddNote, AddParticipant
from app.domain.workshop import Note, NoteKind, Workshop
from tests.app.factories import AT, NASTY, a_model, a_workshop

if TYPE_CHECKING:
    from tests.ui.score.conftest import Room

Enter = Callable[[Workshop], "Room"]
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def _text(room: Room, name: str = "note_text") -> QPlainTextEdit:
    found = room.find(name)
    assert isinstance(found, QPlainTextEdit)
    return found


def _line(room: Room, name: str) -> QLineEdit:
    found = room.find(name)
    assert isinstance(found, QLineEdit)
    return found


def _face(room: Room, note_id: str) -> QWidget:
    return room.page.body.notes.list.item(note_id).face


def _shown(room: Room) -> list[str]:
    return [item.note.text for item in room.page.body.notes.list.items()]


@pytest.mark.parametrize(("key", "kind"), [("q", "quote"), ("o", "observation"), ("e", "evidence")])
def test_one_key_begins_a_note_and_enter_keeps_it(room: Room, key: str, kind: NoteKind) -> None:
    room.key(key)
    assert _text(room).hasFocus()
    room.type("Releases take an evening")
    room.key(Qt.Key.Key_Return)
    note = room.notes()[0]
    assert (note.kind, note.text, note.category_id) == (kind, "Releases take an evening", "cat-0")
    assert _shown(room) == ["Releases take an evening"]
    assert room.focus is room.page
    assert _text(room).toPlainText() == ""
    room.key("2")
    assert room.state().current == 2


def test_a_metric_has_a_value_and_a_unit(room: Room) -> None:
    room.key("m")
    room.type("Lead time")
    room.key(Qt.Key.Key_Tab)
    assert _line(room, "note_value").hasFocus()
    room.type("9")
    room.key(Qt.Key.Key_Tab)
    room.type("days")
    room.key(Qt.Key.Key_Return)
    note = room.notes()[0]
    assert (note.kind, note.text, note.value, note.unit) == ("metric", "Lead time", "9", "days")


def test_a_metric_without_its_value_says_so_and_loses_nothing(room: Room) -> None:
    room.key("m")
    room.type("Lead time")
    room.key(Qt.Key.Key_Return)
    assert room.notes() == ()
    assert room.text("note_error") == "Give the metric its value."
    assert _line(room, "note_value").hasFocus()
    assert _text(room).toPlainText() == "Lead time"
    room.type("9")
    room.key(Qt.Key.Key_Return)
    assert room.notes()[0].value == "9"
    assert not room.find("note_error").isVisible()


def test_an_empty_note_is_refused_and_escape_leaves(room: Room) -> None:
    room.key("q")
    room.key(Qt.Key.Key_Return)
    assert room.text("note_error") == "Type the note first."
    assert _text(room).hasFocus()
    room.key(Qt.Key.Key_Escape)
    assert room.focus is room.page
    assert not room.find("note_error").isVisible()
    assert room.notes() == ()


def test_a_parked_question_goes_to_the_parking_lot_with_its_category(room: Room) -> None:
    room.key("k")
    room.type("Who owns staging?")
    room.key(Qt.Key.Key_Return)
    assert room.notes()[0].kind == "parked"
    assert _shown(room) == []
    assert room.text("parked_count") == "1"
    room.key("n")
    parked = room.page.body.parking.list.items()
    assert [item.note.text for item in parked] == ["Who owns staging?"]
    assert parked[0].face.accessibleDescription().startswith("Category 0 · ")


def test_shift_enter_begins_a_new_line(room: Room) -> None:
    room.key("q")
    room.type("One")
    room.key(Qt.Key.Key_Return, SHIFT)
    room.type("Two")
    room.key(Qt.Key.Key_Return)
    assert room.notes()[0].text == "One\nTwo"


def test_who_said_it_is_suggested_from_the_people_in_the_room(room: Room) -> None:
    room.desk.bridge.do(AddParticipant(workshop_id=room.id, name="Ana Lindqvist", role="Operations"))
    room.key("q")
    room.type("It never works")
    who = _line(room, "note_who")
    completer = who.completer()
    assert completer is not None
    words = completer.model()
    assert [words.index(n, 0).data() for n in range(words.rowCount())] == ["Ana Lindqvist", "Operations"]
    who.setFocus()
    room.type("the night shift")
    completer.popup().hide()
    room.key(Qt.Key.Key_Return)
    assert room.notes()[0].who == "the night shift"


def test_a_private_note_is_marked(room: Room) -> None:
    room.key("o")
    room.type("The manager looked at the floor")
    room.click("note_private")
    room.click("note_save")
    note = room.notes()[0]
    assert note.private
    assert "Private" in _face(room, note.id).accessibleDescription()
    room.key("o")
    assert not room.page.body.notes.form.private.isChecked()


def test_the_kind_changes_with_the_mouse_and_the_text_stays(room: Room) -> None:
    room.key("q")
    room.type("14 of 20 builds red")
    form = room.page.body.notes.form
    room.desk.qtbot.mouseClick(form.kinds.segment("evidence"), LEFT)
    room.key(Qt.Key.Key_Return)
    assert (room.notes()[0].kind, room.notes()[0].text) == ("evidence", "14 of 20 builds red")


def test_a_click_into_the_field_is_enough(room: Room) -> None:
    QTest.mouseClick(_text(room).viewport(), LEFT)
    assert room.find("note_who").isVisible()
    room.type("Plain words")
    room.key(Qt.Key.Key_Return)
    assert room.notes()[0].text == "Plain words"
    assert not room.find("note_who").isVisible()


def test_what_was_not_kept_waits_with_its_category(room: Room) -> None:
    room.key("q")
    room.type("We could")
    room.key(Qt.Key.Key_Escape)
    room.key("n")
    assert _text(room).toPlainText() == ""
    room.key("o")
    room.type("Silence")
    room.key(Qt.Key.Key_Return)
    room.key("p")
    assert _text(room).toPlainText() == "We could"
    room.key("q")
    room.type(" do better")
    room.key(Qt.Key.Key_Return)
    assert [(n.category_id, n.text) for n in room.workshop.notes] == [
        ("cat-1", "Silence"),
        ("cat-0", "We could do better"),
    ]


def test_a_note_that_was_begun_is_kept_when_the_page_or_the_program_is_left(room: Room) -> None:
    room.key("q")
    room.type("Half a sen")
    room.key(Qt.Key.Key_Escape)
    room.key("n")
    room.key("e")
    room.type("and another")
    room.desk.frame.go("library")
    assert sorted((n.category_id, n.kind, n.text) for n in room.workshop.notes) == [
        ("cat-0", "quote", "Half a sen"),
        ("cat-1", "evidence", "and another"),
    ]
    room.desk.frame.go("score")
    assert _text(room).toPlainText() == ""
    room.page.leave()
    assert len(room.workshop.notes) == 2


def test_undo_leaves_a_note_that_was_begun_alone(room: Room) -> None:
    room.key("2")
    room.key("q")
    room.type("Half a sen")
    room.key(Qt.Key.Key_Escape)
    room.key("z", Qt.KeyboardModifier.ControlModifier)
    assert room.state().current is None
    assert _text(room).toPlainText() == "Half a sen"
    assert room.notes() == ()


def test_typing_survives_a_change_from_elsewhere(room: Room) -> None:
    room.key("q")
    room.type("Half a")
    room.desk.bridge.do(AddNote(workshop_id=room.id, kind="quote", text="from elsewhere", category_id="cat-0"))
    room.desk.settle()
    room.type(" sentence")
    assert _text(room).toPlainText() == "Half a sentence"
    assert _text(room).hasFocus()
    assert _shown(room) == ["from elsewhere"]


def test_a_note_is_changed_in_place(room: Room) -> None:
    room.key("q")
    room.type("Deploying takes a day")
    room.key(Qt.Key.Key_Return)
    note_id = room.notes()[0].id
    face = _face(room, note_id)
    QTest.mouseMove(face, QPoint(30, 8))
    face.setFocus()
    room.click(f"note_{note_id}_edit")
    edited = _text(room, "edit_note_text")
    assert edited.hasFocus()
    edited.selectAll()
    room.type("Deploying takes an evening")
    room.key(Qt.Key.Key_Return)
    assert [note.text for note in room.notes()] == ["Deploying takes an evening"]
    assert not edited.isVisible()
    assert face.isVisible()


def test_a_change_that_is_refused_stays_with_its_sentence(room: Room) -> None:
    room.key("q")
    room.type("Words")
    room.key(Qt.Key.Key_Return)
    item = room.page.body.notes.list.item(room.notes()[0].id)
    item.edit()
    _text(room, "edit_note_text").clear()
    room.key(Qt.Key.Key_Return)
    assert room.text("edit_note_error") == "Type the note first."
    assert item.editing
    room.key(Qt.Key.Key_Escape)
    assert not item.editing
    assert room.notes()[0].text == "Words"


def test_a_note_being_changed_is_kept_when_the_page_is_left(room: Room) -> None:
    room.key("q")
    room.type("Words")
    room.key(Qt.Key.Key_Return)
    room.page.body.notes.list.item(room.notes()[0].id).edit()
    room.type(" and more")
    room.desk.frame.go("library")
    assert room.notes()[0].text == "Words and more"


def test_a_note_is_removed_by_key_and_comes_back_at_one_click(room: Room) -> None:
    for text in ("One", "Two"):
        room.key("q")
        room.type(text)
        room.key(Qt.Key.Key_Return)
    _face(room, room.notes()[1].id).setFocus()
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_Delete)
    assert _shown(room) == ["Two"]
    assert room.page.notice.text == "Note removed."
    assert room.focus is _face(room, room.notes()[0].id)
    room.click("notice_action")
    assert _shown(room) == ["One", "Two"]


def test_a_parked_question_is_changed_and_removed_too(room: Room) -> None:
    room.key("k")
    room.type("Who?")
    room.key(Qt.Key.Key_Return)
    item = room.page.body.parking.list.items()[0]
    item.edit()
    room.type(" And when?")
    room.key(Qt.Key.Key_Return)
    assert room.notes()[0].text == "Who? And when?"
    item.face.setFocus()
    room.key(Qt.Key.Key_Delete)
    assert room.notes() == ()
    assert room.text("parked_count") == ""


def test_a_long_note_is_shortened_until_it_is_wanted(enter: Enter) -> None:
    long = "Every word counts. " * 1000
    room = enter(a_workshop(a_model(), notes=(Note("n1", "cat-0", "observation", long.strip(), AT),)))
    face = _face(room, "n1")
    before = face.height()
    assert before < 200
    room.click("note_n1_all")
    assert face.height() > 2000
    room.click("note_n1_all")
    assert face.height() == before


def test_a_note_of_20001_characters_is_refused_and_stays(room: Room) -> None:
    room.key("q")
    _text(room).setPlainText("x" * 20_001)
    room.key(Qt.Key.Key_Return)
    assert "at most 20,000" in room.text("note_error")
    assert len(_text(room).toPlainText()) == 20_001
    _text(room).setPlainText("x" * 20_000)
    room.key(Qt.Key.Key_Return)
    assert len(room.notes()[0].text) == 20_000


def test_markup_is_kept_and_shown_literally(room: Room) -> None:
    room.key("q")
    _text(room).setPlainText(NASTY)
    room.key(Qt.Key.Key_Return)
    assert room.notes()[0].text == NASTY
    assert NASTY in _face(room, room.notes()[0].id).accessibleName()


def test_the_newest_note_is_in_sight(enter: Enter) -> None:
    notes = tuple(Note(f"0{n:03}", "cat-0", "quote", f"Said {n}", AT) for n in range(60))
    room = enter(a_workshop(a_model(), notes=notes))
    bar = room.page.body.notes.list.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    room.key("q")
    room.type("The last word")
    room.key(Qt.Key.Key_Return)
    assert _shown(room)[-1] == "The last word"
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("size", [(1440, 900), (1300, 815), (1000, 620), (1920, 1080)])
@pytest.mark.parametrize("words", [3, 25, 45, 80])
def test_no_note_is_cut_at_the_top_of_a_list(enter: Enter, size: tuple[int, int], words: int) -> None:
    notes = [Note(f"q{n}", "cat-0", "quote", f"Said {n} " + "and so on " * (n * 7 % 11), AT) for n in range(20)]
    parked = [Note(f"k{n}", None, "parked", "Who decides " * (1 + n * 5 % 7), AT) for n in range(5)]
    parked.append(Note("k9", None, "parked", "word " * words, AT, "Operations"))
    room = enter(a_workshop(a_model(), notes=(*notes, *parked)))
    room.desk.window.resize(*size)
    room.desk.settle()
    for notes_of in (room.page.body.notes.list, room.page.body.parking.list):
        top = notes_of.verticalScrollBar().value()
        seen = [item for item in notes_of.items() if item.geometry().bottom() >= top]
        assert seen[0].y() == top
        fits = seen[-1].geometry().bottom() < top + notes_of.viewport().height()
        assert fits or len(seen) == 1


@pytest.mark.parametrize("words", [3, 12, 25])
@pytest.mark.parametrize("size", [(1440, 900), (1300, 815), (1920, 1080)])
def test_the_newest_parked_question_is_seen_whole(enter: Enter, size: tuple[int, int], words: int) -> None:
    parked = [Note(f"k{n}", None, "parked", "Who decides " * (1 + n * 5 % 7), AT) for n in range(5)]
    newest = Note("k9", None, "parked", "word " * words, AT, "Operations")
    room = enter(a_workshop(a_model(), notes=(*parked, newest)))
    room.desk.window.resize(*size)
    room.desk.settle()
    item = room.page.body.parking.list.items()[-1]
    assert item.visibleRegion().boundingRect().size() == item.size()


def test_going_to_another_category_shows_only_its_notes(enter: Enter) -> None:
    notes = tuple(Note(f"n{n:03}", f"cat-{n % 2}", "quote", f"Said {n}", AT) for n in range(7))
    room = enter(a_workshop(a_model(), notes=notes))
    assert _shown(room) == ["Said 0", "Said 2", "Said 4", "Said 6"]
    room.key("n")
    assert _shown(room) == ["Said 1", "Said 3", "Said 5"]
    assert room.page.findChild(QWidget, "note_n000") is None
    room.key("n")
    assert _shown(room) == []
    room.key("p")
    room.key("p")
    assert _shown(room) == ["Said 0", "Said 2", "Said 4", "Said 6"]


def test_all_kinds_are_in_the_menu_of_the_page(room: Room) -> None:
    names = [action.objectName() for action in room.desk.actions.of_page("score")]
    assert all(f"action_note_{kind}" in names for kind in ("quote", "observation", "evidence", "metric", "parked"))
    assert isinstance(room.desk.actions["note_quote"], QAction)
