"""All eight writers alike: whole or not at all, told, cancellable, the same bytes for the same workshop."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest

import app.office as office
from app.domain.pack import PackOptions
from app.domain.problems import ExportFault
from app.report.options import ExportCancelled
from tests.app.factories import NASTY, a_full_workshop, a_workshop

WRITERS = {
    "xlsx": "a.xlsx",
    "csv": "tables.zip",
    "json": "a.json",
    "md": "a.md",
    "docx": "a.docx",
    "pptx": "a.pptx",
    "svg": "charts",
    "png": "charts",
}
FOLDERS = ("svg", "png")
SMALL = PackOptions(locale="en_GB", pixels=400)
each_writer = pytest.mark.parametrize("kind", WRITERS)


def _write(kind: str, folder: Path, workshop=None, **more):
    writer = getattr(office, f"write_{kind}")
    return writer(workshop or a_full_workshop(), folder / WRITERS[kind], SMALL, **more)


@pytest.fixture(autouse=True)
def _quick(quick_pictures: None) -> None:
    """The charts within documents do not matter here."""


@each_writer
def test_the_same_workshop_is_the_same_file_at_another_time(kind: str, tmp_path: Path, monkeypatch) -> None:
    workshop = a_full_workshop()
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    first = {path.name: path.read_bytes() for path in _write(kind, one, workshop)}
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 86_400 * 400)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(now + 86_400 * 400))
    second = {path.name: path.read_bytes() for path in _write(kind, two, workshop)}
    assert first == second
    assert first


@each_writer
def test_every_file_is_answered_and_none_is_left_beside_it(kind: str, tmp_path: Path) -> None:
    paths = _write(kind, tmp_path)
    assert all(path.is_file() and path.stat().st_size for path in paths)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(paths)


@each_writer
def test_progress_rises_from_nothing_to_done(kind: str, tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    _write(kind, tmp_path, progress=lambda part, word: told.append((part, word)))
    shares = [part for part, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(word for _, word in told)


@each_writer
def test_a_cancel_at_any_moment_leaves_what_was_there(kind: str, tmp_path: Path) -> None:
    for moment in range(3):
        asked = iter(range(10_000))
        with pytest.raises(ExportCancelled):
            _write(kind, tmp_path, cancelled=lambda asked=asked, moment=moment: next(asked) >= moment)
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@each_writer
def test_a_folder_that_is_a_file_is_a_sentence(kind: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(ExportFault):
        _write(kind, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "here"


@pytest.mark.parametrize("kind", [kind for kind in WRITERS if kind not in FOLDERS])
def test_a_full_disk_leaves_the_old_file(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    target = folder / WRITERS[kind]
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFault, match="full"):
        _write(kind, folder)
    assert target.read_bytes() == b"old"
    assert os.listdir(folder) == [target.name]


@each_writer
def test_private_notes_are_in_no_file(kind: str, tmp_path: Path) -> None:
    notes = [note for note in a_full_workshop().notes if note.private]
    assert notes
    for path in _write(kind, tmp_path):
        content = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                content = b"".join(archive.read(name) for name in archive.namelist())
        for note in notes:
            assert note.text.removesuffix(NASTY).strip().encode() not in content


@each_writer
def test_an_empty_workshop_is_no_fault(kind: str, tmp_path: Path) -> None:
    paths = _write(kind, tmp_path, a_workshop())
    assert bool(paths) == (kind not in FOLDERS)


def test_charts_have_names_that_every_system_takes(tmp_path: Path) -> None:
    names = [path.name for path in _write("svg", tmp_path)]
    assert {"Gaps.svg", "Timeline.svg", "Load per owner.svg"} <= set(names)
    assert len({name.casefold() for name in names}) == len(names)
    assert [path.stem for path in _write("png", tmp_path)] == [name.removesuffix(".svg") for name in names]


def test_an_unknown_writer_is_none() -> None:
    with pytest.raises(AttributeError):
        office.write_tex  # noqa: B018
