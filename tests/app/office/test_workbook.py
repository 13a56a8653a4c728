"""The workbook: real numbers and dates, every text as text, ready to filter, to print and to follow up in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from app.domain.pack import Brand, PackOptions
from app.office import write_xlsx
from tests.app.exchange.the_samples import each_sample, loaded
from tests.app.factories import a_full_workshop, a_workshop
from tests.app.office.reading import FORMULAS, filled, hostile_texts, missing_in, workbook_cells, workbook_text

SHEETS = [
    "Overview", "Scores", "Votes", "Practices", "Goals", "Criteria", "Actions", "Notes", "Decision log", "Not doing",
]  # fmt: skip
ENGLISH = PackOptions(locale="en_GB")


def _sheet(path: Path, title: str) -> dict[str, list[object]]:
    head, *rows = workbook_cells(path)[title]
    return {name: [row[nth] for row in rows] for nth, name in enumerate(head)}


@each_sample
def test_a_samples_workbook_holds_everything_that_was_typed(info, tmp_path: Path) -> None:
    (path,) = write_xlsx(loaded(info), tmp_path / "a.xlsx", ENGLISH)
    assert list(workbook_cells(path)) == SHEETS
    assert missing_in(workbook_text(path), loaded(info)) == []


def test_numbers_are_numbers_and_dates_are_dates(tmp_path: Path) -> None:
    (path,) = write_xlsx(a_full_workshop(), tmp_path / "a.xlsx", ENGLISH)
    scores, goals, actions = (_sheet(path, name) for name in ("Scores", "Goals", "Actions"))
    assert scores["Current"] == [0, None, None]
    assert scores["Gap"] == [1, None, None]
    assert scores["State"] == ["decided", "not applicable", "open"]
    assert scores["Decided at"][0] == dt.datetime(2026, 11, 23, 14, 22, 7, 123000)
    assert isinstance(scores["Agreement on current"][0], float)
    assert {type(day) for day in goals["Due"]} == {dt.datetime}
    assert goals["No."] == [1, 2, 3, 4]
    assert actions["Due"][:2] == [dt.datetime(2026, 11, 23), dt.datetime(2026, 11, 24)]
    assert 12 in _sheet(path, "Notes")["Value"]


def test_the_head_is_frozen_filtered_and_repeated_in_print(tmp_path: Path) -> None:
    (path,) = write_xlsx(a_full_workshop(), tmp_path / "a.xlsx", PackOptions(page="letter"))
    for sheet in load_workbook(path):
        assert sheet.freeze_panes in ("B2", "C2"), sheet.title
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (1, "landscape")
        assert all(6 <= column.width <= 80 for column in sheet.column_dimensions.values())


def test_a_follow_up_chooses_states_from_a_list(tmp_path: Path) -> None:
    (path,) = write_xlsx(a_full_workshop(), tmp_path / "a.xlsx", ENGLISH)
    book = load_workbook(path)
    lists = {
        title: book[title].data_validations.dataValidation[0].formula1 for title in ("Goals", "Criteria", "Actions")
    }
    assert lists == {
        "Goals": '"open,under way,met,dropped"',
        "Criteria": '"open,met,partly met,not met,dropped"',
        "Actions": '"open,done"',
    }


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_a_text_and_stays_one_when_it_is_edited(text: str, tmp_path: Path) -> None:
    (path,) = write_xlsx(filled(a_full_workshop(), [text]), tmp_path / "a.xlsx", ENGLISH)
    found = 0
    for sheet in load_workbook(path):
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value.lstrip("'\"")[:1] in tuple("=+-@＝＋－＠"):
                    found += 1
                    assert cell.quotePrefix or cell.value[:1] == '"', cell.value
    assert found or text.strip("'\" \t")[0] not in "=+-@＝＋－＠"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=hostile_texts())
def test_any_text_in_any_field_comes_back(texts: list[str], tmp_path: Path) -> None:
    workshop = filled(a_full_workshop(), texts)
    (path,) = write_xlsx(workshop, tmp_path / "a.xlsx", ENGLISH)
    assert missing_in(workbook_text(path), workshop) == []


def test_a_brand_colours_the_heads_so_that_they_can_be_read(tmp_path: Path) -> None:
    for primary, text in (("#102030", "FFFFFF"), ("#ffee00", "141E2B")):
        options = PackOptions(brand=Brand(primary=primary, confidentiality="Secret & safe"))
        (path,) = write_xlsx(a_workshop(), tmp_path / "a.xlsx", options)
        sheet = load_workbook(path)["Scores"]
        assert sheet["A1"].fill.fgColor.rgb.upper() == f"00{primary[1:].upper()}"
        assert sheet["A1"].font.color.rgb.upper() == f"00{text}"
        assert sheet.oddFooter.left.text == "Secret && safe"


def test_days_that_spreadsheets_count_differently_are_texts(tmp_path: Path) -> None:
    workshop = a_workshop(date=dt.date(1900, 1, 15))
    (path,) = write_xlsx(workshop, tmp_path / "a.xlsx", ENGLISH)
    assert "1900-01-15" in workbook_text(path)


def test_an_empty_workshop_has_all_sheets(tmp_path: Path) -> None:
    (path,) = write_xlsx(a_workshop(), tmp_path / "a.xlsx", ENGLISH)
    assert list(workbook_cells(path)) == SHEETS
    assert _sheet(path, "Goals")["Goal"] == []


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    workshop = msgspec.structs.replace(a_full_workshop(), changed_at="2026-11-23T16:00:00.000+01:00")
    (path,) = write_xlsx(workshop, tmp_path / "a.xlsx", ENGLISH)
    said = load_workbook(path).properties
    assert said.title == "Improvement plan: Acme · Payments"
    assert said.creator == "Sam Fox"
    assert said.created == said.modified == dt.datetime(2026, 11, 23, 15)
