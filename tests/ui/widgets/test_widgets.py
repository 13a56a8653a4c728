"""Labels, pills, buttons, notices, pages and layouts do what their one line says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.theme import load_theme
from ui import theme
from ui.widgets.buttons import KINDS, Button, IconButton
from ui.widgets.card import Card
from ui.widgets.check import CheckBox
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.notice import NoticeBar
from ui.widgets.page import Page
from ui.widgets.paint import key_text
from ui.widgets.pill import TONES, Pill
from ui.widgets.saved import SavedMark
from ui.widgets.table import TONE_ROLE, style_table

MARKUP = "<b>Acme</b> & <img src=x> 🙂"


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply_theme(qapp, "light")


def test_markup_is_shown_literally(qtbot: QtBot) -> None:
    for label in (PlainLabel(MARKUP), ElidedLabel(MARKUP), Pill(MARKUP)):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == MARKUP


def test_a_shortened_label_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel(MARKUP * 3)
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.resize(80, 20)
        label.show()
    assert "&lt;b&gt;Acme&lt;/b&gt; &amp;" in label.toolTip()
    label.resize(2000, 20)
    assert label.toolTip() == ""
    label.setText("a\nb")
    assert label.text() == "a b"


@pytest.mark.parametrize(
    "text",
    [
        "W" * 300,
        "a " + "é" * 60,
        "👩‍👩‍👧‍👦" * 30,
        "x" * 24,
        "https://example.org/a/long-address/of-many-words",
        "plain words",
    ],
)
def test_a_wrapping_label_breaks_words_that_no_line_holds_and_keeps_its_text(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text, wrap=True)
    qtbot.addWidget(label)
    assert label.text() == text
    assert label.minimumSizeHint().width() < 360
    inside = super(PlainLabel, label).text()
    assert "\u200d\u200b" not in inside
    assert "\u200b\u200d" not in inside
    one_line = PlainLabel(text)
    qtbot.addWidget(one_line)
    assert super(PlainLabel, one_line).text() == text


def test_a_pill_knows_its_tones(qtbot: QtBot) -> None:
    pill = Pill("x")
    qtbot.addWidget(pill)
    for tone in TONES:
        pill.set("y", tone)
        assert (pill.text(), pill.tone, pill.accessibleName()) == ("y", tone, "y")
    with pytest.raises(ValueError, match="purple"):
        pill.set("z", "purple")
    assert pill.text() == "y"


@pytest.mark.parametrize(
    ("keys", "cap"),
    [
        ("N", "N"),
        ("Ctrl+N", "Ctrl N"),
        ("Shift+2", "⇧ 2"),
        ("Ctrl++", "Ctrl +"),
        ("Ctrl+Shift+Left", "Ctrl ⇧ ←"),
        ("", ""),
    ],
)
def test_a_shortcut_is_written_as_on_a_key_cap(keys: str, cap: str) -> None:
    assert key_text(keys) == cap


def test_a_button_follows_its_action(qtbot: QtBot) -> None:
    action = QAction("&Next && last: Łódź")
    action.setShortcut(QKeySequence("Ctrl+N"))
    button = Button()
    qtbot.addWidget(button)
    button.bind(action)
    hits: list[str] = []
    action.triggered.connect(lambda: hits.append("hit"))
    assert button.lines() == ["Next & last: Łódź"]
    assert button._key == "Ctrl N"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setText("Other")
    assert button.accessibleName() == "Other"
    other = QAction("Second")
    button.bind(other, "Own text")
    action.setText("Ignored now")
    button.click()
    assert (button.lines(), len(hits)) == (["Own text"], 1)


def test_a_button_that_is_too_narrow_paints_without_overflow(qtbot: QtBot) -> None:
    for kind in KINDS:
        button = Button("A text that is far too long\nfor two lines", kind, "Ctrl+N", "plus")
        qtbot.addWidget(button)
        button.resize(60, 40)
        assert not button.grab().isNull()
    with pytest.raises(ValueError, match="odd"):
        Button("x", "odd")


def test_an_icon_button_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("trash", "Delete <this>")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Delete <this>"
    assert "&lt;this&gt;" in button.toolTip()


def test_a_tick_box_shows_ampersands(qtbot: QtBot) -> None:
    box = CheckBox("Build & deploy")
    qtbot.addWidget(box)
    box.click()
    assert box.isChecked()
    assert box.accessibleName() == "Build & deploy"
    assert box.shortcut().isEmpty()


def test_a_notice_says_one_thing_and_acts_once(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    bar = NoticeBar(parent=host)
    host.show()
    assert bar.isHidden()
    done: list[str] = []
    bar.show_notice(MARKUP, "warn", "Undo", lambda: done.append("undo"))
    assert (bar.text, bar.tone, bar.isHidden()) == (MARKUP, "warn", False)
    QTest.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    assert (done, bar.isHidden(), bar.text) == (["undo"], True, "")
    bar.show_notice("Plain", "info")
    assert bar.action_button.isHidden()
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_notice_goes_by_itself_and_a_new_one_starts_anew(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("Short", timeout_ms=80)
    bar.show_notice("For good")
    qtbot.wait(160)
    assert bar.text == "For good"
    bar.show_notice("Short", timeout_ms=40)
    qtbot.waitUntil(bar.isHidden, timeout=500)


def test_an_action_may_show_the_next_notice(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("Deleted.", action_text="Undo", on_action=lambda: bar.show_notice("It is back."))
    bar.action_button.click()
    assert bar.text == "It is back."


def test_the_saved_mark_says_when_or_why_not(qtbot: QtBot) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)
    mark.set_saved("14:22:07")
    assert "14:22:07" in mark.text()
    mark.set_failed("There is no room left on the disk.")
    assert (mark.text(), mark.property("role")) == ("There is no room left on the disk.", "bad")
    mark.clear()
    assert mark.text() == ""


def test_a_page_is_named_by_its_title(qtbot: QtBot) -> None:
    page = Page("Review")
    qtbot.addWidget(page)
    page.set_title(MARKUP)
    assert (page.title, page.accessibleName()) == (MARKUP, MARKUP)
    assert page.notice.isHidden()


def test_a_card_without_title_wastes_no_room(qtbot: QtBot) -> None:
    plain, named = Card(), Card("Practices")
    for card in (plain, named):
        qtbot.addWidget(card)
    assert plain.sizeHint().height() < named.sizeHint().height()
    plain.add_beside(Pill("7 of 16"))
    assert plain.sizeHint().height() >= named.sizeHint().height()


def test_the_title_of_an_empty_card_stands_at_its_top(qtbot: QtBot) -> None:
    card = Card("Profile")
    qtbot.addWidget(card)
    card.resize(300, 400)
    with qtbot.waitExposed(card):
        card.show()
    assert card.title_label.mapTo(card, card.title_label.rect().topLeft()).y() < 40


def test_a_flow_wraps_like_words(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, gap=10, row_gap=5)
    boxes = [QWidget() for _ in range(5)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    assert flow.heightForWidth(540) == 20
    assert flow.heightForWidth(539) == 45
    assert flow.heightForWidth(90) == 120
    flow.setGeometry(QRect(0, 0, 220, 100))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (0, 25), (110, 25), (0, 50)]
    boxes[0].hide()
    assert flow.heightForWidth(220) == 45
    flow.clear()
    assert flow.count() == 0


@pytest.mark.parametrize("width", [300, 900])
def test_an_empty_page_shows_all_of_its_text(qtbot: QtBot, width: int) -> None:
    state = EmptyState("library", "No workshops yet", "A sentence that is long enough to wrap. " * 3, Button("Start"))
    qtbot.addWidget(state)
    state.resize(width, 600)
    with qtbot.waitExposed(state):
        state.show()
    label = state.text_label
    assert label.height() >= label.heightForWidth(label.width())


def test_a_table_paints_pills_and_selects_rows(qtbot: QtBot) -> None:
    model = QStandardItemModel(2, 2)
    for row in range(2):
        item = QStandardItem("Scoring 3/5")
        item.setData("warn", TONE_ROLE)
        model.setItem(row, 0, item)
        model.setItem(row, 1, QStandardItem(MARKUP))
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    style_table(view, stretch=1)
    view.resize(500, 200)
    view.show()
    view.selectRow(1)
    assert len(view.selectionModel().selectedRows()) == 1
    picture = view.grab().toImage()
    wanted = theme.color("warn_fill").rgb()
    assert any(picture.pixelColor(x, y).rgb() == wanted for x in range(10, 40) for y in range(60))


def test_a_theme_reaches_what_paints_itself(qtbot: QtBot, app: QApplication) -> None:
    pill = Pill("        ", "good")
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    pill.show()
    for name in ("dark", "light"):
        theme.apply_theme(app, name)
        expected = theme.color("good_fill")
        assert theme.current_theme() == load_theme(name)
        middle = pill.grab().toImage().pixelColor(pill.width() // 2, pill.height() // 2)
        assert middle.rgb() == expected.rgb()
        assert app.palette().window().color() == theme.color("window")


def test_every_icon_can_be_painted_in_the_theme_s_colour(qapp: QApplication) -> None:
    from app.paths import resources_dir

    names = [path.stem for path in (resources_dir() / "icons").glob("*.svg")]
    assert len(names) > 30
    for name in names:
        picture = theme.pixmap(name, "accent", 24, 2.0).toImage()
        inks = [
            picture.pixelColor(x, y)
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() == 255
        ]
        assert inks, name
        accent = theme.color("accent")
        assert all(abs(ink.blue() - accent.blue()) < 8 for ink in inks), name


def test_an_unknown_colour_or_icon_is_a_mistake_that_shows(qapp: QApplication) -> None:
    with pytest.raises(AttributeError):
        theme.color("mauve")
    with pytest.raises(FileNotFoundError):
        theme.pixmap("no-such-icon")


def test_the_system_s_light_or_dark_is_followed(
    qtbot: QtBot, app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for scheme, name in (
        (Qt.ColorScheme.Dark, "dark"),
        (Qt.ColorScheme.Light, "light"),
        (Qt.ColorScheme.Unknown, "light"),
    ):
        monkeypatch.setattr(theme, "_system_scheme", lambda scheme=scheme: scheme)
        theme.apply_theme(app, "system")
        assert theme.current_theme().name == name
        theme.apply_theme(app, "dark")
        assert theme.current_theme().name == "dark"


@pytest.mark.parametrize(("kind", "words"), [(Button, ("Save",)), (IconButton, ("close", "Close"))])
def test_enter_presses_a_button_as_space_does(
    qtbot: QtBot, kind: Callable[..., QPushButton], words: tuple[str, ...]
) -> None:
    button = kind(*words)
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert len(pressed) == 3
    for modifier, held in ((Qt.KeyboardModifier.ControlModifier, False), (Qt.KeyboardModifier.NoModifier, True)):
        QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, modifier, "\r", held))
    assert len(pressed) == 3
