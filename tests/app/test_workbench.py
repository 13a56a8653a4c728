"""One door in, one door out: writes, refusals, undo and redo, merging, listeners, two windows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.workbench
from app import commands as c
from app.domain.changes import Changes
from app.domain.model import MaturityModel
from app.domain.problems import InvalidInput, LibraryFault, NotFound, Problem
from app.domain.scoring import stage
from app.domain.workshop import Workshop
from app.queries.library import workshop_list
from app.queries.workshops import workshop
from app.store import journal
from app.store.transaction import Transaction
from app.workbench import Workbench
from tests.app.factories import (
    CLOCK,
    KINDS,
    Move,
    a_full_workshop,
    a_model,
    a_workshop,
    command_for,
    models,
    moves,
    random_moves,
)
from tests.app.tables import Rows, all_rows, connection_of, journal_length


def add(workbench: Workbench, made: Workshop | None = None) -> Workshop:
    made = made or a_full_workshop()
    workbench.do(c.AddWorkshop(made), undoable=False)
    return workbench.read(workshop, made.id)


def decide(made: Workshop, current: int | None, category: int = 0) -> c.Decide:
    return c.Decide(workshop_id=made.id, category_id=made.model.categories[category].id, current=current)


def level_of(workbench: Workbench, made: Workshop, category: int = 0) -> int | None:
    return workbench.read(workshop, made.id).state(made.model.categories[category].id).current


class Broken(msgspec.Struct, frozen=True):
    """Writes something, then fails."""

    workshop_id: str
    error: BaseException

    def apply(self, tx: Transaction) -> str:
        tx.update("workshop", (self.workshop_id,), {"client": "Half written"})
        tx.delete("note", tx.where("note", "workshop_id", self.workshop_id)[0]["id"])
        raise self.error


# --- writing -------------------------------------------------------------------------------------------------------


def test_a_change_is_there_for_another_reader_at_once(workbench: Workbench, tmp_path: Path):
    made = add(workbench)
    workbench.do(decide(made, 3))
    found = all_rows(tmp_path / "library.sqlite")["category_state"]
    assert [row[4] for row in found if row[1] == made.model.categories[0].id] == [3]


@pytest.mark.parametrize(
    "error", [InvalidInput("No.", "client"), NotFound("Gone."), RuntimeError("a bug"), KeyboardInterrupt()]
)
def test_a_failed_write_changes_nothing(workbench: Workbench, error: BaseException):
    made = add(workbench)
    workbench.do(decide(made, 3))
    before, entries, told = all_rows(workbench), journal_length(workbench), []
    workbench.listen(told.append)
    with pytest.raises(type(error)):
        workbench.do(Broken(made.id, error))
    assert all_rows(workbench) == before
    assert journal_length(workbench) == entries
    assert told == []
    assert workbench.undo_label == "current level of Category 0: 3"
    assert workbench.read(workshop, made.id).client == "Acme"
    workbench.do(decide(made, 2))
    assert level_of(workbench, made) == 2


def test_a_change_that_changes_nothing_leaves_no_trace(workbench: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 3))
    before, entries, told = all_rows(workbench), journal_length(workbench), []
    workbench.listen(told.append)
    answer = workbench.do(decide(made, 3))
    assert answer.kinds == frozenset()
    assert (all_rows(workbench), journal_length(workbench), told) == (before, entries, [])
    workbench.undo()
    assert workbench.undo_label == ""


def test_an_answer_says_what_it_touched(workbench: Workbench):
    made = add(workbench)
    answer = workbench.do(decide(made, 3))
    assert answer.workshop_id == made.id
    assert answer.label == "current level of Category 0: 3"
    assert "decision" in answer.kinds
    assert not answer.kinds & {"note", "goal", "participant"}
    answer = workbench.do(c.RemoveGoal(workshop_id=made.id, goal_id=made.goals[1].id))
    assert "goal" in answer.kinds
    assert "decision" not in answer.kinds


def test_a_change_marks_its_workshop_and_no_other(workbench: Workbench):
    one, other = add(workbench), add(workbench, a_workshop())
    workbench.do(decide(one, 3))
    assert workbench.read(workshop, one.id).changed_at >= one.changed_at
    assert workbench.read(workshop, other.id) == other


def test_the_rows_of_another_workshop_are_out_of_reach(workbench: Workbench):
    one, other = add(workbench), add(workbench)
    before = all_rows(workbench)
    for command in (
        c.RemoveGoal(workshop_id=one.id, goal_id=other.goals[0].id),
        c.EditNote(workshop_id=one.id, note_id=other.notes[0].id, text="Wrong drawer"),
        c.AddAction(workshop_id=one.id, goal_id=other.goals[0].id, action=other.goals[0].actions[0]),
        c.EditParticipant(workshop_id=one.id, participant_id=other.participants[0].id, name="Nobody"),
    ):
        with pytest.raises(NotFound):
            workbench.do(command)
    assert all_rows(workbench) == before


# --- undo and redo -------------------------------------------------------------------------------------------------


def test_undo_and_redo_bring_back_each_state(workbench: Workbench):
    made = add(workbench)
    states = [all_rows(workbench)]
    for command in (
        decide(made, 3),
        c.RemoveGoal(workshop_id=made.id, goal_id=made.goals[2].id),
        c.ChangeModel(workshop_id=made.id, model=a_model(levels=3, categories=2, lowest=1)),
        c.RemoveParticipant(workshop_id=made.id, participant_id=made.participants[0].id),
        c.DeleteWorkshop(made.id),
    ):
        workbench.do(command)
        states.append(all_rows(workbench))
    for state in reversed(states[:-1]):
        assert workbench.undo() is not None
        assert all_rows(workbench) == state
    assert workbench.undo() is None
    for state in states[1:]:
        assert workbench.redo() is not None
        assert all_rows(workbench) == state
    assert workbench.redo() is None


def test_undo_names_the_change(workbench: Workbench):
    made = add(workbench)
    assert (workbench.undo_label, workbench.redo_label) == ("", "")
    workbench.do(decide(made, 3))
    workbench.do(c.RemoveGoal(workshop_id=made.id, goal_id=made.goals[0].id))
    assert workbench.undo_label == "remove goal “Goal 0”"
    workbench.undo()
    assert (workbench.undo_label, workbench.redo_label) == ("current level of Category 0: 3", "remove goal “Goal 0”")


def test_a_name_with_braces_is_kept_as_it_is(workbench: Workbench):
    made = add(workbench)
    workbench.do(c.AddParticipant(workshop_id=made.id, name="{label} {} {0}"))
    workbench.undo()
    workbench.redo()
    what = [entry.what for entry in journal.entries(connection_of(workbench))]
    name = "new participant {label} {} {0}"
    assert what[-3:] == [name, f"Undo: {name}", f"Redo: {name}"]


def test_a_new_change_ends_what_could_be_redone(workbench: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 3))
    workbench.undo()
    workbench.do(decide(made, 2))
    assert workbench.redo_label == ""
    assert workbench.redo() is None
    assert level_of(workbench, made) == 2


def test_a_refused_change_leaves_what_could_be_redone(workbench: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 3))
    workbench.undo()
    with pytest.raises(InvalidInput):
        workbench.do(decide(made, 99))
    workbench.redo()
    assert level_of(workbench, made) == 3


def test_a_new_workshop_can_be_undone_and_brought_back(workbench: Workbench):
    made = a_full_workshop()
    empty = all_rows(workbench)
    workbench.do(c.AddWorkshop(made))
    full = all_rows(workbench)
    workbench.undo()
    assert all_rows(workbench) == empty
    with pytest.raises(NotFound):
        workbench.read(workshop, made.id)
    workbench.redo()
    assert all_rows(workbench) == full


def test_undo_goes_back_five_hundred_changes_and_no_further(workbench: Workbench):
    connection_of(workbench).execute("PRAGMA synchronous = OFF")
    made = add(workbench, a_workshop())
    for n in range(app.workbench.UNDO_DEPTH + 10):
        workbench.do(c.SetMinutes(workshop_id=made.id, category_id="cat-0", minutes=50 + n))
    steps = 0
    while workbench.undo():
        steps += 1
    assert steps == app.workbench.UNDO_DEPTH
    assert workbench.read(workshop, made.id).state("cat-0").minutes == 59


@given(models(max_categories=6), st.booleans(), st.lists(moves(), min_size=1, max_size=100))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_undo_of_any_changes_and_redo_of_them_gives_the_same_library(tmp_path_factory, model, full, wanted: list[Move]):
    """With refusals in between; each state on the way is met again in both directions."""
    _there_and_back(tmp_path_factory.mktemp("undo"), model, full, wanted)


@given(models(max_categories=6), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_undo_of_a_hundred_changes_and_redo_of_them_gives_the_same_library(tmp_path_factory, model, random: Random):
    _there_and_back(tmp_path_factory.mktemp("undo"), model, True, random_moves(random, 100))


def _there_and_back(folder: Path, model: MaturityModel, full: bool, wanted: list[Move]) -> None:
    with closing(Workbench(folder / "library.sqlite")) as workbench:
        connection_of(workbench).execute("PRAGMA synchronous = OFF")
        made = add(workbench, a_full_workshop(model) if full else a_workshop(model))
        states = _carried_out(workbench, made.id, wanted)
        times = all_rows(workbench)["timing"]
        for state in reversed(states[:-1]):
            assert workbench.undo() is not None
            assert _timeless(workbench) == state
        assert workbench.undo() is None
        for state in states[1:]:
            assert workbench.redo() is not None
            assert _timeless(workbench) == state
        assert workbench.redo() is None
        # the time that went by is neither taken away nor brought back
        assert all_rows(workbench)["timing"] == times
        assert journal.first_broken(connection_of(workbench)) is None
        assert connection_of(workbench).execute("PRAGMA foreign_key_check").fetchall() == []


def _carried_out(workbench: Workbench, workshop_id: str, wanted: list[Move]) -> list[Rows]:
    """The library's rows before the first change and after each that was not refused and changed something.

    The clock's changes are done as the window does them: they are no step of undo.
    """
    states = [_timeless(workbench)]
    for move in wanted:
        try:
            command = command_for(workbench.read(workshop, workshop_id), move)
            changes = workbench.do(command, undoable=move.kind not in CLOCK)
        except Problem:
            assert _timeless(workbench) == states[-1]
            continue
        if changes.kinds:
            if move.kind in CLOCK:
                assert (changes.kinds, _timeless(workbench)) == ({"clock"}, states[-1])
            else:
                states.append(_timeless(workbench))
            # what a reader sees is what the rows say
            cached = workbench.read(workshop, workshop_id)
            workbench._library.reader.forget(workshop_id)
            assert workbench.read(workshop, workshop_id) == cached
    return states


def _timeless(workbench: Workbench) -> Rows:
    """Every row but those of the clock."""
    return {table: rows for table, rows in all_rows(workbench).items() if table != "timing"}


def test_the_random_changes_are_of_every_kind(workbench: Workbench):
    """The property above would prove little if most changes were refused."""
    done = set()
    connection_of(workbench).execute("PRAGMA synchronous = OFF")
    for kind in KINDS:
        made = add(workbench)
        workbench.do(c.RunClock(workshop_id=made.id, category_id="cat-2"), undoable=False)
        # one of the moves reveals it, another one takes it back
        workbench.do(c.CastVote(workshop_id=made.id, round_id=made.rounds[-1].id, target=1))
        for a, b, how in ((0, 1, 2), (1, 2, 3), (2, 0, 1), (3, 1, 1), (4, 3, 4)):
            with suppress(Problem):
                if workbench.do(command_for(workbench.read(workshop, made.id), Move(kind, a, b, how, "Words"))).kinds:
                    done.add(kind)
    assert done == set(KINDS)


# --- the clock -----------------------------------------------------------------------------------------------------


def run(workbench: Workbench, made: Workshop, category: str) -> Changes:
    """As the window does it: time cannot be taken back."""
    return workbench.do(c.RunClock(workshop_id=made.id, category_id=category), undoable=False)


def test_the_clock_changes_nothing_that_a_plan_would_hold(workbench: Workbench):
    made = add(workbench)
    workbench.do(c.MarkExported(made.id), undoable=False)
    assert run(workbench, made, "cat-0").kinds == {"clock"}
    assert workbench.do(c.PauseClock(workshop_id=made.id), undoable=False).kinds == {"clock"}
    found = workbench.read(workshop, made.id)
    assert (found.changed_at, stage_of(workbench, made)) == (made.changed_at, "exported")
    assert workbench.undo_label == ""


def test_a_new_workshop_is_undone_after_its_clock_ran(workbench: Workbench):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    full = _timeless(workbench)
    run(workbench, made, "cat-0")
    run(workbench, made, "cat-2")
    workbench.undo()
    assert all(rows == [] for rows in all_rows(workbench).values())
    workbench.redo()
    assert _timeless(workbench) == full
    assert workbench.read(workshop, made.id).timings == made.timings


def test_a_clock_that_runs_is_in_nobodys_way(workbench: Workbench):
    """A change of the model is undone while the clock runs for something else than before."""
    made = add(workbench)
    run(workbench, made, "cat-2")
    before = _timeless(workbench)
    workbench.do(c.ChangeModel(workshop_id=made.id, model=a_model(levels=5, categories=2)))
    # the clock of a category that the model has not is not seen
    assert workbench.read(workshop, made.id).running is None
    run(workbench, made, "cat-0")
    assert workbench.read(workshop, made.id).running.category_id == "cat-0"
    workbench.undo()
    assert _timeless(workbench) == before
    found = workbench.read(workshop, made.id)
    assert found.running is not None and found.running.category_id == "cat-0"
    assert found.timing("cat-2") is not None
    assert found.timing("") == made.timing("")


# --- merging -------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands at its last entry."""
    times = [1000.0]
    monkeypatch.setattr(app.workbench.time, "monotonic", lambda: times[-1])
    return times


