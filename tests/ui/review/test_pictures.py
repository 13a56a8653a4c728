"""What a consultant takes away from the review: pictures and the table, on the clipboard and in files read back."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.workshop import Workshop
from tests.app.charts.shapes import typical
from tests.app.factories import a_model, a_workshop
from tests.desk import Desk
from tests.ui.review.conftest import Review, press, tab_to
from ui.review import pictures
from ui.review.page import ReviewPage
from ui.theme import color

CTRL = Qt.KeyboardModifier.ControlModifier


class Asked:
    """Stands in for the file dialog: answers with what a test wants and keeps what was asked."""

    def __init__(self) -> None:
        self.answer: Callable[[Path], Path | None] = lambda suggested: None
        self.titles: list[str] = []
        self.suggested: list[Path] = []

    def __call__(self, parent: object, title: str, suggested: Path) -> Path | None:
        self.titles.append(title)
        self.suggested.append(suggested)
        return self.answer(suggested)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    stand_in = Asked()
    monkeypatch.setattr(pictures, "ask_file", stand_in)
    return stand_in


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def inks(image: QImage) -> set[str]:
    """The colours of a picture, looked at every third pixel."""
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def ok_picture(image: QImage) -> bool:
    """Whether a picture shows the marks of a current and of a target level on the surface's colour."""
    marks = {color(role).name() for role in ("surface", "current_mark", "target_mark")}
    return not image.isNull() and marks <= inks(image)


# --- the clipboard -------------------------------------------------------------------------------------------------


def test_ctrl_c_copies_the_profile_while_nothing_else_was_looked_at(review: Review) -> None:
    page = review(typical())
    press(Qt.Key.Key_C, CTRL)
    image = QGuiApplication.clipboard().image()
    figure = page.board.profile.chart.figure  # type: ignore[union-attr]
    assert ok_picture(image)
    assert image.width() > 3 * figure.width  # type: ignore[union-attr]
    assert page.notice.text == "The picture “Profile” is on the clipboard."


def test_ctrl_c_copies_the_chart_that_has_the_focus(review: Review) -> None:
    page = review(typical())
    sizes = {}
    for name in ("profile", "gaps", "coverage"):
        tab_to(f"chart_{name}")
        press(Qt.Key.Key_C, CTRL)
        sizes[name] = QGuiApplication.clipboard().image().size().toTuple()
        figure = page.board.charts[name].chart.figure  # type: ignore[union-attr]
        assert sizes[name] == (round(3 * (figure.width + 32)), round(3 * (figure.height + 32)))  # type: ignore[union-attr]
    assert len(set(sizes.values())) == 3


def test_ctrl_c_in_the_table_copies_it_as_text(review: Review) -> None:
    page = review(typical())
    tab_to("review_table")
    press(Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines[1:]] == [row.name for row in page.board.table.table.rows]
    assert page.notice.text == "The table is on the clipboard, for a spreadsheet or a document."


