"""Typing paper ballots: digits and a dash go on by themselves, Enter goes to the next sheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.workshop import CategoryState
from tests.ui.grid.conftest import Table

Made = Callable[..., Table]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_stack_of_ballots_on_one_category_is_typed_with_two_digits_each(table: Made) -> None:
    on = table()
    assert on.here == (0, 0)
    on.type("13-40-")
    assert [on.row(n) for n in range(4)] == ["13....", "–4....", "0–....", "......"]
    assert on.here == (3, 0)


def test_enter_on_a_blank_ballot_goes_to_the_next_category(table: Made) -> None:
    on = table()
    on.type("1322EE")
    assert on.here == (0, 2)
    on.type("44")
    assert on.row(0) == "1344.."


def test_enter_after_each_ballot_leaves_none_out_and_stays_in_the_category(table: Made) -> None:
    on = table()
    on.type("13E22E4E1E")
    assert [on.row(n) for n in range(5)] == ["13....", "22....", "4.....", "1.....", "......"]
    assert on.here == (4, 0)


def test_a_sheet_is_typed_from_left_to_right_and_the_next_begins_by_itself(table: Made) -> None:
    on = table()
    on.choose("grid_way", True)
    on.type("0123-4")
    assert on.row(0) == "0123–4"
    assert on.here == (1, 0)
    on.type("E")
    assert on.here == (1, 0), "Enter after a full sheet must not leave one out"
    on.type("1E2")
    assert (on.row(1), on.row(2)) == ("1.....", "2.....")


def test_a_model_with_ten_levels_from_one_has_its_tenth_on_the_zero(table: Made) -> None:
    on = table(levels=10, lowest=1)
    on.type("10")
    assert on.row(0).startswith("110")
    assert "0 is level 10" in on.page.hint.text()
    on.save()
    assert (on.rounds[0].votes[0].current, on.rounds[0].votes[0].target) == (1, 10)


def test_a_digit_without_a_level_is_told_and_changes_nothing(table: Made) -> None:
    on = table(levels=3, lowest=1)
    on.type("4")
    assert on.message == "This model has the levels 1 to 3."
    on.type("0")
    assert on.row(0) == "......"
    on.type("2")
    assert (on.message, on.row(0)) == ("", "2.....")


def test_backspace_takes_back_and_a_typed_place_can_be_typed_over(table: Made) -> None:
    on = table()
    on.type("12B")
    assert on.row(0) == "1....."
    assert on.here == (0, 1)
    on.type("BB")
    assert on.row(0) == "......"
    assert on.here == (0, 0)
    on.type("34^01")
    assert on.row(0) == "01...."


def test_arrows_move_and_delete_blanks(table: Made) -> None:
    on = table()
    on.type("12>>v^^")
    row, column = on.here
    assert (row, column) == (0, 2)
    on.type("<<D")
    assert on.row(0) == ".2...."
    assert on.here == (0, 0)


def test_ctrl_z_takes_back_what_was_typed_before_anything_that_was_saved(table: Made) -> None:
    on = table("Ana")
    on.type("12")
    on.key("z", CTRL)
    assert on.row(0) == "1....."
    on.key("z", CTRL)
    assert on.row(0) == "......"
    assert on.workshop.id == on.id, "the workshop itself must still be there"


def test_rows_are_added_as_long_as_there_is_paper(table: Made) -> None:
    on = table("Ana", "Ben")
    assert len(on.page.paper.sheets) == 2
    on.type("11" * 7)
    assert len(on.page.paper.sheets) == 8
    assert on.here == (7, 0)


def test_a_category_that_takes_no_vote_keeps_its_place_and_is_left_out(table: Made) -> None:
    states = (CategoryState("cat-0"), CategoryState("cat-1", na_reason="Others do it."), CategoryState("cat-2"))
    on = table(states=states)
    assert [column.code for column in on.page.paper.columns] == ["CA", "CAT", "CATE"]
    on.choose("grid_way", True)
    on.type("12")
    assert on.here == (0, 4)
    on.type("34")
    assert on.row(0) == "12..34"
    on.type("^>>1")
    assert on.row(0) == "12..34"
    assert on.message == "This category is marked as not applicable."


def test_escape_leaves_the_grid_and_once_more_the_page(table: Made) -> None:
    on = table()
    on.type("1X")
    assert QApplication.focusWidget() is on.page
    on.type("X")
    assert on.desk.frame.page_id == "score"


def test_the_place_and_the_name_of_the_level_are_told(table: Made) -> None:
    on = table()
    assert on.page.place.text() == "Ballot 1 · Category 0 · current level"
    on.type("3<")
    assert on.page.value.text() == "3 Level 3"
    index = on.page.view.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ballot 1 · Category 0 · current level: 3 Level 3"


@pytest.mark.parametrize("markup", ["<b>x</b>", "a & b", "x" * 300])
def test_any_name_is_shown_literally(table: Made, markup: str) -> None:
    from html import escape

    on = table(markup)
    on.choose("grid_who", True)
    shown = str(on.page.paper.headerData(0, Qt.Orientation.Vertical))
    assert shown == (markup if len(markup) < 28 else f"{markup[:27]}…")
    tip = str(on.page.paper.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
    assert escape("Category 0") in tip
