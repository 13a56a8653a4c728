"""The review page in its window, with charts, as a user has it before them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.ids import new_id
from app.domain.workshop import Workshop
from tests.desk import Desk
from ui.review.page import ReviewPage

Review = Callable[[Workshop], ReviewPage]


@pytest.fixture
def review(qtbot: QtBot, desk: Desk) -> Review:
    """Opens a workshop on the review page and waits for its charts."""

    def open_on_review(workshop: Workshop) -> ReviewPage:
        workshop = msgspec.structs.replace(workshop, id=new_id())
        desk.add(workshop)
        # the pointer of the test before must lie on no chart
        QTest.mouseMove(desk.window, QPoint(5, desk.window.height() - 5))
        desk.settle()
        desk.frame.open_workshop(workshop.id, "review")
        page = desk.frame.page
        assert isinstance(page, ReviewPage)
        desk.window.activateWindow()
        qtbot.waitUntil(desk.window.isActiveWindow)
        if page.board.view is not None and page.board.isVisible():
            qtbot.waitUntil(lambda: page.board.coverage.chart is not None)
        desk.settle()
        return page

    return open_on_review


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    """Press a key where the focus is."""
    for _ in range(times):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)


def focused() -> str:
    """The object name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def tab_to(name: str, most: int = 80) -> None:
    """Press Tab until a widget of a name has the focus."""
    for _ in range(most):
        press(Qt.Key.Key_Tab)
        if focused() == name:
            return
    raise AssertionError(f"the Tab key never reaches {name}")
