"""The pack in its folder: all parts whole, none of the old ones harmed, whatever goes wrong on the way."""

from __future__ import annotations

import errno
import os
import resource
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app import pack
from app.domain.pack import PARTS, PackOptions, Part
from app.domain.problems import ExportFault, InvalidInput
from app.domain.workshop import Workshop
from app.pack import is_document, part_file_name, write_pack
from app.report.options import ExportCancelled, PlanResult
from app.safe_file import write_safely
from tests.app.factories import a_full_workshop, a_workshop

FOLDER = "Acme - Payments - 2026-11-23"


def names(folder: Path) -> list[str]:
    """Every file of a folder, hidden ones and those of its folders too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


class Answer(NamedTuple):
    """What a part's writer does: it writes, warns, or raises."""

    content: bytes = b"new"
    warnings: tuple[str, ...] = ()
    fault: Exception | None = None


class Writers:
    """Stands for the slow writers: quick ones that do as they are told."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.before: Callable[[Part], object] = lambda part: None

    def write(
        self, workshop: Workshop, part: Part, target: Path, options: PackOptions, progress: Any, cancelled: Any
    ) -> Any:
        self.asked.append(part)
        self.before(part)
        progress(0.5, "Laying out the pages")
        if cancelled is not None and cancelled():
            raise ExportCancelled("stopped")
        answer = self.answers.get(part, Answer())
        if answer.fault is not None:
            raise answer.fault
        files = [target] if target.suffix else [target / "one.x", target / "two.x"]
        for file in files:
            write_safely(file, answer.content, lambda _path: None, make_folder=True)
        return PlanResult(target, 3, answer.warnings)


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> Writers:
    """Quick writers in the place of all."""
    made = Writers()
    monkeypatch.setattr(pack, "write_part", made.write)
    return made


def options(*parts: Part) -> PackOptions:
    return PackOptions(parts=parts)


# --- what is written -----------------------------------------------------------------------------------------------


def test_the_parts_stand_in_one_folder_named_after_client_team_and_date(tmp_path: Path, writers: Writers) -> None:
    result = write_pack(a_workshop(), tmp_path, options("plan", "csv", "poster"))
    assert result.folder == tmp_path / FOLDER
    assert names(tmp_path) == [
        f"{FOLDER}/{FOLDER} - Improvement plan.pdf",
        f"{FOLDER}/{FOLDER} - Poster.pdf",
        f"{FOLDER}/Tables/one.x",
        f"{FOLDER}/Tables/two.x",
    ]
    assert [(file.part, file.pages, file.size) for file in result.files] == [
        ("plan", 3, 3),
        ("poster", 3, 3),
        ("csv", 3, 3),
        ("csv", 3, 3),
    ]
    assert all(file.path.is_file() for file in result.files)


def test_a_flat_pack_stands_in_the_folder_itself_and_keeps_workshops_apart(tmp_path: Path, writers: Writers) -> None:
    for client in ("Acme", "Beacon"):
        write_pack(a_workshop(client=client), tmp_path, options("svg"), flat=True)
    assert names(tmp_path) == [
        f"{client} - Payments - 2026-11-23 - Charts/{file}"
        for client in ("Acme", "Beacon")
        for file in ("one.x", "two.x")
    ]


def test_two_parts_share_the_folder_of_the_charts(tmp_path: Path, writers: Writers) -> None:
    writers.answers = {"png": Answer(b"picture")}
    first = write_pack(a_workshop(), tmp_path, options("svg"))
    assert {file.path.parent.name for file in first.files} == {"Charts"}


def test_every_part_has_a_name_of_its_own_kind() -> None:
    found = {part: part_file_name(a_workshop(), part) for part in PARTS}
    files = {name for part, name in found.items() if part not in ("svg", "png", "csv")}
    assert len(files) == len(PARTS) - 3
    assert all(name.startswith(FOLDER) for name in found.values())
    assert [part for part in PARTS if is_document(part)] == list(PARTS[:9])


def test_one_progress_runs_over_all_parts(tmp_path: Path, writers: Writers) -> None:
    heard: list[tuple[float, str]] = []
    write_pack(a_workshop(), tmp_path, options(*PARTS), lambda *told: heard.append(told))
    fractions = [fraction for fraction, _ in heard]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert "Improvement plan: Laying out the pages" in [word for _, word in heard]


def test_nothing_chosen_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="at least one part"):
        write_pack(a_workshop(), tmp_path, options())
    assert names(tmp_path) == []


# --- what was there before -----------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path, writers: Writers) -> Path:
    """A pack that was written before, and a file of somebody else beside it."""
    writers.answers = {part: Answer(b"old") for part in PARTS}
    place = write_pack(a_workshop(), tmp_path, options("plan", "poster", "csv")).folder
    (place / "notes.txt").write_text("mine")
    writers.answers = {}
    writers.asked.clear()
    return place


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with what stands in it."""
    return {name: (folder / name).read_bytes() for name in names(folder)}


