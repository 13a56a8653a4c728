"""The page for paper ballots in the real window, with the keys of the person who types them in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.votes import Round
from app.domain.workshop import Workshop
from tests.app.factories import a_model, a_workshop
from tests.ui.votes.conftest import people
from ui.grid.page import GridPage

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

NAMED = {
    "E": Qt.Key.Key_Return,
    "B": Qt.Key.Key_Backspace,
    "D": Qt.Key.Key_Delete,
    "X": Qt.Key.Key_Escape,
    "<": Qt.Key.Key_Left,
    ">": Qt.Key.Key_Right,
    "^": Qt.Key.Key_Up,
    "v": Qt.Key.Key_Down,
}


class Table:
    """The grid of a workshop before the person at the laptop."""

    def __init__(self, desk: Desk, workshop: Workshop) -> None:
        self.desk = desk
        self.id = workshop.id
        desk.add(workshop)
        desk.actions.open_workshop.emit(workshop.id, "score")
        desk.settle()
        self.open()

    def open(self) -> None:
        """Come from the Score page by the key."""
        QTest.keyClick(self.desk.frame.page, "i")
        self.desk.settle()
        page = self.desk.frame.page
        assert isinstance(page, GridPage)
        self.page = page

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is in the library."""
        return self.page.workshop

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds that were saved."""
        return self.workshop.rounds

    def type(self, keys: str) -> None:
        """Press keys wherever the focus is; capital letters and arrows stand for keys without a sign."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), NAMED.get(key, key))

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key with a modifier."""
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        self.desk.settle()

    def save(self) -> None:
        """Save by the key."""
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def choose(self, name: str, value: bool) -> None:
        """Click a segment of a choice."""
        segment = self.desk.find(name).segment(value)  # type: ignore[attr-defined]
        self.desk.qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
        self.desk.settle()

    @property
    def here(self) -> tuple[int, int]:
        """The row and column where one types."""
        index = self.page.view.currentIndex()
        return index.row(), index.column()

    def row(self, row: int) -> str:
        """What is typed on a sheet, '.' for blank."""
        model = self.page.paper
        return "".join(model.index(row, n).data() or "." for n in range(model.columnCount()))

    @property
    def message(self) -> str:
        """What the page says about the last key."""
        return str(self.page.message.text())


@pytest.fixture
def table(desk: Desk) -> Callable[..., Table]:
    """A grid for people of these names, with a model of any size."""

    def made(*names: str, levels: int = 5, lowest: int = 0, categories: int = 3, **fields: Any) -> Table:
        model = a_model(levels, categories, lowest)
        return Table(desk, a_workshop(model, **({"participants": people(*names)} | fields)))

    return made
