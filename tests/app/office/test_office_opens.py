"""LibreOffice opens every workbook, document and slide deck, and gives its text back."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from app.domain.pack import Brand, PackOptions
from app.domain.workshop import Workshop
from app.office import write_csv, write_docx, write_pptx, write_xlsx
from app.office.safe_cells import unguarded
from app.office.told import line
from tests.app.exchange.the_samples import ALL, loaded
from tests.app.factories import a_full_workshop, a_workshop
from tests.app.office.reading import FORMULAS, HOSTILE, converted, filled, missing_in, small_pictures
from tests.app.report.reading import squeezed

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")

OPTIONS = PackOptions(locale="en_GB", brand=Brand(primary="#14532d", confidentiality="Internal"))
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Comma, quotes, UTF-8; cells as they are, not as they look; every sheet into a file of its own."""


def _workshops() -> dict[str, Workshop]:
    made = {info.id: loaded(info) for info in ALL}
    # what no font of LibreOffice's paper has comes back from its text all the same
    hostile = [text for text in HOSTILE if "🙂" not in text]
    return made | {"empty": a_workshop(), "hostile": filled(a_full_workshop(), hostile)}


NAMES = [*(info.id for info in ALL), "empty", "hostile"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file as LibreOffice understands it: one run for each format."""
    folder, profile = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("profile")
    documents, decks, books = [], [], []
    with pytest.MonkeyPatch.context() as patch:
        small_pictures(patch)
        for name, workshop in _workshops().items():
            documents += write_docx(workshop, folder / f"{name}.docx", OPTIONS)
            decks += write_pptx(workshop, folder / f"{name}.pptx", OPTIONS)
            books += write_xlsx(workshop, folder / f"{name}.xlsx", OPTIONS)
    converted(documents, "txt:Text (encoded):UTF8", folder, profile)
    converted(decks, "pdf", folder, profile)
    converted(books, ALL_SHEETS, folder, profile)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_document_gives_its_text_back(name: str, opened: Path) -> None:
    text = (opened / f"{name}.txt").read_text("utf-8-sig")
    workshop = _workshops()[name]
    assert missing_in(text + _running(workshop), workshop) == []
    assert "Error:" not in text


def _running(workshop: Workshop) -> str:
    """What stands in header and properties, which LibreOffice leaves out of a text."""
    return workshop.title


@pytest.mark.parametrize("name", NAMES)
def test_slides_give_their_titles_and_goals_back(name: str, opened: Path) -> None:
    done = subprocess.run(
        ["pdftotext", "-layout", str(opened / f"{name}.pdf"), "-"], capture_output=True, text=True, check=True
    )
    flat = squeezed(done.stdout)
    workshop = _workshops()[name]
    assert squeezed("Improvement plan") in flat
    if name not in ("hostile", "empty"):
        for goal in workshop.goals:
            assert squeezed(goal.title) in flat
            assert squeezed(goal.owner) in flat


def _sheets(name: str, opened: Path) -> dict[str, list[list[str]]]:
    found = {}
    for path in sorted(opened.glob(f"{name}-*.csv")):
        text = path.read_text("utf-8-sig")
        found[path.stem.removeprefix(f"{name}-")] = list(csv.reader(io.StringIO(text, newline="")))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_gives_its_text_back(name: str, opened: Path) -> None:
    sheets = _sheets(name, opened)
    assert len(sheets) == 10
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    assert missing_in("\n".join(cells), _workshops()[name]) == []


def test_no_cell_of_a_workbook_is_computed(opened: Path) -> None:
    cells = [cell.strip() for rows in _sheets("hostile", opened).values() for row in rows for cell in row]
    for text in FORMULAS:
        assert text.strip() in cells or any(text.strip() in cell for cell in cells), text
    assert not any(cell.startswith(("Err:", "#NAME?", "#VALUE!")) for cell in cells)


def test_formulas_in_csv_open_as_text(tmp_path: Path, opened: Path) -> None:
    workshop = filled(a_full_workshop(), FORMULAS)
    paths = write_csv(workshop, tmp_path / "tables", PackOptions(locale="en_GB"))
    goals = next(path for path in paths if path.name == "goals.csv")
    reading = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    out = tmp_path / "out"
    converted([goals], "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", out, tmp_path / "profile", reading)
    head, *rows = csv.reader(io.StringIO((out / "goals.csv").read_text("utf-8-sig"), newline=""))
    titles = [unguarded(row[head.index("Goal")]) for row in rows]
    assert sorted(titles) == sorted(line(goal.title) for goal in workshop.goals)
