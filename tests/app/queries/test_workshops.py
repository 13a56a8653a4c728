"""A workshop by its id, or by the beginning of it as somebody types it."""

from __future__ import annotations

import msgspec
import pytest

from app import commands as c
from app.domain.problems import NotFound
from app.domain.workshop import Workshop
from app.queries.workshops import find_workshop, workshop
from app.workbench import Workbench
from tests.app.factories import a_workshop


@pytest.fixture
def made(workbench: Workbench) -> list[Workshop]:
    """Three workshops, two of which begin alike."""
    found = []
    for id_ in ("aaaa1" + "0" * 27, "aaaa2" + "0" * 27, "bbbb1" + "0" * 27):
        found.append(msgspec.structs.replace(a_workshop(), id=id_))
        workbench.do(c.AddWorkshop(found[-1]))
    return found


@pytest.mark.parametrize("text", ["bbbb1" + "0" * 27, "bbbb1", "b", " B ", "BBBB1"])
def test_a_workshop_is_found_by_the_beginning_of_its_id(workbench: Workbench, made: list[Workshop], text: str):
    assert workbench.read(find_workshop, text).id == made[2].id


def test_a_whole_id_is_found_beside_one_that_begins_alike(workbench: Workbench, made: list[Workshop]):
    assert workbench.read(find_workshop, made[0].id).id == made[0].id
    assert workbench.read(find_workshop, "aaaa2").id == made[1].id


@pytest.mark.parametrize("text", ["aaaa", "a"])
def test_more_than_one_asks_for_more_of_the_id(workbench: Workbench, made: list[Workshop], text: str):
    with pytest.raises(NotFound, match="type more of the id"):
        workbench.read(find_workshop, text)


@pytest.mark.parametrize("text", ["", " ", "c", "aaaa3", "%", "_aaa", "aaaa1" + "0" * 28, "\x00", "{text}"])
def test_none_is_told_with_what_was_typed(workbench: Workbench, made: list[Workshop], text: str):
    with pytest.raises(NotFound, match="“levelset list” shows all ids") as told:
        workbench.read(find_workshop, text)
    assert f"“{text}”" in str(told.value)


def test_a_deleted_workshop_is_not_found_and_an_archived_one_is(workbench: Workbench, made: list[Workshop]):
    workbench.do(c.DeleteWorkshop(made[0].id))
    workbench.do(c.ArchiveWorkshop(made[2].id))
    assert workbench.read(find_workshop, "aaaa").id == made[1].id
    assert workbench.read(find_workshop, "bbbb").id == made[2].id
    with pytest.raises(NotFound):
        workbench.read(find_workshop, made[0].id)
    assert workbench.read(workshop, made[0].id).deleted_at
