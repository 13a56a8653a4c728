"""The tables: every fact once, no name beside a vote, nothing private, people as it was chosen."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from app.domain.pack import PackOptions
from app.domain.workshop import Action, Criterion, Goal, Note, Participant
from app.office.sheets import tables_of
from app.office.tables import Table, typed_number
from app.office.told import goal_state, told
from tests.app.factories import AT, a_full_workshop, a_workshop, workshops


def _tables(workshop, names="shown") -> dict[str, Table]:
    return {table.key: table for table in tables_of(told(workshop, PackOptions(names=names, locale="en_GB")))}


def _column(table: Table, title: str) -> list[object]:
    at = [column.title for column in table.columns].index(title)
    return [row[at] for row in table.rows]


@given(workshops(max_categories=4))
def test_every_workshop_has_its_tables(workshop) -> None:
    tables = _tables(workshop)
    assert list(tables) == [
        "overview", "scores", "votes", "practices", "goals", "criteria", "actions", "notes", "decisions", "not-doing",
    ]  # fmt: skip
    assert len(tables["scores"].rows) == len(workshop.model.categories)
    assert len(tables["goals"].rows) == len(workshop.goals)
    assert len(tables["criteria"].rows) == sum(len(goal.criteria) for goal in workshop.goals)
    assert len(tables["actions"].rows) == sum(len(goal.actions) for goal in workshop.goals)
    for table in tables.values():
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert len({column.title for column in table.columns}) == len(table.columns)


def test_owner_due_date_and_state_stand_beside_every_goal_criterion_and_action() -> None:
    tables = _tables(a_full_workshop())
    assert _column(tables["goals"], "Owner")[0] == "no owner yet"
    assert "Ana Lindqvist" in _column(tables["goals"], "Owner")
    assert all(isinstance(day, dt.date) for day in _column(tables["goals"], "Due"))
    assert set(_column(tables["goals"], "State")) == {"under way"}
    for key in ("criteria", "actions"):
        assert {"Due", "State"} <= {column.title for column in tables[key].columns}
        assert any("wner" in column.title for column in tables[key].columns)
    assert set(_column(tables["actions"], "State")) == {"open", "done"}


def test_no_name_stands_beside_a_vote_and_no_two_levels_on_one_row() -> None:
    table = _tables(a_full_workshop())["votes"]
    said = " ".join(str(cell) for row in table.rows for cell in row)
    assert "Person" not in said
    assert "Developer" not in said
    shown = [(row[1], row[3], row[4]) for row in table.rows]
    # within a round and level by rank: the order of the names is lost
    assert shown == sorted(shown, key=lambda row: (row[0], row[1], row[2] is None, row[2] or 0))


def test_a_round_that_waits_for_its_reveal_is_not_told() -> None:
    workshop = a_full_workshop()
    waiting = [round_ for round_ in workshop.rounds if not round_.revealed]
    assert waiting
    assert workshop.model.category(waiting[0].category_id).name not in _column(_tables(workshop)["votes"], "Category")


def test_private_notes_are_nowhere() -> None:
    notes = (Note("1", None, "quote", "open to all", AT), Note("2", None, "decision", "hush", AT, private=True))
    tables = _tables(a_workshop(notes=(*notes, Note("3", "cat-0", "quote", "hush", AT, private=True))))
    said = " ".join(str(cell) for table in tables.values() for row in table.rows for cell in row)
    assert "open to all" in said
    assert "hush" not in said


@pytest.mark.parametrize(
    ("names", "owner", "who"), [("shown", "Ana", "Ana"), ("roles", "Lead", "Lead"), ("hidden", "An owner", None)]
)
def test_people_are_written_as_it_was_chosen(names: str, owner: str, who: str | None) -> None:
    workshop = a_workshop(
        participants=(Participant("1", "Ana", "Lead"),),
        goals=(Goal("1", "cat-0", "Better", 0, 1, owner="Ana", actions=(Action("2", "Do", "Ana"),)),),
        notes=(Note("3", None, "quote", "Well", AT, who="Ana"),),
    )
    tables = _tables(workshop, names)
    assert _column(tables["goals"], "Owner") == [owner]
    assert _column(tables["actions"], "Who") == [owner]
    assert _column(tables["notes"], "Who") == [who]
    said = " ".join(str(cell) for table in tables.values() for row in table.rows for cell in row)
    assert ("Ana" in said) == (names == "shown")
    # who owns it may not be told, but it is owned
    assert "an owner" not in str(_column(tables["goals"], "Still to settle"))


def test_a_goals_state_follows_from_its_criteria_and_actions() -> None:
    def goal(*states: str, done: bool = False) -> Goal:
        criteria = tuple(Criterion(str(n), "m", state=state) for n, state in enumerate(states))
        return Goal("1", "cat-0", "g", 0, 1, criteria=criteria, actions=(Action("a", "do", done=done),))

    assert goal_state(goal()) == "open"
    assert goal_state(goal("open", "open")) == "open"
    assert goal_state(goal("open", done=True)) == "under way"
    assert goal_state(goal("met", "open")) == "under way"
    assert goal_state(goal("not met")) == "under way"
    assert goal_state(goal("met", "dropped")) == "met"
    assert goal_state(goal("dropped")) == "dropped"


def test_only_what_was_typed_as_a_number_becomes_one() -> None:
    typed = ("12", "-3", "0.5", "1.10", "007", "90 %", "1e5", "nan", "inf", "", "１２", "1_000", "9" * 20)
    found = [typed_number(text) for text in typed]
    assert found == [12, -3, 0.5, "1.10", "007", "90 %", "1e5", "nan", "inf", "", "１２", "1_000", "9" * 20]
    assert [type(value) for value in found[:3]] == [int, int, float]


def test_times_are_those_of_the_clock_in_the_room() -> None:
    note = Note("1", None, "quote", "Well", "2026-11-23T14:22:07.123+01:00")
    times = _column(_tables(a_workshop(notes=(note,)))["notes"], "Time")
    assert times == [dt.datetime(2026, 11, 23, 14, 22, 7, 123000)]
