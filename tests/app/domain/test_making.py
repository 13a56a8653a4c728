"""New workshops: from a model, and from one that is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec
from hypothesis import given

from app.domain.making import copy_of, new_workshop
from app.domain.workshop import RoomCheck, Timing, Workshop
from tests.app.factories import AT, DAY, a_full_workshop, a_model, models, workshops

LATER = dt.date(2027, 5, 3)


def all_ids(workshop: Workshop) -> Iterator[str]:
    yield workshop.id
    yield from (part.id for part in (*workshop.participants, *workshop.notes, *workshop.goals, *workshop.not_doing))
    for round_ in workshop.rounds:
        yield round_.id
        yield from (vote.id for vote in round_.votes)
    for goal in workshop.goals:
        yield from (part.id for part in (*goal.criteria, *goal.actions))


@given(models())
def test_a_new_workshop_has_every_category_open_and_in_scope(model):
    made = new_workshop("Acme", "", DAY, model, "Sam")
    assert [state.category_id for state in made.states] == [category.id for category in model.categories]
    assert made.scope == model.categories
    assert not any(state.settled for state in made.states)
    assert (made.title, made.facilitator, made.exported_at) == ("Acme", "Sam", None)


@given(workshops(max_categories=6))
def test_a_copy_shares_no_id_with_what_it_copies(workshop: Workshop):
    for whole in (False, True):
        copy = copy_of(workshop, date=LATER, team="Other", whole=whole)
        ids = list(all_ids(copy))
        assert len(set(ids)) == len(ids)
        assert not set(ids) & set(all_ids(workshop))


def test_a_copy_takes_people_scope_and_agenda():
    marks = {"exported_at": "2026", "archived_at": "2026", "deleted_at": "2026"}
    old = a_full_workshop(a_model(categories=4), break_minutes=45, days_now=14, place="Kraków", **marks)
    states = (*old.states[:3], msgspec.structs.replace(old.states[3], in_scope=False, minutes=55))
    old = msgspec.structs.replace(old, states=states)
    copy = copy_of(old, date=LATER, team="Other")
    assert (copy.client, copy.team, copy.date, copy.place) == ("Acme", "Other", LATER, "Kraków")
    assert (copy.break_minutes, copy.days_now, copy.model) == (45, 14, old.model)
    assert [person.name for person in copy.participants] == [person.name for person in old.participants]
    assert [(s.category_id, s.in_scope, s.minutes) for s in copy.states] == [
        (s.category_id, s.in_scope, s.minutes) for s in old.states
    ]
    assert not any(s.current is not None or s.na_reason or s.rationale or s.dissent or s.priority for s in copy.states)
    assert (copy.ratings, copy.rounds, copy.notes, copy.goals, copy.not_doing) == ((), (), (), (), ())
    assert not any(s.decided_at or s.allotted for s in copy.states)
    assert copy.timings == ()
    assert (copy.exported_at, copy.archived_at, copy.deleted_at) == (None, None, None)


def test_a_copy_takes_the_checklists_own_lines_unticked():
    own = (RoomCheck("a", "Cake", done=True), RoomCheck("b", "Tea"))
    old = a_full_workshop(checks=(*own, RoomCheck("projector", done=True)))
    copy = copy_of(old, date=LATER, team="Other")
    assert copy.checks == (RoomCheck("a", "Cake"), RoomCheck("b", "Tea"))
    assert copy_of(old, date=LATER, team="Other", whole=True).checks == old.checks


def test_a_clock_that_runs_stands_in_the_copy():
    began = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)
    running = Timing("cat-0", began.isoformat(), 60, began.isoformat())
    old = a_full_workshop(timings=(Timing("", AT, 900, None, 15), running))
    copy = copy_of(old, date=old.date, team=old.team, whole=True)
    assert copy.timings[0] == old.timings[0]
    stood = copy.timings[1]
    assert (stood.began_at, stood.running_since) == (running.began_at, None)
    assert 360 <= stood.spent <= 365
    assert copy.running is None and old.running == running


def test_a_whole_copy_takes_all_that_was_said_and_planned():
    old = a_full_workshop(exported_at="2026")
    copy = copy_of(old, date=old.date, team=old.team, whole=True)
    assert (copy.states, copy.ratings, copy.exported_at) == (old.states, old.ratings, None)
    known = tuple(round_ for round_ in old.rounds if round_.revealed)
    assert 0 < len(known) < len(old.rounds)
    assert _without_ids(copy) == _without_ids(msgspec.structs.replace(old, rounds=known))


def test_a_whole_copy_knows_who_voted():
    old = a_full_workshop()
    copy = copy_of(old, date=old.date, team=old.team, whole=True)
    here = {person.id: person.name for person in copy.participants}
    names = [here.get(vote.participant_id) for vote in copy.rounds[0].votes]
    assert names == [*(f"Person {n}" for n in range(1, 6)), None]
    assert copy.rounds[0].votes[5].participant_id is not None
    assert {vote.participant_id for vote in copy.rounds[1].votes} == {None}


def test_a_copy_holds_no_hidden_vote():
    old = a_full_workshop()
    waiting = msgspec.structs.replace(old.rounds[2], hidden=4, voted=(old.participants[0].id,))
    old = msgspec.structs.replace(old, rounds=(*old.rounds[:2], waiting))
    copy = copy_of(old, date=old.date, team=old.team, whole=True)
    assert [round_.number for round_ in copy.rounds] == [1, 2]
    assert all(round_.revealed and round_.votes for round_ in copy.rounds)


def _without_ids(workshop: Workshop) -> object:
    def strip(value: object) -> object:
        if isinstance(value, dict):
            return {key: strip(one) for key, one in value.items() if key not in ("id", "participant_id", "exported_at")}
        return [strip(one) for one in value] if isinstance(value, (list, tuple)) else value

    return strip(msgspec.to_builtins(msgspec.structs.replace(workshop)))
