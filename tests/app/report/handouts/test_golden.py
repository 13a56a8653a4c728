"""What a reader gets of each handout, word for word, kept in golden/ for one sample.

After a change that is meant, write it anew with LEVELSET_GOLDEN=write and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.domain.pack import PackOptions
from tests.app.report.handouts.looking import WRITERS, written
from tests.app.report.handouts.shapes import SHAPES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", WRITERS)
def test_the_text_of_a_handout_is_the_golden_one(kind: str, tmp_path: Path) -> None:
    read, _ = written(kind, SHAPES["bank-payments"], tmp_path, PackOptions(locale="en_GB"))
    text = "\n--- page ---\n".join(page.strip() for page in read.pages)
    golden = GOLDEN / f"{kind}.txt"
    if os.environ.get("LEVELSET_GOLDEN") == "write":
        golden.write_text(f"{text}\n", encoding="utf-8")
    assert " ".join(text.split()) == " ".join(golden.read_text(encoding="utf-8").split())