def typed(workbench: Workbench, made: Workshop, *texts: str, merge: str = "rationale of cat-0") -> None:
    for text in texts:
        workbench.do(c.SetRationale(workshop_id=made.id, category_id="cat-0", text=text), merge=merge)


def rationale(workbench: Workbench, made: Workshop) -> str:
    return workbench.read(workshop, made.id).state("cat-0").rationale


def test_typing_in_one_field_is_undone_in_one_step(workbench: Workbench, clock: list[float]):
    made = add(workbench)
    typed(workbench, made, "B", "Be", "Because")
    workbench.undo()
    assert rationale(workbench, made) == made.state("cat-0").rationale
    workbench.redo()
    assert rationale(workbench, made) == "Because"


def test_typing_after_a_pause_is_a_step_of_its_own(workbench: Workbench, clock: list[float]):
    made = add(workbench)
    typed(workbench, made, "Because")
    clock.append(clock[-1] + app.workbench.MERGE_SECONDS)
    typed(workbench, made, "Because of that")
    workbench.undo()
    assert rationale(workbench, made) == "Because"


def test_typing_goes_on_as_long_as_no_pause_is_long(workbench: Workbench, clock: list[float]):
    made = add(workbench)
    for n in range(5):
        typed(workbench, made, f"Because {n}")
        clock.append(clock[-1] + app.workbench.MERGE_SECONDS - 1)
    workbench.undo()
    assert rationale(workbench, made) == made.state("cat-0").rationale


