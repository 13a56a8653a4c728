"""Participants on the prepare page: typed, pasted, edited in place, put in order, taken off the list."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.catalogue import catalogue
from app.commands import AddParticipant, RemoveParticipant
from app.domain.ids import new_id
from app.domain.making import new_workshop
from app.domain.workshop import Participant, Workshop
from app.queries.workshops import workshop

if TYPE_CHECKING:
    from tests.desk import Desk

LEFT = Qt.MouseButton.LeftButton
ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
ALT = Qt.KeyboardModifier.AltModifier


def _open(desk: Desk, *people: tuple[str, str]) -> Workshop:
    made = new_workshop("Acme", "Payments", dt.date(2026, 11, 23), catalogue().get("cd-infoq"))
    participants = tuple(Participant(new_id(), name, role) for name, role in people)
    desk.add(msgspec.structs.replace(made, participants=participants))
    desk.frame.open_workshop(made.id, "prepare")
    desk.settle()
    return made


def _people(desk: Desk) -> list[tuple[str, str]]:
    shown = desk.bridge.read(workshop, desk.frame.workshop_id)
    return [(person.name, person.role) for person in shown.participants]


def _shown(desk: Desk) -> list[tuple[str, str]]:
    model = desk.frame.page.people_card.people_model
    return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())]


def _type(desk: Desk, name: str, text: str, *keys: Qt.Key) -> None:
    editor = desk.find(name, QLineEdit)
    editor.setFocus()
    editor.insert(text) if not text.isascii() else desk.qtbot.keyClicks(editor, text)
    for key in keys:
        desk.qtbot.keyClick(editor, key)
        desk.settle()


def _paste(desk: Desk, text: str, name: str = "add_name") -> None:
    editor = desk.find(name, QLineEdit)
    editor.setFocus()
    QApplication.clipboard().setText(text)
    desk.qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def _choose(desk: Desk, row: int, column: int = 0) -> Any:
    table = desk.find("participants")
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    return table


def _said(desk: Desk) -> str:
    label = desk.find("participants_fault", QLabel)
    return label.text() if label.isVisible() else ""


def test_a_list_of_people_is_typed_without_the_mouse(desk: Desk) -> None:
    _open(desk)
    desk.actions["add_participant"].trigger()
    assert desk.find("add_name").hasFocus()
    for n in range(12):
        _type(desk, "add_name", f"Person {n}", ENTER)
        assert desk.find("add_name").hasFocus()
    assert _people(desk) == _shown(desk) == [(f"Person {n}", "") for n in range(12)]
    assert desk.find("participants_count", QLabel).text() == "12"


def test_enter_in_the_role_adds_too_and_goes_back_to_the_name(desk: Desk) -> None:
    _open(desk)
    _type(desk, "add_name", "Ana", TAB)
    assert desk.find("add_role").hasFocus()
    _type(desk, "add_role", "Welder", ENTER)
    assert _people(desk) == [("Ana", "Welder")]
    assert desk.find("add_name").hasFocus()
    assert desk.find("add_name", QLineEdit).text() == desk.find("add_role", QLineEdit).text() == ""


def test_a_suggested_role_is_taken_with_the_arrow_and_enter(desk: Desk) -> None:
    _open(desk)
    _type(desk, "add_name", "Ana", TAB)
    role = desk.find("add_role", QLineEdit)
    desk.qtbot.keyClicks(role, "dev")
    popup = role.completer().popup()
    desk.qtbot.waitUntil(popup.isVisible)
    desk.qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert role.text() == "Developer"
    desk.qtbot.keyClick(popup, ENTER)
    desk.settle()
    assert _people(desk) == [("Ana", "Developer")]
    assert role.text() == ""


def test_roles_that_were_used_are_suggested_first(desk: Desk) -> None:
    _open(desk, ("Ana", "Glassblower"))
    words = desk.find("add_role", QLineEdit).completer().model().stringList()
    assert words[0] == "Glassblower"
    assert "Operations" in words


def test_a_role_behind_a_semicolon_needs_no_second_field(desk: Desk) -> None:
    _open(desk)
    _type(desk, "add_name", "Ana; Operations", ENTER)
    assert _people(desk) == [("Ana", "Operations")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana\nTom\nLea", [("Ana", ""), ("Tom", ""), ("Lea", "")]),
        ("Ana; development\r\nTom;operations\r\n", [("Ana", "development"), ("Tom", "operations")]),
        ("Ana\tdevelopment\nTom\t\n\n  \nLea\tproduct\n", [("Ana", "development"), ("Tom", ""), ("Lea", "product")]),
        ("- Ana\n• Łukasz <b>; R&D\n3. Zoë 🙂", [("Ana", ""), ("Łukasz <b>", "R&D"), ("Zoë 🙂", "")]),
    ],
)
def test_a_pasted_list_adds_everybody_at_once(desk: Desk, text: str, wanted: list[tuple[str, str]]) -> None:
    _open(desk)
    _paste(desk, text)
    assert _people(desk) == _shown(desk) == wanted
    assert desk.find("add_name", QLineEdit).text() == ""
    assert str(len(wanted)) in desk.frame.page.notice.text
    desk.qtbot.mouseClick(desk.frame.page.notice.action_button, LEFT)
    desk.settle()
    assert _people(desk) == _shown(desk) == []


def test_a_pasted_row_of_a_table_fills_both_fields(desk: Desk) -> None:
    _open(desk)
    _paste(desk, "Ana\tdevelopment\n")
    assert _people(desk) == []
    assert desk.find("add_name", QLineEdit).text() == "Ana"
    assert desk.find("add_role", QLineEdit).text() == "development"
    desk.qtbot.keyClick(desk.find("add_name"), ENTER)
    assert _people(desk) == [("Ana", "development")]


def test_a_pasted_name_too_long_adds_nobody_and_says_which(desk: Desk) -> None:
    _open(desk)
    _paste(desk, f"Ana\n{'x' * 301}\nLea")
    assert _people(desk) == []
    assert "Person 2" in _said(desk)
    assert "301" in _said(desk)
    assert "Lea" in desk.find("add_name", QLineEdit).text()


def test_a_whole_document_pasted_by_mistake_is_refused(desk: Desk) -> None:
    _open(desk)
    _paste(desk, "\n".join(f"Line {n}" for n in range(3000)))
    assert _people(desk) == []
    assert "3,000" in _said(desk)


def test_a_role_without_a_name_is_refused_and_kept(desk: Desk) -> None:
    _open(desk)
    _type(desk, "add_role", "Operations", ENTER)
    assert _people(desk) == []
    assert "name" in _said(desk)
    assert desk.find("add_role", QLineEdit).text() == "Operations"
    _type(desk, "add_name", "Ana", ENTER)
    assert _people(desk) == [("Ana", "Operations")]
    assert _said(desk) == ""


def test_enter_on_nothing_adds_nobody(desk: Desk) -> None:
    _open(desk)
    _type(desk, "add_name", "   ", ENTER)
    assert _people(desk) == []
    assert _said(desk) == ""


def test_a_name_is_edited_in_place_and_tab_goes_on_to_the_role(desk: Desk) -> None:
    _open(desk, ("Ana", "Operations"), ("Tom", ""))
    desk.qtbot.keyClick(_choose(desk, 0), ENTER)
    editor = desk.find("edit_name", QLineEdit)
    assert editor.text() == "Ana"
    editor.selectAll()
    _type(desk, "edit_name", "Ana Lindqvist", TAB)
    assert _people(desk)[0] == ("Ana Lindqvist", "Operations")
    role = desk.find("edit_role", QLineEdit)
    role.selectAll()
    _type(desk, "edit_role", "Product")
    # the suggestions are open: a person's Enter goes to them
    desk.qtbot.keyClick(role.completer().popup(), ENTER)
    desk.settle()
    assert _people(desk) == _shown(desk) == [("Ana Lindqvist", "Product"), ("Tom", "")]
    # offscreen, the window does not become active again when the suggestions close
    assert desk.window.focusWidget() is desk.find("participants")


def test_escape_brings_back_what_stood_in_the_cell(desk: Desk) -> None:
    _open(desk, ("Ana", "Operations"))
    desk.qtbot.keyClick(_choose(desk, 0), ENTER)
    _type(desk, "edit_name", "belle")
    desk.find("edit_name", QLineEdit).flush()
    assert _people(desk) == [("Anabelle", "Operations")] or _people(desk) == [("belle", "Operations")]
    _type(desk, "edit_name", "", ESCAPE)
    assert _people(desk) == _shown(desk) == [("Ana", "Operations")]


@pytest.mark.parametrize("text", ["", "x" * 301])
def test_a_name_that_cannot_be_stays_in_the_cell_with_a_sentence(desk: Desk, text: str) -> None:
    _open(desk, ("Ana", "Operations"), ("Tom", ""))
    desk.qtbot.keyClick(_choose(desk, 0), ENTER)
    editor = desk.find("edit_name", QLineEdit)
    editor.setText(text)
    for key in (ENTER, TAB):
        desk.qtbot.keyClick(editor, key)
        desk.settle()
        assert _said(desk)
        assert editor.isVisible()
        assert editor.text() == text
    assert _people(desk)[0] == ("Ana", "Operations")
    editor.setText("Anabelle")
    desk.qtbot.keyClick(editor, ENTER)
    desk.settle()
    assert _people(desk)[0] == ("Anabelle", "Operations")
    assert _said(desk) == ""


def test_a_change_from_elsewhere_leaves_the_typed_text_alone(desk: Desk) -> None:
    made = _open(desk, ("Ana", "Operations"), ("Tom", ""))
    desk.qtbot.keyClick(_choose(desk, 1), ENTER)
    editor = desk.find("edit_name", QLineEdit)
    editor.selectAll()
    desk.qtbot.keyClicks(editor, "Thomas")
    desk.bridge.do(AddParticipant(workshop_id=made.id, name="Lea"))
    desk.bridge.do(RemoveParticipant(workshop_id=made.id, participant_id=_first_id(desk)))
    desk.settle()
    assert editor.isVisible()
    assert editor.text() == "Thomas"
    assert editor.hasFocus()
    desk.qtbot.keyClick(editor, ENTER)
    desk.settle()
    assert _people(desk) == _shown(desk) == [("Thomas", ""), ("Lea", "")]


def _first_id(desk: Desk) -> str:
    return desk.bridge.read(workshop, desk.frame.workshop_id).participants[0].id


def test_somebody_is_removed_by_key_and_brought_back(desk: Desk) -> None:
    _open(desk, ("Ana", ""), ("Tom", ""), ("Lea", ""))
    desk.qtbot.keyClick(_choose(desk, 1), Qt.Key.Key_Delete)
    desk.settle()
    assert _people(desk) == _shown(desk) == [("Ana", ""), ("Lea", "")]
    assert "Tom" in desk.frame.page.notice.text
    assert desk.find("participants").currentIndex().row() == 1
    desk.qtbot.mouseClick(desk.frame.page.notice.action_button, LEFT)
    desk.settle()
    assert _people(desk) == _shown(desk) == [("Ana", ""), ("Tom", ""), ("Lea", "")]


def test_the_delete_key_elsewhere_on_the_page_removes_nobody(desk: Desk) -> None:
    _open(desk, ("Ana", ""))
    _choose(desk, 0)
    desk.frame.page.setFocus()
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_Delete)
    desk.find("client").setFocus()
    desk.qtbot.keyClick(desk.find("client"), Qt.Key.Key_Delete)
    assert _people(desk) == [("Ana", "")]


def test_the_buttons_of_a_row_follow_the_mouse(desk: Desk) -> None:
    _open(desk, ("Ana", ""), ("Tom", ""), ("Lea", ""))
    table = desk.find("participants")
    at = table.visualRect(table.model().index(2, 0)).center()
    desk.qtbot.mouseMove(table.viewport(), at)
    desk.settle()
    up, down, remove = (desk.find(f"participant_{what}") for what in ("up", "down", "remove"))
    assert up.isVisible()
    assert up.isEnabled()
    assert not down.isEnabled()
    assert remove.accessibleName() == "Remove Lea"
    desk.qtbot.mouseClick(up, LEFT)
    desk.settle()
    assert _people(desk) == _shown(desk) == [("Ana", ""), ("Lea", ""), ("Tom", "")]
    desk.qtbot.mouseMove(table.viewport(), table.visualRect(table.model().index(0, 0)).center() + QPoint(1, 1))
    desk.settle()
    desk.qtbot.mouseClick(remove, LEFT)
    desk.settle()
    assert _people(desk) == [("Lea", ""), ("Tom", "")]


def test_the_order_changes_by_key_and_is_undone_in_one_step(desk: Desk) -> None:
    _open(desk, ("Ana", ""), ("Tom", ""), ("Lea", ""))
    table = _choose(desk, 2)
    for _ in range(3):
        desk.qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
        desk.settle()
    assert _people(desk) == _shown(desk) == [("Lea", ""), ("Ana", ""), ("Tom", "")]
    assert table.currentIndex().row() == 0
    assert table.hasFocus()
    desk.qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert _people(desk) == _shown(desk) == [("Ana", ""), ("Tom", ""), ("Lea", "")]
    assert table.hasFocus()
    desk.qtbot.keyClick(_choose(desk, 0), Qt.Key.Key_Down, ALT)
    assert _people(desk) == [("Tom", ""), ("Ana", ""), ("Lea", "")]


def test_people_are_counted_by_role_and_a_double_name_is_pointed_out(desk: Desk) -> None:
    _open(desk, ("Ana", "Developer, web"), ("Tom", "developer"), ("ana", "Operations"), ("Lea", ""))
    text = desk.find("participants_by_role", QLabel).text()
    assert text == "Developer 2 · Operations 1 · no role 1"
    assert "Ana" in desk.frame.page.people_card.twice.text()
    assert desk.frame.page.people_card.twice.isVisible()


def test_two_hundred_people_change_fast(desk: Desk) -> None:
    made = _open(desk, *((f"Person {n} <b>&", f"Role {n % 9}") for n in range(200)))
    assert desk.find("participants").height() < 600
    page = desk.frame.page
    shown = desk.bridge.read(workshop, made.id)
    changed = msgspec.structs.replace(
        shown, participants=(*shown.participants[:150], Participant(new_id(), "New"), *shown.participants[150:])
    )
    resets: list[int] = []
    page.people_card.people_model.modelReset.connect(lambda: resets.append(1))
    began = time.perf_counter()
    page.refresh(changed)
    page.refresh(shown)
    assert time.perf_counter() - began < 2  # a guard against whole rebuilds, no measurement
    assert not resets
    assert len(_shown(desk)) == 200


def test_a_name_that_was_typed_and_not_added_is_kept_when_the_page_is_left(desk: Desk) -> None:
    _open(desk, ("Ana", ""))
    _type(desk, "add_name", "Lea; product")
    desk.frame.go("library")
    assert _people(desk) == [("Ana", ""), ("Lea", "product")]
    desk.frame.go("prepare")
    _type(desk, "add_name", "x" * 301)
    desk.frame.go("library")
    desk.frame.go("prepare")
    desk.settle()
    assert desk.find("add_name", QLineEdit).text() == "x" * 301
    assert "301" in _said(desk)


def test_another_workshop_begins_with_empty_fields(desk: Desk) -> None:
    _open(desk, ("Ana", ""))
    desk.find("add_role", QLineEdit).insert("Operations")
    _open(desk, ("Tom", ""))
    assert desk.find("add_role", QLineEdit).text() == ""
    assert desk.find("add_name", QLineEdit).text() == ""
    assert _shown(desk) == [("Tom", "")]
