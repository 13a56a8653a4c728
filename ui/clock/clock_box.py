"""The clock in the header of the score page: what is left of a category, how the day goes, run, pause and shorten."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.commands import PauseClock, RunClock, ShortenRest
from app.domain.changes import Changes, Kind
from app.domain.problems import NotFound
from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.clock import ClockView, Shortening, clock_view, shortening
from app.queries.workshops import workshop
from ui import theme
from ui.clock import words
from ui.clock.big_time import BigTime
from ui.clock.icon_key_button import IconKeyButton
from ui.clock.ticker import MINUTE, SECOND, ticker
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.link import LinkButton
from ui.widgets.pill import Pill
from ui.workshop_page import WorkshopPage

SHOWN_KINDS: tuple[Kind, ...] = ("clock", "decision", "workshop")
_NOTICE_MS = 12_000
_GAP, _LINE = 12, 22
_SIZES = (3, 2, 1, 0)


class _Texts(NamedTuple):
    """What the box says in one of its sizes; '' where it says nothing."""

    about: str
    pace: str
    shorten: str
    run: bool


class ClockBox(QWidget):
    """Shows the clock of a category of its page, and carries out what is asked of it there."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__()
        self.setObjectName("clock")
        self._page = page
        self._ticker = ticker(page.actions_table)
        self._workshop_id = self._category_id = ""
        self._shown: Workshop | None = None
        self._view: ClockView | None = None
        self._wish: Shortening | None = None
        self._said: object = None
        self._room = 10_000
        self._lay_out()
        self._ticker.ticked.connect(self._on_ticked)
        page.bridge.changed.connect(self._on_bridge_changed)
        page.actions_table["pause_clock"].triggered.connect(self._on_pause_clock)
        page.actions_table["shorten_rest"].triggered.connect(self._on_shorten_rest)
        page.actions_table.keys_changed.connect(self._show_keys)

    @property
    def view(self) -> ClockView | None:
        """What is shown."""
        return self._view

    def show_category(self, workshop_id: str, category_id: str) -> None:
        """Show the clock of a category; '' for none."""
        if (workshop_id, category_id) != (self._workshop_id, self._category_id):
            self._workshop_id, self._category_id = workshop_id, category_id
            self._shown = None
        if self._shown is None and self.isVisible():
            self._read()

    def set_room(self, width: int) -> None:
        """Take at most so many points of the header: what can be done without goes first."""
        if width != self._room:
            self._room, self._said = width, None
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.want(self, None)

    # --- what is shown

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.time = BigTime()
        self.time.setObjectName("clock_time")
        self.about = PlainLabel("", "muted")
        self.about.setObjectName("planned_time")
        self.about.setFont(theme.font(13, tabular=True))
        self.pace = Pill()
        self.pace.setObjectName("day_pace")
        self.shorten = LinkButton("", "shorten_rest", role="accent")
        self.shorten.setFixedHeight(_LINE)
        self.run = IconKeyButton(self._page.actions_table["pause_clock"], "run_clock")
        self.shorten.clicked.connect(self._page.actions_table["shorten_rest"].trigger)
        self._day = QHBoxLayout()
        self._day.setSpacing(4)
        self._day.addWidget(self.pace)
        self._day.addWidget(self.shorten)
        self._day.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self.about)
        column.addLayout(self._day)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.time)
        row.addLayout(column)
        row.addWidget(self.run, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_keys()

    def _show_keys(self) -> None:
        self.shorten.set_key(self._page.actions_table.key("shorten_rest"))

    def _read(self) -> None:
        """Read the workshop again, and tick while anything here moves."""
        self._shown = None
        if self._workshop_id and self._category_id:
            with suppress(NotFound):  # its very adding was undone
                self._shown = self._page.bridge.read(workshop, self._workshop_id)
        self._look()
        self._want_ticks()

    def _read_again(self, before: Workshop | None) -> None:
        """Read again; a vote and a note are changes of the workshop too, and the clock does not look at them."""
        with suppress(NotFound):
            shown = self._page.bridge.read(workshop, self._workshop_id)
            if before is not None and _times(shown) == _times(before):
                self._shown = shown
                return
        self._read()

    def _look(self) -> None:
        """Look at the clock now."""
        self._view = self._wish = None
        if self._shown is not None:
            now = self._ticker.now()
            self._view = clock_view(self._shown, self._category_id, now)
            self._wish = shortening(self._shown, now) if self._view.behind else None
        self._show()

    def _want_ticks(self) -> None:
        view = self._view if self.isVisible() else None
        if view is not None and view.face.running:
            self._ticker.want(self, view.running_since, SECOND)
        elif view is not None and view.pace is not None:
            # a clock that stands makes the day later
            self._ticker.want(self, self._ticker.now().replace(second=0, microsecond=0).isoformat(), MINUTE)
        else:
            self._ticker.want(self, None)

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        role = "warn" if view.face.left < 0 else "text" if view.runs else "muted"
        self.time.set_time(words.clock_text(view.face.left), role)
        about_day = words.day_words(view)
        said = (self._texts(view, _SIZES[0]), view.runs, view.state, about_day)
        if said == self._said:
            return
        self._said = said
        self.time.setVisible(_counts(view))
        self.run.setVisible(view.state.na_reason is None)
        for size in _SIZES:
            self._say(view, self._texts(view, size))
            if self._width() <= self._room:
                break
        if size == 0:
            self._say_in_full(view)
        plain_tooltip(self, about_day)
        what = words.shorten_words(self._wish) if self._wish else ""
        plain_tooltip(self.shorten, what)
        self.shorten.setAccessibleDescription(what)

    def _texts(self, view: ClockView, size: int) -> _Texts:
        if _counts(view):
            about = words.about_words(view, brief=size == 0)
        elif words.took_minutes(view.face.spent):
            about = words.took_words(view)
        else:
            about = words.planned_words(view)
        day = ""
        if view.pace is not None:
            day = words.pace_words(view.pace) if size > 1 and view.pace.behind else words.pace_word(view.pace)
        shorten = ""
        if self._wish is not None:
            shorten = tr("Shorten the rest") if size else tr("Shorten")
            if size == _SIZES[0]:
                shorten = tr("Shorten the rest: {what}").format(what=words.less_words(self._wish))
        return _Texts(about, day, shorten, run=size > 0)

    def _say(self, view: ClockView, texts: _Texts) -> None:
        if self.about.text() != texts.about:
            self.about.setText(texts.about)
        if view.pace is not None:
            self.pace.set(texts.pace, words.pace_tone(view.pace))
        self.shorten.set_text(texts.shorten)
        self.pace.setVisible(bool(texts.pace))
        self.shorten.setVisible(bool(texts.shorten))
        if view.runs:
            self.run.show_act("pause", tr("Pause the clock"))
        elif _counts(view) or words.took_minutes(view.face.spent):
            self.run.show_act("play", tr("Run the clock"))
        else:
            self.run.show_act("play", tr("Start the clock"), in_full=texts.run)

    def _say_in_full(self, view: ClockView) -> None:
        """Leave nothing out of the upper line where the lower one takes as much room anyway."""
        brief, narrow = self.about.text(), self._width()
        self.about.setText(self._texts(view, 1).about)
        if self._width() > narrow:
            self.about.setText(brief)

    def _width(self) -> int:
        day = sum(w.sizeHint().width() + 4 for w in (self.pace, self.shorten) if not w.isHidden())
        parts = [max(self.about.sizeHint().width(), day)]
        parts += [w.sizeHint().width() for w in (self.time, self.run) if not w.isHidden()]
        return sum(parts) + _GAP * (len(parts) - 1)

    # --- what happens

    def _on_ticked(self) -> None:
        if self._shown is not None and self.isVisible():
            self._look()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if self._workshop_id and changes.touches(self._workshop_id, *SHOWN_KINDS):
            before, self._shown = self._shown, None
            if self.isVisible():
                self._read_again(before)

    def _on_pause_clock(self) -> None:
        if self._view is None:
            return
        command = (
            PauseClock(workshop_id=self._workshop_id)
            if self._view.runs
            else RunClock(workshop_id=self._workshop_id, category_id=self._category_id)
        )
        # time cannot be undone
        problem = self._page.bridge.do(command, undoable=False)
        if problem is not None:
            self._page.notice.show_notice(str(problem), "warn", timeout_ms=_NOTICE_MS)

    def _on_shorten_rest(self) -> None:
        if self._view is None:
            return
        self._look()
        what = self._wish
        if what is None:
            self._page.notice.show_notice(words.not_shorter_words(self._view), "info", timeout_ms=_NOTICE_MS)
            return
        command = ShortenRest(workshop_id=self._workshop_id, minutes=what.minutes)
        if self._page.do(command) is None:
            undo = self._page.actions_table["undo"].trigger
            tone = "warn" if what.over else "info"
            self._page.notice.show_notice(words.shorten_words(what), tone, tr("Undo"), undo, _NOTICE_MS)


def _times(shown: Workshop) -> Workshop:
    """What the clock looks at in a workshop."""
    return replace(
        shown, participants=(), ratings=(), rounds=(), checks=(), notes=(), goals=(), not_doing=(), changed_at=""
    )


def _counts(view: ClockView) -> bool:
    """Whether there is time to be counted: not before the day's clock ran, nor for what is settled and stands."""
    if view.runs and view.state.applicable:
        return True
    begun = view.pace is not None or view.face.spent > 0
    return begun and not view.state.settled
