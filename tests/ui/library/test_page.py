"""The library page, used with mouse and keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView

from app.commands import ArchiveWorkshop, Decide, DeleteWorkshop
from app.domain.workshop import Workshop
from app.queries.library import workshop_list

if TYPE_CHECKING:
    from tests.desk import Desk

Sample = Callable[..., Workshop]
LEFT = Qt.MouseButton.LeftButton


def _cells(desk: Desk) -> list[list[str]]:
    model = desk.frame.page.table_model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _click(desk: Desk, name: str) -> None:
    button = desk.find(name)
    assert button.isVisible(), f"{name} is not visible"
    assert button.isEnabled(), f"{name} is not enabled"
    desk.qtbot.mouseClick(button, LEFT)
    desk.settle()


def test_the_first_start_offers_the_sample_and_a_new_workshop(desk: Desk) -> None:
    assert desk.find("welcome_sample").isVisible()
    assert desk.find("welcome_new").isVisible()
    assert not desk.find("search").isVisible()


def test_the_sample_opens_where_its_group_scored(desk: Desk) -> None:
    _click(desk, "welcome_sample")
    assert desk.frame.page_id == "score"
    assert desk.bridge.read(workshop_list).rows[0].client == "Ravelund Bank"


def test_a_new_workshop_is_made_with_the_keyboard_alone(desk: Desk) -> None:
    desk.actions["new_workshop"].trigger()
    client = desk.find("new_client", QLineEdit)
    assert client.hasFocus()
    client.insert("Łódź & <b>Söhne</b>")  # QTest types Latin 1 only
    desk.qtbot.keyClick(client, Qt.Key.Key_Tab)
    desk.qtbot.keyClicks(desk.find("new_team"), "Payments")
    desk.qtbot.keyClick(desk.find("new_team"), Qt.Key.Key_Return)
    desk.settle()
    (row,) = desk.bridge.read(workshop_list).rows
    assert (row.client, row.team, row.model_id) == ("Łódź & <b>Söhne</b>", "Payments", "cd-infoq")
    assert desk.frame.page_id == "prepare"


def test_a_workshop_without_a_client_is_refused_beside_the_field(desk: Desk) -> None:
    desk.actions["new_workshop"].trigger()
    _click(desk, "create_workshop")
    assert desk.frame.page.new_card.client_field.error == "Enter the client."
    assert desk.bridge.read(workshop_list).rows == ()


@pytest.mark.parametrize("text", ["31 February 2026", "soon", ""])
def test_a_date_that_is_none_is_refused_beside_the_field_and_kept(desk: Desk, text: str) -> None:
    desk.actions["new_workshop"].trigger()
    desk.qtbot.keyClicks(desk.find("new_client"), "Acme")
    date = desk.find("new_date", QLineEdit)
    date.selectAll()
    desk.qtbot.keyClick(date, Qt.Key.Key_Delete)
    desk.qtbot.keyClicks(date, text)
    _click(desk, "create_workshop")
    assert desk.frame.page.new_card.date_field.error
    assert date.text() == text
    assert desk.bridge.read(workshop_list).rows == ()


def test_a_client_of_301_characters_is_refused_with_its_length(desk: Desk) -> None:
    desk.actions["new_workshop"].trigger()
    desk.find("new_client", QLineEdit).setText("x" * 301)
    _click(desk, "create_workshop")
    assert "301" in desk.frame.page.new_card.client_field.error


def test_escape_gives_the_new_workshop_up(desk: Desk) -> None:
    desk.actions["new_workshop"].trigger()
    desk.qtbot.keyClick(desk.find("new_client"), Qt.Key.Key_Escape)
    desk.settle()
    assert not desk.frame.page.new_card.isVisible()
    assert desk.find("welcome_new").isVisible()


def test_a_line_shows_scores_of_decided_categories_only(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample("connected-services"))
    decided = [workshop.state(c.id) for c in workshop.scope if workshop.state(c.id).decided]
    (line,) = _cells(desk)
    current = sum(state.current or 0 for state in decided) / len(decided)
    assert line[0] == workshop.client
    assert line[5].startswith(f"{current:.1f}")


def test_a_workshop_without_a_decision_has_no_score(desk: Desk, sample: Sample) -> None:
    from app.domain.making import copy_of

    desk.add(copy_of(sample(), date=dt.date(2026, 1, 1), team="x"))
    (line,) = _cells(desk)
    assert line[4:] == ["Preparing", "no score", "–", "–"]


def test_typing_finds_client_team_and_model_whatever_the_accents(desk: Desk, sample: Sample) -> None:
    for name in ("bank-payments", "retail-data-platform", "logistics-platform", "connected-services"):
        desk.add(sample(name))
    desk.actions["search"].trigger()
    search = desk.find("search", QLineEdit)
    for text, clients in (
        ("lodz", ["Škarda Auto"]),
        ("KUBERNETES platform", ["Vanderlaak Logistics"]),
        ("2026-11", ["Škarda Auto", "Brindle & Sorrel Foods"]),
        ("nothing like this", []),
    ):
        search.clear()
        desk.qtbot.keyClicks(search, text)
        assert [line[0] for line in _cells(desk)] == clients
    assert desk.frame.page.nothing.isVisible()


def test_enter_opens_the_selected_workshop_where_it_goes_on(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    table = desk.find("workshops", QTableView)
    table.setFocus()
    desk.qtbot.keyClick(table, Qt.Key.Key_Return)
    desk.settle()
    assert (desk.frame.workshop_id, desk.frame.page_id) == (workshop.id, "plan")


def test_continue_takes_up_the_workshop_changed_last(desk: Desk, sample: Sample) -> None:
    first, second = desk.add(sample()), desk.add(sample("logistics-platform"))
    category = first.scope[0]
    desk.bridge.do(Decide(workshop_id=first.id, category_id=category.id, current=first.model.highest))
    _click(desk, "continue")
    assert desk.frame.workshop_id == first.id != second.id


def test_archive_and_delete_are_undone_from_the_bar(desk: Desk, sample: Sample) -> None:
    desk.add(sample())
    for name, shelf in (("archive", "archived"), ("delete_workshop", "deleted")):
        _click(desk, name)
        assert desk.bridge.read(workshop_list).counts == {"open": 0, "archived": 0, "deleted": 0} | {shelf: 1}
        desk.qtbot.mouseClick(desk.frame.page.notice.action_button, LEFT)
        desk.settle()
        assert desk.bridge.read(workshop_list).counts["open"] == 1


def test_what_is_archived_or_deleted_comes_back_from_its_shelf(desk: Desk, sample: Sample) -> None:
    first, second = desk.add(sample()), desk.add(sample("logistics-platform"))
    desk.bridge.do(ArchiveWorkshop(first.id))
    desk.bridge.do(DeleteWorkshop(second.id))
    for shelf in ("archived", "deleted"):
        segment = desk.frame.page.shelves.segment(shelf)
        desk.qtbot.mouseClick(segment, LEFT)
        desk.settle()
        assert len(_cells(desk)) == 1
        _click(desk, "archive")
    assert desk.bridge.read(workshop_list).counts == {"open": 2, "archived": 0, "deleted": 0}


def test_a_deleted_workshop_is_not_opened(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.bridge.do(DeleteWorkshop(workshop.id))
    desk.qtbot.mouseClick(desk.frame.page.shelves.segment("deleted"), LEFT)
    desk.settle()
    assert not desk.find("open_workshop", QPushButton).isEnabled()
    desk.find("workshops", QTableView).activated.emit(desk.frame.page.table_model.index(0, 0))
    assert desk.frame.page_id == "library"


def test_a_duplicate_has_the_people_and_scope_and_nothing_scored(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    _click(desk, "duplicate")
    (made,) = (row for row in desk.bridge.read(workshop_list).rows if row.id != workshop.id)
    assert (made.team, made.stage, made.in_scope) == (f"{workshop.team} (copy)", "prepare", len(workshop.scope))
    desk.actions["undo"].trigger()
    assert [row.id for row in desk.bridge.read(workshop_list).rows] == [workshop.id]


def test_enter_goes_on_with_the_workshop_that_was_open_last(desk: Desk, sample: Sample) -> None:
    first = desk.add(sample())
    desk.actions.open_workshop.emit(first.id, "review")
    later = desk.add(sample("retail-data-platform"))
    desk.actions["go_library"].trigger()
    desk.settle()
    assert desk.bridge.read(workshop_list).rows[0].id == later.id
    assert desk.frame.page.continue_card.name_label.text() == f"{first.client} · {first.team}"
    assert desk.frame.page.selected.id == first.id
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.workshop_id == first.id
    assert desk.frame.page_id != "library"


def test_at_the_first_start_enter_opens_the_sample(desk: Desk) -> None:
    desk.settle()
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.page_id == "score"
