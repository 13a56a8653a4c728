"""The line above the pages for a break: asks how long, then counts down until somebody ends it."""

from __future__ import annotations

import datetime as dt
import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.commands import PauseClock, RunClock, StartBreak
from app.domain.clock import Face, face
from app.domain.workshop import BREAK, Workshop
from app.i18n import tr
from app.queries.clock import running_category, takes_time
from app.queries.score import first_category
from ui import theme
from ui.clock.big_time import BigTime
from ui.clock.ticker import ticker
from ui.clock.words import clock_text, day_time
from ui.main_window import Frame
from ui.side.focus_back import QUIETLY, FocusBack, keeps_escape
from ui.widgets.buttons import Button
from ui.widgets.choice_fields import NumberEditor
from ui.widgets.focus import holds_focus
from ui.widgets.labels import PlainLabel
from ui.widgets.link import LinkButton
from ui.widgets.page import MARGIN

USUAL, MORE, MOST = 10, 5, 9999
_HEIGHT = 52


class BreakLine(QFrame):
    """Enter starts the break and Escape leaves the line; the key that opened it ends the break. Focus goes back."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.setObjectName("break_line")
        self._frame = frame
        self._ticker = ticker(frame.actions_table)
        self._back = FocusBack(frame)
        self._shown: Workshop | None = None
        self._before: dict[str, str] = {}
        self._asking = False
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether it asks how long the break takes."""
        return self._asking

    @property
    def running(self) -> bool:
        """Whether it counts a break."""
        return not self.isHidden() and not self._asking

    def toggle(self, shown: Workshop) -> None:
        """Ask how long the break takes; end the one that is; from within the question, leave it."""
        self._shown = shown
        if _pauses(shown):
            self._end()
        elif self._asking and holds_focus(self):
            self._leave()
        else:
            self._ask()

    def go_on(self, shown: Workshop | None) -> None:
        """Follow the workshop: count its break, or have nothing to say. None: no workshop is open any more."""
        if shown is not None and _pauses(shown):
            self._shown = shown
            self._count()
        elif not self._asking or shown is None or self._shown is None or shown.id != self._shown.id:
            self._close()
        else:
            self._shown = shown

    def event(self, event: QEvent) -> bool:
        return True if self._asking and keeps_escape(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._asking and event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want_ticks()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.want(self, None)

    # --- what is shown

    def _lay_out(self) -> None:
        self.setFixedHeight(_HEIGHT)
        self.title = PlainLabel(tr("Break"), "strong")
        self.question = PlainLabel(tr("How long?"), "muted")
        # too much can be typed, so that a sentence can say what is right
        self.minutes = NumberEditor(0, MOST, tr(" min"), step=5)
        self.minutes.setObjectName("break_length")
        self.minutes.setAccessibleName(tr("Length of the break in minutes"))
        self.minutes.setFixedWidth(112)
        self.start = Button(tr("Start the break"), "primary", "Enter")
        self.start.setObjectName("start_break")
        self.not_now = LinkButton(tr("Not now"), "leave_break", key="Esc")
        self.time = BigTime(20)
        self.time.setObjectName("break_time")
        self.about = PlainLabel("", "muted")
        self.about.setObjectName("break_about")
        self.about.setFont(theme.font(tabular=True))
        self.more = Button(tr("{n} min more").format(n=MORE))
        self.more.setObjectName("longer_break")
        self.end = Button()
        self.end.setObjectName("end_break")
        self.end.bind(self._frame.actions_table["take_break"], tr("End the break"))
        self.error = PlainLabel("", "error")
        self.error.setObjectName("break_error")
        self._question = _row(self.question, self.minutes, self.start, self.not_now)
        self._count_down = _row(self.time, self.about)
        self._acts = _row(self.more, self.end)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(14)
        for widget in (self.title, self._question, self._count_down, self.error):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._acts)

    def _connect(self) -> None:
        self._ticker.ticked.connect(self._on_ticked)
        self.minutes.lineEdit().returnPressed.connect(self._on_start)
        self.start.clicked.connect(self._on_start)
        self.not_now.clicked.connect(self._leave)
        self.more.clicked.connect(self._on_more)

    def _ask(self) -> None:
        if not holds_focus(self):
            self._back.remember()
        self._asking = True
        self.minutes.saver.forget()
        self.minutes.set_value(USUAL)
        self._say("")
        self._show_parts()
        self.show()
        self.minutes.setFocus(QUIETLY)
        self.minutes.selectAll()

    def _count(self) -> None:
        if self._asking:
            self._stop_asking()
        self._show_parts()
        self._look()
        self.show()
        self._want_ticks()

    def _show_parts(self) -> None:
        self._question.setVisible(self._asking)
        self._count_down.setVisible(not self._asking)
        self._acts.setVisible(not self._asking)

    def _look(self) -> None:
        clock = self._face()
        if clock is None:
            return
        over = clock.left < 0
        self.time.set_time(clock_text(clock.left), "warn" if over else "text")
        ends = day_time(self._ticker.now() + dt.timedelta(seconds=clock.left))
        text = (tr("over {time} · it was to end at {ends}") if over else tr("of {time} · ends {ends}")).format(
            time=clock_text(clock.allowed), ends=ends
        )
        if self.about.text() != text:
            self.about.setText(text)
        words = tr("Break: {time} {about}").format(time=clock_text(clock.left), about=text)
        self.setAccessibleName(words)

    def _face(self) -> Face | None:
        return face(self._shown, BREAK, self._ticker.now()) if self._shown is not None else None

    def _want_ticks(self) -> None:
        running = self._shown.running if self._shown is not None and not self._asking and self.isVisible() else None
        self._ticker.want(self, running.running_since if running is not None else None)

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.minutes.set_invalid(bool(sentence) and self._asking)
        self.minutes.setAccessibleDescription(sentence)
        self.error.setVisible(bool(sentence))

    # --- what a person does

    def _on_ticked(self) -> None:
        if self.running and self.isVisible():
            self._look()

    def _on_start(self) -> None:
        if self._shown is None or not self._asking:
            return
        self.minutes.interpretText()
        self._before[self._shown.id] = running_category(self._shown)
        self._do(StartBreak(workshop_id=self._shown.id, minutes=int(self.minutes.value())))

    def _on_more(self) -> None:
        clock = self._face()
        if self._shown is None or clock is None:
            return
        # a break that is over gets them from now on
        minutes = MORE + max(clock.allowed // 60, math.ceil(clock.spent / 60))
        self._do(StartBreak(workshop_id=self._shown.id, minutes=minutes))

    def _end(self) -> None:
        """End the break; the clock goes back to the category where the console is, if it ran before."""
        assert self._shown is not None
        shown = self._shown
        here = self._frame.place.detail if self._frame.place.page == "score" else ""
        # a program that was closed meanwhile does not know: one takes a break from a clock that runs
        before = self._before.pop(shown.id, first_category(shown) if _has_run(shown) else "")
        wanted = here if before and takes_time(shown, here) else before
        self._do(
            RunClock(workshop_id=shown.id, category_id=wanted)
            if wanted and takes_time(shown, wanted)
            else PauseClock(workshop_id=shown.id)
        )

    def _do(self, command: StartBreak | RunClock | PauseClock) -> None:
        # time cannot be undone
        problem = self._frame.bridge.do(command, undoable=False)
        self._say(str(problem) if problem is not None else "")
        if problem is not None and self._asking:
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
            self.minutes.selectAll()

    def _leave(self) -> None:
        self._stop_asking()
        self._close()

    def _stop_asking(self) -> None:
        had = holds_focus(self)
        self._asking = False
        if had:
            self._back.give_back()

    def _close(self) -> None:
        if self._asking:
            self._stop_asking()
        elif holds_focus(self):
            self._frame.page.setFocus()
        self._say("")
        self.hide()


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    return made


def _pauses(shown: Workshop) -> bool:
    return shown.running is not None and shown.running.category_id == BREAK


def _has_run(shown: Workshop) -> bool:
    return any(timing.category_id != BREAK for timing in shown.timings)