def test_files_of_the_same_name_are_replaced_and_others_stay(tmp_path: Path, old: Path) -> None:
    result = write_pack(a_workshop(), tmp_path, options("plan", "csv"))
    assert result.warnings == ()
    found = contents(old)
    assert found.pop("notes.txt") == b"mine"
    assert found.pop(f"{FOLDER} - Poster.pdf") == b"old"
    assert set(found.values()) == {b"new"}


def test_a_cancel_leaves_the_old_pack_as_it_was(tmp_path: Path, old: Path, writers: Writers) -> None:
    before = contents(old)
    stop: list[bool] = []
    writers.before = lambda part: stop.append(True) if part == "poster" else None
    with pytest.raises(ExportCancelled):
        write_pack(a_workshop(), tmp_path, options("plan", "poster", "csv"), None, lambda: bool(stop))
    assert writers.asked == ["plan", "poster"]
    assert contents(old) == before


def test_a_cancel_after_the_last_part_still_counts(tmp_path: Path, old: Path, writers: Writers) -> None:
    before = contents(old)
    heard: list[str] = []
    with pytest.raises(ExportCancelled):
        write_pack(
            a_workshop(), tmp_path, options("plan"), lambda _f, w: heard.append(w), lambda: "Moving" in "".join(heard)
        )
    assert contents(old) == before


def test_a_cancelled_pack_leaves_no_folder(tmp_path: Path, writers: Writers) -> None:
    with pytest.raises(ExportCancelled):
        write_pack(a_workshop(), tmp_path, options("plan"), None, lambda: True)
    assert list(tmp_path.glob("*Acme*")) == []


def test_an_empty_folder_that_was_there_stays(tmp_path: Path, writers: Writers) -> None:
    writers.answers = {"plan": Answer(fault=ExportFault("no"))}
    with pytest.raises(ExportFault):
        write_pack(a_workshop(), tmp_path, options("plan"), flat=True)
    assert tmp_path.is_dir()


# --- what goes wrong -----------------------------------------------------------------------------------------------


def test_a_part_that_fails_hinders_no_other_and_is_told(tmp_path: Path, writers: Writers, expected_logs: Any) -> None:
    writers.answers = {
        "summary": Answer(fault=ExportFault("The font Inter is missing.")),
        "poster": Answer(fault=KeyError("a bug")),
    }
    result = write_pack(a_workshop(), tmp_path, options("plan", "summary", "poster", "xlsx"))
    assert [file.part for file in result.files] == ["plan", "xlsx"]
    assert [(remark.part, remark.sentence) for remark in result.failed] == [
        ("summary", "Summary for participants was not written. The font Inter is missing."),
        ("poster", "Poster was not written. Something went wrong in Levelset itself; the log says what."),
    ]
    expected_logs.clear()


def test_a_pack_of_which_every_part_fails_is_a_fault(tmp_path: Path, writers: Writers) -> None:
    writers.answers = {part: Answer(fault=ExportFault(f"No {part}.")) for part in PARTS}
    with pytest.raises(ExportFault, match=r"Improvement plan was not written\. No plan\."):
        write_pack(a_workshop(), tmp_path, options("plan", "poster"))
    assert names(tmp_path) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_no_more_stops_all_and_changes_nothing(
    tmp_path: Path, old: Path, writers: Writers, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    before = contents(old)

    def refuse(part: Part) -> None:
        if part == "poster":
            monkeypatch.setattr("app.safe_file.os.fsync", lambda _file: _raise(OSError(code, os.strerror(code))))

    writers.before = refuse
    with pytest.raises(ExportFault) as caught:
        write_pack(a_workshop(), tmp_path, options("plan", "poster", "csv"))
    assert writers.asked == ["plan", "poster"]
    assert ".levelset" not in str(caught.value)
    assert contents(old) == before


def _raise(error: Exception) -> None:
    raise error


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file can be larger than 20 KB, as on a disk that is nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_disk_that_is_really_full_changes_nothing(
    tmp_path: Path, old: Path, writers: Writers, small_disk: None
) -> None:
    before = contents(old)
    writers.answers = {"poster": Answer(b"x" * 50_000)}
    with pytest.raises(ExportFault, match=r"could not be written|is full"):
        write_pack(a_workshop(), tmp_path, options("plan", "poster"))
    assert contents(old) == before


def test_a_full_disk_stops_the_real_plan_too(tmp_path: Path, small_disk: None) -> None:
    with pytest.raises(ExportFault):
        write_pack(a_full_workshop(), tmp_path, options("plan"))
    assert list(tmp_path.glob("*Acme*")) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, writers: Writers) -> None:
    for flat in (False, True):
        with pytest.raises(ExportFault, match="is not there"):
            write_pack(a_workshop(), tmp_path / "gone", options("plan"), flat=flat)
    assert not (tmp_path / "gone").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path, writers: Writers) -> None:
    (tmp_path / "file").write_text("x")
    for flat in (False, True):
        with pytest.raises(ExportFault, match="not a folder"):
            write_pack(a_workshop(), tmp_path / "file", options("plan"), flat=flat)
    assert (tmp_path / "file").read_text() == "x"


