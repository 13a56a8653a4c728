"""The page with all keys: always true, and left as it was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.actions import ANYWHERE, Spec, table
from ui.keys.groups import IN_FIELDS, KeyLine, groups
from ui.keys.page import KeyCaps

if TYPE_CHECKING:
    from tests.desk import Desk


def test_every_key_of_the_table_is_shown_under_its_page() -> None:
    shown = {(group.page, key) for group in groups(table()) for line in group.lines for key in (*line.keys, line.to)}
    for spec in table():
        for key in spec.keys:
            tail = spec.id.rpartition("_")[2]
            if not tail.isdecimal() or tail in ("1", "0"):
                assert (spec.page, key) in shown, f"{spec.id}: {key}"


def test_nothing_is_shown_that_is_not_in_the_table() -> None:
    keys = {(spec.page, key) for spec in table() for key in spec.keys}
    for group in groups(table()):
        if group.page != IN_FIELDS:
            for line in group.lines:
                assert {(group.page, key) for key in (*line.keys, line.to) if key} <= keys


def test_ten_actions_that_differ_in_their_digit_are_one_line() -> None:
    specs = [Spec(f"level_{n}", "score", f"Level {n}", (f"Ctrl+{n}",)) for n in "123"]
    (group, _) = groups([*specs, Spec("other", "score", "Other", ())])
    assert group.lines == (KeyLine("Level", ("Ctrl+1",), "Ctrl+3"),)


def test_the_page_where_one_was_comes_first_then_what_works_everywhere() -> None:
    assert [group.page for group in groups(table(), "plan")][:2] == ["plan", ANYWHERE]
    assert groups(table())[0].page == ANYWHERE
    assert groups(table())[-1].page == IN_FIELDS


def test_pages_are_named_as_everywhere_else(desk: Desk) -> None:
    titles = {group.page: group.title for group in groups(table())}
    assert titles["about"] == desk.actions["go_about"].text()
    assert titles["library"] == "Workshops"


@pytest.mark.parametrize("how", ["escape", "key", "button"])
@pytest.mark.parametrize("start", ["library", "score", "settings"])
def test_one_comes_back_to_where_one_was(desk: Desk, sample: Any, start: str, how: str) -> None:
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.frame.go(start)
    desk.settle()
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    desk.settle()
    page = desk.frame.page
    assert desk.frame.page_id == "keys"
    assert page.hasFocus()
    if how == "escape":
        desk.qtbot.keyClick(page, Qt.Key.Key_Escape)
    elif how == "key":
        desk.qtbot.keyClick(page, Qt.Key.Key_F1)
    else:
        desk.qtbot.mouseClick(desk.find("back"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.frame.page_id == start


def test_the_field_that_had_the_focus_has_it_again(desk: Desk, sample: Any) -> None:
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "prepare")
    desk.settle()
    place = desk.find("place")
    place.setFocus()
    desk.qtbot.keyClicks(place, "x")
    desk.qtbot.keyClick(place, Qt.Key.Key_F1)
    desk.settle()
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.frame.page_id == "prepare"
    assert place.hasFocus()
    assert "x" in place.text()


def test_the_keys_of_other_pages_sleep_here(desk: Desk, sample: Any) -> None:
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.actions["show_keys"].trigger()
    assert not desk.actions["next_category"].isEnabled()
    assert desk.actions["undo"].text().startswith("Undo")


@pytest.mark.parametrize(("width", "columns"), [(1000, 2), (1440, 3), (1920, 4)])
def test_the_groups_stand_in_as_many_columns_as_fit(desk: Desk, width: int, columns: int) -> None:
    desk.window.resize(width, 700)
    desk.actions["show_keys"].trigger()
    desk.settle()
    page = desk.frame.page
    assert len({card.x() for card in page._cards}) == columns
    for label in page.column.findChildren(QLabel):
        assert label.width() >= min(80, label.fontMetrics().horizontalAdvance(label.text()))
    for caps in page.column.findChildren(KeyCaps):
        right = caps.mapTo(page.column.viewport(), caps.rect().topRight()).x()
        assert right <= page.column.viewport().width()
