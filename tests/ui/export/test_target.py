"""The folder as a person types it: what is taken, what is refused, and with which sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app import paths
from ui.export.target import folder_state, make_folder, typed_folder


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
