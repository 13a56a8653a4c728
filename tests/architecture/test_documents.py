"""ARCHITECTURE.md names every module, and no module that is not there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LINE = re.compile(r"^- `([\w/.]+\.py)`: \S", re.MULTILINE)


def _modules() -> set[str]:
    return {
        str(path.relative_to(ROOT).as_posix())
        for top in ("app", "ui", "packaging")
        for path in (ROOT / top).rglob("*.py")
        if path.name != "__init__.py"
    }


def test_every_module_has_its_line_and_every_line_its_module() -> None:
    named = _LINE.findall((ROOT / "ARCHITECTURE.md").read_text("utf-8"))
    assert len(named) == len(set(named))
    assert set(named) == _modules()
