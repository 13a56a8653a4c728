"""What cannot be saved stays in its field with a sentence, and is not lost when one looks elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.commands import EditGoal

if TYPE_CHECKING:
    from tests.ui.plan.conftest import Board

TOO_LONG = "x" * 301


@pytest.mark.parametrize("typed", ["soon", "31 Feb 2027", "32.13.2026"])
def test_a_date_that_is_none_stays_with_a_sentence(board: Board, typed: str) -> None:
    board.fill("criterion_c1_due", typed)
    row = board.page.panel.criteria.rows.rows[0]
    assert board.find("criterion_c1_due").text() == typed
    assert typed in row.field("due").error
    assert row.field("due").message.isVisible()
    assert board.goal("g1").criteria[0].due is not None
    board.do(EditGoal(workshop_id=board.page.workshop_id, goal_id="g1", outcome="Elsewhere"))
    assert board.find("criterion_c1_due").text() == typed
    assert row.field("due").error


def test_a_title_that_is_too_long_stays_with_a_sentence(board: Board) -> None:
    board.fill("goal_title", TOO_LONG)
    assert board.goal("g1").title == "Goal 1"
    assert board.find("goal_title").value() == TOO_LONG
    assert "at most 300 characters; this has 301" in board.page.panel.title_field.error
    board.fill("goal_title", "Short")
    assert board.page.panel.title_field.error == ""
    assert board.goal("g1").title == "Short"


def test_a_refused_entry_comes_back_with_its_goal(board: Board) -> None:
    board.fill("goal_title", TOO_LONG)
    board.fill("criterion_c1_due", "soon")
    board.click("goal_g2")
    assert board.find("goal_title").value() == "Goal 2"
    assert board.page.panel.title_field.error == ""
    assert board.find("criterion_c2_due").text() != "soon"
    assert "“Goal 1” is not saved yet" in board.notice
    board.click(board.page.notice.action_button)
    assert board.page.goal_id == "g1"
    assert board.find("goal_title").value() == TOO_LONG
    assert board.page.panel.title_field.error
    assert board.find("criterion_c1_due").text() == "soon"
    assert board.page.panel.criteria.rows.rows[0].field("due").error
    board.fill("criterion_c1_due", "24 Dec 2026")
    board.fill("goal_title", "Mended")
    board.click("goal_g2")
    board.click("goal_g1")
    assert board.find("goal_title").value() == "Mended"
    assert board.goal("g1").title == "Mended"


def test_an_owner_that_is_too_long_is_refused_beside_the_field(board: Board) -> None:
    board.fill("goal_owner", TOO_LONG)
    assert "The owner can have at most 300" in board.page.panel.owner_field.error
    assert board.goal("g1").owner == "Ana"


def test_an_outcome_of_ten_thousand_characters_is_kept(board: Board) -> None:
    text = "A long story. " * 714
    board.fill("goal_outcome", text)
    assert board.goal("g1").outcome == text.strip()
    board.fill("goal_outcome", "y" * 20_001)
    assert "20,000" in board.page.panel.outcome_field.error


def test_an_action_that_is_too_long_stays_in_its_line(board: Board) -> None:
    board.fill("new_action", "z" * 20_001)
    assert board.goal("g1").actions == ()
    assert "20,000" in board.page.panel.action_list.add_field.error
    assert len(board.find("new_action").text()) == 20_001


def test_an_empty_title_is_allowed_and_said(board: Board) -> None:
    board.fill("goal_title", "")
    assert board.goal("g1").title == ""
    assert board.card("g1").pill_texts == ["needs a title"]
    assert board.page.panel.title_field.error == ""


def test_a_title_of_several_lines_becomes_one(board: Board) -> None:
    board.fill("goal_title", "One\npipeline\r\nfor all")
    assert board.goal("g1").title == "One pipeline for all"


def test_markup_is_shown_as_it_was_typed(board: Board) -> None:
    board.fill("goal_title", "<b>Bold</b> & <img src=x>")
    assert "&lt;b&gt;Bold" in board.card("g1").toolTip()
    assert board.card("g1")._title.text == "<b>Bold</b> & <img src=x>"
