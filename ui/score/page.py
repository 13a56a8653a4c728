"""The score page: the group settles one category after another; every act has one key and nothing asks to be closed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from app.queries.clock import running_category
from app.queries.score import ScoreView, first_category, score_view
from app.queries.voting import VotingView, voting_view
from ui.actions import DIGITS, Actions
from ui.bridge import Bridge
from ui.clock.clock_box import ClockBox
from ui.digit_row import rank_of_digit
from ui.notes.form import Draft
from ui.score.body import ScoreBody
from ui.score.decision_bar import DecisionBar
from ui.score.tags import SIDES
from ui.votes.acts import VoteActs
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.focus import holds_focus, reveal
from ui.widgets.layouts import lay_out_now
from ui.widgets.marks import Side
from ui.widgets.page import MARGIN
from ui.widgets.pill import Pill
from ui.widgets.tab_order import TabOrder
from ui.workshop_page import WorkshopPage

HINT_MS = 5000
TITLE_ROOM, SAVED_ROOM, WIDE = 190, 120, 900


class ScorePage(TabOrder, WorkshopPage):
    """One category in the room. `detail` is the id of the category that is shown, '' while there is none."""

    shows = ("workshop", "participant", "decision", "rating", "note", "vote")

    def __init__(self, bridge: Bridge, actions: Actions) -> None:
        super().__init__(bridge, actions, tr("Score"))
        self.detail = ""
        self._of_workshop = ""
        self._view: ScoreView | None = None
        self.pill = Pill()
        self.pill.setObjectName("category_place")
        self.pills.addWidget(self.pill)
        self.clock = ClockBox(self)
        self.buttons.addWidget(self.clock)
        self.body = ScoreBody(actions)
        self.voting = VoteActs(self, self.body.votes)
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
            # a program that was closed meanwhile goes on where the clock is
            self.detail = running_category(shown) or self.detail
        view = score_view(shown, self.detail)
        if view is None:
            self.detail = first_category(shown)
            view = score_view(shown, self.detail)
        with self.body.resting():
            self._show(view)
            self.clock.show_category(self.workshop_id, self.detail)
            if view is not None:
                self._show_votes(voting_view(shown, self.detail))
        self.body.fit_votes()
        lay_out_now()

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits: header, notice, body, decision."""
        yield from self.clock.findChildren(QWidget)
        yield from self.notice.findChildren(QWidget)
        yield from self.nothing.findChildren(QWidget)
        yield from self.body.stops()
        yield from self.bar.findChildren(QWidget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.set_page_width(self.width())
        self._fit_header()

    def showEvent(self, event: QShowEvent) -> None:
        self.body.set_page_width(self.width())
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._digit_key(event):
            # no shortcut: on this keyboard the digit would be taken for the other side
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit_key = self._digit_key(event)
        if digit_key:
            if not event.isAutoRepeat():
                self._on_digit(*digit_key)
            return
        if event.key() == Qt.Key.Key_Escape:
            # the keys are the page's again
            self.setFocus()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus() and self.voting.takes_enter():
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
        for widget in (self.body, self.bar, self.pill, self.clock):
            widget.setVisible(view is not None)
        self.nothing.setVisible(view is None)
        if view is None:
            self.set_title(tr("Score"))
            return
        self._show_header(view)
        self.body.show_view(view)
        self.bar.show_view(view)

    def _show_votes(self, votes: VotingView) -> None:
        self.voting.show_view(votes)
        self.body.show_votes(votes)
        self.bar.show_votes(votes)

    def _show_header(self, view: ScoreView) -> None:
        if self.title != view.name:
            self.set_title(view.name)
        self._fit_header()

    def _fit_header(self) -> None:
        """Let the clock take what title, pill and saved mark leave."""
        if self._view is None:
            return
        words = tr("Category {n} of {m}") if self.width() >= WIDE else tr("{n} of {m}")
        place = words.format(n=self._view.nth, m=self._view.of)
        if self.pill.text() != place:
            self.pill.set(place)
        taken = min(self.title_label.sizeHint().width(), TITLE_ROOM) + self.pill.sizeHint().width() + SAVED_ROOM
        self.clock.set_room(self.width() - 2 * MARGIN - taken - 3 * self.buttons.spacing())

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
        table["note_parked"].triggered.connect(table["park"].trigger)
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
        body.ladder.wanted.connect(self._on_level_clicked)
        body.ladder.opened.connect(lambda side: self._on_level_clicked(side, None))
        for source in (body.practices, body.why):
            source.rated.connect(lambda *args, source=source: source.list.answer(args[0], self._rate(*args)))
        body.reasons.changed.connect(self._on_reason_changed)
        body.notes.added.connect(lambda category, draft: body.notes.answer(self._add_note(category, draft)))
        body.notes.left.connect(self.setFocus)
        self.voting.opened.connect(body.bring_votes)
        self.voting.revealed.connect(body.bring_votes)
        self.actions_table["begin_dissent"].triggered.connect(body.reasons.begin_dissent)
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
        self._show_keys()
        table.keys_changed.connect(self._show_keys)
        self.bar.wanted.connect(self._on_level_clicked)
        self.bar.priority_wanted.connect(self._set_priority)
        self.bar.next.clicked.connect(self._on_next)
        self.bar.previous.clicked.connect(self._on_previous)

    def _show_keys(self) -> None:
        """Name the keys that hold now wherever this page names any."""
        table = self.actions_table
        self.bar.bind(table["previous_category"], table["next_category"], table.key("priority"))
        self.bar.set_digit_keys(*(table.key_of_row(side, "#") for side in SIDES))
        self.body.show_keys()

    def _digit_key(self, event: QKeyEvent) -> tuple[Side, int] | None:
        """The side and the digit of a key whose shortcut this keyboard would get wrong."""
        pressed, _, digit = self.actions_table.digit_action(event).partition("_")
        return next(((side, int(digit)) for side in SIDES if side == pressed), None)

    def _on_digit(self, side: Side, digit: int) -> None:
        """A digit is the rank on the card; 0 stands for 10 where the model has no rank 0 but a tenth."""
        view = self._view
        if view is None:
            return
        if self.voting.takes_digit(digit):
            return
        rank = rank_of_digit(digit, view.ranks)
        if rank is None:
            sentence = tr("This model has the levels {low} to {high}.")
            text = sentence.format(low=view.ranks[0], high=view.ranks[-1])
            self.notice.show_notice(text, "info", timeout_ms=HINT_MS)
            return
        self._decide(side, rank)

    def _on_level_clicked(self, side: Side, rank: int | None) -> None:
        if not self.voting.takes_decision():
            self._decide(side, rank)

    def _decide(self, side: Side, rank: int | None) -> None:
        view = self._view
        if view is None:
            return
        if view.state.na_reason is not None:
            text = tr("“{category}” does not apply. Take that back with {key} to score it.")
            key = self.actions_table.key("not_applicable") or tr("“It applies after all”")
            self.notice.show_notice(text.format(category=view.name, key=key), "info", timeout_ms=HINT_MS)
            return
        settled = view.state.current if side == "current" else view.state.target
        votes = self.voting.view
        if rank != settled or (rank is not None and votes is not None and votes.may_repeat(side)):
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


__all__ = ["ScorePage"]
