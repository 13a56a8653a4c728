"""The table of actions follows the settings: keys change at once, wherever they are shown."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.commands import AddWorkshop
from app.workbench import Workbench
from ui import digit_row
from ui.actions import Actions
from ui.bridge import Bridge
from ui.compose import build_frame
from ui.first_window import FirstWindow
from ui.main_window import Frame
from ui.preferences import Preferences
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from tests.desk import Desk

NONE, SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[Actions]:
    window = QMainWindow()
    qtbot.addWidget(window)
    yield Actions(window)


def test_keys_change_and_go_back(actions: Actions, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.keys_changed):
        actions.set_keys({"vote": ["Z"], "target": ["Ctrl+1"]})
    assert actions["vote"].shortcut() == QKeySequence("Z")
    assert actions["target_4"].shortcut() == QKeySequence("Ctrl+4")
    assert actions.keys("target_0") == ("Ctrl+0",)
    assert actions.changed_acts == {"vote", "target"}
    actions.set_keys({})
    assert actions["vote"].shortcut() == QKeySequence("V")
    assert actions.changed_acts == set()


def test_nothing_is_told_where_nothing_changes(actions: Actions, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(actions.keys_changed):
        actions.set_keys({"vote": ["V"]})


def test_a_bound_button_follows_by_itself(actions: Actions, qtbot: QtBot) -> None:
    button = Button()
    qtbot.addWidget(button)
    button.bind(actions["vote"])
    widths = []
    for keys in (["V"], ["Ctrl+Alt+F12"], []):
        actions.set_keys({"vote": keys})
        widths.append(button.sizeHint().width())
    assert widths[1] > widths[0] > widths[2]


def test_what_cannot_be_followed_is_logged_without_its_text(
    actions: Actions, expected_logs: list[logging.LogRecord]
) -> None:
    actions.set_keys({"vote": ["Secret client"], "Secret act": ["F12"]})
    (record,) = expected_logs
    assert record.getMessage() == "keys in the settings left out: an unknown act, a key of vote"
    assert actions.keys("vote") == ("V",)


@pytest.mark.parametrize(
    "kept",
    [
        *("[1, 2]", '"V"', '{"vote": "V"}', '{"vote": [1]}', '{"vote": null}', "null", '{"": [""]}'),
        *('{"vote": ["Esc", "\\u0000", "F99"]}', '{"vote": ["N"], "next_category": ["N"]}'),
    ],
)
def test_damaged_settings_leave_a_program_that_works(
    qtbot: QtBot, tmp_path: Path, kept: str, expected_logs: list[logging.LogRecord]
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"facilitator": "Ana", "keys": {kept}}}', encoding="utf-8")
    preferences = Preferences(path)
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.set_keys(preferences.settings.keys)
    assert preferences.settings.facilitator == "Ana"
    assert actions.keys("priority") == ("Y",)
    assert actions.keys("show_keys") == ("F1", "?")
    assert len(expected_logs) <= 1


def test_the_settings_are_followed_while_the_program_runs(desk: Desk, sample: Any, tmp_path: Path) -> None:
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.settle()
    first = desk.frame.page.detail
    desk.frame.preferences.change(keys={"next_category": ["J"]})
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_N)
    assert desk.frame.page.detail == first
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_J)
    assert desk.frame.page.detail != first
    assert json.loads((tmp_path / "settings.json").read_text())["keys"] == {"next_category": ["J"]}


def test_the_menu_shows_the_key_that_holds(desk: Desk) -> None:
    desk.frame.preferences.change(keys={"new_workshop": ["Ctrl+J"]})
    menu = desk.window.menuBar().findChild(QMenu, "menu_workshop")
    assert menu is not None
    entry = next(action for action in menu.actions() if action.text() == "New workshop")
    assert isinstance(entry, QAction)
    assert entry.shortcut().toString() == "Ctrl+J"


@pytest.mark.parametrize("none", [False, True])
def test_a_window_whose_keys_change_says_what_a_new_one_says(
    desk: Desk, sample: Any, tmp_path: Path, qapp: QApplication, none: bool, expected_logs: Any
) -> None:
    """Every text, tooltip and cap of every page that names a key: found by comparing, so that none is forgotten."""
    made = sample("retail-data-platform")
    keys = _all_other_keys(desk.actions, none=none)
    desk.add(made)
    _visit_all(desk.frame, made.id)
    before = _said(desk.frame)
    desk.frame.preferences.change(keys=keys)
    window = FirstWindow()
    preferences = Preferences(tmp_path / "settings.json", window)
    frame = build_frame(qapp, window, Bridge(Workbench(tmp_path / "other.sqlite"), window), preferences)
    window.resize(desk.window.size())
    window.show()
    assert frame.bridge.do(AddWorkshop(made)) is None
    _visit_all(frame, made.id)
    now, new = _said(desk.frame), _said(frame)
    window.close()
    window.deleteLater()
    assert now == new
    assert sum((before - now).values()) > 20


def _all_other_keys(actions: Actions, *, none: bool) -> dict[str, list[str]]:
    held = ("Ctrl+Alt+Shift+", "Meta+Ctrl+", "Meta+Shift+")
    free = (f"{mods}{sign}" for mods in held for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = iter(("Meta+1", "Meta+Ctrl+1"))
    return {act.id: [] if none else [next(rows if act.is_row else free)] for act in actions.acts}


def _visit_all(frame: Frame, workshop_id: str) -> None:
    frame.open_workshop(workshop_id, "score")
    for name in ("show_guide", "show_log"):
        frame.actions_table[name].trigger()
    for page in ("library", "prepare", "review", "plan", "export", "about", "settings", "keys", "score"):
        frame.go(page)
        QApplication.processEvents()


def _said(frame: Frame) -> Counter[tuple[str, ...]]:
    """What the widgets say: text, placeholder, tooltip, accessible name and key cap; not the time, and not the path."""
    said: Counter[tuple[str, ...]] = Counter()
    for widget in frame.findChildren(QWidget):
        # the tools of a note are made when the focus or the pointer comes to it
        if widget.objectName().startswith(("saved_mark", "path_", "note_0")):
            continue
        texts = []
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, Button | LinkButton):
            texts.append(widget._key)
        # a tooltip of the text itself only says that there was no room for it
        tip = "" if isinstance(widget, ElidedLabel) else widget.toolTip()
        said[(widget.objectName(), *texts, tip, widget.accessibleName())] += 1
    return said


def test_a_text_whose_key_is_taken_away_says_no_empty_key(desk: Desk, sample: Any) -> None:
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.settle()
    body = desk.frame.page.body
    assert body.reasons.fields["rationale"].label.text() == "Rationale · R"
    assert body.hint.text() == "0–2 current · ⇧ 0–2 target"
    desk.frame.preferences.change(keys={"rationale": ["Ctrl+J"], "target": ["Alt+Shift+1"], "note_quote": []})
    assert body.reasons.fields["rationale"].label.text() == "Rationale · Ctrl+J"
    assert body.hint.text() == "0–2 current · Alt ⇧ 0–2 target"
    assert "Press O, E, M" in body.notes.form.text.placeholderText()
    desk.frame.preferences.change(keys={"rationale": [], "target": [], "priority": []})
    assert body.reasons.fields["rationale"].label.text() == "Rationale"
    assert body.hint.text() == "0–2 current"
    assert desk.frame.page.bar._priority_label.text() == "Priority"


@pytest.mark.parametrize("start", ["library", "score", "prepare", "review", "plan", "export", "about", "settings"])
def test_the_question_mark_opens_the_sheet_from_every_page(desk: Desk, sample: Any, start: str) -> None:
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.frame.go(start)
    desk.settle()
    desk.frame.page.setFocus()
    # with Shift, as it is on American, German and French keyboards alike
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_Question, SHIFT)
    assert desk.frame.page_id == "keys"
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_Question, SHIFT)
    assert desk.frame.page_id == start


def test_the_question_mark_is_a_letter_while_one_types(desk: Desk, sample: Any) -> None:
    made = desk.add(sample("retail-data-platform"))
    desk.frame.open_workshop(made.id, "score")
    desk.settle()
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_R)
    field = desk.find("rationale")
    assert field.hasFocus()
    desk.qtbot.keyClick(field, Qt.Key.Key_Question, SHIFT)
    assert desk.frame.page_id == "score"
    desk.qtbot.keyClick(field, Qt.Key.Key_F1)
    assert desk.frame.page_id == "keys"


def test_a_row_that_gives_digits_only_with_shift_follows_the_changed_keys(
    actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.digit_row.sys.platform", "linux")
    monkeypatch.setattr(digit_row.digit_by_place, "__defaults__", ("linux",))
    monkeypatch.setattr(digit_row.row_digit, "__defaults__", ("linux",))
    actions.enter_page("score")

    def press(key: Qt.Key, held: Qt.KeyboardModifier) -> str:
        return actions.digit_action(QKeyEvent(QEvent.Type.KeyPress, key, held, 11, 0, 0))

    assert press(Qt.Key.Key_Eacute, NONE) == "current_2"
    assert press(Qt.Key.Key_2, SHIFT) == "target_2"
    assert press(Qt.Key.Key_Eacute, ALT) == ""
    assert press(Qt.Key.Key_2, NONE) == ""
    actions.set_keys({"current": ["Ctrl+1"], "target": []})
    assert press(Qt.Key.Key_Eacute, NONE) == ""
    assert press(Qt.Key.Key_2, SHIFT) == ""
    assert press(Qt.Key.Key_Eacute, CTRL) == "current_2"
    actions.enter_page("plan")
    assert press(Qt.Key.Key_Eacute, CTRL) == ""
