"""What stands where a file is to go: what can be replaced, what has to stay, and the next free name."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from app.targets import changed_at, free_name, standing


def test_what_stands_in_the_way_is_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "Plan.pdf"
    assert standing(file) == "free"
    file.write_bytes(b"old")
    assert standing(file) == "taken"
    file.chmod(0o444)
    assert standing(file) == "locked"
    assert file.read_bytes() == b"old"
    folder = tmp_path / "Folder.pdf"
    folder.mkdir()
    assert standing(folder) == "locked"
    assert standing(file / "below a file") == "free"


def test_a_file_that_another_program_holds_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "Plan.pdf"
    file.write_bytes(b"old")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "open", refuse)
    assert standing(file) == "locked"


def test_the_free_name_is_the_first_without_a_file_a_folder_or_a_dead_link(tmp_path: Path) -> None:
    file = tmp_path / "Plan of v1.2.pdf"
    assert free_name(file).name == "Plan of v1.2 (2).pdf"
    (tmp_path / "Plan of v1.2 (2).pdf").mkdir()
    (tmp_path / "Plan of v1.2 (3).pdf").symlink_to(tmp_path / "gone")
    assert free_name(file).name == "Plan of v1.2 (4).pdf"


def test_when_a_file_was_written_is_told_in_local_time(tmp_path: Path) -> None:
    file = tmp_path / "Plan.pdf"
    assert changed_at(file) is None
    file.write_bytes(b"x")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    moment = changed_at(file)
    assert moment is not None
    assert moment.astimezone(dt.UTC) == dt.datetime(2023, 11, 14, 22, 13, 20, tzinfo=dt.UTC)
