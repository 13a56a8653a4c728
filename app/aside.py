"""Work in a process of its own, so that neither the window nor a save ever waits for it.

A layout holds Python's lock for some milliseconds at a time; in a thread each of them would be felt. The process stays
for the next job, which then needs not load everything again, and ends with the program.
"""

from __future__ import annotations

import queue
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import IO, Any, Protocol

import msgspec

from app.domain.problems import ExportFault, Problem
from app.i18n import language, reader_locale, tr
from app.log import log
from app.report.options import ExportCancelled

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]
Tell = Callable[[bytes], None]

LOOK_SECONDS = 0.02
PATIENCE = 10.0
"""Seconds that a process may go on after it was told to stop."""

_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from app.aside_child import main; main()"
_ROOT = Path(__file__).resolve().parent.parent

encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder().decode


class Worker(Protocol):
    """Whoever does a job of app.paper."""

    def run(self, job: str, payload: bytes, progress: Progress, cancelled: Cancelled, tell: Tell) -> bytes:
        """Do a job and answer with its bytes; Problem, ExportCancelled."""

    def end(self) -> None:
        """Be gone with the program."""


class Here:
    """Does the jobs in this very process: where no other can be started."""

    def run(self, job: str, payload: bytes, progress: Progress, cancelled: Cancelled, tell: Tell) -> bytes:
        """Do a job; what it raises is raised here."""
        from app.paper import JOBS

        return JOBS[job](payload, progress, cancelled, tell)

    def end(self) -> None:
        """There is nothing to end."""


class Aside:
    """A process for the jobs, one at a time; started with the first, and anew after it broke."""

    def __init__(self) -> None:
        self._busy = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._idle = True
        self._heard: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()

    def run(self, job: str, payload: bytes, progress: Progress, cancelled: Cancelled, tell: Tell) -> bytes:
        """Do a job and answer with its bytes. Problem with a sentence, ExportCancelled."""
        with self._busy:
            if not self._start():
                return Here().run(job, payload, progress, cancelled, tell)
            try:
                self._say(["job", job, language(), reader_locale(), payload])
                return self._listen(progress, cancelled, tell)
            except BaseException:
                self._drop_unless_idle()
                raise

    def end(self) -> None:
        """Close the process; one that is busy stops at its next step."""
        process, self._process = self._process, None
        if process is not None:
            _close(process)

    def _start(self) -> bool:
        if self._process is not None and self._process.poll() is None:
            return True
        command = python_command(_BEGIN, [str(_ROOT)])
        if command is None:
            return False
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            log().warning("no process for the paper: %s", error)
            return False
        self._process = process
        self._heard = queue.SimpleQueue()
        Thread(target=_read_all, args=(process.stdout, self._heard), name="levelset-aside", daemon=True).start()
        return True

    def _say(self, message: list[Any]) -> None:
        process = self._process
        assert process is not None and process.stdin is not None
        self._idle = False
        try:
            send(process.stdin, message)
        except OSError as error:
            raise _gone() from error

    def _listen(self, progress: Progress, cancelled: Cancelled, tell: Tell) -> bytes:
        told, patience = False, PATIENCE
        while True:
            try:
                message = self._heard.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                if not told and cancelled():
                    told = True
                    self._say(["cancel"])
                patience -= LOOK_SECONDS if told else 0.0
                if patience < 0:
                    raise ExportCancelled("stopped") from None
                continue
            if message is None:
                raise _gone()
            kind, *values = message
            if kind == "progress":
                progress(*values)
            elif kind == "told":
                tell(values[0])
            elif kind == "log":
                log().log(values[0], "%s", values[1])
            else:
                self._idle = True
                return _answer(kind, values)

    def _drop_unless_idle(self) -> None:
        """A process in the midst of a job that nobody waits for is of no use."""
        process = self._process
        if process is not None and not self._idle:
            self._process = None
            process.kill()
            _close(process)


def python_command(code: str, arguments: Iterable[str]) -> list[str] | None:
    """The command that runs some code in this Python; None in a program that was packed into one file."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    return [sys.executable, "-X", "utf8", "-c", code, *arguments]


def send(stream: IO[bytes], message: list[Any]) -> None:
    """Write a message with its length before it."""
    body = encode(message)
    stream.write(len(body).to_bytes(4, "big") + body)
    stream.flush()


def receive(stream: IO[bytes]) -> list[Any] | None:
    """Read a message; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    body = stream.read(int.from_bytes(head, "big"))
    found: list[Any] = decode(body)
    return found


def _read_all(stream: IO[bytes], heard: queue.SimpleQueue[list[Any] | None]) -> None:
    with suppress(OSError, ValueError):
        while (message := receive(stream)) is not None:
            heard.put(message)
    heard.put(None)


def _answer(kind: str, values: list[Any]) -> bytes:
    if kind == "done":
        return bytes(values[0])
    if kind == "cancelled":
        raise ExportCancelled("stopped")
    if kind == "problem":
        raise ExportFault(values[0])
    raise Problem(tr("Something went wrong in Levelset itself; what was there before is untouched."))


def _gone() -> ExportFault:
    return ExportFault(tr("The work on the documents broke off; what was there before is untouched. Try again."))


def _close(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    # the thread that reads meets the end of the stream first; closed before, it would block
    if process.stdout is not None:
        with suppress(OSError):
            process.stdout.close()
