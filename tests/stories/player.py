"""Plays a workshop's day through the real window: keys, clicks on named controls and text as it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from app.domain.votes import Round
from app.domain.workshop import LOG_KINDS, Criterion, Goal, Note, Participant, Workshop
from app.i18n import format_date
from app.queries.workshops import workshop
from app.report.file_name import plan_file_name
from tests.desk import Desk

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NOTE_KEYS = {"quote": "Q", "observation": "O", "evidence": "E", "metric": "M", "parked": "K", "decision": "F7"}


class Player:
    """Somebody at the laptop. Everything goes through what can be seen and pressed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.workshop_id = ""

    @property
    def now(self) -> Workshop:
        """The workshop as the library has it."""
        return self.desk.bridge.read(workshop, self.workshop_id)

    # --- hands ---------------------------------------------------------------------------------------------------

    def press(self, keys: str) -> None:
        """Press one key with its modifiers, wherever the focus is: 'Shift+3', 'Ctrl+E', 'N'."""
        chord = QKeySequence(keys)[0]
        target = QApplication.focusWidget() or self.desk.window
        QTest.keyClick(target, chord.key(), chord.keyboardModifiers())
        self.desk.settle()

    def click(self, name: str) -> None:
        """Click a named control that can be seen and used."""
        widget = self.see(name)
        assert widget.isEnabled(), f"{name} cannot be used"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.desk.settle()

    def see(self, name: str) -> QWidget:
        """The named control; it has to be visible."""
        found = [w for w in self.desk.frame.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"{name} cannot be seen on the page {self.desk.frame.page_id}"
        return found[0]

    def write(self, name: str, text: str, *, leave: str = "Tab") -> None:
        """Replace what stands in a named field, as an input method or a keyboard types it, and leave it."""
        widget = self.see(name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert isinstance(widget, QLineEdit | QPlainTextEdit | QSpinBox), f"{name} takes no text"
        widget.selectAll()
        self.press("Del")
        self.type(text)
        if leave:
            self.press(leave)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        for nth, line in enumerate(text.split("\n")):
            if nth:
                QTest.keyClick(target, Qt.Key.Key_Return, SHIFT)
            event = QInputMethodEvent()
            event.setCommitString(line)
            QApplication.sendEvent(target, event)
        self.desk.settle()

    def choose(self, name: str, value: object) -> None:
        """Choose one of a row of segments or of a list."""
        widget = self.see(name)
        segment = getattr(widget, "segment", None)
        if segment is not None:
            button = segment(value)
            assert isinstance(button, QAbstractButton)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            at = widget._values.index(value)
            widget.setFocus()
            widget.setCurrentIndex(at)
            widget.activated.emit(at)
        self.desk.settle()

    # --- the day -------------------------------------------------------------------------------------------------

    def begin(self, wanted: Workshop) -> None:
        """A new workshop, from the first window on."""
        self.press("Ctrl+N")
        self.choose("new_model", wanted.model.id)
        self.write("new_client", wanted.client)
        self.write("new_team", wanted.team)
        self.write("new_date", format_date(wanted.date), leave="Return")
        assert self.desk.frame.page_id == "prepare"
        self.workshop_id = self.desk.frame.workshop_id

    def prepare(self, wanted: Workshop) -> None:
        """Header, people, scope, minutes and horizons."""
        for name in ("place", "facilitator", "starts_at"):
            self.write(name, getattr(wanted, name))
        self.write("break_minutes", str(wanted.break_minutes))
        for name, days in (("later", wanted.days_later), ("next", wanted.days_next), ("now", wanted.days_now)):
            self.write(f"days_{name}", str(days))
        self.add_people(wanted.participants)
        for category in wanted.model.categories:
            state = wanted.state(category.id)
            if state.minutes != self.now.state(category.id).minutes:
                self.write(f"minutes_{category.id}", str(state.minutes))
            if not state.in_scope:
                self.click(f"scope_{category.id}")

    def add_people(self, people: Iterable[Participant]) -> None:
        """Type a list of people without the mouse."""
        for person in people:
            self.write("add_name", person.name)
            self.write("add_role", person.role, leave="Return")

    def score(self, wanted: Workshop) -> None:
        """Every category from its question to its decision, with the keyboard alone but for the ratings."""
        self.press("Alt+3")
        for nth, category in enumerate(wanted.scope):
            assert self.desk.frame.page.detail == category.id
            state = wanted.state(category.id)
            for practice in category.practices:
                rating = wanted.rating(practice.id)
                if rating is not None:
                    self.rate(practice.id, rating.rating, rating.reason)
            for note in wanted.notes_of(category.id):
                self.keep(note)
            for round_ in wanted.rounds_of(category.id):
                self.vote(round_, wanted)
            self.decide(state.current, state.target)
            if state.priority:
                self.choose("priority", state.priority)
            self.write_reasons(state.rationale, state.dissent)
            if state.na_reason:
                self.press("X")
                self.type(state.na_reason)
                self.press("Return")
            if nth + 1 < len(wanted.scope):
                self.press("N")

    def vote(self, round_: Round, wanted: Workshop) -> None:
        """A silent vote: everybody by name, then the reveal."""
        self.press("V")
        if len([r for r in self.now.rounds_of(round_.category_id) if r.revealed]) == 2:
            # a third round is one deliberate key more
            self.press("V")
        if not self.see("vote_way").segment("names").isChecked():
            self.press("Tab")
        named = {vote.name: vote for vote in round_.votes}
        for person in wanted.participants:
            vote = named.get(person.name)
            if vote is None:
                self.press("Down")
                continue
            for side in round_.sides:
                rank = vote.rank(side)
                self.press("-" if rank is None else str(rank % 10))
        self.press("Return")
        if self.now.open_round(round_.category_id) is not None:
            # somebody has not voted: the same key again says that this is meant
            self.press("Return")
        self.desk.frame.page.setFocus()

    def decide(self, current: int | None, target: int | None) -> None:
        """Both levels by their digits."""
        if current is not None:
            self.press(str(current % 10))
        if target is not None:
            self.press(f"Shift+{target % 10}")

    def rate(self, practice_id: str, rating: str, reason: str) -> None:
        """One practice: its letter while it has the focus."""
        strip = self.desk.frame.page.findChild(QWidget, f"rating_{practice_id}")
        assert strip is not None, f"no rating for {practice_id}"
        strip.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(strip, {"N": "N", "P": "P", "L": "L", "F": "F", "NA": "A"}[rating])
        self.desk.settle()
        if rating == "NA":
            self.type(reason)
            self.press("Return")
        self.press("Escape")
        self.desk.frame.page.setFocus()

    def keep(self, note: Note) -> None:
        """A note by the key of its kind."""
        self.press(NOTE_KEYS[note.kind])
        self.type(note.text)
        if note.kind in LOG_KINDS:
            self.capture(note.who)
            return
        if note.kind == "metric":
            self.write("note_value", note.value, leave="")
            self.write("note_unit", note.unit, leave="")
        if note.who:
            self.write("note_who", note.who, leave="")
        if note.private:
            self.click("note_private")
        self.see("note_text").setFocus()
        self.press("Return")
        self.press("Escape")
        self.desk.frame.page.setFocus()

    def capture(self, who: str) -> None:
        """Keep what was typed in the line above the pages."""
        if who:
            line = self.desk.frame.findChild(QLineEdit, "capture_who")
            assert line is not None
            line.setFocus(Qt.FocusReason.TabFocusReason)
            self.type(who)
            line.completer().popup().hide()
        self.press("Return")
        self.desk.frame.page.setFocus()

    def write_reasons(self, rationale: str, dissent: str) -> None:
        """Rationale and dissent, by their keys."""
        for key, text in (("R", rationale), ("D", dissent)):
            if text:
                self.press(key)
                self.type(text)
                self.press("Escape")
        self.desk.frame.page.setFocus()

    def plan(self, wanted: Workshop) -> None:
        """Every goal with its criteria and actions, then what is not done."""
        self.press("Alt+5")
        for goal in wanted.goals:
            self.add_goal(goal)
        for entry in wanted.not_doing:
            self.press("Escape")
            self.desk.frame.page.setFocus()
            self.press("B")
            self.write("new_not_doing", entry.what, leave="Return")
            made = self.now.not_doing[-1]
            self.write(f"not_doing_{made.id}_why", entry.why)
            if entry.look_again:
                self.write(f"not_doing_{made.id}_look_again", format_date(entry.look_again))

    def add_goal(self, goal: Goal) -> None:
        """A goal with nothing filled in, then each of its fields."""
        before = {made.id for made in self.now.goals}
        self.desk.frame.page.setFocus()
        self.press("Shift+G")
        self._choose_category(goal.category_id)
        (made,) = (made for made in self.now.goals if made.id not in before)
        self.choose("goal_category", goal.category_id)
        self._set_step(goal)
        self.write("goal_title", goal.title)
        self.write("goal_outcome", goal.outcome)
        if goal.owner:
            self.write("goal_owner", goal.owner)
        self.choose("goal_horizon", goal.horizon)
        for name, value in (("goal_impact", goal.impact), ("goal_effort", goal.effort)):
            if value:
                self.choose(name, value)
        for criterion in goal.criteria:
            self.add_criterion(made.id, criterion)
        for action in goal.actions:
            self.write("new_action", action.what, leave="Return")
            key = self._goal(made.id).actions[-1].id
            if action.who:
                self.write(f"action_{key}_who", action.who)
            if action.due:
                self.write(f"action_{key}_due", format_date(action.due))
            if action.done:
                self.click(f"action_{key}_done")

    def add_criterion(self, goal_id: str, wanted: Criterion) -> None:
        """A success criterion, field by field."""
        self.click("add_criterion")
        key = self._goal(goal_id).criteria[-1].id
        for name in ("measure", "baseline", "target", "check"):
            self.write(f"criterion_{key}_{name}", getattr(wanted, name))
        for name in ("baseline_date", "due"):
            # a new criterion is due at its horizon's end until somebody says otherwise
            self.write(f"criterion_{key}_{name}", format_date(getattr(wanted, name)))

    def export(self, folder: Path) -> Path:
        """Write the pack; answers with the plan's file."""
        self.press("Ctrl+E")
        assert self.desk.frame.page_id == "export"
        self.write("folder", str(folder))
        self.press("Ctrl+Return")
        self.desk.qtbot.waitUntil(
            lambda: any(folder.rglob("*.pdf")) and self.now.exported_at is not None, timeout=120_000
        )
        self.desk.settle()
        (made,) = folder.rglob(plan_file_name(self.now))
        return made

    def _goal(self, goal_id: str) -> Goal:
        return next(goal for goal in self.now.goals if goal.id == goal_id)

    def _choose_category(self, category_id: str) -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            action = next(a for a in menu.actions() if a.objectName() == f"category_{category_id}")
            action.trigger()
            menu.close()
            self.desk.settle()

    def _set_step(self, goal: Goal) -> None:
        # a step may never stand upside down, not even between two clicks
        made = self.now.goals[-1]
        sides = ["goal_from", "goal_to"] if goal.from_level < made.to_level else ["goal_to", "goal_from"]
        for side in sides:
            self.choose(side, goal.from_level if side == "goal_from" else goal.to_level)
