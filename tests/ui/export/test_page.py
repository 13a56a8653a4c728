"""The export page before and after the writing: what it says, its fields, the ways from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from app.catalogue import catalogue
from app.commands import Decide, EditCriterion, EditGoal, EditWorkshop
from app.domain.making import new_workshop
from app.domain.workshop import Workshop
from app.report.words import suggested_headline
from tests.ui.export.conftest import Export, words_of
from ui import desktop
from ui.preferences import Preferences
from ui.theme import apply_theme

Opened = Callable[..., Export]


def an_empty_workshop(client: str = "Harbour Insurance", model: str = "cd-infoq") -> Workshop:
    return new_workshop(client, "Claims", dt.date(2026, 12, 1), catalogue().get(model))


# --- what is said before -------------------------------------------------------------------------------------------


def test_what_will_be_written_follows_every_change(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    category = export.workshop.scope[0]
    profile = export.page.plan_card.sections.rows["profile"].detail
    assert profile.text() == "the categories, still without levels"
    export.desk.bridge.do(Decide(workshop_id=export.workshop.id, category_id=category.id, current=1, target=3))
    assert profile.text() == "radar and gap chart, 1 of 5 decided"
    export.desk.actions["undo"].trigger()
    assert profile.text() == "the categories, still without levels"


def test_each_remark_leads_to_the_part_of_the_page_where_it_can_be_mended(
    open_export: Opened, sample: Callable[..., Workshop]
) -> None:
    made = sample()
    states = (msgspec.structs.replace(made.states[0], target=None), *made.states[1:])
    goals = tuple(msgspec.structs.replace(goal, owner="") for goal in made.goals)
    export = open_export(msgspec.structs.replace(made, states=states, goals=goals, participants=()))
    asked: list[tuple[str, str]] = []
    export.desk.actions.go.connect(lambda page, detail: asked.append((page, detail)))
    ways = {
        "check_open_button": ("score", made.scope[0].id),
        "check_incomplete_button": ("plan", made.goals[0].id),
        "check_participants_button": ("prepare", ""),
    }
    for name, way in ways.items():
        export.click(name)
        assert asked[-1] == way
        assert export.desk.frame.page_id == way[0]
        export.desk.actions["export"].trigger()
        export.desk.settle()


def test_a_workshop_that_lacks_nothing_is_told_so(open_export: Opened, sample: Callable[..., Workshop]) -> None:
    made = sample()
    export = open_export(made)
    assert export.find("check_incomplete").isVisible()
    assert not export.find("check_none").isVisible()
    for goal in made.goals:
        export.desk.bridge.do(EditGoal(workshop_id=made.id, goal_id=goal.id, owner="Ana Kovač"))
    for criterion in (criterion for goal in made.goals for criterion in goal.criteria):
        export.desk.bridge.do(
            EditCriterion(
                workshop_id=made.id,
                criterion_id=criterion.id,
                baseline="1",
                baseline_date=made.date,
                target="2",
                check="look",
                due=made.date,
            )
        )
    assert export.find("check_none").isVisible()
    assert not export.find("check_incomplete").isVisible()


# --- folder --------------------------------------------------------------------------------------------------------


def test_a_missing_folder_is_a_sentence_beside_the_field_and_can_be_made(open_export: Opened, tmp_path: Path) -> None:
    export = open_export(an_empty_workshop())
    wanted = tmp_path / "clients" / "harbour"
    export.type_into("folder", str(wanted))
    assert export.said_beside("folder") == "This folder is not there."
    export.write()
    assert not export.page.worker.running
    assert export.find("folder").hasFocus()
    assert not wanted.exists()
    export.click("create_folder")
    assert wanted.is_dir()
    assert export.said_beside("folder") == ""
    assert not export.find("create_folder").isVisible()
    export.write_and_wait()
    assert len(list(wanted.iterdir())) == 1


def test_the_folder_is_remembered_after_it_was_used_and_not_before(
    open_export: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = open_export(an_empty_workshop())
    used = tmp_path / "used"
    used.mkdir()
    export.type_into("folder", str(used))
    assert export.page.preferences.settings.export_folder == ""
    export.write_and_wait()
    assert Preferences(tmp_path / "settings.json").settings.export_folder == str(used)
    export.type_into("folder", "")
    export.write_and_wait()
    assert Preferences(tmp_path / "settings.json").settings.export_folder == ""


def test_a_folder_that_cannot_be_made_says_why(open_export: Opened, tmp_path: Path) -> None:
    export = open_export(an_empty_workshop())
    (tmp_path / "file").write_text("x")
    export.type_into("folder", str(tmp_path / "file" / "inside"))
    export.click("create_folder")
    assert "could not be made" in export.said_beside("folder")
    assert "Choose another one" in export.said_beside("folder")


def test_a_folder_that_appears_meanwhile_is_seen_when_the_page_is_shown_again(
    open_export: Opened, tmp_path: Path
) -> None:
    export = open_export(an_empty_workshop())
    wanted = tmp_path / "later"
    export.type_into("folder", str(wanted))
    export.desk.frame.go("plan")
    wanted.mkdir()
    export.desk.frame.go("export")
    assert export.said_beside("folder") == ""
    assert export.find("folder").text() == str(wanted)


@pytest.mark.parametrize("answer", ["chosen", None])
def test_a_folder_can_be_chosen_or_left_as_it_is(
    open_export: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    export = open_export(an_empty_workshop())
    before = export.find("folder").text()
    asked: list[Path] = []

    def choose(_parent: QWidget, _title: str, start: Path) -> Path | None:
        asked.append(start)
        return tmp_path / answer if answer else None

    (tmp_path / "chosen").mkdir()
    monkeypatch.setattr(desktop, "choose_folder", choose)
    export.click("choose_folder")
    assert asked == [Path(before)]
    assert export.find("folder").text() == (str(tmp_path / answer) if answer else before)
    export.write_and_wait()
    assert export.page.results[export.workshop.id].folder.parent == (tmp_path / answer if answer else Path(before))


# --- the headline --------------------------------------------------------------------------------------------------


def test_the_suggested_headline_stands_there_until_somebody_writes_another(open_export: Opened) -> None:
    export = open_export()
    field = export.find("headline")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == ""
    assert field.placeholderText() == suggested_headline(export.workshop)
    field.setFocus()
    export.desk.qtbot.keyClicks(field, "Releases first")
    export.page.flush()
    assert export.page.workshop.headline == "Releases first"
    assert "Releases first" in words_of(export.write_and_wait())
    export.desk.actions["undo"].trigger()
    assert (export.page.workshop.headline, field.toPlainText()) == ("", "")


def test_the_suggestion_can_be_edited_and_come_back_to(open_export: Opened) -> None:
    export = open_export()
    field = export.find("headline")
    assert isinstance(field, QPlainTextEdit)
    export.click("headline_edit")
    assert field.hasFocus()
    assert field.toPlainText() == suggested_headline(export.workshop)
    export.page.flush()
    # the suggestion itself is no sentence of one's own
    assert export.page.workshop.headline == ""
    field.setPlainText("Two lines\nof mine")
    export.page.flush()
    assert export.page.workshop.headline == "Two lines of mine"
    assert not export.find("headline_edit").isVisible()
    export.click("headline_suggested")
    assert (export.page.workshop.headline, field.toPlainText()) == ("", "")


def test_a_headline_that_is_too_long_is_refused_beside_the_field_and_kept(open_export: Opened) -> None:
    export = open_export()
    field = export.find("headline")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("x" * 301)
    export.page.flush()
    assert "at most 300" in export.said_beside("headline")
    assert field.toPlainText() == "x" * 301
    assert export.page.workshop.headline == ""


def test_a_change_elsewhere_takes_neither_focus_nor_cursor_nor_text(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    field = export.find("headline")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    export.desk.qtbot.keyClicks(field, "Half a sent")
    export.desk.bridge.do(EditWorkshop(workshop_id=export.workshop.id, client="Lighthouse"))
    assert field.hasFocus()
    assert field.toPlainText() == "Half a sent"
    assert field.textCursor().position() == 11


# --- the pack's own folder -----------------------------------------------------------------------------------------


def test_the_name_of_the_folder_follows_the_workshop(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    assert "“Harbour Insurance - Claims - 2026-12-01”" in export.find("pack_folder").text()
    export.desk.bridge.do(EditWorkshop(workshop_id=export.workshop.id, client="Lighthouse"))
    assert "“Lighthouse - Claims - 2026-12-01”" in export.find("pack_folder").text()


# --- after the writing ---------------------------------------------------------------------------------------------


def test_the_plan_can_be_opened_and_shown_in_its_folder(open_export: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Path]] = []
    monkeypatch.setattr(desktop, "open_file", lambda path: bool(asked.append(("open", path))) or True)
    monkeypatch.setattr(desktop, "show_in_folder", lambda path: bool(asked.append(("folder", path))) or True)
    export = open_export(an_empty_workshop())
    export.write_and_wait()
    path = export.page.results[export.workshop.id].result.files[0].path
    assert export.find("open_plan").hasFocus()
    export.desk.qtbot.keyClick(export.find("open_plan"), Qt.Key.Key_Space)
    export.click("show_in_folder")
    export.click("open_0")
    export.click("show_0")
    assert asked == [("open", path), ("folder", path)] * 2
    assert export.page.notice.text == ""


def test_a_desktop_that_opens_nothing_is_told_with_the_place(
    open_export: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "open_file", lambda path: False)
    monkeypatch.setattr(desktop, "show_in_folder", lambda path: False)
    export = open_export(an_empty_workshop())
    export.write_and_wait()
    path = export.page.results[export.workshop.id].result.files[0].path
    export.click("open_plan")
    assert export.page.notice.text.replace("\u200b", "") == f"No program opened {path.name}. It is in {path.parent}."
    export.click("show_in_folder")
    assert "The folder did not open." in export.page.notice.text
    path.unlink()
    export.click("open_plan")
    assert "is no longer in" in export.page.notice.text


def test_the_focus_stays_in_the_field_where_somebody_types(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    export.find("folder").setFocus()
    export.write_and_wait()
    assert export.find("folder").hasFocus()


# --- for everybody -------------------------------------------------------------------------------------------------


def test_every_control_has_a_name_for_tests_and_one_for_people(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    for control in [*export.page.findChildren(QAbstractButton), *export.page.findChildren(QLineEdit)]:
        assert control.objectName(), control
        assert control.accessibleName() or not control.isVisible(), control.objectName()


def test_all_of_it_is_reached_by_tab_alone(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    export.write_and_wait()
    export.page.setFocus()
    reached = set()
    for _ in range(130):
        export.desk.qtbot.keyClick(export.desk.window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(export.desk.window.focusWidget().objectName())
    wanted = {"segment_a4", "folder", "choose_folder", "write_plan", "open_plan", "show_in_folder", "headline", "dates"}
    wanted |= {
        "part_plan",
        "part_ballots",
        "section_goals",
        "section_goals_up",
        "choose_logo",
        "primary",
        "primary_choose",
    }
    wanted |= {"footer", "confidentiality", "pages", "shown_part", "open_0", "show_0", "segment_shown"}
    assert wanted | {"check_open_button", "check_participants_button"} <= reached, wanted - reached


@pytest.mark.parametrize("size", [(1000, 620), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("client", ["Harbour", "W" * 300, "Ärzte & <b>Söhne</b> " * 14])
def test_nothing_is_wider_than_its_column(open_export: Opened, size: tuple[int, int], client: str) -> None:
    export = open_export(an_empty_workshop(client, "kubernetes"))
    export.desk.window.resize(*size)
    export.desk.settle()
    for column in (export.page.left, export.page.right):
        assert column.widget().width() <= column.viewport().width()
        assert column.widget().minimumSizeHint().width() <= column.viewport().width()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_page_can_be_painted_in_every_state(open_export: Opened, qapp: Any, mode: str) -> None:
    export = open_export()
    apply_theme(qapp, mode)
    assert not export.page.grab().isNull()
    export.page.run_panel.show_running(True)
    assert not export.page.grab().isNull()
    export.page.run_panel.show_running(False)
    export.write_and_wait()
    assert not export.page.grab().isNull()
