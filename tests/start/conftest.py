"""A working copy to set up, and a pip that only notes what it would do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from starter import pip
from starter.environment import Environment


@pytest.fixture
def copy(tmp_path: Path) -> Environment:
    """A working copy with its two locks and an environment that looks finished, without stamps."""
    root = tmp_path / "copy"
    (root / "packaging").mkdir(parents=True)
    for name in ("packaging/requirements.lock", "packaging/requirements-dev.lock", "pyproject.toml"):
        (root / name).write_text(f"{name}\nbabel==1 \\\nnumpy==2 ; x\n", encoding="utf-8")
    environment = Environment(str(root), (3, 12))
    Path(environment.python).parent.mkdir(parents=True)
    Path(environment.python).touch()
    Path(environment.folder, "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.12.4\n", encoding="utf-8")
    return environment


@pytest.fixture
def pip_calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be installed; nothing is."""
    calls: list[str] = []
    monkeypatch.setattr(pip, "is_there", lambda python: os.path.exists(python))
    monkeypatch.setattr(pip, "make_environment", lambda folder: _pretend_to_make(folder, calls))
    monkeypatch.setattr(pip, "install_locked", lambda python, lock: calls.append(os.path.basename(lock)))
    monkeypatch.setattr(pip, "install_project", lambda python, root: calls.append("project"))
    return calls


def _pretend_to_make(folder: str, calls: list[str]) -> None:
    calls.append("venv")
    programs = Path(folder, "Scripts" if os.name == "nt" else "bin")
    programs.mkdir()
    (programs / ("python.exe" if os.name == "nt" else "python")).touch()
    Path(folder, "pyvenv.cfg").write_text("version = 3.12.4\n", encoding="utf-8")
