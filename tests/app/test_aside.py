"""The process for the paper: the same answers as here, its end, its breaking, and what it is told meanwhile."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import aside
from app.aside import Aside, Here
from app.domain.pack import PackOptions
from app.domain.problems import ExportFault, Problem
from app.i18n import set_locale
from app.pack import PackResult
from app.paper import PackJob, PagesJob, Told, decode, encode
from app.report.options import ExportCancelled
from app.report.pictures import PagePicture
from tests.app.factories import a_full_workshop, a_workshop


def never() -> bool:
    return False


def silent(*_told: object) -> None:
    """Nobody listens."""


@pytest.fixture
def desk() -> Iterator[Aside]:
    """A process that is ended in the end."""
    made = Aside()
    yield made
    made.end()


def a_pack(folder: Path, *parts: Any) -> bytes:
    return encode(PackJob(a_full_workshop(), folder, PackOptions(parts=parts or ("plan",))))


@pytest.mark.parametrize("kind", [Aside, Here])
def test_a_pack_is_written_elsewhere_as_it_would_be_here(tmp_path: Path, kind: type[Any]) -> None:
    desk, heard = kind(), []
    try:
        answer = desk.run("pack", a_pack(tmp_path), lambda *told: heard.append(told), never, silent)
    finally:
        desk.end()
    result = decode(answer, PackResult)
    assert result.failed == ()
    (file,) = result.files
    assert file.path.read_bytes().startswith(b"%PDF")
    assert heard[0][0] == 0.0
    assert heard[-1] == (1.0, "Done")


@pytest.mark.parametrize("kind", [Aside, Here])
def test_the_pages_come_one_by_one_in_the_width_that_was_asked_for(kind: type[Any]) -> None:
    desk, pages = kind(), list[PagePicture]()
    job = encode(PagesJob(a_full_workshop(), "plan", PackOptions(page="letter"), 210))
    try:
        answer = desk.run("pages", job, silent, never, lambda body: pages.append(decode(body, PagePicture)))
    finally:
        desk.end()
    told = decode(answer, Told)
    assert [page.number for page in pages] == list(range(told.pages))
    assert {(page.width, len(page.pixels)) for page in pages} == {(210, 4 * 210 * pages[0].height)}
    assert pages[0].height == pytest.approx(210 * 11 / 8.5, abs=1.5)
    # paper is white, and something is drawn on it
    assert b"\xff\xff\xff\xff" in pages[-1].pixels
    assert len(set(pages[-1].pixels)) > 20


def test_dates_are_written_as_the_reader_does(tmp_path: Path, desk: Aside) -> None:
    from pypdf import PdfReader

    for locale, word in (("de_DE", "November"), ("fr_FR", "novembre")):
        set_locale(locale)
        result = decode(desk.run("pack", a_pack(tmp_path), silent, never, silent), PackResult)
        assert word in PdfReader(result.files[0].path).pages[0].extract_text()


def test_the_process_stays_for_the_next_job_and_goes_with_its_end(tmp_path: Path, desk: Aside) -> None:
    desk.run("pack", a_pack(tmp_path), silent, never, silent)
    process = desk._process
    desk.run("pack", a_pack(tmp_path), silent, never, silent)
    assert desk._process is process
    desk.end()
    assert process is not None
    assert process.poll() == 0
    desk.end()


def test_a_cancel_stops_it_and_the_process_can_be_used_again(tmp_path: Path, desk: Aside) -> None:
    with pytest.raises(ExportCancelled):
        desk.run("pack", a_pack(tmp_path), silent, lambda: True, silent)
    assert not list(tmp_path.rglob("*.pdf"))
    desk.run("pack", a_pack(tmp_path), silent, never, silent)
    assert len(list(tmp_path.rglob("*.pdf"))) == 1


def test_a_problem_is_told_in_its_sentence(tmp_path: Path, desk: Aside) -> None:
    with pytest.raises(ExportFault, match=r"The folder .* is not there"):
        desk.run("pack", a_pack(tmp_path / "gone"), silent, never, silent)


def test_a_fault_of_levelset_itself_is_logged_without_a_person_s_text(desk: Aside, expected_logs: Any) -> None:
    with pytest.raises(Problem, match="went wrong in Levelset itself"):
        desk.run("pack", b"no job at all: Acme", silent, never, silent)
    line = "\n".join(record.getMessage() for record in expected_logs)
    assert "unexpected fault in the process for the paper" in line
    assert "Acme" not in line
    expected_logs.clear()


def test_a_process_that_breaks_is_told_and_replaced(tmp_path: Path, desk: Aside) -> None:
    def kill(fraction: float, _word: str) -> None:
        assert desk._process is not None
        os.kill(desk._process.pid, signal.SIGKILL)

    with pytest.raises(ExportFault, match="broke off"):
        desk.run("pack", a_pack(tmp_path), kill, never, silent)
    result = decode(desk.run("pack", a_pack(tmp_path), silent, never, silent), PackResult)
    assert result.failed == ()


def test_a_process_that_does_not_stop_when_it_is_told_to_is_dropped(
    tmp_path: Path, desk: Aside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "PATIENCE", 0.2)

    def hold(fraction: float, _word: str) -> None:
        if fraction > 0:
            assert desk._process is not None
            os.kill(desk._process.pid, signal.SIGSTOP)
            cancelled.append(True)

    begin = time.monotonic()
    cancelled: list[bool] = []
    with pytest.raises(ExportCancelled):
        desk.run(
            "pack",
            a_pack(tmp_path),
            hold,
            lambda: bool(cancelled),
            silent,
        )
    assert time.monotonic() - begin < 10
    assert desk._process is None


def test_where_no_process_can_be_started_the_work_is_done_here(
    tmp_path: Path, desk: Aside, monkeypatch: pytest.MonkeyPatch, expected_logs: Any
) -> None:
    def refuse(*_command: object, **_how: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(aside.subprocess, "Popen", refuse)
    result = decode(desk.run("pack", a_pack(tmp_path, "md"), silent, never, silent), PackResult)
    assert len(result.files) == 1
    expected_logs.clear()


def test_a_program_in_one_file_has_no_python_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside.sys, "frozen", True, raising=False)
    assert aside.python_command("x", []) is None


def test_two_threads_take_turns(tmp_path: Path, desk: Aside) -> None:
    answers: list[PackResult] = []

    def work(name: str) -> None:
        folder = tmp_path / name
        folder.mkdir()
        job = encode(PackJob(a_workshop(), folder, PackOptions(parts=("plan",))))
        answers.append(decode(desk.run("pack", job, silent, never, silent), PackResult))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(result.folder.parent.name for result in answers) == ["a", "b"]
