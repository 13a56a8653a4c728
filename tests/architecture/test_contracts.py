"""The import contracts of pyproject.toml hold for the sources, and each is broken by the import it is there for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Appended to a module of a copy: one forbidden import for each contract.
BREACHES = {
    "app/charts/__init__.py": "import PySide6.QtCore\nimport app.store",
    "app/domain/__init__.py": "import app.paths\nimport sqlite3",
    "app/queries/__init__.py": "import sqlite_utils\nimport docx\nimport pypdfium2",
    "app/office/__init__.py": "import app.store",
    "app/commands/__init__.py": "import reportlab.lib",
    "app/store/__init__.py": "import app.workbench",
    "ui/widgets/__init__.py": "import pyqtgraph\nimport ui.score",
    "ui/side/__init__.py": "import ui.plan",
    "ui/score/__init__.py": "import ui.plan\nimport app.store",
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the sources that may be spoilt."""
    for name in ("app", "ui"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _outcomes(folder: Path) -> tuple[dict[str, str], str]:
    """KEPT or BROKEN for each contract, and all that import-linter said."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    said = " ".join(done.stdout.split())
    names = re.findall(r'^name = "(.*)"', (folder / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    found = {name: re.search(re.escape(name) + " (KEPT|BROKEN)", said) for name in names[1:]}
    return {name: match[1] for name, match in found.items() if match}, done.stdout + done.stderr


def test_each_contract_is_kept(sources: Path) -> None:
    outcomes, said = _outcomes(sources)
    assert len(outcomes) >= 11, said
    assert set(outcomes.values()) == {"KEPT"}, said


def test_each_contract_can_be_broken(sources: Path) -> None:
    for name, lines in BREACHES.items():
        with (sources / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{lines}\n")
    outcomes, said = _outcomes(sources)
    assert len(outcomes) >= 11, said
    assert set(outcomes.values()) == {"BROKEN"}, {name: kept for name, kept in outcomes.items() if kept == "KEPT"}
