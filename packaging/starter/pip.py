"""Running pip: the locked packages with a line of progress, then the project itself; faults as one sentence."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

from starter import install
from starter.talk import Stop, say

_OFFLINE = re.compile(
    r"Retrying \(|Failed to establish|Max retries|resolve|timed out|Connection|ProxyError|NetworkConnection", re.I
)
_PIP = ["-m", "pip", "--no-input", "--disable-pip-version-check"]


class NothingBroken(Exception):
    """pip failed and left every package whole; `str()` is the sentence to show."""


def is_there(python: str) -> bool:
    """Whether an environment's Python runs and has pip."""
    try:
        return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_environment(folder: str) -> None:
    """Make a virtual environment with pip in it, from the Python that runs now."""
    say(f"Making .venv with Python {sys.version.split()[0]}.")
    base = getattr(sys, "_base_executable", "") or sys.executable
    if _has_no_ensurepip():
        _provide_ensurepip()
    done = subprocess.run(
        [base, "-m", "venv", folder], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stdout + done.stderr).strip().splitlines()[-1:]
        raise Stop(f"Python could not make the environment in {folder}: {' '.join(last)}")


def _has_no_ensurepip() -> bool:
    import importlib.util

    return importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None


def _provide_ensurepip() -> None:
    # Debian and Ubuntu split these two modules off their own Python.
    package = f"python3.{sys.version_info.minor}-venv"
    if not install.may_apt_get():
        raise Stop(f"This Python lacks the module venv. Install it with:\n  sudo apt-get install -y {package}")
    install.apt_get_install([package], "what makes virtual environments")


def install_locked(python: str, lock: str) -> None:
    """Install exactly what a lock file names, checked against its hashes."""
    # Without --no-deps pip would look for pip itself, which sqlite-utils names as a dependency.
    options = ["install", "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", lock]
    progress = Progress(_entries(lock))
    said = []
    process = _start([python, *_PIP, *options])
    try:
        for line in _lines(process, progress.tick):
            said.append(line)
            progress.hear(line)
        code = process.wait()
    finally:
        progress.end()
        if process.poll() is None:
            process.kill()
    if code:
        sentence = explain(said)
        raise Stop(sentence) if progress.installing else NothingBroken(sentence)
    say(f"{progress.total} packages are in place.")


def install_project(python: str, root: str) -> None:
    """Install the project itself from its own folder, without any download."""
    options = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--editable", root]
    process = _start([python, *_PIP, *options])
    said = list(_lines(process, lambda: None))
    if process.wait():
        raise NothingBroken(f"Levelset itself could not be installed into .venv: {_last_error(said)}")


def explain(said: list[str]) -> str:
    """One plain sentence for what pip said before it gave up."""
    text = "\n".join(said)
    if "No space left on device" in text:
        return "The disk is full: free about 1 GB and start again."
    if "DO NOT MATCH THE HASHES" in text:
        return "A package from the index is not the one that was locked, so nothing was installed. Report this, please."
    if _OFFLINE.search(text):
        return (
            "The packages that Levelset needs could not be fetched: no connection to the package index. "
            "Check the network and start again."
        )
    return f"The packages that Levelset needs could not be installed: {_last_error(said)}"


def _last_error(said: list[str]) -> str:
    errors = [line.removeprefix("ERROR: ") for line in said if line.startswith("ERROR: ")]
    return (errors or [line for line in said if line.strip()] or ["pip gave no reason."])[-1].strip()


def _entries(lock: str) -> int:
    with open(lock, encoding="utf-8") as file:
        return sum(1 for line in file if re.match(r"[A-Za-z0-9][\w.-]*==", line))


def _start(command: list[str]) -> subprocess.Popen[str]:
    # A user's pip settings may ask for --user, which an environment refuses.
    environment = {**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _lines(process: subprocess.Popen[str], tick: object) -> Iterator[str]:
    """The process's lines as they come; `tick` is called each second in which none comes."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line.rstrip("\n"))
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            if callable(tick):
                tick()
            continue
        if line is None:
            return
        yield line


class Progress:
    """One line that counts packages and seconds on a terminal; one line per package elsewhere."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.installing = False
        self._count = 0
        self._name = ""
        self._width = 0
        self._since = time.monotonic()
        self._terminal = sys.stdout.isatty()

    def hear(self, line: str) -> None:
        """Take in one line of pip's output."""
        words = line.split()
        if line.startswith("Ignoring "):  # an entry for other Pythons or systems
            self.total -= 1
        elif line.startswith(("Collecting ", "Requirement already satisfied: ")):
            self._count += 1
            if words[0] == "Collecting":
                self._begin(words[1].replace("==", " "))
        elif words[:1] == ["Downloading"] and line.endswith(")"):
            self._begin(f"{self._name}, {line[line.rindex('(') + 1 : -1]}")
        elif line.startswith("Installing collected packages"):
            self.installing = True
            self._count = self.total
            self._begin("unpacking them")

    def _begin(self, name: str) -> None:
        if name.partition(",")[0] != self._name.partition(",")[0]:
            self._since = time.monotonic()
            if not self._terminal:
                say(self._text(name))
        self._name = name
        self.tick()

    def tick(self) -> None:
        """Show how long the present package has taken so far."""
        if self._terminal and self._name:
            seconds = int(time.monotonic() - self._since)
            text = self._text(self._name) + (f"  {seconds} s" if seconds else "")
            print("\r" + text.ljust(self._width), end="", flush=True)
            self._width = len(text)

    def _text(self, name: str) -> str:
        return f"  {self._count:>2} of {self.total}  {name}"

    def end(self) -> None:
        """Clear the line."""
        if self._terminal and self._width:
            print("\r" + " " * self._width, end="\r", flush=True)
