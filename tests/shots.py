"""Paints every page, light and dark, from the samples into build/shots/*.png: `python3 start.py shots`.

Each picture is there to be looked at. `python -m tests.shots score plan` paints only pages whose name holds a word.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OUT = Path("build/shots")
SIZES = {"": (1440, 900), "-small": (1000, 640)}
PAGES = ("library", "prepare", "score", "review", "plan", "export", "about", "settings", "keys")


def main(words: list[str]) -> int:
    """Paint and name the pictures."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["LEVELSET_HOME"] = home
        OUT.mkdir(parents=True, exist_ok=True)
        n = sum(1 for _ in _pictures(Path(home), words))
    print(f"{n} pictures in {OUT}")
    return 0


def _pictures(home: Path, words: list[str]) -> Iterator[Path]:
    from PySide6.QtWidgets import QApplication

    from app import paths
    from app.i18n import set_locale
    from app.workbench import Workbench
    from ui.bridge import Bridge
    from ui.compose import build_frame
    from ui.first_window import FirstWindow
    from ui.preferences import Preferences
    from ui.theme import apply_theme, register_fallback_fonts

    app = QApplication(sys.argv[:1])
    set_locale("en_GB")
    register_fallback_fonts()
    for mode in ("light", "dark"):
        for size_name, size in SIZES.items():
            workbench = Workbench(home / f"{mode}{size_name}.sqlite")
            apply_theme(app, mode)
            window = FirstWindow()
            window.resize(*size)
            window.show()
            preferences = Preferences(paths.settings_path(), window)
            preferences.change(appearance=mode, locale="en_GB")
            frame = build_frame(app, window, Bridge(workbench, window), preferences)

            def shoot(name: str, window=window, app=app, mode=mode, size_name=size_name) -> Iterator[Path]:
                if words and not any(word in name for word in words):
                    return
                for _ in range(6):
                    app.processEvents()
                path = OUT / f"{name}{size_name}-{mode}.png"
                window.grab().save(str(path))
                yield path

            yield from shoot("library-welcome")
            yield from _empty_workshop(frame, shoot)
            yield from _samples(frame, shoot)
            window.close()
            window.deleteLater()
            app.processEvents()


def _empty_workshop(frame, shoot) -> Iterator[Path]:
    import datetime as dt

    from app.catalogue import catalogue
    from app.commands import AddWorkshop
    from app.domain.making import new_workshop

    frame.page.new_workshop()
    yield from shoot("library-new")
    made = new_workshop("Harbour Insurance", "Claims", dt.date(2026, 12, 1), catalogue().get("cd-infoq"))
    frame.bridge.do(AddWorkshop(made))
    frame.page._on_given_up()
    frame.open_workshop(made.id, "prepare")
    for page in PAGES[1:6]:
        frame.go(page)
        yield from shoot(f"{page}-empty")


def _samples(frame, shoot) -> Iterator[Path]:
    from app.catalogue import catalogue
    from app.commands import AddWorkshop
    from app.exchange.sample_file import load_sample, samples

    models = catalogue()
    made = [load_sample(info.id, models.get(info.model)) for info in samples()]
    for workshop in reversed(made):
        frame.bridge.do(AddWorkshop(workshop))
    frame.open_workshop("", "library")
    yield from shoot("library")
    for workshop in made:
        frame.open_workshop(workshop.id, "prepare")
        for page in PAGES[1:6]:
            detail = workshop.scope[2].id if page == "score" else ""
            frame.go(page, detail)
            yield from shoot(f"{page}-{workshop.model.id}")
    for page in PAGES[6:]:
        frame.go(page)
        yield from shoot(page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
