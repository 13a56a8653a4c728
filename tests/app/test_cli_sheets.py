"""`levelset sheets`: paper from a model alone, without a window or a library."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli import main

NAME = "Continuous Delivery Maturity Model"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for the paper."""
    made = tmp_path / "paper"
    made.mkdir()
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_four_sheets_are_written_and_their_paths_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheets", "cd-infoq", "--to", str(folder)]) == 0
    titles = ("Ballots", "Before the workshop", "Evidence to bring", "Level cards")
    assert names(folder) == [f"{NAME} - {title}.pdf" for title in titles]
    told = capsys.readouterr()
    assert sorted(told.out.splitlines()) == sorted(str(path) for path in folder.iterdir())
    assert told.err == ""


def test_only_some_of_them_on_the_paper_and_for_the_people_asked_for(folder: Path) -> None:
    words = f"sheets cd-infoq --to {folder} --only cards,ballots --page letter --people 7 --cards a5"
    assert main(words.split()) == 0
    assert names(folder) == [f"{NAME} - Ballots.pdf", f"{NAME} - Level cards.pdf"]
    ballots, cards = (PdfReader(path) for path in sorted(folder.iterdir()))
    assert [float(ballots.pages[0].mediabox.width), float(cards.pages[0].mediabox.width)] == [612, 612]
    # six ballots on a page: two stacks of five categories, and spare ones; two cards on a page, six for each category
    assert [len(ballots.pages), len(cards.pages)] == [11, 15]


def test_a_sheet_for_each_person(folder: Path) -> None:
    words = f"sheets cd-infoq --to {folder} --only ballots --ballots person --people 3"
    assert main(words.split()) == 0
    assert len(PdfReader(next(folder.iterdir())).pages) == 3


def test_a_model_file_is_taken_as_well(folder: Path, tmp_path: Path) -> None:
    from app.paths import data_dir

    own = tmp_path / "own.yaml"
    own.write_text((data_dir() / "models" / "mlops.yaml").read_text("utf-8"), "utf-8")
    assert main(["sheets", str(own), "--to", str(folder), "--only", "preread"]) == 0
    assert len(names(folder)) == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("sheets nothing --to {folder}", 1, "There is no maturity model 'nothing'"),
        ("sheets cd-infoq --to {folder}/gone", 1, "is not there"),
        ("sheets cd-infoq --to {folder} --only plan", 2, "there is no sheet “plan”"),
        ("sheets cd-infoq --to {folder} --only ,", 2, "there is no sheet"),
        ("sheets cd-infoq --to {folder} --people 0", 2, "from 1 to 200"),
        ("sheets cd-infoq --to {folder} --people ٣", 2, "from 1 to 200"),
        ("sheets cd-infoq", 2, "--to"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: str, code: int, told: str
) -> None:
    assert main(words.format(folder=folder).split()) == code
    assert told in capsys.readouterr().err
    assert names(folder) == []
