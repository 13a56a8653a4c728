"""The page that every participant takes home: one page always, and what has no room is counted."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from app.domain.pack import PackOptions, Page
from app.domain.workshop import Note
from tests.app.factories import a_full_workshop, a_model
from tests.app.report.handouts.looking import written
from tests.app.report.handouts.shapes import SHAPES, many
from tests.app.report.reading import squeezed

BANK = SHAPES["bank-payments"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("categories", [1, 2, 3, 5, 12, 13, 20, 30])
@pytest.mark.parametrize("goals", [0, 1, 7, 18, 40])
def test_it_is_one_page_and_counts_the_goals_that_it_leaves_out(
    paper: Page, categories: int, goals: int, tmp_path: Path
) -> None:
    made = a_full_workshop(a_model(5, categories))
    made = msgspec.structs.replace(made, goals=many(made.goals, goals))
    read, result = written("summary", made, tmp_path, PackOptions(page=paper))
    assert result.pages == 1
    shown = {goal.title for goal in made.goals if squeezed(goal.title) in _titles(read.text)}
    left = re.search(r"(?:\+ )?(\d+) more in the plan", read.text)
    assert len(shown) + (int(left[1]) if left else 0) == goals


def _titles(text: str) -> set[str]:
    return {squeezed(found) for found in re.findall(r"Goal \d+, part \d+", text)}


def test_it_tells_headline_profile_gaps_goals_and_what_is_next(tmp_path: Path) -> None:
    read, _ = written("summary", BANK, tmp_path)
    flat = read.flat
    for goal in BANK.goals:
        assert squeezed(goal.title) in flat
        assert squeezed(goal.owner) in flat
    for word in ("Ravelund Bank", "Largest gaps", "What we change", "What happens next", "needs an owner"):
        assert squeezed(word) in flat
    for date in ("13 Nov 2026", "12 Jan 2027", "12 Apr 2027"):
        assert squeezed(date) in flat


def test_a_headline_of_the_facilitator_stands_over_it(tmp_path: Path) -> None:
    made = msgspec.structs.replace(BANK, headline="You release every six weeks and want to release on any day.")
    read, _ = written("summary", made, tmp_path)
    assert squeezed("You release every six weeks and want to release on any day.") in read.flat
    long = msgspec.structs.replace(BANK, headline="A long story " * 200)
    assert written("summary", long, tmp_path)[1].pages == 1


def test_names_are_shown_as_chosen(tmp_path: Path) -> None:
    roles, _ = written("summary", BANK, tmp_path, PackOptions(names="roles"))
    hidden, _ = written("summary", BANK, tmp_path, PackOptions(names="hidden"))
    assert "Test lead" in roles.text
    assert "Test lead" not in hidden.text
    for person in BANK.participants:
        assert squeezed(person.name) not in roles.flat
        assert squeezed(person.name) not in hidden.flat


@pytest.mark.parametrize("kind", ["summary", "owners", "poster", "check"])
def test_a_private_note_is_nowhere(kind: str, tmp_path: Path) -> None:
    kinds = ("quote", "observation", "evidence", "metric", "parked", "decision")
    category = BANK.model.categories[0].id
    notes = tuple(
        Note(f"n{n}", where, note, "SECRETWORD", "", value="SECRETWORD", who="SECRETWORD", private=True)
        for where in (category, None)
        for n, note in enumerate(kinds)
    )
    read, _ = written(kind, msgspec.structs.replace(BANK, notes=notes), tmp_path)
    assert "SECRETWORD" not in read.flat
