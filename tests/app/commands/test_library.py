"""Changes to the library: workshops come, are put away, thrown into the bin, and brought back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from app import commands as c
from app.domain.making import copy_of
from app.domain.problems import InvalidInput, NotFound
from app.domain.workshop import Workshop
from app.queries.library import workshop_list
from app.queries.workshops import workshop
from app.workbench import Workbench
from tests.app.factories import NASTY, a_full_workshop, a_workshop


def counts(workbench: Workbench) -> tuple[int, ...]:
    return tuple(workbench.read(workshop_list).counts.values())


def test_a_new_workshop_is_cleaned_before_it_is_kept(workbench: Workbench):
    made = a_workshop(client=f"  {NASTY}\n", team="\x00", place=" a \n b ", facilitator="  ")
    answer = workbench.do(c.AddWorkshop(made))
    found = workbench.read(workshop, made.id)
    assert (found.client, found.team, found.place, found.facilitator) == (NASTY, "\ufffd", "a b", "")
    assert answer.label == f"new workshop {NASTY} · \ufffd"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"client": ""}, "client"),
        ({"client": "\u200b"}, "client"),
        ({"client": "x" * 301}, "client"),
        ({"team": "x" * 301}, "team"),
        ({"place": "x" * 301}, "place"),
        ({"facilitator": "x" * 301}, "facilitator"),
        ({"date": dt.date(206, 1, 1)}, "date"),
    ],
)
def test_a_bad_workshop_is_refused_beside_its_field(workbench: Workbench, fields: dict[str, Any], field: str):
    with pytest.raises(InvalidInput) as refused:
        workbench.do(c.AddWorkshop(a_workshop(**fields)))
    assert refused.value.field == field
    assert workbench.read(workshop_list).rows == ()


def test_a_copy_lies_beside_what_it_copies(workbench: Workbench):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    for whole in (True, False):
        copy = copy_of(made, date=made.date, team="Other", whole=whole)
        workbench.do(c.AddWorkshop(copy))
        found = workbench.read(workshop, copy.id)
        times = {"created_at": copy.created_at, "changed_at": copy.changed_at}
        assert msgspec.structs.replace(found, **times) == copy
    assert counts(workbench) == (3, 0, 0)


def test_a_workshop_is_put_away_and_brought_back(workbench: Workbench):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    assert workbench.do(c.ArchiveWorkshop(made.id)).label == "archive Acme · Payments"
    assert counts(workbench) == (0, 1, 0)
    assert workbench.do(c.ArchiveWorkshop(made.id, archived=False)).label == "bring back Acme · Payments"
    assert counts(workbench) == (1, 0, 0)
    workbench.undo()
    assert counts(workbench) == (0, 1, 0)


def test_a_workshop_is_deleted_and_restored(workbench: Workbench):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    before = workbench.read(workshop, made.id)
    assert workbench.do(c.DeleteWorkshop(made.id)).label == "delete Acme · Payments"
    assert counts(workbench) == (0, 0, 1)
    workbench.undo()
    assert workbench.read(workshop, made.id) == before
    workbench.redo()
    workbench.do(c.DeleteWorkshop(made.id, deleted=False))
    assert workbench.read(workshop, made.id) == before


def test_marks_leave_the_time_of_the_last_change(workbench: Workbench):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    changed = workbench.read(workshop, made.id).changed_at
    for command in (c.ArchiveWorkshop(made.id), c.MarkExported(made.id), c.DeleteWorkshop(made.id)):
        assert workbench.do(command).kinds == {"workshop"}
    assert workbench.read(workshop, made.id).changed_at == changed


@pytest.mark.parametrize("command", [c.ArchiveWorkshop("gone"), c.DeleteWorkshop("gone"), c.MarkExported("gone")])
def test_a_workshop_that_is_gone_is_told(workbench: Workbench, command: Any):
    with pytest.raises(NotFound, match="no longer there"):
        workbench.do(command)


def test_the_same_workshop_is_not_added_twice(workbench: Workbench):
    made: Workshop = a_workshop()
    workbench.do(c.AddWorkshop(made))
    with pytest.raises(Exception, match="not saved"):
        workbench.do(c.AddWorkshop(made))
    assert counts(workbench) == (1, 0, 0)
