"""The groups of the sheet: every act has its line, once."""

from __future__ import annotations

import pytest

from ui.actions import ANYWHERE, Spec, table
from ui.keymap import acts
from ui.keys.columns import split
from ui.keys.groups import IN_FIELDS, groups

ACTS = acts(table())
PAGES = ("", "library", "prepare", "score", "review", "plan", "export", "about", "settings")


@pytest.mark.parametrize("first", PAGES)
def test_every_act_stands_once_on_the_sheet_under_its_page(first: str) -> None:
    shown = [(group.page, act.id) for group in groups(ACTS, first) for act in group.acts]
    assert sorted(shown) == sorted((act.page, act.id) for act in ACTS)


def test_an_action_that_no_group_names_has_its_line_too() -> None:
    new = (Spec("something_new", ANYWHERE, "New"), Spec("other", "score", "Other"), Spec("third", "rooms", "Third"))
    made = groups(acts((*table(), *new)))
    titles = {act.id: group.title for group in made for act in group.acts}
    assert titles["something_new"] == "Everywhere"
    assert titles["other"] == "Score · deciding"
    assert titles["third"] == "rooms"


def test_what_belongs_together_stands_together() -> None:
    titles = {act.id: group.title for group in groups(ACTS) for act in group.acts}
    expected = {
        "undo": "Everywhere",
        "go_plan": "Go to",
        "room_black": "Room screen",
        "park": "While the group talks",
        "current": "Score · deciding",
        "vote": "Score · voting",
        "note_metric": "Score · notes",
        "pause_clock": "Score · clock",
        "search": "Workshops",
        "read_models": "Maturity models",
    }
    assert {act_id: titles[act_id] for act_id in expected} == expected


def test_keys_of_a_vote_and_of_a_rating_stand_beside_the_acts_of_scoring() -> None:
    (group,) = (group for group in groups(ACTS, "score") if group.page == "score" and group.fixed)
    keys = {line.text: line.keys for line in group.fixed}
    assert keys["Cannot judge"] == ("-",)
    assert keys["Reveal all votes"] == ("Return",)
    assert keys["Rate a practice"] == ("N", "P", "L", "F")


def test_the_page_where_one_was_comes_first_then_what_works_everywhere() -> None:
    assert [group.page for group in groups(ACTS, "plan")][:2] == ["plan", ANYWHERE]
    assert groups(ACTS)[0].page == ANYWHERE
    assert groups(ACTS)[-1].page == IN_FIELDS


@pytest.mark.parametrize(
    ("heights", "columns", "expected"),
    [
        ([10, 10, 10, 10], 2, [[0, 1], [2, 3]]),
        ([30, 10, 10, 10], 2, [[0], [1, 2, 3]]),
        ([10, 10, 40], 3, [[], [0, 1], [2]]),
        ([10], 1, [[0]]),
        ([], 2, [[], []]),
    ],
)
def test_columns_keep_the_order_and_are_as_low_as_they_can_be(
    heights: list[int], columns: int, expected: list[list[int]]
) -> None:
    made = split(heights, columns)
    assert [nth for column in made for nth in column] == list(range(len(heights)))
    highest = max(sum(heights[nth] for nth in column) for column in made)
    assert highest == max(sum(heights[nth] for nth in column) for column in expected)
