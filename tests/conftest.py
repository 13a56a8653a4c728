"""What every test stands on: a home of its own, no warning in the log, nothing left behind. Works without Qt."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.leaks import Leaks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PROFILE = "ci" if os.environ.get("CI") else "here"


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Let the settings of pytest-qt stand where Qt is not installed or is kept out."""
    plugin = pluginmanager.get_plugin("pytest-qt")
    if plugin is not None and not _qt_is_there():
        pluginmanager.unregister(plugin)  # it would end the run
        pluginmanager.set_blocked("pytest-qt")
    elif plugin is None:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by pytest-qt, which is not here")


def _qt_is_there() -> bool:
    try:
        return importlib.util.find_spec("PySide6") is not None
    except ImportError:  # kept out by tests/without_qt.py
        return False


def pytest_configure(config: pytest.Config) -> None:
    """Choose how hypothesis searches: without a deadline; in CI the same examples at every run."""
    from hypothesis import settings

    examples = int(os.environ.get("LEVELSET_MAX_EXAMPLES", "100"))
    settings.register_profile("here", deadline=None, max_examples=examples)
    settings.register_profile("ci", deadline=None, max_examples=examples, derandomize=True, print_blob=True)
    settings.load_profile(PROFILE)


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the home, the library or the language of the person who runs it."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("LEVELSET_HOME", str(tmp_path / "levelset"))
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LC_ALL", "LC_TIME", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _language_of_its_own() -> Iterator[None]:
    """A language or locale that a test set ends with the test."""
    yield
    i18n = sys.modules.get("app.i18n")
    if i18n is not None:
        i18n.set_language("")
        i18n.set_locale("")


class _Warnings(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _warnings(request: pytest.FixtureRequest) -> Iterator[list[logging.LogRecord]]:
    """A warning in the log that no test expected is a fault."""
    handler = _Warnings()
    # the program's own log does not hand its records on to the root
    loggers = (logging.getLogger(), logging.getLogger("levelset"))
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.records
    for logger in loggers:
        logger.removeHandler(handler)
    if handler.records and "expected_logs" not in request.fixturenames:
        said = "\n".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in handler.records)
        pytest.fail(f"logged without being expected (use the fixture expected_logs):\n{said}", pytrace=False)


@pytest.fixture
def expected_logs(_warnings: list[logging.LogRecord]) -> list[logging.LogRecord]:
    """The records of level WARNING and above; a test that asks for them may cause some, and looks at them."""
    return _warnings


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """A test closes its windows, stops its timers and ends its threads."""
    leaks = Leaks()
    leaks.begin()
    yield
    left = leaks.end()
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)
