"""Roles, what is missing, and what another model would cost: told before, and true afterwards."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue import catalogue
from app.commands import AddParticipants, AddWorkshop, ChangeModel, SetAllMinutes, SetScope
from app.domain.model import MaturityModel
from app.domain.problems import InvalidInput
from app.domain.workshop import Participant, Workshop
from app.exchange.sample_file import load_sample, samples
from app.queries.prepare import ModelLoss, missing, model_loss, names_twice, role_counts
from app.queries.workshops import workshop
from app.workbench import Workbench
from tests.app.factories import a_full_workshop, a_model, a_workshop, workshops


def _with(*people: tuple[str, str]) -> Workshop:
    return a_workshop(participants=tuple(Participant(str(n), *person) for n, person in enumerate(people)))


def test_roles_are_counted_by_what_stands_before_the_comma() -> None:
    made = _with(("A", "Developer, web"), ("B", "developer"), ("C", ""), ("D", "Operations"), ("E", "DEVELOPER , x"))
    assert [(count.role, count.n) for count in role_counts(made)] == [("Developer", 3), ("Operations", 1), ("", 1)]
    assert role_counts(a_workshop()) == ()


def test_a_name_that_stands_twice_is_told_once() -> None:
    made = _with(("Ana", ""), ("Tom", ""), ("ana", ""), ("ANA", ""), ("Tomas", ""))
    assert names_twice(made) == ("Ana",)


def test_what_is_missing_comes_in_the_order_of_the_page() -> None:
    bare = a_workshop(team="", place="", facilitator="")
    assert missing(bare) == ("team", "place", "facilitator", "participants")
    assert missing(msgspec.structs.replace(bare, place="Hamburg", team="X")) == ("facilitator", "participants")
    assert missing(a_full_workshop()) == ()


def _said(made: Workshop) -> dict[str, object]:
    """What the group left on each category."""
    return {
        s.category_id: (s.current, s.target, s.priority, s.rationale, s.dissent, s.na_reason)
        for s in made.states
        if (s.current, s.target, s.priority, s.rationale, s.dissent, s.na_reason) != (None, None, None, "", "", None)
    }


def _change(made: Workshop, model: MaturityModel) -> ModelLoss:
    """What changing the model really removes, counted from before and after."""
    with TemporaryDirectory() as folder:
        bench = Workbench(Path(folder) / "library.sqlite")
        bench.do(AddWorkshop(made))
        bench.do(ChangeModel(workshop_id=made.id, model=model))
        after = bench.read(workshop, made.id)
        bench.close()
    kept = _said(after)
    placed = {note.id for note in after.notes if note.category_id is not None}
    assert len(after.notes) == len(made.notes)
    return ModelLoss(
        decisions=sum(kept.get(category_id) != said for category_id, said in _said(made).items()),
        ratings=len(made.ratings) - len(after.ratings),
        goals=len(made.goals) - len(after.goals),
        rounds=len(made.rounds) - len(after.rounds),
        notes=sum(note.category_id is not None and note.id not in placed for note in made.notes),
    )


@pytest.mark.parametrize("to", ["mlops", "kubernetes", "devops"])
@pytest.mark.parametrize("info", samples(), ids=lambda info: info.id)
def test_what_another_model_costs_is_what_it_then_removes(info: object, to: str) -> None:
    models = catalogue()
    made = load_sample(info.id, models.get(info.model))  # type: ignore[attr-defined]
    loss = model_loss(made, models.get(to))
    assert loss == _change(made, models.get(to))
    assert loss.nothing is (made.model.id == to)


@given(
    workshops(max_levels=6, max_categories=5),
    st.builds(
        a_model, st.integers(2, 6), st.integers(1, 5), st.integers(0, 1), st.integers(0, 3), headlines=st.booleans()
    ),
)
def test_any_other_model_costs_what_was_said(made: Workshop, model: MaturityModel) -> None:
    assert model_loss(made, model) == _change(made, model)


def test_a_newer_version_of_the_same_model_costs_nothing() -> None:
    made = a_full_workshop()
    assert model_loss(made, msgspec.structs.replace(made.model, version="2.0")).nothing


def test_several_people_are_added_all_or_none(tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "library.sqlite")
    made = a_workshop()
    bench.do(AddWorkshop(made))
    bench.do(AddParticipants(workshop_id=made.id, people=(("Ana", "Ops"), ("Tom", ""))))
    with pytest.raises(InvalidInput, match="Person 2: Enter a name"):
        bench.do(AddParticipants(workshop_id=made.id, people=(("Lea", ""), ("  ", "Ops"))))
    bench.do(AddParticipants(workshop_id=made.id, people=(("Lea", ""),)))
    assert [(p.name, p.role) for p in bench.read(workshop, made.id).participants] == [
        ("Ana", "Ops"),
        ("Tom", ""),
        ("Lea", ""),
    ]
    bench.undo()
    bench.undo()
    assert bench.read(workshop, made.id).participants == ()
    bench.close()


def test_all_minutes_are_set_in_scope_or_not(tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "library.sqlite")
    made = a_workshop(a_model(3, 3))
    bench.do(AddWorkshop(made))
    bench.do(SetScope(workshop_id=made.id, category_id="cat-1", in_scope=False))
    bench.do(SetAllMinutes(workshop_id=made.id, minutes=35))
    assert [state.minutes for state in bench.read(workshop, made.id).states] == [35, 35, 35]
    for minutes in (0, 601, -5):
        with pytest.raises(InvalidInput, match="from 1 to 600"):
            bench.do(SetAllMinutes(workshop_id=made.id, minutes=minutes))
    bench.undo()
    assert [state.minutes for state in bench.read(workshop, made.id).states] == [20, 20, 20]
    bench.close()
