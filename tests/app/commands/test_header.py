"""Changes that prepare a workshop: what is taken, and what is refused beside which entry."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from app import commands as c
from app.domain.problems import NotFound
from app.domain.workshop import CategoryState, Workshop
from app.workbench import Workbench
from tests.app.commands.asking import keep, now_is, refuse
from tests.app.factories import DAY, NASTY, a_full_workshop, a_model
from tests.app.tables import all_rows


@pytest.fixture
def made(workbench: Workbench) -> Workshop:
    """A full workshop in the library: four categories, five levels from 0."""
    return keep(workbench, a_full_workshop(a_model(categories=4)))


# --- the header ----------------------------------------------------------------------------------------------------


def test_every_field_of_the_header_can_be_changed(workbench: Workbench, made: Workshop):
    new: dict[str, Any] = {
        "client": NASTY,
        "team": "Łódź",
        "date": dt.date(2028, 2, 29),
        "place": "Kraków",
        "facilitator": "Miriam",
        "starts_at": "08:30",
        "break_minutes": 0,
        "days_now": 14,
        "days_next": 60,
        "days_later": 365,
        "headline": "Releases first, then the rest",
    }
    workbench.do(c.EditWorkshop(workshop_id=made.id, **new))
    found = now_is(workbench, made)
    assert {name: getattr(found, name) for name in new} == new
    workbench.undo()
    assert now_is(workbench, made) == made


def test_a_field_that_is_not_given_stays(workbench: Workbench, made: Workshop):
    answer = workbench.do(c.EditWorkshop(workshop_id=made.id, place="Kraków"))
    assert answer.label == "place"
    assert now_is(workbench, made) == msgspec.structs.replace(
        made, place="Kraków", changed_at=now_is(workbench, made).changed_at
    )


def test_an_entry_is_cleaned_before_it_is_kept(workbench: Workbench, made: Workshop):
    workbench.do(c.EditWorkshop(workshop_id=made.id, client="  Acme \n Ltd ", starts_at="930", team="\ud800"))
    found = now_is(workbench, made)
    assert (found.client, found.starts_at, found.team) == ("Acme Ltd", "09:30", "\ufffd")


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"client": " "}, "client", "Enter the client"),
        ({"client": "x" * 301}, "client", "at most 300"),
        ({"team": "x" * 301}, "team", "The team can have at most 300"),
        ({"facilitator": "x" * 301}, "facilitator", "at most 300"),
        ({"headline": "x" * 301}, "headline", "The headline can have at most 300"),
        ({"date": dt.date(206, 11, 23)}, "date", "from 1900"),
        ({"starts_at": "25:00"}, "starts_at", "such as 09:00"),
        ({"break_minutes": -1}, "break_minutes", "from 0 to 600"),
        ({"break_minutes": 601}, "break_minutes", "from 0 to 600"),
        ({"days_now": 0}, "days_now", "from 1 to 3650"),
        ({"days_later": 3651}, "days_later", "from 1 to 3650"),
        ({"days_now": 90}, "days_now", "later than the one before"),
        ({"days_next": 180}, "days_next", "later than the one before"),
        ({"days_later": 90}, "days_later", "later than the one before"),
        ({"client": "Good", "starts_at": "soon"}, "starts_at", "such as 09:00"),
    ],
)
def test_a_bad_entry_is_refused_beside_its_field(
    workbench: Workbench, made: Workshop, values: dict[str, Any], field: str, sentence: str
):
    assert sentence in refuse(workbench, c.EditWorkshop(workshop_id=made.id, **values), field)


def test_a_change_of_an_unknown_workshop_is_told(workbench: Workbench):
    with pytest.raises(NotFound, match="no longer there"):
        workbench.do(c.EditWorkshop(workshop_id="gone", client="Acme"))


# --- people --------------------------------------------------------------------------------------------------------


def names(workbench: Workbench, made: Workshop) -> list[str]:
    return [person.name for person in now_is(workbench, made).participants]


def test_people_come_change_and_go(workbench: Workbench, made: Workshop):
    workbench.do(c.AddParticipant(workshop_id=made.id, name=" Ana  Lindqvist ", role="Product owner"))
    added = now_is(workbench, made).participants[-1]
    assert (added.name, added.role) == ("Ana Lindqvist", "Product owner")
    workbench.do(c.EditParticipant(workshop_id=made.id, participant_id=added.id, role=""))
    assert now_is(workbench, made).participants[-1] == msgspec.structs.replace(added, role="")
    workbench.do(c.RemoveParticipant(workshop_id=made.id, participant_id=made.participants[0].id))
    assert names(workbench, made) == ["Person 2", "Person 3", "Person 4", "Person 5", "Ana Lindqvist"]
    assert workbench.do(c.AddParticipant(workshop_id=made.id, name="Ben")).label == "new participant Ben"
    assert names(workbench, made)[-2:] == ["Ana Lindqvist", "Ben"]


@pytest.mark.parametrize(
    ("index", "order"),
    [(0, "31245"), (1, "13245"), (2, "12345"), (3, "12435"), (4, "12453"), (99, "12453"), (-5, "31245")],
)
def test_somebody_is_put_at_another_place(workbench: Workbench, made: Workshop, index: int, order: str):
    workbench.do(c.MoveParticipant(workshop_id=made.id, participant_id=made.participants[2].id, index=index))
    assert "".join(name[-1] for name in names(workbench, made)) == order


@pytest.mark.parametrize("name", ["", "\u200b", "x" * 301])
def test_somebody_without_a_proper_name_is_refused(workbench: Workbench, made: Workshop, name: str):
    refuse(workbench, c.AddParticipant(workshop_id=made.id, name=name), "name")
    refuse(workbench, c.EditParticipant(workshop_id=made.id, participant_id=made.participants[0].id, name=name), "name")


def test_a_role_that_is_too_long_is_refused(workbench: Workbench, made: Workshop):
    refuse(workbench, c.AddParticipant(workshop_id=made.id, name="Ana", role="x" * 301), "role")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.EditParticipant, {"participant_id": "gone", "name": "Ana"}),
        (c.RemoveParticipant, {"participant_id": "gone"}),
        (c.MoveParticipant, {"participant_id": "gone", "index": 0}),
    ],
)
def test_somebody_who_left_is_told(workbench: Workbench, made: Workshop, kind: Any, fields: dict[str, Any]):
    with pytest.raises(NotFound, match="no longer on the list"):
        workbench.do(kind(workshop_id=made.id, **fields))


# --- scope and minutes ---------------------------------------------------------------------------------------------


def test_a_category_is_left_out_and_taken_in_again(workbench: Workbench, made: Workshop):
    workbench.do(c.SetScope(workshop_id=made.id, category_id="cat-0", in_scope=False))
    assert [category.id for category in now_is(workbench, made).scope] == ["cat-1", "cat-2", "cat-3"]
    assert now_is(workbench, made).state("cat-0").current == made.state("cat-0").current
    workbench.do(c.SetScope(workshop_id=made.id, category_id="cat-0", in_scope=True))
    assert now_is(workbench, made).states == made.states


def test_the_last_category_stays_in_scope(workbench: Workbench, made: Workshop):
    for n in range(3):
        workbench.do(c.SetScope(workshop_id=made.id, category_id=f"cat-{n}", in_scope=False))
    command = c.SetScope(workshop_id=made.id, category_id="cat-3", in_scope=False)
    assert "at least one" in refuse(workbench, command, "scope")
    workbench.do(c.SetScope(workshop_id=made.id, category_id="cat-2", in_scope=False))
    workbench.do(c.SetScope(workshop_id=made.id, category_id="cat-3", in_scope=True))


@pytest.mark.parametrize("minutes", [1, 45, 600])
def test_a_category_gets_its_minutes(workbench: Workbench, made: Workshop, minutes: int):
    workbench.do(c.SetMinutes(workshop_id=made.id, category_id="cat-2", minutes=minutes))
    assert now_is(workbench, made).state("cat-2").minutes == minutes


@pytest.mark.parametrize("minutes", [0, -1, 601])
def test_minutes_that_no_day_has_are_refused(workbench: Workbench, made: Workshop, minutes: int):
    refuse(workbench, c.SetMinutes(workshop_id=made.id, category_id="cat-2", minutes=minutes), "minutes")


def test_a_category_that_the_model_has_not_is_refused(workbench: Workbench, made: Workshop):
    refuse(workbench, c.SetScope(workshop_id=made.id, category_id="cat-9", in_scope=True), "category")
    refuse(workbench, c.SetMinutes(workshop_id=made.id, category_id="cat-9", minutes=9), "category")


# --- another model -------------------------------------------------------------------------------------------------


def test_another_model_keeps_what_fits_it(workbench: Workbench, made: Workshop):
    workbench.do(c.SetRationale(workshop_id=made.id, category_id="cat-3", text="Still true"))
    model = a_model(levels=3, categories=6, practices=1)
    workbench.do(c.ChangeModel(workshop_id=made.id, model=model))
    found = now_is(workbench, made)
    assert found.model == model
    assert [state.category_id for state in found.states] == [category.id for category in model.categories]
    # 0 to 1 fits three levels, 3 to 4 does not
    assert (found.state("cat-0").current, found.state("cat-0").target) == (0, 1)
    assert (found.state("cat-3").current, found.state("cat-3").target) == (None, None)
    assert found.state("cat-3").rationale == "Still true"
    assert found.state("cat-1").na_reason == made.state("cat-1").na_reason
    assert found.state("cat-5") == CategoryState("cat-5")
    known = {practice.id for _, practice in model.practices()}
    assert [rating.practice_id for rating in found.ratings] == [
        rating.practice_id for rating in made.ratings if rating.practice_id in known
    ]
    assert found.goals == made.goals
    assert found.notes == made.notes
    workbench.undo()
    assert msgspec.structs.replace(now_is(workbench, made), changed_at="") != found
    assert now_is(workbench, made).ratings == made.ratings


def test_another_model_takes_what_does_not_fit_and_undo_brings_it_back(workbench: Workbench, made: Workshop):
    before = all_rows(workbench)
    model = a_model(levels=2, lowest=1, categories=9, practices=0)
    model = msgspec.structs.replace(model, categories=model.categories[8:])
    workbench.do(c.ChangeModel(workshop_id=made.id, model=model))
    found = now_is(workbench, made)
    assert [state.category_id for state in found.states] == ["cat-8"]
    assert (found.goals, found.ratings) == ((), ())
    assert {note.category_id for note in found.notes} == {None}
    assert [note.text for note in found.notes] == [note.text for note in made.notes]
    workbench.undo()
    assert all_rows(workbench) == before


def test_a_model_of_which_all_was_left_out_is_in_scope_again(workbench: Workbench, made: Workshop):
    for n in range(3):
        workbench.do(c.SetScope(workshop_id=made.id, category_id=f"cat-{n}", in_scope=False))
    workbench.do(c.ChangeModel(workshop_id=made.id, model=a_model(categories=3)))
    assert len(now_is(workbench, made).scope) == 3


def test_the_same_model_again_changes_nothing(workbench: Workbench, made: Workshop):
    assert workbench.do(c.ChangeModel(workshop_id=made.id, model=made.model)).kinds == frozenset()


def test_the_day_of_the_tests_is_a_day(made: Workshop):
    assert made.date == DAY
