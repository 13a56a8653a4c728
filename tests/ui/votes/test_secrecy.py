"""Before the reveal nothing in the window tells a vote: two rooms that vote differently read and look the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from tests.reading import everything_said
from tests.ui.votes.conftest import BACK, ENTER, ESC, NAMES, SHIFT, TAB, VotingRoom

Gather = Callable[..., VotingRoom]


def texts(room: VotingRoom) -> list[str]:
    """Everything that can be read or heard anywhere in the window, seen or hidden, and what undo would say."""
    workbench = room.desk.bridge.workbench
    return [workbench.undo_label, workbench.redo_label, *everything_said(room.desk.window)]


def look(room: VotingRoom) -> list[bytes]:
    """What the body, the ladder included, and the decision bar look like."""
    shown = []
    for widget in (room.page.body, room.page.bar):
        image = widget.grab().toImage()
        shown.append(bytes(image.constBits()))
    return shown


LOW = ("11", "12", "1-", "22", "11")
HIGH = ("55", "45", "-5", "44", "35")


def both(gather: Gather, *names: str) -> Iterator[tuple[tuple[str, ...], VotingRoom]]:
    """Two rooms with the same people, each with its own votes, one shown after the other."""
    rooms = [gather(*names), gather(*names)]
    for votes, room in zip((LOW, HIGH), rooms, strict=True):
        room.desk.actions.open_workshop.emit(room.id, "score")
        room.page.notice.clear()
        room.desk.settle()
        yield votes, room


def _cards(room: VotingRoom, votes: tuple[str, ...]) -> Iterator[None]:
    room.key("v")
    yield
    for vote in votes[:3]:
        for key in vote:
            room.key(key)
            yield
    room.key(BACK)
    yield
    for key in votes[3]:
        room.key(key)
        yield
    room.press(votes[4][0])
    room.key(ENTER)
    yield
    room.press(votes[4][1])
    room.key(ENTER)
    yield
    room.key(ESC)
    yield


def _by_name(room: VotingRoom, votes: tuple[str, ...]) -> Iterator[None]:
    room.key("v")
    room.key(TAB)
    for vote in votes:
        room.press(vote[0])
        yield
        room.press(vote[1])
        yield
    room.key(BACK)
    yield
    room.key(Qt.Key.Key_Home)
    room.press(votes[0][0])
    yield


def _around_a_reveal(room: VotingRoom, votes: tuple[str, ...]) -> Iterator[None]:
    """A reveal that was undone is as if it had not been."""
    room.key("v")
    for vote in votes:
        room.press(vote)
    room.reveal()
    room.page.body.votes.grab()
    room.key("a")
    while room.view.open is None:
        room.undo()
    room.page.notice.clear()
    room.key("q")
    room.key(ESC)
    yield
    room.undo()
    room.page.notice.clear()
    yield


def _given_up(room: VotingRoom, votes: tuple[str, ...]) -> Iterator[None]:
    room.key("v")
    for vote in votes:
        room.press(vote)
    room.key("v", SHIFT)
    yield
    room.undo()
    yield


@pytest.mark.parametrize("story", [_cards, _by_name, _around_a_reveal, _given_up])
def test_two_rooms_that_vote_differently_read_and_look_the_same(
    gather: Gather, story: Callable[[VotingRoom, tuple[str, ...]], Iterator[None]]
) -> None:
    seen = []
    for votes, room in both(gather, *NAMES):
        steps = []
        for _ in story(room, votes):
            room.desk.settle()
            steps.append((texts(room), look(room)))
        seen.append(steps)
    low, high = seen
    assert len(low) == len(high) > 1
    for nth, (one, other) in enumerate(zip(low, high, strict=True)):
        assert one[0] == other[0], f"step {nth}"
        assert one[1] == other[1], f"step {nth}"


def test_the_reading_finds_what_is_there(gather: Gather) -> None:
    """After the reveal the two rooms do differ, in texts and in looks: so the test above can fail."""
    seen = []
    for votes, room in both(gather, *NAMES):
        room.cards(*votes)
        room.reveal()
        seen.append((texts(room), look(room)))
    assert seen[0][0] != seen[1][0]
    assert seen[0][1][0] != seen[1][1][0]


def test_in_the_second_round_only_the_first_one_is_known(gather: Gather) -> None:
    seen = []
    for votes, room in both(gather, *NAMES[:5]):
        room.cards("13", "24", "24", "35", "34")
        room.reveal()
        room.key("v")
        for vote in votes:
            room.press(vote)
        seen.append((texts(room), look(room)))
    assert seen[0] == seen[1]
