"""What the tests of app share: an empty library of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.workbench import Workbench


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    """A workbench on a new library."""
    with closing(Workbench(tmp_path / "library.sqlite")) as made:
        yield made
