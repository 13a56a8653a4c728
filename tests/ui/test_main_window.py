"""The frame: where one is, the menu, undo with its name, and faults that are told instead of hidden."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.commands import AddNote, Decide, DropRound, OpenRound
from app.domain.workshop import Workshop
from app.queries.workshops import workshop as read_workshop

if TYPE_CHECKING:
    from tests.desk import Desk

Sample = Callable[..., Workshop]
PAGES = ("library", "prepare", "score", "review", "plan", "export", "about", "settings")


def test_every_page_is_reached_from_the_rail_and_by_its_action(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "prepare")
    for page in PAGES:
        desk.qtbot.mouseClick(desk.frame.rail.button(page), Qt.MouseButton.LeftButton)
        assert desk.frame.page_id == page
    for page in reversed(PAGES):
        desk.actions[f"go_{page}"].trigger()
        assert desk.frame.page_id == page
        assert desk.frame.rail.active.partition(":")[0] == page


class _Windows(QObject):
    """Notes every widget that appears as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


def test_no_page_flashes_up_as_a_window_or_takes_the_focus_away(desk: Desk, sample: Sample, qapp: QApplication) -> None:
    workshop = desk.add(sample())
    desk.window.activateWindow()
    desk.settle()
    windows = _Windows()
    qapp.installEventFilter(windows)
    desk.actions.open_workshop.emit(workshop.id, "prepare")
    for page in PAGES:
        desk.frame.go(page)
        desk.settle()
        assert QApplication.activeWindow() is desk.window, page
    qapp.removeEventFilter(windows)
    assert windows.seen == []


def test_without_a_workshop_its_pages_lead_to_the_library(desk: Desk) -> None:
    desk.frame.go("score")
    assert desk.frame.page_id == "library"
    assert not desk.actions["go_score"].isEnabled()
    assert [item.id for item in desk.frame.rail.items()] == ["library", "about", "settings"]


def test_the_rail_shows_each_decision_and_leads_to_its_category(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "score")
    category = workshop.scope[1]
    desk.bridge.do(Decide(workshop_id=workshop.id, category_id=category.id, current=1, target=3))
    desk.settle()
    badges = {item.id: item.badge for item in desk.frame.rail.items()}
    assert badges[f"score:{category.id}"] == "1 → 3"
    desk.qtbot.mouseClick(desk.frame.rail.button(f"score:{category.id}"), Qt.MouseButton.LeftButton)
    assert desk.frame.page.detail == category.id
    assert desk.frame.rail.active == f"score:{category.id}"


def test_the_rail_says_where_a_vote_is_open(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "score")
    category = workshop.scope[0]
    item, decided = f"score:{category.id}", desk.frame.rail.items()
    desk.bridge.do(OpenRound(workshop_id=workshop.id, category_id=category.id, round_id="open"))
    desk.settle()
    assert {entry.id: entry.badge for entry in desk.frame.rail.items()}[item] == "voting"
    desk.bridge.do(DropRound(workshop_id=workshop.id, round_id="open"))
    desk.settle()
    assert desk.frame.rail.items() == decided


