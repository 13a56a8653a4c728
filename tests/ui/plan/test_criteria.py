"""Success criteria and actions of a goal: added, written, kept in order, removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.commands import AddCriterion, RemoveCriterion
from app.domain.workshop import Action, Criterion
from tests.app.factories import DAY, NASTY
from tests.ui.plan.conftest import a_goal, a_plan

if TYPE_CHECKING:
    from tests.ui.plan.conftest import Board

Enter = Callable[..., "Board"]
Key = Qt.Key


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("measure", NASTY, NASTY),
        ("baseline", "12 days", "12 days"),
        ("baseline_date", "3 Nov 2026", dt.date(2026, 11, 3)),
        ("target", "≤ 2 days", "≤ 2 days"),
        ("due", "2026-12-24", dt.date(2026, 12, 24)),
        ("check", "Ask the pipeline", "Ask the pipeline"),
    ],
)
def test_each_field_of_a_criterion_is_saved(board: Board, field: str, typed: str, kept: object) -> None:
    board.fill(f"criterion_c1_{field}", typed)
    assert getattr(board.goal("g1").criteria[0], field) == kept
    board.undo()
    assert board.goal("g1").criteria[0] == a_goal(1).criteria[0]


def test_a_criterion_is_added_with_its_due_date_and_its_measure_has_the_cursor(board: Board) -> None:
    board.click("add_criterion")
    added = board.goal("g1").criteria[-1]
    assert added.due == board.workshop.horizon_end("now")
    assert board.focus.objectName() == f"criterion_{added.id}_measure"
    board.type("Releases a week")
    board.key(Key.Key_Return)
    assert board.focus.objectName() == f"criterion_{added.id}_baseline"
    assert board.goal("g1").criteria[-1].measure == "Releases a week"


def test_an_empty_date_is_saved_as_none(board: Board) -> None:
    board.fill("criterion_c1_due", "")
    assert board.goal("g1").criteria[0].due is None
    assert board.card("g1").pill_texts == ["needs a due date"]


def test_a_criterion_is_removed_and_the_keys_stay_in_the_list(board: Board) -> None:
    board.do(
        AddCriterion(workshop_id=board.page.workshop_id, goal_id="g1", criterion=Criterion("c9", "Other", due=DAY))
    )
    board.click("criterion_c1_remove")
    assert [criterion.id for criterion in board.goal("g1").criteria] == ["c9"]
    assert board.focus.objectName() == "criterion_c9_measure"
    board.click("criterion_c9_remove")
    assert board.focus.objectName() == "add_criterion"
    board.undo()
    assert board.find("criterion_c9_measure").value() == "Other"


def test_what_is_typed_in_a_row_stays_when_another_row_goes(enter: Enter) -> None:
    criteria = tuple(Criterion(f"c{n}", f"Measure {n}") for n in range(3))
    board = enter(a_plan(a_goal(1, criteria=criteria)))
    field = board.find("criterion_c1_measure")
    field.setFocus()
    field.selectAll()
    board.type("Typed")
    board.do(RemoveCriterion(workshop_id=board.page.workshop_id, criterion_id="c0"))
    assert board.focus is field
    assert field.value() == "Typed"
    assert field.objectName() == "criterion_c1_measure"
    field.flush()
    assert [criterion.measure for criterion in board.goal("g1").criteria] == ["Typed", "Measure 2"]


def test_a_criterion_that_goes_while_one_types_in_it_is_not_written(board: Board) -> None:
    field = board.find("criterion_c1_measure")
    field.setFocus()
    board.type("Typed")
    board.do(RemoveCriterion(workshop_id=board.page.workshop_id, criterion_id="c1"))
    assert board.goal("g1").criteria == ()
    assert not board.page.notice.isVisible()


def test_the_rows_of_one_goal_serve_the_next(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), a_goal(2, criteria=tuple(Criterion(f"d{n}", f"M{n}") for n in range(4)))))
    for goal_id, measures in (
        ("g2", ["M0", "M1", "M2", "M3"]),
        ("g1", ["Lead time"]),
        ("g2", ["M0", "M1", "M2", "M3"]),
    ):
        board.click(f"goal_{goal_id}")
        rows = board.page.panel.criteria.rows.rows
        assert [row.editors["measure"].value() for row in rows] == measures
        assert all(row.isVisible() for row in rows)


def test_a_long_value_is_seen_whole(board: Board) -> None:
    target = board.find("criterion_c1_target")
    board.fill("criterion_c1_target", "no more than on a usual Saturday night, which is about thirty of them")
    board.settle()
    lines = target.document().size().height()
    assert lines >= 2
    assert target.height() >= lines * target.fontMetrics().lineSpacing()


# --- actions ---


def test_actions_are_added_one_after_another_by_enter(board: Board) -> None:
    line = board.find("new_action")
    line.setFocus()
    for text in ("Map the path", "Script the database step"):
        board.type(text)
        board.key(Key.Key_Return)
        assert line.text() == ""
        assert board.focus is line
    assert [action.what for action in board.goal("g1").actions] == ["Map the path", "Script the database step"]


def test_an_action_is_not_added_while_it_is_typed_but_when_the_line_is_left(board: Board) -> None:
    board.find("new_action").setFocus()
    board.type("Half a sen")
    board.desk.qtbot.wait(900)
    assert board.goal("g1").actions == ()
    board.key(Key.Key_Escape)
    assert [action.what for action in board.goal("g1").actions] == ["Half a sen"]


def test_an_action_that_was_begun_goes_to_its_own_goal(board: Board) -> None:
    board.find("new_action").setFocus()
    board.type("For goal 1")
    board.click("goal_g2")
    assert [action.what for action in board.goal("g1").actions] == ["For goal 1"]
    assert board.goal("g2").actions == ()
    assert board.find("new_action").text() == ""


def test_every_field_of_an_action_is_saved(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1, actions=(Action("a1", "Do it"),))))
    board.fill("action_a1_what", "Do it well")
    board.fill("action_a1_who", "Tom")
    board.fill("action_a1_due", "24 Dec 2026")
    board.click("action_a1_done")
    assert board.goal("g1").actions == (Action("a1", "Do it well", "Tom", dt.date(2026, 12, 24), True),)
    board.undo()
    assert not board.find("action_a1_done").isChecked()
    board.click("action_a1_remove")
    assert board.goal("g1").actions == ()
    assert board.focus is board.find("new_action")
    board.undo()
    assert board.goal("g1").actions[0].what == "Do it well"


def test_leaving_the_page_keeps_a_new_action(board: Board) -> None:
    board.find("new_action").setFocus()
    board.type("Before lunch")
    workshop_id = board.page.workshop_id
    board.desk.actions.go.emit("library", "")
    board.settle()
    from app.queries.workshops import workshop

    kept = board.desk.bridge.read(workshop, workshop_id)
    assert [action.what for action in kept.goals[0].actions] == ["Before lunch"]
