"""Parking lot and decision log in the side panel: read, changed, settled and removed in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.commands import AddNote, Decide
from app.domain.workshop import CategoryState, Goal, Note, Workshop
from tests.app.factories import AT, NASTY, a_model, a_workshop
from ui.notes.item import NoteItem
from ui.side.log_view import shared

if TYPE_CHECKING:
    from tests.ui.side.conftest import Seat

F2, F4, ENTER, ESC = Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Escape
NOTES = (
    Note("n1", "cat-0", "parked", "Who owns staging?", AT, who="Ana"),
    Note("n2", None, "parked", NASTY, AT, private=True),
    Note("n3", "cat-1", "decision", "Fridays are free of releases", "2026-11-23T16:00:00.000+00:00"),
    Note("n4", "cat-1", "quote", "Not here", AT),
)


@pytest.fixture
def full(sit: Callable[[Workshop], Seat]) -> Seat:
    """Two parked questions, one logged decision and one decision on a category."""
    decided = CategoryState("cat-0", current=2, target=4, decided_at="2026-11-23T15:00:00.000+00:00")
    states = (decided, CategoryState("cat-1"), CategoryState("cat-2"))
    return sit(a_workshop(a_model(lowest=1), notes=NOTES, states=states))


def parked(seat: Seat) -> list[NoteItem]:
    """The parked questions that are shown."""
    return seat.panel.log.parked.list.items()


def decisions(seat: Seat) -> list[NoteItem]:
    """The entries of the decision log that are shown."""
    return seat.panel.log.decisions.list.items()


def field(seat: Seat) -> QPlainTextEdit:
    """The text that is being changed."""
    focus = seat.focus
    assert isinstance(focus, QPlainTextEdit)
    return focus


def test_both_lists_are_there_with_time_category_and_who(full: Seat) -> None:
    full.key(F4)
    assert full.panel.title.text() == "Parking lot and decisions"
    assert [item.note.text for item in parked(full)] == ["Who owns staging?", NASTY]
    assert [item.note.text for item in decisions(full)] == ["Category 0: 2 → 4", "Fridays are free of releases"]
    assert parked(full)[0].face.accessibleDescription() == "Category 0 · Ana · 14:22"
    assert parked(full)[1].face.accessibleDescription() == "Whole workshop · 14:22  Private"
    assert decisions(full)[0].face.accessibleDescription() == "Levels · 15:00"
    assert full.panel.log.parked.count.text() == "2"
    assert full.panel.log.decisions.count.text() == "2"


@pytest.mark.parametrize("page", ["prepare", "score", "review", "plan", "export", "settings"])
def test_the_key_leads_to_the_newest_entry_and_escape_back_to_where_one_was(full: Seat, page: str) -> None:
    full.go(page)
    before = full.focus
    full.key(F4)
    assert full.focus is parked(full)[-1].face
    full.key(ESC)
    assert full.panel.isVisible()
    assert full.focus is before
    full.key(F4)
    assert not full.panel.isVisible()
    assert full.focus is before


def test_the_other_key_shows_the_other_part(full: Seat) -> None:
    full.key(F4)
    full.key(F2)
    assert full.panel.isVisible()
    assert full.panel.guide.isVisible()
    assert not full.panel.log.isVisible()
    assert full.desk.frame.page.hasFocus()
    full.key(F4)
    assert full.panel.log.isVisible()


def test_an_entry_is_changed_in_place(full: Seat) -> None:
    full.key(F4)
    parked(full)[0].face.setFocus()
    full.key(ENTER)
    field(full).selectAll()
    full.type("Who pays for staging?")
    full.key(ENTER)
    assert full.notes[0].text == "Who pays for staging?"
    assert (full.notes[0].kind, full.notes[0].at) == ("parked", AT)
    assert parked(full)[0].face.hasFocus()


def test_a_change_that_is_refused_stays_with_its_sentence(full: Seat) -> None:
    full.key(F4)
    parked(full)[0].face.setFocus()
    full.key(ENTER)
    field(full).clear()
    full.key(ENTER)
    item = parked(full)[0]
    assert item.editing
    assert "Type the question first." in [label.text() for label in item.findChildren(type(full.panel.title))]
    full.key(ESC)
    assert not item.editing
    assert full.panel.isVisible()
    assert full.notes[0].text == "Who owns staging?"


def test_a_settled_question_becomes_a_decision_with_its_answer(full: Seat) -> None:
    full.key(F4)
    face = parked(full)[0].face
    face.setFocus()
    full.desk.settle()
    button = full.panel.findChild(object, "note_n1_settle")
    assert button is not None
    full.click(button)  # type: ignore[arg-type]
    full.type(" Payments does.")
    full.key(ENTER)
    note = next(note for note in full.notes if note.id == "n1")
    assert (note.kind, note.text, note.category_id, note.who) == (
        "decision",
        "Who owns staging? Payments does.",
        "cat-0",
        "Ana",
    )
    assert [item.note.id for item in parked(full)] == ["n2"]
    assert decisions(full)[-1].note.id == "n1"
    full.key(ESC)
    full.key("z", Qt.KeyboardModifier.ControlModifier)
    assert [item.note.id for item in parked(full)] == ["n1", "n2"]


def test_a_question_is_settled_by_key_alone(full: Seat) -> None:
    full.key(F4)
    parked(full)[0].face.setFocus()
    full.key(ENTER)
    kinds = full.panel.findChild(object, "edit_note_kind")
    assert kinds is not None
    chosen = kinds.segment("parked")  # type: ignore[attr-defined]
    chosen.setFocus()
    full.key(Qt.Key.Key_Right)
    field_of = full.panel.findChild(QPlainTextEdit, "edit_note_text")
    assert isinstance(field_of, QPlainTextEdit)
    field_of.setFocus()
    full.key(ENTER)
    assert full.notes[0].kind == "decision"


def test_a_parked_question_never_becomes_a_quote(full: Seat) -> None:
    full.key(F4)
    parked(full)[0].face.setFocus()
    full.key(ENTER)
    kinds = full.panel.findChild(object, "edit_note_kind")
    assert kinds is not None
    with pytest.raises(KeyError):
        kinds.segment("quote")  # type: ignore[attr-defined]


def test_an_entry_is_removed_and_comes_back_at_one_click(full: Seat) -> None:
    full.key(F4)
    parked(full)[0].face.setFocus()
    full.key(Qt.Key.Key_Delete)
    assert [item.note.id for item in parked(full)] == ["n2"]
    assert full.notice == "Entry removed."
    assert full.focus is parked(full)[0].face
    full.click(full.desk.find("notice_action"))
    assert [item.note.id for item in parked(full)] == ["n1", "n2"]


def test_a_key_for_an_entry_never_reaches_the_page_beside_it(sit: Callable[[Workshop], Seat]) -> None:
    """On the plan the same key removes a goal."""
    seat = sit(a_workshop(notes=NOTES, goals=(Goal("g", "cat-0", "Faster", 0, 1),)))
    seat.go("plan", "g")
    seat.key(F4)
    seat.key(Qt.Key.Key_Delete)
    assert len(seat.workshop.goals) == 1
    assert "n2" not in [note.id for note in seat.notes]


def test_a_decision_on_a_category_is_read_only_and_leads_there(full: Seat) -> None:
    full.go("review")
    full.key(F4)
    face = decisions(full)[0].face
    face.setFocus()
    full.key(Qt.Key.Key_Delete)
    assert full.workshop.state("cat-0").current == 2
    assert len(decisions(full)) == 2
    full.key(ENTER)
    assert (full.desk.frame.page_id, full.desk.frame.place.detail) == ("score", "cat-0")
    assert not decisions(full)[0].editing


def test_it_follows_what_happens_on_the_page(full: Seat) -> None:
    full.key(F4)
    full.key(ESC)
    full.desk.bridge.do(Decide(workshop_id=full.id, category_id="cat-2", current=3, target=3))
    full.desk.bridge.do(AddNote(workshop_id=full.id, kind="parked", text="Newest"))
    full.desk.settle()
    assert decisions(full)[-1].note.text == "Category 2: 3 → 3"
    assert parked(full)[-1].note.text == "Newest"
    full.desk.bridge.undo()
    full.desk.bridge.undo()
    full.desk.settle()
    assert len(decisions(full)) == 2


def test_what_is_being_changed_survives_news_and_is_kept_when_the_workshop_is_left(full: Seat) -> None:
    full.key(F4)
    parked(full)[0].face.setFocus()
    full.key(ENTER)
    full.type(" And when?")
    full.desk.bridge.do(AddNote(workshop_id=full.id, kind="parked", text="Newest"))
    full.desk.settle()
    assert field(full).toPlainText() == "Who owns staging? And when?"
    full.desk.actions.open_workshop.emit("", "library")
    full.desk.settle()
    assert "Who owns staging? And when?" in [note.text for note in full.notes]


def test_without_entries_it_says_so_and_offers_the_first(seat: Seat) -> None:
    seat.key(F4)
    texts = [label.text() for label in seat.panel.findChildren(type(seat.panel.title)) if label.isVisible()]
    assert {"Nothing is parked.", "Nothing is decided yet."} <= set(texts)
    assert seat.focus is seat.panel.log.parked.add
    seat.key(Qt.Key.Key_Space)
    assert seat.line.text.hasFocus()
    seat.type("Who?")
    seat.key(ENTER)
    assert seat.focus is seat.panel.log.parked.add
    assert [item.note.text for item in parked(seat)] == ["Who?"]


def test_private_entries_stand_here_and_are_marked(full: Seat) -> None:
    full.key(F4)
    assert "Private" in parked(full)[1].face.accessibleDescription()


@pytest.mark.parametrize("size", [(1000, 640), (1440, 900)])
def test_long_lists_scroll_and_show_the_newest(sit: Callable[[Workshop], Seat], size: tuple[int, int]) -> None:
    notes = [Note(f"p{n:03}", None, "parked", f"Question {n} " + "and so on " * (n % 9), AT) for n in range(40)]
    notes += [Note(f"d{n:03}", None, "decision", f"Decided {n}", AT) for n in range(3)]
    seat = sit(a_workshop(notes=tuple(notes)))
    seat.desk.window.resize(*size)
    seat.key(F4)
    newest = parked(seat)[-1]
    assert newest.visibleRegion().boundingRect().size() == newest.size()
    # three short entries need no scrolling, so the long list gets the rest
    assert seat.panel.log.decisions.list.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("room", "upper", "lower", "wanted"),
    [
        (600, 200, 100, (200, 400)),
        (600, 500, 100, (500, 100)),
        (600, 100, 900, (100, 500)),
        (600, 900, 900, (300, 300)),
        (600, 900, 100, (500, 100)),
        (0, 10, 10, (1, 1)),
    ],
)
def test_the_room_is_shared_by_need(room: int, upper: int, lower: int, wanted: tuple[int, int]) -> None:
    assert shared(room, upper, lower) == wanted


def test_an_entry_can_get_a_name(full: Seat) -> None:
    full.key(F4)
    parked(full)[0].face.setFocus()
    full.key(ENTER)
    who = full.panel.findChild(QLineEdit, "edit_note_who")
    assert who is not None
    who.setFocus()
    who.setText("Bo")
    full.key(ENTER)
    assert full.notes[0].who == "Bo"
