"""Digits by the place of their key, for keyboards whose row gives them only with Shift."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.digit_row import digit_by_place, rank_of_digit, typed_digit

NONE, SHIFT, KEYPAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier, scan: int, virtual: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifier, scan, virtual, 0)


@pytest.mark.parametrize(
    ("key", "modifier", "scan", "digit"),
    [
        # French: é and 2 on one key, à and 0 on another
        (Qt.Key.Key_Eacute, NONE, 11, "2"),
        (Qt.Key.Key_2, SHIFT, 11, "2"),
        (Qt.Key.Key_Ampersand, NONE, 10, "1"),
        (Qt.Key.Key_0, SHIFT, 19, "0"),
        # German and English: the shortcuts know these
        (Qt.Key.Key_2, NONE, 11, ""),
        (Qt.Key.Key_QuoteDbl, SHIFT, 11, ""),
        (Qt.Key.Key_Exclam, SHIFT, 10, ""),
        # not in the row
        (Qt.Key.Key_A, NONE, 24, ""),
        (Qt.Key.Key_2, KEYPAD, 88, ""),
        (Qt.Key.Key_End, SHIFT | KEYPAD, 87, ""),
        # made by a program, without a place
        (Qt.Key.Key_2, SHIFT, 0, ""),
    ],
)
def test_only_a_key_that_the_shortcuts_would_get_wrong_is_told_by_its_place(
    key: Qt.Key, modifier: Qt.KeyboardModifier, scan: int, digit: str
) -> None:
    assert digit_by_place(press(key, modifier, scan), "linux") == digit


@pytest.mark.parametrize(
    ("system", "scan", "virtual", "digit"),
    [
        ("win32", 4, 0, "3"),
        ("win32", 11, 0, "0"),
        ("darwin", 0, 20, "3"),
        ("darwin", 0, 29, "0"),
        ("haiku", 12, 12, ""),
    ],
)
def test_each_system_has_its_own_numbers_for_the_places(system: str, scan: int, virtual: int, digit: str) -> None:
    assert digit_by_place(press(Qt.Key.Key_QuoteDbl, NONE, scan, virtual), system) == digit


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places of keys have other numbers elsewhere")
@pytest.mark.parametrize(
    ("key", "modifier", "scan", "digit"),
    [
        (Qt.Key.Key_2, NONE, 11, 2),
        (Qt.Key.Key_Eacute, NONE, 11, 2),
        (Qt.Key.Key_2, SHIFT, 11, 2),
        (Qt.Key.Key_7, KEYPAD, 79, 7),
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, 11, -1),
        (Qt.Key.Key_Q, NONE, 24, -1),
        (Qt.Key.Key_Minus, NONE, 20, -1),
    ],
)
def test_a_digit_is_typed_with_any_key_that_means_it(
    key: Qt.Key, modifier: Qt.KeyboardModifier, scan: int, digit: int
) -> None:
    assert typed_digit(press(key, modifier, scan)) == digit


@pytest.mark.parametrize(
    ("digit", "ranks", "rank"),
    [(0, range(5), 0), (0, range(1, 11), 10), (0, range(1, 6), None), (9, range(1, 11), 9), (6, range(1, 6), None)],
)
def test_a_digit_stands_for_a_rank_or_for_none(digit: int, ranks: range, rank: int | None) -> None:
    assert rank_of_digit(digit, tuple(ranks)) == rank
