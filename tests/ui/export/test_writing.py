"""Writing the pack: the paper is right, old files are safe, and the page says what happened."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from app.catalogue import catalogue
from app.choices import load_choice
from app.commands import EditWorkshop
from app.domain.making import new_workshop
from app.domain.scoring import stage
from app.domain.workshop import Note, Workshop
from app.i18n import set_locale
from app.queries.workshops import workshop as read_workshop
from app.report import plan
from app.report.options import PlanResult
from app.workbench import Workbench
from tests.ui.export.conftest import Export, Gate, read, words_of

Opened = Callable[..., Export]


def an_empty_workshop() -> Workshop:
    return new_workshop("Harbour Insurance", "Claims", dt.date(2026, 12, 1), catalogue().get("cd-infoq"))


def test_two_keys_from_any_page_give_the_plan_in_the_documents(open_export: Opened) -> None:
    (Path.home() / "Documents").mkdir()
    export = open_export()
    export.desk.actions["go_score"].trigger()
    export.desk.settle()
    qtbot, window = export.desk.qtbot, export.desk.window
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert export.desk.frame.page is export.page
    pdf = export.write_and_wait()
    name = plan.plan_file_name(export.workshop)
    assert (Path.home() / "Documents" / "Levelset" / export.pack.name / name).is_file()
    text = words_of(pdf)
    for goal in export.workshop.goals:
        assert " ".join(goal.title.split()) in text
    for criterion in export.workshop.goals[0].criteria:
        assert " ".join(criterion.measure.split()) in text
    assert export.find("written_name_0").text() == "Improvement plan"
    assert export.page.result_card._rows[0].figures.text().startswith(f"{len(pdf.pages)} pages · ")
    assert export.find("written_figures").text().startswith("1 file · ")
    assert str(export.pack) in export.find("written_place").text().replace("\u200b", "")
    assert export.find("open_plan").isVisible()


def test_the_usual_folder_is_made_when_it_is_needed_and_not_before(open_export: Opened) -> None:
    export = open_export()
    assert not export.folder.exists()
    assert export.said_beside("folder") == "This folder will be made."
    export.write_and_wait()
    assert [path.name for path in export.folder.iterdir()] == [export.pack.name]
    assert export.said_beside("folder") == ""


def test_a_written_plan_is_noted_in_the_library_and_cannot_be_undone(open_export: Opened) -> None:
    export = open_export()
    export.desk.bridge.do(EditWorkshop(workshop_id=export.workshop.id, place="Attic"))
    export.write_and_wait()
    shown = export.desk.bridge.read(read_workshop, export.workshop.id)
    assert stage(shown).kind == "exported"
    assert export.page.state_pill.text().startswith("exported ")
    assert export.desk.bridge.workbench.undo_label
    export.desk.actions["undo"].trigger()
    export.desk.settle()
    shown = export.desk.bridge.read(read_workshop, export.workshop.id)
    assert shown.place != "Attic"
    assert shown.exported_at is not None


def test_a_plan_that_changes_overtook_says_so(open_export: Opened) -> None:
    set_locale("en_GB")
    export = open_export()
    export.write_and_wait()
    assert not export.find("written_changed").isVisible()
    export.desk.bridge.do(EditWorkshop(workshop_id=export.workshop.id, team="Payments and more"))
    export.desk.settle()
    assert export.find("written_changed").isVisible()
    assert export.page.state_pill.text().startswith("changed since the export of ")


def test_an_empty_workshop_can_be_exported_too(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    pdf = export.write_and_wait()
    text = words_of(pdf)
    assert "Harbour Insurance" in text
    for category in export.workshop.scope:
        assert category.name in text


@pytest.mark.parametrize(("page", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_the_chosen_one_and_stays_chosen(open_export: Opened, page: str, size: tuple[int, int]) -> None:
    export = open_export(an_empty_workshop())
    other = "letter" if page == "a4" else "a4"
    export.page.choice.change(page=other)
    export.desk.qtbot.mouseClick(export.page.paper_card.paper.segment(page), Qt.MouseButton.LeftButton)
    box = export.write_and_wait().pages[-1].mediabox
    assert (round(box.width), round(box.height)) == size
    export.page.leave()
    kept = load_choice(export.workshop.client)
    assert kept is not None
    assert kept.page == page


def test_dates_on_paper_are_in_the_language_of_the_settings(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    export.page.preferences.change(locale="de_DE")
    assert "1. Dezember 2026" in words_of(export.write_and_wait())


def test_private_notes_stay_off_the_paper_and_are_counted_before(open_export: Opened) -> None:
    made = an_empty_workshop()
    note = Note("n", made.scope[0].id, "quote", "Zwiebelmuster", "2026-12-01T10:00:00+00:00", private=True)
    export = open_export(msgspec.structs.replace(made, notes=(note,)))
    assert "1 private note is not printed." in export.page.checks_card.lines()
    assert "Zwiebelmuster" not in words_of(export.write_and_wait())


# --- the old file --------------------------------------------------------------------------------------------------


def an_old_file(export: Export, content: bytes = b"the plan of last week") -> Path:
    export.pack.mkdir(parents=True, exist_ok=True)
    old = export.pack / plan.plan_file_name(export.workshop)
    old.write_bytes(content)
    moment = dt.datetime.now().replace(hour=0, minute=1).timestamp()
    os.utime(old, (moment, moment))
    export.page.place_card.look()
    return old


def test_a_file_of_the_same_name_is_replaced_and_that_is_said_before(open_export: Opened) -> None:
    set_locale("en_GB")
    export = open_export(an_empty_workshop())
    old = an_old_file(export)
    said = export.find("pack_folder").text()
    assert "which is there: files of the same name are replaced, others stay." in said
    export.write_and_wait()
    assert old.read_bytes().startswith(b"%PDF")
    assert export.names() == [old.name]


def test_a_protected_file_keeps_its_content_and_the_plan_gets_another_name(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    old = an_old_file(export)
    old.chmod(0o444)
    export.page.place_card.look()
    other = f"{old.stem} (2).pdf"
    export.write_and_wait()
    assert old.read_bytes() == b"the plan of last week"
    assert (old.parent / other).read_bytes().startswith(b"%PDF")
    assert "is open in another program or protected" in export.find("written_warning_0").accessibleName()
    export.write_and_wait()
    assert (old.parent / f"{old.stem} (3).pdf").is_file()


def test_a_file_that_is_opened_while_the_plan_is_made_is_left_alone(
    open_export: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = open_export(an_empty_workshop())
    old = an_old_file(export)
    replace = os.replace

    def refuse(source: str, target: Path) -> None:
        if Path(target) == old:
            # Windows answers so while a reader has the file open
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    export.write_and_wait()
    assert old.read_bytes() == b"the plan of last week"
    assert export.page.results[export.workshop.id].result.files[0].path.name == f"{old.stem} (2).pdf"
    assert export.names() == [f"{old.stem} (2).pdf", old.name]


def test_a_full_disk_is_a_sentence_and_the_old_file_is_byte_identical(
    open_export: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = open_export(an_empty_workshop())
    old = an_old_file(export)
    write_bytes = Path.write_bytes

    def fill(path: Path, content: bytes) -> int:
        if path.suffix == ".part":
            write_bytes(path, content[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", fill)
    export.write()
    export.wait()
    assert "is full" in export.page.notice.text
    assert export.page.notice.tone == "bad"
    assert old.read_bytes() == b"the plan of last week"
    assert export.names() == [old.name]
    assert export.desk.bridge.read(read_workshop, export.workshop.id).exported_at is None
    assert not export.page.result_card.isVisible()
    monkeypatch.undo()
    export.write_and_wait()
    assert export.page.notice.text == ""


@pytest.mark.usefixtures("expected_logs")
def test_a_bug_in_the_report_is_a_sentence_with_the_log_and_loses_nothing(
    open_export: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = open_export(an_empty_workshop())
    old = an_old_file(export)

    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(plan, "write_plan", break_down)
    export.write()
    export.wait()
    assert "the log says what" in export.page.notice.text
    assert old.read_bytes() == b"the plan of last week"
    assert export.find("write_plan").isVisible()


def test_a_folder_that_goes_away_before_the_writing_is_not_made_again(
    open_export: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = open_export(an_empty_workshop())
    stick = tmp_path / "stick"
    stick.mkdir()
    export.type_into("folder", str(stick))
    place = export.page.place_card.place
    monkeypatch.setattr(export.page.place_card, "place", lambda: (place(), stick.rmdir())[0])
    export.write()
    export.wait()
    assert "is not there" in export.page.notice.text
    assert export.said_beside("folder") == "This folder is not there."
    assert not stick.exists()
    monkeypatch.setattr(export.page.place_card, "place", place)
    # the next attempt is told of its own folder alone
    export.type_into("folder", str(tmp_path / "another"))
    export.write()
    assert export.page.notice.text == ""
    assert export.said_beside("folder") == "This folder is not there."


def test_remarks_of_the_report_stand_beside_the_plan(open_export: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    export = open_export(an_empty_workshop())
    write = plan.write_plan

    def remark(*arguments: Any) -> PlanResult:
        sentences = tuple(f"The character number {n} has no letter." for n in range(12))
        return msgspec.structs.replace(write(*arguments), warnings=sentences)

    monkeypatch.setattr(plan, "write_plan", remark)
    export.write_and_wait()
    shown = export.page.result_card.lines()
    assert shown[0] == "The character number 0 has no letter."
    assert shown[-1] == "4 more remarks of this kind."
    monkeypatch.undo()
    export.write_and_wait()
    assert export.page.result_card.lines() == []


# --- cancelling ----------------------------------------------------------------------------------------------------


def test_esc_cancels_and_the_old_file_is_byte_identical(open_export: Opened, gate: Gate) -> None:
    set_locale("en_GB")
    export = open_export()
    old = an_old_file(export)
    export.write()
    export.desk.qtbot.waitUntil(lambda: export.find("doing").text() == "Improvement plan: Laying out the pages…")
    assert 350 < export.page.run_panel.bar.value() < 400
    assert not export.find("write_plan").isVisible()
    export.desk.qtbot.keyClick(export.desk.window, Qt.Key.Key_Escape)
    export.wait()
    assert old.read_bytes() == b"the plan of last week"
    assert export.names() == [old.name]
    assert export.page.notice.text == "Cancelled. The pack that was there is as it was."
    assert export.find("write_plan").isVisible()
    assert not export.page.result_card.isVisible()
    assert export.desk.bridge.read(read_workshop, export.workshop.id).exported_at is None


def test_the_button_cancels_too_and_the_next_try_succeeds(open_export: Opened, gate: Gate) -> None:
    export = open_export(an_empty_workshop())
    export.write()
    assert gate.reached.wait(5)
    export.click("cancel_export")
    export.wait()
    assert export.page.notice.text == "Cancelled. Nothing was written."
    gate.open.set()
    export.write_and_wait()


def test_a_second_start_while_one_runs_does_nothing(open_export: Opened, gate: Gate) -> None:
    export = open_export(an_empty_workshop())
    export.write()
    assert gate.reached.wait(5)
    # the frame lets all keys of a page work when it is asked for again
    export.desk.actions["export"].trigger()
    export.write()
    export.page.write_plan()
    gate.open.set()
    export.wait()
    assert gate.calls == 1
    assert len(export.names()) == 1


def test_esc_leaves_a_field_when_nothing_is_being_written(open_export: Opened) -> None:
    export = open_export(an_empty_workshop())
    field = export.find("folder")
    field.setFocus()
    export.desk.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert export.page.hasFocus()


# --- the window meanwhile ------------------------------------------------------------------------------------------


def test_other_pages_can_be_used_meanwhile_and_hear_of_the_end(
    open_export: Opened, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui import desktop

    opened: list[Path] = []
    monkeypatch.setattr(desktop, "show_in_folder", lambda path: bool(opened.append(path)) or True)
    export = open_export()
    before = export.workshop.scope[0]
    export.write()
    assert gate.reached.wait(5)
    export.desk.frame.go("score", before.id)
    rank = export.workshop.model.lowest
    export.desk.qtbot.keyClick(export.desk.window, QKeySequence(str(rank or 1))[0].key())
    export.desk.settle()
    shown = export.desk.bridge.read(read_workshop, export.workshop.id)
    assert shown.changed_at != export.workshop.changed_at
    gate.open.set()
    export.wait()
    notice = export.desk.frame.page.notice
    assert export.desk.frame.page_id == "score"
    assert notice.text.startswith(f"The pack of {export.workshop.title} is written: ")
    export.desk.qtbot.mouseClick(notice.action_button, Qt.MouseButton.LeftButton)
    assert [path.suffix for path in opened] == [".pdf"]
    export.desk.actions["export"].trigger()
    export.desk.settle()
    assert export.find("open_plan").isVisible()


def test_a_decision_made_meanwhile_is_not_on_the_paper_and_the_plan_counts_as_overtaken(
    open_export: Opened, gate: Gate
) -> None:
    export = open_export(an_empty_workshop())
    export.write()
    assert gate.reached.wait(5)
    export.desk.bridge.do(EditWorkshop(workshop_id=export.workshop.id, client="Lighthouse Insurance"))
    gate.open.set()
    export.wait()
    text = words_of(read(export.page.results[export.workshop.id].result.files[0].path))
    assert "Harbour Insurance" in text
    assert "Lighthouse" not in text
    assert stage(export.desk.bridge.read(read_workshop, export.workshop.id)).kind != "exported"
    assert export.find("written_changed").isVisible()


def test_a_failure_is_told_on_the_page_that_is_seen_and_leads_back(
    open_export: Opened, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = open_export(an_empty_workshop())
    export.write()
    assert gate.reached.wait(5)
    export.desk.frame.go("library")
    shutil.rmtree(export.folder)
    gate.open.set()
    export.wait()
    notice = export.desk.frame.page.notice
    assert notice.text.startswith("The pack of Harbour Insurance · Claims was not written. ")
    assert notice.tone == "bad"
    export.desk.qtbot.mouseClick(notice.action_button, Qt.MouseButton.LeftButton)
    assert export.desk.frame.page is export.page
    assert export.page.workshop_id == export.workshop.id


def test_the_result_belongs_to_its_own_workshop(open_export: Opened, gate: Gate) -> None:
    first = open_export(an_empty_workshop())
    first.write()
    assert gate.reached.wait(5)
    second = open_export()
    assert second.find("progress").isVisible()
    gate.open.set()
    second.wait()
    assert not second.page.result_card.isVisible()
    assert "Harbour Insurance" in second.page.notice.text
    bridge = first.desk.bridge
    assert bridge.read(read_workshop, first.workshop.id).exported_at is not None
    assert bridge.read(read_workshop, second.workshop.id).exported_at is None
    first.desk.actions.open_workshop.emit(first.workshop.id, "export")
    first.desk.settle()
    assert first.page.result_card.isVisible()


def test_a_workshop_whose_adding_is_undone_meanwhile_still_gets_its_paper(open_export: Opened, gate: Gate) -> None:
    export = open_export(an_empty_workshop())
    export.write()
    assert gate.reached.wait(5)
    export.desk.actions["undo"].trigger()
    export.desk.settle()
    gate.open.set()
    export.wait()
    assert len(export.names()) == 1


def test_a_library_that_can_only_be_read_can_be_exported(open_export: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    export = open_export(an_empty_workshop())
    monkeypatch.setattr(Workbench, "read_only", property(lambda _self: True))
    export.write_and_wait()
    assert export.page.notice.text == ""
    assert export.desk.bridge.read(read_workshop, export.workshop.id).exported_at is None


def test_closing_the_window_lets_a_plan_that_is_nearly_done_be_finished(
    open_export: Opened, gate: Gate, library: Path
) -> None:
    export = open_export(an_empty_workshop())
    export.write()
    assert gate.reached.wait(5)
    gate.open.set()
    export.desk.window.close()
    assert not export.page.worker.running
    (written,) = export.pack.iterdir()
    assert "Harbour Insurance" in words_of(read(written))
    again = Workbench(library)
    assert again.read(read_workshop, export.workshop.id).exported_at is not None
    again.close()


def test_closing_the_window_cancels_a_plan_that_takes_too_long(
    open_export: Opened, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.export import page

    monkeypatch.setattr(page, "GRACE", 0.05)
    export = open_export(an_empty_workshop())
    old = an_old_file(export)
    export.write()
    assert gate.reached.wait(5)
    export.desk.window.close()
    assert not export.page.worker.running
    assert old.read_bytes() == b"the plan of last week"
    assert export.names() == [old.name]


def test_deleting_the_page_while_it_writes_leaves_no_thread(open_export: Opened, gate: Gate) -> None:
    export = open_export(an_empty_workshop())
    export.write()
    assert gate.reached.wait(5)
    thread = export.page.worker._run.thread
    export.desk.frame.pages.pop("export")
    export.desk.frame.page_id = ""
    export.page.deleteLater()
    export.desk.settle()
    assert not thread.is_alive()
    assert QApplication.instance() is not None
    export.desk.frame.go("library")
