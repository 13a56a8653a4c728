"""The first window: it is seen whole on any screen, and gives its content the time to save."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from ui.first_window import LEAST, SIZE, FirstWindow


class _Content:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def leave(self) -> None:
        self.asked.append("leave")

    def close_down(self) -> None:
        self.asked.append("close_down")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 768), (2560, 920), (1450, 1200), (1024, 640)])
def test_on_a_screen_that_is_too_small_it_fills_the_screen(qtbot: QtBot, width: int, height: int) -> None:
    window = FirstWindow()
    qtbot.addWidget(window)
    window.fit(QSize(width, height))
    assert window.windowState() == Qt.WindowState.WindowMaximized
    # what it goes back to leaves room for the title bar
    assert window.width() < width
    assert window.height() < height
    assert window.width() >= LEAST.width()
    assert window.height() >= LEAST.height()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1456, 948), (3840, 2160)])
def test_on_a_larger_screen_it_has_its_own_size(qtbot: QtBot, width: int, height: int) -> None:
    window = FirstWindow()
    qtbot.addWidget(window)
    window.fit(QSize(width, height))
    assert window.windowState() == Qt.WindowState.WindowNoState
    assert window.size() == SIZE


def test_it_saves_as_often_as_asked_and_closes_its_content_once(qtbot: QtBot) -> None:
    window = FirstWindow()
    qtbot.addWidget(window)
    window.save()
    content = _Content()
    window.content = content
    window.save()
    window.save()
    window.close()
    window.close()
    window.save()
    assert content.asked == ["leave", "leave", "close_down"]
