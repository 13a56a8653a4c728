"""Prefilled goals, what a goal lacks, what the plan amounts to."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.model import Category, Level, MaturityModel, Practice, Source
from app.domain.owners import owner_fault
from app.domain.planning import (
    EFFORT_DAYS,
    GoalDraft,
    capacity,
    complete_goals,
    criterion_lacks,
    days_per_owner,
    figure_in,
    goal_lacks,
    owner_load,
    prefill_goal,
    projected,
)
from app.domain.workshop import CategoryState, Criterion, Goal, Participant, PracticeRating, Workshop

DAY = dt.date(2026, 11, 23)
CRITERION = Criterion("k", "Lead time", "9 days", DAY, "at most 2 days", "Delivery report", dt.date(2027, 1, 31))
GOAL = Goal("g", "c0", "One pipeline", 1, 2, owner="Ana", criteria=(CRITERION,))


def a_practice(name: str, level: int, effort: str = "M") -> Practice:
    return Practice(name, level, f"Text of {name}", f"At least 9{level}% of {name}.", f"See {name}", effort)  # type: ignore[arg-type]


def a_workshop(*states: CategoryState, **more: object) -> Workshop:
    category = Category(
        "c0",
        "Build & deploy",
        "How?",
        (
            a_practice("1a", 1),
            a_practice("2a", 2, "S"),
            a_practice("2b", 2, "L"),
            a_practice("3a", 3, "S"),
            a_practice("4a", 4),
            Practice("5a", 5, "Everybody can release.", "Everybody has released once."),
        ),
        {2: "One pipeline builds and deploys every change"},
    )
    levels = tuple(Level(rank, name) for rank, name in enumerate(("Base", "Begun", "Good", "Fine", "Top"), 1))
    model = MaturityModel("m", "Model", "1", Source("Source"), "", levels, (category, Category("c1", "Test", "?", ())))
    return Workshop("w", "Client", "Team", DAY, model, states=states, **more)  # type: ignore[arg-type]


def a_goal(start: int, end: int, **more: object) -> Goal:
    return Goal(f"g{start}", "c0", "Goal", start, end, **more)  # type: ignore[arg-type]


# --- what a goal lacks ---------------------------------------------------------------------------------------------


def test_a_complete_goal_lacks_nothing_even_without_outcome_effort_and_impact() -> None:
    assert goal_lacks(GOAL) == ()


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"title": " \n"}, ("title",)),
        ({"owner": ""}, ("owner",)),
        ({"owner": "Ana and Tom"}, ("one_owner",)),
        ({"criteria": ()}, ("criterion",)),
        ({"criteria": (msgspec.structs.replace(CRITERION, state="dropped"),)}, ("criterion",)),
        ({"title": "", "owner": "?", "criteria": ()}, ("title", "owner", "criterion")),
    ],
)
def test_a_goal_says_what_it_lacks(change: dict[str, object], lacks: tuple[str, ...]) -> None:
    assert goal_lacks(msgspec.structs.replace(GOAL, **change)) == lacks


@pytest.mark.parametrize(
    ("field", "lack"),
    [
        ("measure", "measure"),
        ("baseline", "baseline"),
        ("baseline_date", "baseline_date"),
        ("target", "target"),
        ("check", "check"),
        ("due", "due"),
    ],
)
def test_each_part_of_a_criterion_is_asked_for(field: str, lack: str) -> None:
    empty = None if field in ("baseline_date", "due") else "  "
    bare = msgspec.structs.replace(CRITERION, **{field: empty})
    assert criterion_lacks(bare) == (lack,)
    assert goal_lacks(msgspec.structs.replace(GOAL, criteria=(CRITERION, bare))) == (lack,)


def test_a_lack_of_several_criteria_is_said_once_and_in_the_order_of_the_form() -> None:
    first = msgspec.structs.replace(CRITERION, due=None, measure="")
    second = msgspec.structs.replace(CRITERION, due=None, baseline="")
    assert goal_lacks(msgspec.structs.replace(GOAL, criteria=(first, second))) == ("measure", "baseline", "due")


def test_a_dropped_criterion_is_not_asked_for_more() -> None:
    dropped = Criterion("d", "Old measure", state="dropped")
    assert goal_lacks(msgspec.structs.replace(GOAL, criteria=(CRITERION, dropped))) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Ana",
        "Ana Ruiz",
        "Anders Andersson",
        "Orlando Bloom",
        "Sandra Brandt",
        "Łukasz Żółć",
        "Anna-Lena O'Grady",
        "Dr. Tom Allman",
        "Or Levi",
        "Oder Müller",
        "Ana Ruiz, CTO",
        "Ana Ruiz, head of operations",
        "Ana (payments team)",
        "Ana Ruiz [platform and data]",
        "Tim Teamer",
        "Ana, team lead",
        "Team lead payments",
        "Martin King, Jr.",
        "  Ana  ",
        "Owen Openshaw",
        "山田太郎",
        "Sam (TBD)",
    ],
)
def test_one_named_person_is_an_owner(name: str) -> None:
    assert owner_fault(name) is None


@pytest.mark.parametrize(
    "name", ["", "  ", "\n", "?", "??", "-", "–", "TBD", "tbd.", "TBD (Ana?)", "N/A", "nobody", "No one", "(team)"]
)
def test_nobody_is_no_owner(name: str) -> None:
    assert owner_fault(name) == "owner"


@pytest.mark.parametrize(
    "name",
    [
        "Ana and Tom",
        "ANA AND TOM",
        "Ana & Tom",
        "Ana, Tom",
        "Ana, Tom and Lea",
        "Ana/Tom",
        "Ana; Tom",
        "Ana\nTom",
        "Ana + Tom",
        "Ana or Tom",
        "Ana und Tom",
        "team",
        "The team",
        "Payments team",
        "the whole payments team",
        "Team Payments",
        "platform squad",
        "Everyone",
        "everyone in operations",
        "All developers",
        "all of us",
        "we",
    ],
)
def test_several_people_and_groups_are_not_one_owner(name: str) -> None:
    assert owner_fault(name) == "one_owner"


def test_a_participant_is_one_person_whatever_the_name_looks_like() -> None:
    assert owner_fault("Ruiz, Ana") == "one_owner"
    assert owner_fault("ruiz,  ana", ["Ruiz, Ana"]) is None
    assert owner_fault("Bonnie and Clyde", ["Bonnie and Clyde"]) is None
    assert owner_fault("", [""]) == "owner"


@given(st.text(max_size=40))
def test_any_text_can_be_judged(text: str) -> None:
    assert owner_fault(text) in (None, "owner", "one_owner")


def test_complete_goals_are_counted_with_the_participants_in_mind() -> None:
    comma = msgspec.structs.replace(GOAL, id="h", owner="Ruiz, Ana")
    open_one = msgspec.structs.replace(GOAL, id="i", owner="")
    workshop = a_workshop(goals=(GOAL, comma, open_one))
    assert complete_goals(workshop) == 1
    known = msgspec.structs.replace(workshop, participants=(Participant("p", "Ruiz, Ana"),))
    assert complete_goals(known) == 2


# --- the prefilled goal --------------------------------------------------------------------------------------------


def test_a_goal_is_prefilled_with_all_that_model_and_decision_know() -> None:
    workshop = a_workshop(CategoryState("c0", current=1, target=3, priority="high"))
    draft = prefill_goal(workshop, "c0")
    assert draft is not None
    assert (draft.title, draft.from_level, draft.to_level) == ("One pipeline builds and deploys every change", 1, 2)
    assert (draft.horizon, draft.impact, draft.effort, draft.owner) == ("now", "high", "L", "")
    first = draft.criteria[0]
    assert [c.measure for c in draft.criteria] == ["At least 92% of 2a.", "At least 92% of 2b."]
    assert (first.target, first.check, first.due) == ("at least 92%", "See 2a", DAY + dt.timedelta(days=30))
    assert (first.baseline, first.baseline_date) == ("", None)


def test_a_prefilled_goal_says_honestly_that_owner_and_baseline_are_missing() -> None:
    draft = prefill_goal(a_workshop(CategoryState("c0", current=1, target=2)), "c0")
    assert draft is not None
    goal = Goal("g", **{field: getattr(draft, field) for field in GoalDraft.__struct_fields__})
    assert goal_lacks(goal) == ("owner", "baseline", "baseline_date")


def test_each_further_goal_takes_the_next_step_and_the_next_horizon() -> None:
    workshop = a_workshop(CategoryState("c0", current=1, target=5))
    steps = []
    while (draft := prefill_goal(workshop, "c0")) is not None:
        steps.append((draft.from_level, draft.to_level, draft.horizon, draft.criteria[0].due))
        goal = Goal(f"g{len(steps)}", **{field: getattr(draft, field) for field in GoalDraft.__struct_fields__})
        workshop = msgspec.structs.replace(workshop, goals=(*workshop.goals, goal))
    ends = [DAY + dt.timedelta(days=days) for days in (30, 90, 180, 180)]
    assert steps == [
        (1, 2, "now", ends[0]),
        (2, 3, "next", ends[1]),
        (3, 4, "later", ends[2]),
        (4, 5, "later", ends[3]),
    ]


def test_a_step_that_was_deleted_is_offered_again() -> None:
    workshop = a_workshop(CategoryState("c0", current=1, target=4), goals=(a_goal(1, 2), a_goal(3, 4)))
    draft = prefill_goal(workshop, "c0")
    assert draft is not None
    assert (draft.from_level, draft.to_level, draft.horizon) == (2, 3, "next")


def test_a_goal_over_several_levels_covers_them_all() -> None:
    workshop = a_workshop(CategoryState("c0", current=1, target=4), goals=(a_goal(1, 3),))
    draft = prefill_goal(workshop, "c0")
    assert draft is not None
    assert draft.from_level == 3


@pytest.mark.parametrize(
    "state",
    [
        CategoryState("c0"),
        CategoryState("c0", current=2),
        CategoryState("c0", target=2),
        CategoryState("c0", current=2, target=2),
        CategoryState("c0", current=3, target=2),
        CategoryState("c0", current=1, target=3, na_reason="bought"),
        CategoryState("c0", current=1, target=3, in_scope=False),
    ],
)
def test_without_an_open_gap_there_is_no_goal_to_prefill(state: CategoryState) -> None:
    assert prefill_goal(a_workshop(state), "c0") is None


def test_achieved_and_set_aside_practices_give_no_criterion_but_partly_and_open_ones_do() -> None:
    workshop = a_workshop(CategoryState("c0", current=1, target=2), ratings=(PracticeRating("2b", "L"),))
    draft = prefill_goal(workshop, "c0")
    assert draft is not None
    assert [c.measure for c in draft.criteria] == ["At least 92% of 2a."]
    assert draft.effort == "S"


def test_a_statement_without_a_figure_is_met_or_not_and_the_caller_names_the_word() -> None:
    workshop = a_workshop(CategoryState("c0", current=4, target=5))
    for word in ("yes", "ja"):
        draft = prefill_goal(workshop, "c0", met=word)
        assert draft is not None
        assert draft.criteria[0].target == word
        assert draft.title == "Build & deploy: 5 Top"


def test_a_category_without_practices_gives_a_goal_without_criteria() -> None:
    draft = prefill_goal(a_workshop(CategoryState("c1", current=1, target=2)), "c1")
    assert draft is not None
    assert (draft.criteria, draft.effort, draft.title) == ((), None, "Test: 2 Begun")


@pytest.mark.parametrize(
    ("statement", "figure"),
    [
        ("At least 90% of the planned items came from the backlog.", "at least 90%"),
        ("In the last month the median time to repair was under four hours.", "under four hours"),
        ("100% of builds last month included a scan.", "100%"),
        ("For 99.5 % of requests the answer was right.", "99.5 %"),
        ("Fewer than 5% of items were blocked.", "fewer than 5%"),
        ("At least three figures are written down.", "at least three"),
        ("In each of the last three months the team held a review.", ""),
        ("Usage events of the last 30 days are available.", ""),
        ("For at least one production system, files name the version.", ""),
        ("For 95% of commits a build began within 60 minutes.", ""),
        ("A list exists.", ""),
        ("", ""),
    ],
)
def test_the_target_is_the_one_figure_that_a_statement_asks_for(statement: str, figure: str) -> None:
    assert figure_in(statement) == figure


# --- what the plan amounts to --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goals", "planned"),
    [
        ((), 1),
        ((a_goal(1, 2),), 2),
        ((a_goal(2, 3), a_goal(1, 2)), 3),
        ((a_goal(2, 3),), 1),
        ((a_goal(1, 3), a_goal(2, 3)), 3),
        ((a_goal(1, 2), a_goal(3, 4)), 2),
        ((a_goal(1, 5),), 5),
        ((a_goal(1, 3), a_goal(1, 2)), 3),
        ((a_goal(2, 4), a_goal(1, 3)), 4),
    ],
)
def test_the_projected_level_climbs_step_by_step(goals: tuple[Goal, ...], planned: int) -> None:
    (row,) = projected(a_workshop(CategoryState("c0", current=1, target=4), goals=goals))
    assert (row.planned, row.remaining) == (planned, 4 - planned)


def test_the_order_of_goals_changes_no_projection() -> None:
    state = CategoryState("c0", current=1, target=5)
    goals = (a_goal(3, 4), a_goal(1, 2), a_goal(2, 3))
    assert projected(a_workshop(state, goals=goals)) == projected(a_workshop(state, goals=goals[::-1]))


def test_owners_are_told_apart_by_name_and_nobody_comes_last() -> None:
    goals = (
        a_goal(1, 2, owner="", effort="L"),
        a_goal(2, 3, owner="Tom", effort="S"),
        a_goal(3, 4, owner="Ana  Ruiz", effort="M", horizon="next"),
        a_goal(4, 5, owner=" ana ruiz ", effort="S"),
    )
    rows = owner_load(a_workshop(goals=goals))
    assert [(row.owner, row.goals, row.days) for row in rows] == [("Ana  Ruiz", 2, 10), ("Tom", 1, 2), ("", 1, 20)]
    assert rows[0].goals_per_horizon == {"now": 1, "next": 1, "later": 0}
    assert rows[0].days_per_horizon == {"now": 2, "next": 8, "later": 0}


def test_an_owner_is_overloaded_beyond_half_of_the_working_days() -> None:
    workshop = a_workshop()
    assert days_per_owner(workshop, "now") == Fraction(75, 7)
    assert days_per_owner(workshop, "next") == Fraction(150, 7)
    fits = a_workshop(goals=(a_goal(1, 2, owner="Ana", effort="M"), a_goal(2, 3, owner="Ana", effort="S")))
    assert owner_load(fits)[0].overloaded == ()
    more = msgspec.structs.replace(fits, goals=(*fits.goals, a_goal(3, 4, owner="Ana", effort="S")))
    assert owner_load(more)[0].overloaded == ("now",)
    assert [row.overloaded_owners for row in capacity(more)] == [("Ana",), (), ()]


def test_capacity_sets_the_effort_of_a_horizon_against_its_owners_days() -> None:
    goals = (
        a_goal(1, 2, owner="Ana", effort="L"),
        a_goal(2, 3, owner="Tom"),
        a_goal(3, 4, owner="ana", effort="S", horizon="later"),
    )
    now, soon, later = capacity(a_workshop(goals=goals))
    assert (now.goals, now.unsized, now.owners, now.days) == (2, 1, 2, EFFORT_DAYS["L"])
    assert now.available == 2 * Fraction(75, 7)
    assert not now.overloaded
    assert (soon.goals, soon.owners, soon.days, soon.overloaded) == (0, 0, 0, False)
    assert (later.days, later.owners) == (2, 1)


def test_horizons_that_do_not_grow_offer_no_days_and_break_nothing() -> None:
    workshop = a_workshop(goals=(a_goal(1, 2, owner="Ana", effort="S", horizon="next"),), days_now=90, days_next=30)
    row = capacity(workshop)[1]
    assert row.available == 0
    assert row.overloaded
