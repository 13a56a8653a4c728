"""Layouts that rest while much changes, and a window that is not laid out for what happens on one of its pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layouts import Apart, column_resting, lay_out_now, resting
from ui.widgets.scroll import ScrollColumn


class Sized(QObject):
    """Notes how often widgets got another size, and their heights."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.heights: list[int] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything happen as it does."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.heights.append(watched.height())
        return False


def block(height: int) -> QWidget:
    made = QWidget()
    made.setFixedHeight(height)
    return made


def boxed(*inside: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in inside:
        column.addWidget(widget)
    return made


@pytest.fixture
def nested(qtbot: QtBot) -> tuple[QWidget, QWidget, QWidget]:
    """A part in a box in a window, and beside the part a filler that takes the room that is left."""
    part = boxed(block(20), block(20), block(20))
    for child in part.findChildren(QWidget):
        child.hide()
    filler = QWidget()
    outer = boxed(boxed(part), filler)
    layout = outer.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.setStretch(1, 1)
    outer.resize(300, 300)
    qtbot.addWidget(outer)
    with qtbot.waitExposed(outer):
        outer.show()
    lay_out_now()
    return outer, part, filler


def test_what_surrounds_a_part_is_laid_out_once_for_all_its_changes(nested: tuple[QWidget, QWidget, QWidget]) -> None:
    _, part, filler = nested
    parent = part.parentWidget()
    assert parent is not None
    sized = Sized(filler)
    for child in part.findChildren(QWidget):
        child.show()
    assert len(sized.heights) == 3, "without a rest each of them is a layout: this test would test nothing"
    for child in part.findChildren(QWidget):
        child.hide()
    lay_out_now()
    sized.heights.clear()
    with resting(part, parent):
        for child in part.findChildren(QWidget):
            child.show()
    assert sized.heights == []
    lay_out_now()
    assert sized.heights == [300 - 60]
    assert [child.y() for child in part.findChildren(QWidget)] == [0, 20, 40]


def test_a_rest_that_fails_ends_all_the_same(nested: tuple[QWidget, QWidget, QWidget]) -> None:
    _, part, filler = nested
    with pytest.raises(ValueError, match="no"), resting(part):
        part.findChildren(QWidget)[0].show()
        raise ValueError("no")
    lay_out_now()
    assert filler.height() == 280


def test_what_was_asked_while_it_rested_is_not_forgotten(nested: tuple[QWidget, QWidget, QWidget]) -> None:
    _, part, filler = nested
    with resting(part):
        part.findChildren(QWidget)[0].show()
        # whoever lays out meanwhile takes the request, and the layout does nothing
        lay_out_now()
    lay_out_now()
    assert filler.height() == 280
    part.findChildren(QWidget)[1].show()
    lay_out_now()
    assert filler.height() == 260


def test_a_rest_within_a_rest_ends_with_the_outer_one(nested: tuple[QWidget, QWidget, QWidget]) -> None:
    _, part, filler = nested
    with resting(part):
        with resting(part):
            part.findChildren(QWidget)[0].show()
        lay_out_now()
        assert filler.height() == 300
    lay_out_now()
    assert filler.height() == 280


def test_every_widget_has_its_place_at_once_however_deep_it_lies(qtbot: QtBot) -> None:
    deep = block(10)
    deep.hide()
    around = deep
    for _ in range(8):
        around = boxed(around)
    filler = QWidget()
    outer = boxed(around, filler)
    layout = outer.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.setStretch(1, 1)
    outer.resize(200, 200)
    qtbot.addWidget(outer)
    with qtbot.waitExposed(outer):
        outer.show()
    parent = deep.parentWidget()
    assert parent is not None
    with resting(parent):
        deep.show()
    lay_out_now()
    assert filler.height() == 190


@pytest.fixture
def column(qtbot: QtBot) -> tuple[ScrollColumn, QWidget, QWidget]:
    """A column that scrolls: a part that gives way when there is little room, and beneath it rows in a box."""
    part, rows = QWidget(), boxed(block(60))
    QVBoxLayout(part).addWidget(Yielding())
    found = ScrollColumn(ground="window")
    found.body.addWidget(boxed(part, rows))
    found.resize(200, 120)
    qtbot.addWidget(found)
    with qtbot.waitExposed(found):
        found.show()
    lay_out_now()
    return found, part, rows


class Yielding(QWidget):
    """Wants a height and can do with much less, as a wrapped text seems to before its width is known."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 100

    def sizeHint(self) -> QSize:
        return QSize(100, 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(10, 10)


def add(rows: QWidget, height: int) -> None:
    layout, row = rows.layout(), block(height)
    assert layout is not None
    layout.addWidget(row)
    row.show()


def test_a_list_that_becomes_higher_presses_nothing_together(column: tuple[ScrollColumn, QWidget, QWidget]) -> None:
    found, part, rows = column
    inside = found.widget()
    assert inside is not None
    height, sized = inside.height(), Sized(part)
    add(rows, 60)
    lay_out_now()
    assert inside.height() == height + 60
    assert len(sized.heights) > 1, "from the inside out it is pressed together first: this test would test nothing"
    sized.heights.clear()
    with column_resting(rows):
        for _ in range(3):
            add(rows, 60)
    assert inside.height() == height + 240
    assert rows.height() == 300
    assert sized.heights == []


def test_a_column_that_rests_already_is_laid_out_by_whoever_lets_it_rest(
    column: tuple[ScrollColumn, QWidget, QWidget],
) -> None:
    found, _, rows = column
    inside = found.widget()
    assert inside is not None
    before = inside.height()
    with resting(rows, inside):
        with column_resting(rows):
            add(rows, 60)
        assert inside.height() == before
    lay_out_now()
    assert inside.height() == before + 60


def test_a_page_asks_nobody_around_for_another_size(qtbot: QtBot) -> None:
    child = block(10)
    page = boxed(child)
    apart = Apart(page)
    outer = boxed(apart, block(30))
    outer.resize(200, 200)
    qtbot.addWidget(outer)
    with qtbot.waitExposed(outer):
        outer.show()
    lay_out_now()
    assert page.size() == apart.size()

    class Asked(QObject):
        times = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.LayoutRequest
            return False

    asked = Asked()
    outer.installEventFilter(asked)
    child.setFixedHeight(90)
    for _ in range(4):
        QApplication.processEvents()
    assert asked.times == 0
    outer.resize(260, 240)
    assert page.size() == apart.size()
    assert page.width() == 260
