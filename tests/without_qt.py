"""Runs Python as if Qt were not installed: `python -m tests.without_qt imports` or `... pytest ARGS`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec

KEPT_OUT = frozenset({"PySide6", "shiboken6", "pyqtgraph", "ui"})


class KeepOut:
    """A finder that refuses the screen and everything that draws on it."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Raise as Python would for a module that is not installed; leave all others to the next finder."""
        if name.partition(".")[0] in KEPT_OUT:
            raise ModuleNotFoundError(f"{name} is kept out by this test", name=name)
        return None


def import_all_of_app() -> int:
    """Import every module of app, and say how many there are."""
    import importlib
    import pkgutil

    import app

    def fail(name: str) -> None:
        raise ImportError(name)

    names = [found.name for found in pkgutil.walk_packages(app.__path__, "app.", onerror=fail)]
    for name in names:
        importlib.import_module(name)
    assert not KEPT_OUT & set(sys.modules)
    print(f"{len(names)} modules")
    return 0


def main(arguments: Sequence[str]) -> int:
    """`imports`, or `pytest` with its arguments."""
    sys.meta_path.insert(0, KeepOut())  # type: ignore[arg-type]
    if arguments[:1] == ["imports"]:
        return import_all_of_app()
    import pytest

    return int(pytest.main([*arguments[1:]]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
