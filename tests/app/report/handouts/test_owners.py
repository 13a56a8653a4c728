"""The tear-outs: who carries what stands on that one's page, whatever was typed, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from app.domain.pack import Names, PackOptions
from app.domain.planning import numbered_goals
from app.domain.workshop import Action, Goal, Participant, Workshop
from app.report.handouts.people import carried
from tests.app.factories import NASTY, a_workshop, workshops
from tests.app.report.handouts.looking import written
from tests.app.report.handouts.shapes import SHAPES
from tests.app.report.reading import Read, squeezed

BANK = SHAPES["bank-payments"]


def pages_under(read: Read, title: str) -> str:
    """The text of the pages from a main entry of the outline to the next one."""
    marks = [(name, page) for depth, name, page in read.bookmarks() if depth == 0]
    place = [name for name, _ in marks].index(title)
    end = marks[place + 1][1] if place + 1 < len(marks) else len(read.pages)
    return squeezed("".join(read.pages[marks[place][1] : max(end, marks[place][1] + 1)]))


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape not in ("hostile", "wide-words", "long-texts")])
def test_each_goal_stands_on_the_page_of_its_owner(shape: str, tmp_path: Path) -> None:
    workshop = SHAPES[shape]
    read, _ = written("owners", workshop, tmp_path)
    found = carried(workshop, "shown")
    for owner in found.owners:
        text = pages_under(read, owner.name)
        for _, goal in owner.goals:
            assert squeezed(goal.title) in text
            assert squeezed(goal.outcome) in text
            for criterion in goal.criteria:
                for typed in (criterion.measure, criterion.baseline, criterion.target, criterion.check):
                    assert squeezed(typed) in text
            for action in goal.actions:
                assert squeezed(action.what) in text
        for _, action in owner.errands:
            assert squeezed(action.what) in text
    for _, goal in found.nobodys:
        assert squeezed(goal.title) in pages_under(read, "Needs an owner")
    for helper in found.helpers:
        for _, action in helper.errands:
            assert squeezed(action.what) in pages_under(read, "Helping hands")


@settings(max_examples=15)
@given(workshop=workshops())
def test_every_goal_of_any_workshop_is_carried_once(workshop: Workshop) -> None:
    found = carried(workshop, "shown")
    told = [one for owner in found.owners for one in owner.goals] + list(found.nobodys)
    assert sorted(told, key=lambda one: one[0]) == list(numbered_goals(workshop))
    assert all(not helper.goals and helper.errands for helper in found.helpers)


@pytest.mark.parametrize("shape", ["hostile", "wide-words", "long-texts"])
def test_hostile_and_endless_texts_arrive(shape: str, tmp_path: Path) -> None:
    workshop = SHAPES[shape]
    read, result = written("owners", workshop, tmp_path)
    assert result.warnings == ()
    (goal,) = workshop.goals
    flat = read.flat
    if shape == "wide-words":
        assert flat.count("W") >= 300 * 9
        return
    # columns of a broken row go on on the next page: what is counted is shorter than a line
    assert flat.count(squeezed(goal.outcome)[:20]) >= 7 * (60 if shape == "long-texts" else 1)


def test_a_name_in_other_capitals_is_the_same_owner() -> None:
    goals = (Goal("a", "cat-0", "One", 0, 1, owner="Ana Li"), Goal("b", "cat-0", "Two", 0, 1, owner=" ana  LI "))
    found = carried(a_workshop(goals=goals), "shown")
    assert [(owner.name, len(owner.goals)) for owner in found.owners] == [("Ana Li", 2)]


@pytest.mark.parametrize("owner", ["", "  ", "TBD", "nobody", "?"])
def test_a_placeholder_is_no_owner(owner: str) -> None:
    found = carried(a_workshop(goals=(Goal("a", "cat-0", "One", 0, 1, owner=owner),)), "shown")
    assert found.owners == ()
    assert [goal.title for _, goal in found.nobodys] == ["One"]


def test_who_only_does_things_for_others_gets_a_strip(tmp_path: Path) -> None:
    actions = (Action("x", "Count the doors", "Tom"), Action("y", "Paint them", "ANA"), Action("z", "Ask", "tbd"))
    workshop = a_workshop(goals=(Goal("a", "cat-0", "Doors", 0, 1, owner="Ana", actions=actions),))
    found = carried(workshop, "shown")
    assert [helper.name for helper in found.helpers] == ["Tom"]
    read, _ = written("owners", workshop, tmp_path)
    assert [name for depth, name, _ in read.bookmarks() if depth == 0] == ["Ana", "Helping hands"]
    assert "Countthedoors" in pages_under(read, "Helping hands")


def test_the_goals_that_nobody_owns_come_last(tmp_path: Path) -> None:
    read, _ = written("owners", BANK, tmp_path)
    marks = [(depth, name) for depth, name, _ in read.bookmarks()]
    tops = [name for depth, name in marks if depth == 0]
    assert tops[0] == "Lea Brandt"
    assert tops[-1] == "Needs an owner"
    assert marks[-1] == (1, "7. Developers are there when their change goes live")
    assert sum(depth == 1 for depth, _ in marks) == len(BANK.goals)


@pytest.mark.parametrize("names", ["roles", "hidden"])
def test_without_names_the_page_says_the_role(names: Names, tmp_path: Path) -> None:
    read, _ = written("owners", BANK, tmp_path, PackOptions(names=names))
    tops = [name for depth, name, _ in read.bookmarks() if depth == 0]
    assert tops[:3] == ["Developer 1", "Developer 2", "Head of payments engineering"]
    for person in BANK.participants:
        assert squeezed(person.name) not in read.flat
    assert ("Operations" in read.text) is True


def test_an_owner_without_a_known_role_is_counted() -> None:
    goals = tuple(Goal(name, "cat-0", name, 0, 1, owner=name) for name in ("Ana", "Tom", "Zoe"))
    people = (Participant("p", "Tom", "Tester"),)
    found = carried(a_workshop(goals=goals, participants=people), "roles")
    assert [owner.name for owner in found.owners] == ["Owner 1", "Tester", "Owner 2"]
    assert all(owner.role == "" for owner in found.owners)


def test_each_sample_has_one_page_per_owner_where_it_fits(tmp_path: Path) -> None:
    for shape in ("bank-payments", "retail-data-platform", "logistics-platform", "connected-services"):
        workshop = SHAPES[shape]
        _, result = written("owners", workshop, tmp_path)
        found = carried(workshop, "shown")
        parts = len(found.owners) + bool(found.helpers) + bool(found.nobodys)
        assert parts <= result.pages <= parts + 1


def test_a_workshop_without_goals_says_so(tmp_path: Path) -> None:
    read, result = written("owners", SHAPES["empty"], tmp_path)
    assert result.pages == 1
    assert "No goals were agreed" in read.text


def test_a_hostile_owner_is_one_bookmark_and_one_page_title(tmp_path: Path) -> None:
    goals = (Goal("a", "cat-0", NASTY, 0, 1, owner=f"{NASTY}\nx\x00"),)
    read, _ = written("owners", a_workshop(goals=goals), tmp_path)
    assert squeezed(NASTY) in squeezed(read.bookmarks()[0][1])
    assert read.flat.count(squeezed(NASTY)) >= 2
