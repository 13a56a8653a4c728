"""Writing the file: whole or not at all, progress told, cancelled at any moment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.domain.problems import ExportFault
from app.report.options import ExportCancelled
from app.report.plan import write_plan
from tests.app.factories import a_full_workshop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to export to."""
    made = tmp_path / "exports"
    made.mkdir()
    return made


def test_a_missing_folder_is_a_sentence(folder: Path) -> None:
    with pytest.raises(ExportFault, match="is not there"):
        write_plan(a_full_workshop(), folder / "gone" / "plan.pdf")


def test_a_folder_in_the_place_of_the_file_is_a_sentence(folder: Path) -> None:
    (folder / "plan.pdf").mkdir()
    with pytest.raises(ExportFault, match="folder named"):
        write_plan(a_full_workshop(), folder / "plan.pdf")
    assert os.listdir(folder) == ["plan.pdf"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_folder_without_the_right_to_write_is_a_sentence(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        with pytest.raises(ExportFault, match="cannot be written"):
            write_plan(a_full_workshop(), folder / "plan.pdf")
    finally:
        folder.chmod(0o700)


def test_a_full_disk_leaves_the_old_plan(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "plan.pdf"
    target.write_bytes(b"old")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportFault, match="full"):
        write_plan(a_full_workshop(), target)
    assert target.read_bytes() == b"old"
    assert os.listdir(folder) == ["plan.pdf"]


def test_a_file_that_lost_its_end_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "plan.pdf"
    target.write_bytes(b"old")
    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda self, data: write(self, data[:-20]))
    with pytest.raises(ExportFault):
        write_plan(a_full_workshop(), target)
    assert target.read_bytes() == b"old"
    assert os.listdir(folder) == ["plan.pdf"]


def test_progress_rises_from_nothing_to_done(folder: Path) -> None:
    told: list[tuple[float, str]] = []
    write_plan(a_full_workshop(), folder / "plan.pdf", progress=lambda part, word: told.append((part, word)))
    parts = [part for part, _ in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)
    assert len(set(parts)) > 8
    assert all(word for _, word in told)


def test_cancelling_at_any_moment_leaves_everything_as_it_was(folder: Path) -> None:
    workshop = a_full_workshop()
    target = folder / "plan.pdf"
    asked = _times_asked(workshop, target)
    assert asked > 20
    target.write_bytes(b"old")
    for moment in {0, 1, asked // 3, asked // 2, asked - 2, asked - 1}:
        answers = iter([*[False] * moment, True])
        with pytest.raises(ExportCancelled):
            write_plan(workshop, target, cancelled=lambda answers=answers: next(answers))
        assert target.read_bytes() == b"old"
        assert os.listdir(folder) == ["plan.pdf"]
    target.unlink()
    with pytest.raises(ExportCancelled):
        write_plan(workshop, target, cancelled=lambda: True)
    assert os.listdir(folder) == []


def _times_asked(workshop: object, target: Path) -> int:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return False

    write_plan(workshop, target, cancelled=cancelled)  # type: ignore[arg-type]
    return asked


def test_a_written_plan_replaces_the_old_one(folder: Path) -> None:
    target = folder / "plan.pdf"
    target.write_bytes(b"old")
    result = write_plan(a_full_workshop(), target)
    assert result.path == target
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.read_bytes().rstrip().endswith(b"%%EOF")


def test_nothing_of_reportlab_is_loaded_before_the_first_plan() -> None:
    import subprocess
    import sys

    code = "import sys, app.report.plan; print([m for m in sys.modules if m.startswith('reportlab')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