def test_undo_and_redo_name_the_change_in_the_menu(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    category = workshop.scope[0]
    before = workshop.state(category.id).current
    desk.bridge.do(Decide(workshop_id=workshop.id, category_id=category.id, current=4))
    desk.settle()
    assert desk.actions["undo"].text() == f"Undo current level of {category.name}: 4".replace("&", "&&")
    desk.actions["undo"].trigger()
    desk.settle()
    assert desk.bridge.read(read_workshop, workshop.id).state(category.id).current == before
    assert desk.actions["redo"].text().startswith("Redo current level of")
    assert "Undone: current level of" in desk.frame.page.notice.text
    desk.actions["redo"].trigger()
    assert desk.bridge.read(read_workshop, workshop.id).state(category.id).current == 4


def test_undoing_the_very_adding_of_the_open_workshop_leads_back_to_the_library(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "review")
    desk.actions["undo"].trigger()
    desk.settle()
    assert desk.frame.page_id == "library"
    desk.actions["redo"].trigger()
    desk.settle()
    assert desk.bridge.read(read_workshop, workshop.id).client == workshop.client


def test_a_workshop_that_is_deleted_is_closed_and_comes_back_with_undo(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "plan")
    desk.actions["go_library"].trigger()
    desk.actions["delete_workshop"].trigger()
    desk.settle()
    assert [item.id for item in desk.frame.rail.items()] == ["library", "about", "settings"]
    assert not desk.actions["go_plan"].isEnabled()
    desk.actions["undo"].trigger()
    desk.settle()
    desk.actions.open_workshop.emit(workshop.id, "plan")
    assert desk.frame.page_id == "plan"


def test_the_saved_mark_comes_with_the_commit_and_goes_with_a_refusal(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    assert desk.frame.page.saved.text().startswith("✓ Saved")
    desk.bridge.do(AddNote(workshop_id=workshop.id, kind="quote", text="  "))
    assert desk.frame.page.saved.text() == "Not saved"


def test_every_page_shows_when_the_last_change_was_saved(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "prepare")
    desk.frame.go("review")
    desk.frame._saved_at = "09:59:59"
    desk.frame.go("prepare")
    assert desk.frame.page.saved.text() == "✓ Saved 09:59:59"
    desk.bridge.do(AddNote(workshop_id=workshop.id, kind="quote", text="  "))
    desk.frame.go("prepare", "")
    assert desk.frame.page.saved.text() == "Not saved"
    desk.bridge.do(AddNote(workshop_id=workshop.id, kind="quote", text="Well"))
    last = desk.frame.page.saved.text()
    desk.frame.go("review")
    assert desk.frame.page.saved.text() == last != "✓ Saved 09:59:59"


def test_keys_of_a_page_work_on_no_other(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "plan")
    assert not desk.actions["current_1"].isEnabled()
    desk.actions["go_score"].trigger()
    assert desk.actions["current_1"].isEnabled()
    assert not desk.actions["goal_from_gap"].isEnabled()


def test_no_key_has_two_meanings_on_one_page(desk: Desk) -> None:
    for page in PAGES:
        keys: dict[str, str] = {}
        for spec in desk.actions.specs.values():
            if spec.page in ("", page):
                for key in spec.keys:
                    text = QKeySequence(key).toString()
                    assert text, f"{key} of {spec.id} is no key"
                    assert text not in keys, f"{key} on {page}: {keys[text]} and {spec.id}"
                    keys[text] = spec.id


def test_every_action_has_a_name_and_its_key_in_the_menu_of_its_page(desk: Desk, sample: Sample) -> None:
    desk.actions.open_workshop.emit(desk.add(sample()).id, "score")
    desk.frame.page_menu.aboutToShow.emit()
    names = {action.objectName() for action in desk.frame.page_menu.actions()}
    assert {"action_next_category", "action_current_1"} <= names
    for action in desk.window.findChildren(QAction):
        if action.objectName().startswith("action_"):
            assert action.text()


def test_an_unexpected_fault_is_told_and_logged_and_stops_nothing(
    desk: Desk, capfd: pytest.CaptureFixture[str], expected_logs: object
) -> None:
    try:
        raise RuntimeError("secret text of a client")
    except RuntimeError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert "all that was saved is safe" in desk.frame.page.notice.text


def test_closing_saves_what_is_still_being_typed(desk: Desk, sample: Sample) -> None:
    workshop = desk.add(sample())
    desk.actions.open_workshop.emit(workshop.id, "score")
    category_id = desk.frame.page.detail
    rationale = desk.find("rationale")
    rationale.setFocus()
    desk.qtbot.keyClicks(rationale, "typed at the last moment ")
    path = desk.bridge.workbench.path
    desk.window.close()
    from app.workbench import Workbench

    again = Workbench(path)
    text = again.read(read_workshop, workshop.id).state(category_id).rationale
    again.close()
    assert "typed at the last moment" in text
