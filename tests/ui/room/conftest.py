"""The console with a projector beside it, as a facilitator has it in the room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.commands import CastVote, OpenRound, RevealRound
from app.domain.workshop import Workshop
from app.queries.workshops import workshop as read_workshop
from tests.desk import Desk
from tests.screens import CAN_PLUG, CONSOLE, PROJECTOR, Screen, plug, screens
from ui.clock.ticker import Ticker, ticker
from ui.room.control import RoomControl
from ui.room.entry import RoomEntry
from ui.room.state import RoomState
from ui.room.window import RoomWindow

__all__ = ["screens"]

NOON = dt.datetime.fromisoformat("2026-11-24T12:00:00+01:00")


class RoomDesk:
    """The desk, its room screen, and what can happen in a room."""

    def __init__(self, desk: Desk, workshop: Workshop) -> None:
        self.desk = desk
        self.workshop_id = workshop.id
        entry = desk.frame.findChild(RoomEntry, "room")
        assert entry is not None
        self.entry: RoomEntry = entry
        self.ticker: Ticker = ticker(desk.actions)
        self.time = NOON
        self.ticker.now = lambda: self.time

    @property
    def control(self) -> RoomControl:
        return self.entry.control

    @property
    def window(self) -> RoomWindow:
        return self.entry.control.window

    @property
    def state(self) -> RoomState:
        return self.entry.state

    @property
    def workshop(self) -> Workshop:
        return self.desk.bridge.read(read_workshop, self.workshop_id)

    @property
    def category_id(self) -> str:
        return str(self.desk.frame.page.detail)  # type: ignore[attr-defined]

    @property
    def notice(self) -> str:
        return self.desk.frame.page.notice.text

    @property
    def said(self) -> str:
        """All that the room shows or says, in one text."""
        return "\n".join(self.window.texts())

    def act(self, name: str) -> None:
        self.desk.actions[name].trigger()
        self.desk.settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        from PySide6.QtWidgets import QApplication

        active = QApplication.activeWindow()
        assert active is not None
        self.desk.qtbot.keyClick(active, key)
        self.desk.settle()

    def plug(self, *there: Screen) -> None:
        plug(*there)
        self.desk.settle()
        self.desk.settle()

    def go(self, page: str, detail: str = "") -> None:
        self.desk.frame.go(page, detail)
        self.desk.settle()

    def do(self, command: object) -> None:
        assert self.desk.bridge.do(command) is None  # type: ignore[arg-type]
        self.desk.settle()

    def later(self, seconds: int) -> None:
        """Let time go by, as the clock sees it."""
        self.time += dt.timedelta(seconds=seconds)
        self.ticker.tick()
        self.desk.settle()

    def open_round(self) -> str:
        """Begin a silent vote on the category at hand."""
        self.do(OpenRound(workshop_id=self.workshop_id, category_id=self.category_id, what="both"))
        waiting = self.workshop.open_round(self.category_id)
        assert waiting is not None
        return waiting.id

    def cast(self, round_id: str, votes: Sequence[tuple[int | None, int | None]], first: int = 0) -> None:
        """Votes of the participants, in their order, from the `first` on."""
        for person, (current, target) in zip(self.workshop.participants[first:], votes, strict=False):
            self.do(
                CastVote(
                    workshop_id=self.workshop_id,
                    round_id=round_id,
                    participant_id=person.id,
                    current=current,
                    target=target,
                )
            )

    def reveal(self, round_id: str) -> None:
        self.do(RevealRound(workshop_id=self.workshop_id, round_id=round_id))

    def menu(self) -> dict[str, QAction]:
        """The menu of the screens, as it is when it opens."""
        menu = self.desk.window.menuBar().findChild(QMenu, "menu_room_screens")
        assert menu is not None
        menu.aboutToShow.emit()
        return {action.text(): action for action in menu.actions() if action.text()}


@pytest.fixture
def lone_room(desk: Desk, sample: Callable[..., Workshop]) -> RoomDesk:
    """The score page of a sample on a laptop without a projector; the room screen is closed."""
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "score")
    desk.settle()
    desk.window.activateWindow()
    desk.settle()
    return RoomDesk(desk, workshop)


@pytest.fixture
def room(screens: Callable[..., None], lone_room: RoomDesk) -> Iterator[RoomDesk]:
    """The same with a projector that is plugged in; the room screen is closed."""
    if not CAN_PLUG:
        pytest.skip("screens come and go on Linux only")
    lone_room.plug(CONSOLE, PROJECTOR)
    yield lone_room
    lone_room.desk.window.close()
    lone_room.desk.settle()
