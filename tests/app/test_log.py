"""The log says what happened and where, and nothing that a client said."""

from __future__ import annotations

import io
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.problems import InvalidInput
from app.log import MAX_BYTES, Forwarder, log, start_log, stop_log

SECRET = "Ravelund Bank"


@pytest.fixture(autouse=True)
def _stop() -> Iterator[None]:
    yield
    stop_log()


def test_what_happened_is_written_with_its_time(tmp_path: Path):
    start_log(tmp_path / "new" / "levelset.log")
    log().info("started")
    text = (tmp_path / "new" / "levelset.log").read_text()
    assert text.endswith(" INFO started\n")
    assert text[:4].isdigit()


@pytest.mark.usefixtures("expected_logs")
def test_a_fault_is_told_with_its_place_but_not_its_words(tmp_path: Path):
    path = tmp_path / "levelset.log"
    start_log(path)
    try:
        try:
            raise InvalidInput(f"{SECRET} is too long", "client")
        except InvalidInput as inner:
            raise KeyError(SECRET) from inner
    except KeyError as fault:
        log().error("unexpected fault", exc_info=fault)
    text = path.read_text()
    assert SECRET not in text
    assert "builtins.KeyError" in text
    assert "app.domain.problems.InvalidInput" in text
    assert "tests/app/test_log.py:" in text
    assert str(Path.home()) not in text


@pytest.mark.usefixtures("expected_logs")
def test_words_that_another_handler_wrote_down_stay_out(tmp_path: Path):
    path = tmp_path / "levelset.log"
    before = logging.StreamHandler(io.StringIO())
    log().addHandler(before)
    start_log(path)
    after = logging.StreamHandler(io.StringIO())
    log().addHandler(after)
    try:
        log().error("unexpected fault", exc_info=KeyError(SECRET))
    finally:
        log().removeHandler(before)
        log().removeHandler(after)
    assert SECRET not in path.read_text()
    assert "builtins.KeyError" in path.read_text()
    # nor does it take the words from the others
    assert SECRET in before.stream.getvalue()
    assert SECRET in after.stream.getvalue()


def no_file() -> None:
    Path(f"/{SECRET}/none").read_text()


def no_table() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"SELECT '{SECRET}' FROM nowhere")


@pytest.mark.usefixtures("expected_logs")
@pytest.mark.parametrize(("act", "words"), [(no_file, "No such file or directory"), (no_table, "SQLITE_ERROR")])
def test_the_system_s_own_code_is_told(tmp_path: Path, act: Callable[[], None], words: str):
    path = tmp_path / "levelset.log"
    start_log(path)
    try:
        act()
    except (OSError, sqlite3.Error) as fault:
        log().error("unexpected fault", exc_info=fault)
    assert words in path.read_text()
    assert SECRET not in path.read_text()


def test_the_log_stays_small(tmp_path: Path):
    path = tmp_path / "levelset.log"
    start_log(path)
    for _ in range(MAX_BYTES // 500):
        log().info("x" * 1000)
    assert sorted(file.name for file in tmp_path.glob("levelset*")) == ["levelset.log", "levelset.log.1"]
    assert all(file.stat().st_size <= MAX_BYTES for file in tmp_path.glob("levelset*.log*"))


def test_a_second_start_writes_once(tmp_path: Path):
    start_log(tmp_path / "one.log")
    start_log(tmp_path / "two.log")
    log().info("hello")
    assert (tmp_path / "one.log").read_text() == ""
    assert (tmp_path / "two.log").read_text().count("hello") == 1


@pytest.mark.usefixtures("expected_logs")
@pytest.mark.parametrize("place", ["file/levelset.log", "folder"])
def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    start_log(tmp_path / place)
    log().error("nobody hears this")
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("expected_logs")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_disturbs_nobody(capsys: pytest.CaptureFixture[str]):
    start_log(Path("/dev/full"))
    log().error("nobody hears this")
    stop_log()
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("expected_logs")
def test_lines_of_another_process_are_handed_over_without_a_person_s_text() -> None:
    handed: list[tuple[int, str]] = []
    forwarder = Forwarder(lambda level, line: handed.append((level, line)))
    log().addHandler(forwarder)
    try:
        try:
            raise ValueError("what Ana said")
        except ValueError as fault:
            log().error("unexpected fault", exc_info=fault)
    finally:
        log().removeHandler(forwarder)
    ((level, line),) = handed
    assert level == logging.ERROR
    assert line.startswith("unexpected fault")
    assert "ValueError" in line
    assert "Ana" not in line
