"""What a plan would hold: counts that add up, private notes apart, and steps that fit on the sketch."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from app.commands import AddWorkshop, MarkExported
from app.domain.planning import complete_goals
from app.domain.problems import NotFound
from app.domain.votes import Round, Vote
from app.domain.workshop import CategoryState, Note, Workshop
from app.queries.contents import contents_of, plan_contents
from app.workbench import Workbench
from tests.app.factories import AT, a_full_workshop, a_model, a_workshop, workshops


@given(workshops())
def test_the_counts_of_any_workshop_add_up(made: Workshop) -> None:
    view = contents_of(made)
    assert view.categories == len(made.scope)
    assert view.categories == view.decided + view.not_applicable + len(view.open)
    assert len(made.notes) == view.notes + view.logged + view.parked + view.private
    assert view.voted <= sum(any(r.revealed for r in made.rounds_of(c.id)) for c in made.scope)
    assert view.goals - len(view.incomplete) == complete_goals(made)
    assert view.private_at in {"", *(category.id for category in made.scope)}
    assert all(0 <= level <= 1 for step in view.steps for level in step)
    assert (view.largest_gap is None) == (not any(target > current for current, target in view.steps))


@pytest.mark.parametrize("lowest", [0, 1])
def test_steps_reach_from_the_lowest_to_the_highest_level(lowest: int) -> None:
    model = a_model(7, 1, lowest)
    state = CategoryState(model.categories[0].id, current=model.lowest, target=model.highest)
    view = contents_of(a_workshop(model=model, states=(state,)))
    assert view.steps == ((0.0, 1.0),)


def test_what_was_logged_and_voted_is_counted_apart() -> None:
    votes = (Vote("v", current=1, target=1),)
    rounds = (
        Round("a", "cat-0", 1, "both", AT, AT, votes),
        Round("b", "cat-0", 2, "both", AT, AT, votes),
        Round("c", "cat-1", 1, "both", AT, hidden=3),
        Round("d", "cat-2", 1, "both", AT, AT, votes),
    )
    kinds = ("decision", "decision", "parked", "quote")
    notes = tuple(Note(f"n{n}", None, kind, "x", AT, private=n == 0) for n, kind in enumerate(kinds))
    states = (CategoryState("cat-2", na_reason="Others"),)
    view = contents_of(a_workshop(a_model(5, 4), rounds=rounds, notes=notes, states=states))
    assert (view.voted, view.notes, view.logged, view.parked, view.private) == (1, 1, 1, 1, 1)


def test_the_largest_gap_is_the_widest_not_the_most_urgent() -> None:
    model = a_model(5, 2)
    first, second = (category.id for category in model.categories)
    urgent = CategoryState(first, current=1, target=2, priority="high")
    wide = CategoryState(second, current=0, target=4, priority="low")
    view = contents_of(a_workshop(model=model, states=(urgent, wide)))
    assert view.largest_gap is not None
    assert view.largest_gap.id == second


def test_a_private_note_without_a_category_in_scope_leads_to_no_category() -> None:
    made = a_workshop()
    note = Note("n", None, "quote", "x", AT, private=True)
    assert contents_of(msgspec.structs.replace(made, notes=(note,))).private_at == ""


def test_an_exported_workshop_is_current_until_it_changes(tmp_path: Path) -> None:
    made = a_full_workshop()
    workbench = Workbench(tmp_path / "library.sqlite")
    workbench.do(AddWorkshop(made))
    assert workbench.read(plan_contents, made.id).exported_at is None
    workbench.do(MarkExported(made.id), undoable=False)
    view = workbench.read(plan_contents, made.id)
    assert view.exported_at is not None
    assert view.is_current
    with pytest.raises(NotFound):
        workbench.read(plan_contents, "nowhere")
    workbench.close()
