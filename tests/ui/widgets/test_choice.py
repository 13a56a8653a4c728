"""One of a few is chosen by mouse and by key, and told only when a person chose it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.choice import SegmentedChoice

RATINGS = [("N", "N"), ("P", "P"), ("L", "L"), ("F", "F"), ("NA", "n/a")]


def shown(qtbot: QtBot, choice: SegmentedChoice) -> list[object]:
    qtbot.addWidget(choice)
    with qtbot.waitExposed(choice):
        choice.show()
    choice.activateWindow()
    values: list[object] = []
    choice.chosen.connect(values.append)
    return values


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_a_click_chooses_and_tells_once(qtbot: QtBot) -> None:
    choice = SegmentedChoice(RATINGS)
    values = shown(qtbot, choice)
    for value in ("L", "L", "NA"):
        QTest.mouseClick(choice.segment(value), Qt.MouseButton.LeftButton)
    assert (values, choice.value()) == (["L", "NA"], "NA")


def test_arrows_choose_the_neighbour_and_stop_at_the_ends(qtbot: QtBot) -> None:
    choice = SegmentedChoice(RATINGS)
    values = shown(qtbot, choice)
    choice.setFocus()
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    press(right, right, left, left, Qt.Key.Key_End, right, Qt.Key.Key_Home)
    assert values == ["N", "P", "N", "NA", "N"]
    assert QApplication.focusWidget() is choice.segment("N")


def test_space_chooses_the_focused_one(qtbot: QtBot) -> None:
    choice = SegmentedChoice(RATINGS)
    values = shown(qtbot, choice)
    choice.setFocus()
    press(Qt.Key.Key_Space)
    assert values == ["N"]


def test_the_tab_key_stops_once_at_the_chosen_one(qtbot: QtBot) -> None:
    choice = SegmentedChoice(RATINGS)
    shown(qtbot, choice)
    choice.set_value("F")
    stops = [v for v, _ in RATINGS if choice.segment(v).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["F"]


def test_the_program_s_value_is_told_to_nobody(qtbot: QtBot) -> None:
    choice = SegmentedChoice(RATINGS)
    values = shown(qtbot, choice)
    for value in ("P", None, "unknown"):
        choice.set_value(value)
    assert (values, choice.value()) == ([], None)
    assert not any(choice.segment(v).isChecked() for v, _ in RATINGS)


@pytest.mark.parametrize("clearable", [True, False])
def test_only_a_clearable_choice_can_be_cleared(qtbot: QtBot, clearable: bool) -> None:
    choice = SegmentedChoice(RATINGS, clearable=clearable)
    values = shown(qtbot, choice)
    choice.set_value("P")
    QTest.mouseClick(choice.segment("P"), Qt.MouseButton.LeftButton)
    assert choice.value() == (None if clearable else "P")
    choice.set_value("P")
    choice.setFocus()
    press(Qt.Key.Key_Delete)
    assert choice.value() == (None if clearable else "P")
    assert values == ([None, None] if clearable else [])
    assert choice.segment("P").isChecked() == (not clearable)


def test_other_options_keep_a_value_that_is_among_them(qtbot: QtBot) -> None:
    choice = SegmentedChoice(RATINGS)
    shown(qtbot, choice)
    choice.set_value("L")
    choice.set_options([("L", "Largely"), ("F", "Fully")])
    assert choice.value() == "L"
    choice.set_options([("x", "X")])
    assert choice.value() is None
