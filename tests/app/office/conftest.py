"""What the tests of office files share."""

from __future__ import annotations

import pytest

from tests.app.office.reading import small_pictures


@pytest.fixture
def quick_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts of a few pixels, where only the texts around them matter."""
    small_pictures(monkeypatch)
