"""A vote sheet read in the window: all of its rounds, or every fault and none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import ui.votes.acts
from tests.ui.votes.conftest import NAMES, VotingRoom

Gather = Callable[..., VotingRoom]
HEAD = "category;participant;role;round;current;target\n"


def read(room: VotingRoom, monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(ui.votes.acts, "choose_file", lambda *_: path)
    room.desk.actions["read_vote_sheet"].trigger()
    room.desk.settle()


def test_its_rounds_are_shown_revealed_and_one_undo_takes_all_back(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = gather(*NAMES[:3])
    path = tmp_path / "votes.csv"
    rows = ["Category 0;Ana;Developer;1;2;4", "Category 0;Ben;;1;2;4", "Category 0;Zoe;Ops;1;3;4"]
    path.write_text(HEAD + "\n".join([*rows, "Category 1;Ana;Developer;1;1;2"]), encoding="utf-8-sig")
    read(room, monkeypatch, path)
    assert room.text("votes_current_numbers").startswith("Median 2 · from 2 to 3")
    assert room.page.notice.text == "2 rounds were added, revealed."
    assert [person.name for person in room.workshop.participants] == ["Ana", "Ben", "Chloé", "Zoe"]
    room.key("a")
    assert (room.state().current, room.state().target) == (2, 4)
    room.undo()
    room.undo()
    assert room.workshop.rounds == ()
    assert len(room.workshop.participants) == 3


def test_every_fault_is_told_with_its_line_and_nothing_is_added(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = gather(*NAMES[:3])
    path = tmp_path / "votes.csv"
    path.write_text(HEAD + "Category 0;Ana;;1;9;4\nNowhere;Ben;;1;2;4\nCategory 0;Ben;;1;2;4\n", encoding="utf-8")
    read(room, monkeypatch, path)
    told = room.page.notice.text
    assert room.page.notice.tone == "bad"
    assert "line 2" in told
    assert "line 3" in told
    assert told.endswith("Nothing was added.")
    assert room.workshop.rounds == ()


def test_very_many_faults_are_counted(gather: Gather, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    room = gather()
    path = tmp_path / "votes.csv"
    path.write_text(HEAD + "".join(f"Nowhere;P{n};;1;2;4\n" for n in range(20)), encoding="utf-8")
    read(room, monkeypatch, path)
    assert "And 12 more faults." in room.page.notice.text


def test_a_file_that_is_not_there_is_told(gather: Gather, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    room = gather()
    read(room, monkeypatch, tmp_path / "nothing.csv")
    assert "cannot be read" in room.page.notice.text


def test_giving_up_the_choice_changes_nothing(gather: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    room = gather()
    read(room, monkeypatch, None)
    assert room.page.notice.text == ""
    assert room.workshop.rounds == ()
