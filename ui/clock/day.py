"""What the clock does for the whole window: it goes along to the next category, knows breaks, and may give a tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.commands import PauseClock, RunClock
from app.domain.changes import Changes
from app.domain.clock import began, face, forgotten
from app.domain.problems import NotFound
from app.domain.workshop import BREAK, Workshop
from app.i18n import tr
from app.queries.clock import running_category, takes_time
from app.queries.room import Place
from app.queries.workshops import workshop
from ui.clock.ticker import ticker
from ui.main_window import Frame

if TYPE_CHECKING:
    from ui.clock.break_line import BreakLine

PLAN_PAGES = ("review", "plan", "export")


class DayClock(QObject):
    """Moves the clock with its facilitator. It only ever follows what a person did: by itself nothing ends."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._ticker = ticker(frame.actions_table)
        self._workshop_id = ""
        self._rounds: frozenset[str] = frozenset()
        self._round_opened = False
        self._left: tuple[str, int] | None = None
        self.line: BreakLine | None = None
        # the answer to a key is painted first
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._follow)
        self._take_break = frame.actions_table["take_break"]
        self._take_break.triggered.connect(self._on_take_break)
        self._take_break.setEnabled(False)
        self._ticker.ticked.connect(self._on_ticked)
        frame.placed.connect(self._on_placed)
        frame.leaving.connect(self._on_leaving)
        frame.bridge.changed.connect(self._on_bridge_changed)
        frame.preferences.changed.connect(self._listen)

    # --- what happens

    def _on_placed(self, workshop_id: str, _place: Place) -> None:
        self._take_break.setEnabled(bool(workshop_id))
        if workshop_id != self._workshop_id:
            self._workshop_id = workshop_id
            shown = self._read()
            self._rounds = frozenset(_open_rounds(shown))
            self._round_opened = False
            if shown is not None:
                self._let_forgotten_stand(shown)
        self._due.start(0)

    def _on_bridge_changed(self, changes: Changes) -> None:
        if self._workshop_id and changes.touches(self._workshop_id, "vote"):
            shown = self._read()
            now_open = _open_rounds(shown)
            # one with votes that was not open came back by undo: nobody opened it now
            opened = any(round_id not in self._rounds and not cast for round_id, cast in now_open.items())
            self._round_opened = self._round_opened or opened
            self._rounds = frozenset(now_open)
            self._due.start(0)
        elif self._workshop_id and changes.touches(self._workshop_id, "clock"):
            self._due.start(0)

    def _on_leaving(self, _workshop_id: str) -> None:
        self._due.stop()
        self._workshop_id = ""
        self._ticker.want(self, None)
        if self.line is not None:
            self.line.go_on(None)

    def _on_take_break(self) -> None:
        shown = self._read()
        if shown is not None:
            self._made_line().toggle(shown)

    # --- what the clock does

    def _read(self) -> Workshop | None:
        if not self._workshop_id:
            return None
        try:
            return self._frame.bridge.read(workshop, self._workshop_id)
        except NotFound:
            return None  # its very adding was undone

    def _follow(self) -> None:
        """Let the clock be where the console is."""
        shown = self._read()
        opened, self._round_opened = self._round_opened, False
        if shown is None:
            return
        self._move(shown, self._frame.place, opened=opened)
        self._show_break()
        self._listen()

    def _move(self, shown: Workshop, place: Place, *, opened: bool) -> None:
        running = shown.running.category_id if shown.running else None
        if running == BREAK:
            return
        if place.page == "score" and takes_time(shown, place.detail):
            goes_on = opened and running is None and began(shown, self._ticker.now()) is not None
            if (running is not None and running != place.detail) or goes_on:
                self._do(RunClock(workshop_id=shown.id, category_id=place.detail))
        elif place.page in PLAN_PAGES and running is not None and all(shown.state(c.id).settled for c in shown.scope):
            # the group has gone on from the last category
            self._do(PauseClock(workshop_id=shown.id))

    def _let_forgotten_stand(self, shown: Workshop) -> None:
        if forgotten(shown, self._ticker.now()) and self._do(PauseClock(workshop_id=shown.id)):
            text = tr("The clock was left running. It stands now, and the time since then is not counted.")
            self._frame.actions_table.tell.emit(text, "info", "", None)

    def _do(self, command: RunClock | PauseClock) -> bool:
        """Whether it was done; nobody asked for it, so a library that can only be read is no fault."""
        bridge = self._frame.bridge
        # time cannot be undone
        return not bridge.workbench.read_only and bridge.do(command, undoable=False) is None

    def _show_break(self) -> None:
        shown = self._read()
        pause = shown is not None and shown.running is not None and shown.running.category_id == BREAK
        if pause or self.line is not None:
            self._made_line().go_on(shown)

    def _made_line(self) -> BreakLine:
        if self.line is None:
            from ui.clock.break_line import BreakLine

            self.line = BreakLine(self._frame)
            self._frame.above.addWidget(self.line)
        return self.line

    # --- the tone

    def _listen(self) -> None:
        """Tick for the tone, on whatever page one is."""
        shown = self._read()
        wanted = shown is not None and self._frame.preferences.settings.sound and running_category(shown) != ""
        since = shown.running.running_since if wanted and shown is not None and shown.running is not None else None
        self._ticker.want(self, since)
        self._left = self._seconds_left(shown) if wanted and shown is not None else None

    def _on_ticked(self) -> None:
        if self._left is None:
            return
        before, shown = self._left, self._read()
        self._left = self._seconds_left(shown) if shown is not None else None
        if self._left is not None and self._left[0] == before[0] and self._left[1] <= 0 < before[1]:
            QApplication.beep()

    def _seconds_left(self, shown: Workshop) -> tuple[str, int] | None:
        here = running_category(shown)
        return (here, face(shown, here, self._ticker.now()).left) if here else None


def _open_rounds(shown: Workshop | None) -> dict[str, int]:
    """The rounds that wait for their reveal, with how many votes are in."""
    rounds = shown.rounds if shown is not None else ()
    return {round_.id: round_.cast for round_ in rounds if not round_.revealed}


def attach_clock(frame: Frame) -> DayClock:
    """Let the clock work in a window."""
    return DayClock(frame)
