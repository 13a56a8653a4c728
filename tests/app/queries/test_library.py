"""The library's list: means, stages, shelves, order, and search as a person types."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import msgspec
import pytest
from hypothesis import given, settings

from app import commands as c
from app.domain.problems import LibraryFault
from app.domain.scoring import means, stage
from app.domain.workshop import CategoryState, Workshop
from app.queries.library import workshop_list
from app.queries.rail import rail
from app.queries.workshops import workshop
from app.store import reader, rows
from app.store.transaction import Transaction
from app.workbench import Workbench
from tests.app.factories import a_full_workshop, a_model, a_workshop, workshops
from tests.app.tables import connection_of


def add(workbench: Workbench, *made: Workshop) -> None:
    for one in made:
        workbench.do(c.AddWorkshop(one), undoable=False)


def clients(workbench: Workbench, search: str = "", shelf: str = "open") -> list[str]:
    return [row.client for row in workbench.read(workshop_list, search, shelf=shelf).rows]


def test_an_empty_library_has_nothing_to_continue(workbench: Workbench):
    view = workbench.read(workshop_list)
    assert (view.rows, view.counts, view.last) == ((), {"open": 0, "archived": 0, "deleted": 0}, None)


@given(workshops(max_categories=6))
@settings(max_examples=40)
def test_a_line_says_what_the_whole_workshop_says(tmp_path_factory, made: Workshop):
    with closing(Workbench(tmp_path_factory.mktemp("list") / "library.sqlite")) as workbench:
        connection_of(workbench).execute("PRAGMA synchronous = OFF")
        add(workbench, made)
        found, (row,) = workbench.read(workshop, made.id), workbench.read(workshop_list).rows
        exact, at = means(found), stage(found)
        for mean, told in ((exact.current, row.current), (exact.target, row.target), (exact.gap, row.gap)):
            assert told == (None if mean is None else pytest.approx(float(mean)))
        assert (row.stage, row.settled, row.in_scope) == (at.kind, at.n, at.m)
        assert (row.client, row.team, row.date, row.goals) == (found.client, found.team, found.date, len(found.goals))
        assert (row.model_id, row.model, row.changed_at) == (found.model.id, found.model.name, found.changed_at)


def test_means_count_decided_categories_only(workbench: Workbench):
    states = (
        CategoryState("cat-0", current=1, target=4),
        CategoryState("cat-1", current=4, target=2),
        CategoryState("cat-2", current=0),
        CategoryState("cat-3", current=4, target=4, na_reason="Another team"),
        CategoryState("cat-4", current=4, target=4, in_scope=False),
    )
    add(workbench, a_workshop(a_model(categories=5), states=states))
    (row,) = workbench.read(workshop_list).rows
    assert (row.current, row.target, row.gap) == (2.5, 3.0, 0.5)
    assert (row.settled, row.in_scope) == (3, 4)


def test_nothing_decided_is_no_score_and_never_zero(workbench: Workbench):
    add(workbench, a_workshop())
    (row,) = workbench.read(workshop_list).rows
    assert (row.current, row.target, row.gap, row.stage) == (None, None, None, "prepare")


def test_the_stage_follows_the_work(workbench: Workbench):
    made = a_workshop(a_model(categories=2))
    add(workbench, made)
    seen = []
    for command in (
        c.Decide(workshop_id=made.id, category_id="cat-0", current=1),
        c.Decide(workshop_id=made.id, category_id="cat-0", target=2),
        c.SetNotApplicable(workshop_id=made.id, category_id="cat-1", reason="Another team"),
        c.AddGoal(workshop_id=made.id, goal=a_full_workshop().goals[0]),
        c.MarkExported(made.id),
    ):
        workbench.do(command)
        seen.append(workbench.read(workshop_list).rows[0].stage)
        assert workbench.read(rail, made.id).stage == seen[-1]
    assert seen == ["scoring", "scoring", "review", "plan", "exported"]


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change has a second of its own."""
    seconds = iter(range(60))
    monkeypatch.setattr("app.library_file.now", lambda: f"2026-11-23T10:00:{next(seconds):02}.000+01:00")


