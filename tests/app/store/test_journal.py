"""The record of the day: append-only, and a change to it is seen."""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3

import pytest

from app import commands as c
from app.queries.workshops import workshop
from app.store import journal
from app.workbench import Workbench
from tests.app.factories import AT, NASTY, a_full_workshop
from tests.app.tables import connection_of


@pytest.fixture
def day(workbench: Workbench) -> Workbench:
    """A library with some changes in it."""
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    for n in range(1, 5):
        workbench.do(c.Decide(workshop_id=made.id, category_id="cat-0", current=n))
    workbench.do(c.AddNote(workshop_id=made.id, kind="quote", text=NASTY))
    workbench.undo()
    return workbench


def entries(workbench: Workbench) -> list[journal.Entry]:
    return list(journal.entries(connection_of(workbench)))


def unlocked(workbench: Workbench) -> sqlite3.Connection:
    """The library as somebody with another tool sees it, who takes the guards away."""
    connection = connection_of(workbench)
    for name in ("journal_is_never_rewritten", "journal_is_never_shortened"):
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def test_every_change_has_one_entry_in_order(day: Workbench):
    found = entries(day)
    assert [entry.n for entry in found] == list(range(1, 8))
    assert [entry.counter for entry in found] == [entry.n for entry in found]
    assert [entry.what for entry in found][-2:] == ["new quote", "Undo: new quote"]
    assert len({entry.replica for entry in found}) == 1
    assert sorted(entry.id for entry in found) == [entry.id for entry in found]
    assert all(entry.workshop_id == found[0].workshop_id for entry in found)


def test_an_entry_tells_the_rows_before_and_after(day: Workbench):
    table, key, before, after = json.loads(entries(day)[1].changes)[0]
    assert (table, key[1], before, after) == (
        *("category_state", "cat-0"),
        {"current": 0, "decided_at": AT},
        {"current": 1, "decided_at": entries(day)[1].at},
    )
    table, _, before, after = json.loads(entries(day)[5].changes)[0]
    assert (table, before, after["text"]) == ("note", None, NASTY)


def test_a_replay_of_the_journal_gives_the_rows(day: Workbench):
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for entry in entries(day):
        for table, key, before, after in json.loads(entry.changes):
            place = (table, "/".join(key))
            if after is None:
                del rows[place]
            else:
                rows[place] = {**(rows[place] if before is not None else {}), **after}
    workshop_id = entries(day)[0].workshop_id
    found = day.read(workshop, workshop_id)
    assert rows["category_state", f"{workshop_id}/cat-0"]["current"] == found.state("cat-0").current == 4
    assert sum(table == "note" for table, _ in rows) == len(found.notes)
    assert rows["workshop", workshop_id]["changed_at"] == found.changed_at


def test_the_seal_is_a_hash_over_the_entry_and_the_one_before(day: Workbench):
    first, second = entries(day)[:2]
    assert first.previous == ""
    assert second.previous == first.hash
    fields = (second.id, second.replica, second.counter, second.at, second.workshop_id, second.what, second.changes)
    text = json.dumps([first.hash, *fields], ensure_ascii=False, separators=(",", ":"))
    assert second.hash == hashlib.sha256(text.encode()).hexdigest()


def test_an_untouched_journal_is_whole(day: Workbench, workbench: Workbench):
    assert journal.first_broken(connection_of(day)) is None


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal SET what = 'nothing' WHERE n = 3", "DELETE FROM journal WHERE n = 7", "DELETE FROM journal"],
)
def test_the_journal_is_append_only(day: Workbench, statement: str):
    before = entries(day)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection_of(day).execute(statement)
    assert entries(day) == before


COLUMNS = ("id", "replica", "at", "workshop_id", "what", "changes", "previous", "hash")


@pytest.mark.parametrize("column", [*COLUMNS, "counter"])
def test_a_rewritten_entry_is_found(day: Workbench, column: str):
    value = "99" if column == "counter" else "'other'"
    unlocked(day).execute(f"UPDATE journal SET {column} = {value} WHERE n = 4")
    assert journal.first_broken(connection_of(day)) == 4


def test_a_missing_entry_is_found(day: Workbench):
    unlocked(day).execute("DELETE FROM journal WHERE n = 4")
    assert journal.first_broken(connection_of(day)) == 5


def test_swapped_entries_are_found(day: Workbench):
    connection = unlocked(day)
    for old, new in ((3, 100), (4, 3), (100, 4)):
        connection.execute("UPDATE journal SET n = ? WHERE n = ?", (new, old))
    assert journal.first_broken(connection) == 3


def test_one_flipped_bit_of_an_entry_is_found(day: Workbench):
    """Wherever it is: the text is cut out of the file as it would be by a bad disk."""
    connection = unlocked(day)
    chance = random.Random(20261123)
    for _ in range(200):
        column, n = chance.choice(COLUMNS), chance.randint(2, 7)
        text = connection.execute(f"SELECT {column} FROM journal WHERE n = ?", (n,)).fetchone()[0]
        content = bytearray(text.encode())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
        connection.execute("SAVEPOINT flip")
        connection.execute(f"UPDATE journal SET {column} = ? WHERE n = ?", (content.decode("utf-8", "replace"), n))
        assert journal.first_broken(connection) in (n, n + 1)
        connection.execute("ROLLBACK TO flip")
        connection.execute("RELEASE flip")
