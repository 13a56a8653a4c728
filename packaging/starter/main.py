"""The verbs of start.py."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from starter import libraries
from starter.environment import Environment
from starter.screen import Screen, find_screen, x_lets_us_in
from starter.talk import Stop, complain, say

USAGE = """\
python3 start.py                 set up what is missing, then open Levelset
python3 start.py run ARGS...     set up, then start Levelset with these arguments, for example: run models --json
python3 start.py test [ARGS...]  set up, then ruff, mypy, import-linter and pytest (ARGS go to pytest)
python3 start.py check           the same without pytest
python3 start.py bench [--json FILE]   measure Levelset's speed beside its floors
python3 start.py shots           paint every page into build/shots/
python3 start.py help            this list"""


def main(arguments: Sequence[str]) -> int:
    """Carry out one verb; the exit code is 0 done, 1 something is missing or failed, 2 wrong usage."""
    verb, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    try:
        return _carry_out(verb, rest)
    except Stop as stop:
        complain(str(stop))
        return stop.code
    except KeyboardInterrupt:
        complain("\nInterrupted. The next start takes up from here.")
        return 130


def _carry_out(verb: str, rest: list[str]) -> int:
    if verb in ("help", "--help", "-h"):
        say(USAGE)
        return 0
    if verb == "run":
        return run(rest)
    if verb == "test":
        return test(rest)
    if verb in ("bench", "shots"):
        return offscreen_module(f"tests.{verb}", rest)
    if verb in ("", "check") and not rest:
        return check() if verb else run([])
    unknown = f"start.py does not know {' '.join([verb, *rest])!r}."
    raise Stop(f"{unknown} To give it to Levelset itself, put run before it.\n\n{USAGE}", 2)


def run(arguments: list[str]) -> int:
    """Start the program in place of this process; without a screen, export the sample instead of a window."""
    environment = Environment()
    if not wants_window(arguments):
        environment.ensure("run")
        become(program(environment, arguments))
    screen = find_screen(os.environ)
    environment.ensure("run")
    screen = prepared(screen)
    if screen:
        become(program(environment, arguments))
    if arguments:
        raise Stop(f"There is no screen ({screen.reason}) for a window. The verbs without one: start.py run --help")
    from starter.without_screen import export_sample

    export_sample(environment, screen.reason)
    return 0


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the program would open its window: no verb and no plea for help among its arguments."""
    words = iter(arguments)
    for word in words:
        if word == "--library":
            next(words, "")
        elif not word.startswith("-") or word in ("-h", "--help", "--version"):
            return False
    return True


def prepared(screen: Screen) -> Screen:
    """The screen once its libraries are there and it accepts us; else none, with the reason."""
    if not screen or screen.platform == "native":
        return screen
    libraries.require(screen.platform)
    if screen.platform == "xcb" and not x_lets_us_in():
        return Screen("", f"the X server at {os.environ['DISPLAY']} does not let this user in")
    return screen


def program(environment: Environment, arguments: Sequence[str]) -> list[str]:
    """The command that starts Levelset; -P keeps a folder named `ui` where the person stands out of it."""
    return [environment.python, "-P", "-m", "ui", *arguments]


def become(command: list[str]) -> NoReturn:
    """Replace this process by a command (on Windows, where that confuses the terminal, run it and end with it)."""
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(command))
    sys.stdout.flush()
    os.execv(command[0], command)


def test(arguments: Sequence[str]) -> int:
    """Everything that must pass before a change goes in."""
    from starter import checks

    environment = Environment()
    environment.ensure("dev")
    libraries.require("offscreen")
    libraries.require_test_programs()
    return checks.run_steps(checks.all_steps(environment, arguments), environment.root)


def check() -> int:
    """Lint and types only."""
    from starter import checks

    environment = Environment()
    environment.ensure("dev")
    return checks.run_steps(checks.lint_steps(environment), environment.root)


def offscreen_module(module: str, arguments: Sequence[str]) -> int:
    """Run one of the project's own tools, without a screen."""
    import subprocess

    from starter import checks

    environment = Environment()
    environment.ensure("dev")
    libraries.require("offscreen")
    command = [environment.python, "-m", module, *arguments]
    return subprocess.call(command, cwd=environment.root, env=checks.offscreen(os.environ))
