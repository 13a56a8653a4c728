"""What the room sees follows the console: page, category, vote, reveal, decision, break; and it sees nothing more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from app.commands import (
    AddNote,
    Decide,
    DeleteWorkshop,
    PauseClock,
    RunClock,
    SetDissent,
    StartBreak,
)
from app.domain.workshop import Workshop
from app.queries.room import Decided, Pause, Plan, Question, Revealed, Review, Voting, Welcome
from tests.screens import CONSOLE, PROJECTOR
from tests.ui.room.conftest import RoomDesk

LOW = [(0, 1), (0, 2), (1, 1), (0, 1), (1, 2), (0, 1), (0, 2), (1, 1), (0, 1)]
HIGH = [(4, 4), (3, 4), (4, 3), (None, 4), (3, 3), (4, 4), (2, None), (4, 4), (3, 4)]


@pytest.fixture
def open_room(room: RoomDesk) -> Iterator[RoomDesk]:
    """The room screen is open on the projector."""
    room.act("room_screen")
    yield room


def scene(room: RoomDesk) -> type:
    return type(room.window.scene)


def test_it_follows_every_page_of_the_workshop(open_room: RoomDesk) -> None:
    for page, kind in (("review", Review), ("plan", Plan), ("export", Plan), ("prepare", Welcome)):
        open_room.go(page)
        assert scene(open_room) is kind, page
    open_room.go("score")
    assert scene(open_room) in (Question, Decided, Revealed)


def test_it_follows_from_category_to_category(open_room: RoomDesk) -> None:
    for category in open_room.workshop.scope:
        open_room.go("score", category.id)
        assert open_room.window.accessibleName() == category.name
        assert category.name in open_room.said
    open_room.act("previous_category")
    assert open_room.workshop.scope[-2].name in open_room.said


def test_it_opens_with_the_place_where_the_console_is_by_then(room: RoomDesk) -> None:
    room.go("review")
    room.go("settings")
    room.act("room_screen")
    assert scene(room) is Review


@pytest.mark.parametrize("page", ["library", "about", "settings", "keys"])
def test_behind_pages_that_are_no_business_of_the_room_it_keeps_what_it_showed(open_room: RoomDesk, page: str) -> None:
    open_room.go("score", open_room.workshop.scope[2].id)
    before = open_room.window.texts()
    open_room.go(page)
    assert open_room.window.texts() == before


def test_behind_the_settings_it_still_shows_what_becomes_of_its_category(open_room: RoomDesk) -> None:
    category = open_room.workshop.scope[0]
    open_room.go("score", category.id)
    open_room.go("settings")
    open_room.do(Decide(workshop_id=open_room.workshop_id, category_id=category.id, current=0, target=4))
    decided = open_room.window.scene
    assert isinstance(decided, Decided)
    assert (decided.current, decided.target) == (0, 4)


def test_a_vote_a_reveal_and_a_decision_are_followed_and_so_is_their_undo(open_room: RoomDesk) -> None:
    open_room.go("score", open_room.workshop.scope[0].id)
    round_id = open_room.open_round()
    voting = open_room.window.scene
    assert isinstance(voting, Voting)
    assert voting.cast == 0
    open_room.cast(round_id, LOW[:6])
    assert "6 of 9" in open_room.said
    open_room.reveal(round_id)
    assert scene(open_room) is Revealed
    open_room.desk.actions["undo"].trigger()
    open_room.desk.settle()
    assert scene(open_room) is Voting
    open_room.desk.actions["redo"].trigger()
    open_room.desk.settle()
    assert scene(open_room) is Revealed
    category_id = open_room.category_id
    open_room.do(Decide(workshop_id=open_room.workshop_id, category_id=category_id, current=1, target=3))
    assert scene(open_room) is Decided


def test_before_the_reveal_two_rooms_that_voted_differently_see_and_hear_the_same(open_room: RoomDesk) -> None:
    open_room.go("score", open_room.workshop.scope[0].id)
    seen: list[list[list[str]]] = []
    pictures = []
    for votes in (LOW, HIGH):
        round_id = open_room.open_round()
        steps = [open_room.window.texts()]
        for n in range(len(votes)):
            open_room.cast(round_id, votes[n : n + 1], n)
            steps.append(open_room.window.texts())
        seen.append(steps)
        pictures.append(open_room.window.grab().toImage())
        while open_room.workshop.open_round(open_room.category_id) is not None:
            open_room.act("undo")
    assert len({"\n".join(step) for step in seen[0]}) == 10
    assert seen[0] == seen[1]
    assert pictures[0] == pictures[1]


def test_no_private_note_no_name_and_no_dissent_reaches_the_room(open_room: RoomDesk) -> None:
    category = open_room.workshop.scope[0]
    note = AddNote(
        workshop_id=open_room.workshop_id, category_id=category.id, kind="quote", text="Hush hush", private=True
    )
    open_room.do(note)
    open_room.do(Decide(workshop_id=open_room.workshop_id, category_id=category.id, current=1, target=2))
    open_room.do(SetDissent(workshop_id=open_room.workshop_id, category_id=category.id, text="Grumble"))
    for page in ("prepare", "score", "review", "plan", "export"):
        open_room.go(page, category.id if page == "score" else "")
        said = open_room.said
        assert "Hush hush" not in said
        assert "Grumble" not in said
    open_room.go("score", category.id)
    names = [person.name for person in open_room.workshop.participants]
    assert not [name for name in names if name in open_room.said]


def test_a_break_is_shown_on_every_page_and_ends(open_room: RoomDesk) -> None:
    open_room.go("review")
    assert open_room.desk.bridge.do(StartBreak(workshop_id=open_room.workshop_id, minutes=10), undoable=False) is None
    open_room.desk.settle()
    assert scene(open_room) is Pause
    open_room.go("score")
    assert scene(open_room) is Pause
    assert open_room.desk.bridge.do(PauseClock(workshop_id=open_room.workshop_id), undoable=False) is None
    open_room.desk.settle()
    assert scene(open_room) is not Pause


def run_clock(room: RoomDesk) -> None:
    command = RunClock(workshop_id=room.workshop_id, category_id=room.category_id)
    assert room.desk.bridge.do(command, undoable=False) is None
    running = room.workshop.running
    assert running is not None
    assert running.running_since is not None
    room.time = dt.datetime.fromisoformat(running.running_since).astimezone()
    room.desk.settle()


def test_a_running_clock_goes_on_and_stands_when_it_is_paused(open_room: RoomDesk) -> None:
    open_room.go("score", open_room.workshop.scope[0].id)
    run_clock(open_room)
    open_room.later(61)
    before = open_room.said
    open_room.later(1)
    assert open_room.said != before
    assert open_room.desk.bridge.do(PauseClock(workshop_id=open_room.workshop_id), undoable=False) is None
    open_room.desk.settle()
    before = open_room.said
    open_room.later(5)
    assert open_room.said == before


def test_the_room_ticks_only_while_a_clock_can_be_seen_on_it(open_room: RoomDesk) -> None:
    follower = open_room.entry.follower
    open_room.go("score", open_room.workshop.scope[0].id)
    run_clock(open_room)
    assert follower._ticks
    open_room.act("room_freeze")
    assert not follower._ticks
    open_room.act("room_freeze")
    assert follower._ticks
    open_room.plug(CONSOLE)
    assert not follower._ticks
    open_room.plug(CONSOLE, PROJECTOR)
    assert follower._ticks
    open_room.act("room_screen")
    assert not follower._ticks
    open_room.act("room_screen")
    assert follower._ticks
    open_room.go("review")
    assert not follower._ticks


def test_frozen_it_keeps_what_it_shows_through_every_change_and_every_page(open_room: RoomDesk) -> None:
    open_room.go("score", open_room.workshop.scope[0].id)
    round_id = open_room.open_round()
    open_room.cast(round_id, LOW)
    before, picture = open_room.window.texts(), open_room.window.grab().toImage()
    open_room.act("room_freeze")
    open_room.reveal(round_id)
    category_id = open_room.category_id
    open_room.do(Decide(workshop_id=open_room.workshop_id, category_id=category_id, current=4, target=4))
    for page in ("review", "plan", "prepare", "settings", "score"):
        open_room.go(page)
        assert open_room.window.texts() == before, page
    open_room.plug(CONSOLE)
    open_room.plug(CONSOLE, PROJECTOR)
    assert open_room.window.texts() == before
    assert open_room.window.grab().toImage() == picture
    open_room.act("room_freeze")
    assert isinstance(open_room.window.scene, Decided)


def test_frozen_for_another_workshop_it_does_not_show_the_next_client(
    open_room: RoomDesk, sample: Callable[..., Workshop]
) -> None:
    before = open_room.window.texts()
    open_room.act("room_freeze")
    other = open_room.desk.add(sample("retail-data-platform"))
    open_room.desk.actions.open_workshop.emit(other.id, "prepare")
    open_room.desk.settle()
    assert open_room.window.texts() == before
    open_room.act("room_freeze")
    assert isinstance(open_room.window.scene, Welcome)
    assert open_room.window.scene.client == other.client


def test_another_workshop_is_followed_and_behind_the_library_it_begins_with_its_welcome(
    open_room: RoomDesk, sample: Callable[..., Workshop]
) -> None:
    other = open_room.desk.add(sample("retail-data-platform"))
    open_room.desk.actions.open_workshop.emit(other.id, "library")
    open_room.desk.settle()
    assert isinstance(open_room.window.scene, Welcome)
    assert open_room.window.scene.client == other.client


def test_without_a_workshop_the_room_is_empty(open_room: RoomDesk) -> None:
    client = open_room.workshop.client
    open_room.do(DeleteWorkshop(workshop_id=open_room.workshop_id))
    assert open_room.window.scene is None
    assert client not in open_room.said
    open_room.act("undo")
    open_room.desk.actions.open_workshop.emit(open_room.workshop_id, "review")
    open_room.desk.settle()
    assert scene(open_room) is Review


def test_the_very_adding_of_a_workshop_undone_leaves_an_empty_room(
    open_room: RoomDesk, sample: Callable[..., Workshop]
) -> None:
    added = open_room.desk.add(sample("retail-data-platform"))
    open_room.desk.actions.open_workshop.emit(added.id, "review")
    open_room.desk.settle()
    open_room.act("undo")
    assert open_room.window.scene is None


def test_a_change_of_another_workshop_paints_nothing(open_room: RoomDesk, sample: Callable[..., Workshop]) -> None:
    other = open_room.desk.add(sample("retail-data-platform"))
    read = open_room.window.scene
    open_room.do(Decide(workshop_id=other.id, category_id=other.scope[0].id, current=1))
    assert open_room.window.scene is read


def test_a_closed_room_screen_reads_nothing(room: RoomDesk) -> None:
    room.act("room_screen")
    room.act("room_screen")
    room.go("review")
    assert room.window.scene is None
    assert room.workshop.client not in room.said
