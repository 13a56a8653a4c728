"""Choosing the pack: parts, sections, people and brand, by keyboard and mouse, kept for each client."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.catalogue import catalogue
from app.choices import choice_path, load_choice
from app.domain.making import new_workshop
from app.domain.pack import PARTS, SECTIONS, USUAL_PARTS, PackOptions
from app.domain.workshop import Workshop
from tests.ui.export.conftest import Export, words_of
from ui import desktop
from ui.export.colour_field import contrast_sentence

Opened = Callable[..., Export]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="red"/></svg>'


def an_empty_workshop(client: str = "Harbour Insurance") -> Workshop:
    return new_workshop(client, "Claims", dt.date(2026, 12, 1), catalogue().get("cd-infoq"))


def options(export: Export) -> PackOptions:
    return export.page.choice.options


def kept(export: Export) -> PackOptions | None:
    """What is on the disk once the page was left."""
    export.page.leave()
    return load_choice(export.page.choice.client)


def press(export: Export, name: str, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    field = export.find(name)
    field.setFocus()
    export.desk.qtbot.keyClick(field, key, modifier)


# --- parts ---------------------------------------------------------------------------------------------------------


def test_every_part_can_be_chosen_and_says_what_it_is_for(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    assert set(export.page.parts_card.rows) == set(PARTS)
    assert all(row.purpose.text() for row in export.page.parts_card.rows.values())
    press(export, "part_xlsx", Qt.Key.Key_Space)
    press(export, "part_poster", Qt.Key.Key_Space)
    assert options(export).parts == ("plan", "poster", "xlsx")
    press(export, "part_poster", Qt.Key.Key_Space)
    assert options(export).parts == ("plan", "xlsx")
    assert export.page.parts_card.count.text() == "2 parts"


def test_the_chosen_parts_are_written(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    press(export, "part_md", Qt.Key.Key_Space)
    export.write_and_wait()
    assert [name.rpartition(".")[2] for name in export.names()] == ["md", "pdf"]
    assert [row.name.text() for row in export.page.result_card._rows if not row.isHidden()] == [
        "Improvement plan",
        "Plan as Markdown",
    ]


def test_the_last_part_stays_and_the_reason_is_told(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    box = export.find("part_plan")
    assert isinstance(box, QCheckBox)
    press(export, "part_plan", Qt.Key.Key_Space)
    assert options(export).parts == ("plan",)
    assert box.isChecked()
    assert export.page.notice.text == "Choose at least one part."
    press(export, "part_md", Qt.Key.Key_Space)
    assert export.page.notice.text == ""


def test_a_new_client_gets_the_usual_parts_and_the_paper_of_the_settings(open_export: Opened) -> None:
    first = open_export(an_empty_workshop("First"))
    first.page.preferences.change(page="letter")
    choice = first.page.choice
    choice.show("Somebody new", first.page.preferences.settings)
    assert (choice.options.parts, choice.options.page) == (USUAL_PARTS, "letter")
    assert not choice_path("Somebody new").exists()


def test_a_choice_belongs_to_its_client_and_not_to_a_workshop(open_export: Opened) -> None:
    first = open_export(an_empty_workshop("First"))
    press(first, "part_md", Qt.Key.Key_Space)
    first.page.choice.change(names="roles")
    second = open_export(an_empty_workshop("Second"))
    second.page.choice.change(parts=("csv",))
    assert load_choice("First") is not None
    again = first.desk.add(an_empty_workshop("first "))
    first.desk.actions.open_workshop.emit(again.id, "export")
    first.desk.settle()
    assert (options(first).parts, options(first).names) == (("plan", "md"), "roles")
    assert first.page.paper_card.names.value() == "roles"
    box = first.find("part_md")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()


def test_a_choice_that_cannot_be_kept_is_told_and_stays(open_export: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    export = open_export(an_empty_workshop())
    export.page.choice.keep()

    def refuse(**_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    export.page.choice.change(names="hidden")
    monkeypatch.setattr("app.safe_file.tempfile.mkstemp", refuse)
    export.page.choice.keep()
    assert "cannot be written to" in export.page.notice.text
    assert options(export).names == "hidden"


def test_a_choice_is_kept_by_itself_a_moment_later(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    press(export, "part_md", Qt.Key.Key_Space)
    export.desk.qtbot.waitUntil(lambda: load_choice(export.workshop.client) == options(export), timeout=3000)


# --- sections ------------------------------------------------------------------------------------------------------


def order_of(export: Export) -> list[str]:
    """The sections as they stand on the screen, from the top."""
    rows = export.page.plan_card.sections.rows
    return sorted(rows, key=lambda section: rows[section].y())


def test_a_section_is_moved_by_keyboard_and_keeps_the_focus(open_export: Opened) -> None:
    export = open_export()
    alt = Qt.KeyboardModifier.AltModifier
    press(export, "section_goals", Qt.Key.Key_Up, alt)
    press(export, "section_goals", Qt.Key.Key_Up, alt)
    export.desk.settle()
    at = SECTIONS.index("goals")
    moved = (*SECTIONS[: at - 2], "goals", *SECTIONS[at - 2 : at], *SECTIONS[at + 1 :])
    assert options(export).all_sections == moved
    assert order_of(export) == list(moved)
    assert export.find("section_goals").hasFocus()
    press(export, "section_goals", Qt.Key.Key_Down, alt)
    assert options(export).all_sections.index("goals") == at - 1
    export.page.choice.change(order=("summary", "goals", *(s for s in SECTIONS if s not in ("summary", "goals"))))
    text = words_of(export.write_and_wait())
    assert text.index("Goals") < text.index("Category by category")
    found = kept(export)
    assert found is not None
    assert found.all_sections == options(export).all_sections


def test_the_buttons_move_too_and_stop_at_the_ends(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    assert not export.find("section_summary_up").isEnabled()
    assert not export.find("section_model_down").isEnabled()
    export.click("section_summary_down")
    assert options(export).all_sections[:2] == ("profile", "summary")
    assert export.find("section_summary_up").isEnabled()
    export.find("section_summary_up").setFocus()
    export.desk.qtbot.keyClick(export.find("section_summary_up"), Qt.Key.Key_Space)
    assert options(export).all_sections == SECTIONS
    # the button that can be pressed no more hands the keyboard on
    assert export.find("section_summary_down").hasFocus()
    press(export, "section_summary", Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert options(export).all_sections == SECTIONS


def test_tab_follows_the_order_on_the_screen(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    export.click("section_profile_down")
    export.find("section_summary_down").setFocus()
    export.desk.qtbot.keyClick(export.desk.window.focusWidget(), Qt.Key.Key_Tab)
    assert export.desk.window.focusWidget().objectName() == "section_categories"


def test_a_section_is_left_out_and_taken_in_again(open_export: Opened) -> None:
    export = open_export()
    assert "Where Levelset's words come from" not in words_of(export.write_and_wait())
    press(export, "section_model", Qt.Key.Key_Space)
    assert options(export).without == ("model",)
    text = words_of(export.write_and_wait())
    assert "The maturity model" not in text
    press(export, "section_model", Qt.Key.Key_Space)
    assert options(export).without == ()
    assert "The maturity model" in words_of(export.write_and_wait())


# --- paper and people ----------------------------------------------------------------------------------------------


def test_people_can_be_told_by_their_roles_alone(open_export: Opened) -> None:
    export = open_export()
    name = export.workshop.participants[0].name
    assert name in words_of(export.write_and_wait())
    export.desk.qtbot.mouseClick(export.page.paper_card.names.segment("roles"), Qt.MouseButton.LeftButton)
    assert name not in words_of(export.write_and_wait())
    assert options(export).names == "roles"


def test_dates_are_written_in_the_language_that_was_chosen(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    editor = export.page.paper_card.dates
    editor.setCurrentIndex(editor.findText("Deutsch (Deutschland)"))
    editor.flush()
    assert options(export).locale == "de_DE"
    assert "1. Dezember 2026" in words_of(export.write_and_wait())


def test_the_size_of_pictures_is_asked_for_only_with_pictures(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    assert not export.find("pixels").isVisible()
    press(export, "part_png", Qt.Key.Key_Space)
    assert not export.page.paper_card.pixels_field.isHidden()
    export.page.paper_card.pixels.setValue(2400)
    export.page.paper_card.pixels.flush()
    assert options(export).pixels == 2400


# --- brand ---------------------------------------------------------------------------------------------------------


def a_picture(path: Path, kind: str = "PNG") -> Path:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert QImageWriter(str(path), QByteArray(kind.encode())).write(image)
    return path


def drop(export: Export, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    export.page.brand_card.logo.dropEvent(event)


@pytest.mark.parametrize(("name", "kind"), [("logo.png", "png"), ("logo.jpg", "jpeg"), ("renamed.txt", "png")])
def test_a_logo_is_dropped_and_stands_on_the_paper(open_export: Opened, tmp_path: Path, name: str, kind: str) -> None:
    export = open_export(an_empty_workshop())
    before = len(list(export.write_and_wait().pages[1].images))
    drop(export, a_picture(tmp_path / name, kind))
    assert (options(export).brand.logo_kind, options(export).brand.picture) == (kind, None)
    assert not export.page.brand_card.logo.sheet.picture.isNull()
    assert len(list(export.write_and_wait().pages[1].images)) == before + 1
    found = kept(export)
    assert found is not None
    assert found.brand == options(export).brand


def test_a_drawn_logo_gets_a_picture_for_documents_without_drawings(open_export: Opened, tmp_path: Path) -> None:
    export = open_export(an_empty_workshop())
    (tmp_path / "logo.svg").write_bytes(SVG)
    drop(export, tmp_path / "logo.svg")
    brand = options(export).brand
    assert (brand.logo_kind, brand.logo) == ("svg", SVG)
    assert brand.picture is not None
    drawn = QImage.fromData(brand.picture)
    assert (drawn.width(), drawn.height()) == (1600, 800)
    assert drawn.pixelColor(800, 400) == QColor("red")


def test_a_logo_is_chosen_in_the_dialog_and_removed_again(
    open_export: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = open_export(an_empty_workshop())
    answers: list[Path | None] = [None, a_picture(tmp_path / "logo.png")]
    monkeypatch.setattr(desktop, "choose_file", lambda *_: answers.pop(0))
    export.click("choose_logo")
    assert options(export).brand.logo is None
    export.click("choose_logo")
    assert options(export).brand.logo_kind == "png"
    export.click("remove_logo")
    assert (options(export).brand.logo, options(export).brand.logo_kind) == (None, "")
    assert export.find("choose_logo").hasFocus()
    assert not export.find("remove_logo").isVisible()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a", "no PNG, JPEG or SVG"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR\x00\x00\x00\x09\x00\x00\x00\x09" + b"\x00" * 30, "damaged"),
        (b"<svg this is not", "damaged"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_logo_is_told_and_the_old_one_stays(
    open_export: Opened, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    export = open_export(an_empty_workshop())
    drop(export, a_picture(tmp_path / "good.png"))
    bad = tmp_path / "bad.png"
    if content is not None:
        bad.write_bytes(content)
    drop(export, bad)
    assert sentence in export.find("logo_message").text()
    assert options(export).brand.logo_kind == "png"
    drop(export, tmp_path / "good.png")
    assert not export.find("logo_message").isVisible()


def test_two_files_at_once_are_no_logo(open_export: Opened, tmp_path: Path) -> None:
    export = open_export(an_empty_workshop())
    drop(export, a_picture(tmp_path / "a.png"), a_picture(tmp_path / "b.png"))
    assert options(export).brand.logo is None


def test_a_colour_is_typed_and_its_contrast_told(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    export.type_into("primary", "0B6E4F")
    assert options(export).brand.primary == "#0b6e4f"
    assert export.find("primary").text() == "#0b6e4f"
    assert "Reads well on white" in export.said_beside("primary")
    export.type_into("accent", "#ffc857")
    assert "Too pale for text" in export.said_beside("accent")
    export.type_into("accent", "yellowish")
    assert export.said_beside("accent") == "Give a colour such as #1d4ed8."
    assert export.find("accent").text() == "yellowish"
    assert options(export).brand.accent == "#ffc857"
    export.type_into("accent", "")
    assert (options(export).brand.accent, export.said_beside("accent")) == ("", "")


@pytest.mark.parametrize("answer", ["#123456", None])
def test_a_colour_is_chosen_in_the_dialog(
    open_export: Opened, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    export = open_export(an_empty_workshop())
    monkeypatch.setattr(desktop, "choose_colour", lambda *_: answer)
    export.click("primary_choose")
    assert options(export).brand.primary == (answer or "")
    field = export.find("primary")
    assert isinstance(field, QLineEdit)
    assert field.text() == (answer or "")


def test_the_sentence_names_the_darker_shade() -> None:
    sentence, role = contrast_sentence("#ffc857")
    assert role == "warn"
    assert "are set in #8" in sentence
    assert contrast_sentence("#000000")[1] == "good"
    assert contrast_sentence("") == ("", "small")


def test_footer_and_confidentiality_stand_on_every_page(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    export.type_into("footer", "Workshop <b>report</b>")
    export.type_into("confidentiality", "For Harbour only & nobody else")
    pages = [" ".join(page.extract_text().split()) for page in export.write_and_wait().pages][1:]
    assert all("Workshop <b>report</b>" in page for page in pages)
    assert all("For Harbour only & nobody else" in page for page in pages)


def test_another_client_s_brand_does_not_stay_in_the_fields(open_export: Opened) -> None:
    first = open_export(an_empty_workshop("First"))
    first.type_into("footer", "First's own")
    first.type_into("primary", "nonsense")
    second = open_export(an_empty_workshop("Second"))
    field = second.find("footer")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    assert second.said_beside("primary") == ""
    assert second.find("primary").text() == ""


def test_undo_leaves_the_choice_alone(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    export.type_into("footer", "Ours")
    before = options(export)
    export.desk.actions["undo"].trigger()
    export.desk.settle()
    assert options(export) == before


def test_a_refresh_keeps_the_focus_and_the_half_typed_colour(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    field: QWidget = export.find("primary")
    field.setFocus()
    export.desk.qtbot.keyClicks(field, "#12")
    export.page._mark_stale()
    assert field.hasFocus()
    assert isinstance(field, QLineEdit)
    assert field.text() == "#12"
