"""The check sheet: every success criterion to judge, with its date, and every category's new level."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from app.domain.pack import PackOptions
from app.domain.workshop import Criterion, Goal, Workshop
from app.i18n import format_date
from tests.app.factories import DAY, a_full_workshop, a_model, a_workshop
from tests.app.report.handouts.looking import written
from tests.app.report.handouts.shapes import SHAPES
from tests.app.report.reading import squeezed

BANK = SHAPES["bank-payments"]
LONG = ("wide-words", "long-texts")


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape not in LONG])
def test_every_criterion_is_there_to_be_judged(shape: str, tmp_path: Path) -> None:
    workshop = SHAPES[shape]
    read, _ = written("check", workshop, tmp_path)
    flat = read.flat
    for goal in workshop.goals:
        assert squeezed(goal.title) in flat
        for criterion in goal.criteria:
            for typed in (criterion.measure, criterion.baseline, criterion.target, criterion.check):
                assert squeezed(typed) in flat
            assert squeezed(format_date(criterion.due)) in flat
    lines = sum(max(len(goal.criteria), 2 if not goal.criteria else 0) for goal in workshop.goals)
    assert flat.count("partlymet") == lines
    assert flat.count("Evidence") == lines
    assert flat.count("Valuefound") == lines


@pytest.mark.parametrize("state", ["met", "partly", "not met", "dropped"])
def test_what_was_judged_already_is_ticked(state: str, tmp_path: Path) -> None:
    from app.report.marks import Box

    ticked: list[bool] = []
    make = Box.__init__

    def note(self: Box, done: bool = False, *arguments: float, **named: float) -> None:
        ticked.append(done)
        make(self, done, *arguments, **named)

    criterion = Criterion("c", "Doors", "1", DAY, "2", "Count", DAY, state)  # type: ignore[arg-type]
    workshop = a_workshop(goals=(Goal("g", "cat-0", "Goal", 0, 1, criteria=(criterion,)),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Box, "__init__", note)
        written("check", workshop, tmp_path)
    words = ["met", "partly", "not met", "dropped"]
    assert ticked == [word == state for word in words]


@pytest.mark.parametrize(("levels", "categories"), [(2, 1), (5, 6), (7, 12), (10, 30)])
def test_every_category_that_applies_has_all_levels_to_circle(levels: int, categories: int, tmp_path: Path) -> None:
    workshop: Workshop = a_full_workshop(a_model(levels, categories))
    read, _ = written("check", workshop, tmp_path)
    start = read.page_of("The new levels")
    text = "".join(read.pages[start:])
    applicable = {category.name for category in workshop.scope if workshop.state(category.id).applicable}
    assert set(re.findall(r"Category \d+", text)) == applicable
    # the last time's levels would lead the group
    assert "left out on purpose" in text
    assert "→" not in text


def test_the_dates_stand_over_the_goals(tmp_path: Path) -> None:
    read, _ = written("check", BANK, tmp_path)
    first = squeezed(read.pages[0])
    for text in ("by 13 Nov 2026", "3 criteria", "by 12 Jan 2027", "8 criteria", "later, or without a date"):
        assert squeezed(text) in first


def test_a_workshop_without_goals_still_asks_for_the_levels(tmp_path: Path) -> None:
    read, result = written("check", SHAPES["empty"], tmp_path)
    assert result.pages == 1
    assert "no success criterion to judge" in read.text
    assert "Where do we stand now?" in read.text


def test_a_workshop_without_categories_that_apply_has_no_levels(tmp_path: Path) -> None:
    made = a_full_workshop(a_model(3, 2))
    states = tuple(msgspec.structs.replace(state, in_scope=False) for state in made.states)
    read, _ = written("check", msgspec.structs.replace(made, states=states), tmp_path)
    assert "Where do we stand now?" not in read.text


@pytest.mark.parametrize("shape", LONG)
def test_endless_texts_arrive(shape: str, tmp_path: Path) -> None:
    read, result = written("check", SHAPES[shape], tmp_path)
    assert result.warnings == ()
    assert read.flat.count("W" if shape == "wide-words" else squeezed("could not agree on this.")) >= 240


def test_names_are_shown_as_chosen(tmp_path: Path) -> None:
    read, _ = written("check", BANK, tmp_path, PackOptions(names="roles"))
    assert "Test lead" in read.text
    for goal in BANK.goals:
        if goal.owner:
            assert squeezed(goal.owner) not in read.flat
