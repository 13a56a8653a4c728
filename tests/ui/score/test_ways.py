"""Going from category to category, and what the header says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from app.commands import AddNote, EditWorkshop, SetMinutes, SetScope
from app.domain.workshop import CategoryState, Workshop
from tests.app.factories import NASTY, a_full_workshop, a_model, a_workshop

if TYPE_CHECKING:
    from tests.ui.conftest import Desk
    from tests.ui.score.conftest import Room

Enter = Callable[[Workshop], "Room"]


def _asked(room: Room) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []
    room.desk.actions.go.disconnect(room.desk.frame.go)
    room.desk.actions.go.connect(lambda page, detail: asked.append((page, detail)))
    return asked


def test_n_and_p_go_through_the_categories_and_the_side_bar_follows(room: Room) -> None:
    assert room.page.detail == "cat-0"
    assert not room.find("previous_category").isEnabled()
    room.key("n")
    assert (room.page.detail, room.page.title) == ("cat-1", "Category 1")
    assert room.desk.frame.rail.active == "score:cat-1"
    assert room.text("category_place") == "Category 2 of 3"
    assert room.text("question") == "How well does the team do 1?"
    room.key("p")
    assert room.page.detail == "cat-0"
    assert room.desk.frame.rail.active == "score:cat-0"


def test_the_buttons_do_the_same(room: Room) -> None:
    room.click("next_category")
    room.click("next_category")
    assert room.page.detail == "cat-2"
    room.click("previous_category")
    assert room.page.detail == "cat-1"
    assert room.find("next_category").accessibleName() == "Next: Category 2"
    assert room.find("previous_category").accessibleName() == "Back to Category 0"


def test_the_page_goes_on_alone_where_no_frame_listens(room: Room) -> None:
    asked = _asked(room)
    room.key("n")
    assert room.page.detail == "cat-1"
    assert asked == [("score", "cat-1")]


def test_behind_the_last_category_comes_the_review(room: Room) -> None:
    room.page.show_detail("cat-2")
    assert room.find("next_category").accessibleName() == "Next: Review"
    asked = _asked(room)
    room.key("n")
    assert asked == [("review", "")]
    assert room.page.detail == "cat-2"


def test_p_at_the_first_category_stays(room: Room) -> None:
    asked = _asked(room)
    room.key("p")
    assert asked == []
    assert room.page.detail == "cat-0"


def test_scoring_opens_where_it_goes_on(enter: Enter) -> None:
    assert enter(a_full_workshop(a_model(categories=5))).page.detail == "cat-2"


def test_the_side_bar_opens_a_category(room: Room) -> None:
    room.desk.qtbot.mouseClick(room.desk.frame.rail.button("score:cat-2"), Qt.MouseButton.LeftButton)
    assert room.page.detail == "cat-2"


def test_a_category_that_leaves_the_scope_gives_way(room: Room) -> None:
    room.key("n")
    assert room.desk.bridge.do(SetScope(workshop_id=room.id, category_id="cat-1", in_scope=False)) is None
    assert room.page.detail == "cat-0"
    assert room.text("category_place") == "Category 1 of 2"


def test_a_workshop_without_categories_in_scope_says_where_to_choose_them(enter: Enter) -> None:
    states = tuple(CategoryState(f"cat-{n}", in_scope=False) for n in range(3))
    room = enter(a_workshop(a_model(), states=states))
    asked = _asked(room)
    assert room.page.detail == ""
    assert not room.page.body.isVisible()
    assert not room.page.bar.isVisible()
    before = room.workshop
    for key in ("n", "p", "2", "y", "w", "c", "f", "r", "x"):
        room.key(key)
    assert asked == []
    assert room.workshop == before
    room.click("go_prepare")
    assert asked == [("prepare", "")]
    assert room.desk.bridge.do(SetScope(workshop_id=room.id, category_id="cat-1", in_scope=True)) is None
    assert room.page.body.isVisible()
    assert room.page.detail == "cat-1"


def test_the_time_is_shown_as_planned(room: Room) -> None:
    assert room.text("planned_time") == "20 min planned · until 09:20"
    room.desk.bridge.do(SetMinutes(workshop_id=room.id, category_id="cat-0", minutes=45))
    room.desk.bridge.do(EditWorkshop(workshop_id=room.id, starts_at="13:30"))
    assert room.text("planned_time") == "45 min planned · until 14:15"


def test_another_workshop_takes_the_page_over_with_nothing_of_the_last(room: Room, desk: Desk) -> None:
    room.key("2")
    room.key("q")
    room.type("half a sen")
    room.key(Qt.Key.Key_Escape)
    other = desk.add(a_workshop(a_model(levels=3, categories=2, lowest=0)))
    desk.actions.open_workshop.emit(other.id, "score")
    desk.settle()
    assert room.page.detail == "cat-0"
    assert [card.level.rank for card in room.page.body.ladder.cards()] == [0, 1, 2]
    assert room.page.body.notes.form.draft().empty
    assert desk.bridge.read(lambda reader: reader.workshop(other.id)).notes == ()
    kept = desk.bridge.read(lambda reader: reader.workshop(room.id))
    assert [note.text for note in kept.notes] == ["half a sen"]


def test_names_are_shown_literally(enter: Enter) -> None:
    model = a_model(categories=2)
    named = tuple(replace(c, name=f"{NASTY} {n}", question=NASTY) for n, c in enumerate(model.categories))
    room = enter(a_workshop(replace(model, categories=named)))
    assert room.page.title == f"{NASTY} 0"
    assert room.text("question") == NASTY
    assert room.find("next_category").accessibleName() == f"Next: {NASTY} 1"


def test_the_keys_are_quiet_while_a_text_is_typed(room: Room) -> None:
    room.key("r")
    room.type("npy2wfxq")
    assert room.page.detail == "cat-0"
    assert room.find("rationale").toPlainText() == "npy2wfxq"  # type: ignore[attr-defined]
    assert room.state().current is None
    room.key(Qt.Key.Key_Escape)
    assert room.state().rationale == "npy2wfxq"
    room.key("n")
    assert room.page.detail == "cat-1"


def test_every_act_has_a_name_for_those_who_hear_the_page(enter: Enter) -> None:
    states = (CategoryState("cat-0", current=1, target=2, priority="high"),)
    room = enter(replace(a_full_workshop(a_model(categories=2)), states=states))
    room.desk.bridge.do(AddNote(workshop_id=room.id, category_id="cat-0", kind="quote", text="said"))
    room.desk.settle()
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for widget in room.page.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.objectName(), widget
                assert widget.accessibleName(), widget.objectName()


@pytest.mark.parametrize("width", [1440, 1000])
def test_tab_goes_through_the_page_as_it_is_read(room: Room, width: int) -> None:
    room.desk.window.resize(width, 900)
    room.desk.settle()
    room.page.setFocus()
    visited = []
    for _ in range(40):
        room.key(Qt.Key.Key_Tab)
        assert room.focus is not None
        visited.append(room.focus.objectName())
        if visited[-1] == "next_category":
            break
    wanted = ["run_clock", "level_1", "not_applicable", "vote_button", "rationale", "dissent", "note_text"]
    wanted += ["park_question", "decision_current", "decision_target", "next_category"]
    assert [name for name in visited if name in wanted] == wanted
    assert len(set(visited)) == len(visited)


def test_a_narrow_page_has_everything_in_one_column(room: Room) -> None:
    body = room.page.body
    for width, beneath in ((1440, False), (1000, True), (1440, False)):
        room.desk.window.resize(width, 620)
        room.desk.settle()
        assert body.left.isAncestorOf(body.right) == beneath
        assert body.right.isVisible()
        assert body.reasons.isVisible()
    room.desk.window.resize(1000, 620)
    room.desk.settle()
    room.key("q")
    room.desk.settle()
    focus = room.focus
    assert focus is not None
    assert not focus.visibleRegion().isEmpty()


def test_a_workshop_whose_adding_is_undone_leaves_for_the_library(room: Room) -> None:
    room.key("z", Qt.KeyboardModifier.ControlModifier)
    room.desk.settle()
    assert room.desk.frame.page_id == "library"
