"""Keys are changed in place, by keyboard alone, and hold at once and after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import load_settings
from app.workbench import Workbench
from ui.bridge import Bridge
from ui.compose import build_frame
from ui.first_window import FirstWindow
from ui.preferences import Preferences

if TYPE_CHECKING:
    from tests.desk import Desk

_K = Qt.Key
NONE, SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def sheet(desk: Desk, sample: Any) -> Desk:
    """The sheet, opened from the score page."""
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.settle()
    press(desk, _K.Key_F1)
    return desk


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key wherever the focus is."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    desk.qtbot.keyClick(focus, key, held)
    desk.settle()


def ask(desk: Desk, act_id: str) -> None:
    """Go to the line of an act and press Enter."""
    page = desk.frame.page
    page.sheet.go_to(page.sheet.rows[act_id])
    press(desk, _K.Key_Return)
    assert page.sheet.editor is not None
    assert page.sheet.editor.hasFocus()


def sentence(desk: Desk) -> str:
    editor = desk.frame.page.sheet.editor
    assert editor is not None
    return editor.sentence.text()


def kept(tmp_path: Path) -> dict[str, list[str]]:
    return load_settings(tmp_path / "settings.json").keys


def test_a_key_is_changed_and_used_at_once_without_the_mouse(sheet: Desk, tmp_path: Path) -> None:
    desk = sheet
    for key in (_K.Key_N, _K.Key_E, _K.Key_X, _K.Key_T, _K.Key_Space, _K.Key_C, _K.Key_Return, _K.Key_Return):
        press(desk, key)
    press(desk, _K.Key_J)
    assert kept(tmp_path) == {"next_category": ["J", "Ctrl+PgDown"]}
    row = desk.frame.page.sheet.rows["next_category"]
    assert row.hasFocus()
    assert row.accessibleName() == "Next category: J or Ctrl PgDown, changed"
    assert "“Next category” has J or Ctrl PgDown now." in desk.frame.page.notice.text
    press(desk, _K.Key_Escape)
    press(desk, _K.Key_Escape)
    page = desk.frame.page
    assert desk.frame.page_id == "score"
    assert page.bar.next._key == "J"
    first = page.detail
    press(desk, _K.Key_N)
    assert page.detail == first
    press(desk, _K.Key_J)
    assert page.detail != first


def test_a_click_chooses_a_line_too(sheet: Desk, tmp_path: Path) -> None:
    row = sheet.frame.page.sheet.rows["priority"]
    sheet.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    sheet.settle()
    press(sheet, _K.Key_Z)
    assert kept(tmp_path) == {"priority": ["Z"]}


def test_escape_leaves_everything_as_it_was(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "priority")
    press(sheet, _K.Key_Escape)
    assert sheet.frame.page_id == "keys"
    assert sheet.frame.page.sheet.editor is None
    assert sheet.frame.page.sheet.rows["priority"].hasFocus()
    assert kept(tmp_path) == {}


def test_no_shortcut_fires_while_a_key_is_chosen(sheet: Desk, tmp_path: Path) -> None:
    for key, held in ((_K.Key_F1, NONE), (_K.Key_Question, SHIFT), (_K.Key_E, CTRL), (_K.Key_1, ALT)):
        ask(sheet, "priority")
        press(sheet, key, held)
        assert sheet.frame.page_id == "keys"
        assert "has" in sentence(sheet)
        press(sheet, _K.Key_Escape)
    assert kept(tmp_path) == {}


def test_a_clash_is_told_and_the_key_taken_only_when_asked_to(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "priority")
    press(sheet, _K.Key_V)
    assert sentence(sheet) == "“Vote, or vote again” has V."
    assert sheet.find("take_key").isVisible()
    assert kept(tmp_path) == {}
    # another key instead
    press(sheet, _K.Key_N)
    assert sentence(sheet) == "“Next category” has N."
    press(sheet, _K.Key_Return)
    assert kept(tmp_path) == {"priority": ["N"], "next_category": ["Ctrl+PgDown"]}
    assert "Taken from “Next category”" in sheet.frame.page.notice.text
    assert sheet.actions.keys("next_category") == ("Ctrl+PgDown",)


def test_enter_takes_nothing_where_nothing_is_offered(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "priority")
    press(sheet, _K.Key_Return)
    press(sheet, _K.Key_Space)
    assert kept(tmp_path) == {}
    assert "Press another key" in sentence(sheet)


def test_a_key_of_another_page_is_free_but_not_for_an_act_that_works_everywhere(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "make_goals")
    press(sheet, _K.Key_N)
    assert kept(tmp_path) == {"make_goals": ["N"]}
    ask(sheet, "park")
    press(sheet, _K.Key_B)
    assert sentence(sheet) == "“Not doing, why, look again on” on the page Plan has B."
    press(sheet, _K.Key_Escape)
    ask(sheet, "not_doing")
    press(sheet, _K.Key_F5)
    assert sentence(sheet) == "“Room screen” has F5."


@pytest.mark.parametrize(
    ("key", "held", "said"),
    [
        *((_K.Key_Space, NONE, "Space moves"), (_K.Key_Up, NONE, "↑ moves"), (_K.Key_PageDown, NONE, "PgDown moves")),
        *((_K.Key_Return, SHIFT, "⇧ Enter moves"), (_K.Key_Escape, SHIFT, "⇧ Esc moves")),
        *((_K.Key_W, ALT, "Alt W is kept for the menus"), (_K.Key_F, ALT, "Alt F is kept for the menus")),
    ],
)
def test_what_the_program_needs_itself_is_refused(
    sheet: Desk, tmp_path: Path, key: Qt.Key, held: Qt.KeyboardModifier, said: str
) -> None:
    ask(sheet, "priority")
    press(sheet, key, held)
    assert sentence(sheet).startswith(said)
    assert kept(tmp_path) == {}


def test_an_act_that_works_everywhere_is_warned_of_a_letter(sheet: Desk) -> None:
    for key, held, warned in (
        (_K.Key_J, NONE, "does not work while you type"),
        (_K.Key_V, CTRL, "the field uses this key itself"),
        (_K.Key_F12, NONE, ""),
    ):
        ask(sheet, "park")
        press(sheet, key, held)
        notice = sheet.frame.page.notice
        assert notice.tone == ("warn" if warned else "info")
        assert warned in notice.text
    ask(sheet, "priority")
    press(sheet, _K.Key_J)
    assert sheet.frame.page.notice.tone == "info"


@pytest.mark.parametrize("key", [_K.Key_Delete, _K.Key_Backspace])
def test_a_key_is_taken_away(sheet: Desk, tmp_path: Path, key: Qt.Key) -> None:
    ask(sheet, "priority")
    press(sheet, key)
    assert kept(tmp_path) == {"priority": []}
    assert "has no key now" in sheet.frame.page.notice.text
    # there is none to take away
    ask(sheet, "priority")
    press(sheet, key)
    assert sheet.frame.page.sheet.editor is not None


def test_the_second_key_changes_and_a_third_comes_beside_it(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "next_category")
    press(sheet, _K.Key_Right)
    press(sheet, _K.Key_F12)
    assert kept(tmp_path) == {"next_category": ["N", "F12"]}
    ask(sheet, "next_category")
    for _ in range(5):
        press(sheet, _K.Key_Right)
    press(sheet, _K.Key_J)
    assert kept(tmp_path) == {"next_category": ["N", "F12", "J"]}
    ask(sheet, "next_category")
    press(sheet, _K.Key_Right)
    press(sheet, _K.Key_Delete)
    assert kept(tmp_path) == {"next_category": ["N", "J"]}
    # one that it has already is not there twice
    ask(sheet, "next_category")
    press(sheet, _K.Key_J)
    assert kept(tmp_path) == {"next_category": ["J"]}


def test_all_ten_digits_change_with_one_press(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "target")
    press(sheet, _K.Key_G)
    assert sentence(sheet).startswith("G is no digit")
    press(sheet, _K.Key_2, ALT)
    assert sentence(sheet) == "“Workshops” and 5 more have such keys."
    press(sheet, _K.Key_2, CTRL)
    assert kept(tmp_path) == {"target": ["Ctrl+1"]}
    press(sheet, _K.Key_Escape)
    page = sheet.frame.page
    wanted = next(rank for rank in (1, 2) if rank != page._view.state.target)
    press(sheet, _K.Key_0, CTRL)
    press(sheet, Qt.Key(_K.Key_0.value + wanted), CTRL)
    assert page._view.state.target == wanted


def test_one_of_ten_digits_cannot_be_taken_away_alone(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "vote")
    press(sheet, _K.Key_3)
    assert sentence(sheet) == "“Current level” has 3. Its ten keys change together: change them there first."
    press(sheet, _K.Key_Return)
    assert kept(tmp_path) == {}


def test_ten_digits_take_the_keys_of_several_acts(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "current")
    press(sheet, _K.Key_5, ALT)
    press(sheet, _K.Key_Return)
    pages = ("library", "prepare", "score", "review", "plan", "export")
    assert kept(tmp_path) == {"current": ["Alt+1"], **{f"go_{page}": [] for page in pages}}


def test_as_delivered_for_one_act(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "vote")
    press(sheet, _K.Key_Z)
    ask(sheet, "priority")
    press(sheet, _K.Key_V)
    ask(sheet, "vote")
    sheet.qtbot.mouseClick(sheet.find("key_as_delivered"), Qt.MouseButton.LeftButton)
    # meanwhile another act has it
    assert sentence(sheet) == "“Priority” has V."
    press(sheet, _K.Key_Return)
    assert kept(tmp_path) == {"priority": []}
    ask(sheet, "priority")
    press(sheet, _K.Key_Tab)
    assert QApplication.focusWidget().objectName() == "key_as_delivered"
    press(sheet, _K.Key_Return)
    assert kept(tmp_path) == {}


def test_all_as_delivered_and_back_again(sheet: Desk, tmp_path: Path) -> None:
    button = sheet.find("all_keys_as_delivered")
    assert not button.isVisible()
    ask(sheet, "vote")
    press(sheet, _K.Key_Z)
    assert button.isVisible()
    button.setFocus()
    press(sheet, _K.Key_Return)
    assert kept(tmp_path) == {}
    sheet.find("notice_action").setFocus()
    press(sheet, _K.Key_Return)
    assert kept(tmp_path) == {"vote": ["Z"]}
    assert sheet.actions.keys("vote") == ("Z",)


def test_a_change_is_taken_back_from_its_notice(sheet: Desk, tmp_path: Path) -> None:
    ask(sheet, "priority")
    press(sheet, _K.Key_V)
    press(sheet, _K.Key_Return)
    for _ in range(2):
        press(sheet, _K.Key_Tab, SHIFT)
    assert QApplication.focusWidget().objectName() == "notice_action"
    press(sheet, _K.Key_Space)
    assert kept(tmp_path) == {}
    assert sheet.actions.keys("vote") == ("V",)
    assert sheet.frame.page.sheet.rows["vote"].keys == ("V",)


def test_a_click_elsewhere_asks_no_more(sheet: Desk) -> None:
    ask(sheet, "priority")
    sheet.frame.page.search.setFocus()
    sheet.settle()
    assert sheet.frame.page.sheet.editor is None
    ask(sheet, "priority")
    sheet.qtbot.mouseClick(sheet.frame.page.sheet.rows["rationale"], Qt.MouseButton.LeftButton)
    sheet.settle()
    editor = sheet.frame.page.sheet.editor
    assert editor is not None
    assert editor.act.id == "rationale"


def test_the_key_of_this_very_page_can_be_changed(sheet: Desk) -> None:
    ask(sheet, "show_keys")
    press(sheet, _K.Key_F12)
    press(sheet, _K.Key_F12)
    assert sheet.frame.page_id == "score"
    press(sheet, _K.Key_F1)
    assert sheet.frame.page_id == "score"
    press(sheet, _K.Key_Question, SHIFT)
    assert sheet.frame.page_id == "keys"


def test_settings_that_cannot_be_kept_are_told_and_the_key_still_works(sheet: Desk, tmp_path: Path) -> None:
    (tmp_path / "settings.json").unlink(missing_ok=True)
    (tmp_path / "settings.json").mkdir()
    ask(sheet, "priority")
    press(sheet, _K.Key_J)
    assert sheet.frame.page.notice.tone == "warn"
    assert "has J now" not in sheet.frame.page.notice.text
    assert sheet.actions.keys("priority") == ("J",)


def test_keys_of_acts_that_only_another_version_knows_are_kept(sheet: Desk, tmp_path: Path, expected_logs: Any) -> None:
    sheet.frame.preferences.change(keys={"of_a_newer_version": ["F12"]})
    ask(sheet, "priority")
    press(sheet, _K.Key_J)
    assert kept(tmp_path) == {"of_a_newer_version": ["F12"], "priority": ["J"]}


def test_a_restart_keeps_what_was_changed(sheet: Desk, tmp_path: Path, qapp: QApplication) -> None:
    ask(sheet, "new_workshop")
    press(sheet, _K.Key_F12)
    window = FirstWindow()
    preferences = Preferences(tmp_path / "settings.json", window)
    frame = build_frame(qapp, window, Bridge(Workbench(tmp_path / "other.sqlite"), window), preferences)
    assert frame.actions_table["new_workshop"].shortcut().toString() == "F12"
    assert frame.actions_table.changed_acts == {"new_workshop"}
    window.close()
    window.deleteLater()
