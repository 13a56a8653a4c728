"""What the tests of the commands ask of a library: keep this, show what is there now, refuse that."""

from __future__ import annotations

from typing import Any

import pytest

from app.commands import AddWorkshop
from app.domain.problems import InvalidInput
from app.domain.workshop import Workshop
from app.queries.workshops import workshop
from app.workbench import Workbench
from tests.app.tables import all_rows


def keep(workbench: Workbench, made: Workshop) -> Workshop:
    """Put a workshop into the library; answers with it as it is there."""
    workbench.do(AddWorkshop(made))
    return now_is(workbench, made)


def now_is(workbench: Workbench, made: Workshop) -> Workshop:
    """The workshop as it is in the library now."""
    return workbench.read(workshop, made.id)


def refuse(workbench: Workbench, command: Any, field: str) -> str:
    """The sentence that refuses a command beside a field and changes nothing."""
    before = all_rows(workbench)
    with pytest.raises(InvalidInput) as refused:
        workbench.do(command)
    assert refused.value.field == field
    assert all_rows(workbench) == before
    return str(refused.value)
