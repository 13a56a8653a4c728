"""CSV: opens in the spreadsheet of the reader's country, holds every text, and never a formula."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.checks import clean
from app.domain.pack import PackOptions
from app.office import write_csv
from app.office.safe_cells import unguarded
from tests.app.factories import a_full_workshop, a_workshop
from tests.app.office.reading import filled, hostile_texts, missing_in

KEYS = ["overview", "scores", "votes", "practices", "goals", "criteria", "actions", "notes", "decisions", "not-doing"]


def _rows(path: Path, separator: str = ",") -> list[list[str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    return list(csv.reader([f"{line}\r\n" for line in lines if line], delimiter=separator, strict=True))


def test_every_table_is_a_file_of_its_own(tmp_path: Path) -> None:
    paths = write_csv(a_full_workshop(), tmp_path / "tables", PackOptions(locale="en_GB"))
    assert [path.name for path in paths] == [f"{key}.csv" for key in KEYS]
    head, first, *_ = _rows(tmp_path / "tables" / "scores.csv")
    told = dict(zip(head, first, strict=True))
    assert (told["Category"], told["Current"], told["Gap"]) == ("Category 0", "0", "1")
    assert _rows(tmp_path / "tables" / "actions.csv")[1][4] == "2026-11-23"


def test_one_zip_holds_the_same_files(tmp_path: Path) -> None:
    paths = write_csv(a_full_workshop(), tmp_path / "tables")
    (packed,) = write_csv(a_full_workshop(), tmp_path / "tables.zip")
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == [path.name for path in paths]
        assert all(archive.read(path.name) == path.read_bytes() for path in paths if path.name != "overview.csv")


@pytest.mark.parametrize(
    ("locale", "separator", "decimal"), [("en_GB", ",", "."), ("de_DE", ";", ","), ("fr_FR", ";", ",")]
)
def test_separators_are_those_of_the_readers_spreadsheet(
    locale: str, separator: str, decimal: str, tmp_path: Path
) -> None:
    write_csv(a_full_workshop(), tmp_path, PackOptions(locale=locale))
    head, *rows = _rows(tmp_path / "votes.csv", separator)
    values = {row[head.index("Agreement of the round")] for row in rows} - {""}
    assert values
    assert all(decimal in value for value in values if len(value) > 1)


def test_a_negative_number_is_no_formula(tmp_path: Path) -> None:
    from app.domain.workshop import CategoryState

    states = (CategoryState("cat-0", current=3, target=1),)
    write_csv(a_workshop(states=states), tmp_path, PackOptions(locale="en_GB"))
    head, first, *_ = _rows(tmp_path / "scores.csv")
    assert first[head.index("Gap")] == "-2"
    assert b",-2," in (tmp_path / "scores.csv").read_bytes()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=hostile_texts())
def test_any_text_in_any_field_comes_back(texts: list[str], tmp_path: Path) -> None:
    workshop = filled(a_full_workshop(), texts)
    paths = write_csv(workshop, tmp_path / "tables", PackOptions(locale="en_GB"))
    cells = [cell for path in paths for row in _rows(path) for cell in row]
    assert missing_in("\n".join(map(unguarded, cells)), workshop) == []
    signs = tuple("=+@＝＋－＠\t\r")
    for path in paths:
        for row in _rows(path)[1:]:
            for cell in row:
                assert not cell.startswith(signs), cell
                assert not cell.startswith("-") or float(cell) < 0


def test_a_break_in_a_text_breaks_no_row(tmp_path: Path) -> None:
    workshop = filled(a_full_workshop(), ['one\ntwo "three"\n=four'])
    write_csv(workshop, tmp_path, PackOptions(locale="en_GB"))
    with (tmp_path / "goals.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file, strict=True))
    assert len(rows) == 4
    assert {len(row) for row in rows} == {len(head)}
    assert unguarded(rows[0][head.index("Outcome")]) == clean('one\ntwo "three"\n=four')
