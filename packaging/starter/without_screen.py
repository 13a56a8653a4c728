"""The main job where there is no screen: the sample workshop's pack is written to out/ and listed."""

from __future__ import annotations

import os
import subprocess
import tempfile

from starter.environment import Environment
from starter.talk import Stop, say


def export_sample(environment: Environment, reason: str) -> None:
    """Put the sample workshop into a passing library, export it to out/ and list the files."""
    target = os.path.join(environment.root, "out")
    say(f"There is no screen ({reason}), so Levelset exports its sample workshop to out/ instead of opening a window.")
    os.makedirs(target, exist_ok=True)
    before = _files(target)
    with tempfile.TemporaryDirectory(prefix="levelset-") as folder:
        program = [environment.python, "-P", "-m", "ui", "--library", os.path.join(folder, "library.sqlite")]
        printed = _run([*program, "sample"], environment.root)
        if not printed.strip():
            raise Stop("Levelset did not say which workshop the sample is; nothing was exported.")
        workshop = printed.split()[-1]
        _run([*program, "export", workshop, "--to", target], environment.root)
    written = {path: facts for path, facts in _files(target).items() if before.get(path) != facts}
    if not written:
        raise Stop("Levelset wrote no file to out/.")
    for path, (size, _) in sorted(written.items()):
        say(f"  {os.path.join('out', path)}  {-(-size // 1024):,} KB")


def _run(command: list[str], root: str) -> str:
    done = subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Stop(f"Levelset stopped with exit code {done.returncode}; what it said stands above.")
    return done.stdout


def _files(folder: str) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its size in bytes and its time in nanoseconds."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            facts = os.stat(path)
            found[os.path.relpath(path, folder)] = (facts.st_size, facts.st_mtime_ns)
    return found
