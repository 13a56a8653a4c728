"""Editors tell what a person typed, once, in time, and never take it away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from ui.theme import apply_theme
from ui.widgets import saver
from ui.widgets.date_fields import parse_time
from ui.widgets.fields import (
    ChoiceEditor,
    DateEditor,
    FormField,
    LineEditor,
    NumberEditor,
    SuggestEditor,
    TextEditor,
    TimeEditor,
)

DAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    i18n.set_locale("en_GB")
    yield
    i18n.set_locale("")


def shown(qtbot: QtBot, *editors: QWidget) -> QWidget:
    """A window with the editors and something else that can take the focus, the first editor focused."""
    window = QWidget()
    column = QVBoxLayout(window)
    for editor in editors:
        column.addWidget(editor)
    other = LineEditor()
    other.setObjectName("elsewhere")
    column.addWidget(other)
    qtbot.addWidget(window)
    editors[0].window_kept = window  # type: ignore[attr-defined]
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    editors[0].setFocus()
    qtbot.waitUntil(lambda: editors[0].hasFocus() or QApplication.focusWidget() is not None)
    return window


def leave(window: QWidget) -> None:
    """Move the focus away, as a person does with Tab or the mouse."""
    other = window.findChild(LineEditor, "elsewhere")
    assert other is not None
    other.setFocus()


def told(editor: object) -> list[object]:
    values: list[object] = []
    editor.committed.connect(values.append)  # type: ignore[attr-defined]
    return values


def typed(editor: QWidget, text: str) -> None:
    QTest.keyClicks(editor, text)


@pytest.mark.parametrize("make", [LineEditor, TextEditor, SuggestEditor])
def test_a_text_is_told_once_soon_after_the_last_key(qtbot: QtBot, make: type[LineEditor]) -> None:
    editor = make()
    window = shown(qtbot, editor)
    values = told(editor)
    typed(editor, "Łódź <b>".replace("Łódź", "Lodz"))
    assert values == []
    qtbot.waitUntil(lambda: values == ["Lodz <b>"], timeout=saver.DELAY_MS + 300)
    leave(window)
    assert values == ["Lodz <b>"]


def test_typing_puts_the_telling_off(qtbot: QtBot) -> None:
    editor = LineEditor()
    shown(qtbot, editor)
    values = told(editor)
    for _ in range(3):
        typed(editor, "a")
        qtbot.wait(saver.DELAY_MS // 2)
    assert values == []
    qtbot.waitUntil(lambda: values == ["aaa"], timeout=saver.DELAY_MS + 300)


@pytest.mark.parametrize("make", [LineEditor, TextEditor, SuggestEditor])
def test_leaving_tells_at_once(qtbot: QtBot, make: type[LineEditor]) -> None:
    editor = make()
    window = shown(qtbot, editor)
    values = told(editor)
    typed(editor, "Ana")
    leave(window)
    assert values == ["Ana"]


def test_enter_tells_at_once_and_only_what_differs(qtbot: QtBot) -> None:
    editor = LineEditor()
    editor.set_value("Ana")
    shown(qtbot, editor)
    values = told(editor)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert values == []
    QTest.keyClick(editor, Qt.Key.Key_End)
    typed(editor, "b")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert values == ["Anab"]


def test_hiding_the_page_tells_what_was_typed(qtbot: QtBot) -> None:
    editor = TextEditor()
    window = shown(qtbot, editor)
    values = told(editor)
    typed(editor, "half a sent")
    window.hide()
    assert values == ["half a sent"]


def test_the_end_of_the_program_tells_everything(qtbot: QtBot) -> None:
    one, two = LineEditor(), TextEditor()
    shown(qtbot, one, two)
    ones, twos = told(one), told(two)
    one.setText("a")
    one.saver.touched()
    two.setPlainText("b")
    saver.flush_pending()
    assert (ones, twos) == (["a"], ["b"])


@pytest.mark.parametrize("make", [LineEditor, TextEditor])
def test_the_program_never_takes_away_what_is_being_typed(qtbot: QtBot, make: type[LineEditor]) -> None:
    editor = make()
    editor.set_value("old")
    window = shown(qtbot, editor)
    values = told(editor)
    editor.selectAll()
    typed(editor, "mine")
    editor.set_value("theirs")
    assert editor.value() == "mine"
    leave(window)
    assert values == ["mine"]


def test_a_space_that_was_just_typed_survives_the_echo_of_the_save(qtbot: QtBot) -> None:
    editor = LineEditor()
    shown(qtbot, editor)
    editor.committed.connect(editor.set_value)
    typed(editor, "hello ")
    qtbot.wait(saver.DELAY_MS + 100)
    typed(editor, "world")
    assert editor.text() == "hello world"


def test_the_program_s_value_is_shown_and_told_to_nobody(qtbot: QtBot) -> None:
    editors = [LineEditor(), TextEditor(), SuggestEditor()]
    shown(qtbot, *editors)
    for editor in editors:
        values = told(editor)
        for value in ("one", "", "two & <i>three</i>"):
            editor.set_value(value)
            assert editor.value() == value
        editor.flush()
        assert values == []


def test_undo_by_the_program_is_shown_while_the_editor_has_the_focus(qtbot: QtBot) -> None:
    editor = LineEditor()
    editor.set_value("before")
    shown(qtbot, editor)
    editor.selectAll()
    typed(editor, "after")
    editor.flush()
    editor.set_value("after")
    editor.set_value("before")
    assert editor.text() == "before"


def test_a_refused_entry_stays_and_is_told_again(qtbot: QtBot) -> None:
    editor = LineEditor()
    editor.set_value("old")
    field = FormField("Client", editor)
    window = shown(qtbot, field)
    editor.setFocus()
    values = told(editor)
    editor.committed.connect(lambda _value: field.set_error("There is no room left on the disk."))
    editor.selectAll()
    typed(editor, "new")
    leave(window)
    editor.set_value("old")
    assert editor.text() == "new"
    assert field.error
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert values[:2] == ["new", "new"]


def test_an_accepted_entry_follows_the_program_again(qtbot: QtBot) -> None:
    editor = LineEditor()
    editor.set_value("old")
    field = FormField("Client", editor)
    window = shown(qtbot, field)
    editor.setFocus()
    editor.selectAll()
    typed(editor, "new")
    leave(window)
    editor.set_value("new")
    field.set_error("Something is still missing.")
    editor.set_value("old")
    assert editor.text() == "old"


def test_a_fault_is_shown_beneath_and_told_to_screen_readers(qtbot: QtBot) -> None:
    field = FormField("Client", LineEditor(), "Who pays for the day.")
    shown(qtbot, field)
    assert field.message.text() == "Who pays for the day."
    field.set_error("Enter <a> name.")
    assert field.message.text() == "Enter <a> name."
    assert field.message.textFormat() == Qt.TextFormat.PlainText
    assert field.editor.accessibleDescription() == "Enter <a> name."
    assert field.editor.property("invalid") is True
    field.set_error("")
    assert field.message.text() == "Who pays for the day."
    assert field.editor.property("invalid") is False


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot) -> None:
    editor = TextEditor()
    shown(qtbot, editor)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    assert editor.toPlainText() == ""


def test_a_text_grows_with_its_lines_up_to_a_limit(qtbot: QtBot) -> None:
    editor = TextEditor(min_lines=2, max_lines=5)
    shown(qtbot, editor)
    heights = []
    for lines in (0, 2, 4, 5, 60):
        editor.set_value("\n".join("x" * 10 for _ in range(lines)))
        QApplication.processEvents()
        heights.append(editor.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_the_line_that_has_no_room_does_not_show_its_top(qtbot: QtBot, qapp: QApplication, lines: int) -> None:
    apply_theme(qapp, "light")
    editor = TextEditor(min_lines=1, max_lines=lines)
    window = shown(qtbot, editor)
    leave(window)
    editor.resize(300, editor.height())
    pictures = []
    for text in ("\n".join(["fhkbdT"] * 9), "\n".join(["fhkbdT"] * lines + ["."] * (9 - lines))):
        editor.set_value(text)
        editor.verticalScrollBar().setValue(0)
        QApplication.processEvents()
        pictures.append(editor.viewport().grab().toImage())
    assert pictures[0] == pictures[1]
    editor.set_value("\n".join(["fhkbdT"] * lines))
    QApplication.processEvents()
    assert editor.verticalScrollBar().maximum() == 0


def test_a_text_of_ten_thousand_characters_is_kept_whole(qtbot: QtBot) -> None:
    text = ("Ελληνικά 🙂 <b>& " * 700)[:10_000].strip()
    for editor in (LineEditor(), TextEditor()):
        shown(qtbot, editor)
        editor.set_value(text)
        assert editor.value() == text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_GB", "23/11/2026"),
        ("en_GB", "2026-11-23"),
        ("en_GB", "23 Nov 2026"),
        ("en_GB", "23 november 2026"),
        ("en_US", "11/23/2026"),
        ("en_US", "Nov 23, 2026"),
        ("de_DE", "23.11.2026"),
        ("de_DE", "23. November 2026"),
        ("pl_PL", "23 lis 2026"),
    ],
)
def test_a_date_is_read_as_the_reader_writes_it(qtbot: QtBot, locale: str, text: str) -> None:
    i18n.set_locale(locale)
    editor = DateEditor()
    window = shown(qtbot, editor)
    values = told(editor)
    typed(editor, text)
    leave(window)
    assert values == [DAY]
    assert editor.text() == i18n.format_date(DAY)


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE", "fr_FR", "pl_PL", "ja_JP"])
def test_a_date_that_the_field_shows_is_one_that_it_reads(qtbot: QtBot, locale: str) -> None:
    i18n.set_locale(locale)
    editor = DateEditor()
    qtbot.addWidget(editor)
    for month in range(1, 13):
        day = dt.date(2027, month, 28)
        editor.set_value(day)
        editor._day = None
        assert editor.value() == day


@pytest.mark.parametrize("text", ["31 Feb 2026", "soon", "<b>", "99/99/2026", "0001-01-01", "23.11"])
def test_a_text_that_is_no_date_stays_and_says_what_would_be_one(qtbot: QtBot, text: str) -> None:
    editor = DateEditor()
    editor.set_value(DAY)
    field = FormField("Date", editor)
    window = shown(qtbot, field)
    editor.setFocus()
    values = told(editor)
    editor.selectAll()
    typed(editor, text)
    leave(window)
    assert values == []
    assert editor.text() == text
    assert text in field.error
    assert "2026-11-23" in field.error
    editor.set_value(DAY)
    assert editor.text() == text
    editor.set_value(dt.date(2027, 1, 1))
    assert editor.value() == dt.date(2027, 1, 1)
    assert field.error == ""


def test_a_mended_date_takes_its_fault_away(qtbot: QtBot) -> None:
    editor = DateEditor()
    editor.set_value(DAY)
    field = FormField("Date", editor)
    window = shown(qtbot, field)
    values = told(editor)
    for text, fault in (("nonsense", True), ("23 Nov 2026", False), ("nonsense", True), ("24 Nov 2026", False)):
        editor.setFocus()
        editor.selectAll()
        typed(editor, text)
        leave(window)
        assert bool(field.error) == fault, text
    assert values == [dt.date(2026, 11, 24)]


def test_half_a_date_is_not_told_while_it_is_typed(qtbot: QtBot) -> None:
    editor = DateEditor()
    shown(qtbot, editor)
    values = told(editor)
    typed(editor, "12/11/20")
    qtbot.wait(saver.DELAY_MS + 200)
    assert values == []
    typed(editor, "26")
    qtbot.waitUntil(lambda: values == [dt.date(2026, 11, 12)], timeout=saver.DELAY_MS + 300)


def test_an_empty_date_is_none_where_it_may_be(qtbot: QtBot) -> None:
    for optional in (True, False):
        editor = DateEditor(optional=optional)
        editor.set_value(DAY)
        window = shown(qtbot, editor)
        values, faults = told(editor), []
        editor.rejected.connect(faults.append)
        editor.selectAll()
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        leave(window)
        assert (values, bool(faults)) == (([None], False) if optional else ([], True))


def test_a_day_is_chosen_in_the_calendar_by_key(qtbot: QtBot) -> None:
    editor = DateEditor()
    editor.set_value(DAY)
    shown(qtbot, editor)
    values = told(editor)
    QTest.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = editor._calendar
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.selectedDate().toPython() == DAY
    calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert not calendar.isVisible()
    assert values == [DAY + dt.timedelta(days=3)]
    assert editor.value() == values[0]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        ("0930", "09:30"),
        ("930", "09:30"),
        ("9h30", "09:30"),
        ("14h", "14:00"),
        ("2 pm", "14:00"),
        ("12am", "00:00"),
        ("12 PM", "12:00"),
        (" 23:59 ", "23:59"),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, time: str) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "nine", "13 pm", "0 am", "9:3", "99999", "<b>"])
def test_what_is_no_time_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="09:00"):
        parse_time(text)


def test_a_time_is_tidied_when_it_is_left(qtbot: QtBot) -> None:
    editor = TimeEditor()
    editor.set_value("09:00")
    window = shown(qtbot, editor)
    values = told(editor)
    editor.selectAll()
    typed(editor, "1330")
    leave(window)
    assert (values, editor.text()) == (["13:30"], "13:30")


def test_a_choice_is_told_when_a_person_makes_it(qtbot: QtBot) -> None:
    editor = ChoiceEditor([("s", "Small"), ("m", "Medium"), ("l", "Large")])
    shown(qtbot, editor)
    values = told(editor)
    assert editor.value() is None
    editor.set_value("m")
    assert (editor.value(), values) == ("m", [])
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert values == ["l"]
    editor.set_items([("l", "Large"), ("xl", "Extra large")])
    assert (editor.value(), values) == ("l", ["l"])
    editor.set_items([("a", "A")])
    assert (editor.value(), values) == (None, ["l"])


def test_an_editable_choice_takes_other_texts(qtbot: QtBot) -> None:
    editor = ChoiceEditor([("dev", "Development"), ("ops", "Operations")], editable=True)
    window = shown(qtbot, editor)
    values = told(editor)
    editor.set_value("ops")
    assert editor.currentText() == "Operations"
    line = editor.lineEdit()
    line.selectAll()
    typed(line, "Design")
    leave(window)
    assert values == ["Design"]
    editor.set_value(None)
    assert (editor.currentText(), editor.value()) == ("", None)


def wheel(editor: QWidget) -> None:
    middle = QPointF(editor.width() / 2, editor.height() / 2)
    event = QWheelEvent(
        middle,
        editor.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, event)


def test_the_wheel_changes_nothing_that_has_no_focus(qtbot: QtBot) -> None:
    number, choice = NumberEditor(0, 90), ChoiceEditor([(n, str(n)) for n in range(5)])
    number.set_value(20)
    choice.set_value(2)
    window = shown(qtbot, number, choice)
    leave(window)
    for editor in (number, choice):
        wheel(editor)
    assert (number.value(), choice.value()) == (20, 2)
    number.setFocus()
    wheel(number)
    assert number.value() == 21


def test_a_number_is_told_and_kept_within_its_limits(qtbot: QtBot) -> None:
    editor = NumberEditor(5, 90, " min")
    editor.set_value(20)
    window = shown(qtbot, editor)
    values = told(editor)
    editor.selectAll()
    typed(editor, "45")
    leave(window)
    assert values == [45]
    editor.set_value(500)
    assert editor.value() == 90
    assert values == [45]


def test_suggestions_appear_for_any_part_of_a_word(qtbot: QtBot) -> None:
    editor = SuggestEditor("", ["Ana Lima", "Tom", "Ana Lima", ""])
    shown(qtbot, editor)
    assert editor._words.stringList() == ["Ana Lima", "Tom"]
    typed(editor, "lim")
    completer = editor.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Ana Lima"


@pytest.mark.parametrize("make", [LineEditor, TextEditor])
def test_undo_goes_to_the_program_where_the_editor_has_nothing_to_undo(qtbot: QtBot, make: type[LineEditor]) -> None:
    editor = make()
    editor.set_value("from the program")
    window = shown(qtbot, editor)
    undone: list[str] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, window)
    shortcut.activated.connect(lambda: undone.append("program"))
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["program"]
    typed(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, editor.value()) == (["program"], "from the program")
