"""The window with a time that only goes on when a test says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import library_file
from app.domain.clock import spent
from app.domain.workshop import Workshop
from app.queries.workshops import workshop
from tests.app.factories import a_model, a_workshop
from ui.clock.day import DayClock
from ui.clock.ticker import Ticker, ticker

if TYPE_CHECKING:
    from tests.desk import Desk

BEGIN = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
NONE = Qt.KeyboardModifier.NoModifier


class Time:
    """The time of library and screen alike."""

    def __init__(self) -> None:
        self.now = BEGIN

    def stamp(self) -> str:
        """As the library writes it."""
        return self.now.isoformat(timespec="milliseconds")


class Room:
    """A workshop before the facilitator, with the clock at hand."""

    def __init__(self, desk: Desk, time: Time) -> None:
        self.desk, self.time = desk, time
        self.ticker: Ticker = ticker(desk.actions)
        self.ticker.now = lambda: time.now
        self.id = ""

    def enter(self, made: Workshop, page: str = "score") -> Room:
        """Add a workshop and open it."""
        self.desk.add(made)
        return self.open(made.id, page)

    def open(self, workshop_id: str, page: str = "score") -> Room:
        """Open a workshop that is there."""
        self.id = workshop_id
        self.desk.actions.open_workshop.emit(workshop_id, page)
        self.desk.settle()
        return self

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is in the library."""
        return self.desk.bridge.read(workshop, self.id)

    @property
    def running(self) -> str | None:
        """What the clock runs for; '' for a break."""
        running = self.workshop.running
        return running.category_id if running else None

    def took(self, category_id: str) -> int:
        """The seconds that a category took."""
        return spent(self.workshop.timing(category_id), self.time.now)

    def wait(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let time go by, with a tick at its end if anything ticks."""
        self.time.now += dt.timedelta(minutes=minutes, seconds=seconds)
        if self.ticker.active:
            self.ticker.tick()
        self.desk.settle()

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.desk.frame.page, key, modifier)
        self.desk.settle()

    def do(self, name: str) -> None:
        """Trigger an action."""
        self.desk.actions[name].trigger()
        self.desk.settle()

    def find(self, name: str) -> QWidget:
        """A widget by its name, on the page that is seen or around it."""
        frame = self.desk.frame
        found = frame.page.findChild(QWidget, name) or frame.findChild(QWidget, name)
        assert found is not None, f"there is no {name}"
        return found

    def click(self, name: str) -> None:
        """Click a widget that can be seen."""
        widget = self.find(name)
        assert widget.isVisible(), f"{name} is not visible"
        assert widget.isEnabled(), f"{name} is not enabled"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, widget.rect().center())
        self.desk.settle()

    def says(self, name: str) -> str:
        """What a widget says, '' while it cannot be seen."""
        widget = self.find(name)
        return str(widget.text()) if widget.isVisible() else ""  # type: ignore[attr-defined]

    def there(self, name: str) -> bool:
        """Whether a widget is made and can be seen."""
        found = self.desk.frame.findChildren(QWidget, name)
        return any(widget.isVisible() for widget in found)

    @property
    def notice(self) -> str:
        """What the bar of the page says."""
        return self.desk.frame.page.notice.text

    @property
    def day(self) -> DayClock:
        """What does the work for the window."""
        found = self.desk.frame.findChild(DayClock)
        assert isinstance(found, DayClock)
        return found


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """A time that stands."""
    made = Time()
    monkeypatch.setattr(library_file, "now", made.stamp)
    return made


@pytest.fixture
def enter(desk: Desk, time: Time) -> Callable[..., Room]:
    """Open any workshop, on the score page if no other is named."""
    return lambda made, page="score": Room(desk, time).enter(made, page)


def a_day(categories: int = 3, minutes: int = 20, breaks: int = 0, **fields: object) -> Workshop:
    """A workshop whose day starts at nine."""
    made = a_workshop(a_model(categories=categories, lowest=1, practices=0), break_minutes=breaks, **fields)
    return replace(made, states=tuple(replace(state, minutes=minutes) for state in made.states))


@pytest.fixture
def room(enter: Callable[..., Room]) -> Room:
    """Three categories of twenty minutes from nine o'clock on, without a break: the day ends at ten."""
    return enter(a_day())