@pytest.mark.parametrize("between", ["another change", "undo and redo", "another field", "another workshop"])
def test_typing_is_not_merged_over_something_else(workbench: Workbench, clock: list[float], between: str):
    made, other = add(workbench), add(workbench)
    typed(workbench, made, "One")
    if between == "another change":
        workbench.do(decide(made, 4))
    elif between == "undo and redo":
        workbench.undo()
        workbench.redo()
    elif between == "another field":
        workbench.do(c.SetDissent(workshop_id=made.id, category_id="cat-0", text="No"), merge="dissent of cat-0")
    else:
        typed(workbench, other, "Elsewhere")
    typed(workbench, made, "Two")
    workbench.undo()
    assert rationale(workbench, made) == "One"


def test_a_merged_step_bears_the_name_of_its_last_change(workbench: Workbench, clock: list[float]):
    made = add(workbench)
    entry = made.not_doing[0].id
    for what in ("Rew", "Rewrite it"):
        workbench.do(c.EditNotDoing(workshop_id=made.id, entry_id=entry, what=what), merge="what")
    assert workbench.undo_label == "not doing “Rewrite it”"
    workbench.undo()
    assert workbench.undo_label == ""


# --- exports and undo ----------------------------------------------------------------------------------------------


def stage_of(workbench: Workbench, made: Workshop) -> str:
    kind = stage(workbench.read(workshop, made.id)).kind
    assert kind == next(row.stage for row in workbench.read(workshop_list).rows if row.id == made.id)
    return kind


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change has a time of its own, as it has with people at the keyboard."""
    seconds = iter(range(10_000))
    stamp = "2026-11-23T{:02}:{:02}:{:02}.000+01:00"

    def now() -> str:
        n = next(seconds)
        return stamp.format(8 + n // 3600, n // 60 % 60, n % 60)

    monkeypatch.setattr("app.library_file.now", now)


@pytest.mark.usefixtures("ticking")
def test_undoing_a_change_made_after_the_export_is_exported_again(workbench: Workbench):
    made = add(workbench)
    workbench.do(c.MarkExported(made.id), undoable=False)
    assert stage_of(workbench, made) == "exported"
    workbench.do(decide(made, 4))
    assert stage_of(workbench, made) == "plan"
    workbench.undo()
    assert stage_of(workbench, made) == "exported"
    workbench.redo()
    assert stage_of(workbench, made) == "plan"


@pytest.mark.usefixtures("ticking")
def test_undoing_a_change_that_was_exported_is_a_change_since_the_export(workbench: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 4))
    workbench.do(c.MarkExported(made.id), undoable=False)
    workbench.undo()
    assert level_of(workbench, made) == 0
    assert stage_of(workbench, made) == "plan"
    workbench.redo()
    assert level_of(workbench, made) == 4
    assert stage_of(workbench, made) == "plan"


@pytest.mark.usefixtures("ticking")
def test_redoing_a_change_after_an_export_is_a_change_since_the_export(workbench: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 4))
    workbench.undo()
    workbench.do(c.MarkExported(made.id), undoable=False)
    assert stage_of(workbench, made) == "exported"
    workbench.redo()
    assert stage_of(workbench, made) == "plan"


@pytest.mark.usefixtures("ticking")
def test_a_change_during_the_export_is_a_change_since_the_export(workbench: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 4))
    workbench.do(c.MarkExported(made.id, changed_at=made.changed_at), undoable=False)
    assert stage_of(workbench, made) == "plan"
    workbench.do(c.MarkExported(made.id, changed_at=workbench.read(workshop, made.id).changed_at), undoable=False)
    assert stage_of(workbench, made) == "exported"


def test_a_new_workshop_that_was_exported_can_be_undone(workbench: Workbench):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    workbench.do(c.MarkExported(made.id), undoable=False)
    workbench.undo()
    assert workbench.read(workshop_list).rows == ()


# --- listeners -----------------------------------------------------------------------------------------------------


def test_listeners_are_told_after_the_commit(workbench: Workbench, tmp_path: Path):
    made = add(workbench)
    seen: list[tuple[Changes, Rows]] = []
    workbench.listen(lambda changes: seen.append((changes, all_rows(tmp_path / "library.sqlite"))))
    answers = [workbench.do(decide(made, 3)), workbench.undo(), workbench.redo()]
    assert [changes for changes, _ in seen] == answers
    assert seen[0][1] == seen[2][1] == all_rows(workbench)
    assert seen[1][1] != seen[0][1]


def test_who_stopped_listening_is_told_nothing(workbench: Workbench):
    made, told = add(workbench), []
    stop = workbench.listen(told.append)
    workbench.do(decide(made, 3))
    stop()
    stop()
    workbench.do(decide(made, 2))
    assert len(told) == 1


def test_a_listener_may_stop_itself_and_others_while_being_told(workbench: Workbench):
    made, told = add(workbench), []
    stops = []
    stops.append(workbench.listen(lambda changes: [stop() for stop in stops]))
    stops.append(workbench.listen(told.append))
    workbench.do(decide(made, 3))
    workbench.do(decide(made, 2))
    assert len(told) <= 1


def test_a_listener_that_fails_makes_no_change_look_refused(workbench: Workbench, monkeypatch: pytest.MonkeyPatch):
    made, told, reported = add(workbench), [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(kind))

    def fail(changes: Changes) -> None:
        raise ZeroDivisionError

    workbench.listen(fail)
    workbench.listen(told.append)
    workbench.do(decide(made, 3))
    workbench.undo()
    assert reported == [ZeroDivisionError] * 2
    assert len(told) == 2


def test_a_listener_may_read_what_changed(workbench: Workbench):
    made, levels = add(workbench), []
    workbench.listen(lambda changes: levels.append(level_of(workbench, made)))
    workbench.do(decide(made, 3))
    workbench.do(decide(made, 1))
    workbench.undo()
    assert levels == [3, 1, 3]


# --- two windows ---------------------------------------------------------------------------------------------------


@pytest.fixture
def second(workbench: Workbench) -> Iterator[Workbench]:
    """Another window on the same library."""
    with closing(Workbench(workbench.path)) as made:
        yield made


def test_a_second_window_sees_what_the_first_wrote(workbench: Workbench, second: Workbench):
    made = add(workbench)
    assert second.read(workshop, made.id) == made
    workbench.do(decide(made, 4))
    assert level_of(second, made) == 4


def test_undo_is_refused_when_another_window_changed_the_same_thing(workbench: Workbench, second: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 4))
    second.do(decide(made, 2))
    before = all_rows(workbench)
    with pytest.raises(Problem, match="another window") as refused:
        workbench.undo()
    assert "current level of Category 0: 4" in str(refused.value)
    assert all_rows(workbench) == before
    assert workbench.undo() is None
    workbench.do(decide(made, 1))
    workbench.undo()
    assert level_of(workbench, made) == 2


@pytest.mark.usefixtures("ticking")
def test_undo_works_when_another_window_changed_something_else(workbench: Workbench, second: Workbench):
    made = add(workbench)
    workbench.do(decide(made, 4))
    second.do(c.AddParticipant(workshop_id=made.id, name="Late guest"))
    after = second.read(workshop, made.id).changed_at
    workbench.undo()
    found = workbench.read(workshop, made.id)
    assert found.state("cat-0").current == made.state("cat-0").current
    assert found.participants[-1].name == "Late guest"
    assert found.changed_at >= after


def test_undo_is_refused_when_another_window_removed_the_thing(workbench: Workbench, second: Workbench):
    made = add(workbench)
    workbench.do(c.EditNote(workshop_id=made.id, note_id=made.notes[0].id, text="Other words"))
    second.do(c.RemoveNote(workshop_id=made.id, note_id=made.notes[0].id))
    with pytest.raises(Problem, match="another window"):
        workbench.undo()


def test_redo_is_refused_when_another_window_took_the_place(workbench: Workbench, second: Workbench):
    made = add(workbench)
    workbench.do(c.RatePractice(workshop_id=made.id, practice_id="cat-0-p-0-0", rating="F"))
    workbench.undo()
    second.do(c.RatePractice(workshop_id=made.id, practice_id="cat-0-p-0-0", rating="P"))
    with pytest.raises(Problem, match="another window"):
        workbench.redo()


def test_a_new_workshop_is_kept_when_another_window_worked_on_it(workbench: Workbench, second: Workbench):
    """Undo would delete rows that something new belongs to."""
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    second.do(c.AddNote(workshop_id=made.id, kind="quote", text="Do not lose me"))
    with pytest.raises(Problem, match="another window"):
        workbench.undo()
    assert workbench.read(workshop, made.id).notes[0].text == "Do not lose me"


# --- a library that can only be read -------------------------------------------------------------------------------


def test_nothing_is_changed_in_a_library_that_can_only_be_read(workbench: Workbench, monkeypatch: pytest.MonkeyPatch):
    made = add(workbench)
    workbench.close()
    monkeypatch.setattr("app.store.connection.os.access", lambda *args: False)
    content = workbench.path.read_bytes()
    with closing(Workbench(workbench.path)) as reading:
        assert reading.read_only
        assert reading.read(workshop, made.id) == made
        with pytest.raises(LibraryFault, match="can only be read"):
            reading.do(decide(made, 3))
    assert workbench.path.read_bytes() == content
