"""The room screen's window: where it goes, that it takes no focus, and what becomes of it when screens come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.workshop import Workshop
from app.queries.room import Revealed, Voting
from tests.desk import Desk
from tests.screens import CONSOLE, PROJECTOR, WALL, needs_plugging, screen
from tests.ui.room.conftest import RoomDesk

GONE = "The projector is gone; the room screen comes back when it is there again."
ON_PROJECTOR = QRect(1440, 0, 1920, 1080)


def console_has_the_keyboard(room: RoomDesk) -> bool:
    room.desk.settle()
    return QApplication.activeWindow() is room.desk.window


def test_nothing_of_the_room_is_made_before_it_is_used(desk: Desk) -> None:
    import sys

    entry = desk.frame.findChild(QObject, "room")
    assert entry._made is None
    tops = [widget.objectName() for widget in QApplication.topLevelWidgets()]
    assert "room_window" not in tops
    assert "ui.room.entry" in sys.modules


def test_its_key_fills_the_other_screen_and_closes_it_again(room: RoomDesk) -> None:
    room.press(Qt.Key.Key_F5)
    assert (room.state.where, room.state.display) == ("screen", 2)
    assert room.window.isFullScreen()
    assert room.window.geometry() == ON_PROJECTOR
    assert room.window.screen().name() == "projector"
    assert console_has_the_keyboard(room)
    room.press(Qt.Key.Key_F5)
    assert room.state.where == "off"
    assert not room.window.isVisible()
    room.press(Qt.Key.Key_F5)
    assert room.window.geometry() == ON_PROJECTOR


def test_it_never_takes_the_focus_from_what_is_being_typed(room: RoomDesk) -> None:
    rationale = room.desk.find("rationale")
    rationale.setFocus()
    for name in ("room_screen", "room_freeze", "room_black", "room_black", "room_freeze", "room_full_screen"):
        room.act(name)
        room.desk.settle()
        assert QApplication.focusWidget() is rationale, name
    room.plug(CONSOLE)
    room.plug(CONSOLE, PROJECTOR)
    room.desk.settle()
    assert QApplication.focusWidget() is rationale
    room.act("room_screen")
    assert QApplication.focusWidget() is rationale


def test_full_screen_it_refuses_the_keyboard_and_hides_the_pointer(room: RoomDesk) -> None:
    room.act("room_screen")
    assert room.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert room.window.cursor().shape() == Qt.CursorShape.BlankCursor
    room.act("room_full_screen")
    assert not room.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert room.window.cursor().shape() == Qt.CursorShape.ArrowCursor


@needs_plugging
def test_with_one_screen_it_is_a_window_of_half_the_screen(screens: object, lone_room: RoomDesk) -> None:
    room = lone_room
    room.plug(screen("", width=1920, height=1080))
    room.press(Qt.Key.Key_F5)
    assert room.state.where == "window"
    assert not room.window.isFullScreen()
    assert (room.window.width(), room.window.height()) == (960, 540)
    assert QRect(0, 0, 1920, 1080).contains(room.window.frameGeometry())
    assert console_has_the_keyboard(room)
    room.press(Qt.Key.Key_F11)
    assert room.window.isFullScreen()
    assert room.window.geometry() == QRect(0, 0, 1920, 1080)
    assert console_has_the_keyboard(room)
    room.go("export")  # which has a use of its own for Escape
    room.press(Qt.Key.Key_Escape)
    assert not room.window.isFullScreen()
    assert (room.window.width(), room.window.height()) == (960, 540)


def test_on_the_smallest_screen_it_is_still_wholly_on_it(lone_room: RoomDesk) -> None:
    lone_room.act("room_screen")
    assert lone_room.state.where == "window"
    assert QRect(0, 0, 800, 800).contains(lone_room.window.frameGeometry())
    assert lone_room.window.width() >= 480


def test_a_window_that_was_clicked_has_the_keys_of_the_room(lone_room: RoomDesk) -> None:
    room = lone_room
    room.act("room_screen")
    room.control._placing._since.invalidate()  # it has been there for a while
    room.window.activateWindow()
    room.desk.settle()
    assert QApplication.activeWindow() is room.window
    room.press(Qt.Key.Key_F8)
    assert room.state.frozen
    room.press(Qt.Key.Key_F9)
    assert room.state.black
    room.press(Qt.Key.Key_F8)
    room.press(Qt.Key.Key_F9)
    assert (room.state.frozen, room.state.black) == (False, False)
    room.press(Qt.Key.Key_Escape)
    assert room.state.where == "off"
    room.desk.window.activateWindow()
    room.act("room_screen")
    room.control._placing._since.invalidate()
    room.window.activateWindow()
    room.desk.settle()
    room.press(Qt.Key.Key_F5)
    assert room.state.where == "off"


def test_closed_while_it_covers_the_console_escape_means_nothing_to_it_any_more(lone_room: RoomDesk) -> None:
    lone_room.act("room_screen")
    lone_room.act("room_full_screen")
    lone_room.act("room_screen")
    lone_room.press(Qt.Key.Key_Escape)
    assert lone_room.state.where == "off"


def test_a_double_click_makes_it_fill_the_screen_and_back(lone_room: RoomDesk) -> None:
    lone_room.act("room_screen")
    for full in (True, False, True):
        lone_room.desk.qtbot.mouseDClick(lone_room.window, Qt.MouseButton.LeftButton)
        lone_room.desk.settle()
        assert lone_room.window.isFullScreen() is full


def test_a_window_keeps_the_place_that_it_was_given(lone_room: RoomDesk) -> None:
    room = lone_room
    room.act("room_screen")
    room.window.setGeometry(60, 70, 500, 300)
    room.act("room_screen")
    room.act("room_screen")
    assert room.window.geometry() == QRect(60, 70, 500, 300)
    room.act("room_full_screen")
    room.act("room_full_screen")
    assert room.window.geometry() == QRect(60, 70, 500, 300)


def test_as_a_window_on_the_projector_it_fills_it_again(room: RoomDesk) -> None:
    room.act("room_screen")
    room.act("room_full_screen")
    assert room.state.where == "window"
    assert ON_PROJECTOR.contains(room.window.frameGeometry())
    room.act("room_full_screen")
    assert room.state.where == "screen"
    assert room.window.geometry() == ON_PROJECTOR


def test_minimised_it_is_brought_back_by_its_key(lone_room: RoomDesk) -> None:
    lone_room.act("room_screen")
    lone_room.window.showMinimized()
    lone_room.desk.settle()
    lone_room.act("room_screen")
    assert lone_room.state.where == "window"
    assert lone_room.window.isVisible()
    assert not lone_room.window.isMinimized()


def test_the_projector_is_pulled_out_in_the_middle_of_a_round_and_plugged_in_again(room: RoomDesk) -> None:
    room.act("room_screen")
    room.go("score", room.workshop.scope[0].id)
    round_id = room.open_round()
    votes = [(1, 3), (2, 3), (1, 4), (3, 3)]
    room.cast(round_id, votes[:2])
    room.plug(CONSOLE)
    assert room.state.where == "waiting"
    assert not room.window.isVisible()
    assert room.notice == GONE
    assert console_has_the_keyboard(room)
    room.cast(round_id, votes[2:], 2)
    room.plug(CONSOLE, PROJECTOR)
    assert room.state.where == "screen"
    assert room.window.isFullScreen()
    assert room.window.geometry() == ON_PROJECTOR
    assert console_has_the_keyboard(room)
    assert isinstance(room.window.scene, Voting)
    assert room.window.scene.cast == 4
    assert room.notice != GONE
    room.reveal(round_id)
    assert isinstance(room.window.scene, Revealed)


def test_what_was_said_of_the_projector_does_not_stay_on_another_page(room: RoomDesk) -> None:
    room.act("room_screen")
    room.plug(CONSOLE)
    room.go("review")
    room.plug(CONSOLE, PROJECTOR)
    room.go("score")
    assert room.notice == ""


def test_without_the_projector_it_can_be_shown_in_a_window_and_goes_back_when_it_was_closed(room: RoomDesk) -> None:
    room.act("room_screen")
    room.plug(CONSOLE)
    room.desk.qtbot.mouseClick(room.desk.frame.page.notice.action_button, Qt.MouseButton.LeftButton)
    room.desk.settle()
    assert room.state.where == "window"
    assert room.window.isVisible()
    assert room.notice == ""
    room.act("room_screen")
    room.plug(CONSOLE, PROJECTOR)
    assert room.state.where == "off"
    room.act("room_screen")
    assert room.window.geometry() == ON_PROJECTOR


def test_a_window_that_stands_in_for_the_projector_makes_way_for_it(room: RoomDesk) -> None:
    room.act("room_screen")
    room.plug(CONSOLE)
    room.desk.qtbot.mouseClick(room.desk.frame.page.notice.action_button, Qt.MouseButton.LeftButton)
    room.desk.settle()
    # filling the console's screen meanwhile, and not, changes nothing of that
    room.act("room_full_screen")
    room.act("room_full_screen")
    assert room.state.where == "window"
    room.plug(CONSOLE, PROJECTOR)
    assert room.state.where == "screen"
    assert room.window.geometry() == ON_PROJECTOR
    assert console_has_the_keyboard(room)


def test_a_key_that_is_meant_for_the_console_leads_there(lone_room: RoomDesk) -> None:
    room = lone_room
    room.act("room_screen")
    for key, leads in ((Qt.Key.Key_V, True), (Qt.Key.Key_Shift, False), (Qt.Key.Key_F2, False)):
        room.control._placing._since.invalidate()  # it has been there for a while
        room.window.activateWindow()
        room.desk.settle()
        room.press(key)
        assert console_has_the_keyboard(room) is leads, key


def test_the_key_shows_it_on_what_is_left_while_its_screen_is_gone(room: RoomDesk) -> None:
    room.act("room_screen")
    room.plug(CONSOLE)
    room.press(Qt.Key.Key_F5)
    assert room.state.where == "window"
    room.press(Qt.Key.Key_F5)
    assert room.state.where == "off"


def test_a_window_for_want_of_a_screen_moves_to_the_one_that_comes(screens: object, lone_room: RoomDesk) -> None:
    room = lone_room
    room.act("room_screen")
    room.act("room_black")
    room.plug(CONSOLE, PROJECTOR)
    assert room.state.where == "screen"
    assert room.state.black
    assert room.window.geometry() == ON_PROJECTOR
    assert console_has_the_keyboard(room)


def test_a_window_by_choice_stays_a_window(room: RoomDesk) -> None:
    room.act("room_screen")
    room.act("room_full_screen")
    room.plug(CONSOLE, PROJECTOR, WALL)
    assert room.state.where == "window"
    room.plug(CONSOLE)
    assert room.state.where == "window"
    assert room.window.isVisible()
    assert room.window.screen().name() == ""
    assert console_has_the_keyboard(room)


def test_black_and_frozen_survive_pages_and_a_pulled_plug(room: RoomDesk) -> None:
    room.act("room_screen")
    room.act("room_freeze")
    room.act("room_black")
    for page in ("review", "settings", "plan"):
        room.go(page)
        assert (room.state.frozen, room.state.black) == (True, True)
    room.plug(CONSOLE)
    assert (room.state.frozen, room.state.black) == (True, True)
    room.plug(CONSOLE, PROJECTOR)
    assert (room.state.frozen, room.state.black) == (True, True)
    assert room.window.grab().toImage().pixel(9, 9) == 0xFF000000
    assert room.workshop.scope[0].name not in room.said


def test_closed_and_opened_again_it_is_neither_black_nor_frozen(room: RoomDesk) -> None:
    room.act("room_screen")
    room.act("room_freeze")
    room.act("room_black")
    room.act("room_screen")
    assert room.state.words == "off"
    room.act("room_screen")
    assert room.state.words == "on (display 2)"


@pytest.mark.parametrize("name", ["room_freeze", "room_black"])
def test_while_it_is_closed_freeze_and_black_say_so_and_offer_to_open_it(room: RoomDesk, name: str) -> None:
    room.act(name)
    assert room.notice == "The room screen is not open."
    assert not room.desk.actions[name].isChecked()
    room.desk.qtbot.mouseClick(room.desk.frame.page.notice.action_button, Qt.MouseButton.LeftButton)
    room.desk.settle()
    assert room.state.words == "on (display 2)"


def test_other_screens_come_and_go_without_moving_it(room: RoomDesk) -> None:
    room.act("room_screen")
    room.plug(CONSOLE, PROJECTOR, WALL)
    assert room.window.geometry() == ON_PROJECTOR
    room.plug(CONSOLE, PROJECTOR)
    assert room.window.geometry() == ON_PROJECTOR
    assert room.state.where == "screen"
    assert room.notice == ""


def test_it_fills_its_screen_when_that_changes_its_size(room: RoomDesk) -> None:
    room.act("room_screen")
    room.plug(CONSOLE, screen("projector", 1440, 0, 1280, 720))
    assert room.window.geometry() == QRect(1440, 0, 1280, 720)
    assert room.window.isFullScreen()


def test_mirrored_screens_leave_the_console_to_be_seen(room: RoomDesk) -> None:
    room.act("room_screen")
    room.plug(CONSOLE, screen("projector", 0, 0, 1440, 900))
    assert room.state.where == "waiting"
    assert not room.window.isVisible()
    assert "made way" in room.notice
    room.plug(CONSOLE, PROJECTOR)
    assert room.window.geometry() == ON_PROJECTOR


def test_the_console_pulled_over_to_its_screen_changes_places_with_it(room: RoomDesk) -> None:
    room.act("room_screen")
    room.desk.window.move(1600, 40)
    room.desk.window.windowHandle().setScreen(QApplication.screens()[1])
    room.desk.settle()
    room.desk.qtbot.waitUntil(lambda: room.window.geometry() == QRect(0, 0, 1440, 900), timeout=3000)
    assert room.state.display == 1
    assert console_has_the_keyboard(room)


def test_the_menu_chooses_among_three_screens_and_the_choice_is_kept(room: RoomDesk) -> None:
    room.plug(CONSOLE, PROJECTOR, WALL)
    menu = room.menu()
    assert list(menu) == [
        "The other screen",
        "1  1440 × 900 (this window is here)",
        "2  projector · 1920 × 1080",
        "3  wall · 3840 × 2160",
    ]
    assert [text for text, action in menu.items() if action.isChecked()] == ["The other screen"]
    assert [action.isEnabled() for action in menu.values()] == [True, False, True, True]
    room.act("room_screen")
    assert room.window.screen().name() == "wall"
    room.menu()["2  projector · 1920 × 1080"].trigger()
    room.desk.settle()
    assert room.window.geometry() == ON_PROJECTOR
    assert room.desk.frame.preferences.settings.room_screen == "projector"
    assert console_has_the_keyboard(room)
    room.act("room_screen")
    room.act("room_screen")
    assert room.window.geometry() == ON_PROJECTOR
    assert [text for text, action in room.menu().items() if action.isChecked()] == ["2  projector · 1920 × 1080"]
    room.menu()["The other screen"].trigger()
    room.act("room_screen")
    room.act("room_screen")
    assert room.window.screen().name() == "wall"


def test_the_menu_opens_it_on_the_chosen_screen(room: RoomDesk) -> None:
    room.menu()["2  projector · 1920 × 1080"].trigger()
    room.desk.settle()
    assert room.state.words == "on (display 2)"


def test_the_box_in_the_rail_says_and_does_it_all(room: RoomDesk) -> None:
    box = room.entry.box
    click = room.desk.qtbot.mouseClick

    def shown() -> tuple[str, str]:
        return box.state_label.text(), box.accessibleName()

    assert shown() == ("off", "Room screen: off")
    assert not box.freeze_button.isVisible()
    click(box.open_button, Qt.MouseButton.LeftButton)
    room.desk.settle()
    assert shown() == ("on (display 2)", "Room screen: on (display 2)")
    click(box.freeze_button, Qt.MouseButton.LeftButton)
    assert shown()[0] == "frozen (display 2)"
    assert box.freeze_button.isChecked()
    click(box.black_button, Qt.MouseButton.LeftButton)
    assert shown()[0] == "black (display 2)"
    click(box.black_button, Qt.MouseButton.LeftButton)
    click(box.freeze_button, Qt.MouseButton.LeftButton)
    assert not box.freeze_button.isChecked()
    room.act("room_full_screen")
    assert shown()[0] == "in a window"
    room.act("room_full_screen")
    room.plug(CONSOLE)
    assert shown()[0] == "waiting for its screen"
    room.plug(CONSOLE, PROJECTOR)
    box.open_button.setFocus()
    room.desk.qtbot.keyClick(box.open_button, Qt.Key.Key_Return)
    assert shown()[0] == "off"


def test_every_control_of_the_box_has_a_name_and_can_be_reached_by_key(room: RoomDesk) -> None:
    room.act("room_screen")
    for button in (room.entry.box.open_button, room.entry.box.freeze_button, room.entry.box.black_button):
        assert button.objectName()
        assert button.accessibleName()
        assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
        button.setFocus()
        assert QApplication.focusWidget() is button


def test_the_actions_are_checked_as_the_room_screen_is(room: RoomDesk) -> None:
    checked = [room.desk.actions[name].isChecked for name in ("room_screen", "room_freeze", "room_black")]
    assert [is_checked() for is_checked in checked] == [False, False, False]
    room.act("room_screen")
    room.act("room_black")
    assert [is_checked() for is_checked in checked] == [True, False, True]
    room.window.close()
    room.desk.settle()
    assert [is_checked() for is_checked in checked] == [False, False, False]


def test_closing_its_window_only_closes_it(room: RoomDesk) -> None:
    room.act("room_screen")
    room.window.close()
    room.desk.settle()
    assert room.state.where == "off"
    assert room.desk.window.isVisible()
    room.act("room_screen")
    assert room.window.isVisible()


def test_closing_the_console_closes_the_room_screen(room: RoomDesk) -> None:
    room.act("room_screen")
    window = room.window
    gone: list[str] = []
    window.destroyed.connect(lambda: gone.append("gone"))
    room.desk.window.close()
    room.desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == ["gone"]
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and isinstance(w, QWidget)] == []


def test_a_workshop_is_not_named_in_the_title_that_the_desktop_shows(room: RoomDesk) -> None:
    room.act("room_screen")
    workshop: Workshop = room.workshop
    assert workshop.client not in room.window.windowTitle()
