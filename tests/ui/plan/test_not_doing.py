"""The list of what the group does not do, and who carries what, under the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.domain.workshop import NotDoing
from tests.app.factories import NASTY
from tests.ui.plan.conftest import a_goal, a_plan

if TYPE_CHECKING:
    from tests.ui.plan.conftest import Board

Enter = Callable[..., "Board"]
Key = Qt.Key
ENTRY = NotDoing("n1", "Rewrite the core", "No budget", dt.date(2027, 4, 12))


def test_one_key_writes_down_what_the_group_does_not_do(board: Board) -> None:
    board.key(Key.Key_B)
    assert board.focus is board.find("new_not_doing")
    board.type("A second pipeline")
    board.key(Key.Key_Return)
    entry = board.workshop.not_doing[0]
    assert board.focus.objectName() == f"not_doing_{entry.id}_why"
    board.type("Nobody has time")
    board.key(Key.Key_Return)
    assert board.focus.objectName() == f"not_doing_{entry.id}_look_again"
    board.type("12 Apr 2027")
    board.key(Key.Key_Escape)
    kept = board.workshop.not_doing[0]
    assert (kept.what, kept.why, kept.look_again) == ("A second pipeline", "Nobody has time", dt.date(2027, 4, 12))
    assert board.page.not_doing_tab.text() == "Not doing · 1"


def test_the_field_that_the_key_leads_to_is_in_view(enter: Enter) -> None:
    entries = tuple(NotDoing(f"n{n}", f"Thing {n}", "Because " * 20) for n in range(6))
    board = enter(a_plan(a_goal(1), not_doing=entries))
    board.key(Key.Key_B)
    board.settle()
    port = board.page.drawer.area.viewport()
    assert 0 <= board.focus.mapTo(port, board.focus.rect().topLeft()).y() <= port.height() - board.focus.height()


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [("what", NASTY, NASTY), ("why", "Because <b>", "Because <b>"), ("look_again", "", None)],
)
def test_an_entry_is_edited_in_place(enter: Enter, field: str, typed: str, kept: object) -> None:
    board = enter(a_plan(a_goal(1), not_doing=(ENTRY,)))
    board.page.drawer.open("not_doing")
    board.fill(f"not_doing_n1_{field}", typed)
    assert getattr(board.workshop.not_doing[0], field) == kept
    board.undo()
    assert board.workshop.not_doing == (ENTRY,)


def test_an_entry_cannot_become_nothing_and_its_field_says_so(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), not_doing=(ENTRY,)))
    board.page.drawer.open("not_doing")
    board.fill("not_doing_n1_what", "")
    assert board.workshop.not_doing == (ENTRY,)
    row = board.page.not_doing.rows.rows[0]
    assert row.fields["what"].error == "Say what the group does not do for now."
    board.fill("not_doing_n1_what", "Something else")
    assert row.fields["what"].error == ""
    assert board.workshop.not_doing[0].what == "Something else"


def test_an_entry_is_removed_and_the_bar_takes_it_back(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), not_doing=(ENTRY,)))
    board.page.drawer.open("not_doing")
    board.settle()
    board.click("not_doing_n1_remove")
    assert board.workshop.not_doing == ()
    assert board.focus is board.find("new_not_doing")
    board.click(board.page.notice.action_button)
    assert board.workshop.not_doing == (ENTRY,)


def test_the_list_can_be_kept_before_there_is_a_goal(enter: Enter) -> None:
    board = enter(a_plan())
    board.key(Key.Key_B)
    board.type("No rewrite")
    board.key(Key.Key_Return)
    assert board.workshop.not_doing[0].what == "No rewrite"


def test_the_drawer_opens_and_shuts(board: Board) -> None:
    assert not board.has("new_not_doing")
    board.click("drawer_not_doing")
    assert board.has("new_not_doing")
    board.click("drawer_owners")
    assert not board.has("new_not_doing")
    assert board.has("owner_Ana")
    board.click("drawer_owners")
    assert not board.has("owner_Ana")


def test_in_a_tall_window_the_list_is_open_from_the_start(enter: Enter) -> None:
    assert enter(a_plan(a_goal(1)), (1920, 1080)).has("new_not_doing")


# --- owners ---


def test_each_owner_is_told_with_goals_and_days(enter: Enter) -> None:
    goals = (a_goal(1, effort="L"), a_goal(2, "next", effort="S"), a_goal(3, owner="Tom"), a_goal(4, owner=""))
    board = enter(a_plan(*goals))
    board.click("drawer_owners")
    assert board.find("owner_Ana").words == "Ana · 2 goals · 22 days"
    assert board.find("owner_Ana").tone == "warn"
    assert "Now: 1 goal, about 20 days, more than there is room for" in board.find("owner_Ana").toolTip()
    assert board.find("owner_Tom").words == "Tom · 1 goal"
    assert board.find("owner_nobody").words == "Nobody yet · 1 goal"


def test_an_owner_lets_their_goals_stand_out(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), a_goal(2, owner="Tom"), a_goal(3, owner="ana ")))
    board.click("drawer_owners")
    board.click("owner_Tom")
    assert [card._dimmed for card in (board.card("g1"), board.card("g2"), board.card("g3"))] == [True, False, True]
    board.key(Key.Key_Escape)
    assert not board.card("g1")._dimmed


def test_an_owner_who_is_gone_hides_nobody_any_more(enter: Enter) -> None:
    board = enter(a_plan(a_goal(1), a_goal(2, owner="Tom")))
    board.click("drawer_owners")
    board.click("owner_Tom")
    board.click("goal_g2")
    board.fill("goal_owner", "Ana")
    assert not board.card("g1")._dimmed
