"""What a goal still lacks is said in words that lead to the field, and one key walks through all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.domain.workshop import Criterion
from tests.app.factories import DAY
from tests.ui.plan.conftest import CTRL, a_goal, a_plan

if TYPE_CHECKING:
    from tests.ui.plan.conftest import Board

Enter = Callable[..., "Board"]
Key = Qt.Key

BARE = Criterion("c1", "")


@pytest.mark.parametrize(
    ("lack", "focused"),
    [
        ("title", "goal_title"),
        ("owner", "goal_owner"),
        ("measure", "criterion_c1_measure"),
        ("baseline", "criterion_c1_baseline"),
        ("baseline_date", "criterion_c1_baseline_date"),
        ("target", "criterion_c1_target"),
        ("check", "criterion_c1_check"),
        ("due", "criterion_c1_due"),
    ],
)
def test_a_click_on_what_is_missing_goes_to_its_field(enter: Enter, lack: str, focused: str) -> None:
    board = enter(a_plan(a_goal(1, title="", owner="", criteria=(BARE,))))
    board.click(f"lack_{lack}")
    assert board.focus.objectName() == focused


def test_a_goal_without_a_criterion_leads_to_the_button_that_adds_one(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1, criteria=())))
    board.click("lack_criterion")
    assert board.focus is board.find("add_criterion")


def test_the_criterion_that_lacks_it_is_the_one_that_is_shown(enter: Enter) -> None:
    whole = a_goal(1).criteria[0]
    board = enter(a_plan(a_goal(1, criteria=(whole, Criterion("c2", "Other", "1", DAY, "2", "", DAY)))))
    board.click("lack_check")
    assert board.focus.objectName() == "criterion_c2_check"


def test_what_was_mended_is_no_longer_said(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1, owner="")))
    assert board.has("lack_owner")
    assert board.find("goal_lacks").text() == "Still missing"
    board.fill("goal_owner", "Ana")
    assert not board.has("lack_owner")
    assert board.find("goal_lacks").text() == "✓ Complete: nothing is missing"
    board.undo()
    assert board.has("lack_owner")


def test_one_key_walks_through_all_that_is_missing(enter: Enter) -> None:
    first = a_goal(1, owner="", criteria=(Criterion("c1", "M", "1", None, "2", "", DAY),))
    board = enter(a_plan(first, a_goal(2), a_goal(3, "later", title="")))
    seen = []
    for _ in range(5):
        board.key(Key.Key_PageDown, CTRL)
        seen.append((board.page.goal_id, board.focus.objectName()))
    assert seen == [
        ("g1", "goal_owner"),
        ("g1", "criterion_c1_baseline_date"),
        ("g1", "criterion_c1_check"),
        ("g3", "goal_title"),
        ("g1", "goal_owner"),
    ]


def test_the_pill_on_top_goes_to_what_is_missing(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), a_goal(2, "next", owner="")))
    board.click("complete_pill")
    assert board.page.goal_id == "g2"
    assert board.focus is board.find("goal_owner")


def test_when_nothing_is_missing_the_key_says_so(board: Board) -> None:
    board.key(Key.Key_N)
    assert board.notice == "Nothing is missing: every goal is complete."
