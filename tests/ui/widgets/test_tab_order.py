"""The tab key through a page that names its stops, and out of it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout
from ui.widgets.tab_order import TabOrder


class Stops(TabOrder):
    """Three buttons that were made in another order than they stand in."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.third, self.first, self.second = (_button(name) for name in ("third", "first", "second"))
        for button in (self.first, self.second, self.third):
            column.addWidget(button)

    def stops(self) -> Iterable[QWidget]:
        return (self.first, self.second, self.third)


class Window(QWidget):
    """The page between two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.page, self.after = _button("before"), Stops(), _button("after")
        self.beside = QWidget()
        self.flow = FlowLayout()
        self.flow.addWidget(self.after)
        QVBoxLayout(self.beside).addLayout(self.flow)
        row = QHBoxLayout(self)
        for widget in (self.before, self.page, self.beside):
            row.addWidget(widget)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_tab_visits_the_stops_in_their_order_and_goes_on_outside(qtbot: QtBot, window: Window) -> None:
    window.page.first.setFocus()
    assert _pressed(qtbot, Qt.Key.Key_Tab, 3) == ["second", "third", "after"]


def test_back_from_the_first_stop_leads_to_what_stands_before_the_page(qtbot: QtBot, window: Window) -> None:
    window.page.second.setFocus()
    assert _pressed(qtbot, Qt.Key.Key_Backtab, 2) == ["first", "before"]


def test_what_cannot_take_the_focus_is_passed_over(qtbot: QtBot, window: Window) -> None:
    window.page.second.setEnabled(False)
    window.after.hide()
    window.page.first.setFocus()
    assert _pressed(qtbot, Qt.Key.Key_Tab, 2) == ["third", "before"]


def test_a_row_that_goes_takes_nothing_along_that_tab_had_led_to(qtbot: QtBot, window: Window) -> None:
    window.page.third.setFocus()
    assert _pressed(qtbot, Qt.Key.Key_Tab, 1) == ["after"]
    window.page.first.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    item = window.flow.itemAt(0)
    assert item is not None
    assert shiboken6.isValid(item)


def _button(name: str) -> QPushButton:
    made = QPushButton(name)
    made.setObjectName(name)
    return made


def _pressed(qtbot: QtBot, key: Qt.Key, times: int) -> list[str]:
    visited = []
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        now = QApplication.focusWidget()
        visited.append(now.objectName() if now is not None else "")
    return visited
