"""Writing a handout: whole or not at all, progress told, cancelled at any moment, reportlab only when it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.problems import ExportFault
from app.report.options import ExportCancelled
from tests.app.factories import a_full_workshop
from tests.app.report.handouts.looking import WRITERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to export to."""
    made = tmp_path / "exports"
    made.mkdir()
    return made


KIND = pytest.mark.parametrize("kind", WRITERS)


@KIND
def test_a_missing_folder_is_a_sentence(kind: str, folder: Path) -> None:
    with pytest.raises(ExportFault, match="is not there"):
        WRITERS[kind](a_full_workshop(), folder / "gone" / "x.pdf")


@KIND
def test_a_full_disk_leaves_the_old_file(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "x.pdf"
    target.write_bytes(b"old")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportFault, match="full"):
        WRITERS[kind](a_full_workshop(), target)
    assert target.read_bytes() == b"old"
    assert os.listdir(folder) == ["x.pdf"]


@KIND
def test_progress_rises_from_nothing_to_done(kind: str, folder: Path) -> None:
    told: list[tuple[float, str]] = []
    WRITERS[kind](a_full_workshop(), folder / "x.pdf", progress=lambda part, word: told.append((part, word)))
    parts = [part for part, _ in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)
    assert len(set(parts)) > 3
    assert all(word for _, word in told)


@KIND
def test_cancelling_at_any_moment_leaves_everything_as_it_was(kind: str, folder: Path) -> None:
    workshop, target = a_full_workshop(), folder / "x.pdf"
    asked = 0

    def counted() -> bool:
        nonlocal asked
        asked += 1
        return False

    WRITERS[kind](workshop, target, cancelled=counted)
    target.write_bytes(b"old")
    for moment in {0, asked // 2, asked - 1}:
        answers = iter([*[False] * moment, True])
        with pytest.raises(ExportCancelled):
            WRITERS[kind](workshop, target, cancelled=lambda answers=answers: next(answers))
        assert target.read_bytes() == b"old"
        assert os.listdir(folder) == ["x.pdf"]


@KIND
def test_the_same_workshop_gives_the_same_file(kind: str, folder: Path) -> None:
    workshop = a_full_workshop()
    WRITERS[kind](workshop, folder / "a.pdf")
    WRITERS[kind](workshop, folder / "b.pdf")
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()


def test_nothing_of_reportlab_is_loaded_before_the_first_handout() -> None:
    code = "import sys, app.report.handouts; print([m for m in sys.modules if m.startswith(('reportlab', 'PIL'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
