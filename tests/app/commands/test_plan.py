"""Changes to the plan: goals with criteria and actions, their places on the board, and the not-doing list."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from app import commands as c
from app.domain.planning import prefill_goal
from app.domain.problems import LibraryFault, NotFound
from app.domain.workshop import HORIZONS, Action, Criterion, Goal, Horizon, Workshop
from app.workbench import Workbench
from tests.app.commands.asking import keep, now_is, refuse
from tests.app.factories import DAY, NASTY, a_full_workshop, a_workshop
from tests.app.tables import all_rows

SLIP = dt.date(206, 1, 1)
LONG, TOO_LONG = "x" * 301, "x" * 20_001


@pytest.fixture
def made(workbench: Workbench) -> Workshop:
    """A full workshop in the library, with four goals."""
    return keep(workbench, a_full_workshop())


# --- goals ---------------------------------------------------------------------------------------------------------


def a_goal(**fields: Any) -> Goal:
    return msgspec.structs.replace(Goal("", "cat-0", "Ship weekly", 1, 2), **fields)


def test_a_goal_is_added_with_its_parts(workbench: Workbench, made: Workshop):
    goal = a_goal(
        title=f" {NASTY} ",
        horizon="later",
        outcome="Two\r\nlines",
        owner="Ana Lindqvist",
        impact="high",
        effort="L",
        criteria=(Criterion("", "Lead time", "6 days", DAY, "1 day", "Ask", DAY, "partly"), Criterion("", "")),
        actions=(Action("", "Write it down", "Ana", DAY, done=True), Action("", "Do it")),
    )
    workbench.do(c.AddGoal(workshop_id=made.id, goal=goal))
    found = now_is(workbench, made).goals[-1]
    assert (found.title, found.outcome, found.horizon) == (NASTY, "Two\nlines", "later")
    assert (found.owner, found.impact, found.effort) == ("Ana Lindqvist", "high", "L")
    assert [msgspec.structs.replace(one, id="") for one in found.criteria] == list(goal.criteria)
    assert [msgspec.structs.replace(one, id="") for one in found.actions] == list(goal.actions)
    assert len({found.id, *(one.id for one in (*found.criteria, *found.actions))}) == 5
    workbench.undo()
    assert now_is(workbench, made).goals == made.goals


def test_a_prefilled_goal_can_be_added_as_it_is(workbench: Workbench):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    workbench.do(c.Decide(workshop_id=made.id, category_id="cat-1", current=1, target=4))
    for from_level, horizon in ((1, "now"), (2, "next"), (3, "later")):
        draft = prefill_goal(now_is(workbench, made), "cat-1")
        assert draft is not None
        goal = Goal(id="", **{name: getattr(draft, name) for name in draft.__struct_fields__})
        workbench.do(c.AddGoal(workshop_id=made.id, goal=goal))
        found = now_is(workbench, made).goals[-1]
        assert (found.from_level, found.to_level, found.horizon) == (from_level, from_level + 1, horizon)
        assert len(found.criteria) == 2
    assert prefill_goal(now_is(workbench, made), "cat-1") is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"category_id": "cat-99"}, "category"),
        ({"title": LONG}, "title"),
        ({"owner": LONG}, "owner"),
        ({"outcome": TOO_LONG}, "outcome"),
        ({"from_level": -1}, "from_level"),
        ({"to_level": 5}, "to_level"),
        ({"from_level": 2, "to_level": 2}, "to_level"),
        ({"from_level": 3, "to_level": 1}, "to_level"),
    ],
)
def test_a_bad_goal_is_refused_when_it_is_added_or_changed(
    workbench: Workbench, made: Workshop, fields: dict[str, Any], field: str
):
    refuse(workbench, c.AddGoal(workshop_id=made.id, goal=a_goal(**fields)), field)
    refuse(workbench, c.EditGoal(workshop_id=made.id, goal_id=made.goals[0].id, **fields), field)


@pytest.mark.parametrize(
    ("goal", "field"),
    [
        (a_goal(horizon="never"), "horizon"),
        (a_goal(criteria=(Criterion("", TOO_LONG),)), "measure"),
        (a_goal(criteria=(Criterion("", "m", target=LONG),)), "target"),
        (a_goal(criteria=(Criterion("", "m", due=SLIP),)), "due"),
        (a_goal(actions=(Action("", "a", who=LONG),)), "who"),
        (a_goal(actions=(Action("", "a", due=SLIP),)), "due"),
    ],
)
def test_a_goal_with_a_bad_part_is_refused_whole(workbench: Workbench, made: Workshop, goal: Goal, field: str):
    refuse(workbench, c.AddGoal(workshop_id=made.id, goal=goal), field)


def test_a_size_that_nobody_knows_is_refused_by_the_file_itself(workbench: Workbench, made: Workshop):
    with pytest.raises(LibraryFault, match="does not fit"):
        workbench.do(c.EditGoal(workshop_id=made.id, goal_id=made.goals[0].id, effort="XL"))
    assert now_is(workbench, made) == made


def test_every_field_of_a_goal_can_be_changed(workbench: Workbench, made: Workshop):
    new: dict[str, Any] = {
        "category_id": "cat-2",
        "title": "",
        "from_level": 2,
        "to_level": 4,
        "outcome": NASTY,
        "owner": "Ben",
        "impact": None,
        "effort": None,
    }
    workbench.do(c.EditGoal(workshop_id=made.id, goal_id=made.goals[1].id, **new))
    found = now_is(workbench, made).goals[1]
    assert {name: getattr(found, name) for name in new} == new
    assert (found.criteria, found.actions, found.horizon) == (
        made.goals[1].criteria,
        made.goals[1].actions,
        made.goals[1].horizon,
    )


def test_one_end_of_a_step_is_checked_against_the_other(workbench: Workbench, made: Workshop):
    goal = made.goals[0]
    refuse(workbench, c.EditGoal(workshop_id=made.id, goal_id=goal.id, from_level=goal.to_level), "to_level")
    workbench.do(c.EditGoal(workshop_id=made.id, goal_id=goal.id, from_level=3, to_level=4))


def test_a_removed_goal_takes_its_parts_and_brings_them_back(workbench: Workbench, made: Workshop):
    before = all_rows(workbench)
    workbench.do(c.RemoveGoal(workshop_id=made.id, goal_id=made.goals[2].id))
    after = all_rows(workbench)
    assert [len(before[name]) - len(after[name]) for name in ("goal", "criterion", "action")] == [1, 2, 2]
    workbench.undo()
    assert all_rows(workbench) == before


# --- places on the board -------------------------------------------------------------------------------------------


def board(workbench: Workbench, made: Workshop) -> dict[Horizon, str]:
    goals = now_is(workbench, made).goals
    return {horizon: "".join(goal.title for goal in goals if goal.horizon == horizon) for horizon in HORIZONS}


@pytest.mark.parametrize(
    ("title", "horizon", "index", "wanted"),
    [
        ("a", "now", 1, ("bac", "de", "")),
        ("a", "now", 2, ("bca", "de", "")),
        ("a", "now", 0, ("abc", "de", "")),
        ("c", "now", 0, ("cab", "de", "")),
        ("a", "now", 99, ("bca", "de", "")),
        ("c", "now", -3, ("cab", "de", "")),
        ("a", "next", 0, ("bc", "ade", "")),
        ("b", "next", 1, ("ac", "dbe", "")),
        ("b", "next", 2, ("ac", "deb", "")),
        ("e", "now", 1, ("aebc", "d", "")),
        ("d", "later", 0, ("abc", "e", "d")),
        ("d", "later", -1, ("abc", "e", "d")),
        ("d", "later", 7, ("abc", "e", "d")),
    ],
)
def test_a_goal_moves_to_a_place_on_the_board(
    workbench: Workbench, title: str, horizon: Horizon, index: int, wanted: tuple[str, ...]
):
    goals = tuple(
        Goal(f"{n:032x}", "cat-0", name, 0, 1, place)
        for n, (name, place) in enumerate(zip("adbec", ("now", "next", "now", "next", "now"), strict=True))
    )
    made = a_workshop(goals=goals)
    workbench.do(c.AddWorkshop(made))
    before = all_rows(workbench)
    goal_id = next(goal.id for goal in goals if goal.title == title)
    workbench.do(c.MoveGoal(workshop_id=made.id, goal_id=goal_id, horizon=horizon, index=index))
    assert tuple(board(workbench, made).values()) == wanted
    workbench.undo()
    if all_rows(workbench) != before:
        raise AssertionError("undo left another board")


def test_a_horizon_that_nobody_knows_is_refused(workbench: Workbench, made: Workshop):
    command = c.MoveGoal(workshop_id=made.id, goal_id=made.goals[0].id, horizon="never", index=0)
    refuse(workbench, command, "horizon")


# --- success criteria and actions ----------------------------------------------------------------------------------


def test_a_criterion_comes_changes_and_goes(workbench: Workbench, made: Workshop):
    goal = made.goals[1].id
    workbench.do(c.AddCriterion(workshop_id=made.id, goal_id=goal, criterion=Criterion("", f" {NASTY}\r\n ")))
    added = now_is(workbench, made).goals[1].criteria[-1]
    assert added.measure == NASTY
    new: dict[str, Any] = {
        "measure": "Lead time",
        "baseline": "6 days",
        "baseline_date": DAY,
        "target": "1 day",
        "check": "Ask the pipeline",
        "due": DAY,
        "state": "not met",
    }
    workbench.do(c.EditCriterion(workshop_id=made.id, criterion_id=added.id, **new))
    changed = now_is(workbench, made).goals[1].criteria[-1]
    assert changed == Criterion(id=added.id, **new)
    workbench.do(c.EditCriterion(workshop_id=made.id, criterion_id=added.id, due=None, baseline_date=None))
    undated = msgspec.structs.replace(changed, due=None, baseline_date=None)
    assert now_is(workbench, made).goals[1].criteria[-1] == undated
    workbench.do(c.RemoveCriterion(workshop_id=made.id, criterion_id=added.id))
    assert now_is(workbench, made).goals == made.goals


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"measure": TOO_LONG}, "measure"),
        ({"check": TOO_LONG}, "check"),
        ({"baseline": LONG}, "baseline"),
        ({"target": LONG}, "target"),
        ({"due": SLIP}, "due"),
        ({"baseline_date": SLIP}, "baseline_date"),
    ],
)
def test_a_bad_criterion_is_refused(workbench: Workbench, made: Workshop, values: dict[str, Any], field: str):
    criterion = msgspec.structs.replace(Criterion("", ""), **values)
    refuse(workbench, c.AddCriterion(workshop_id=made.id, goal_id=made.goals[0].id, criterion=criterion), field)
    there = made.goals[1].criteria[0].id
    refuse(workbench, c.EditCriterion(workshop_id=made.id, criterion_id=there, **values), field)


def test_an_action_comes_changes_and_goes(workbench: Workbench, made: Workshop):
    goal = made.goals[0].id
    workbench.do(c.AddAction(workshop_id=made.id, goal_id=goal, action=Action("", " Write\nit down ", " Ana ")))
    added = now_is(workbench, made).goals[0].actions[-1]
    assert (added.what, added.who, added.done) == ("Write\nit down", "Ana", False)
    workbench.do(c.EditAction(workshop_id=made.id, action_id=added.id, what=NASTY, who="", due=DAY, done=True))
    assert now_is(workbench, made).goals[0].actions[-1] == Action(added.id, NASTY, "", DAY, True)
    workbench.do(c.EditAction(workshop_id=made.id, action_id=added.id, done=False, due=None))
    assert now_is(workbench, made).goals[0].actions[-1] == Action(added.id, NASTY)
    workbench.do(c.RemoveAction(workshop_id=made.id, action_id=added.id))
    assert now_is(workbench, made).goals == made.goals


@pytest.mark.parametrize(
    ("values", "field"), [({"what": TOO_LONG}, "what"), ({"who": LONG}, "who"), ({"due": SLIP}, "due")]
)
def test_a_bad_action_is_refused(workbench: Workbench, made: Workshop, values: dict[str, Any], field: str):
    action = msgspec.structs.replace(Action("", ""), **values)
    refuse(workbench, c.AddAction(workshop_id=made.id, goal_id=made.goals[0].id, action=action), field)
    refuse(workbench, c.EditAction(workshop_id=made.id, action_id=made.goals[0].actions[0].id, **values), field)


# --- what the group does not do ------------------------------------------------------------------------------------


def test_an_entry_of_the_not_doing_list_comes_changes_and_goes(workbench: Workbench, made: Workshop):
    workbench.do(c.AddNotDoing(workshop_id=made.id, what=f" {NASTY} ", why="No\r\nbudget", look_again=DAY))
    added = now_is(workbench, made).not_doing[-1]
    assert (added.what, added.why, added.look_again) == (NASTY, "No\nbudget", DAY)
    workbench.do(c.EditNotDoing(workshop_id=made.id, entry_id=added.id, what="Later", why="", look_again=None))
    found = now_is(workbench, made).not_doing[-1]
    assert (found.what, found.why, found.look_again) == ("Later", "", None)
    workbench.do(c.RemoveNotDoing(workshop_id=made.id, entry_id=added.id))
    assert now_is(workbench, made).not_doing == made.not_doing


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"what": ""}, "what"),
        ({"what": " \n"}, "what"),
        ({"what": TOO_LONG}, "what"),
        ({"what": "x", "why": TOO_LONG}, "why"),
        ({"what": "x", "look_again": SLIP}, "look_again"),
    ],
)
def test_a_bad_entry_of_the_not_doing_list_is_refused(
    workbench: Workbench, made: Workshop, values: dict[str, Any], field: str
):
    refuse(workbench, c.AddNotDoing(workshop_id=made.id, **values), field)
    refuse(workbench, c.EditNotDoing(workshop_id=made.id, entry_id=made.not_doing[0].id, **values), field)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.EditGoal, {"goal_id": "gone", "title": "x"}),
        (c.MoveGoal, {"goal_id": "gone", "horizon": "now", "index": 0}),
        (c.RemoveGoal, {"goal_id": "gone"}),
        (c.AddCriterion, {"goal_id": "gone", "criterion": Criterion("", "x")}),
        (c.EditCriterion, {"criterion_id": "gone", "measure": "x"}),
        (c.RemoveCriterion, {"criterion_id": "gone"}),
        (c.AddAction, {"goal_id": "gone", "action": Action("", "x")}),
        (c.EditAction, {"action_id": "gone", "what": "x"}),
        (c.RemoveAction, {"action_id": "gone"}),
        (c.EditNotDoing, {"entry_id": "gone", "what": "x"}),
        (c.RemoveNotDoing, {"entry_id": "gone"}),
    ],
)
def test_what_is_gone_is_told(workbench: Workbench, made: Workshop, kind: Any, fields: dict[str, Any]):
    with pytest.raises(NotFound, match="no longer there"):
        workbench.do(kind(workshop_id=made.id, **fields))
    assert now_is(workbench, made) == made


# --- their names in the menu ---------------------------------------------------------------------------------------


def test_undo_names_what_came_apart_from_what_was_changed(workbench: Workbench, made: Workshop):
    goal = made.goals[0]
    named = f"goal “{goal.title}”"
    ids = {"workshop_id": made.id, "goal_id": goal.id}
    steps = [
        (c.AddGoal(workshop_id=made.id, goal=a_goal()), "new goal “Ship weekly”"),
        (c.EditGoal(**ids, owner="Ben"), f"owner of {named}"),
        (c.EditGoal(**ids, from_level=0, to_level=3), f"level to start from, level to reach of {named}"),
        (c.EditGoal(**ids, title="Ship <daily>"), "title of goal “Ship <daily>”"),
        (c.EditGoal(**ids, title=""), "title of goal without a title"),
        (c.AddCriterion(**ids, criterion=Criterion("", "m")), "new success criterion of goal without a title"),
        (c.AddAction(**ids, action=Action("", "a")), "new action of goal without a title"),
    ]
    for command, label in steps:
        assert workbench.do(command).label == label
        assert workbench.undo_label == label
