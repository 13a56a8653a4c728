"""The checklist of the room, and the parking lot beside the decision log."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from app import commands as c
from app.domain.kit import BUILT_IN, applying
from app.domain.workshop import LOG_KINDS, CategoryState, Note, Participant, RoomCheck
from app.queries.kit import checklist, checklist_view, words
from app.queries.log import log, log_view
from app.queries.room import Place, scene
from app.workbench import Workbench
from tests.app.factories import AT, NASTY, a_full_workshop, a_model, a_workshop


def test_about_ten_lines_come_with_levelset_and_each_has_its_words() -> None:
    lines = checklist_view(a_workshop()).lines
    assert [line.item for line in lines] == list(BUILT_IN)
    assert 8 <= len(lines) <= 12
    assert len({line.text for line in lines}) == len(lines)
    assert all(line.text == words(line.item) and not line.own and not line.done for line in lines)


@pytest.mark.parametrize(("people", "there"), [(0, True), (1, False), (4, False), (5, True), (20, True)])
def test_a_small_group_needs_no_seats_in_a_u(people: int, there: bool) -> None:
    made = a_workshop(participants=tuple(Participant(str(n), f"P {n}") for n in range(people)))
    assert ("seats" in applying(made)) is there


@pytest.mark.parametrize(("minutes", "breaks", "there"), [(20, 0, False), (40, 0, True), (20, 10, True)])
def test_a_short_workshop_without_breaks_needs_nobody_to_bring_drinks(minutes: int, breaks: int, there: bool) -> None:
    made = a_workshop(a_model(categories=3), break_minutes=breaks)
    states = tuple(msgspec.structs.replace(state, minutes=minutes) for state in made.states)
    assert ("breaks" in applying(msgspec.structs.replace(made, states=states))) is there


def test_own_lines_stand_behind_and_count() -> None:
    checks = (RoomCheck("aaa", NASTY, done=True), RoomCheck("wall", done=True), RoomCheck("zzz", "Gong"))
    view = checklist_view(a_workshop(checks=checks))
    assert [(line.text, line.done, line.own) for line in view.lines[-2:]] == [
        (NASTY, True, True),
        ("Gong", False, True),
    ]
    assert next(line for line in view.lines if line.item == "wall").done
    assert view.done == 2


def test_a_tick_on_a_line_that_does_not_apply_is_not_counted() -> None:
    small = (Participant("1", "Ana"),)
    view = checklist_view(a_workshop(participants=small, checks=(RoomCheck("seats", done=True),)))
    assert view.done == 0
    assert "seats" not in [line.item for line in view.lines]


def test_both_queries_read_a_library(workbench: Workbench) -> None:
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    assert workbench.read(checklist, made.id) == checklist_view(made)
    assert workbench.read(log, made.id) == log_view(made)


# --- the log -------------------------------------------------------------------------------------------------------


def test_the_log_holds_what_was_logged_and_the_decisions_on_categories_by_time() -> None:
    notes = (
        Note("1", "cat-1", "decision", "Later", "2026-11-23T16:00:00.000+01:00"),
        Note("2", None, "decision", NASTY, "2026-11-23T14:00:00.000+00:00", who="Ana"),
        Note("3", "cat-0", "parked", "Who?", AT),
        Note("4", "cat-0", "quote", "Never here", AT),
    )
    states = (
        CategoryState("cat-0", current=2, target=4, decided_at="2026-11-23T14:30:00.000+00:00"),
        CategoryState("cat-1", current=1, decided_at="2026-11-23T17:30:00.000+01:00"),
        CategoryState("cat-2", target=3, decided_at="2026-11-23T13:30:00.000+00:00"),
    )
    view = log_view(a_workshop(notes=notes, states=states))
    assert [(entry.note.text, entry.category, entry.decided) for entry in view.decisions] == [
        ("Category 2: target level 3", "Category 2", "cat-2"),
        (NASTY, "", ""),
        ("Category 0: 2 → 4", "Category 0", "cat-0"),
        # 16:00 in Hamburg is 15:00 in London
        ("Later", "Category 1", ""),
        ("Category 1: current level 1", "Category 1", "cat-1"),
    ]
    assert [(entry.note.text, entry.category) for entry in view.parked] == [("Who?", "Category 0")]


@pytest.mark.parametrize(
    "state",
    [
        CategoryState("cat-0", current=2, target=4),
        CategoryState("cat-0", in_scope=False, current=2, target=4, decided_at=AT),
        CategoryState("cat-0", na_reason="No.", current=2, target=4, decided_at=AT),
        CategoryState("cat-0"),
    ],
)
def test_only_decisions_that_count_and_have_a_time_are_in_the_log(state: CategoryState) -> None:
    assert log_view(a_workshop(states=(state,))).decisions == ()


def test_an_entry_can_belong_to_the_categories_in_scope() -> None:
    states = (CategoryState("cat-0"), CategoryState("cat-1", in_scope=False), CategoryState("cat-2"))
    view = log_view(
        a_workshop(states=states, participants=(Participant("1", "Ana", "Ops"), Participant("2", "Bo", "Ops")))
    )
    assert view.categories == (("cat-0", "Category 0"), ("cat-2", "Category 2"))
    assert view.people == ("Ana", "Ops", "Bo")


@pytest.mark.parametrize("page", ["prepare", "score", "review", "plan", "export", "library"])
def test_the_room_sees_nothing_of_either_list_nor_of_the_checklist(page: str) -> None:
    secret = "Only for me"
    notes = tuple(
        Note(f"{kind}{private}", where, kind, secret, AT, who=secret, private=private)
        for kind in LOG_KINDS
        for private in (True, False)
        for where in (None, "cat-0", "cat-2")
    )
    made = a_full_workshop(notes=notes, checks=(RoomCheck("own", secret, done=True),))
    for category in made.model.categories:
        shown = scene(made, Place(page, category.id), dt.datetime.fromisoformat(AT))
        assert secret not in repr(shown)
