"""The score page: the group settles one category after another; every act has one key and nothing asks to be closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from app.commands import (
    AddNote,
    Decide,
    EditNote,
    RatePractice,
    RemoveNote,
    SetDissent,
    SetNotApplicable,
    SetPriority,
    SetRationale,
)
from app.domain.problems import Problem
from app.domain.workshop import FORM_KINDS, PRIORITIES, Rating, Weight, Workshop
from app.i18n import tr
from app.queries.score import ScoreView, first_category, score_view
from ui.actions import DIGITS, Actions
from ui.bridge import Bridge
from ui.digit_row import digit_by_place
from ui.score.body import ScoreBody
from ui.score.decision_bar import DecisionBar
from ui.score.focus import holds_focus, reveal
from ui.score.note_form import Draft
from ui.score.tags import SIDES
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, plain_tooltip
from ui.widgets.marks import Side
from ui.widgets.pill import Pill
from ui.workshop_page import WorkshopPage

HINT_MS = 5000


class ScorePage(WorkshopPage):
    """One category in the room. `detail` is the id of the category that is shown, '' while there is none."""

    shows = ("workshop", "participant", "decision", "rating", "note")

    def __init__(self, bridge: Bridge, actions: Actions) -> None:
        super().__init__(bridge, actions, tr("Score"))
        self.detail = ""
        self._of_workshop = ""
        self._view: ScoreView | None = None
        self.pill = Pill()
        self.pill.setObjectName("category_place")
        self.pills.addWidget(self.pill)
        self.time = ElidedLabel("", "muted")
        self.time.setObjectName("planned_time")
        self.buttons.addWidget(self.time)
        self.body = ScoreBody(actions)
        self.bar = DecisionBar()
        self.nothing = self._make_nothing()
        self.content.addWidget(self.body, 1)
        self.content.addWidget(self.nothing, 1)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.addWidget(self.bar)
        # a click beside the fields gives the keys back to the page
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect_actions()
        self._connect_body()
        self._connect_bar()

    def show_detail(self, detail: str) -> None:
        """Show a category; '' leaves it where it is."""
        if detail and detail != self.detail and self.workshop_id:
            self.flush()
            self.detail = detail
            self.notice.clear()
            if holds_focus(self):
                # a digit must never land in a text of the category before
                self.setFocus()
            self._mark_stale()

    def flush(self) -> None:
        """Save what is still being typed; a note that was not kept yet stays in its field."""
        super().flush()
        self.body.settle()

    def leave(self) -> None:
        """Save what is still being typed, and keep notes that were begun."""
        self.flush()
        for category_id, draft in self.body.notes.drafts():
            if self._add_note(category_id, draft) is None:
                self.body.notes.forget_draft(category_id)
        for notes in (self.body.notes.list, self.body.parking.list):
            for note_id, draft in notes.changed_drafts():
                notes.answer(note_id, self._edit_note(note_id, draft))

    def refresh(self, shown: Workshop) -> None:
        """Show the category as it is now."""
        if self._of_workshop != self.workshop_id:
            self._of_workshop = self.workshop_id
            self.body.forget()
            self._view = None
        view = score_view(shown, self.detail)
        if view is None:
            self.detail = first_category(shown)
            view = score_view(shown, self.detail)
        self._show(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.set_page_width(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        self.body.set_page_width(self.width())
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _digit_key(event):
            # no shortcut: on this keyboard the digit would be taken for the other side
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit_key = _digit_key(event)
        if digit_key:
            if not event.isAutoRepeat():
                self._on_digit(*digit_key)
            return
        if event.key() == Qt.Key.Key_Escape:
            # the keys are the page's again
            self.setFocus()
            return
        if not self.body.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    # --- what is shown

    def _show(self, view: ScoreView | None) -> None:
        before, self._view = self._view, view
        if view == before and view is not None:
            return
        for widget in (self.body, self.bar, self.pill, self.time):
            widget.setVisible(view is not None)
        self.nothing.setVisible(view is None)
        if view is None:
            self.set_title(tr("Score"))
            return
        self._show_header(view)
        self.body.show_view(view)
        self.bar.show_view(view)

    def _show_header(self, view: ScoreView) -> None:
        if self.title != view.name:
            self.set_title(view.name)
        place = tr("Category {n} of {m}").format(n=view.nth, m=view.of)
        if self.pill.text() != place:
            self.pill.set(place)
        time = tr("{n} min planned").format(n=view.minutes)
        if view.ends:
            time = tr("{n} min planned · until {time}").format(n=view.minutes, time=view.ends)
        if self.time.text() != time:
            self.time.setText(time)
        plain_tooltip(self.time, tr("The day ends at {time}").format(time=view.day_ends))

    def _make_nothing(self) -> EmptyState:
        button = Button(tr("Choose categories"))
        button.setObjectName("go_prepare")
        button.clicked.connect(lambda: self.actions_table.go.emit("prepare", ""))
        text = tr("Choose on the Prepare page which categories this workshop looks at.")
        made = EmptyState("score", tr("No category is in scope"), text, button)
        made.hide()
        return made

    # --- what a person does

    def _connect_actions(self) -> None:
        table = self.actions_table
        for digit in DIGITS:
            for side in SIDES:
                action = table[f"{side}_{digit}"]
                action.triggered.connect(lambda _=False, side=side, digit=digit: self._on_digit(side, int(digit)))
        for kind in FORM_KINDS:
            table[f"note_{kind}"].triggered.connect(lambda _=False, kind=kind: self.body.write_note(kind))
        table["next_category"].triggered.connect(self._on_next)
        table["previous_category"].triggered.connect(self._on_previous)
        table["priority"].triggered.connect(self._on_priority_key)
        table["rationale"].triggered.connect(lambda: self.body.write_reason("rationale"))
        table["dissent"].triggered.connect(lambda: self.body.write_reason("dissent"))
        table["not_applicable"].triggered.connect(self._on_not_applicable)
        table["practices"].triggered.connect(self.body.ladder.toggle_all)
        table["rate_practices"].triggered.connect(self.body.rate_practices)
        table["why_not_higher"].triggered.connect(self._on_why_not_higher)

    def _connect_body(self) -> None:
        body = self.body
        body.ladder.wanted.connect(self._decide)
        body.ladder.opened.connect(lambda side: self._decide(side, None))
        for source in (body.practices, body.why):
            source.rated.connect(lambda *args, source=source: source.list.answer(args[0], self._rate(*args)))
        body.reasons.changed.connect(self._on_reason_changed)
        body.notes.added.connect(lambda category, draft: body.notes.answer(self._add_note(category, draft)))
        body.notes.left.connect(self.setFocus)
        for notes in (body.notes, body.parking):
            notes.edited.connect(
                lambda note_id, draft, notes=notes: notes.list.answer(note_id, self._edit_note(note_id, draft))
            )
            notes.removed.connect(self._on_note_removed)
        body.ask_why.given.connect(self._on_na_reason_given)
        body.ask_why.left.connect(self.setFocus)
        body.not_applicable.applies.connect(self._on_not_applicable)
        body.not_applicable.change_wanted.connect(self._on_change_na_reason)

    def _connect_bar(self) -> None:
        table = self.actions_table
        self.bar.bind(table["previous_category"], table["next_category"], table.key("priority"))
        self.bar.wanted.connect(self._decide)
        self.bar.priority_wanted.connect(self._set_priority)
        self.bar.next.clicked.connect(self._on_next)
        self.bar.previous.clicked.connect(self._on_previous)

    def _on_digit(self, side: Side, digit: int) -> None:
        """A digit is the rank on the card; 0 stands for 10 where the model has no rank 0 but a tenth."""
        view = self._view
        if view is None:
            return
        rank = 10 if digit == 0 and 0 not in view.ranks and 10 in view.ranks else digit
        if rank not in view.ranks:
            sentence = tr("This model has the levels {low} to {high}.")
            text = sentence.format(low=view.ranks[0], high=view.ranks[-1])
            self.notice.show_notice(text, "info", timeout_ms=HINT_MS)
            return
        self._decide(side, rank)

    def _decide(self, side: Side, rank: int | None) -> None:
        view = self._view
        if view is None:
            return
        if view.state.na_reason is not None:
            text = tr("“{category}” does not apply. Take that back with {key} to score it.")
            key = self.actions_table.key("not_applicable")
            self.notice.show_notice(text.format(category=view.name, key=key), "info", timeout_ms=HINT_MS)
            return
        settled = view.state.current if side == "current" else view.state.target
        if rank != settled:
            chosen = {"current": rank} if side == "current" else {"target": rank}
            self.do(Decide(workshop_id=self.workshop_id, category_id=self.detail, **chosen))

    def _on_priority_key(self) -> None:
        if self._view is not None:
            order: tuple[Weight | None, ...] = (None, *PRIORITIES)
            here = order.index(self._view.state.priority)
            self._set_priority(order[(here + 1) % len(order)])

    def _set_priority(self, priority: Weight | None) -> None:
        # going on through the three is one change of mind
        merge = f"score:{self.detail}:priority"
        self.do(SetPriority(workshop_id=self.workshop_id, category_id=self.detail, priority=priority), merge=merge)

    def _rate(self, practice_id: str, rating: Rating | None, reason: str) -> Problem | None:
        command = RatePractice(workshop_id=self.workshop_id, practice_id=practice_id, rating=rating, reason=reason)
        if rating == "NA":
            return self.bridge.do(command)
        return self.do(command)

    def _on_reason_changed(self, name: str, category_id: str, text: str) -> None:
        command = SetRationale if name == "rationale" else SetDissent
        wanted = command(workshop_id=self.workshop_id, category_id=category_id, text=text)
        problem = self.bridge.do(wanted, merge=f"score:{category_id}:{name}")
        self.body.reasons.answer(name, category_id, problem)

    def _add_note(self, category_id: str, draft: Draft) -> Problem | None:
        return self.bridge.do(AddNote(workshop_id=self.workshop_id, category_id=category_id, **draft._asdict()))

    def _edit_note(self, note_id: str, draft: Draft) -> Problem | None:
        return self.bridge.do(EditNote(workshop_id=self.workshop_id, note_id=note_id, **draft._asdict()))

    def _on_note_removed(self, note_id: str) -> None:
        if self.do(RemoveNote(workshop_id=self.workshop_id, note_id=note_id)) is None:
            undo = self.actions_table["undo"]
            self.notice.show_notice(tr("Note removed."), "info", tr("Undo"), undo.trigger, HINT_MS)

    def _on_not_applicable(self) -> None:
        view = self._view
        if view is None:
            return
        if view.state.na_reason is None:
            self.body.ask_why.ask()
            reveal(self.body.ask_why)
        else:
            self.do(SetNotApplicable(workshop_id=self.workshop_id, category_id=self.detail, reason=None))
            self.setFocus()

    def _on_change_na_reason(self) -> None:
        if self._view is not None:
            self.body.ask_why.ask(self._view.state.na_reason or "")

    def _on_na_reason_given(self, reason: str) -> None:
        command = SetNotApplicable(workshop_id=self.workshop_id, category_id=self.detail, reason=reason)
        problem = self.bridge.do(command)
        if problem is not None:
            self.body.ask_why.refuse(str(problem))
            return
        self.body.ask_why.stop()
        self.setFocus()

    def _on_why_not_higher(self) -> None:
        if not self.body.go_to_why():
            self.setFocus()

    def _on_next(self) -> None:
        if self._view is not None and self._view.following is None:
            self.actions_table.go.emit("review", "")
        elif self._view is not None and self._view.following is not None:
            self._go_to(self._view.following.id)

    def _on_previous(self) -> None:
        if self._view is not None and self._view.previous is not None:
            self._go_to(self._view.previous.id)

    def _go_to(self, category_id: str) -> None:
        self.show_detail(category_id)
        self.actions_table.go.emit("score", category_id)


def _digit_key(event: QKeyEvent) -> tuple[Side, int] | None:
    """The side and the digit of a key whose shortcut this keyboard would get wrong."""
    shift = Qt.KeyboardModifier.ShiftModifier
    digit = digit_by_place(event)
    if not digit or event.modifiers() & ~(shift | Qt.KeyboardModifier.GroupSwitchModifier):
        return None
    return ("target" if event.modifiers() & shift else "current"), int(digit)


__all__ = ["ScorePage"]
