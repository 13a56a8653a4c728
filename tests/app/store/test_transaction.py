"""One write: rows in and out, what is recorded of them, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app import commands as c
from app.domain.problems import NotFound
from app.domain.workshop import Workshop
from app.store.schema import TABLES
from app.store.transaction import OutOfStep, RowChange, Transaction
from app.workbench import Workbench
from tests.app.factories import a_full_workshop
from tests.app.tables import all_rows, connection_of

NOW = "2030-01-01T00:00:00.000+01:00"


@pytest.fixture
def made(workbench: Workbench) -> Workshop:
    """A full workshop in the library."""
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    return made


@pytest.fixture
def tx(workbench: Workbench, made: Workshop) -> Iterator[Transaction]:
    """An open transaction, taken back at the end."""
    connection = connection_of(workbench)
    connection.execute("BEGIN IMMEDIATE")
    yield Transaction(connection, NOW, made.id)
    connection.execute("ROLLBACK")


def test_a_row_is_found_by_its_key(tx: Transaction, made: Workshop):
    assert tx.get("participant", made.participants[2].id)["name"] == "Person 3"
    assert tx.get("category_state", made.id, "cat-1")["na_reason"] == "Another team does this."
    assert tx.find("participant", "nobody") is None


@pytest.mark.parametrize(("table", "sentence"), [("goal", "goal"), ("note", "note"), ("category_state", "category")])
def test_a_row_that_is_gone_is_told_in_a_sentence(tx: Transaction, made: Workshop, table: str, sentence: str):
    key = (made.id, "gone") if table == "category_state" else ("gone",)
    with pytest.raises(NotFound, match=sentence):
        tx.get(table, *key)


def test_an_update_records_the_changed_columns_alone(tx: Transaction, made: Workshop):
    key = (made.participants[0].id,)
    assert tx.update("participant", key, {"name": "New", "role": "Developer"})
    assert tx.changes == [RowChange("participant", key, {"name": "Person 1"}, {"name": "New"})]
    assert tx.get("participant", *key)["name"] == "New"
    assert tx.kinds == {"participant"}


def test_an_update_to_the_same_values_leaves_no_trace(tx: Transaction, made: Workshop):
    assert not tx.update("participant", (made.participants[0].id,), {"name": "Person 1"})
    assert tx.changes == []


def test_a_row_that_was_deleted_is_gone(tx: Transaction, made: Workshop):
    tx.delete("note", made.notes[0].id)
    assert tx.find("note", made.notes[0].id) is None
    with pytest.raises(NotFound):
        tx.delete("note", made.notes[0].id)
    assert tx.changes[0].before is not None
    assert tx.changes[0].before["text"] == made.notes[0].text


def test_a_row_that_was_inserted_is_there(tx: Transaction, made: Workshop):
    row = {"id": "f" * 32, "workshop_id": made.id, "position": 9, "name": "Late", "role": ""}
    tx.insert("participant", row)
    assert tx.get("participant", "f" * 32) == row
    tx.update("participant", ("f" * 32,), {"name": "Later"})
    assert tx.get("participant", "f" * 32)["name"] == "Later"
    assert row["name"] == "Late"


def test_rows_come_in_the_order_that_is_asked_for(tx: Transaction, made: Workshop):
    ids = [row["id"] for row in tx.where("participant", "workshop_id", made.id, "position")]
    assert ids == [person.id for person in made.participants]
    for person in made.participants:
        tx.update("participant", (person.id,), {"position": 0})
    ids = [row["id"] for row in tx.where("participant", "workshop_id", made.id, "position")]
    assert ids == sorted(person.id for person in made.participants)


@pytest.mark.parametrize(("column", "order"), [("nonsense", ""), ("workshop_id", "nonsense"), ("1; --", "")])
def test_no_column_but_a_declared_one_gets_into_a_statement(tx: Transaction, column: str, order: str):
    with pytest.raises(KeyError):
        tx.where("participant", column, "x", order)


def test_recorded_changes_lead_there_and_back(tx: Transaction, workbench: Workbench, made: Workshop):
    before = all_rows(workbench)
    tx.update("participant", (made.participants[0].id,), {"name": "One"})
    tx.update("participant", (made.participants[0].id,), {"name": "Two"})
    tx.delete("participant", made.participants[1].id)
    tx.delete("note", made.notes[0].id)
    recorded, after = list(tx.changes), all_rows(workbench)
    assert after != before
    tx.apply([change.inverse() for change in reversed(recorded)])
    assert all_rows(workbench) == before
    tx.apply(recorded)
    assert all_rows(workbench) == after


@pytest.mark.parametrize("what", ["changed", "gone", "there", "child"])
def test_recorded_changes_that_no_longer_fit_are_refused(tx: Transaction, made: Workshop, what: str):
    person, goal = made.participants[0].id, made.goals[1].id
    changes = {
        "changed": RowChange("participant", (person,), {"name": "Other"}, {"name": "New"}),
        "gone": RowChange("participant", ("gone",), {"name": "Other"}, {"name": "New"}),
        "there": RowChange("participant", (person,), None, tx.get("participant", person)),
        "child": RowChange("goal", (goal,), tx.get("goal", goal), None),
    }
    with pytest.raises(OutOfStep):
        tx.apply([changes[what]])


def test_every_table_names_its_workshop():
    """The guard against another workshop's rows rests on it."""
    assert all(name == "workshop" or "workshop_id" in table.columns for name, table in TABLES.items())
