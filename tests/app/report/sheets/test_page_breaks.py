"""A table that must not leave its last row alone goes on on the next page, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.report.sheets.occasion import model_alone
from tests.app.factories import a_model
from tests.app.report.sheets.reading import written
from tests.app.report.sheets.wordy import wordy


@pytest.mark.parametrize("categories", range(4, 31))
def test_the_head_of_a_ballot_sheet_stands_once_on_each_page(tmp_path: Path, categories: int) -> None:
    for model in (a_model(10, categories, 1, 0), wordy(a_model(10, categories, 1, 0))):
        read, _ = written("ballots", model_alone(model), tmp_path, kind="person", people=1)
        assert [page.count("Target") for page in read.pages] == [1] * len(read.pages)
        assert read.text.count("because") == categories