@pytest.mark.usefixtures("ticking")
def test_the_last_changed_comes_first_and_is_the_one_to_continue(workbench: Workbench):
    made = [a_workshop(client=name) for name in ("One", "Two", "Three")]
    add(workbench, *made)
    assert clients(workbench) == ["Three", "Two", "One"]
    workbench.do(c.AddNote(workshop_id=made[0].id, kind="quote", text="x"))
    assert clients(workbench) == ["One", "Three", "Two"]
    workbench.do(c.ArchiveWorkshop(made[0].id))
    assert clients(workbench) == ["Three", "Two"]
    last = workbench.read(workshop_list, "nothing like it").last
    assert last is not None
    assert last.client == "Three"


def test_the_one_opened_last_is_continued_while_it_is_open(workbench: Workbench):
    made = [a_workshop(client=name) for name in ("One", "Two", "Three")]
    add(workbench, *made)

    def last(opened: str) -> str | None:
        found = workbench.read(workshop_list, opened=opened).last
        return found and found.client

    assert [last(one.id) for one in made] == ["One", "Two", "Three"]
    assert last("gone") == "Three"
    workbench.do(c.ArchiveWorkshop(made[0].id))
    assert last(made[0].id) == "Three"


def test_each_shelf_has_its_own(workbench: Workbench):
    made = [a_workshop(client=name) for name in ("Open", "Archived", "Deleted", "Both")]
    add(workbench, *made)
    for command in (
        c.ArchiveWorkshop(made[1].id),
        c.DeleteWorkshop(made[2].id),
        c.ArchiveWorkshop(made[3].id),
        c.DeleteWorkshop(made[3].id),
    ):
        workbench.do(command)
    assert clients(workbench) == ["Open"]
    assert clients(workbench, shelf="archived") == ["Archived"]
    assert sorted(clients(workbench, shelf="deleted")) == ["Both", "Deleted"]
    assert workbench.read(workshop_list, "zzz").counts == {"open": 1, "archived": 1, "deleted": 2}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", 4),
        ("lodz", 1),
        ("ŁÓDŹ", 1),
        ("łódź software", 1),
        ("software lod", 1),
        ("muller", 1),
        ("MÜLLER", 1),
        ("strasse", 1),
        ("orsted", 1),
        ("2026-11", 3),
        ("2027", 1),
        ("levels 2026 pay", 2),
        ("lodz muller", 0),
        ("  ", 4),
        ("%", 0),
        ("'", 1),
        ("<b>", 0),
    ],
)
def test_search_finds_what_a_person_means(workbench: Workbench, search: str, found: int):
    add(
        workbench,
        a_workshop(client="Łódź Software"),
        a_workshop(client="Müller & Söhne", team="Straße's end"),
        a_workshop(client="Ørsted"),
        a_workshop(client="Acme", date=dt.date(2027, 1, 4)),
    )
    assert len(clients(workbench, search)) == found


def test_a_thousand_workshops_are_listed_and_searched(workbench: Workbench):
    model = a_model(categories=5)
    connection = connection_of(workbench)
    connection.execute("BEGIN IMMEDIATE")
    for n in range(1000):
        changed = f"2026-11-23T10:00:00.{n:03}+01:00"
        made = a_workshop(model, client=f"Client {n:04}", created_at=changed, changed_at=changed)
        states = tuple(msgspec.structs.replace(state, current=n % 5, target=4) for state in made.states)
        tx = Transaction(connection, "2026", made.id)
        hash_, body = rows.model_body(model)
        tx.keep_model(hash_, model.id, model.name, model.version, body)
        for table, row in rows.all_rows(msgspec.structs.replace(made, states=states)):
            tx.insert(table, row)
    connection.execute("COMMIT")
    view = workbench.read(workshop_list)
    assert len(view.rows) == 1000
    assert [row.client for row in view.rows[:2]] == ["Client 0999", "Client 0998"]
    assert {(row.current, row.target) for row in view.rows} == {(n, 4) for n in range(5)}
    assert clients(workbench, "client 0042") == ["Client 0042"]
    plan = " ".join(str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {reader._LINES}"))
    assert "SCAN model" not in plan


def test_a_damaged_line_is_told_in_a_sentence(workbench: Workbench):
    add(workbench, a_workshop())
    connection_of(workbench).execute("PRAGMA ignore_check_constraints = ON")
    connection_of(workbench).execute("UPDATE workshop SET date = 'never'")
    with pytest.raises(LibraryFault, match="damaged"):
        workbench.read(workshop_list)
