"""Capture line and side panel in the real window, on every page of a workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.workshop import Note, Workshop
from app.queries.workshops import workshop
from tests.app.factories import a_model, a_workshop
from ui.side.attach import Side
from ui.side.capture import CaptureLine
from ui.side.panel import SidePanel

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

NONE = Qt.KeyboardModifier.NoModifier


class Seat:
    """Where the facilitator sits: a workshop is open, and all that is pressed goes where the focus is."""

    def __init__(self, desk: Desk, made: Workshop) -> None:
        self.desk = desk
        self.id = made.id
        desk.add(made)
        desk.actions.open_workshop.emit(made.id, "score")
        desk.settle()
        found = desk.frame.findChild(Side)
        assert isinstance(found, Side)
        self.side = found

    def go(self, page: str, detail: str = "") -> None:
        """Go to a page."""
        self.desk.actions.go.emit(page, detail)
        self.desk.settle()

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focus or self.desk.window, key, modifier)
        self.desk.settle()

    def type(self, text: str) -> None:
        """Type a text wherever the focus is."""
        focus = self.focus
        assert focus is not None
        QTest.keyClicks(focus, text)
        self.desk.settle()

    def click(self, widget: QWidget) -> None:
        """Click a widget that can be seen."""
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.desk.settle()

    @property
    def focus(self) -> QWidget | None:
        """Where the keys go."""
        return QApplication.focusWidget()

    @property
    def line(self) -> CaptureLine:
        """The capture line, once it was asked for."""
        assert self.side.capture is not None
        return self.side.capture

    @property
    def panel(self) -> SidePanel:
        """The side panel, once it was asked for."""
        assert self.side.panel is not None
        return self.side.panel

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is in the library."""
        return self.desk.bridge.read(workshop, self.id)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes of the workshop."""
        return self.workshop.notes

    @property
    def notice(self) -> str:
        """What the page's bar says."""
        return self.desk.frame.page.notice.text


@pytest.fixture
def sit(desk: Desk) -> Callable[[Workshop], Seat]:
    """Open any workshop."""
    return lambda made: Seat(desk, made)


@pytest.fixture
def seat(desk: Desk) -> Seat:
    """A workshop with five levels from 1, three categories and nothing scored."""
    return Seat(desk, a_workshop(a_model(lowest=1)))
