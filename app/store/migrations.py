"""How a library's tables came to be. A released step never changes and never uses today's code."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from app.domain.problems import LibraryFault
from app.i18n import tr

if TYPE_CHECKING:
    from sqlite_utils.db import Database

FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE model (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE workshop (
  id TEXT PRIMARY KEY,
  client TEXT NOT NULL CHECK (length(client) BETWEEN 1 AND 300),
  team TEXT NOT NULL CHECK (length(team) <= 300),
  date TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
  place TEXT NOT NULL DEFAULT '' CHECK (length(place) <= 300),
  facilitator TEXT NOT NULL DEFAULT '' CHECK (length(facilitator) <= 300),
  starts_at TEXT NOT NULL CHECK (starts_at GLOB '[0-2][0-9]:[0-5][0-9]'),
  break_minutes INTEGER NOT NULL CHECK (break_minutes BETWEEN 0 AND 600),
  days_now INTEGER NOT NULL CHECK (days_now >= 1),
  days_next INTEGER NOT NULL CHECK (days_next > days_now),
  days_later INTEGER NOT NULL CHECK (days_later > days_next),
  model_hash TEXT NOT NULL REFERENCES model (hash),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  exported_at TEXT,
  archived_at TEXT,
  deleted_at TEXT
) STRICT;
CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  role TEXT NOT NULL CHECK (length(role) <= 300)
) STRICT;
CREATE INDEX participant_workshop ON participant (workshop_id);
CREATE TABLE category_state (
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  category_id TEXT NOT NULL,
  in_scope INTEGER NOT NULL CHECK (in_scope IN (0, 1)),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 600),
  current INTEGER CHECK (current BETWEEN 0 AND 10),
  target INTEGER CHECK (target BETWEEN 0 AND 10),
  priority TEXT CHECK (priority IN ('low', 'medium', 'high')),
  rationale TEXT NOT NULL CHECK (length(rationale) <= 20000),
  dissent TEXT NOT NULL CHECK (length(dissent) <= 20000),
  na_reason TEXT CHECK (length(na_reason) BETWEEN 1 AND 20000),
  PRIMARY KEY (workshop_id, category_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE practice_rating (
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  practice_id TEXT NOT NULL,
  rating TEXT NOT NULL CHECK (rating IN ('N', 'P', 'L', 'F', 'NA')),
  reason TEXT NOT NULL CHECK (length(reason) <= 20000 AND (rating <> 'NA' OR length(reason) > 0)),
  PRIMARY KEY (workshop_id, practice_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  category_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'observation', 'evidence', 'metric', 'parked')),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
  at TEXT NOT NULL,
  value TEXT NOT NULL CHECK (length(value) <= 300),
  unit TEXT NOT NULL CHECK (length(unit) <= 300),
  who TEXT NOT NULL CHECK (length(who) <= 300),
  private INTEGER NOT NULL CHECK (private IN (0, 1))
) STRICT;
CREATE INDEX note_workshop ON note (workshop_id);
CREATE TABLE goal (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  category_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 300),
  from_level INTEGER NOT NULL CHECK (from_level BETWEEN 0 AND 10),
  to_level INTEGER NOT NULL CHECK (to_level BETWEEN 0 AND 10),
  horizon TEXT NOT NULL CHECK (horizon IN ('now', 'next', 'later')),
  outcome TEXT NOT NULL CHECK (length(outcome) <= 20000),
  owner TEXT NOT NULL CHECK (length(owner) <= 300),
  impact TEXT CHECK (impact IN ('low', 'medium', 'high')),
  effort TEXT CHECK (effort IN ('S', 'M', 'L'))
) STRICT;
CREATE INDEX goal_workshop ON goal (workshop_id);
CREATE TABLE criterion (
  id TEXT PRIMARY KEY,
  goal_id TEXT NOT NULL REFERENCES goal (id),
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (length(measure) <= 20000),
  baseline TEXT NOT NULL CHECK (length(baseline) <= 300),
  baseline_date TEXT CHECK (baseline_date IS date(baseline_date, '+0 days')),
  target TEXT NOT NULL CHECK (length(target) <= 300),
  check_by TEXT NOT NULL CHECK (length(check_by) <= 20000),
  due TEXT CHECK (due IS date(due, '+0 days')),
  state TEXT NOT NULL CHECK (state IN ('open', 'met', 'partly', 'not met', 'dropped'))
) STRICT;
CREATE INDEX criterion_workshop ON criterion (workshop_id);
CREATE INDEX criterion_goal ON criterion (goal_id);
CREATE TABLE action (
  id TEXT PRIMARY KEY,
  goal_id TEXT NOT NULL REFERENCES goal (id),
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  position INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (length(what) <= 20000),
  who TEXT NOT NULL CHECK (length(who) <= 300),
  due TEXT CHECK (due IS date(due, '+0 days')),
  done INTEGER NOT NULL CHECK (done IN (0, 1))
) STRICT;
CREATE INDEX action_workshop ON action (workshop_id);
CREATE INDEX action_goal ON action (goal_id);
CREATE TABLE not_doing (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  position INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 20000),
  why TEXT NOT NULL CHECK (length(why) <= 20000),
  look_again TEXT CHECK (look_again IS date(look_again, '+0 days'))
) STRICT;
CREATE INDEX not_doing_workshop ON not_doing (workshop_id);
CREATE TABLE journal (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  replica TEXT NOT NULL,
  counter INTEGER NOT NULL,
  at TEXT NOT NULL,
  workshop_id TEXT NOT NULL,
  what TEXT NOT NULL,
  changes TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_is_never_rewritten BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
"""

