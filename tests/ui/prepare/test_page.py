"""The prepare page as a person uses it: header, model, categories, agenda, horizons, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app import paths
from app.catalogue import catalogue
from app.commands import Decide, EditWorkshop
from app.domain.ids import new_id
from app.domain.making import new_workshop
from app.domain.workshop import Participant, Workshop
from app.queries.workshops import workshop
from tests.app.factories import a_model

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

Sample = Callable[..., Workshop]
LEFT = Qt.MouseButton.LeftButton
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = dt.date(2026, 11, 23)
NASTY = "Łódź & <b>Söhne</b> 🙂"


def _open(desk: Desk, made: Workshop | None = None, **fields: Any) -> Workshop:
    made = made or new_workshop("Acme", "Payments", DAY, catalogue().get("cd-infoq"))
    made = desk.add(msgspec.structs.replace(made, **fields))
    desk.frame.open_workshop(made.id, "prepare")
    desk.settle()
    return made


def _now(desk: Desk) -> Workshop:
    return desk.bridge.read(workshop, desk.frame.workshop_id)


def _write(desk: Desk, name: str, text: str, key: Qt.Key | None = ENTER) -> Any:
    """Replace what stands in a field, as a person does."""
    editor = desk.find(name)
    editor.setFocus()
    line = editor.lineEdit() if hasattr(editor, "lineEdit") else editor
    line.selectAll()
    if text.isascii() and text:
        desk.qtbot.keyClicks(editor, text)
    elif text:
        line.insert(text)
        line.textEdited.emit(text)
    else:
        desk.qtbot.keyClick(editor, Qt.Key.Key_Delete)
    if key is not None:
        desk.qtbot.keyClick(editor, key)
    desk.settle()
    return editor


def _click(desk: Desk, name: str) -> None:
    button = desk.find(name)
    assert button.isVisible(), f"{name} is not visible"
    assert button.isEnabled(), f"{name} is not enabled"
    desk.qtbot.mouseClick(button, LEFT)
    desk.settle()


def _text(desk: Desk, name: str) -> str:
    label = desk.find(name, QLabel)
    return label.text() if label.isVisible() else ""


def _page(desk: Desk) -> Any:
    return desk.frame.page


# --- header --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["client", "team", "place", "facilitator"])
def test_what_is_typed_into_the_header_is_kept_literally(desk: Desk, field: str) -> None:
    _open(desk)
    _write(desk, field, NASTY)
    assert getattr(_now(desk), field) == NASTY
    assert desk.find(field, QLineEdit).text() == NASTY


@pytest.mark.parametrize(("field", "text", "said"), [("client", "", "Enter the client"), ("team", "x" * 301, "301")])
def test_a_header_that_cannot_be_is_refused_beside_its_field_and_kept(
    desk: Desk, field: str, text: str, said: str
) -> None:
    _open(desk)
    before = _now(desk)
    editor = _write(desk, field, text)
    form = _page(desk).workshop_card.fields[field]
    assert said in form.error
    assert form.message.isVisible()
    assert _now(desk) == before
    desk.bridge.do(EditWorkshop(workshop_id=before.id, place="Elsewhere"))
    desk.settle()
    assert editor.text() == text
    _write(desk, field, "Good")
    assert form.error == ""
    assert getattr(_now(desk), field) == "Good"


@pytest.mark.parametrize("text", ["31 February 2026", "soon", "", "0001-01-01"])
def test_a_date_that_is_none_changes_nothing_and_stays(desk: Desk, text: str) -> None:
    _open(desk)
    editor = _write(desk, "date", text)
    assert _page(desk).workshop_card.fields["date"].error
    assert editor.text() == text
    assert _now(desk).date == DAY


def test_a_date_says_its_weekday_and_moves_the_horizons(desk: Desk) -> None:
    _open(desk)
    _write(desk, "date", "2026-12-01")
    assert _now(desk).date == dt.date(2026, 12, 1)
    assert _page(desk).workshop_card.fields["date"].message.text() == "Tuesday"
    assert _page(desk).horizons_card.fields["now"].message.text() == "until 31 Dec 2026"


def test_typing_in_a_field_is_undone_in_one_step_while_it_has_the_focus(desk: Desk) -> None:
    _open(desk)
    editor = _write(desk, "team", "Cards", None)
    editor.flush()
    desk.qtbot.keyClicks(editor, " and loans")
    editor.flush()
    assert _now(desk).team == "Cards and loans"
    desk.actions["undo"].trigger()
    desk.settle()
    assert _now(desk).team == editor.text() == "Payments"
    assert editor.hasFocus()
    desk.actions["redo"].trigger()
    desk.settle()
    assert _now(desk).team == editor.text() == "Cards and loans"


def test_a_change_from_elsewhere_keeps_typed_text_and_cursor(desk: Desk) -> None:
    made = _open(desk)
    editor = _write(desk, "team", "Car", None)
    editor.setCursorPosition(1)
    desk.bridge.do(EditWorkshop(workshop_id=made.id, place="Hamburg"))
    desk.settle()
    assert (editor.text(), editor.cursorPosition()) == ("Car", 1)
    assert editor.hasFocus()
    assert desk.find("place", QLineEdit).text() == "Hamburg"


def test_escape_leaves_a_field_saves_it_and_the_page_can_be_scrolled_by_key(desk: Desk) -> None:
    _open(desk)
    desk.window.resize(1000, 620)
    desk.settle()
    _write(desk, "team", "Cards", ESCAPE)
    assert _page(desk).hasFocus()
    assert _now(desk).team == "Cards"
    desk.qtbot.keyClick(_page(desk), Qt.Key.Key_End)
    bar = _page(desk).column.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_a_refused_text_does_not_follow_into_another_workshop(desk: Desk) -> None:
    _open(desk)
    _write(desk, "client", "")
    _write(desk, "minutes_build-deploy", "0")
    _write(desk, "days_now", "999")
    _write(desk, "date", "soon")
    _open(desk)
    assert desk.find("client", QLineEdit).text() == "Acme"
    assert desk.find("date", QLineEdit).text() == "23 Nov 2026"
    assert desk.find("minutes_build-deploy").value() == 20
    assert desk.find("days_now").value() == 30
    for form in (*_page(desk).workshop_card.fields.values(), *_page(desk).horizons_card.fields.values()):
        assert form.error == ""
    assert _page(desk).agenda_card.rows["build-deploy"].field.error == ""
    assert _text(desk, "horizons_fault") == ""


# --- what is missing -----------------------------------------------------------------------------------------------


def test_what_is_missing_is_said_and_a_click_goes_there(desk: Desk) -> None:
    _open(desk, team="")
    shown = [name for name in ("team", "place", "facilitator", "participants") if _is_missing(desk, name)]
    assert shown == ["team", "place", "facilitator", "participants"]
    _click(desk, "missing_facilitator")
    assert desk.find("facilitator").hasFocus()
    for name in ("team", "place", "facilitator"):
        _write(desk, name, "Something")
        assert not _is_missing(desk, name)
    assert not desk.find("ready").isVisible()
    _click(desk, "missing_participants")
    assert desk.find("add_name").hasFocus()
    _write(desk, "add_name", "Ana")
    assert desk.find("ready").isVisible()
    assert not _is_missing(desk, "participants")


def _is_missing(desk: Desk, name: str) -> bool:
    return desk.find(f"missing_{name}").isVisible()


def test_scoring_starts_from_here(desk: Desk) -> None:
    made = _open(desk)
    assert desk.find("start_scoring").text() == "Start scoring"
    asked: list[tuple[str, str]] = []
    desk.actions.go.disconnect(desk.frame.go)
    desk.actions.go.connect(lambda page, detail: asked.append((page, detail)))
    _click(desk, "start_scoring")
    assert asked == [("score", "")]
    desk.bridge.do(Decide(workshop_id=made.id, category_id="build-deploy", current=1))
    desk.settle()
    assert desk.find("start_scoring").text() == "Continue scoring"


# --- model ---------------------------------------------------------------------------------------------------------


def _choose_model(desk: Desk, model_id: str) -> None:
    choice = desk.find("model")
    choice.setFocus()
    row = choice._values.index(model_id)
    while choice.currentIndex() != row:
        desk.qtbot.keyClick(choice, Qt.Key.Key_Down if choice.currentIndex() < row else Qt.Key.Key_Up)
    choice.flush()
    desk.settle()


def test_all_usable_models_can_be_chosen_and_say_what_they_are(desk: Desk) -> None:
    _open(desk)
    choice = desk.find("model")
    assert [choice.itemText(n) for n in range(choice.count())] == [model.name for model in catalogue().models]
    card = _page(desk).model_card
    assert card.shape.text() == "5 categories × 5 levels, 93 practices · version 1.0.0"
    assert "0 Base · 1 Beginner" in card.levels.text()
    assert "InfoQ" in card.source.text()
    assert "copy" in _text(desk, "kept_model")


def test_a_model_is_changed_at_once_while_nothing_is_scored(desk: Desk) -> None:
    _open(desk)
    _choose_model(desk, "kubernetes")
    assert _now(desk).model.id == "kubernetes"
    assert list(_page(desk).agenda_card.rows) == [c.id for c in catalogue().get("kubernetes").categories]
    desk.qtbot.mouseClick(_page(desk).notice.action_button, LEFT)
    desk.settle()
    assert _now(desk).model.id == "cd-infoq"
    assert desk.find("model").value() == "cd-infoq"


def test_a_scored_workshop_says_what_another_model_removes_before_it_does(desk: Desk, sample: Sample) -> None:
    made = _open(desk, sample("bank-payments"))
    before = _now(desk)
    _choose_model(desk, "mlops")
    question = _page(desk).model_card.question
    assert question.isVisible()
    assert f"{len(made.goals)} goals" in question.text
    assert "Undo brings everything back" in question.text
    assert "MLOps" in desk.find("model").currentText()
    assert _now(desk) == before
    _click(desk, "change_model")
    assert _now(desk).model.id == "mlops"
    assert _now(desk).goals == ()
    assert not question.isVisible()
    desk.actions["undo"].trigger()
    desk.settle()
    assert _now(desk).goals == before.goals
    assert _now(desk).states == before.states
    assert desk.find("model").value() == "cd-infoq"


def test_a_change_of_model_is_given_up_by_closing_the_question(desk: Desk, sample: Sample) -> None:
    _open(desk, sample("bank-payments"))
    before = _now(desk)
    _choose_model(desk, "mlops")
    question = _page(desk).model_card.question
    desk.bridge.do(EditWorkshop(workshop_id=before.id, place="Elsewhere"))
    desk.settle()
    assert question.isVisible()
    _click(desk, "keep_model")
    assert not question.isVisible()
    assert desk.find("model").value() == "cd-infoq"
    assert _now(desk).model == before.model
    assert _now(desk).goals == before.goals


def test_a_file_of_another_version_is_told_and_taken(desk: Desk) -> None:
    kept = msgspec.structs.replace(catalogue().get("cd-infoq"), version="0.9")
    _open(desk, new_workshop("Acme", "", DAY, kept))
    assert _text(desk, "kept_model") == "This workshop keeps version 0.9; the model file has version 1.0.0."
    assert "0.9" in desk.find("model").currentText()
    _click(desk, "take_file_version")
    assert _now(desk).model.version == "1.0.0"
    assert not desk.find("take_file_version").isVisible()
    assert desk.find("model").value() == "cd-infoq"


def test_a_model_without_a_file_goes_on_with_its_copy(desk: Desk) -> None:
    _open(desk, new_workshop("Acme", "", DAY, a_model(10, 30, 1)))
    assert "No model file" in _text(desk, "kept_model")
    assert not desk.find("read_model").isVisible()
    assert len(_page(desk).agenda_card.rows) == 30


def test_a_bad_model_file_is_left_out_and_stops_nothing(desk: Desk) -> None:
    folder = paths.user_models_dir()
    folder.mkdir(parents=True)
    Path(folder / "bad.yaml").write_text("id: [", "utf-8")
    _open(desk)
    assert desk.find("model").count() == len(catalogue().models)


# --- categories and agenda -----------------------------------------------------------------------------------------


def test_the_agenda_adds_itself_up(desk: Desk) -> None:
    _open(desk)
    assert _text(desk, "day_ends") == "Ends 11:10"
    _write(desk, "minutes_build-deploy", "45")
    assert _text(desk, "times_build-deploy") == "09:40–10:25"
    assert _text(desk, "day_ends") == "Ends 11:35"
    _write(desk, "starts_at", "8.15")
    assert _text(desk, "times_build-deploy") == "08:55–09:40"
    _write(desk, "break_minutes", "0")
    assert _text(desk, "day_ends") == "Ends 10:20"
    assert _text(desk, "day_total") == "2 h 5 min of scoring, no breaks"


def test_a_day_that_ends_after_midnight_says_so(desk: Desk) -> None:
    _open(desk)
    _write(desk, "starts_at", "23:00")
    assert _text(desk, "day_ends") == "Ends 01:10 the next day"
    assert desk.find("day_ends").tone == "warn"


@pytest.mark.parametrize(("text", "minutes"), [("0", 0), ("601", 601)])
def test_minutes_that_cannot_be_are_refused_beside_them(desk: Desk, text: str, minutes: int) -> None:
    _open(desk)
    editor = _write(desk, "minutes_build-deploy", text)
    row = _page(desk).agenda_card.rows["build-deploy"]
    assert row.field.error == "Minutes must be from 1 to 600."
    assert row.field.message.isVisible()
    assert editor.value() == minutes
    assert _now(desk).state("build-deploy").minutes == 20
    assert _text(desk, "day_ends") == "Ends 11:10"
    _write(desk, "minutes_build-deploy", "25")
    assert row.field.error == ""
    assert _now(desk).state("build-deploy").minutes == 25


@pytest.mark.parametrize("text", ["25:00", "noon", ""])
def test_a_start_that_is_no_time_is_refused_and_kept(desk: Desk, text: str) -> None:
    _open(desk)
    editor = _write(desk, "starts_at", text)
    assert _page(desk).agenda_card.starts_field.error
    assert editor.text() == text
    assert _now(desk).starts_at == "09:00"


def test_all_minutes_are_set_and_undone_in_one_step(desk: Desk) -> None:
    _open(desk)
    _write(desk, "all_minutes", "30", None)
    _click(desk, "set_all_minutes")
    assert {state.minutes for state in _now(desk).states} == {30}
    assert desk.find("minutes_build-deploy").value() == 30
    desk.actions["undo"].trigger()
    desk.settle()
    assert {state.minutes for state in _now(desk).states} == {20}
    _write(desk, "all_minutes", "0")
    assert _page(desk).agenda_card.all_field.error == "Minutes must be from 1 to 600."
    assert {state.minutes for state in _now(desk).states} == {20}


def test_a_category_is_left_out_and_taken_in_by_key(desk: Desk) -> None:
    _open(desk)
    check = desk.find("scope_build-deploy")
    check.setFocus()
    desk.qtbot.keyClick(check, Qt.Key.Key_Space)
    desk.settle()
    assert not _now(desk).state("build-deploy").in_scope
    assert _text(desk, "times_build-deploy") == "not today"
    assert not desk.find("minutes_build-deploy").isEnabled()
    assert _text(desk, "day_ends") == "Ends 10:50"
    assert check.hasFocus()
    desk.qtbot.keyClick(check, Qt.Key.Key_Space)
    desk.settle()
    assert _now(desk).state("build-deploy").in_scope


def test_the_last_category_in_scope_stays(desk: Desk) -> None:
    _open(desk, new_workshop("Acme", "", DAY, a_model(3, 2)))
    for name in ("scope_cat-0", "scope_cat-1"):
        desk.find(name).click()
        desk.settle()
    assert [c.id for c in _now(desk).scope] == ["cat-1"]
    assert desk.find("scope_cat-1").isChecked()
    assert "at least one" in _page(desk).agenda_card.rows["cat-1"].field.message.text()


def test_a_category_set_aside_takes_no_time(desk: Desk, sample: Sample) -> None:
    from app.commands import SetNotApplicable

    made = _open(desk)
    desk.bridge.do(SetNotApplicable(workshop_id=made.id, category_id="build-deploy", reason="Another team <b>"))
    desk.settle()
    assert _text(desk, "times_build-deploy") == "n/a"
    assert "&lt;b&gt;" in desk.find("times_build-deploy").toolTip()
    assert _text(desk, "day_ends") == "Ends 10:50"


# --- horizons ------------------------------------------------------------------------------------------------------


def test_horizons_out_of_order_are_refused_until_they_are_in_order(desk: Desk) -> None:
    _open(desk)
    _write(desk, "days_now", "100")
    assert "later than the one before" in _text(desk, "horizons_fault")
    assert _now(desk).days_now == 30
    assert desk.find("days_now").value() == 100
    _write(desk, "days_next", "200")
    assert desk.find("days_next").value() == 200
    _write(desk, "days_later", "300")
    assert _text(desk, "horizons_fault") == ""
    now = _now(desk)
    assert (now.days_now, now.days_next, now.days_later) == (100, 200, 300)
    assert _page(desk).horizons_card.fields["later"].message.text() == "until 19 Sept 2027"


@pytest.mark.parametrize(("name", "text"), [("days_now", "0"), ("days_later", "3651")])
def test_days_that_cannot_be_are_refused(desk: Desk, name: str, text: str) -> None:
    _open(desk)
    _write(desk, name, text)
    assert "from 1 to 3650" in _text(desk, "horizons_fault")
    assert getattr(_now(desk), name) in (30, 180)


# --- the page as a whole -------------------------------------------------------------------------------------------


def test_a_new_workshop_begins_with_its_people_and_no_button_takes_the_first_key(desk: Desk, sample: Sample) -> None:
    _open(desk)
    assert desk.find("add_name").hasFocus()
    _open(desk, sample("bank-payments"))
    assert _page(desk).hasFocus()


@pytest.mark.parametrize("width", [1000, 1440, 1920])
def test_nothing_is_wider_than_the_page(desk: Desk, width: int) -> None:
    model = a_model(10, 30, 1)
    long = tuple(
        msgspec.structs.replace(c, name=f"{c.name} {'and more ' * 30}", question="Q" * 300) for c in model.categories
    )
    source = msgspec.structs.replace(model.source, attribution="A" * 300, licence="L" * 300)
    model = msgspec.structs.replace(model, categories=long, summary="S" * 900, source=source)
    made = new_workshop("W" * 300, NASTY * 9, DAY, model)
    made = msgspec.structs.replace(
        made, participants=(Participant(new_id(), "N" * 300, "R" * 300), Participant(new_id(), "N" * 300))
    )
    desk.window.resize(width, 700)
    _open(desk, made, place="x" * 300, facilitator=NASTY * 5)
    page = _page(desk)
    for card in page.cards:
        assert card.width() <= page.column.viewport().width()
        assert card.mapTo(page.column.viewport(), card.rect().topRight()).x() <= page.column.viewport().width()
    page.people_card.remove_person(0)
    desk.settle()
    assert page.notice.isVisible()
    assert desk.window.width() == width
    assert page.notice.mapTo(desk.window, page.notice.rect().topRight()).x() <= width
    columns = {card.x() for card in page.cards}
    assert len(columns) == (1 if width == 1000 else 2)


def test_a_change_of_one_thing_rebuilds_nothing(desk: Desk) -> None:
    made = _open(desk)
    rows = dict(_page(desk).agenda_card.rows)
    desk.bridge.do(EditWorkshop(workshop_id=made.id, client="Other"))
    desk.settle()
    assert _page(desk).agenda_card.rows == rows


def test_every_control_has_a_name_for_people_and_for_tests(desk: Desk) -> None:
    _open(desk)
    page = _page(desk)
    for kind in (QLineEdit,):
        for editor in page.findChildren(kind):
            if editor.objectName() != "qt_spinbox_lineedit":
                assert editor.objectName()
                assert editor.accessibleName(), editor.objectName()
    for name in ("model", "break_minutes", "all_minutes", "days_now", "minutes_build-deploy", "scope_build-deploy"):
        assert desk.find(name).accessibleName(), name


def test_a_library_that_can_only_be_read_says_so_and_keeps_the_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.domain.problems import LibraryFault

    _open(desk)

    def refuse(*_args: object, **_more: object) -> None:
        raise LibraryFault("This library can only be read.")

    monkeypatch.setattr(desk.bridge.workbench, "do", refuse)
    editor = _write(desk, "team", "Cards")
    assert _page(desk).workshop_card.fields["team"].error == "This library can only be read."
    assert editor.text() == "Cards"
    _write(desk, "add_name", "Ana")
    assert _text(desk, "participants_fault") == "This library can only be read."
    assert desk.find("add_name", QLineEdit).text() == "Ana"
    QApplication.clipboard().clear()
