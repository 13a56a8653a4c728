"""Opens, moves and closes the room's window; what becomes of it when screens come and go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.charts.figure import Figure
from app.i18n import tr
from app.queries.room import Scene
from app.room import blank, room_figure
from ui.actions import Actions
from ui.preferences import Preferences
from ui.room.follow import Follower
from ui.room.placing import Placing
from ui.room.screens import Seat, again, choose, others, seat_of, seats
from ui.room.state import RoomState, Where
from ui.room.window import RoomWindow

KEYS = ("room_screen", "room_full_screen", "room_freeze", "room_black")
_MOVED_MS = 300


class Tell(Protocol):
    """Says something at the console, with a button where there is something to do."""

    def __call__(self, text: str, tone: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Tones are those of a notice: info, good, warn, bad."""


class RoomControl(QObject):
    """The room screen and its window. `changed`: another `state`. It is made when the room screen is first used."""

    changed = Signal()

    def __init__(
        self, console: QWidget, follower: Follower, actions: Actions, preferences: Preferences, tell: Tell
    ) -> None:
        super().__init__(console)
        self._console = console
        self._follower = follower
        self._preferences = preferences
        self._tell = tell
        self._where: Where = "off"
        self._seat: Seat | None = None
        self._by_itself = False
        self.window = RoomWindow(_figure)
        for key in KEYS:
            self.window.addAction(actions[key])
        self._placing = Placing(self.window, console, self.turn)
        self._later = QTimer(self, singleShot=True)
        self._connect()

    @property
    def state(self) -> RoomState:
        """Where the room screen is and how."""
        names = [seat.name for seat, _ in seats()]
        display = names.index(self._seat.name) + 1 if self._seat and self._seat.name in names else 0
        return RoomState(self._where, display, self._follower.frozen, self.window.black)

    def toggle(self) -> None:
        """Open the room screen; close it where it is open, bring it back where it is minimised."""
        if self._where in ("off", "waiting"):
            self.open()
        elif self.window.isMinimized():
            self._show_again()
        else:
            self.close()

    def open(self) -> None:
        """Show it on the other screen, or in a window where there is no other."""
        seat = choose([seat for seat, _ in seats()], self._console_seat(), self._preferences.settings.room_screen)
        if seat is None:
            self.open_window(by_itself=True)
        else:
            self._fill(seat)

    def open_window(self, screen: QScreen | None = None, *, by_itself: bool = False) -> None:
        """Show it in a window, on the console's screen if none is given; `by_itself`: until there is another screen."""
        self._by_itself = by_itself
        self._become("window", None)
        self._placing.as_window(screen or self._console.screen())

    def close(self) -> None:
        """Close it; opened again it shows what is going on."""
        self._follower.stop()
        self._follower.set_frozen(False)
        self._where, self._seat = "off", None
        self._placing.hide()
        self.window.set_black(False)
        self.window.show_scene(None)
        self.changed.emit()

    def freeze(self) -> None:
        """Keep what it shows while the console goes on; once more: follow again."""
        if self._is_open():
            self._follower.set_frozen(not self._follower.frozen)
            self.changed.emit()

    def blacken(self) -> None:
        """Make it black; once more: show what is going on."""
        if self._is_open():
            self.window.set_black(not self.window.black)
            self.changed.emit()

    def turn(self) -> None:
        """Fill the screen on which it is, or be a window again."""
        if self._where == "off":
            self.open()
        elif self._where == "waiting":
            self.open_window(by_itself=True)
        elif self._where == "screen" or self.window.isFullScreen():
            self.open_window(self.window.screen(), by_itself=self._where == "window" and self._by_itself)
        else:
            seat = seat_of(self.window.screen())
            if others([seat], self._console_seat()):
                self._fill(seat)
            else:
                self._placing.fill(self.window.screen(), covers=True)

    def choose(self, key: str) -> None:
        """Show it on this screen from now on; '' lets Levelset choose."""
        self._preferences.change(room_screen=key)
        there = [seat for seat, _ in seats()]
        seat = choose(there, self._console_seat(), key)
        if key and seat is not None and key in (seat.key, seat.name):
            self._fill(seat)

    def close_down(self) -> None:
        """The console closes: so does the room screen."""
        self._later.stop()
        self._follower.stop()
        self._where = "off"
        self.window.blockSignals(True)
        self._placing.hide()
        self.window.close()
        self.window.deleteLater()

    def _connect(self) -> None:
        self._follower.changed.connect(lambda: self.window.show_scene(self._follower.scene))
        self._preferences.changed.connect(self.window.show_again)
        self.window.closed.connect(self._on_window_closed)
        self.window.left.connect(self._on_window_left)
        self.window.turned.connect(self.turn)
        self.window.strayed.connect(self._placing.give_back)
        self._later.timeout.connect(self._settle)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_screen_removed)
        app.primaryScreenChanged.connect(self._on_screens_changed)
        for _, screen in seats():
            screen.geometryChanged.connect(self._on_screens_changed)
        handle = self._console.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_console_moved)

    def _console_seat(self) -> Seat:
        return seat_of(self._console.screen())

    def _is_open(self) -> bool:
        if self._where == "off":
            self._tell(tr("The room screen is not open."), "info", tr("Open it"), self.open)
        return self._where != "off"

    def _become(self, where: Where, seat: Seat | None) -> None:
        """Be somewhere else, with the scene of now."""
        self._where, self._seat = where, seat
        self._follower.start()
        self.window.show_scene(self._follower.scene)
        self.changed.emit()

    def _fill(self, seat: Seat) -> None:
        """Fill a screen on which the console is not."""
        self._become("screen", seat)
        self._placing.fill(next(screen for there, screen in seats() if there == seat))

    def _show_again(self) -> None:
        if self._where == "screen" and self._seat is not None:
            self._fill(self._seat)
        else:
            self._placing.as_window(self.window.screen())

    def _on_window_closed(self) -> None:
        if self._where != "off":
            self.close()

    def _on_window_left(self) -> None:
        if self._where == "screen" or self.window.isFullScreen():
            self.turn()
        else:
            self.close()

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens_changed)
        self._later.start(0)

    def _on_screen_removed(self, screen: QScreen) -> None:
        # before Qt puts the window onto the screen that is left, over the console
        if self._where == "screen" and self._seat is not None and screen.name() == self._seat.name:
            self._wait(tr("The projector is gone; the room screen comes back when it is there again."))
        self._later.start(0)

    def _on_screens_changed(self) -> None:
        self._later.start(0)

    def _on_console_moved(self) -> None:
        # not while it is being dragged over the edge
        self._later.start(_MOVED_MS)

    def _settle(self) -> None:
        """Be where the room screen belongs, now that screens came or went or the console moved."""
        free = others([seat for seat, _ in seats()], self._console_seat())
        if self._where == "screen" and self._seat is not None:
            self._stay(self._seat, free)
        elif self._where == "waiting" and self._seat is not None:
            found = again(self._seat, free)
            if found is not None:
                self._come_back(found)
        elif self._where == "window":
            self._look_for_a_screen(free)
        self.changed.emit()

    def _stay(self, seat: Seat, free: list[Seat]) -> None:
        found = again(seat, free) or choose(free, self._console_seat())
        if found is None:
            self._wait(tr("The room screen made way for this window; it comes back when it has a screen of its own."))
        elif (
            found != seat
            or seat_of(self.window.screen()) != found
            or self.window.size() != QSize(found.width, found.height)
        ):
            self._fill(found)

    def _come_back(self, seat: Seat) -> None:
        self._fill(seat)
        self._tell(tr("The room screen is back on its screen."), "good")

    def _look_for_a_screen(self, free: list[Seat]) -> None:
        seat = choose(free, self._console_seat(), self._preferences.settings.room_screen)
        if self._by_itself and seat is not None:
            self._fill(seat)
            self._tell(tr("The room screen is on the other screen now."), "good")
        elif not self.window.isVisible():
            self._placing.as_window(self._console.screen())  # it was on the screen that is gone

    def _wait(self, sentence: str) -> None:
        """Be hidden until the screen is there again."""
        self._where = "waiting"
        self._follower.stop()
        self._placing.hide()
        self._tell(sentence, "info", tr("Show it in a window"), lambda: self.open_window(by_itself=True))
        self.changed.emit()


def _figure(scene: Scene | None, width: float, height: float) -> Figure:
    return blank(width, height) if scene is None else room_figure(scene, width, height)
