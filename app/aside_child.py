"""The other side of app.aside: waits for a job on stdin, does it, and tells how it goes on stdout."""

from __future__ import annotations

import os
import queue
import sys
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import IO, Any

from app.aside import receive, send

NICER = 5


def main() -> None:
    """Do one job after the other until stdin ends."""
    # what a library prints must not get between the messages
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        # the window goes first where there are few cores
        os.nice(NICER)
    serve(sys.stdin.buffer, out)
    with suppress(OSError):
        out.close()
    # a thread that still lays out pages which nobody wants is not waited for
    os._exit(0)


def serve(stdin: IO[bytes], stdout: IO[bytes]) -> None:
    """Answer the jobs of a stream; a message between them stops the one at hand."""
    jobs: queue.SimpleQueue[list[Any]] = queue.SimpleQueue()
    stop = Event()
    worker = Thread(target=_work, args=(jobs, stop, _Voice(stdout)), name="levelset-jobs", daemon=True)
    worker.start()
    while (message := receive(stdin)) is not None:
        if message[0] == "job":
            stop.clear()
            jobs.put(message)
        else:
            stop.set()
    stop.set()
    jobs.put([])
    worker.join(1.0)


class _Voice:
    """Tells messages, each whole; nobody listening is no fault."""

    def __init__(self, stdout: IO[bytes]) -> None:
        self._stdout, self._lock = stdout, Lock()

    def say(self, *message: Any) -> None:
        """Send a message."""
        with self._lock, suppress(OSError):
            send(self._stdout, [*message])


def _work(jobs: queue.SimpleQueue[list[Any]], stop: Event, voice: _Voice) -> None:
    from app.log import Forwarder, log

    log().addHandler(Forwarder(lambda level, line: voice.say("log", level, line)))
    while message := jobs.get():
        _, job, language, locale, payload = message
        voice.say(*_outcome(job, language, locale, payload, stop, voice))


def _outcome(job: str, language: str, locale: str, payload: bytes, stop: Event, voice: _Voice) -> tuple[Any, ...]:
    from app.domain.problems import Problem
    from app.i18n import set_language, set_locale
    from app.log import log
    from app.paper import JOBS
    from app.report.options import ExportCancelled

    set_language(language)
    set_locale(locale)
    try:
        answer = JOBS[job](
            payload,
            lambda fraction, word: voice.say("progress", fraction, word),
            stop.is_set,
            lambda body: voice.say("told", body),
        )
    except ExportCancelled:
        return ("cancelled",)
    except Problem as problem:
        return "problem", str(problem)
    except BaseException as fault:
        log().error("unexpected fault in the process for the paper", exc_info=fault)
        return ("fault",)
    return "done", answer


if __name__ == "__main__":
    main()
