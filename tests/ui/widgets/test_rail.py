"""The rail tells where a person wants to go and shows where one is."""

from __future__ import annotations

from html import escape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.rail import Rail, RailItem

LONG = "A category <b>with a name</b> & more than any rail can hold in one line"
ITEMS = [
    RailItem("prepare", "Prepare"),
    RailItem("score", "Score", "1 of 2"),
    RailItem("c1", "Build & deploy", "2→4", indent=1),
    RailItem("c2", LONG, indent=1),
    RailItem("export", "Export", enabled=False),
    RailItem("about", "About"),
]


def shown(qtbot: QtBot) -> tuple[Rail, list[str]]:
    rail = Rail("Levelset", "Northwind · Payments")
    rail.set_items(ITEMS)
    qtbot.addWidget(rail)
    with qtbot.waitExposed(rail):
        rail.resize(rail.width(), 500)
        rail.show()
    rail.activateWindow()
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    return rail, chosen


def test_a_click_tells_the_item_and_leaves_the_mark_to_the_owner(qtbot: QtBot) -> None:
    rail, chosen = shown(qtbot)
    rail.set_active("prepare")
    QTest.mouseClick(rail.button("c1"), Qt.MouseButton.LeftButton)
    assert chosen == ["c1"]
    assert rail.active == "prepare"
    assert rail.button("prepare").isChecked()
    assert not rail.button("c1").isChecked()


def test_arrows_walk_over_what_can_be_chosen_and_enter_chooses(qtbot: QtBot) -> None:
    rail, chosen = shown(qtbot)
    rail.button("c1").setFocus()
    down, up, enter = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return
    for key in (down, down, enter, up, enter, Qt.Key.Key_Home, up, Qt.Key.Key_Space, Qt.Key.Key_End, enter):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert chosen == ["about", "c2", "prepare", "about"]


def test_items_are_replaced_without_losing_place_or_focus(qtbot: QtBot) -> None:
    rail, chosen = shown(qtbot)
    rail.set_active("c1")
    rail.button("c1").setFocus()
    rail.set_items([*ITEMS[:2], RailItem("c1", "Build, renamed", "3→4", 1)])
    assert [item.id for item in rail.items()] == ["prepare", "score", "c1"]
    assert rail.button("c1").isChecked()
    assert rail.button("c1").hasFocus()
    rail.set_items(ITEMS * 4)
    assert len(rail.items()) == 24
    assert chosen == []


def test_a_badge_changes_alone(qtbot: QtBot) -> None:
    rail, _ = shown(qtbot)
    rail.set_badge("score", "2 of 2")
    rail.set_badge("nowhere", "!")
    assert [item.badge for item in rail.items()] == ["", "2 of 2", "2→4", "", "", ""]
    assert rail.button("score").accessibleDescription() == "2 of 2"


def test_a_long_name_has_a_literal_tooltip(qtbot: QtBot) -> None:
    rail, _ = shown(qtbot)
    assert "&lt;b&gt;" in rail.button("c2").toolTip()
    assert rail.button("prepare").toolTip() == ""


def test_the_page_above_an_indented_item_is_marked_as_well(qtbot: QtBot) -> None:
    rail, _ = shown(qtbot)
    rail.set_active("c2")
    assert [e.item.id for e in rail._entries if e._page] == ["score"]
    rail.set_active("about")
    assert not any(e._page for e in rail._entries)


@pytest.mark.parametrize(
    ("name", "lines", "cut"),
    [
        ("Northwind · Payments", 1, False),
        ("Ravelund International Banking · Payments", 2, False),
        ("Ravelund International Banking & <i>Insurance</i> " * 7, 3, True),
        ("X" * 300, 3, True),
    ],
)
def test_the_name_of_a_client_takes_three_lines_at_most(qtbot: QtBot, name: str, lines: int, cut: bool) -> None:
    rail, _ = shown(qtbot)
    one = rail.subtitle.height()
    rail.set_names("Levelset", name)
    QApplication.processEvents()
    assert rail.subtitle.height() == lines * one
    assert rail.subtitle.text() == name
    assert (escape(name) in rail.subtitle.toolTip()) is cut
    rail.set_names("Levelset", "Northwind")
    QApplication.processEvents()
    assert rail.subtitle.toolTip() == ""
    assert rail.subtitle.height() == one
