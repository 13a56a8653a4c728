"""The bridge: one signal per change, refusals as values, and nothing after the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.commands import AddNote, AddWorkshop
from app.domain.problems import LibraryFault, Problem
from app.domain.workshop import Workshop
from app.queries.workshops import workshop as read_workshop
from app.workbench import Workbench
from ui.bridge import Bridge


@pytest.fixture
def told(library: Path) -> tuple[Bridge, list[str]]:
    """A bridge to an empty library, and the signals that it gave."""
    bridge = Bridge(Workbench(library))
    signals: list[str] = []
    for name in ("changed", "saved", "refused"):
        getattr(bridge, name).connect(lambda *_args, name=name: signals.append(name))
    return bridge, signals


def test_a_change_is_told_and_then_that_it_is_durable(
    qtbot: QtBot, told: tuple[Bridge, list[str]], sample: Callable[..., Workshop]
) -> None:
    bridge, signals = told
    made = sample()
    assert bridge.do(AddWorkshop(made)) is None
    assert signals == ["changed", "saved"]
    assert bridge.read(read_workshop, made.id).client == made.client
    assert not isinstance(bridge.undo(), Problem)
    assert signals[2:] == ["changed", "saved"]
    bridge.close()


def test_a_refusal_is_a_value(qtbot: QtBot, told: tuple[Bridge, list[str]], sample: Callable[..., Workshop]) -> None:
    bridge, signals = told
    made = sample()
    bridge.do(AddWorkshop(made))
    problem = bridge.do(AddNote(workshop_id=made.id, kind="quote", text=" "))
    assert isinstance(problem, Problem)
    assert problem.field == "text"
    assert signals[2:] == ["refused"]
    bridge.close()


def test_after_the_end_a_change_is_refused_and_nobody_is_told(
    qtbot: QtBot, told: tuple[Bridge, list[str]], sample: Callable[..., Workshop]
) -> None:
    bridge, signals = told
    made = sample()
    bridge.do(AddWorkshop(made))
    bridge.close()
    for answer in (bridge.do(AddNote(workshop_id=made.id, kind="quote", text="Late")), bridge.undo(), bridge.redo()):
        assert isinstance(answer, LibraryFault)
    assert signals == ["changed", "saved"]
