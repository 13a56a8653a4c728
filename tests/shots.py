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
ROOM_SIZES = {"-1280": (1280, 720), "-1920": (1920, 1080), "-3840": (3840, 2160)}
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
                _wait_for_pages(app, window)
                path = OUT / f"{name}{size_name}-{mode}.png"
                window.grab().save(str(path))
                yield path

            yield from shoot("library-welcome")
            yield from _empty_workshop(frame, shoot)
            yield from _samples(frame, shoot)
            yield from _voting(frame, shoot)
            yield from _room(frame, mode, words) if not size_name else ()
            window.close()
            window.deleteLater()
            app.processEvents()


def _wait_for_pages(app, window) -> None:
    """The export page draws its pictures in the background."""
    from ui.export.feed import Feed

    while any(feed.busy for feed in window.findChildren(Feed)):
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


def _voting(frame, shoot) -> Iterator[Path]:
    """A silent vote on the console: how it begins, by card and by name, and what the panel beside it says."""
    from app.catalogue import catalogue
    from app.commands import AddWorkshop, CastVote, OpenRound
    from app.exchange.sample_file import load_sample, samples

    info = samples()[0]
    made = _unvoted(load_sample(info.id, catalogue().get(info.model)))
    frame.bridge.do(AddWorkshop(made))
    category = made.scope[2]
    frame.open_workshop(made.id, "score")
    frame.go("score", category.id)
    yield from shoot("vote-none")
    frame.bridge.do(OpenRound(workshop_id=made.id, category_id=category.id, round_id="shots"))
    for person in made.participants[:6]:
        ids = {"workshop_id": made.id, "round_id": "shots", "participant_id": person.id}
        frame.bridge.do(CastVote(**ids, current=1, target=3))
    yield from shoot("vote-open")
    frame.actions_table["show_guide"].trigger()
    yield from shoot("vote-guide")
    frame.actions_table["show_log"].trigger()
    yield from shoot("vote-log")
    frame.actions_table["show_log"].trigger()
    frame.actions_table["park"].trigger()
    yield from shoot("vote-park")
    frame.actions_table["park"].trigger()
    frame.actions_table["take_break"].trigger()
    yield from shoot("vote-break")


def _unvoted(workshop):
    """The same workshop with new ids, on the morning of its day."""
    import msgspec

    from app.domain.making import copy_of

    copy = copy_of(workshop, date=workshop.date, team=workshop.team, whole=True)
    empty = {"current": None, "target": None, "priority": None, "rationale": "", "dissent": "", "decided_at": None}
    states = tuple(msgspec.structs.replace(state, **empty) for state in copy.states)
    return msgspec.structs.replace(copy, states=states, rounds=(), timings=(), goals=())


def _room(frame, mode: str, words: list[str]) -> Iterator[Path]:
    """Every scene of the room screen, for each sample, on three sizes of projector."""
    from PySide6.QtWidgets import QApplication

    from app.catalogue import catalogue
    from app.exchange.sample_file import load_sample, samples
    from app.room import room_figure
    from ui.room.window import RoomWindow

    for info in samples():
        workshop = load_sample(info.id, catalogue().get(info.model))
        for name, scene in _scenes(workshop):
            for size_name, size in ROOM_SIZES.items():
                file = f"room-{name}-{info.model}{size_name}-{mode}"
                if words and not any(word in file for word in words):
                    continue
                window = RoomWindow(room_figure)
                window.resize(*size)
                window.show_scene(scene)
                window.show()
                QApplication.processEvents()
                path = OUT / f"{file}.png"
                window.grab().save(str(path))
                window.close()
                window.deleteLater()
                yield path


def _scenes(workshop):
    """Names and scenes of a workshop's day, from its votes as they were."""
    import datetime as dt

    import msgspec

    from app.domain.votes import Round
    from app.domain.workshop import Timing
    from app.queries.room import Place, scene

    replace = msgspec.structs.replace
    now = dt.datetime.fromisoformat(f"{workshop.date}T11:20:00+02:00")
    voted = [category for category in workshop.scope if workshop.rounds_of(category.id)]
    category = max(voted, key=lambda category: len(workshop.rounds_of(category.id)))
    place = Place("score", category.id)
    running = Timing(category.id, now.isoformat(), 0, (now - dt.timedelta(minutes=11, seconds=19)).isoformat())
    undecided = tuple(replace(state, current=None, target=None, decided_at=None) for state in workshop.states)
    asking = replace(workshop, states=undecided, timings=(running,))
    rounds = workshop.rounds_of(category.id)
    hidden = Round("r", category.id, 1, rounds[0].what, now.isoformat(), hidden=len(workshop.participants) - 2)
    resting = Timing("", now.isoformat(), 0, (now - dt.timedelta(minutes=2, seconds=17)).isoformat(), 15)
    yield "welcome", scene(workshop, Place("prepare"), now)
    yield "question", scene(replace(asking, rounds=()), place, now)
    yield "voting", scene(replace(asking, rounds=(hidden,)), place, now)
    yield "revealed", scene(replace(asking, rounds=rounds[:1]), place, now)
    yield "again", scene(replace(asking, rounds=rounds), place, now)
    yield "decided", scene(replace(workshop, timings=(running,)), place, now)
    yield "review", scene(workshop, Place("review"), now)
    yield "plan", scene(workshop, Place("plan"), now)
    yield "break", scene(replace(asking, timings=(running, resting)), place, now)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
