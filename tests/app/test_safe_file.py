"""A file is whole or not there: whatever fails, the old one stays and nothing is left beside it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import safe_file
from app.domain.problems import ExportFault
from app.safe_file import write_safely


def no_check(path: Path) -> None:
    """Take it as it is."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file from before."""
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "plan.pdf"
    path.write_bytes(b"the old plan")
    return path


def test_bytes_are_written(old: Path):
    assert write_safely(old, b"the new plan", no_check) == old
    assert old.read_bytes() == b"the new plan"
    assert names(old.parent) == ["plan.pdf"]


def test_a_function_writes_the_file(old: Path):
    new = old.with_name("Łódź 🙂.pdf")
    write_safely(new, lambda path: path.write_text("made") and None, no_check)
    assert new.read_text() == "made"
    assert names(old.parent) == ["plan.pdf", new.name]


def test_the_check_sees_the_written_file_before_it_counts(old: Path):
    seen = []

    def check(path: Path) -> None:
        seen.append((path.read_bytes(), path.parent, old.read_bytes()))

    write_safely(old, b"new", check)
    assert seen == [(b"new", old.parent, b"the old plan")]


def full(path: Path) -> None:
    path.write_bytes(b"half")
    raise OSError(errno.ENOSPC, "No space left on device")


def broken(path: Path) -> None:
    path.write_bytes(b"half")
    raise ZeroDivisionError


def interrupted(path: Path) -> None:
    path.write_bytes(b"half")
    raise KeyboardInterrupt


def not_whole(path: Path) -> None:
    raise OSError(errno.EIO, "differs")


@pytest.mark.parametrize(
    ("content", "check", "error"),
    [
        (full, no_check, ExportFault),
        (broken, no_check, ZeroDivisionError),
        (interrupted, no_check, KeyboardInterrupt),
        (b"new", not_whole, ExportFault),
        (b"new", broken, ZeroDivisionError),
    ],
)
def test_the_old_file_stays_when_something_fails(
    old: Path, content: bytes | Callable[[Path], None], check: Callable[[Path], None], error: type[BaseException]
):
    with pytest.raises(error):
        write_safely(old, content, check)
    assert old.read_bytes() == b"the old plan"
    assert names(old.parent) == ["plan.pdf"]


@pytest.mark.parametrize("call", ["fsync", "replace", "fdopen"])
def test_the_old_file_stays_when_the_system_fails(old: Path, monkeypatch: pytest.MonkeyPatch, call: str):
    def fail(*args: object, **kwargs: object) -> None:
        if call == "fdopen":
            os.close(args[0])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(safe_file.os, call, fail)
    with pytest.raises(ExportFault, match=r"disk of .* is full"):
        write_safely(old, b"new", no_check)
    monkeypatch.undo()
    assert old.read_bytes() == b"the old plan"
    assert names(old.parent) == ["plan.pdf"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOENT, "cannot be written to"),  # its folder is there
        (errno.ENOTDIR, "is not a folder"),
        (errno.EACCES, "cannot be written to"),
        (errno.EPERM, "cannot be written to"),
        (errno.EROFS, "cannot be written to"),
        (errno.EISDIR, "There is a folder named plan.pdf"),
        (errno.ENOSPC, "is full"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EIO, "could not be written to .*: Input/output error"),
    ],
)
def test_every_failure_is_told_in_a_sentence(old: Path, code: int, sentence: str):
    def fail(path: Path) -> None:
        raise OSError(code, os.strerror(code))

    with pytest.raises(ExportFault, match=sentence):
        write_safely(old, fail, no_check)


def test_a_missing_folder_is_told(tmp_path: Path):
    with pytest.raises(ExportFault, match=r"is not there\. Choose another one"):
        write_safely(tmp_path / "missing" / "plan.pdf", b"new", no_check)
    assert not (tmp_path / "missing").exists()


def test_a_missing_folder_is_made_where_that_is_wanted(tmp_path: Path):
    write_safely(tmp_path / "a" / "b" / "settings.json", b"{}", no_check, make_folder=True)
    assert (tmp_path / "a" / "b" / "settings.json").read_bytes() == b"{}"


def test_a_file_in_place_of_the_folder_is_told(old: Path):
    with pytest.raises(ExportFault, match="is not a folder"):
        write_safely(old / "plan.pdf", b"new", no_check)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path):
    (tmp_path / "plan.pdf").mkdir()
    with pytest.raises(ExportFault, match=r"There is a folder named plan\.pdf"):
        write_safely(tmp_path / "plan.pdf", b"new", no_check)
    assert (tmp_path / "plan.pdf").is_dir()
    assert names(tmp_path) == []


def test_a_name_that_is_too_long_is_told(tmp_path: Path):
    with pytest.raises(ExportFault, match="too long"):
        write_safely(tmp_path / ("x" * 300), b"new", no_check)
    longest = tmp_path / ("ł" * 125 + ".pdf")
    write_safely(longest, b"new", no_check)
    assert longest.read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_device_that_is_full_is_told(old: Path):
    def fill(path: Path) -> None:
        with Path("/dev/full").open("wb", buffering=0) as device:
            device.write(b"x")

    with pytest.raises(ExportFault, match="is full"):
        write_safely(old, fill, no_check)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_others_may_read_what_the_system_lets_them(old: Path):
    before = os.umask(0o027)
    try:
        write_safely(old, b"new", no_check)
    finally:
        os.umask(before)
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(old: Path):
    """The child overwrites the file without end; the parent kills it at some point."""
    code = (
        "import sys, pathlib; from app.safe_file import write_safely; target = pathlib.Path(sys.argv[1]); n = 0\n"
        "print('go', flush=True)\n"
        "while True: n += 1; write_safely(target, b'%06d' % n * 20_000, lambda path: None)"
    )
    for pause in (0.0, 0.003, 0.01, 0.02, 0.05):
        with subprocess.Popen([sys.executable, "-c", code, str(old)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            try:
                child.wait(pause)
            except subprocess.TimeoutExpired:
                child.kill()
        content = old.read_bytes()
        assert content == b"the old plan" or content == content[:6] * 20_000