VOTES = """
ALTER TABLE workshop ADD COLUMN vote_together INTEGER NOT NULL DEFAULT 1 CHECK (vote_together IN (0, 1));
CREATE TABLE vote_round (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  category_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  what TEXT NOT NULL CHECK (what IN ('both', 'current', 'target')),
  opened_at TEXT NOT NULL,
  revealed_at TEXT,
  UNIQUE (workshop_id, category_id, what, number)
) STRICT;
CREATE UNIQUE INDEX vote_round_open ON vote_round (workshop_id, category_id) WHERE revealed_at IS NULL;
CREATE TABLE vote (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES vote_round (id),
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  participant_id TEXT,
  name TEXT NOT NULL CHECK (length(name) <= 300),
  role TEXT NOT NULL CHECK (length(role) <= 300),
  current INTEGER CHECK (current BETWEEN 0 AND 10),
  target INTEGER CHECK (target BETWEEN 0 AND 10),
  cannot_judge_current INTEGER NOT NULL CHECK (cannot_judge_current IN (0, 1)),
  cannot_judge_target INTEGER NOT NULL CHECK (cannot_judge_target IN (0, 1)),
  UNIQUE (round_id, participant_id),
  CHECK (NOT (cannot_judge_current AND current IS NOT NULL)),
  CHECK (NOT (cannot_judge_target AND target IS NOT NULL)),
  CHECK (current IS NOT NULL OR target IS NOT NULL OR cannot_judge_current OR cannot_judge_target)
) STRICT;
CREATE INDEX vote_workshop ON vote (workshop_id);
"""

ROOM = """
ALTER TABLE category_state ADD COLUMN allotted INTEGER CHECK (allotted BETWEEN 1 AND 600);
ALTER TABLE category_state ADD COLUMN decided_at TEXT;
CREATE TABLE timing (
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  category_id TEXT NOT NULL,
  began_at TEXT NOT NULL,
  spent INTEGER NOT NULL CHECK (spent >= 0),
  running_since TEXT,
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 600),
  PRIMARY KEY (workshop_id, category_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX timing_running ON timing (workshop_id) WHERE running_since IS NOT NULL;
CREATE TABLE room_check (
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  item TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 300),
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  PRIMARY KEY (workshop_id, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE note_of_six_kinds (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id),
  category_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'observation', 'evidence', 'metric', 'parked', 'decision')),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
  at TEXT NOT NULL,
  value TEXT NOT NULL CHECK (length(value) <= 300),
  unit TEXT NOT NULL CHECK (length(unit) <= 300),
  who TEXT NOT NULL CHECK (length(who) <= 300),
  private INTEGER NOT NULL CHECK (private IN (0, 1))
) STRICT;
INSERT INTO note_of_six_kinds SELECT id, workshop_id, category_id, kind, text, at, value, unit, who, private FROM note;
DROP TABLE note;
ALTER TABLE note_of_six_kinds RENAME TO note;
CREATE INDEX note_workshop ON note (workshop_id);
"""

HEADLINE = """
ALTER TABLE workshop ADD COLUMN headline TEXT NOT NULL DEFAULT '' CHECK (length(headline) <= 300);
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a library to today's schema in one transaction: all steps and the record of them, or nothing.

    `foreign_keys` has to be off: rebuilding a parent table would otherwise delete its children.
    LibraryFault when rows would belong to nothing afterwards.
    """
    from sqlite_utils.db import Database as Tables
    from sqlite_utils.migrations import Migrations

    steps = Migrations("levelset")

    @steps()
    def first(db: Database) -> None:
        _run(db, FIRST)
        db.execute("PRAGMA application_id = 1280725836")
        db.execute("PRAGMA user_version = 1")

    @steps()
    def votes(db: Database) -> None:
        _run(db, VOTES)
        db.execute("PRAGMA user_version = 2")

    @steps()
    def room(db: Database) -> None:
        _run(db, ROOM)
        _settle_times(connection)
        db.execute("PRAGMA user_version = 3")

    @steps()
    def headline(db: Database) -> None:
        _run(db, HEADLINE)
        db.execute("PRAGMA user_version = 4")

    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(Tables(connection, execute_plugins=False))
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise LibraryFault(tr("This library holds rows that belong to nothing. It was left as it is."))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _settle_times(connection: sqlite3.Connection) -> None:
    """When the levels that are there were last settled: the journal knows it."""
    settled: dict[tuple[str, str], str] = {}
    for at, changes in connection.execute("SELECT at, changes FROM journal ORDER BY n"):
        for table, key, _, after in json.loads(changes):
            if table == "category_state" and after is not None and not {"current", "target"}.isdisjoint(after):
                settled[key[0], key[1]] = at
    connection.executemany(
        "UPDATE category_state SET decided_at = ?"
        " WHERE workshop_id = ? AND category_id = ? AND (current IS NOT NULL OR target IS NOT NULL)",
        [(at, *key) for key, at in settled.items()],
    )


def _run(db: Database, script: str) -> None:
    # executescript() would commit the transaction around the step
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
