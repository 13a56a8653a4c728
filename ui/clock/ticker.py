"""The one thing in a window that ticks: once a second while a clock runs that can be seen, and not at all otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, QTimer, Signal

SECOND, MINUTE = 1000, 60_000
_JUST_AFTER_MS = 4
_NAME = "ticker"


def room_time() -> dt.datetime:
    """Now, with the room's own offset."""
    return dt.datetime.now().astimezone()


class Ticker(QObject):
    """Emits `ticked` for those who want it. `now` may be replaced, to say another time than the system's."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.now: Callable[[], dt.datetime] = room_time
        self._wishes: WeakKeyDictionary[QObject, tuple[dt.datetime, int]] = WeakKeyDictionary()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def active(self) -> bool:
        """Whether it goes on ticking."""
        return self._timer.isActive()

    def want(self, who: QObject, since: str | None, every: int = SECOND) -> None:
        """Tick for somebody whenever a second (or minute) since a moment is full; None: no more, it cannot be seen."""
        if since is None:
            self._wishes.pop(who, None)
        else:
            self._wishes[who] = (dt.datetime.fromisoformat(since), every)
        self._arm()

    def tick(self) -> None:
        """Let everybody look at the clock now."""
        self._arm()
        self.ticked.emit()

    def _arm(self) -> None:
        now = self.now()
        # the digit changes when the second of the clock is full, not when one of this timer is
        due = [every - int((now - since).total_seconds() * 1000) % every for since, every in self._wishes.values()]
        if due:
            self._timer.start(min(due) + _JUST_AFTER_MS)
        else:
            self._timer.stop()


def ticker(window: QObject) -> Ticker:
    """The ticker that hangs on an object of the window which everybody has, such as its actions; made when needed."""
    found = window.findChild(Ticker, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Ticker) else Ticker(window)
