"""What is painted after a key: all that differs and no more, in one go, and as a fresh painting would be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.votes.conftest import ENTER, ESC, NAMES, SHIFT, TAB, VotingRoom

RGB = QImage.Format.Format_RGB32


@pytest.fixture
def room(gather: Callable[..., VotingRoom]) -> VotingRoom:
    made = gather(*NAMES)
    QApplication.setCursorFlashTime(0)
    return made


class Seen(QObject):
    """Counts what is painted while a key is pressed, by the names of widgets."""

    def __init__(self, room: VotingRoom) -> None:
        super().__init__()
        self.room = room
        self.painted: Counter[str] = Counter()
        self.frames = 0

    def key(self, key: object, *modifier: object) -> Seen:
        self.painted.clear()
        self.frames = 0
        QApplication.instance().installEventFilter(self)
        QTest.keyClick(self.room.focus or self.room.page, key, *modifier)
        QApplication.sendPostedEvents()
        QApplication.instance().removeEventFilter(self)
        self.room.desk.settle()
        return self

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted[watched.objectName()] += 1
        elif event.type() == QEvent.Type.UpdateRequest and watched is self.room.desk.window:
            self.frames += 1
        return False


def on_screen(room: VotingRoom) -> QImage:
    window = room.desk.window
    handle = window.windowHandle()
    assert handle is not None
    return handle.screen().grabWindow(window.winId()).toImage().convertToFormat(RGB)


def test_what_is_on_the_screen_is_what_a_fresh_painting_would_be(room: VotingRoom) -> None:
    keys: list[tuple[object, ...]] = [("v",), (TAB,), (TAB,)]
    keys += [(digit,) for digit in "2434241535142314"]
    keys += [(ENTER,), (ENTER,), ("2",), ("4", SHIFT), ("1",), ("v",), ("3",), ("5",), (ESC,), ("v", SHIFT)]
    keys += [("w",), (ESC,), ("f",), ("f",), ("y",), ("n",), ("p",), ("x",)]
    for key in keys:
        room.key(*key)  # type: ignore[arg-type]
        seen = on_screen(room)
        assert seen == room.desk.window.grab().toImage().convertToFormat(RGB), f"after {key}"


def test_undo_and_redo_leave_nothing_behind(room: VotingRoom) -> None:
    room.cards("24", "34", "15", "23", "24", "35", "14", "24")
    room.reveal()
    room.press("24")
    for _ in range(6):
        room.undo()
        assert on_screen(room) == room.desk.window.grab().toImage().convertToFormat(RGB)


def test_a_reveal_is_painted_in_one_go(room: VotingRoom) -> None:
    room.cards("24", "34", "15", "23", "24", "35", "14", "24")
    seen = Seen(room).key(ENTER)
    assert room.view.open is None
    assert seen.frames == 1
    assert seen.painted["votes_current_dots"] == 1
    assert on_screen(room) == room.desk.window.grab().toImage().convertToFormat(RGB)


def test_opening_a_round_does_not_paint_what_lies_beside_it(room: VotingRoom) -> None:
    seen = Seen(room).key("v")
    assert seen.painted["vote_entry"]
    for name in ("note_text", "decision_current", "parked_count"):
        assert not seen.painted[name], name


def test_a_digit_of_a_card_paints_only_where_it_is_typed(room: VotingRoom) -> None:
    room.key("v")
    seen = Seen(room).key("2")
    assert seen.painted["vote_slots"]
    assert not seen.painted["ladder"]
    assert not seen.painted["question"]


def test_nothing_moves_from_the_silent_vote_to_the_reveal(gather: Callable[..., VotingRoom]) -> None:
    room = gather(*(f"Participant {n}" for n in range(12)))
    room.desk.window.resize(1240, 760)
    # little stands beneath the card, so that the column could not scroll as far without its dots
    room.page.body.how.parentWidget().hide()
    cards = "142534152435231425143524"
    room.cards(cards)
    room.reveal()
    bar, revealed = room.page.body.left.verticalScrollBar(), room.card.height()
    room.key("v")
    room.press(cards)
    assert room.card.height() < revealed - 40, "there is nothing to keep free: this test would test nothing"
    scrolled, top = bar.value(), room.card.y()
    room.reveal()
    assert (bar.value(), room.card.y()) == (scrolled, top)
