"""The room's window: what it shows and says, when it paints, and that it takes nothing away from the console."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.charts.figure import Figure, Rect, Text
from app.queries.room import Pause, Scene
from ui.room.window import RoomWindow
from ui.theme import apply_theme, color


class Builder:
    """Builds a page with one line of text, and counts."""

    def __init__(self) -> None:
        self.shapes: list[tuple[float, float]] = []

    def __call__(self, scene: Scene | None, width: float, height: float) -> Figure:
        self.shapes.append((width, height))
        words = scene.following if isinstance(scene, Pause) else ""
        marks = (Rect(0, 0, 300, 200, fill="current_mark"), Text(90, 900, words, 60)) if words else ()
        return Figure(1920, 1080, marks, f"Title {words}", f"Said {words}")


class Paints(QObject):
    """Notes the area of every paint."""

    def __init__(self, window: RoomWindow) -> None:
        super().__init__(window)
        self.areas: list[QSize] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect().size())
        return False


@pytest.fixture
def builder() -> Builder:
    return Builder()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, builder: Builder) -> Iterator[RoomWindow]:
    apply_theme(qapp, "light")
    made = RoomWindow(builder)
    made.resize(960, 540)
    made.show()
    with qtbot.waitExposed(made):
        pass
    yield made
    made.close()
    made.deleteLater()


def scene(words: str) -> Pause:
    return Pause(60, "12:00", words)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_it_shows_and_says_the_figure_of_its_scene(window: RoomWindow) -> None:
    window.show_scene(scene("Build & deploy"))
    assert "Build & deploy" in window.texts()
    assert window.accessibleName() == "Title Build & deploy"
    assert window.accessibleDescription() == "Said Build & deploy"
    seen = QAccessible.queryAccessibleInterface(window)
    assert seen.text(QAccessible.Text.Name) == "Title Build & deploy"
    assert window.grab().toImage().pixelColor(9, 9) == color("current_mark")


def test_an_equal_scene_is_neither_built_nor_painted_again(window: RoomWindow, builder: Builder) -> None:
    window.show_scene(scene("A"))
    settle()
    paints, built = Paints(window), len(builder.shapes)
    window.show_scene(scene("A"))
    settle()
    assert (paints.areas, len(builder.shapes)) == ([], built)


def test_another_scene_is_painted_where_it_differs(window: RoomWindow) -> None:
    window.show_scene(scene("A"))
    settle()
    paints = Paints(window)
    window.show_scene(scene("B"))
    settle()
    assert len(paints.areas) == 1
    assert paints.areas[0].width() < 200
    assert paints.areas[0].height() < 100


def test_it_is_built_for_its_own_shape_and_again_for_another_size(window: RoomWindow, builder: Builder) -> None:
    window.show_scene(scene("A"))
    settle()
    assert builder.shapes[-1] == (960, 540)
    window.resize(1280, 800)
    settle()
    assert builder.shapes[-1] == (1280, 800)
    assert len(builder.shapes) <= 4


def test_it_follows_the_theme(window: RoomWindow, qapp: QApplication) -> None:
    window.show_scene(scene("A"))
    before = window.grab().toImage().pixelColor(900, 500)
    apply_theme(qapp, "dark")
    settle()
    assert window.grab().toImage().pixelColor(900, 500) == color("surface") != before
    assert window.grab().toImage().pixelColor(9, 9) == color("current_mark")


def test_black_is_black_and_says_nothing_else(window: RoomWindow, builder: Builder) -> None:
    window.show_scene(scene("Secret"))
    window.set_black(True)
    window.show_scene(scene("Another secret"))
    settle()
    image = window.grab().toImage()
    assert {image.pixel(x, y) for x in (0, 9, 480, 959) for y in (0, 9, 270, 539)} == {0xFF000000}
    assert "ecret" not in "".join(window.texts())
    assert window.accessibleDescription() == "The room screen is black."
    window.set_black(False)
    assert "Another secret" in window.texts()
    assert window.accessibleName() == "Title Another secret"
    assert window.grab().toImage().pixelColor(9, 9) == color("current_mark")


def test_without_a_scene_it_is_empty_and_forgets_the_last_one(window: RoomWindow) -> None:
    window.show_scene(scene("Secret"))
    window.show_scene(None)
    assert "Secret" not in "".join(window.texts())
    assert window.grab().toImage().pixelColor(9, 9) == color("surface")


def test_what_comes_while_it_is_hidden_is_there_when_it_is_shown(window: RoomWindow, builder: Builder) -> None:
    window.hide()
    settle()
    built = len(builder.shapes)
    window.show_scene(scene("A"))
    window.show_scene(scene("B"))
    settle()
    assert len(builder.shapes) == built
    window.show()
    settle()
    assert "B" in window.texts()
    assert len(builder.shapes) == built + 1


def test_escape_a_double_click_and_closing_are_told(window: RoomWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.left.connect(lambda: told.append("left"))
    window.turned.connect(lambda: told.append("turned"))
    window.closed.connect(lambda: told.append("closed"))
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.mouseDClick(window, Qt.MouseButton.LeftButton)
    window.close()
    assert told == ["left", "turned", "closed"]


def test_it_does_not_keep_the_program_alive_nor_ask_for_the_focus(window: RoomWindow) -> None:
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.parent() is None
