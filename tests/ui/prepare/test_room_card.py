"""The checklist of the room on the prepare page: ticked, added to, changed and removed by mouse and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.commands import AddCheck, TickCheck
from app.domain.kit import BUILT_IN
from app.domain.workshop import Participant, RoomCheck, Workshop
from app.queries.workshops import workshop
from tests.app.factories import NASTY, a_workshop
from ui.prepare.page import PreparePage
from ui.prepare.room_card import RoomCard

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def _open(desk: Desk, **fields: object) -> Workshop:
    made = desk.add(a_workshop(**fields))
    desk.actions.open_workshop.emit(made.id, "prepare")
    desk.settle()
    return made


def _card(desk: Desk) -> RoomCard:
    page = desk.frame.page
    assert isinstance(page, PreparePage)
    return page.room_card


def _checks(desk: Desk) -> tuple[RoomCheck, ...]:
    return desk.bridge.read(workshop, desk.frame.workshop_id).checks


def _press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    desk.settle()


def _progress(desk: Desk) -> str:
    return str(desk.find("room_progress").text())  # type: ignore[attr-defined]


def _add(desk: Desk, text: str) -> str:
    new = desk.find("new_check", QLineEdit)
    new.setFocus()
    new.setText(text)  # type: ignore[attr-defined]
    _press(desk, ENTER)
    return _checks(desk)[-1].item if _checks(desk) else ""


def test_each_line_is_ticked_by_click_and_by_space(desk: Desk) -> None:
    _open(desk)
    assert _progress(desk) == f"0 of {len(BUILT_IN)}"
    QTest.mouseClick(desk.find("check_wall"), LEFT)
    desk.settle()
    assert _checks(desk) == (RoomCheck("wall", done=True),)
    desk.find("check_power").setFocus(Qt.FocusReason.TabFocusReason)
    _press(desk, SPACE)
    assert {check.item for check in _checks(desk)} == {"wall", "power"}
    assert _progress(desk) == f"2 of {len(BUILT_IN)}"
    _press(desk, SPACE)
    assert _checks(desk) == (RoomCheck("wall", done=True),)
    assert desk.find("check_power").hasFocus()


def test_a_tick_is_undone_and_seen_wherever_it_was_made(desk: Desk) -> None:
    made = _open(desk)
    desk.bridge.do(TickCheck(workshop_id=made.id, item="seats", done=True))
    desk.settle()
    box = desk.find("check_seats")
    assert box.isChecked()  # type: ignore[attr-defined]
    desk.actions["undo"].trigger()
    desk.settle()
    assert not box.isChecked()  # type: ignore[attr-defined]
    assert _progress(desk) == f"0 of {len(BUILT_IN)}"


def test_all_ticked_is_said_in_green(desk: Desk) -> None:
    made = _open(desk)
    for item in BUILT_IN:
        desk.bridge.do(TickCheck(workshop_id=made.id, item=item, done=True))
    desk.settle()
    assert _progress(desk) == f"{len(BUILT_IN)} of {len(BUILT_IN)}"
    assert _card(desk).progress.accessibleName().endswith("done")


def test_what_does_not_apply_is_not_asked(desk: Desk) -> None:
    _open(desk, participants=(Participant("1", "Ana"), Participant("2", "Bo")))
    assert "seats" not in _card(desk).lines
    assert _progress(desk) == f"0 of {len(BUILT_IN) - 1}"


def test_own_lines_are_added_by_enter_and_ticked(desk: Desk) -> None:
    _open(desk)
    first, second = _add(desk, "Gong"), _add(desk, "Cake")
    assert [check.text for check in _checks(desk)] == ["Gong", "Cake"]
    new = desk.find("new_check", QLineEdit)
    assert new.hasFocus()
    assert new.text() == ""  # type: ignore[attr-defined]
    assert list(_card(desk).lines)[-2:] == [first, second]
    QTest.mouseClick(desk.find(f"check_{second}"), LEFT)
    desk.settle()
    assert _progress(desk) == f"1 of {len(BUILT_IN) + 2}"
    assert desk.find(f"check_{second}").accessibleName() == "Cake"


def test_an_own_line_is_changed_in_place_and_undone_in_one_step(desk: Desk) -> None:
    _open(desk)
    item = _add(desk, "Gong")
    text = desk.find(f"check_{item}_text", QLineEdit)
    text.setFocus()
    text.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(text, "Bell")
    _press(desk, ENTER)
    QTest.keyClicks(text, " and gong")
    _press(desk, ENTER)
    assert _checks(desk)[0].text == "Bell and gong"
    assert text.hasFocus()
    desk.actions["undo"].trigger()
    desk.settle()
    assert _checks(desk)[0].text == "Gong"


def test_an_own_line_is_removed_and_comes_back_at_one_click(desk: Desk) -> None:
    _open(desk)
    item = _add(desk, "Gong")
    _add(desk, "Cake")
    desk.find(f"check_{item}_remove").setFocus()
    _press(desk, SPACE)
    assert [check.text for check in _checks(desk)] == ["Cake"]
    assert desk.frame.page.notice.text == "Line removed."
    assert desk.find("new_check").hasFocus()
    QTest.mouseClick(desk.find("notice_action"), LEFT)
    desk.settle()
    assert [check.text for check in _checks(desk)] == ["Gong", "Cake"]
    assert list(_card(desk).lines)[-2:][0] == item


@pytest.mark.parametrize(("text", "says"), [("x" * 301, "at most 300"), ("​", "Enter what")])
def test_a_line_that_cannot_be_taken_says_why_and_stays(desk: Desk, text: str, says: str) -> None:
    _open(desk)
    _add(desk, text)
    fault, new = desk.find("new_check_fault"), desk.find("new_check", QLineEdit)
    assert says in fault.text()  # type: ignore[attr-defined]
    assert fault.isVisible()
    assert new.text() == text  # type: ignore[attr-defined]
    assert new.hasFocus()
    assert _checks(desk) == ()
    _add(desk, "Gong")
    assert not fault.isVisible()


def test_nothing_typed_adds_nothing(desk: Desk) -> None:
    _open(desk)
    _add(desk, "   ")
    assert _checks(desk) == ()
    assert not desk.find("new_check_fault").isVisible()


def test_a_change_that_is_refused_stays_beside_its_sentence(desk: Desk) -> None:
    _open(desk)
    item = _add(desk, "Gong")
    text = desk.find(f"check_{item}_text", QLineEdit)
    text.setFocus()
    text.selectAll()  # type: ignore[attr-defined]
    _press(desk, Qt.Key.Key_Delete)
    _press(desk, ENTER)
    error = desk.find(f"check_{item}_error")
    assert "Enter what" in error.text()  # type: ignore[attr-defined]
    assert error.isVisible()
    assert _checks(desk)[0].text == "Gong"
    QTest.keyClicks(text, "Bell")
    _press(desk, ENTER)
    assert not error.isVisible()
    assert _checks(desk)[0].text == "Bell"


def test_markup_is_shown_literally(desk: Desk) -> None:
    _open(desk)
    item = _add(desk, NASTY)
    assert _checks(desk)[0].text == NASTY
    assert desk.find(f"check_{item}_text", QLineEdit).text() == NASTY  # type: ignore[attr-defined]


def test_typing_survives_what_happens_elsewhere(desk: Desk) -> None:
    made = _open(desk)
    new = desk.find("new_check", QLineEdit)
    new.setFocus()
    QTest.keyClicks(new, "Half a li")
    desk.bridge.do(AddCheck(workshop_id=made.id, text="Gong"))
    desk.bridge.do(TickCheck(workshop_id=made.id, item="wall", done=True))
    desk.settle()
    assert new.hasFocus()
    QTest.keyClicks(new, "ne")
    _press(desk, ENTER)
    assert "Half a line" in [check.text for check in _checks(desk)]


def test_a_line_that_was_begun_is_kept_when_the_page_is_left(desk: Desk) -> None:
    _open(desk)
    new = desk.find("new_check", QLineEdit)
    new.setFocus()
    QTest.keyClicks(new, "Gong")
    desk.frame.go("score")
    assert [check.text for check in _checks(desk)] == ["Gong"]


def test_another_workshop_has_a_list_of_its_own(desk: Desk) -> None:
    _open(desk)
    item = _add(desk, "Gong")
    _open(desk, checks=(RoomCheck("wall", done=True),))
    assert item not in _card(desk).lines
    assert _progress(desk) == f"1 of {len(BUILT_IN)}"


@pytest.mark.parametrize("width", [1000, 1200, 1440, 1920])
def test_no_line_is_cut_on_any_window(desk: Desk, width: int) -> None:
    _open(desk)
    desk.window.resize(width, 800)
    desk.settle()
    for item in BUILT_IN:
        box = desk.find(f"check_{item}")
        assert box.height() >= box.heightForWidth(box.width())
        assert box.accessibleName()


def test_the_keys_behind_the_lines_follow_the_settings(desk: Desk) -> None:
    _open(desk)
    box = _card(desk).lines["projector"].box
    before = box._key  # type: ignore[union-attr]
    desk.actions.set_keys({"room_screen": ["F12"]})
    desk.settle()
    assert (before, box._key) == ("F5", "F12")  # type: ignore[union-attr]
