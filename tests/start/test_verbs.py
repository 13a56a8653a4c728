"""The verbs, and which Python they need."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from starter import checks, libraries, main, without_screen
from starter.environment import Environment
from starter.screen import Screen

ROOT = Path(__file__).resolve().parents[2]


def test_start_py_can_be_read_by_any_python_3() -> None:
    tree = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    annotated = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns is not None]
    assert not annotated
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 15)])
def test_a_wrong_python_is_told_in_one_line(version: tuple[int, int]) -> None:
    code = f"import sys; sys.version_info = {(*version, 0)!r}; import start; sys.exit(start.start())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert "Python 3.11 to 3.14" in line
    assert f"{version[0]}.{version[1]}" in line


def test_supported_pythons_are_those_of_pyproject() -> None:
    import start

    assert start.SUPPORTED[0] == (3, 11)
    assert start.SUPPORTED[-1] == (3, 14)
    assert 'requires-python = ">=3.11,<3.15"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--library", "my.sqlite"], True),
        (["--library=my.sqlite"], True),
        (["models", "--json"], False),
        (["--library", "my.sqlite", "list"], False),
        (["--help"], False),
        (["--version"], False),
    ],
)
def test_only_a_verb_of_its_own_starts_the_program_without_a_window(arguments: list[str], window: bool) -> None:
    assert main.wants_window(arguments) == window


@pytest.mark.parametrize("arguments", [["tests"], ["list"], ["check", "--fast"], ["--json"]])
def test_an_unknown_verb_is_wrong_usage_and_shows_the_verbs(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(arguments) == 2
    said = capsys.readouterr().err
    assert arguments[0] in said
    assert main.USAGE in said


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [verb for verb in ("run", "test", "check", "bench", "shots") if f"start.py {verb} " not in said] == []


def test_an_x_server_that_refuses_us_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(libraries, "require", lambda platform: None)
    monkeypatch.setattr(main, "x_lets_us_in", lambda: False)
    assert main.prepared(Screen("xcb")) == Screen("", "the X server at :7 does not let this user in")
    assert main.prepared(Screen("wayland")) == Screen("wayland")


def test_without_a_screen_the_sample_is_exported_and_its_files_are_listed(
    copy: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = []

    def run(command: list[str], root: str) -> str:
        commands.append(command)
        if command[-1] == "sample":
            return "Put the sample in.\nws-42\n"
        Path(command[-1], "plan.pdf").write_bytes(b"x" * 2049)
        return ""

    out = Path(copy.root, "out")
    monkeypatch.setattr(without_screen, "_run", run)
    without_screen.export_sample(copy, "DISPLAY is not set")
    (out / "older.pdf").touch()
    del commands[:]
    capsys.readouterr()
    without_screen.export_sample(copy, "DISPLAY is not set")
    first, *files = capsys.readouterr().out.splitlines()
    assert "no screen (DISPLAY is not set)" in first
    assert files == [f"  {os.path.join('out', 'plan.pdf')}  3 KB"]
    sample, export = commands
    assert export[-4:] == ["export", "ws-42", "--to", str(out)]
    assert sample[: sample.index("sample")] == export[: export.index("export")]


def test_every_check_runs_and_one_failure_fails_the_whole(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    steps = [
        checks.Step("first", [sys.executable, "-c", "raise SystemExit(3)"]),
        checks.Step("second", [sys.executable, "-c", "import os; print(os.environ['QT_QPA_PLATFORM'])"]),
    ]
    assert checks.run_steps(steps, str(tmp_path)) == 1
    said = capfd.readouterr().out
    assert "== first" in said
    assert "offscreen" in said
    assert said.splitlines()[-1] == "Not right yet: first."
    assert checks.run_steps(steps[1:], str(tmp_path)) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "Everything is in order."


def test_test_runs_all_that_check_runs_and_pytest_last(copy: Environment) -> None:
    lint, everything = checks.lint_steps(copy), checks.all_steps(copy, ["-k", "x"])
    assert everything[:-1] == lint
    assert everything[-1].command == [copy.python, "-m", "pytest", "-k", "x"]
    assert [step.name for step in lint] == ["ruff check", "ruff format", "mypy", "import-linter"]


def test_without_arguments_every_test_runs_once_and_those_of_app_without_qt(copy: Environment) -> None:
    first, second = checks.all_steps(copy)[-2:]
    assert first.command[1:5] == ["-m", "tests.without_qt", "pytest", "tests/app"]
    assert second.command[1:] == ["-m", "pytest", "--ignore=tests/app"]
    assert first.beside and second.beside


def test_steps_side_by_side_run_at_once_and_tell_their_own_story(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each of the two waits for a file that the other one makes."""
    code = (
        "import pathlib, sys, time\n"
        "mine, other = map(pathlib.Path, sys.argv[1:3])\n"
        "mine.touch()\n"
        "while not other.exists(): time.sleep(0.01)\n"
        "print('told by', mine.name)\n"
        "raise SystemExit(int(mine.name == 'b'))"
    )
    steps = [
        checks.Step(name, [sys.executable, "-c", code, str(tmp_path / name), str(tmp_path / other)], beside=True)
        for name, other in ("ab", "ba")
    ]
    assert checks.run_steps(steps, str(tmp_path)) == 1
    lines = capfd.readouterr().out.splitlines()
    for name in "ab":
        assert lines[lines.index(f"== {name}") + 1] == f"told by {name}"
    assert lines[-1] == "Not right yet: b."


def test_ci_calls_exactly_the_second_of_the_two_commands() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec python3 start.py test"
