"""The program's log: what happened and where, never what a client said."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

MAX_BYTES = 1_000_000
_ROOT = Path(__file__).resolve().parent.parent
_logger = logging.getLogger("levelset")
_logger.propagate = False
_logger.addHandler(logging.NullHandler())


def log() -> logging.Logger:
    """The log. Messages are our own words; a person's text never goes in."""
    return _logger


def start_log(path: Path) -> None:
    """Write the log to a file of at most 1 MB, with one older file beside it; without a writable folder to nowhere."""
    stop_log()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # for its owner alone from the first moment
        os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        handler = _File(path, maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8", delay=True)
        handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s"))
    except OSError:
        return
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)


def stop_log() -> None:
    """Close the file."""
    for handler in tuple(_logger.handlers):
        if isinstance(handler, _File):
            _logger.removeHandler(handler)
            with suppress(OSError):
                handler.close()


class Forwarder(logging.Handler):
    """Hands each line to a function: from another process, whose lines belong into this one's file."""

    def __init__(self, hand: Callable[[int, str], object]) -> None:
        super().__init__()
        self._hand = hand
        self.setFormatter(_Formatter("%(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Hand over the level and the line."""
        self._hand(record.levelno, self.format(record))


class _File(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """A log that cannot be written disturbs nobody."""


_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Formatter(logging.Formatter):
    """Tells an exception's type and place but not its message, which may hold what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        """As usual, but never with the text that another handler made of the exception."""
        return super().format(logging.makeLogRecord(record.__dict__ | {"exc_text": None}))

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802
        """The places from the outermost to the innermost, then the type, for each exception that led to it."""
        told, fault = [], ei[1]
        while fault is not None:
            places = traceback.extract_tb(fault.__traceback__)
            told.append("\n".join([*(f"  {_short(p.filename)}:{p.lineno} {p.name}" for p in places), _named(fault)]))
            fault = fault.__cause__ or fault.__context__
        return "\nbecause of\n".join(told)


def _named(fault: BaseException) -> str:
    code = getattr(fault, "sqlite_errorname", "")
    if isinstance(fault, OSError) and fault.errno is not None:
        code = os.strerror(fault.errno)
    return f"{type(fault).__module__}.{type(fault).__qualname__}" + (f" ({code})" if code else "")


def _short(file_name: str) -> str:
    path = Path(file_name)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
