"""The settings page: each change holds at once, is kept, and bad input is refused beside its field."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit

from app import paths
from app.i18n import format_date
from app.settings import load_settings
from ui.locales import LOCALES
from ui.theme import current_theme

if TYPE_CHECKING:
    from tests.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def _open(desk: Desk) -> Any:
    desk.frame.go("settings")
    desk.settle()
    return desk.frame.page


def _kept(tmp_path: Path) -> Any:
    return load_settings(tmp_path / "settings.json")


def test_the_appearance_changes_at_once_and_is_kept(desk: Desk, tmp_path: Path) -> None:
    page = _open(desk)
    desk.qtbot.mouseClick(page.appearance.segment("dark"), LEFT)
    assert current_theme().dark
    assert _kept(tmp_path).appearance == "dark"
    desk.actions["switch_appearance"].trigger()
    assert not current_theme().dark
    assert page.appearance.value() == "light"


def test_dates_are_written_as_in_the_chosen_country_on_every_page(desk: Desk, sample: Any, tmp_path: Path) -> None:
    made = desk.add(sample("bank-payments"))
    desk.frame.open_workshop(made.id, "prepare")
    desk.settle()
    date = desk.find("date", QLineEdit)
    before = date.text()
    page = _open(desk)
    country = desk.find("locale")
    country.setFocus()
    country.set_value("de_DE")
    country.committed.emit("de_DE")
    desk.settle()
    assert "November" in page.country_field.message.text()
    assert "1.234,5" in page.country_field.message.text()
    assert _kept(tmp_path).locale == "de_DE"
    desk.frame.go("prepare")
    desk.settle()
    assert date.text() == format_date(made.date) != before


def test_a_country_that_is_not_on_the_list_stays_chosen(desk: Desk) -> None:
    page = _open(desk)
    desk.frame.preferences.change(locale="ja_JP")
    assert page.country.value() == "ja_JP"
    assert page.country.count() == len(LOCALES) + 2


def test_the_paper_is_kept(desk: Desk, tmp_path: Path) -> None:
    page = _open(desk)
    desk.qtbot.mouseClick(page.paper.segment("letter"), LEFT)
    assert _kept(tmp_path).page == "letter"


def test_the_paper_is_that_of_the_country_until_one_is_chosen(desk: Desk, tmp_path: Path) -> None:
    page = _open(desk)
    for country, paper in (("en_US", "letter"), ("de_DE", "a4"), ("en_CA", "letter")):
        desk.frame.preferences.change(locale=country)
        assert page.paper.value() == paper
    desk.qtbot.mouseClick(page.paper.segment("a4"), LEFT)
    desk.frame.preferences.change(locale="en_US")
    assert page.paper.value() == "a4"


def test_the_facilitator_stands_in_the_next_workshop(desk: Desk, tmp_path: Path) -> None:
    _open(desk)
    field = desk.find("facilitator", QLineEdit)
    field.insert("  Łucja & <b>  ")
    field.textEdited.emit(field.text())
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert _kept(tmp_path).facilitator == "Łucja & <b>"
    desk.actions["new_workshop"].trigger()
    desk.qtbot.keyClicks(desk.find("new_client"), "Acme")
    desk.qtbot.mouseClick(desk.find("create_workshop"), LEFT)
    desk.settle()
    assert desk.find("facilitator", QLineEdit).text() == "Łucja & <b>"


def test_a_name_too_long_is_refused_beside_its_field_and_stays(desk: Desk, tmp_path: Path) -> None:
    page = _open(desk)
    field = desk.find("facilitator", QLineEdit)
    field.setText("x" * 301)
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "301" in page.facilitator_field.error
    assert _kept(tmp_path).facilitator == ""
    desk.frame.go("library")
    _open(desk)
    assert field.text() == "x" * 301
    field.setText("Ana")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.facilitator_field.error == ""
    assert _kept(tmp_path).facilitator == "Ana"


def test_settings_that_cannot_be_kept_are_told_and_still_hold(desk: Desk, tmp_path: Path) -> None:
    page = _open(desk)
    (tmp_path / "settings.json").unlink(missing_ok=True)
    (tmp_path / "settings.json").mkdir()
    desk.qtbot.mouseClick(page.appearance.segment("dark"), LEFT)
    assert page.notice.text
    assert current_theme().dark


def test_it_says_where_everything_lies_and_shows_the_folder(
    desk: Desk, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    _open(desk)
    for name, path in (
        ("library", library),
        ("models", paths.user_models_dir()),
        ("exports", paths.documents_dir()),
        ("settings", paths.settings_path()),
        ("log", paths.log_path()),
    ):
        assert desk.find(f"path_{name}", QLabel).text() == str(path)
    for name in ("library", "models", "log"):
        desk.qtbot.mouseClick(desk.find(f"open_{name}"), LEFT)
    assert opened == [str(library.parent), str(paths.user_models_dir()), str(paths.log_path().parent)]
    desk.frame.preferences.change(export_folder=str(tmp_path / "plans.2026"))
    assert desk.find("path_exports", QLabel).text() == str(tmp_path / "plans.2026")
    desk.qtbot.mouseClick(desk.find("open_exports"), LEFT)
    assert opened[-1] == str(tmp_path / "plans.2026")


def test_escape_leaves_a_field(desk: Desk) -> None:
    page = _open(desk)
    field = desk.find("facilitator")
    field.setFocus()
    desk.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.hasFocus()


@pytest.mark.parametrize(("width", "columns"), [(1000, 1), (1440, 2)])
def test_it_fits_the_window(desk: Desk, width: int, columns: int) -> None:
    desk.window.resize(width, 620)
    page = _open(desk)
    cards = page.column.findChildren(QLabel, "path_library") and page.findChildren(type(page._you()))
    xs = {card.x() for card in cards if card.isVisible() and card.parentWidget() is page.column.widget()}
    assert len(xs) == columns


def test_the_keys_that_were_changed_are_counted_and_go_back(desk: Desk, tmp_path: Path) -> None:
    page = _open(desk)
    told, back = desk.find("keys_told", QLabel), desk.find("keys_as_delivered")
    assert told.text() == "All keys are as delivered. Each can be changed."
    assert not back.isEnabled()
    desk.frame.preferences.change(keys={"vote": ["Z"]})
    assert told.text().startswith("1 act has")
    desk.frame.preferences.change(keys={"vote": ["Z"], "park": [], "show_keys": ["F12"]})
    assert told.text().startswith("3 acts have")
    assert desk.find("show_keys")._key == "F12"
    back.setFocus()
    desk.qtbot.keyClick(back, Qt.Key.Key_Return)
    assert _kept(tmp_path).keys == {}
    assert not back.isEnabled()
    assert desk.find("show_keys").hasFocus()
    desk.qtbot.mouseClick(page.notice.action_button, LEFT)
    assert set(_kept(tmp_path).keys) == {"vote", "park", "show_keys"}
    assert desk.actions.keys("vote") == ("Z",)


def test_a_button_leads_to_all_keys_and_escape_back(desk: Desk) -> None:
    _open(desk)
    button = desk.find("show_keys")
    button.setFocus()
    desk.qtbot.keyClick(button, Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.page_id == "keys"
    desk.qtbot.keyClick(desk.frame.page, Qt.Key.Key_Escape)
    assert desk.frame.page_id == "settings"
