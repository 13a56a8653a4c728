"""pip's words as one sentence and one line of progress; the locks."""

from __future__ import annotations

from pathlib import Path

import pytest

from starter import pip

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("WARNING: Retrying (Retry(total=4\nERROR: No matching distribution found for babel==2", "Check the network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not the one that was locked"),
        ("Collecting x\nERROR: No matching distribution found for x==1", "No matching distribution found for x==1"),
        ("", "gave no reason"),
    ],
)
def test_what_pip_says_becomes_one_sentence(said: str, sentence: str) -> None:
    explained = pip.explain(said.splitlines())
    assert sentence in explained
    assert "\n" not in explained


def test_progress_counts_the_packages_of_this_python(capsys: pytest.CaptureFixture[str]) -> None:
    progress = pip.Progress(4)
    for line in (
        "Ignoring numpy: markers 'python_version >= 3.12' don't match your environment",
        "Requirement already satisfied: click==8 in ./.venv",
        "Collecting babel==2.18.0 (from -r requirements.lock (line 3))",
        "  Downloading babel-2.18.0-py3-none-any.whl (10.2 MB)",
        "Collecting numpy==2.4.6",
        "Installing collected packages: babel, numpy",
    ):
        assert not progress.installing
        progress.hear(line)
    progress.end()
    assert progress.installing
    assert capsys.readouterr().out.splitlines() == [
        "   2 of 3  babel 2.18.0",
        "   3 of 3  numpy 2.4.6",
        "   3 of 3  unpacking them",
    ]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_with_hashes_and_names_no_other_index(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert not [word for word in ("://", "--index", "--find-links", "--extra", " @ ", "file:") if word in text]
    entries = [part for part in text.split("\n") if part and part[0].isalnum()]
    assert len(entries) > 20
    assert all("==" in entry and entry.endswith("\\") for entry in entries)
    assert text.count("--hash=sha256:") >= len(entries)


def test_the_lock_of_the_tests_holds_the_lock_of_the_program() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / "packaging" / name).read_text(encoding="utf-8").splitlines()
        return {line.rstrip(" \\") for line in lines if line and line[0].isalnum()}

    assert pins("requirements.lock") < pins("requirements-dev.lock")
