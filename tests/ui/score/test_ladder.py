"""The ladder for any number of levels and any width."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from app.domain.model import Level
from app.domain.workshop import Workshop
from tests.app.factories import NASTY, a_model, a_workshop
from ui.score.level_card import LevelCard

if TYPE_CHECKING:
    from tests.ui.score.conftest import Room

Enter = Callable[[Workshop], "Room"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _cards(room: Room) -> list[LevelCard]:
    return room.page.body.ladder.cards()


@pytest.mark.parametrize(
    ("levels", "width", "rows"), [(2, 1440, 1), (3, 1440, 1), (5, 1280, 1), (5, 1000, 1), (7, 1440, 2), (10, 1440, 2)]
)
def test_cards_stand_in_as_few_rows_as_they_can_be_read_in(enter: Enter, levels: int, width: int, rows: int) -> None:
    room = enter(a_workshop(a_model(levels=levels)))
    room.desk.window.resize(width, 720)
    room.desk.settle()
    cards = _cards(room)
    assert len({card.y() for card in cards}) == rows
    assert min(card.width() for card in cards) >= 110
    assert all(card.geometry().right() < room.page.body.ladder.width() for card in cards)
    for one, other in pairwise(cards):
        assert not one.geometry().intersects(other.geometry())


def test_the_ladder_needs_no_scrolling_at_the_usual_size(enter: Enter, sample: Callable[[str], Workshop]) -> None:
    room = enter(sample("bank-payments"))
    room.desk.window.resize(1440, 900)
    room.desk.settle()
    for _ in range(5):
        ladder = room.page.body.ladder
        left = room.page.body.left
        assert ladder.y() + ladder.height() <= left.viewport().height()
        room.key("p")


def test_cards_are_as_high_as_their_texts(enter: Enter) -> None:
    model = a_model(levels=3)
    levels = (*model.levels[:2], Level(2, NASTY * 3, "A long text. " * 30))
    room = enter(
        a_workshop(replace(model, levels=levels, categories=tuple(replace(c, headlines={}) for c in model.categories)))
    )
    cards = _cards(room)
    assert len({card.height() for card in cards}) == 1
    assert cards[2].height() >= cards[2].height_at(cards[2].width())


def test_one_key_unfolds_the_practices_of_all_levels(room: Room) -> None:
    folded = [card.height() for card in _cards(room)]
    room.key("f")
    assert all(card.height() > before for card, before in zip(_cards(room), folded, strict=True))
    assert room.text("toggle_practices") == "Hide practices"
    room.key("n")
    assert room.page.body.ladder.all_unfolded
    room.key("f")
    assert [card.height() for card in _cards(room)] == folded


def test_a_click_unfolds_those_of_one(room: Room) -> None:
    before = _cards(room)[1].height()
    room.click("level_2_practices")
    assert _cards(room)[1].height() > before
    assert not room.page.body.ladder.all_unfolded
    assert room.state().current is None
    room.click("level_2_practices")
    assert _cards(room)[1].height() == before


def test_the_ladder_is_one_stop_for_the_tab_key_and_arrows_go_on(room: Room) -> None:
    stops = [card for card in _cards(room) if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [card.level.rank for card in stops] == [1]
    stops[0].setFocus()
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Return)
    assert room.state().current == 2
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Return, SHIFT)
    assert room.state().target == 4
    stops = [card for card in _cards(room) if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [card.level.rank for card in stops] == [2]


def test_a_press_that_ends_outside_the_card_decides_nothing(room: Room) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    card = room.find("level_3")
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(20, card.height() + 60))
    assert room.state().current is None


def test_each_card_says_its_level_and_its_marks(room: Room) -> None:
    room.key("2")
    card = room.find("level_2")
    assert card.accessibleName() == "2 Level 2. The team does 0 as level 2 says"
    assert card.accessibleDescription() == "Current"
    assert room.find("level_2_target").accessibleName() == "Target: 2 Level 2"
