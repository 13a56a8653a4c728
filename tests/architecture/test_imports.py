"""All of app imports where Qt is not installed; start.py runs its tests that way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _without_qt(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LEVELSET_MAX_EXAMPLES": "10"}
    return subprocess.run(
        [sys.executable, "-m", "tests.without_qt", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_module_of_app_imports_without_qt() -> None:
    done = _without_qt("imports")
    assert done.returncode == 0, done.stderr
    sources = [path for path in (ROOT / "app").rglob("*.py") if path.parent / path.name != ROOT / "app/__init__.py"]
    assert done.stdout.split() == [str(len(sources)), "modules"]


def test_the_way_in_which_qt_is_kept_out_keeps_it_out() -> None:
    for name in ("PySide6.QtCore", "shiboken6", "pyqtgraph", "ui"):
        code = f"import sys; from tests.without_qt import KeepOut; sys.meta_path.insert(0, KeepOut()); import {name}"
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
        assert "kept out by this test" in done.stderr
