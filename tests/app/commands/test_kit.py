"""The checklist of the room: ticks, lines of one's own, and what is refused."""

from __future__ import annotations

import pytest

from app import commands as c
from app.commands.kit import MOST
from app.domain.kit import BUILT_IN
from app.domain.problems import NotFound
from app.domain.workshop import MAX_NAME, RoomCheck, Workshop
from app.workbench import Workbench
from tests.app.commands.asking import keep, now_is, refuse
from tests.app.factories import NASTY, a_workshop
from tests.app.tables import all_rows


@pytest.fixture
def made(workbench: Workbench) -> Workshop:
    """A workshop with nothing ticked."""
    return keep(workbench, a_workshop())


@pytest.mark.parametrize("item", BUILT_IN)
def test_a_built_in_line_is_ticked_and_the_tick_taken_back(workbench: Workbench, made: Workshop, item: str):
    answer = workbench.do(c.TickCheck(workshop_id=made.id, item=item, done=True))
    assert answer.kinds == {"workshop", "room_check"}
    assert now_is(workbench, made).checks == (RoomCheck(item, done=True),)
    workbench.do(c.TickCheck(workshop_id=made.id, item=item, done=True))
    assert now_is(workbench, made).checks == (RoomCheck(item, done=True),)
    workbench.do(c.TickCheck(workshop_id=made.id, item=item, done=False))
    assert now_is(workbench, made).checks == ()
    workbench.do(c.TickCheck(workshop_id=made.id, item=item, done=False))
    assert now_is(workbench, made).checks == ()


def test_own_lines_keep_their_order_and_their_ticks(workbench: Workbench, made: Workshop):
    for text in (f" {NASTY}\n", "Gong"):
        workbench.do(c.AddCheck(workshop_id=made.id, text=text))
    first, second = now_is(workbench, made).checks
    assert [(first.text, first.done), (second.text, second.done)] == [(NASTY, False), ("Gong", False)]
    workbench.do(c.TickCheck(workshop_id=made.id, item=first.item, done=True))
    workbench.do(c.EditCheck(workshop_id=made.id, item=first.item, text="Bell"))
    workbench.do(c.RemoveCheck(workshop_id=made.id, item=second.item))
    assert now_is(workbench, made).checks == (RoomCheck(first.item, "Bell", done=True),)


def test_every_change_of_the_list_is_undone_and_done_again(workbench: Workbench, made: Workshop):
    before = [all_rows(workbench)]
    for command in (
        c.AddCheck(workshop_id=made.id, text="Gong", item="own"),
        c.TickCheck(workshop_id=made.id, item="own", done=True),
        c.TickCheck(workshop_id=made.id, item="wall", done=True),
        c.EditCheck(workshop_id=made.id, item="own", text="Bell"),
        c.RemoveCheck(workshop_id=made.id, item="own"),
        c.TickCheck(workshop_id=made.id, item="wall", done=False),
    ):
        workbench.do(command)
        before.append(all_rows(workbench))
    seen = [checks_of(rows) for rows in before]
    for wanted in reversed(seen[:-1]):
        workbench.undo()
        assert checks_of(all_rows(workbench)) == wanted
    for wanted in seen[1:]:
        workbench.redo()
        assert checks_of(all_rows(workbench)) == wanted


def checks_of(rows: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    """The rows of the checklist."""
    return rows["room_check"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Enter what"), (" \n ", "Enter what"), ("​", "Enter what"), ("x" * (MAX_NAME + 1), "at most 300")],
)
def test_a_line_without_words_or_with_too_many_is_refused(workbench: Workbench, made: Workshop, text: str, says: str):
    workbench.do(c.AddCheck(workshop_id=made.id, text="Gong", item="own"))
    assert says in refuse(workbench, c.AddCheck(workshop_id=made.id, text=text), "text")
    assert says in refuse(workbench, c.EditCheck(workshop_id=made.id, item="own", text=text), "text")
    workbench.do(c.EditCheck(workshop_id=made.id, item="own", text="x" * MAX_NAME))


def test_what_comes_with_levelset_is_neither_changed_nor_removed(workbench: Workbench, made: Workshop):
    workbench.do(c.TickCheck(workshop_id=made.id, item="wall", done=True))
    for item in ("wall", "power"):
        assert "your own" in refuse(workbench, c.EditCheck(workshop_id=made.id, item=item, text="x"), "text")
        assert "your own" in refuse(workbench, c.RemoveCheck(workshop_id=made.id, item=item), "text")


def test_a_line_that_is_gone_or_belongs_to_another_workshop_is_not_there(workbench: Workbench, made: Workshop):
    other = keep(workbench, a_workshop(checks=(RoomCheck("theirs", "Gong"),)))
    before = all_rows(workbench)
    for item in ("nothing", "theirs"):
        for command in (
            c.TickCheck(workshop_id=made.id, item=item, done=True),
            c.EditCheck(workshop_id=made.id, item=item, text="x"),
            c.RemoveCheck(workshop_id=made.id, item=item),
        ):
            with pytest.raises(NotFound, match="no longer there"):
                workbench.do(command)
    assert all_rows(workbench) == before
    assert now_is(workbench, other).checks == (RoomCheck("theirs", "Gong"),)


def test_the_list_has_an_end(workbench: Workbench, made: Workshop):
    for n in range(MOST):
        workbench.do(c.AddCheck(workshop_id=made.id, text=f"Line {n}"))
    assert "at most 100" in refuse(workbench, c.AddCheck(workshop_id=made.id, text="One more"), "text")
    workbench.do(c.TickCheck(workshop_id=made.id, item="wall", done=True))


def test_a_settled_question_is_logged_at_the_time_at_which_it_was_settled(
    workbench: Workbench, made: Workshop, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.library_file.now", lambda: "2026-11-23T10:00:00.000+00:00")
    workbench.do(c.AddNote(workshop_id=made.id, kind="parked", text="Who owns it?", note_id="n"))
    monkeypatch.setattr("app.library_file.now", lambda: "2026-11-23T16:00:00.000+00:00")
    workbench.do(c.EditNote(workshop_id=made.id, note_id="n", who="Ana"))
    assert now_is(workbench, made).notes[0].at == "2026-11-23T10:00:00.000+00:00"
    workbench.do(c.EditNote(workshop_id=made.id, note_id="n", kind="decision", text="Payments owns it."))
    (note,) = now_is(workbench, made).notes
    assert (note.kind, note.text, note.at) == ("decision", "Payments owns it.", "2026-11-23T16:00:00.000+00:00")
    monkeypatch.setattr("app.library_file.now", lambda: "2026-11-23T17:00:00.000+00:00")
    workbench.do(c.EditNote(workshop_id=made.id, note_id="n", kind="decision", text="Payments does."))
    assert now_is(workbench, made).notes[0].at == "2026-11-23T16:00:00.000+00:00"
    workbench.undo()
    workbench.undo()
    assert now_is(workbench, made).notes[0].at == "2026-11-23T10:00:00.000+00:00"


@pytest.mark.parametrize(("kind", "says"), [("parked", "Type the question"), ("decision", "Say what was decided")])
def test_an_empty_entry_says_what_is_missing(workbench: Workbench, made: Workshop, kind: str, says: str):
    assert says in refuse(workbench, c.AddNote(workshop_id=made.id, kind=kind, text=" \n"), "text")  # type: ignore[arg-type]
