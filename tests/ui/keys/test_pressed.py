"""A key press is written in one way, on American, German and French keyboards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui import digit_row
from ui.keymap import ANYWHERE, Act
from ui.keys.pressed import pressed, works_while_typing

_K = Qt.Key
NONE, SHIFT, ALT, CTRL, KEYPAD, ALTGR = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.GroupSwitchModifier,
)
ONE = Act("one", "score", "One", ("one",))
ELSEWHERE = Act("one", "library", "One", ("one",))
ROW = Act("row", "score", "Row", tuple(f"row_{n}" for n in range(10)))


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (digit_row.digit_by_place, digit_row.row_digit):
        monkeypatch.setattr(function, "__defaults__", ("linux",))


def press(key: Qt.Key | int, held: Qt.KeyboardModifier = NONE, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, int(key), held, scan, 0, 0)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (press(_K.Key_J), "J"),
        (press(_K.Key_J, SHIFT), "Shift+J"),
        (press(_K.Key_J, CTRL | SHIFT), "Ctrl+Shift+J"),
        (press(_K.Key_F12), "F12"),
        (press(_K.Key_F12, SHIFT), "Shift+F12"),
        (press(0x411), "Б"),
        (press(_K.Key_Odiaeresis, SHIFT), "Shift+Ö"),
        # the sign is the key, whatever has to be held for it
        (press(_K.Key_Question, SHIFT, 61), "?"),
        (press(_K.Key_Question, SHIFT, 20), "?"),
        (press(_K.Key_Question, SHIFT, 58), "?"),
        (press(_K.Key_At, ALTGR, 24), "@"),
        (press(_K.Key_5, KEYPAD, 84), "5"),
        # in the row of digits it is the digit, whose shortcut would answer as well
        (press(_K.Key_Exclam, SHIFT, 10), "Shift+1"),
        (press(_K.Key_QuoteDbl, SHIFT, 11), "Shift+2"),
        (press(_K.Key_Eacute, NONE, 11), "2"),
        (press(_K.Key_2, NONE, 11), "2"),
        (press(_K.Key_Eacute, CTRL, 11), "Ctrl+É"),
        (press(_K.Key_At, CTRL | SHIFT, 11), "Ctrl+Shift+2"),
        # these come before a key
        (press(_K.Key_Shift, SHIFT), ""),
        (press(_K.Key_AltGr), ""),
        (press(_K.Key_Dead_Circumflex), ""),
        (press(_K.Key_unknown), ""),
        (press(0), ""),
    ],
)
def test_a_key_is_told_by_what_it_gives(event: QKeyEvent, expected: str) -> None:
    assert pressed(event, ONE) == expected


def test_a_french_digit_row_gives_its_own_signs_to_other_pages() -> None:
    assert pressed(press(_K.Key_Eacute, NONE, 11), ELSEWHERE) == "É"
    assert pressed(press(_K.Key_Eacute, NONE, 11), ONE._replace(page=ANYWHERE)) == "2"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (press(_K.Key_7, ALT, 16), "Alt+1"),
        (press(_K.Key_0, CTRL, 19), "Ctrl+1"),
        (press(_K.Key_Slash, SHIFT, 16), "Shift+1"),
        (press(_K.Key_Egrave, ALT, 16), "Alt+1"),
        (press(_K.Key_3, KEYPAD, 89), "1"),
        (press(_K.Key_J, ALT, 44), "Alt+J"),
    ],
)
def test_any_digit_stands_for_all_ten(event: QKeyEvent, expected: str) -> None:
    assert pressed(event, ROW) == expected


@pytest.mark.parametrize(
    ("key", "works"),
    [
        *(("J", False), ("Shift+J", False), ("?", False), ("Ö", False), ("5", False)),
        *(("F6", True), ("Shift+F6", True), ("Ctrl+J", True), ("Alt+1", True), ("Ctrl+Shift+K", True)),
        # the field needs these itself
        *(("Ctrl+C", False), ("Ctrl+V", False), ("Ctrl+A", False)),
    ],
)
def test_the_field_itself_says_which_keys_it_takes(qapp: object, key: str, works: bool) -> None:
    assert works_while_typing(key) is works
