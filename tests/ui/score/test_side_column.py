"""The right column: a note that is being written has its room on every screen, and the practices come back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.domain.workshop import Workshop

if TYPE_CHECKING:
    from tests.ui.score.conftest import Room

Enter = Callable[[Workshop], "Room"]
LONG = "A sentence that is longer than what fits on one line of the form. " * 12


@pytest.fixture
def full(enter: Enter, sample: Callable[..., Workshop]) -> Room:
    """A category with practices, notes and parked questions."""
    return enter(sample())


def _area(room: Room, name: str) -> QRect:
    widget = room.find(name)
    assert widget.isVisible(), name
    return QRect(widget.mapTo(room.page, QPoint()), widget.size())


def _practices(room: Room) -> QWidget:
    return room.page.body.practices


@pytest.mark.parametrize("size", [(1200, 620), (1366, 700), (1440, 760), (1440, 830), (1440, 870), (1920, 1080)])
@pytest.mark.parametrize("key", ["q", "m"])
def test_nothing_of_a_note_overlaps_while_it_is_written(full: Room, size: tuple[int, int], key: str) -> None:
    full.desk.window.resize(*size)
    full.desk.settle()
    full.key(key)
    full.page.body.notes.form.text.setPlainText(LONG)
    full.page.body.notes.form.set_error("The note can have at most 20,000 characters; this has 20,001.")
    full.desk.settle()
    names = ["note_kind", "note_text", *(["note_value"] if key == "m" else []), "note_who", "note_error"]
    areas = [_area(full, name) for name in names]
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(areas))
    card = QRect(full.page.body.notes.mapTo(full.page, QPoint()), full.page.body.notes.size())
    assert card.contains(areas[0])
    assert card.contains(areas[-1])


def test_the_practices_give_way_to_a_note_and_come_back(full: Room) -> None:
    full.desk.window.resize(1366, 700)
    full.desk.settle()
    assert _practices(full).isVisible()
    full.key("q")
    assert not _practices(full).isVisible()
    full.type("Well")
    full.key(Qt.Key.Key_Return)
    full.key(Qt.Key.Key_Escape)
    assert _practices(full).isVisible()


def test_rating_brings_the_practices_back_and_keeps_what_was_typed(full: Room) -> None:
    full.desk.window.resize(1366, 700)
    full.key("o")
    full.type("Half a thought")
    full.key(Qt.Key.Key_Escape)
    assert not _practices(full).isVisible()
    full.key("c")
    assert _practices(full).isVisible()
    assert _practices(full).isAncestorOf(full.focus)
    assert full.page.body.notes.form.draft().text == "Half a thought"


def test_on_a_tall_screen_the_practices_stay(full: Room) -> None:
    full.desk.window.resize(1440, 1000)
    full.desk.settle()
    full.key("q")
    full.page.body.notes.form.text.setPlainText(LONG)
    full.desk.settle()
    assert _practices(full).isVisible()
