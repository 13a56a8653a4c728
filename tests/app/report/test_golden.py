"""The whole text of a sample's plan, beside the one that was read and found right.

After a change that is meant, write it anew with LEVELSET_GOLDEN=write and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app import __version__
from app.report.options import PlanOptions
from tests.app.report.reading import write
from tests.app.report.test_plan import the_sample

GOLDEN = Path(__file__).parent / "golden"


def plain(text: str) -> str:
    """Lines without white space around and doubled within, and without the program's version."""
    lines = (" ".join(line.split()) for line in text.replace(__version__, "VERSION").splitlines())
    return "\n".join(line for line in lines if line)


@pytest.mark.parametrize("sample", ["bank-payments"])
def test_the_plan_of_a_sample_reads_as_it_was_found_right(sample: str, tmp_path: Path) -> None:
    read, _ = write(the_sample(sample), tmp_path, PlanOptions(locale="en_GB"))
    text = plain("\n".join(f"--- page {n}\n{page}" for n, page in enumerate(read.pages, 1)))
    golden = GOLDEN / f"{sample}.txt"
    if os.environ.get("LEVELSET_GOLDEN") == "write":
        golden.write_text(f"{text}\n", encoding="utf-8")
    assert " ".join(text.split()) == " ".join(golden.read_text(encoding="utf-8").split())
