"""The room screen's place at the console: keys, menu and its box in the rail. The rest comes when it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMenu

from app.i18n import tr
from ui.clock.ticker import ticker
from ui.main_window import NOTICE_MS, Frame
from ui.room.follow import Follower
from ui.room.state import RoomState
from ui.room.status import RoomBox
from ui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from ui.room.control import RoomControl

CHECKED = ("room_screen", "room_freeze", "room_black")


class RoomEntry(QObject):
    """Makes the room screen's control when an action of it is used for the first time; `close_down` ends it."""

    def __init__(self, window: QMainWindow, frame: Frame) -> None:
        super().__init__(frame)
        self.setObjectName("room")
        self._window = window
        self._frame = frame
        self._actions = frame.actions_table
        self._made: RoomControl | None = None
        self._said: tuple[NoticeBar, str] | None = None
        self._where = "off"
        self.follower = Follower(frame.bridge, ticker(self._actions), self)
        self.box = RoomBox(self._actions)
        frame.rail.bottom.addWidget(self.box)
        frame.placed.connect(self.follower.go)
        for name in CHECKED:
            self._actions[name].setCheckable(True)
        self._act("room_screen", lambda: self.control.toggle())
        self._act("room_freeze", lambda: self.control.freeze())
        self._act("room_black", lambda: self.control.blacken())
        self._act("room_full_screen", lambda: self.control.turn())
        self._add_menu()
        self._show_state()

    @property
    def control(self) -> RoomControl:
        """The control, made now if it was not yet."""
        if self._made is None:
            from ui.room.control import RoomControl

            self._made = RoomControl(self._window, self.follower, self._actions, self._frame.preferences, self._tell)
            self._made.changed.connect(self._show_state)
        return self._made

    @property
    def state(self) -> RoomState:
        """Where the room screen is and how."""
        return RoomState() if self._made is None else self._made.state

    def close_down(self) -> None:
        """The console closes."""
        self.follower.stop()
        if self._made is not None:
            self._made.close_down()

    def _act(self, name: str, act: Callable[[], object]) -> None:
        def on_triggered() -> None:
            act()
            # a check that the press set itself must not stay where nothing came of it
            self._show_state()

        self._actions[name].triggered.connect(on_triggered)

    def _tell(self, text: str, tone: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        self._said = (self._frame.page.notice, text)
        self._said[0].show_notice(text, tone, button, act, timeout_ms=NOTICE_MS if tone == "good" else 0)

    def _take_back(self) -> None:
        """What was said of a screen that is missing holds no longer, on whatever page it stands."""
        if self._said is not None and self._said[0].text == self._said[1] and self._said[0].tone == "info":
            self._said[0].clear()
        self._said = None

    def _show_state(self) -> None:
        state = self.state
        if state.where in ("screen", "window") and state.where != self._where:
            self._take_back()
        self._where = state.where
        self._actions["room_screen"].setChecked(state.where != "off")
        self._actions["room_freeze"].setChecked(state.frozen)
        self._actions["room_black"].setChecked(state.black)
        self.box.show_state(state)

    def _add_menu(self) -> None:
        """The screens to choose from, beneath the room screen's own entry."""
        opener = self._actions["room_screen"]
        menus = self._window.menuBar().findChildren(QMenu)
        view = next((menu for menu in menus if opener in menu.actions()), None)
        if view is None:
            return
        self.menu = QMenu(tr("Room screen on"), view)
        self.menu.setObjectName("menu_room_screens")
        self.menu.aboutToShow.connect(self._fill_menu)
        view.insertMenu(self._actions["room_freeze"], self.menu)

    def _fill_menu(self) -> None:
        from ui.room.screens import others, seat_of, seats

        self.menu.clear()
        wanted = self._frame.preferences.settings.room_screen
        there = [seat for seat, _ in seats()]
        free = others(there, seat_of(self._window.screen()))
        self._add_choice(tr("The other screen"), "", not wanted)
        self.menu.addSeparator()
        for n, seat in enumerate(there, 1):
            text = (
                f"{n}  {seat.label}"
                if seat in free
                else tr("{screen} (this window is here)").format(screen=f"{n}  {seat.label}")
            )
            self._add_choice(text, seat.key, bool(wanted) and wanted in (seat.key, seat.name), usable=seat in free)

    def _add_choice(self, text: str, key: str, chosen: bool, *, usable: bool = True) -> None:
        action = self.menu.addAction(text.replace("&", "&&"))
        action.setObjectName(f"room_on_{key}")
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setEnabled(usable)
        action.triggered.connect(lambda: self.control.choose(key))
