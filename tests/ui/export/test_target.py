"""Folder and file name as a person types them: what is taken, what is refused, and with which sentence."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from app import paths
from ui.export import target
from ui.export.target import changed_at, folder_state, free_name, make_folder, name_fault, standing, typed_folder


def test_nothing_typed_is_the_usual_folder_and_a_tilde_is_the_home() -> None:
    assert typed_folder("  ") == paths.documents_dir()
    assert typed_folder("~/Plans") == Path.home() / "Plans"
    assert typed_folder("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")


def test_quotes_and_spaces_around_a_pasted_path_do_no_harm(tmp_path: Path) -> None:
    assert typed_folder(f' "{tmp_path}" ') == tmp_path


def test_a_folder_that_is_there_has_no_fault(tmp_path: Path) -> None:
    assert folder_state(tmp_path) == ("", False, False)


def test_only_the_usual_folder_is_made_without_asking(tmp_path: Path) -> None:
    assert folder_state(paths.documents_dir()) == ("", True, False)
    state = folder_state(tmp_path / "not" / "there")
    assert state.fault == "This folder is not there."
    assert state.can_be_made
    assert not state.will_be_made


def test_a_file_is_no_folder_and_nothing_can_be_made_within_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert folder_state(file).fault == "This is a file, not a folder. Choose another one."
    assert "could not be made" in make_folder(file / "inside")


@pytest.mark.parametrize("text", ["Plans", "./here", "..", "x\0y", "/x\0y"])
def test_a_path_that_is_none_gets_a_sentence(text: str) -> None:
    state = folder_state(typed_folder(text))
    assert state.fault.endswith(".")
    assert not state.can_be_made


def test_a_path_that_is_far_too_long_gets_a_sentence(tmp_path: Path) -> None:
    assert "cannot be used" in folder_state(tmp_path / ("x" * 5000)).fault


def test_a_folder_without_the_right_to_write_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert folder_state(tmp_path).fault.startswith("This folder cannot be written to.")


def test_a_folder_is_made_with_those_above_it_and_twice_is_no_fault(tmp_path: Path) -> None:
    wanted = tmp_path / "a" / "b"
    assert make_folder(wanted) == ""
    assert make_folder(wanted) == ""
    assert wanted.is_dir()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "Plan.pdf"),
        ("  ", "Plan.pdf"),
        ("Mine", "Mine.pdf"),
        ("Mine.PDF", "Mine.PDF"),
        ("v1.2 Łódź", "v1.2 Łódź.pdf"),
    ],
)
def test_a_name_gets_its_ending(typed: str, name: str) -> None:
    assert target.typed_name(typed, "Plan.pdf") == name
    assert name_fault(name) == ""


@pytest.mark.parametrize("stem", ["a/b", "a\\b", "a:b", "what?", "<b>", 'say "x"', "a|b", "*", "a\nb"])
def test_characters_that_some_system_forbids_are_named(stem: str) -> None:
    assert name_fault(f"{stem}.pdf").startswith("A file name cannot hold")


@pytest.mark.parametrize("stem", ["CON", "nul", "com1", "Lpt9.old"])
def test_names_that_windows_keeps_are_refused(stem: str) -> None:
    assert "Windows" in name_fault(f"{stem}.pdf")
    assert name_fault(f"my {stem}.pdf") == ""


@pytest.mark.parametrize("stem", ["", " ", "..."])
def test_dots_and_spaces_are_no_name(stem: str) -> None:
    assert name_fault(f"{stem}.pdf") == "Give the file a name."


def test_a_name_that_is_too_long_for_a_disk_is_refused() -> None:
    assert name_fault(f"{'é' * 96}.pdf") == ""
    assert "too long" in name_fault(f"{'é' * 110}.pdf")


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
