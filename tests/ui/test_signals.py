"""The binding itself: PySide6 6.12.0 on Python 3.11 lost references to None until the process aborted."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

CLICKS = 30_000


def test_a_button_is_clicked_30000_times_without_losing_a_reference(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    seen = []

    def slot(checked: bool) -> None:
        if not seen or not checked:
            seen.append(checked)

    button.clicked.connect(slot)
    before = sys.getrefcount(None)
    for _ in range(CLICKS):
        button.click()
    assert len(seen) == CLICKS
    if sys.version_info < (3, 12):  # later None is immortal and not counted
        assert sys.getrefcount(None) > before - 100


def test_the_pinned_binding_is_installed() -> None:
    import PySide6

    major, minor = (int(part) for part in PySide6.__version__.split(".")[:2])
    assert (6, 10) <= (major, minor) < (6, 12)
