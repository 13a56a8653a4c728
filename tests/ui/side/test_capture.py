"""Parked questions and decisions at one key from anywhere, also while something else is being typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.commands import AddParticipant, SetScope
from app.domain.workshop import Goal, NoteKind, Workshop
from tests.app.factories import NASTY, a_model, a_workshop
from ui.main_window import Frame

if TYPE_CHECKING:
    from tests.ui.conftest import Desk
    from tests.ui.side.conftest import Seat

F6, F7, ENTER, ESC = Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier
KINDS: list[tuple[Qt.Key, NoteKind]] = [(F6, "parked"), (F7, "decision")]
PAGES = ["prepare", "score", "review", "plan", "export", "library", "about", "settings", "keys"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("key", "kind"), KINDS)
def test_one_key_takes_an_entry_on_every_page(seat: Seat, page: str, key: Qt.Key, kind: NoteKind) -> None:
    seat.go(page)
    before = seat.focus
    seat.key(key)
    assert seat.line.isVisible()
    assert seat.line.text.hasFocus()
    seat.type("Who owns staging?")
    seat.key(ENTER)
    (note,) = seat.notes
    assert (note.kind, note.text, note.who, note.private) == (kind, "Who owns staging?", "", False)
    assert note.category_id == ("cat-0" if page == "score" else None)
    assert not seat.line.isVisible()
    assert seat.focus is before
    assert seat.desk.frame.page_id == page
    where = "“Category 0”" if page == "score" else "the workshop"
    assert seat.notice == f"{'Parked' if kind == 'parked' else 'Logged'} for {where}."
    seat.click(seat.desk.find("notice_action"))
    assert seat.notes == ()


def test_nothing_is_made_before_the_first_key(seat: Seat) -> None:
    assert seat.side.capture is None
    assert seat.side.panel is None


def test_without_a_workshop_there_is_nothing_to_write_to(desk: Desk) -> None:
    for name in ("park", "log_decision", "show_guide", "show_log"):
        assert not desk.actions[name].isEnabled()
    desk.add(a_workshop())
    desk.actions.open_workshop.emit("", "library")
    QTest.keyClick(desk.window, F6)
    assert desk.frame.findChild(QWidget, "capture") is None


def test_the_key_of_the_score_page_opens_the_same_line(seat: Seat) -> None:
    seat.key("k")
    assert seat.line.text.hasFocus()
    assert seat.line.kind == "parked"
    seat.type("k is a letter here")
    seat.key(ENTER)
    assert [note.text for note in seat.notes] == ["k is a letter here"]
    seat.key("2")
    assert seat.workshop.state("cat-0").current == 2


def test_it_takes_what_is_said_while_a_note_is_being_written(seat: Seat) -> None:
    seat.key("q")
    seat.type("It never  ")
    text = seat.focus
    assert isinstance(text, QPlainTextEdit)
    seat.key(Qt.Key.Key_Left)
    at = text.textCursor().position()
    seat.key(F6)
    seat.type("Why?")
    seat.key(ENTER)
    assert seat.focus is text
    assert text.textCursor().position() == at
    assert text.toPlainText() == "It never  "
    seat.type("w")
    seat.key(ENTER)
    assert [note.text for note in seat.notes] == ["Why?", "It never w"]


def test_what_is_typed_in_a_field_is_saved_first_and_goes_on_where_it_was(seat: Seat) -> None:
    seat.go("prepare")
    team = seat.desk.find("team")
    assert isinstance(team, QLineEdit)
    team.setFocus()
    team.selectAll()
    seat.type("Payments and ")
    seat.key(F7)
    assert seat.workshop.team == "Payments and"
    seat.type("Ledger belongs to us")
    seat.key(ENTER)
    assert seat.focus is team
    seat.type("ledger")
    seat.key(ENTER)
    assert seat.workshop.team == "Payments and ledger"
    team.setSelection(0, 8)
    seat.key(F7)
    seat.key(ESC)
    assert (seat.focus, team.selectedText()) == (team, "Payments")


def test_a_long_text_goes_on_where_it_was_in_the_midst_of_a_word(seat: Seat) -> None:
    seat.key("r")
    seat.type("Because we never ")
    reason = seat.focus
    assert isinstance(reason, QPlainTextEdit)
    seat.key(Qt.Key.Key_Left)
    seat.key(F6)
    assert seat.workshop.state("cat-0").rationale == "Because we never"
    seat.type("Never?")
    seat.key(ENTER)
    assert (seat.focus, reason.toPlainText(), reason.textCursor().position()) == (reason, "Because we never ", 16)


def test_a_reason_that_is_asked_for_stays_asked_for(seat: Seat) -> None:
    seat.key("x")
    seat.type("Another team")
    asked = seat.focus
    seat.key(F6)
    seat.type("Which one?")
    seat.key(ENTER)
    assert seat.focus is asked
    assert seat.workshop.state("cat-0").na_reason is None
    seat.type(" does it")
    seat.key(ENTER)
    assert seat.workshop.state("cat-0").na_reason == "Another team does it"


def test_a_participant_that_is_being_renamed_loses_nothing(seat: Seat) -> None:
    seat.desk.bridge.do(AddParticipant(workshop_id=seat.id, name="Ana"))
    seat.go("prepare")
    table = seat.desk.find("participants")
    table.setFocus()
    table.edit(table.model().index(0, 0))  # type: ignore[attr-defined]
    seat.desk.settle()
    editor = seat.focus
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    seat.type("Bo")
    seat.key(F6)
    assert seat.workshop.participants[0].name == "Bo"
    seat.type("Who?")
    seat.key(ENTER)
    assert seat.focus is not None
    assert seat.desk.frame.page.isAncestorOf(seat.focus)


def test_escape_leaves_and_what_was_typed_waits_for_each_kind(seat: Seat) -> None:
    before = seat.focus
    seat.key(F6)
    seat.type("Half a ques")
    seat.key(ESC)
    assert not seat.line.isVisible()
    assert seat.focus is before
    assert seat.notes == ()
    seat.key(F7)
    assert seat.line.text.toPlainText() == ""
    seat.type("Half a dec")
    seat.key(F6)
    assert seat.line.kind == "parked"
    assert seat.line.text.toPlainText() == "Half a ques"
    seat.type("tion")
    seat.key(ENTER)
    assert seat.focus is before
    seat.key(F7)
    assert seat.line.text.toPlainText() == "Half a dec"
    seat.key(F7)
    assert not seat.line.isVisible()
    assert seat.focus is before
    assert [note.text for note in seat.notes] == ["Half a question"]


def test_a_begun_entry_stays_in_sight_on_another_page_and_with_its_category(seat: Seat) -> None:
    seat.key(F6)
    seat.type("Half a ques")
    seat.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert seat.desk.frame.page_id == "review"
    assert seat.line.isVisible()
    assert seat.desk.frame.page.hasFocus()
    seat.key(F6)
    assert seat.line.text.hasFocus()
    seat.type("tion")
    seat.key(ENTER)
    assert [(note.text, note.category_id) for note in seat.notes] == [("Half a question", "cat-0")]


def test_an_empty_line_goes_when_the_work_goes_on_elsewhere(seat: Seat) -> None:
    seat.key(F6)
    seat.go("review")
    seat.desk.frame.page.setFocus()
    seat.go("score")
    assert not seat.line.isVisible()


def test_its_category_is_the_one_at_hand_and_can_be_changed_by_key(seat: Seat) -> None:
    seat.key("n")
    seat.key(F6)
    assert seat.line.where.value() == "cat-1"
    seat.type("For all of us?")
    seat.key(Qt.Key.Key_Tab)
    assert seat.line.where.hasFocus()
    seat.key(Qt.Key.Key_Home)
    assert seat.line.where.value() == ""
    seat.key(ENTER)
    assert [(note.text, note.category_id) for note in seat.notes] == [("For all of us?", None)]
    seat.key(F6)
    assert seat.line.where.value() == "cat-1"


def test_only_categories_in_scope_are_offered(seat: Seat) -> None:
    seat.desk.bridge.do(SetScope(workshop_id=seat.id, category_id="cat-2", in_scope=False))
    seat.key(F6)
    offered = [seat.line.where.itemText(n) for n in range(seat.line.where.count())]
    assert offered == ["Whole workshop", "Category 0", "Category 1"]


def test_who_said_it_is_optional_and_suggested(seat: Seat) -> None:
    seat.desk.bridge.do(AddParticipant(workshop_id=seat.id, name="Ana Lindqvist", role="Operations"))
    seat.key(F7)
    seat.type("We deploy on Fridays")
    completer = seat.line.who.completer()
    assert completer is not None
    words = completer.model()
    assert [words.index(n, 0).data() for n in range(words.rowCount())] == ["Ana Lindqvist", "Operations"]
    seat.line.who.setFocus()
    seat.type("the night shift")
    completer.popup().hide()
    seat.key(ENTER)
    assert [(note.text, note.who) for note in seat.notes] == [("We deploy on Fridays", "the night shift")]


@pytest.mark.parametrize(("key", "says"), [(F6, "Type the question first."), (F7, "Say what was decided.")])
def test_an_empty_entry_is_refused_and_the_line_stays(seat: Seat, key: Qt.Key, says: str) -> None:
    seat.key(key)
    seat.type("   ")
    seat.key(ENTER)
    assert seat.line.error.text() == says
    assert seat.line.error.isVisible()
    assert seat.line.text.hasFocus()
    assert seat.line.text.accessibleDescription() == says
    assert seat.notes == ()
    seat.type("Now")
    seat.key(ENTER)
    assert [note.text for note in seat.notes] == ["Now"]
    seat.key(key)
    assert not seat.line.error.isVisible()


def test_a_text_that_is_too_long_is_refused_and_kept(seat: Seat) -> None:
    seat.key(F6)
    seat.line.text.setPlainText("x" * 20_001)
    seat.key(ENTER)
    assert "at most 20,000" in seat.line.error.text()
    seat.key(ESC)
    seat.key(F6)
    assert len(seat.line.text.toPlainText()) == 20_001
    seat.line.text.setPlainText("x" * 20_000)
    seat.line.who.setText("y" * 301)
    seat.key(ENTER)
    assert "at most 300" in seat.line.error.text()
    assert seat.line.who.hasFocus()
    seat.line.who.setText("")
    seat.key(ENTER)
    assert [len(note.text) for note in seat.notes] == [20_000]


def test_markup_is_kept_and_shown_literally(seat: Seat) -> None:
    seat.key(F6)
    seat.line.text.setPlainText(f"{NASTY}\nand more")
    seat.key(ENTER)
    assert seat.notes[0].text == f"{NASTY}\nand more"
    parked = seat.desk.frame.page.body.parking.list.items()  # type: ignore[attr-defined]
    assert [item.note.text for item in parked] == [f"{NASTY}\nand more"]


def test_names_with_markup_are_shown_literally(sit: Callable[[Workshop], Seat]) -> None:
    model = a_model()
    import msgspec

    odd = msgspec.structs.replace(model.categories[0], name=NASTY)
    seat = sit(a_workshop(msgspec.structs.replace(model, categories=(odd, *model.categories[1:]))))
    seat.key(F6)
    assert seat.line.where.currentText() == NASTY
    seat.type("Why?")
    seat.key(ENTER)
    assert seat.notice == f"Parked for “{NASTY}”."


def test_undo_while_the_line_is_open_takes_back_its_own_typing_first(seat: Seat) -> None:
    seat.key("2")
    seat.key(F6)
    seat.type("Why")
    seat.key("z", CTRL)
    assert seat.line.text.toPlainText() == ""
    assert seat.workshop.state("cat-0").current == 2
    seat.key("z", CTRL)
    assert seat.workshop.state("cat-0").current is None
    assert seat.line.text.hasFocus()


def test_what_was_begun_is_kept_when_the_workshop_or_the_program_is_left(seat: Seat) -> None:
    seat.key(F6)
    seat.type("Half a ques")
    seat.key(F7)
    seat.type("Half a dec")
    seat.key(ESC)
    first = seat.id
    other = seat.desk.add(a_workshop())
    seat.desk.actions.open_workshop.emit(other.id, "score")
    seat.desk.settle()
    assert sorted((note.kind, note.text) for note in seat.notes) == [
        ("decision", "Half a dec"),
        ("parked", "Half a ques"),
    ]
    seat.id = other.id
    seat.key(F6)
    assert seat.line.text.toPlainText() == ""
    seat.type("In the other one")
    seat.desk.frame.leaving.emit(other.id)
    assert [note.text for note in seat.notes] == ["In the other one"]
    seat.id = first
    assert len(seat.notes) == 2


def test_a_goal_on_the_plan_keeps_the_key_that_leaves_the_line(sit: Callable[[Workshop], Seat]) -> None:
    seat = sit(a_workshop(goals=(Goal("g", "cat-0", "Faster", 0, 1),)))
    seat.go("export")
    seat.key(F6)
    seat.type("x")
    seat.key(ESC)
    assert not seat.line.isVisible()
    assert seat.desk.frame.page.hasFocus()


def test_a_read_only_library_says_so_and_keeps_the_text(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.domain.problems import LibraryFault

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise LibraryFault("This library can only be read.")

    monkeypatch.setattr(seat.desk.bridge.workbench, "do", refuse)
    seat.key(F6)
    seat.type("Who?")
    seat.key(ENTER)
    assert seat.line.error.text() == "This library can only be read."
    assert seat.line.text.toPlainText() == "Who?"
    monkeypatch.undo()
    seat.key(ESC)


@pytest.mark.parametrize("size", [(1000, 640), (1440, 900), (1920, 1080)])
def test_nothing_of_the_line_is_cut(seat: Seat, size: tuple[int, int]) -> None:
    seat.desk.window.resize(*size)
    seat.key(F6)
    seat.line.text.setPlainText("A question that is longer than what fits on one line of the form. " * 12)
    seat.key(ENTER)
    seat.key(F6)
    seat.line.text.setPlainText(" ")
    seat.key(ENTER)
    line = seat.line
    for widget in (line.title, line.text, line.where, line.who, line.time, line.keep, line.close_button, line.error):
        assert widget.isVisible()
        assert line.rect().contains(widget.geometry()), widget.objectName()
        if widget is not line.close_button:
            assert widget.width() >= widget.minimumSizeHint().width(), widget.objectName()


def test_all_of_it_has_a_name(seat: Seat) -> None:
    seat.key(F6)
    line = seat.line
    for widget in (line.text, line.where, line.who, line.keep, line.close_button):
        assert widget.objectName().startswith("capture_")
        assert widget.accessibleName()
    assert isinstance(seat.desk.frame, Frame)
