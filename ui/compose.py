"""The composition root: builds settings, library, actions and frame, once, after the first paint."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import paths
from app.domain.problems import Problem
from app.i18n import set_locale, tr
from app.log import log, start_log
from app.workbench import Workbench
from ui.actions import Actions
from ui.bridge import Bridge
from ui.clock.day import attach_clock
from ui.first_window import FirstWindow
from ui.geometry import restore_geometry
from ui.main_window import Frame
from ui.one_window import claim
from ui.preferences import Preferences
from ui.room.entry import RoomEntry
from ui.side.attach import attach_side
from ui.theme import apply_theme, register_fallback_fonts


def fill(app: QApplication, window: FirstWindow, library: Path | None) -> None:
    """Give the window its content: the library's list, or a sentence why there is none."""
    start_log(paths.log_path())
    preferences = Preferences(paths.settings_path(), window)
    set_locale(preferences.settings.locale)
    apply_theme(app, preferences.settings.appearance)
    restore_geometry(window)
    try:
        workbench = _open(window, library or paths.library_path())
    except Problem as problem:
        _show_fault(window, problem)
        return
    build_frame(app, window, Bridge(workbench, window), preferences)


def _open(window: FirstWindow, library: Path) -> Workbench:
    workbench = Workbench(library)
    try:
        window.at_end.append(claim(library).unlock)
    except Problem:
        workbench.close()
        raise
    return workbench


def build_frame(app: QApplication, window: FirstWindow, bridge: Bridge, preferences: Preferences) -> Frame:
    """The frame around an open library, with its first page shown."""
    actions = Actions(window)
    actions.set_keys(preferences.settings.keys)
    frame = Frame(window, bridge, actions, preferences)
    _follow(app, preferences, actions)
    attach_side(frame)
    attach_clock(frame)
    actions["switch_appearance"].triggered.connect(lambda: _switch_appearance(preferences))
    window.setCentralWidget(frame)
    window.content = frame
    window.at_end.append(RoomEntry(window, frame).close_down)
    frame.go("library")
    if bridge.workbench.read_only:
        sentence = tr(
            "This library can only be read: look and export. To change it, make {path} writable and start again."
        )
        frame.page.notice.show_notice(sentence.format(path=bridge.workbench.path), "warn")
    _catch_faults(window, frame)
    QTimer.singleShot(0, window, register_fallback_fonts)
    return frame


def _follow(app: QApplication, preferences: Preferences, actions: Actions) -> None:
    before = [preferences.settings]

    def on_changed() -> None:
        old, now = before[0], preferences.settings
        before[0] = now
        if now.locale != old.locale:
            set_locale(now.locale)
        if now.appearance != old.appearance:
            apply_theme(app, now.appearance)
        if now.keys != old.keys:
            actions.set_keys(now.keys)

    preferences.changed.connect(on_changed)


def _switch_appearance(preferences: Preferences) -> None:
    from ui.theme import current_theme

    preferences.change(appearance="light" if current_theme().dark else "dark")


def _show_fault(window: FirstWindow, problem: Problem) -> None:
    from ui.fault_page import FaultPage

    page = FaultPage(problem)
    page.closed.connect(window.close)
    window.setCentralWidget(page)
    page.setFocus()


def _catch_faults(window: FirstWindow, frame: Frame) -> None:
    def on_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        log().error("unexpected fault", exc_info=(kind, fault, trace))
        sentence = tr("Something went wrong here; all that was saved is safe. Details are in the log: {path}")
        frame.page.notice.show_notice(sentence.format(path=paths.log_path()), "bad")

    sys.excepthook = on_fault
