"""A gap becomes a goal with one key, one of choice, or all at once; and a sentence says why none is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from app.commands import Decide, SetNotApplicable
from app.domain.workshop import CategoryState, Workshop
from tests.app.factories import a_model, a_workshop
from tests.ui.plan.conftest import SHIFT, a_goal, a_plan

if TYPE_CHECKING:
    from tests.ui.plan.conftest import Board

Enter = Callable[..., "Board"]
Key = Qt.Key


def steps(board: Board) -> list[tuple[str, int, int]]:
    return [(goal.category_id, goal.from_level, goal.to_level) for goal in board.workshop.goals]


def choose(board: Board, name: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = board.page.gap_menu if board.page.gap_menu.isVisible() else board.page.category_menu
    action = menu.findChild(QAction, name)
    assert action is not None, name
    assert action.isEnabled(), name
    action.trigger()
    menu.close()
    board.settle()


def test_one_key_makes_a_goal_from_the_gap_with_most_need(enter: Enter) -> None:
    board = enter(a_plan())
    board.key(Key.Key_G)
    goal = board.goal()
    assert (goal.category_id, goal.from_level, goal.to_level) == ("cat-1", 0, 1)
    assert goal.title == "The team does 1 as level 1 says"
    assert [criterion.measure for criterion in goal.criteria] == [
        "At least 10% of 1 at level 1.",
        "At least 20% of 1 at level 1.",
    ]
    assert {criterion.due for criterion in goal.criteria} == {board.workshop.horizon_end("now")}
    assert board.card(goal.id).pill_texts == ["needs an owner", "needs a baseline"]


def test_its_title_has_the_cursor_and_typing_replaces_it(enter: Enter) -> None:
    board = enter(a_plan())
    board.key(Key.Key_G)
    assert board.focus is board.find("goal_title")
    board.type("One pipeline")
    board.key(Key.Key_Return)
    assert board.goal().title == "One pipeline"
    assert board.focus is board.find("goal_owner")


def test_the_key_goes_on_with_the_next_gap_and_the_next_step(enter: Enter) -> None:
    board = enter(a_plan())
    for _ in range(6):
        board.key(Key.Key_G)
        board.key(Key.Key_Escape)
    assert steps(board) == [
        ("cat-1", 0, 1),
        ("cat-1", 1, 2),
        ("cat-0", 0, 1),
        ("cat-0", 1, 2),
        ("cat-2", 0, 1),
        ("cat-2", 1, 2),
    ]
    board.key(Key.Key_G)
    assert len(steps(board)) == 6
    assert board.notice == "Every step of every gap has a goal."


def test_the_key_types_a_letter_where_one_types(board: Board) -> None:
    board.key(Key.Key_Return)
    board.type("gGbn")
    assert "gGbn" in board.find("goal_title").value()
    assert len(board.workshop.goals) == 4


def test_a_model_without_headlines_gives_a_title_too(enter: Enter) -> None:
    board = enter(a_plan(model=a_model(headlines=False)))
    board.key(Key.Key_G)
    assert board.goal().title == "Category 1: 1 Level 1"


@pytest.mark.parametrize(("levels", "lowest"), [(2, 0), (3, 1), (5, 0), (7, 1), (10, 1)])
def test_any_model_gives_goals(enter: Enter, levels: int, lowest: int) -> None:
    board = enter(a_plan(model=a_model(levels, 4, lowest)))
    board.click("empty_all_gaps")
    assert {goal.from_level for goal in board.workshop.goals} == {lowest}
    assert len(board.workshop.goals) == 4


def test_the_menu_offers_each_gap_with_its_next_step(board: Board) -> None:
    board.click("choose_gap")
    texts = [action.text() for action in board.page.gap_menu.actions() if action.objectName().startswith("gap_")]
    assert texts == ["&1   Category 1  0 → 1", "&2   Category 0  1 → 2", "&3   Category 2  0 → 1"]
    choose(board, "gap_cat-2")
    assert board.goal().category_id == "cat-2"
    assert board.focus is board.find("goal_title")


def test_the_menu_can_be_used_by_keys_alone(board: Board) -> None:
    board.page.menu_button.setFocus(Qt.FocusReason.TabFocusReason)
    board.key(Key.Key_Space)
    QTest.keyClick(board.page.gap_menu, Key.Key_3)
    board.settle()
    assert board.goal().category_id == "cat-2"


def test_a_covered_gap_cannot_be_chosen(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1, to_level=2)))
    board.click("choose_gap")
    covered = board.page.gap_menu.findChild(QAction, "gap_cat-0")
    assert not covered.isEnabled()
    assert covered.text() == "&2   Category 0: all steps have goals"
    board.page.gap_menu.close()


def test_shift_and_the_key_ask_for_the_category_of_an_empty_goal(board: Board) -> None:
    board.key(Key.Key_G, SHIFT)
    assert board.page.category_menu.isVisible()
    choose(board, "category_cat-2")
    goal = board.goal()
    assert (goal.category_id, goal.title, goal.from_level, goal.to_level) == ("cat-2", "", 0, 1)
    assert board.focus is board.find("goal_title")
    assert "needs a title" in board.card(goal.id).pill_texts


def test_an_empty_goal_needs_no_question_where_there_is_one_category(enter: Enter) -> None:
    board = enter(a_plan(model=a_model(categories=1), gaps=False))
    board.key(Key.Key_G, SHIFT)
    assert steps(board) == [("cat-0", 0, 1)]


def test_an_empty_goal_of_a_category_at_the_top_ends_at_the_top(enter: Enter) -> None:
    model = a_model(levels=3, categories=1)
    state = CategoryState("cat-0", current=2, target=2)
    board = enter(a_workshop(model, states=(state,)))
    board.key(Key.Key_G, SHIFT)
    assert steps(board) == [("cat-0", 1, 2)]


def test_goals_from_all_gaps_are_one_step_of_undo(enter: Enter) -> None:
    board = enter(a_plan())
    board.click("empty_all_gaps")
    assert steps(board) == [("cat-1", 0, 1), ("cat-0", 0, 1), ("cat-2", 0, 1)]
    assert board.notice == "3 goals were added, one for each gap."
    assert board.page.goal_id == board.workshop.goals[0].id
    board.undo()
    assert board.workshop.goals == ()
    board.redo()
    assert len(board.workshop.goals) == 3


def test_goals_from_all_gaps_leave_out_gaps_that_have_one(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1)))
    board.click("goals_from_all_gaps")
    assert steps(board) == [("cat-0", 0, 1), ("cat-1", 0, 1), ("cat-2", 0, 1)]
    board.click("goals_from_all_gaps")
    assert len(board.workshop.goals) == 3
    assert board.notice == "Every gap has a goal. G adds one for the next step of a gap."


# --- nothing left ---


def test_while_nothing_is_decided_the_page_says_so_and_leads_to_score(enter: Enter) -> None:
    board = enter(a_plan(gaps=False))
    assert "Nothing is decided yet" in board.page.empty.state.text_label.text()
    assert not board.has("empty_all_gaps")
    board.key(Key.Key_G)
    assert "Nothing is decided yet" in board.notice
    went: list[str] = []
    board.desk.actions.go.connect(lambda page, _detail: went.append(page))
    board.click(board.page.notice.action_button)
    assert went == ["score"]


def test_without_a_gap_the_page_says_so(enter: Enter) -> None:
    states = tuple(CategoryState(f"cat-{n}", current=2, target=2) for n in range(3))
    board = enter(a_workshop(states=states))
    assert "No category has a gap" in board.page.empty.state.text_label.text()
    board.key(Key.Key_G)
    assert board.notice == "No category has a gap: every current level has reached its target."
    assert not board.page.notice.action_button.isVisible()


def test_what_is_still_open_is_said_too(enter: Enter) -> None:
    states = (
        CategoryState("cat-0", current=2, target=1),
        CategoryState("cat-1"),
        CategoryState("cat-2", na_reason="x"),
    )
    board = enter(a_workshop(states=states))
    board.key(Key.Key_G)
    assert board.notice.endswith("reached its target. 1 category is not decided yet.")
    assert board.page.notice.action_button.isVisible()


def test_the_empty_plan_shows_the_largest_gap(enter: Enter) -> None:
    board = enter(a_plan())
    assert board.find("largest_gap").text() == "Category 1, from 0 Level 0 to 2 Level 2. Its priority is high."
    board.do(Decide(workshop_id=board.page.workshop_id, category_id="cat-1", target=4))
    assert "to 4 Level 4" in board.find("largest_gap").text()
    board.do(SetNotApplicable(workshop_id=board.page.workshop_id, category_id="cat-1", reason="no"))
    assert board.find("largest_gap").text().startswith("Category 0")


def test_a_goal_for_a_category_that_left_the_scope_is_still_shown(enter: Enter) -> None:
    shown = a_plan(a_goal(1))
    states = tuple(msgspec.structs.replace(state, in_scope=state.category_id != "cat-0") for state in shown.states)
    board = enter(msgspec.structs.replace(shown, states=states))
    assert board.find("goal_category").value() == "cat-0"
    assert "not in this workshop’s scope" in board.page.panel.step.category_field.message.text()


def test_a_workshop_of_thirty_categories_can_be_planned(enter: Enter) -> None:
    board = enter(a_plan(model=a_model(10, 30, 1)))
    board.click("empty_all_gaps")
    assert len(board.workshop.goals) == 30
    workshop: Workshop = board.workshop
    assert len({goal.category_id for goal in workshop.goals}) == 30
