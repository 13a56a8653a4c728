"""Reads: a workshop comes back as it was put in, whatever somebody typed; damage is told in a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import msgspec
import pytest
from hypothesis import given, settings

from app import commands as c
from app.domain.model import MaturityModel
from app.domain.problems import LibraryFault, NotFound
from app.domain.workshop import CategoryState, Note, Workshop
from app.queries.library import workshop_list
from app.queries.workshops import workshop
from app.store import rows
from app.store.reader import Reader
from app.workbench import Workbench
from tests.app.factories import AT, a_full_workshop, a_model, a_workshop, models, workshops
from tests.app.tables import connection_of


def stored(workbench: Workbench, made: Workshop) -> Workshop:
    """A workshop after its way into the library and out."""
    workbench.do(c.AddWorkshop(made))
    return workbench.read(workshop, made.id)


def same(found: Workshop, made: Workshop) -> bool:
    times = {"created_at": made.created_at, "changed_at": made.changed_at}
    return msgspec.structs.replace(found, **times) == made


@given(workshops(max_categories=8))
@settings(max_examples=40)
def test_a_workshop_comes_back_as_it_was(tmp_path_factory, made: Workshop):
    with closing(Workbench(tmp_path_factory.mktemp("reader") / "library.sqlite")) as workbench:
        connection_of(workbench).execute("PRAGMA synchronous = OFF")
        found = stored(workbench, made)
        assert same(found, made)
        assert found.created_at == found.changed_at != ""


@given(models())
def test_a_model_comes_back_as_it_was(model: MaturityModel):
    hash_, body = rows.model_body(model)
    assert rows.read_model(body) == model
    assert rows.model_body(rows.read_model(body)) == (hash_, body)


@pytest.mark.parametrize("text", ["null", "true", "1", "0", "NaN", "2026-01-01", "'; DROP TABLE note; --", "\\u0000"])
def test_words_that_look_like_something_else_stay_words(workbench: Workbench, text: str):
    model = a_model(categories=1, id=text)
    state = CategoryState("cat-0", rationale=text, dissent=text, na_reason=text)
    note = Note("f" * 32, None, "metric", text, AT, value=text, unit=text, who=text)
    made = a_workshop(model, client=text, team=text, place=text, facilitator=text, states=(state,), notes=(note,))
    assert same(stored(workbench, made), made)


def test_lists_keep_their_order(workbench: Workbench):
    made = a_full_workshop()
    made = msgspec.structs.replace(
        made, participants=made.participants[::-1], goals=made.goals[::-1], not_doing=made.not_doing[::-1]
    )
    assert same(stored(workbench, made), made)


def test_decisions_come_in_the_model_s_order(workbench: Workbench):
    model = a_model(categories=12)
    made = a_workshop(model)
    shuffled = msgspec.structs.replace(made, states=made.states[::-1])
    assert stored(workbench, shuffled).states == made.states


def test_a_category_without_a_row_of_its_own_gets_one(workbench: Workbench):
    """A sample or a file of another program may name only the categories that were scored."""
    made = a_workshop(a_model(categories=3), states=(CategoryState("cat-2", current=1),))
    assert [state.category_id for state in stored(workbench, made).states] == ["cat-0", "cat-1", "cat-2"]
    workbench.do(c.Decide(workshop_id=made.id, category_id="cat-0", current=2))
    assert workbench.read(workshop, made.id).state("cat-0").current == 2


def test_a_model_is_kept_once_for_all_workshops_of_it(workbench: Workbench):
    for _ in range(3):
        workbench.do(c.AddWorkshop(a_workshop(a_model())))
    workbench.do(c.AddWorkshop(a_workshop(a_model(levels=3))))
    assert connection_of(workbench).execute("SELECT count(*) FROM model").fetchone()[0] == 2


def test_a_hidden_vote_never_leaves_the_file(workbench: Workbench):
    """Not even one that is damaged is noticed: its levels are not read before the reveal."""
    made = stored(workbench, a_full_workshop())
    waiting = made.rounds[2]
    assert (waiting.category_id, waiting.revealed) == ("cat-2", False)
    person = made.participants[1].id
    for who, rank in ((None, 1), (person, 4)):
        workbench.do(c.CastVote(workshop_id=made.id, round_id=waiting.id, participant_id=who, target=rank))
    found = workbench.read(workshop, made.id).rounds[2]
    assert found == msgspec.structs.replace(waiting, hidden=2, voted=(person,))
    connection = connection_of(workbench)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE vote SET target = 77, cannot_judge_target = 5 WHERE round_id = ?", (waiting.id,))
    workbench._library.reader.forget(made.id)
    assert workbench.read(workshop, made.id).rounds[2] == found
    workbench.do(c.RevealRound(workshop_id=made.id, round_id=waiting.id))
    with pytest.raises(LibraryFault, match="damaged"):
        workbench.read(workshop, made.id)


def test_an_unchanged_workshop_is_read_once(workbench: Workbench):
    made = stored(workbench, a_full_workshop())
    assert workbench.read(workshop, made.id) is made
    workbench.do(c.AddWorkshop(a_workshop()))
    assert workbench.read(workshop, made.id) is made
    workbench.do(c.Decide(workshop_id=made.id, category_id="cat-0", current=4))
    assert workbench.read(workshop, made.id) is not made


def test_an_unknown_workshop_is_told(workbench: Workbench):
    with pytest.raises(NotFound, match="no workshop"):
        workbench.read(workshop, "0" * 32)
    with pytest.raises(NotFound, match="no workshop"):
        workbench.read(workshop, "' OR 1 = 1 --")


@pytest.mark.parametrize(
    ("statement", "whole_list"),
    [
        ("UPDATE model SET body = substr(body, 1, 500)", False),
        ("UPDATE model SET body = 'x' || body", False),
        ("UPDATE note SET kind = 'rumour'", False),
        ("UPDATE vote_round SET what = 'mood'", False),
        ("UPDATE goal SET horizon = 'never'", False),
        ("UPDATE criterion SET due = '2026-99-99'", False),
        ("UPDATE workshop SET date = '2026-99-99'", True),
    ],
)
def test_a_damaged_workshop_is_told_in_a_sentence(workbench: Workbench, statement: str, whole_list: bool):
    made = stored(workbench, a_full_workshop())
    other = stored(workbench, a_workshop(a_model(levels=3)))
    connection = connection_of(workbench)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    column = "hash" if "model" in statement else "rowid"
    connection.execute(f"{statement} WHERE {column} = ?", (_key(connection, made, statement),))
    with closing(sqlite3.connect(workbench.path)) as fresh, pytest.raises(LibraryFault, match="damaged"):
        Reader(fresh).workshop(made.id)
    with closing(sqlite3.connect(workbench.path)) as fresh:
        assert same(Reader(fresh).workshop(other.id), msgspec.structs.replace(other))
    if whole_list:
        with pytest.raises(LibraryFault, match="damaged"):
            workbench.read(workshop_list)
    else:
        assert len(workbench.read(workshop_list).rows) == 2


def _key(connection: sqlite3.Connection, made: Workshop, statement: str) -> object:
    table = statement.split()[1]
    if table == "model":
        return rows.model_body(made.model)[0]
    column = "id" if table == "workshop" else "workshop_id"
    return connection.execute(f"SELECT rowid FROM {table} WHERE {column} = ?", (made.id,)).fetchone()[0]


def test_a_read_is_one_snapshot_while_another_program_writes(workbench: Workbench):
    made = stored(workbench, a_full_workshop())
    seen = []
    with closing(sqlite3.connect(workbench.path, isolation_level=None)) as other:

        def write(statement: str) -> None:
            if "FROM note" in statement and not seen:
                seen.append(statement)
                other.execute("UPDATE goal SET title = 'Torn' WHERE workshop_id = ?", (made.id,))

        workbench._library.reader.forget(made.id)
        connection_of(workbench).set_trace_callback(write)
        found = workbench.read(workshop, made.id)
        connection_of(workbench).set_trace_callback(None)
    assert seen
    assert [goal.title for goal in found.goals] == [goal.title for goal in made.goals]
    assert {goal.title for goal in workbench.read(workshop, made.id).goals} == {"Torn"}
