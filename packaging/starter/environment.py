"""The .venv beside start.py: ready when its stamp fits the lock, else made, brought up to date or made anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from starter.talk import Stop, say

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
UNFINISHED = "levelset-unfinished"


class Environment:
    """The virtual environment of one working copy. `kind` is "run" (the program) or "dev" (with the tests' tools)."""

    def __init__(self, root: str = ROOT, version: tuple[int, int] = sys.version_info[:2]) -> None:
        self.root = root
        self.folder = os.path.join(root, ".venv")
        self.version = version
        self._programs = os.path.join(self.folder, "Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> str:
        """The environment's Python."""
        return self.program("python")

    def program(self, name: str) -> str:
        """A console script of the environment."""
        return os.path.join(self._programs, name + (".exe" if os.name == "nt" else ""))

    def lock_file(self, kind: str) -> str:
        """The file that pins every package with its hashes."""
        return os.path.join(self.root, "packaging", LOCKS[kind])

    def fingerprint(self, kind: str) -> str:
        """What the environment must have been made from: Python, place, lock and pyproject.toml."""
        import hashlib

        digest = hashlib.sha256(f"{self.version} {self.root}\n".encode())
        for path in (self.lock_file(kind), os.path.join(self.root, "pyproject.toml")):
            with open(path, "rb") as file:
                digest.update(file.read())
        return digest.hexdigest()

    def is_ready(self, kind: str) -> bool:
        """Whether nothing needs to be installed."""
        return _read(self._stamp(kind)) == self._seal(kind) and os.path.exists(self.python)

    def ensure(self, kind: str) -> None:
        """Make the environment ready, with visible progress; Stop with a sentence where that fails."""
        if self.is_ready(kind):
            return
        with one_at_a_time(self.root + "/.venv.lock"):
            if not self.is_ready(kind):  # another start may have made it while we waited
                self._set_up(kind)

    def why_anew(self) -> str:
        """Why what is there cannot be brought up to date; empty when it can, or when nothing is there."""
        if not os.path.isdir(self.folder):
            return ""
        if os.path.exists(os.path.join(self.folder, UNFINISHED)):
            return "the last set-up was interrupted"
        places = {seal.partition("\n")[2] for seal in map(_read, map(self._stamp, LOCKS)) if seal}
        if places - {self.root}:
            return "this folder was moved"
        if not os.path.exists(self.python) or not self._has_our_version():
            return "it is of another Python"
        return ""

    def _has_our_version(self) -> bool:
        for line in _read(os.path.join(self.folder, "pyvenv.cfg")).splitlines():
            key, _, value = line.partition("=")
            if key.strip() in ("version", "version_info"):
                return value.strip().split(".")[:2] == [str(part) for part in self.version]
        return False

    def _set_up(self, kind: str) -> None:
        from starter import pip

        why = self.why_anew()
        if why or not os.path.isdir(self.folder):
            say(f"Making .venv anew: {why}." if why else "First start: setting up.")
            self._remove_folder()
            os.mkdir(self.folder)
        mark = os.path.join(self.folder, UNFINISHED)
        _write(mark, "")
        for stamp in map(self._stamp, LOCKS):
            _remove(stamp)
        try:
            if not pip.is_there(self.python):
                pip.make_environment(self.folder)
            pip.install_locked(self.python, self.lock_file(kind))
            pip.install_project(self.python, self.root)
        except pip.NothingBroken as stop:
            _remove(mark)  # the packages that are there are whole; the next start need not begin anew
            raise Stop(str(stop)) from None
        for done in ("run", "dev") if kind == "dev" else ("run",):  # the dev lock holds all of the other
            _write(self._stamp(done), self._seal(done))
        _remove(mark)

    def _remove_folder(self) -> None:
        import shutil

        if os.path.isdir(self.folder):
            try:
                shutil.rmtree(self.folder)
            except OSError as error:
                raise Stop(f"The folder {self.folder} cannot be removed: {error}. Remove it and start again.") from None

    def _stamp(self, kind: str) -> str:
        return os.path.join(self.folder, f"levelset-{kind}.stamp")

    def _seal(self, kind: str) -> str:
        return f"{self.fingerprint(kind)}\n{self.root}"


@contextmanager
def one_at_a_time(path: str) -> Iterator[None]:
    """Hold a lock that the system frees when this process ends in any way; wait, and say so, while another holds it."""
    with open(path, "w", encoding="utf-8") as file:
        if not _lock(file.fileno(), wait=False):
            say("Another start is setting up; waiting for it.")
            _lock(file.fileno(), wait=True)
        yield


def _lock(handle: int, *, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _write(path: str, text: str) -> None:
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)


def _remove(path: str) -> None:
    if os.path.exists(path):
        os.remove(path)