def test_every_card_has_a_button_that_copies_what_it_shows(review: Review, desk: Desk, qtbot: QtBot) -> None:
    page = review(typical())
    for name in ("profile", "gaps", "coverage"):
        QGuiApplication.clipboard().clear()
        page.board.ensureWidgetVisible(desk.find(f"copy_{name}"))
        qtbot.mouseClick(desk.find(f"copy_{name}"), Qt.MouseButton.LeftButton)
        assert not QGuiApplication.clipboard().image().isNull(), name
    qtbot.mouseClick(desk.find("copy_table"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("Category\t")


def test_the_buttons_show_which_chart_the_keys_mean(review: Review) -> None:
    page = review(typical())
    copies = {name: card.copy_button for name, card in page.board.charts.items()}
    assert [name for name, button in copies.items() if "Ctrl+C" in button.accessibleName()] == ["profile"]
    tab_to("chart_gaps")
    assert [name for name, button in copies.items() if "Ctrl+C" in button.accessibleName()] == ["gaps"]
    tab_to("review_table")
    assert [name for name, button in copies.items() if "Ctrl+C" in button.accessibleName()] == []
    assert "Ctrl+C" in page.board.copy_table_button.accessibleName()


def test_where_nothing_is_decided_the_keys_say_so(review: Review, asked: Asked) -> None:
    page = review(a_workshop(a_model()))
    for key in (Qt.Key.Key_C, Qt.Key.Key_S):
        page.notice.clear()
        press(key, CTRL)
        assert page.notice.text == "There is no picture yet: nothing is decided."
    assert asked.suggested == []
    assert QGuiApplication.clipboard().image().isNull()


# --- files ---------------------------------------------------------------------------------------------------------


def test_ctrl_s_saves_a_png_that_shows_the_chart(review: Review, asked: Asked, tmp_path: Path) -> None:
    page = review(typical())
    asked.answer = lambda suggested: tmp_path / suggested.name
    press(Qt.Key.Key_S, CTRL)
    written = tmp_path / "Northwind Bank - Payments - 2026-11-23 - Profile.png"
    assert asked.suggested[0].name == written.name
    assert asked.titles == ["Save the picture: Profile"]
    assert ok_picture(QImage(str(written)))
    assert page.notice.text == f"Saved as {written.name}."
    assert page.notice.action_button.text() == "Show in folder"


def test_the_chart_with_the_focus_is_saved_as_svg_with_its_names_and_tips(
    review: Review, asked: Asked, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> None:
    page = review(typical())
    asked.answer = lambda suggested: tmp_path / suggested.name
    menu = page.board.gaps.menu
    qtbot.mouseClick(desk.find("save_gaps"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(menu.isVisible)
    svg = next(action for action in menu.actions() if action.objectName() == "save_gaps_svg")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(svg).center())
    root = ElementTree.parse(tmp_path / "Northwind Bank - Payments - 2026-11-23 - Gaps.svg").getroot()
    texts = {element.text or element[-1].tail for element in root.iter("{http://www.w3.org/2000/svg}text")}
    titles = {element.text for element in root.iter("{http://www.w3.org/2000/svg}title")}
    assert "+2" in "".join(text or "" for text in texts)
    assert any((title or "").startswith("Build & deploy: current") for title in titles)


def test_each_chart_can_be_saved_in_both_kinds(review: Review, asked: Asked, tmp_path: Path) -> None:
    page = review(typical())
    asked.answer = lambda suggested: tmp_path / suggested.name
    for card in page.board.charts.values():
        for action in card.menu.actions():
            action.trigger()
    assert sorted(path.suffix for path in tmp_path.glob("Northwind*")) == [".png"] * 3 + [".svg"] * 3
    assert all(path.stat().st_size > 2000 for path in tmp_path.glob("Northwind*"))


def test_a_chart_offers_the_same_on_its_context_menu(review: Review) -> None:
    page = review(typical())
    names = [action.objectName() for action in page.board.profile.chart.actions()]  # type: ignore[union-attr]
    assert names == ["copy_profile_action", "save_profile_png", "save_profile_svg"]


def test_thinking_better_of_it_writes_nothing_and_says_nothing(review: Review, asked: Asked, tmp_path: Path) -> None:
    page = review(typical())
    before = set(tmp_path.rglob("*"))
    press(Qt.Key.Key_S, CTRL)
    assert len(asked.suggested) == 1
    assert set(tmp_path.rglob("*")) - before == set()
    assert page.notice.text == ""


def test_the_folder_that_was_chosen_is_suggested_again(review: Review, asked: Asked, tmp_path: Path) -> None:
    review(typical())
    folder = tmp_path / "For the client"
    folder.mkdir()
    asked.answer = lambda suggested: folder / suggested.name
    press(Qt.Key.Key_S, CTRL)
    press(Qt.Key.Key_S, CTRL)
    assert asked.suggested[1].parent == folder


def test_a_folder_that_cannot_be_written_is_a_sentence(
    review: Review, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    # rights do not bind the super user, as whom tests may run
    monkeypatch.setattr("app.safe_file.tempfile.mkstemp", refuse)
    check_refusal(review, asked, tmp_path / "a.png", "cannot be written to. Choose another folder")
    assert not (tmp_path / "a.png").exists()


def test_a_refused_picture_leaves_the_one_that_was_there(
    review: Review, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "a.svg"
    target.write_text("older", encoding="utf-8")
    monkeypatch.setattr("app.safe_file.os.fsync", full)
    check_refusal(review, asked, target, "is full. Nothing was changed")
    assert target.read_text(encoding="utf-8") == "older"


def test_a_folder_that_is_missing_is_a_sentence(review: Review, asked: Asked, tmp_path: Path) -> None:
    check_refusal(review, asked, tmp_path / "nowhere" / "a.svg", "is not there. Choose another one.")


def test_a_folder_that_is_a_file_is_a_sentence(review: Review, asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    check_refusal(review, asked, tmp_path / "file" / "a.png", "is not a folder. Choose another one.")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_a_name_that_is_taken_by_a_folder_is_a_sentence(review: Review, asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    check_refusal(review, asked, tmp_path / "a.png", "There is a folder named a.png. Choose another name.")


def check_refusal(review: Review, asked: Asked, target: Path, sentence: str) -> None:
    page = review(typical())
    asked.answer = lambda suggested: target
    press(Qt.Key.Key_S, CTRL)
    assert page.notice.tone == "bad"
    assert sentence in page.notice.text
    assert page.folder is None


# --- the folder and the dialog -------------------------------------------------------------------------------------


def saved(review: Review, asked: Asked, tmp_path: Path) -> ReviewPage:
    page = review(typical())
    asked.answer = lambda suggested: tmp_path / suggested.name
    press(Qt.Key.Key_S, CTRL)
    return page


def test_show_in_folder_opens_the_folder_of_the_picture(
    review: Review, asked: Asked, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.review.page.open_folder", lambda folder: opened.append(folder) or "")
    page = saved(review, asked, tmp_path)
    qtbot.mouseClick(page.notice.action_button, Qt.MouseButton.LeftButton)
    assert opened == [tmp_path]
    assert page.notice.text == ""


def test_where_no_folder_can_be_shown_its_place_is_said(
    review: Review, asked: Asked, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.QDesktopServices.openUrl", lambda url: False)
    page = saved(review, asked, tmp_path)
    qtbot.mouseClick(page.notice.action_button, Qt.MouseButton.LeftButton)
    assert page.notice.text.endswith(str(tmp_path))


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("a.png", "png", "a.png"),
        ("a.SVG", "png", "a.SVG"),
        ("a", "svg", "a.svg"),
        ("Team v1.2", "png", "Team v1.2.png"),
        ("a.jpg", "png", "a.jpg.png"),
    ],
)
def test_a_file_always_ends_with_what_it_is(typed: str, kind: str, name: str, tmp_path: Path) -> None:
    assert pictures.with_ending(tmp_path / typed, kind).name == name


def test_the_dialog_suggests_name_and_kind_and_adds_the_ending_of_the_kind(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QFileDialog] = []

    def exec_(dialog: QFileDialog) -> int:
        seen.append(dialog)
        assert dialog.defaultSuffix() == "svg"
        assert [Path(path).name for path in dialog.selectedFiles()] == ["Acme - Gaps.svg"]
        assert dialog.selectedNameFilter() == "SVG drawing (*.svg)"
        dialog.selectFile("other name")
        return int(QFileDialog.DialogCode.Accepted)

    monkeypatch.setattr(QFileDialog, "exec", exec_)
    chosen = pictures.ask_file(desk.window, "Save", tmp_path / "Acme - Gaps.svg")
    assert chosen == tmp_path / "other name.svg"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: int(QFileDialog.DialogCode.Rejected))
    assert pictures.ask_file(desk.window, "Save", tmp_path / "Acme - Gaps.png") is None


def test_a_dark_page_gives_dark_pictures(review: Review, sample: Callable[..., Workshop], qapp: QApplication) -> None:
    from ui.theme import apply_theme

    page = review(sample())
    light = color("surface").name()
    apply_theme(qapp, "dark")
    try:
        press(Qt.Key.Key_C, CTRL)
        image = QGuiApplication.clipboard().image()
        assert ok_picture(image)
        assert light not in inks(image)
        assert page.board.profile.chart is not None
    finally:
        apply_theme(qapp, "light")
