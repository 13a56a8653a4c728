"""Goals on the board: choosing and moving them by key and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.commands import EditGoal, RemoveGoal
from app.domain.workshop import Criterion
from tests.ui.plan.conftest import ALT, a_goal, a_plan

if TYPE_CHECKING:
    from tests.ui.plan.conftest import Board

Enter = Callable[..., "Board"]
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def drag(board: Board, goal_id: str, to: QPoint, *, drop: bool = True) -> None:
    """Pull a card by its upper left part to a global point."""
    card = board.card(goal_id)
    QTest.mousePress(card, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(40, 20))
    start = card.mapToGlobal(QPoint(40, 20))
    for step in range(1, 7):
        at = start + (to - start) * step / 6
        QTest.mouseMove(card, card.mapFromGlobal(at))
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(card, LEFT, Qt.KeyboardModifier.NoModifier, card.mapFromGlobal(to))
    board.settle()


def above(board: Board, goal_id: str) -> QPoint:
    """A global point in the upper half of a card."""
    card = board.card(goal_id)
    return card.mapToGlobal(QPoint(60, 8))


def column(board: Board, horizon: str) -> QWidget:
    return board.find(f"goals_{horizon}")


# --- choosing ---


def test_the_first_goal_is_selected_and_has_the_keys(board: Board) -> None:
    assert board.page.goal_id == "g1"
    assert board.focus is board.card("g1")
    assert board.find("goal_title").value() == "Goal 1"


def test_arrows_move_the_selection_and_the_editor_follows(board: Board) -> None:
    seen = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Up):
        board.key(key)
        seen.append(board.page.goal_id)
        assert board.find("goal_title").value() == board.goal().title
        assert board.focus is board.card(board.page.goal_id)
    assert seen == ["g2", "g3", "g3", "g4", "g4", "g1", "g1"]


def test_home_and_end_go_to_the_ends_of_a_column(board: Board) -> None:
    board.key(Key.Key_End)
    assert board.page.goal_id == "g3"
    board.key(Key.Key_Home)
    assert board.page.goal_id == "g1"


def test_a_click_selects_and_a_double_click_edits(board: Board) -> None:
    board.click("goal_g4", QPoint(50, 20))
    assert board.page.goal_id == "g4"
    QTest.mouseDClick(board.card("g2"), LEFT)
    board.settle()
    assert board.page.goal_id == "g2"
    assert board.focus is board.find("goal_title")


def test_enter_goes_to_the_title_and_escape_comes_back(board: Board) -> None:
    board.key(Key.Key_Return)
    assert board.focus is board.find("goal_title")
    board.key(Key.Key_Escape)
    assert board.focus is board.card("g1")


def test_arrows_work_while_the_page_itself_has_the_focus(board: Board) -> None:
    board.page.setFocus()
    board.key(Key.Key_Down)
    assert board.page.goal_id == "g2"


def test_a_detail_selects_a_goal(board: Board) -> None:
    board.desk.actions.go.emit("review", "")
    board.settle()
    board.desk.actions.go.emit("plan", "g4")
    board.settle()
    assert board.page.goal_id == "g4"
    board.desk.actions.go.emit("plan", "nothing")
    assert board.page.goal_id == "g4"


def test_another_workshop_shows_its_own_goals(board: Board) -> None:
    other = a_plan(a_goal(9, title="Elsewhere"))
    board.desk.add(other)
    board.desk.actions.open_workshop.emit(other.id, "plan")
    board.settle()
    assert board.page.goal_id == "g9"
    assert board.find("goal_title").value() == "Elsewhere"
    assert not board.has("goal_g1")


# --- moving by key ---


@pytest.mark.parametrize(
    ("start", "key", "now", "next_"),
    [
        ("g1", Key.Key_Down, ["g2", "g1", "g3"], ["g4"]),
        ("g3", Key.Key_Up, ["g1", "g3", "g2"], ["g4"]),
        ("g1", Key.Key_Up, ["g1", "g2", "g3"], ["g4"]),
        ("g3", Key.Key_Down, ["g1", "g2", "g3"], ["g4"]),
        ("g1", Key.Key_Left, ["g1", "g2", "g3"], ["g4"]),
        ("g1", Key.Key_Right, ["g2", "g3"], ["g1", "g4"]),
        ("g3", Key.Key_Right, ["g1", "g2"], ["g4", "g3"]),
    ],
)
def test_alt_and_an_arrow_move_the_goal(board: Board, start: str, key: Key, now: list[str], next_: list[str]) -> None:
    board.click(f"goal_{start}", QPoint(50, 20))
    board.key(key, ALT)
    assert (board.order("now"), board.order("next")) == (now, next_)
    assert board.page.goal_id == start
    assert board.focus is board.card(start)


def test_a_goal_goes_all_the_way_to_later_and_undo_brings_it_back(board: Board) -> None:
    board.key(Key.Key_Right, ALT)
    board.key(Key.Key_Right, ALT)
    board.key(Key.Key_Right, ALT)
    assert board.order("later") == ["g1"]
    board.undo()
    assert board.order("next") == ["g1", "g4"]
    board.undo()
    assert board.order("now") == ["g1", "g2", "g3"]
    board.redo()
    assert board.order("next") == ["g1", "g4"]


# --- dragging ---


def test_a_card_is_dragged_to_another_column(board: Board) -> None:
    area = column(board, "later")
    drag(board, "g2", area.mapToGlobal(QPoint(60, 200)))
    assert board.order("later") == ["g2"]
    assert board.order("now") == ["g1", "g3"]
    assert board.page.goal_id == "g2"


def test_a_card_lands_above_the_one_it_is_let_go_over(board: Board) -> None:
    drag(board, "g4", above(board, "g2"))
    assert board.order("now") == ["g1", "g4", "g2", "g3"]
    board.undo()
    assert board.order("now") == ["g1", "g2", "g3"]


def test_a_card_moves_within_its_column(board: Board) -> None:
    drag(board, "g3", above(board, "g1"))
    assert board.order("now") == ["g3", "g1", "g2"]


def test_where_it_would_land_is_shown_while_it_is_dragged(board: Board) -> None:
    assert not board.has("drop_mark")
    drag(board, "g4", above(board, "g2"), drop=False)
    marks = [mark for mark in board.page.findChildren(QWidget, "drop_mark") if mark.isVisible()]
    assert len(marks) == 1
    line = marks[0].mapTo(board.page, QPoint(0, 0)).y()
    assert board.card("g1").mapTo(board.page, QPoint(0, 0)).y() < line
    assert line < board.card("g2").mapTo(board.page, QPoint(0, 0)).y() + 6
    assert board.has("drag_ghost")
    QTest.mouseRelease(board.card("g4"), LEFT)


def test_escape_puts_a_dragged_card_back(board: Board) -> None:
    drag(board, "g4", above(board, "g2"), drop=False)
    board.key(Key.Key_Escape)
    assert not board.has("drop_mark")
    assert not board.has("drag_ghost")
    QTest.mouseRelease(board.card("g4"), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(-300, 0))
    board.settle()
    assert board.order("now") == ["g1", "g2", "g3"]


def test_a_card_that_is_let_go_beside_the_board_stays(board: Board) -> None:
    panel = board.page.panel
    drag(board, "g1", panel.mapToGlobal(panel.rect().center()))
    assert board.order("now") == ["g1", "g2", "g3"]


def test_a_card_that_is_let_go_where_it_was_changes_nothing(board: Board) -> None:
    before = board.workshop.changed_at
    drag(board, "g1", board.card("g1").mapToGlobal(QPoint(60, 60)))
    assert board.workshop.changed_at == before


def test_a_goal_that_is_removed_while_it_is_dragged_ends_the_drag(board: Board) -> None:
    drag(board, "g4", above(board, "g2"), drop=False)
    board.do(RemoveGoal(workshop_id=board.page.workshop_id, goal_id="g4"))
    assert not board.page.board.drag.active
    assert not board.has("drag_ghost")


def test_a_long_column_scrolls_while_a_card_is_held_at_its_edge(enter: Enter) -> None:
    board = enter(a_plan(*(a_goal(n) for n in range(20))))
    area = column(board, "now")
    assert area.verticalScrollBar().maximum() > 0
    drag(board, "g0", area.mapToGlobal(QPoint(60, area.height() - 4)), drop=False)
    board.desk.qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 100, timeout=3000)
    board.key(Key.Key_Escape)


# --- removing ---


def test_delete_removes_the_goal_and_the_bar_takes_it_back(board: Board) -> None:
    board.key(Key.Key_Down)
    board.key(Key.Key_Delete)
    assert board.order("now") == ["g1", "g3"]
    assert board.page.goal_id == "g3"
    assert board.focus is board.card("g3")
    assert "Goal 2" in board.notice
    board.click(board.page.notice.action_button)
    assert board.order("now") == ["g1", "g2", "g3"]
    assert board.page.goal_id == "g2"


def test_the_bar_offers_no_undo_once_something_else_was_changed(board: Board) -> None:
    board.key(Key.Key_Delete)
    assert board.page.notice.isVisible()
    board.do(EditGoal(workshop_id=board.page.workshop_id, goal_id="g2", title="Other"))
    assert not board.page.notice.isVisible()


def test_removing_all_goals_leaves_the_empty_state(board: Board) -> None:
    for _ in range(4):
        board.key(Key.Key_Delete)
    assert board.workshop.goals == ()
    assert board.has("largest_gap")
    assert not board.page.panel.isVisible()
    board.undo()
    assert len(board.workshop.goals) == 1
    assert board.page.panel.isVisible()


def test_delete_in_a_field_removes_no_goal(board: Board) -> None:
    for name in ("goal_title", "goal_category", "goal_impact", "add_criterion"):
        field = board.find(name)
        field.setFocus()
        board.key(Key.Key_Delete)
    assert len(board.workshop.goals) == 4


# --- what a card says ---


def test_a_card_says_its_step_title_criterion_owner_and_what_it_lacks(enter: Enter) -> None:
    lacking = a_goal(2, owner="", criteria=())
    board = enter(a_plan(a_goal(1, from_level=1, to_level=2), lacking))
    first, second = board.card("g1"), board.card("g2")
    assert first.pill_texts == []
    assert second.pill_texts == ["needs an owner", "needs a success criterion"]
    for words in ("Goal 1", "Category 0", "1 Level 1", "2 Level 2", "Lead time", "2 days", "Ana"):
        assert words in first.toolTip()
    assert "an owner" in second.accessibleName()


def test_a_card_keeps_to_three_pills(enter: Enter) -> None:
    bare = a_goal(1, title="", owner="", criteria=(Criterion("x", ""),))
    board = enter(a_plan(bare))
    assert board.card("g1").pill_texts == ["needs a title", "needs an owner", "+5 more"]


def test_the_count_on_top_says_how_many_are_complete(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), a_goal(2, owner=""), a_goal(3)))
    pill = board.page.complete_pill
    assert (pill.words, pill.tone) == ("2 of 3 goals are complete", "warn")
    board.do(EditGoal(workshop_id=board.page.workshop_id, goal_id="g2", owner="Tom"))
    assert (pill.words, pill.tone) == ("All 3 goals are complete", "good")


def test_an_owner_with_too_much_is_named_in_the_column(enter: Enter) -> None:
    goals = [a_goal(n, effort="M") for n in range(3)]
    board = enter(a_plan(*goals))
    said = board.find("crowded_now").text()
    assert said == "Ana has 3 goals, about 24 days of work in 30 days"
    assert not board.find("crowded_next").isVisible()
    assert board.find("effort_now").text() == "about 24 of 10 days of work"


# --- a small window ---


def test_in_a_small_window_the_columns_stand_beneath_each_other(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), a_goal(2, "next"), a_goal(3, "later")), (1000, 620))
    tops = [board.find(f"title_{name}").mapTo(board.page, QPoint(0, 0)) for name in ("now", "next", "later")]
    assert len({point.x() for point in tops}) == 1
    assert tops[0].y() < tops[1].y() < tops[2].y()
    board.key(Key.Key_Down)
    board.key(Key.Key_Down)
    assert board.page.goal_id == "g3"
    board.key(Key.Key_Up)
    assert board.page.goal_id == "g2"
    board.key(Key.Key_Left, ALT)
    assert board.order("now") == ["g2", "g1"]


@pytest.mark.parametrize("size", [(1000, 620), (1280, 720), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("count", [0, 1, 9, 40])
def test_nothing_is_wider_than_its_room(enter: Enter, size: tuple[int, int], count: int) -> None:
    long = "A title that never comes to its end " * 8
    horizons = ("now", "next", "later")
    goals = [a_goal(n, horizons[n % 3], title=long if n % 4 == 0 else f"Goal {n}") for n in range(count)]
    board = enter(a_plan(*goals), size)
    board.settle()
    for area in (board.page.panel.area, board.page.drawer.area, *(c.area for c in board.page.board.columns)):
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width()
    title = board.find("goal_title")
    if count:
        assert title.height() >= title.document().size().height() * title.fontMetrics().lineSpacing()


def test_the_menu_of_a_card_moves_and_removes_it(board: Board) -> None:
    board.page.board.menu_wanted.emit("g1", QPoint(300, 300))
    board.settle()
    menu = board.page.findChild(QMenu, "card_menu")
    assert menu is not None
    assert not menu.findChild(object, "move_to_now").isEnabled()
    menu.findChild(object, "move_to_later").trigger()
    menu.close()
    board.settle()
    assert board.order("later") == ["g1"]


def test_a_read_only_library_refuses_a_move_with_a_sentence(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.domain.problems import LibraryFault

    board = enter(a_plan(a_goal(1), a_goal(2)))

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise LibraryFault("This library can only be read.")

    monkeypatch.setattr(board.desk.bridge.workbench, "do", refuse)
    board.key(Key.Key_Down, ALT)
    assert board.notice == "This library can only be read."
    assert board.order("now") == ["g1", "g2"]
