"""The score page in the real window, with the keys and clicks of the person who runs the workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.workshop import CategoryState, Note, Rating, Workshop
from tests.app.factories import a_model, a_workshop
from ui.score.page import ScorePage

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Room:
    """The score page of one workshop as it stands before the facilitator."""

    def __init__(self, desk: Desk, workshop: Workshop) -> None:
        self.desk = desk
        self.id = workshop.id
        desk.add(workshop)
        desk.actions.open_workshop.emit(workshop.id, "score")
        desk.settle()
        page = desk.frame.page
        assert isinstance(page, ScorePage)
        self.page = page

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is in the library."""
        return self.page.workshop

    def state(self, category_id: str = "") -> CategoryState:
        """What is settled for a category; without an id for the one that is shown."""
        return self.workshop.state(category_id or self.page.detail)

    def rating(self, practice_id: str) -> Rating | None:
        """How a practice is rated in the library."""
        found = self.workshop.rating(practice_id)
        return found.rating if found else None

    def notes(self) -> tuple[Note, ...]:
        """The notes of the category that is shown."""
        return self.workshop.notes_of(self.page.detail)

    def find(self, name: str) -> QWidget:
        """The widget of an object name."""
        return self.desk.find(name)

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focus or self.page, key, modifier)
        self.desk.settle()

    def type(self, text: str) -> None:
        """Type a text wherever the focus is."""
        QTest.keyClicks(self.focus or self.page, text)

    def click(self, name: str, at: QPoint | None = None, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Click a widget that can be seen."""
        widget = self.find(name)
        assert widget.isVisible(), f"{name} is not visible"
        assert widget.isEnabled(), f"{name} is not enabled"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, modifier, at or widget.rect().center())
        self.desk.settle()

    @property
    def focus(self) -> QWidget | None:
        """Where the keys go."""
        return QApplication.focusWidget()

    def text(self, name: str) -> str:
        """What a label says."""
        return str(self.find(name).text())  # type: ignore[attr-defined]


@pytest.fixture
def enter(desk: Desk) -> Callable[[Workshop], Room]:
    """Open any workshop on the score page."""
    return lambda workshop: Room(desk, workshop)


@pytest.fixture
def room(desk: Desk) -> Room:
    """A workshop with five levels from 1, three categories and nothing scored."""
    return Room(desk, a_workshop(a_model(lowest=1)))
