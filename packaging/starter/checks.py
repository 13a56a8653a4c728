"""The checks of `test` and `check`: every step runs, and one failed step fails the whole."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import groupby
from typing import NamedTuple

from starter.environment import Environment
from starter.talk import say

CACHE = ".pytest_cache"
LOOK_SECONDS = 0.1


class Step(NamedTuple):
    """A heading and the command under it; steps in a row that run `beside` each other begin at once."""

    name: str
    command: list[str]
    beside: bool = False


class Outcome(NamedTuple):
    """How a step ended, after how many seconds."""

    name: str
    passed: bool
    seconds: float


def lint_steps(environment: Environment) -> list[Step]:
    """Style, types and who may import whom."""
    python = environment.python
    return [
        Step("ruff check", [python, "-m", "ruff", "check", "."]),
        Step("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        Step("mypy", [python, "-m", "mypy"]),
        Step("import-linter", [environment.program("lint-imports"), "--no-cache"]),
    ]


def all_steps(environment: Environment, pytest_arguments: Sequence[str] = ()) -> list[Step]:
    """All of lint_steps, then pytest with further arguments; without any, all tests in two processes side by side.

    The tests of app run where Qt is kept out of it: the data has to open, migrate and print without a screen.
    """
    python = environment.python
    if pytest_arguments:
        return [*lint_steps(environment), Step("pytest", [python, "-m", "pytest", *pytest_arguments])]
    app = [python, "-m", "tests.without_qt", "pytest", "tests/app", "-o", f"cache_dir={CACHE}-app"]
    return [
        *lint_steps(environment),
        Step("pytest tests/app, without Qt", app, beside=True),
        Step("pytest, all other tests", [python, "-m", "pytest", "--ignore=tests/app"], beside=True),
    ]


def offscreen(environ: Mapping[str, str]) -> dict[str, str]:
    """An environment in which Qt draws without a screen."""
    return {**environ, "QT_QPA_PLATFORM": "offscreen"}


def run_steps(steps: Sequence[Step], root: str) -> int:
    """Run every step under its heading, then say how each ended; 0 when all passed, else 1."""
    outcomes = []
    for together, group in groupby(steps, key=lambda step: step.beside):
        if together:
            outcomes += _run_beside(list(group), root)
            continue
        for step in group:
            say(f"\n== {step.name}")
            begin = time.monotonic()
            code = subprocess.call(step.command, cwd=root, env=offscreen(os.environ), stdin=subprocess.DEVNULL)
            outcomes.append(Outcome(step.name, code == 0, time.monotonic() - begin))
    for line in summary(outcomes):
        say(line)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _run_beside(steps: Sequence[Step], root: str) -> list[Outcome]:
    """Run steps at the same time; what each says stands under its own heading, once it has ended."""
    say(f"\n== {len(steps)} steps side by side: {'; '.join(step.name for step in steps)}")
    with ExitStack() as files:
        begun = []
        for step in steps:
            told = files.enter_context(tempfile.TemporaryFile())
            process = subprocess.Popen(
                step.command,
                cwd=root,
                env=offscreen(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
            )
            files.callback(_end, process)
            begun.append((step, process, told, time.monotonic()))
        ended: dict[str, Outcome] = {}
        while len(ended) < len(begun):
            for step, process, told, begin in begun:
                code = process.poll()
                if code is None or step.name in ended:
                    continue
                ended[step.name] = Outcome(step.name, code == 0, time.monotonic() - begin)
                told.seek(0)
                say(f"\n== {step.name}\n{told.read().decode('utf-8', 'replace').rstrip()}")
            time.sleep(LOOK_SECONDS)
    return [ended[step.name] for step in steps]


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        process.wait()


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    """A line per step and a last one for all."""
    width = max(len(outcome.name) for outcome in outcomes)
    lines = ["\n== summary"]
    for name, passed, seconds in outcomes:
        lines.append(f"{'ok    ' if passed else 'FAILED'}  {name:<{width}}  {seconds:6.1f} s")
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    lines.append(f"Not right yet: {', '.join(failed)}." if failed else "Everything is in order.")
    return lines
