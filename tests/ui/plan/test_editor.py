"""The editor of a goal: every field saves itself, stays with what is typed, and follows what changes elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.commands import AddParticipant, Decide, EditGoal, RatePractice
from tests.app.factories import NASTY
from tests.ui.plan.conftest import ALT, CTRL, SHIFT, a_goal, a_plan

if TYPE_CHECKING:
    from tests.ui.plan.conftest import Board

Enter = Callable[..., "Board"]
Key = Qt.Key


def pick(board: Board, name: str, value: object) -> None:
    """Choose a value of a list as a person does: by moving to it with the arrow keys and Enter."""
    field = board.find(name)
    field.setFocus()
    row = field._values.index(value)
    field.showPopup()
    field.view().setCurrentIndex(field.model().index(row, 0))
    QTest.keyClick(field.view(), Key.Key_Return)
    board.settle()


def segment(board: Board, name: str, value: str) -> QWidget:
    found: QWidget = board.find(name).segment(value)
    return found


@pytest.mark.parametrize(
    ("name", "field"), [("goal_title", "title"), ("goal_owner", "owner"), ("goal_outcome", "outcome")]
)
def test_a_text_is_saved_when_it_is_left(board: Board, name: str, field: str) -> None:
    board.fill(name, NASTY)
    assert getattr(board.goal("g1"), field) == NASTY
    assert getattr(board.goal("g2"), field) != NASTY
    assert board.page.saved.text().startswith("✓ Saved")


def test_typing_is_saved_by_itself_after_a_pause(board: Board) -> None:
    board.key(Key.Key_Return)
    board.type("New ")
    board.desk.qtbot.waitUntil(lambda: "New" in board.goal("g1").title, timeout=3000)
    assert board.focus is board.find("goal_title")


def test_typing_in_one_field_is_one_step_of_undo(board: Board) -> None:
    title = board.find("goal_title")
    title.setFocus()
    for word in ("One", " pipe", "line"):
        title.moveCursor(title.textCursor().MoveOperation.End)
        board.type(word)
        title.flush()
    assert board.goal("g1").title == "Goal 1One pipeline"
    board.key(Key.Key_Escape)
    board.key(Key.Key_Z, CTRL)
    assert board.goal("g1").title == "Goal 1"
    assert title.value() == "Goal 1"
    board.redo()
    assert title.value() == "Goal 1One pipeline"


def test_undo_and_redo_while_the_field_has_the_focus_keep_the_focus(board: Board) -> None:
    title = board.find("goal_title")
    board.fill("goal_title", "Another")
    title.setFocus()
    board.undo()
    assert title.value() == "Goal 1"
    assert board.focus is title
    board.redo()
    assert title.value() == "Another"
    assert board.focus is title


def test_a_change_elsewhere_keeps_focus_cursor_and_what_is_being_typed(board: Board) -> None:
    owner = board.find("goal_owner")
    owner.setFocus()
    owner.setText("")
    board.type("Kat")
    board.do(EditGoal(workshop_id=board.page.workshop_id, goal_id="g2", title="Changed"))
    board.do(EditGoal(workshop_id=board.page.workshop_id, goal_id="g1", outcome="Better"))
    board.do(AddParticipant(workshop_id=board.page.workshop_id, name="Kim", role=""))
    assert board.focus is owner
    assert owner.text() == "Kat"
    assert owner.cursorPosition() == 3
    assert board.find("goal_outcome").value() == "Better"
    assert board.card("g2").view.goal.title == "Changed"


def test_a_change_elsewhere_does_not_scroll_the_editor(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), a_goal(2)))
    bar = board.page.panel.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    at = bar.value()
    assert at > 0
    board.do(EditGoal(workshop_id=board.page.workshop_id, goal_id="g2", title="Changed"))
    assert bar.value() == at


def test_what_was_typed_goes_to_its_goal_when_another_is_chosen(board: Board) -> None:
    board.key(Key.Key_Return)
    board.type("Typed ")
    board.click("goal_g2")
    assert "Typed" in board.goal("g1").title
    assert board.goal("g2").title == "Goal 2"
    assert board.find("goal_title").value() == "Goal 2"


def test_undo_in_a_field_does_not_bring_the_text_of_another_goal(board: Board) -> None:
    board.fill("goal_owner", "Tom")
    board.click("goal_g2")
    owner = board.find("goal_owner")
    owner.setFocus()
    assert owner.text() == "Ana"
    assert not owner.isUndoAvailable()
    assert not board.find("goal_title").document().isUndoAvailable()


def test_enter_in_the_title_goes_on_and_breaks_no_line(board: Board) -> None:
    board.key(Key.Key_Return)
    board.key(Key.Key_Return)
    assert board.focus is board.find("goal_owner")
    board.find("goal_title").setFocus()
    board.key(Key.Key_Return, SHIFT)
    assert "\n" not in board.goal("g1").title


# --- category and step ---


def test_category_and_levels_are_chosen_from_lists(board: Board) -> None:
    pick(board, "goal_category", "cat-2")
    pick(board, "goal_to", 3)
    pick(board, "goal_from", 2)
    goal = board.goal("g1")
    assert (goal.category_id, goal.from_level, goal.to_level) == ("cat-2", 2, 3)
    assert board.card("g1").view.category == "Category 2"


def test_a_start_above_the_end_takes_the_end_along(board: Board) -> None:
    pick(board, "goal_from", 3)
    goal = board.goal("g1")
    assert (goal.from_level, goal.to_level) == (3, 4)
    board.undo()
    assert (board.goal("g1").from_level, board.goal("g1").to_level) == (0, 1)


def test_only_higher_levels_can_be_the_end(board: Board) -> None:
    pick(board, "goal_to", 3)
    pick(board, "goal_from", 2)
    assert [board.find("goal_to").itemText(n) for n in range(board.find("goal_to").count())] == [
        "3 Level 3",
        "4 Level 4",
    ]
    assert board.find("goal_from").count() == 4


def test_the_step_is_told_among_the_levels_with_the_decision(board: Board) -> None:
    strip = board.find("step_strip")
    assert strip.accessibleName() == (
        "Category 0, from 0 Level 0 to 1 Level 1. The group decided: current 0 Level 0, target 2 Level 2."
    )
    board.do(Decide(workshop_id=board.page.workshop_id, category_id="cat-0", target=3))
    assert "target 3 Level 3" in strip.accessibleName()


def test_a_step_beyond_the_target_or_already_taken_is_hinted_at(board: Board) -> None:
    pick(board, "goal_to", 4)
    assert board.page.panel.step.end_field.message.text() == "Higher than the target."
    board.do(Decide(workshop_id=board.page.workshop_id, category_id="cat-0", current=4, target=4))
    assert board.page.panel.step.end_field.message.text() == "Reached already."


# --- horizon, impact, effort, owner ---


def test_the_horizon_is_chosen_by_key_and_the_card_moves(board: Board) -> None:
    chosen = segment(board, "goal_horizon", "now")
    chosen.setFocus()
    board.key(Key.Key_Right)
    assert board.order("next") == ["g4", "g1"]
    assert board.focus is segment(board, "goal_horizon", "next")
    assert board.page.goal_id == "g1"


def test_impact_and_effort_are_chosen_and_cleared(board: Board) -> None:
    board.click(segment(board, "goal_impact", "high"))
    board.click(segment(board, "goal_effort", "M"))
    assert (board.goal("g1").impact, board.goal("g1").effort) == ("high", "M")
    assert board.find("effort_now").text() == "about 8 of 10 days of work · 2 without effort"
    segment(board, "goal_effort", "M").setFocus()
    board.key(Key.Key_Delete)
    assert board.goal("g1").effort is None
    assert len(board.workshop.goals) == 4


def test_owners_are_suggested_from_the_participants_and_the_plan(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1, owner=""), a_goal(2, owner="Kim")))
    owner = board.find("goal_owner")
    assert owner._words.stringList() == ["Ana", "Tom", "Kim"]
    owner.setFocus()
    board.key(Key.Key_Down)
    popup = owner.completer().popup()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    board.settle()
    assert board.goal("g1").owner == "Ana"


def test_two_owners_are_told_to_be_one(board: Board) -> None:
    board.fill("goal_owner", "Ana and Tom")
    assert "one person" in board.page.panel.owner_field.message.text()
    assert board.card("g1").pill_texts == ["needs one owner"]


def test_an_owner_who_has_too_much_is_told_beside_the_field(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1, effort="L", owner="Tom"), a_goal(2, effort="M")))
    assert board.page.panel.owner_field.message.text() == "Tom has 1 goal, about 20 days of work in 30 days"
    board.key(Key.Key_Down)
    assert board.page.panel.owner_field.message.text() == ""


# --- the keys of the page inside the editor ---


def test_alt_and_down_open_the_calendar_in_a_date_and_move_the_goal_elsewhere(board: Board) -> None:
    due = board.find("criterion_c1_due")
    due.setFocus()
    board.key(Key.Key_Down, ALT)
    assert due._popup is not None
    due._popup.hide()
    assert board.order("now") == ["g1", "g2", "g3"]
    board.find("goal_title").setFocus()
    board.key(Key.Key_Down, ALT)
    assert board.order("now") == ["g2", "g1", "g3"]
    assert board.focus is board.find("goal_title")


def test_letters_choose_in_a_list_instead_of_making_goals(board: Board) -> None:
    board.find("goal_category").setFocus()
    board.type("g")
    board.type("b")
    assert len(board.workshop.goals) == 4
    assert board.focus is board.find("goal_category")


def test_tab_goes_through_the_page_in_the_order_of_the_form(board: Board) -> None:
    board.focus.setFocus()
    seen = []
    for _ in range(22):
        QTest.keyClick(board.focus, Key.Key_Tab)
        seen.append(board.focus.objectName())
    assert seen[:9] == [
        "goal_title",
        "goal_owner",
        "segment_now",
        "segment_low",
        "segment_S",
        "goal_category",
        "goal_from",
        "goal_to",
        "goal_outcome",
    ]
    criterion = [f"criterion_c1_{name}" for name in ("measure", "baseline", "baseline_date", "target", "due", "check")]
    assert seen[9:17] == [*criterion, "criterion_c1_remove", "add_criterion"]
    assert seen[17:] == [
        "add_practice_cat-0-p-1-0",
        "add_practice_cat-0-p-1-1",
        "new_action",
        "remove_goal",
        "drawer_not_doing",
    ]
    for name in reversed(["goal_title", *seen[1:21]]):
        QTest.keyClick(board.focus, Key.Key_Backtab, SHIFT)
        assert board.focus.objectName() == name
    QTest.keyClick(board.focus, Key.Key_Backtab, SHIFT)
    assert board.focus is board.card("g1")


def test_a_field_that_tab_comes_to_is_in_view(board: Board) -> None:
    port = board.page.panel.area.viewport()
    for _ in range(20):
        QTest.keyClick(board.focus, Key.Key_Tab)
        board.settle()
        if board.page.panel.isAncestorOf(board.focus) and board.focus.objectName() != "":
            top = board.focus.mapTo(port, board.focus.rect().topLeft()).y()
            assert -1 <= top <= port.height() - 20, board.focus.objectName()


# --- practices of the model ---


def test_a_missing_practice_becomes_a_success_criterion(board: Board) -> None:
    board.click("add_practice_cat-0-p-1-1")
    goal = board.goal("g1")
    assert goal.criteria[-1].measure == "At least 20% of 0 at level 1."
    assert goal.criteria[-1].check == "Look at the board."
    assert goal.criteria[-1].due == board.workshop.horizon_end("now")
    assert not board.find("add_practice_cat-0-p-1-1").isEnabled()
    board.undo()
    assert board.find("add_practice_cat-0-p-1-1").isEnabled()


def test_a_practice_that_was_rated_as_met_is_no_longer_offered(board: Board) -> None:
    for place in (0, 1):
        practice = f"cat-0-p-1-{place}"
        board.do(RatePractice(workshop_id=board.page.workshop_id, practice_id=practice, rating="F"))
        assert not board.has(f"add_practice_{practice}")
    assert "are met" in board.page.panel.practices.none_label.text()


def test_the_practices_follow_the_step(board: Board) -> None:
    pick(board, "goal_to", 2)
    assert board.has("add_practice_cat-0-p-2-0")
    pick(board, "goal_category", "cat-1")
    assert board.has("add_practice_cat-1-p-2-0")
    assert not board.has("add_practice_cat-0-p-2-0")
