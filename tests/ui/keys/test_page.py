"""The page with all keys: always true, and left as it was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.keys.groups import groups
from ui.keys.row import KeyRow, Line
from ui.widgets.paint import key_text

if TYPE_CHECKING:
    from tests.desk import Desk


def test_every_act_has_a_line_that_shows_its_keys(desk: Desk) -> None:
    desk.actions["show_keys"].trigger()
    desk.settle()
    rows = {row.act.id: row for row in desk.frame.page.findChildren(KeyRow)}
    assert set(rows) == {act.id for act in desk.actions.acts}
    for act_id, row in rows.items():
        assert row.isVisible()
        assert row.keys == desk.actions.keys_by_act[act_id]
        for key in row.keys:
            assert key_text(key) in row.accessibleName()
    assert rows["read_models"].accessibleName() == "Read again: Ctrl R"
    assert rows["target"].accessibleName() == "Target level: ⇧ 1 … ⇧ 0"
    assert rows["open_sample"].accessibleName().endswith("no key")


def test_pages_are_named_as_everywhere_else(desk: Desk) -> None:
    titles = {group.page: group.title for group in groups(desk.actions.acts)}
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


@pytest.mark.parametrize(("width", "columns"), [(1000, 2), (1440, 4), (1920, 5)])
def test_the_groups_stand_in_as_many_columns_as_fit(desk: Desk, width: int, columns: int) -> None:
    desk.window.resize(width, 700)
    desk.actions["show_keys"].trigger()
    desk.settle()
    page = desk.frame.page
    assert len({card.x() for card in page.sheet.cards}) == columns
    for label in page.column.findChildren(QLabel):
        assert label.width() >= min(80, label.fontMetrics().horizontalAdvance(label.text()))
    for line in page.column.findChildren(Line):
        assert line.height() >= line.heightForWidth(line.width())
        right = line.caps.mapTo(page.column.viewport(), line.caps.rect().topRight()).x()
        assert right <= page.column.viewport().width()
    boxes = [card.geometry() for card in page.sheet.cards]
    assert not any(one.intersects(two) for nth, one in enumerate(boxes) for two in boxes[:nth])


@pytest.mark.parametrize("start", ["library", "prepare", "score", "review", "plan", "export", "about", "settings"])
def test_all_keys_fit_on_one_sheet_of_the_usual_window(desk: Desk, sample: Any, start: str) -> None:
    desk.window.resize(1440, 900)
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.frame.go(start)
    desk.actions["show_keys"].trigger()
    desk.settle()
    assert desk.frame.page.column.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("next", {"next_category", "next_lack"}),
        ("f5", {"room_screen"}),
        ("alt 3", {"go_score"}),
        ("ctrl+e", {"export"}),
        ("q", {"note_quote"}),
        ("CLOCK", {"pause_clock", "shorten_rest"}),
        ("zzz", set()),
    ],
)
def test_what_is_typed_finds_acts_and_keys(desk: Desk, typed: str, found: set[str]) -> None:
    desk.actions["show_keys"].trigger()
    desk.settle()
    page = desk.frame.page
    for sign in typed:
        desk.qtbot.keyClicks(QApplication.focusWidget(), sign)
    assert page.search.hasFocus()
    assert page.search.text() == typed
    desk.settle()
    shown = {act_id for act_id, row in page.sheet.rows.items() if row.isVisible()}
    assert found <= shown
    if typed not in ("CLOCK", "ctrl+e"):
        assert shown == found
    assert page.nothing.isVisible() == (not found)
    desk.qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert desk.frame.page_id == "keys"
    assert all(row.isVisible() for row in page.sheet.rows.values())


def test_a_window_that_grows_gives_the_room_back(desk: Desk) -> None:
    heights = []
    desk.actions["show_keys"].trigger()
    for width in (1440, 1000, 1440):
        desk.window.resize(width, 900)
        desk.settle()
        heights.append((desk.frame.page.hint.height(), desk.frame.page.sheet.height()))
    assert heights[0] == heights[2]
    assert heights[1] > heights[0]


def test_arrow_keys_go_through_the_lines_and_to_the_columns_beside(desk: Desk) -> None:
    desk.window.resize(1440, 900)
    desk.actions["show_keys"].trigger()
    desk.settle()
    page = desk.frame.page
    names = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        desk.qtbot.keyClick(QApplication.focusWidget(), key)
        names.append(QApplication.focusWidget().objectName())
    assert names == ["keys_of_search", "keys_of_duplicate", "keys_of_search", "keys_of_search"]
    row = page.sheet.rows["search"]
    desk.qtbot.keyClick(row, Qt.Key.Key_Right)
    beside = QApplication.focusWidget()
    assert isinstance(beside, KeyRow)
    assert beside.mapTo(page, beside.rect().topLeft()).x() > row.mapTo(page, row.rect().topRight()).x()
    desk.qtbot.keyClick(beside, Qt.Key.Key_Left)
    assert row.hasFocus()
    page.search.setFocus()
    desk.qtbot.keyClick(page.search, Qt.Key.Key_Up)
    seen = set()
    while QApplication.focusWidget().objectName() not in seen:
        seen.add(QApplication.focusWidget().objectName())
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert len(seen) == len(page.sheet.rows)


def test_only_one_line_is_a_stop_of_the_tab_key(desk: Desk) -> None:
    desk.actions["show_keys"].trigger()
    desk.settle()
    sheet = desk.frame.page.sheet

    def stops() -> list[str]:
        return [act_id for act_id, row in sheet.rows.items() if row.focusPolicy() & Qt.FocusPolicy.TabFocus.value]

    assert stops() == ["search"]
    sheet.go_to(sheet.rows["vote"])
    assert stops() == ["vote"]
    desk.frame.page.search.setText("park a")
    assert stops() == ["park"]