def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, writers: Writers, monkeypatch: pytest.MonkeyPatch
) -> None:
    denied = PermissionError(errno.EACCES, "Permission denied")
    monkeypatch.setattr("app.staging.tempfile.mkdtemp", lambda **_how: _raise(denied))
    with pytest.raises(ExportFault, match="cannot be written to"):
        write_pack(a_workshop(), tmp_path, options("plan"))
    assert list(tmp_path.glob("*Acme*")) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path, writers: Writers) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportFault, match="cannot be written to"):
        write_pack(a_workshop(), tmp_path, options("plan"))


def test_a_file_in_the_place_of_the_pack_s_folder_stays(tmp_path: Path, writers: Writers) -> None:
    (tmp_path / FOLDER).write_text("mine")
    result = write_pack(a_workshop(), tmp_path, options("plan"))
    assert result.folder.name == f"{FOLDER} (2)"
    assert (tmp_path / FOLDER).read_text() == "mine"
    assert "is a file and was left as it is" in result.warnings[0].sentence


def test_a_file_in_the_place_of_the_tables_stays(tmp_path: Path, old: Path, writers: Writers) -> None:
    for file in (old / "Tables").iterdir():
        file.unlink()
    (old / "Tables").rmdir()
    (old / "Tables").write_text("mine")
    result = write_pack(a_workshop(), tmp_path, options("csv"))
    assert {file.path.parent.name for file in result.files} == {"Tables (2)"}
    assert (old / "Tables").read_text() == "mine"
    assert len(result.warnings) == 1


def lock(path: Path) -> None:
    path.chmod(0o444)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("protect", [lock, make_folder])
def test_a_locked_file_stays_and_the_new_one_gets_another_name(
    tmp_path: Path, old: Path, protect: Callable[[Path], None]
) -> None:
    plan = old / f"{FOLDER} - Improvement plan.pdf"
    protect(plan)
    result = write_pack(a_workshop(), tmp_path, options("plan", "poster"))
    assert result.files[0].path.name == f"{FOLDER} - Improvement plan (2).pdf"
    assert result.files[0].path.read_bytes() == b"new"
    assert plan.is_dir() or plan.read_bytes() == b"old"
    assert (old / f"{FOLDER} - Poster.pdf").read_bytes() == b"new"
    (remark,) = result.warnings
    assert "was left as it is; the new one is" in remark.sentence


def test_a_file_that_is_locked_at_the_last_moment_stays_too(
    tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does it: the file can be opened, and its replacing is refused."""
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == f"{FOLDER} - Poster.pdf" and Path(target).parent == old:
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr("app.staging.os.replace", refuse)
    result = write_pack(a_workshop(), tmp_path, options("plan", "poster"))
    assert [file.path.name for file in result.files][1] == f"{FOLDER} - Poster (2).pdf"
    assert (old / f"{FOLDER} - Poster.pdf").read_bytes() == b"old"


def test_the_same_warning_is_told_once(tmp_path: Path, writers: Writers) -> None:
    writers.answers = {"plan": Answer(warnings=("No font has ꙮ.", "b")), "poster": Answer(warnings=("No font has ꙮ.",))}
    result = write_pack(a_workshop(), tmp_path, options("plan", "poster"))
    assert [(remark.part, remark.sentence) for remark in result.warnings] == [("plan", "No font has ꙮ."), ("plan", "b")]


# --- the real parts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [a_workshop, a_full_workshop])
def test_every_part_can_be_written(tmp_path: Path, made: Callable[[], Workshop]) -> None:
    result = write_pack(made(), tmp_path, options(*PARTS))
    assert result.failed == ()
    # without scores there is nothing to draw, and that is told
    told = [remark.sentence for remark in result.warnings if "nothing to write yet" in remark.sentence]
    missing = set(PARTS) - {file.part for file in result.files}
    assert missing == ({"svg", "png"} if told else set())
    assert told in ([], ["Charts: there is nothing to write yet."])
    assert all(file.size == file.path.stat().st_size > 0 for file in result.files)
    assert all(file.pages > 0 for file in result.files if is_document(file.part))
    assert not [name for name in names(tmp_path) if ".part" in name or "/." in name]


def test_a_missing_font_is_told_and_other_letters_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    from app.paths import resources_dir
    from app.report.fonts import fonts_of

    folder = Path(shutil.copytree(resources_dir() / "fonts", tmp_path / "fonts"))
    (folder / "Inter-Bold.ttf").unlink()
    fonts = fonts_of(folder)
    monkeypatch.setattr("app.report.compose.bundled_fonts", lambda: fonts)
    (tmp_path / "out").mkdir()
    result = write_pack(a_full_workshop(), tmp_path / "out", options("plan", "md"))
    assert (result.failed, [file.part for file in result.files]) == ((), ["plan", "md"])
    assert any("Inter-Bold.ttf is missing" in remark.sentence for remark in result.warnings)
