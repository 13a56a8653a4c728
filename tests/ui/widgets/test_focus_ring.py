"""A control shows its ring when the focus came by key, and repaints when the pointer comes and goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import color
from ui.widgets.buttons import Button, IconButton
from ui.widgets.check import CheckBox
from ui.widgets.choice import SegmentedChoice
from ui.widgets.focus_ring import FocusRing

MAKERS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button("Save"),
    "icon": lambda: IconButton("close", "Close"),
    "check": lambda: CheckBox("Private"),
    "segment": lambda: SegmentedChoice([("a", "One"), ("b", "Two")]),
}


Show = Callable[[QWidget], FocusRing]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a control in a window, the focus elsewhere."""
    window = QWidget()
    qtbot.addWidget(window)

    def shown(made: QWidget) -> FocusRing:
        column = QVBoxLayout(window)
        other = Button("Elsewhere")
        column.addWidget(other)
        column.addWidget(made)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        other.setFocus(Qt.FocusReason.TabFocusReason)
        control = made.segment("a") if isinstance(made, SegmentedChoice) else made
        assert isinstance(control, FocusRing)
        return control

    return shown


def focus_coloured(control: QWidget) -> int:
    """How many points of it have the colour of the ring."""
    image = control.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = color("focus").rgb()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in points)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_tab_key_brings_a_ring_and_a_click_none(show: Show, kind: str) -> None:
    control = show(MAKERS[kind]())
    assert not control.ringed
    plain = focus_coloured(control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert control.ringed
    assert focus_coloured(control) > plain + 20
    control.clearFocus()
    assert not control.ringed
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(8, control.height() // 2))
    assert QApplication.focusWidget() is control
    assert not control.ringed


@pytest.mark.parametrize(("came", "kept"), [("TabFocusReason", True), ("MouseFocusReason", False)])
def test_back_in_the_window_the_ring_is_as_it_was(show: Show, came: str, kept: bool) -> None:
    control = show(Button("Save"))
    control.setFocus(Qt.FocusReason[came])
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(control, QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason))
    assert control.ringed is kept


class _Counting(FocusRing, QWidget):
    painted = 0

    def paintEvent(self, event: QEvent) -> None:
        self.painted += 1


def test_it_is_painted_anew_when_the_pointer_comes_and_goes(show: Show) -> None:
    made = _Counting()
    made.setFixedSize(40, 20)
    control = show(made)
    QApplication.processEvents()
    at = QPointF(2, 2)
    for event in (QEnterEvent(at, at, at), QEvent(QEvent.Type.Leave)):
        before = made.painted
        QApplication.sendEvent(control, event)
        QApplication.processEvents()
        assert made.painted == before + 1
