"""The checks of `test` and `check`: every step runs, and one failed step fails the whole."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from starter.environment import Environment
from starter.talk import say


class Step(NamedTuple):
    """A heading and the command under it."""

    name: str
    command: list[str]


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
    """All of lint_steps, then pytest with further arguments."""
    return [*lint_steps(environment), Step("pytest", [environment.python, "-m", "pytest", *pytest_arguments])]


def offscreen(environ: Mapping[str, str]) -> dict[str, str]:
    """An environment in which Qt draws without a screen."""
    return {**environ, "QT_QPA_PLATFORM": "offscreen"}


def run_steps(steps: Sequence[Step], root: str) -> int:
    """Run every step under its heading, then say how each ended; 0 when all passed, else 1."""
    outcomes = []
    for step in steps:
        say(f"\n== {step.name}")
        begin = time.monotonic()
        code = subprocess.call(step.command, cwd=root, env=offscreen(os.environ), stdin=subprocess.DEVNULL)
        outcomes.append(Outcome(step.name, code == 0, time.monotonic() - begin))
    for line in summary(outcomes):
        say(line)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    """A line per step and a last one for all."""
    width = max(len(outcome.name) for outcome in outcomes)
    lines = ["\n== summary"]
    for name, passed, seconds in outcomes:
        lines.append(f"{'ok    ' if passed else 'FAILED'}  {name:<{width}}  {seconds:6.1f} s")
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    lines.append(f"Not right yet: {', '.join(failed)}." if failed else "Everything is in order.")
    return lines
