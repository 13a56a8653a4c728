"""The pages by their id, each made when it is first needed; the only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ui.actions import Actions
from ui.bridge import Bridge
from ui.preferences import Preferences
from ui.widgets.page import Page

WORKSHOP_PAGES = ("prepare", "score", "review", "plan", "export")
INNER_PAGES = {"ballots": "score"}
"""Pages of a workshop that are reached from another one, which stays marked in the side bar."""


class Setting(NamedTuple):
    """What every page is made from."""

    bridge: Bridge
    actions: Actions
    preferences: Preferences


def _library(s: Setting) -> Page:
    from ui.library.page import LibraryPage

    return LibraryPage(s.bridge, s.actions, s.preferences)


def _prepare(s: Setting) -> Page:
    from ui.prepare.page import PreparePage

    return PreparePage(s.bridge, s.actions)


def _score(s: Setting) -> Page:
    from ui.score.page import ScorePage

    return ScorePage(s.bridge, s.actions)


def _ballots(s: Setting) -> Page:
    from ui.grid.page import GridPage

    return GridPage(s.bridge, s.actions)


def _review(s: Setting) -> Page:
    from ui.review.page import ReviewPage

    return ReviewPage(s.bridge, s.actions)


def _plan(s: Setting) -> Page:
    from ui.plan.page import PlanPage

    return PlanPage(s.bridge, s.actions)


def _export(s: Setting) -> Page:
    from ui.export.page import ExportPage

    return ExportPage(s.bridge, s.actions, s.preferences)


def _about(s: Setting) -> Page:
    from ui.about.page import AboutPage

    return AboutPage(s.actions)


def _settings(s: Setting) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(s.preferences, s.actions, s.bridge.workbench.path)


def _keys(s: Setting) -> Page:
    from ui.keys.page import KeysPage

    return KeysPage(s.actions, s.preferences)


MAKERS: dict[str, Callable[[Setting], Page]] = {
    "library": _library,
    "prepare": _prepare,
    "score": _score,
    "ballots": _ballots,
    "review": _review,
    "plan": _plan,
    "export": _export,
    "about": _about,
    "settings": _settings,
    "keys": _keys,
}
