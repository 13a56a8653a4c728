"""The plan page's view: columns, loads, gaps that want a goal, and the goals that can be made from them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands import AddGoal, AddGoals, AddWorkshop
from app.domain.planning import prefill_goal
from app.domain.problems import InvalidInput, NotFound
from app.domain.scoring import gap_order
from app.domain.workshop import CategoryState, Criterion, Goal, Horizon, Workshop
from app.queries.plan import (
    categories_to_plan,
    empty_goal,
    goal_from_gap,
    goals_from_gaps,
    plan,
    plan_of,
)
from app.queries.workshops import workshop
from app.workbench import Workbench
from tests.app.factories import DAY, a_full_workshop, a_model, a_workshop, models

WHOLE = Criterion("c", "Lead time", "9 days", DAY, "2 days", "Log", DAY)


def a_goal(number: int, horizon: Horizon = "now", **fields: Any) -> Goal:
    made: dict[str, Any] = {"owner": "Ana", "criteria": (WHOLE,)}
    return Goal(f"g{number}", "cat-0", f"Goal {number}", 0, 1, horizon, **(made | fields))


def decided(*levels: tuple[int | None, int | None], priorities: tuple[Any, ...] = ()) -> tuple[CategoryState, ...]:
    return tuple(
        CategoryState(f"cat-{n}", current=current, target=target, priority=priorities[n] if priorities else None)
        for n, (current, target) in enumerate(levels)
    )


def test_each_goal_stands_in_its_column_in_the_plans_order() -> None:
    goals = (a_goal(1, "later"), a_goal(2), a_goal(3, "next"), a_goal(4))
    view = plan_of(a_workshop(goals=goals))
    assert [[item.goal.id for item in column.goals] for column in view.horizons] == [["g2", "g4"], ["g3"], ["g1"]]
    assert [item.goal.id for item in view.in_order] == ["g2", "g4", "g3", "g1"]
    assert view.in_order[0].category == "Category 0"


def test_a_column_knows_its_days_its_own_span_and_its_end() -> None:
    view = plan_of(a_workshop(days_now=30, days_next=90, days_later=180))
    assert [(c.horizon, c.days, c.span) for c in view.horizons] == [
        ("now", 30, 30),
        ("next", 90, 60),
        ("later", 180, 90),
    ]
    assert [c.ends - DAY for c in view.horizons] == [dt.timedelta(days=days) for days in (30, 90, 180)]


def test_horizons_of_no_length_are_no_fault() -> None:
    view = plan_of(a_workshop(days_now=30, days_next=30, days_later=10, goals=(a_goal(1, "later", effort="L"),)))
    assert [column.span for column in view.horizons] == [30, 0, 0]
    assert view.horizons[2].crowded[0].owner == "Ana"


def test_complete_goals_are_counted() -> None:
    view = plan_of(a_workshop(goals=(a_goal(1), a_goal(2, owner=""), a_goal(3, criteria=()))))
    assert (view.complete, view.total) == (1, 3)
    assert [item.lacks for item in view.in_order] == [(), ("owner",), ("criterion",)]
    assert [item.complete for item in view.in_order] == [True, False, False]


def test_owners_with_too_much_are_named_in_their_column_only() -> None:
    goals = (a_goal(1, effort="L"), a_goal(2, "next", effort="S"), a_goal(3, owner="Tom", effort="S"))
    view = plan_of(a_workshop(goals=goals))
    assert [[owner.owner for owner in column.crowded] for column in view.horizons] == [["Ana"], [], []]
    assert [owner.owner for owner in view.owners] == ["Ana", "Tom"]


def test_gaps_stand_in_their_order_with_the_step_that_no_goal_covers() -> None:
    states = decided((0, 3), (1, 2), (2, 2), priorities=(None, "high", None))
    view = plan_of(a_workshop(states=states, goals=(a_goal(1),)))
    assert [(gap.category_id, gap.gap, gap.step, gap.goals) for gap in view.gaps] == [
        ("cat-1", 1, (1, 2), 0),
        ("cat-0", 3, (1, 2), 1),
    ]


@pytest.mark.parametrize(
    ("levels", "goals", "why"),
    [
        (((None, None), (None, None), (None, None)), (), "unscored"),
        (((0, None), (None, 2), (None, None)), (), "unscored"),
        (((2, 2), (3, 1), (None, None)), (), "no_gap"),
        (((0, 1), (2, 2), (None, None)), (a_goal(1),), "covered"),
        (((0, 2), (2, 2), (None, None)), (a_goal(1),), ""),
        (((0, 1), (2, 2), (None, None)), (), ""),
    ],
)
def test_it_is_known_why_no_gap_wants_a_goal(
    levels: tuple[tuple[int | None, int | None], ...], goals: tuple[Goal, ...], why: str
) -> None:
    made = a_workshop(states=decided(*levels), goals=goals)
    assert plan_of(made).why_none == why
    assert (goal_from_gap(made) is None) == bool(why)


def test_open_categories_are_counted_without_those_that_do_not_apply() -> None:
    states = (CategoryState("cat-0", na_reason="no"), CategoryState("cat-1", in_scope=False), CategoryState("cat-2"))
    view = plan_of(a_workshop(states=states))
    assert (view.decided, view.undecided) == (0, 1)


def test_a_goal_is_made_from_the_gap_with_most_need() -> None:
    states = decided((0, 3), (1, 2), (2, 2), priorities=(None, "high", None))
    goal = goal_from_gap(a_workshop(states=states), met="ja")
    assert goal is not None
    assert (goal.category_id, goal.from_level, goal.to_level, goal.horizon, goal.impact) == (
        "cat-1",
        1,
        2,
        "now",
        "high",
    )
    assert len(goal.id) == 32
    assert goal.criteria[0].measure == "At least 10% of 1 at level 2."


def test_a_goal_of_ones_choice_is_made_from_its_gap_alone() -> None:
    states = decided((0, 3), (1, 2), (2, 2))
    made = a_workshop(states=states)
    chosen = goal_from_gap(made, "cat-1")
    assert chosen is not None
    assert chosen.category_id == "cat-1"
    assert goal_from_gap(made, "cat-2") is None
    assert goal_from_gap(made, "nothing") is None


def test_a_headlines_full_stop_does_not_get_into_the_title() -> None:
    model = a_model()
    first = msgspec.structs.replace(model.categories[0], headlines={1: "Every build is tested."})
    model = msgspec.structs.replace(model, categories=(first, *model.categories[1:]))
    goal = goal_from_gap(a_workshop(model, states=decided((0, 1))))
    assert goal is not None
    assert goal.title == "Every build is tested"


def test_all_gaps_give_one_goal_each_unless_they_have_one() -> None:
    made = a_workshop(states=decided((0, 3), (1, 2), (0, 4)), goals=(a_goal(1),))
    goals = goals_from_gaps(made)
    assert [(goal.category_id, goal.from_level, goal.to_level) for goal in goals] == [("cat-2", 0, 1), ("cat-1", 1, 2)]
    assert len({goal.id for goal in goals}) == 2


@pytest.mark.parametrize(("current", "step"), [(None, (0, 1)), (0, (0, 1)), (2, (2, 3)), (4, (3, 4))])
def test_an_empty_goal_starts_where_the_category_stands(current: int | None, step: tuple[int, int]) -> None:
    goal = empty_goal(a_workshop(states=decided((current, None))), "cat-0", "next")
    assert (goal.from_level, goal.to_level) == step
    assert (goal.title, goal.criteria, goal.horizon) == ("", (), "next")


def test_goals_can_be_made_for_what_applies_the_largest_need_first() -> None:
    states = (*decided((0, 1), (0, 3)), CategoryState("cat-2", na_reason="no"))
    assert [category.id for category in categories_to_plan(a_workshop(states=states))] == ["cat-1", "cat-0"]


@given(models(max_categories=6), st.integers(0, 9), st.integers(0, 9))
def test_the_view_agrees_with_the_goals_that_are_made(model: Any, low: int, high: int) -> None:
    ranks = model.ranks
    states = tuple(
        CategoryState(c.id, current=ranks[(low + n) % len(ranks)], target=ranks[(high + 2 * n) % len(ranks)])
        for n, c in enumerate(model.categories)
    )
    made = a_workshop(model, states=states)
    for _ in range(8):
        view = plan_of(made)
        steps = {gap.category_id: gap.step for gap in view.gaps}
        for row in gap_order(made):
            draft = prefill_goal(made, row.category_id)
            assert (draft and (draft.from_level, draft.to_level)) == steps.get(row.category_id)
        goal = goal_from_gap(made)
        assert (goal is None) == bool(view.why_none)
        if goal is None:
            break
        made = msgspec.structs.replace(made, goals=(*made.goals, goal))


def test_the_query_reads_a_workshop_of_the_library(tmp_path: Path) -> None:
    workbench = Workbench(tmp_path / "library.sqlite")
    made = a_full_workshop()
    workbench.do(AddWorkshop(made))
    assert workbench.read(plan, made.id) == plan_of(workbench.read(workshop, made.id))
    assert workbench.read(plan, made.id).total == len(made.goals)
    with pytest.raises(NotFound):
        workbench.read(plan, "nothing")
    workbench.close()


# --- many goals at once --------------------------------------------------------------------------------------------


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    workbench = Workbench(tmp_path / "library.sqlite")
    made = a_workshop(states=decided((0, 3), (1, 2), (0, 4)))
    workbench.do(AddWorkshop(made))
    yield workbench, made
    workbench.close()


def test_goals_from_all_gaps_are_added_and_taken_back_in_one_step(opened: tuple[Workbench, Workshop]) -> None:
    workbench, made = opened
    goals = goals_from_gaps(made)
    workbench.do(AddGoals(workshop_id=made.id, goals=goals))
    kept = workbench.read(workshop, made.id).goals
    assert [goal.title for goal in kept] == [goal.title for goal in goals]
    assert all(criterion.id for goal in kept for criterion in goal.criteria)
    assert workbench.undo_label == "3 goals from gaps"
    workbench.undo()
    assert workbench.read(workshop, made.id).goals == ()
    workbench.redo()
    assert workbench.read(workshop, made.id).goals == kept


def test_they_stand_behind_the_goals_that_are_there(opened: tuple[Workbench, Workshop]) -> None:
    workbench, made = opened
    workbench.do(AddGoal(workshop_id=made.id, goal=a_goal(1, criteria=())))
    workbench.do(AddGoals(workshop_id=made.id, goals=goals_from_gaps(workbench.read(workshop, made.id))))
    ids = [goal.id for goal in workbench.read(workshop, made.id).goals]
    assert ids[0] == "g1"
    assert len(ids) == 3


def test_one_goal_that_is_refused_refuses_all(opened: tuple[Workbench, Workshop]) -> None:
    workbench, made = opened
    bad = msgspec.structs.replace(goals_from_gaps(made)[0], id="", to_level=0)
    with pytest.raises(InvalidInput):
        workbench.do(AddGoals(workshop_id=made.id, goals=(*goals_from_gaps(made), bad)))
    assert workbench.read(workshop, made.id).goals == ()
