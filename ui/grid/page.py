"""The page on which paper ballots are typed in: a grid in the order of the paper, saved in one step."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.workshop import Workshop
from app.i18n import tr, trn
from ui.actions import Actions
from ui.bridge import Bridge
from ui.grid import words
from ui.grid.draft import Draft
from ui.grid.paper import Column, Sheet, columns_of, command_of, faults_of, sheets_of, typed_sheets
from ui.grid.table_model import PaperModel
from ui.grid.view import PaperView
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choice import SegmentedChoice
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.pill import Pill
from ui.workshop_page import WorkshopPage

MOST_FAULTS, HINT_MS = 8, 10_000


class _Saved(NamedTuple):
    """A draft that was saved: with the ids of the rounds before and afterwards, undo and redo are recognised."""

    draft: Draft
    before: frozenset[str]
    after: frozenset[str]


class GridPage(WorkshopPage):
    """Takes the votes of ballots and ballot sheets. Drafts stay, workshop by workshop, until the program ends."""

    shows = ("workshop", "participant", "decision", "vote")

    def __init__(self, bridge: Bridge, actions: Actions) -> None:
        super().__init__(bridge, actions, tr("Enter ballots"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._drafts: dict[str, Draft] = {}
        self._saved: dict[str, _Saved] = {}
        """What was saved last, workshop by workshop."""
        self._shown: Workshop | None = None
        self._columns: tuple[Column, ...] = ()
        self._sheets: tuple[Sheet, ...] = ()
        self._wanted = ""
        self.paper = PaperModel(self)
        self.view = PaperView(self.paper)
        self.pill = Pill()
        self.pill.setObjectName("grid_typed")
        self.pills.addWidget(self.pill)
        self.save = Button(kind="primary")
        self.save.setObjectName("save_ballots_button")
        self.clear = Button(kind="quiet")
        self.clear.setObjectName("clear_ballots_button")
        self.back = Button(kind="quiet")
        self.back.setObjectName("back_to_score")
        for button in (self.back, self.save):
            self.buttons.addWidget(button)
        self._lay_out()
        self._connect()

    def show_detail(self, detail: str) -> None:
        """Begin with a category."""
        self._wanted = detail
        self._go_to_wanted()

    def refresh(self, shown: Workshop) -> None:
        """Show the paper as it is for the workshop now; what was typed stays."""
        self._follow_undo(shown)
        self._shown = shown
        self._columns = columns_of(shown)
        self._show()
        self._go_to_wanted()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
            return
        super().keyPressEvent(event)

    # --- what is shown

    def _follow_undo(self, shown: Workshop) -> None:
        """Give the draft back when its saving was undone, and take it away when that was done again."""
        saved, rounds = self._saved.get(shown.id), {round_.id for round_ in shown.rounds}
        if saved is None:
            return
        draft = self._draft(shown.id)
        if rounds == saved.before and draft is not saved.draft and not draft.values:
            self._drafts[shown.id] = saved.draft
        elif rounds == saved.after and draft is saved.draft:
            self._drafts[shown.id] = _rest(draft, {cell.sheet for cell in draft.values})

    def _draft(self, workshop_id: str) -> Draft:
        return self._drafts.setdefault(workshop_id, Draft())

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        draft = self._draft(shown.id)
        self._sheets = sheets_of(shown, draft)
        self.paper.show(shown.model, draft, self._sheets, self._columns)
        self.view.fit()
        if self.view.hasFocus():
            self.view.start()
        self.who.set_value(draft.by_name)
        self.way.set_value(draft.by_sheet)
        self._set_text(self.hint, words.hint_words(shown.model, by_sheet=draft.by_sheet))
        there = bool(self._columns) and bool(self._sheets)
        self.card.setVisible(there)
        self.choices.setVisible(bool(self._columns))
        self.nothing.setVisible(not there)
        if not there:
            self._show_nothing(draft)
        self._show_typed()
        self._show_place()

    def _show_nothing(self, draft: Draft) -> None:
        if not self._columns:
            self.nothing.set_texts(
                tr("No category is in scope"),
                tr("Choose on the Prepare page which categories this workshop looks at."),
            )
        elif draft.by_name:
            self.nothing.set_texts(
                tr("Nobody is listed"),
                tr("List the participants on the Prepare page, or type sheets without names."),
            )

    def _show_typed(self) -> None:
        draft = self.paper.draft
        n = typed_sheets(draft, self._sheets)
        self.pill.set(words.typed_words(n, by_sheet=draft.by_sheet), "accent" if n else "neutral")
        self.clear.setEnabled(bool(n))

    def _show_place(self) -> None:
        index, model = self.view.currentIndex(), self.paper.model
        place = value = ""
        if index.isValid() and model is not None:
            cell = self.paper.cell(index)
            place = words.place_words(self._sheets[index.row()].name, self.paper.column(index).name, cell.side)
            if self.paper.column(index).locked:
                value = self.paper.column(index).locked
            elif cell in self.paper.draft.values:
                value = words.value_words(model, self.paper.draft.values[cell])
        self.place.setText(place)
        self._set_text(self.value, value)

    @staticmethod
    def _set_text(label: PlainLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _go_to_wanted(self) -> None:
        if self._wanted and self._shown is not None and self._shown.id == self.workshop_id:
            self.view.start_category(self._wanted)
            self._wanted = ""

    # --- what a person does

    def save_ballots(self) -> None:
        """Save all that is typed as revealed rounds, in one step; or say what is missing and go there."""
        shown, draft = self._shown, self.paper.draft
        if shown is None:
            return
        faults = faults_of(draft, self._sheets, self._columns)
        self.paper.set_faults(frozenset(fault.cell for fault in faults))
        if faults:
            told = [fault.sentence for fault in faults[:MOST_FAULTS]]
            more = len(faults) - len(told)
            if more:
                told.append(trn("And {n} more.", "And {n} more.", more))
            self.notice.show_notice("\n".join([*told, tr("Nothing was saved yet.")]), "bad")
            self.view.go(self.paper.place(faults[0].cell))
            self.view.setFocus()
            return
        command = command_of(shown, draft, self._sheets, self._columns)
        if command is None:
            self.notice.show_notice(tr("Nothing is typed yet."), "info", timeout_ms=HINT_MS)
            return
        if self.do(command) is not None:
            return
        before, after = (frozenset(round_.id for round_ in one.rounds) for one in (shown, self.workshop))
        draft.forget_steps()
        self._saved[shown.id] = _Saved(draft, before, after)
        self._drafts[shown.id] = _rest(draft, {sheet.key for sheet in self._sheets})
        self._show()
        self.view.setCurrentIndex(QModelIndex())
        self.view.start()
        votes = sum(len(round_.votes) for round_ in command.rounds)
        undo = self.actions_table["undo"].trigger
        self.notice.show_notice(words.saved_words(len(command.rounds), votes), "good", tr("Undo"), undo, HINT_MS)

    def clear_ballots(self) -> None:
        """Throw away what is typed on the sheets that are shown; it can be taken back at once."""
        keys = {sheet.key for sheet in self._sheets}
        if self.paper.draft.blank([cell for cell in self.paper.draft.values if cell.sheet in keys]):
            self.paper.set_faults(frozenset())
            self._show()
            self.paper.tell()
            gone = tr("What was typed is gone.")
            self.notice.show_notice(gone, "info", tr("Bring it back"), self._on_bring_back, HINT_MS)

    def _on_bring_back(self) -> None:
        self.paper.draft.undo()
        self._show()
        self.paper.tell()
        self.notice.clear()

    def _on_typed(self) -> None:
        if self.paper.faults:
            faults = faults_of(self.paper.draft, self._sheets, self._columns)
            self.paper.set_faults(self.paper.faults & {fault.cell for fault in faults})
        if self.notice.tone != "good":
            self.notice.clear()
        sheets = sheets_of(self._shown, self.paper.draft) if self._shown is not None else self._sheets
        if len(sheets) > len(self._sheets):
            self._sheets = sheets
            self.paper.show(self.paper.model, self.paper.draft, sheets, self._columns)  # type: ignore[arg-type]
        self._show_typed()
        self._show_place()

    def _on_who_chosen(self, by_name: object) -> None:
        self.paper.draft.by_name = bool(by_name)
        self._show()
        self.view.setFocus()

    def _on_way_chosen(self, by_sheet: object) -> None:
        self.paper.draft.by_sheet = bool(by_sheet)
        self._show()
        self.view.setFocus()

    def _on_back(self) -> None:
        self.actions_table.go.emit("score", "")

    # --- how it is made

    def _connect(self) -> None:
        table = self.actions_table
        self.save.bind(table["save_ballots"])
        self.clear.bind(table["clear_ballots"], tr("Throw away"))
        self.back.set_text(tr("Back"))
        self.back.clicked.connect(self._on_back)
        table["save_ballots"].triggered.connect(self.save_ballots)
        table["clear_ballots"].triggered.connect(self.clear_ballots)
        self.view.typed.connect(self._on_typed)
        self.view.went.connect(self._show_place)
        self.view.said.connect(self._on_said)
        self.view.left.connect(self.setFocus)
        self.who.chosen.connect(self._on_who_chosen)
        self.way.chosen.connect(self._on_way_chosen)

    def _on_said(self, sentence: str) -> None:
        self._set_text(self.message, sentence)

    def _lay_out(self) -> None:
        self.way = SegmentedChoice([(False, tr("Category by category")), (True, tr("Sheet by sheet"))], compact=True)
        self.way.setObjectName("grid_way")
        self.way.setAccessibleName(tr("In which order the paper is typed in"))
        self.who = SegmentedChoice([(False, tr("Without names")), (True, tr("By name"))], compact=True)
        self.who.setObjectName("grid_who")
        self.who.setAccessibleName(tr("Whose sheets these are"))
        self.hint = PlainLabel("", "small", wrap=True)
        self.hint.setObjectName("grid_hint")
        self.place = ElidedLabel("", "strong")
        self.place.setObjectName("grid_place")
        self.value = PlainLabel("", "muted")
        self.value.setObjectName("grid_value")
        self.message = PlainLabel("", "warn")
        self.message.setObjectName("grid_message")
        self.choices = QWidget()
        flow = FlowLayout(self.choices, gap=12, row_gap=8)
        flow.addWidget(self.way)
        flow.addWidget(self.who)
        flow.addWidget(self.clear)
        self.card = Card()
        self.card.body.addWidget(self.hint)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.place)
        line.addWidget(self.value)
        line.addWidget(self.message)
        line.addStretch(1)
        self.card.body.addLayout(line)
        self.card.body.addWidget(self.view, 1)
        button = Button(tr("Go to Prepare"))
        button.setObjectName("grid_go_prepare")
        button.clicked.connect(lambda: self.actions_table.go.emit("prepare", ""))
        self.nothing = EmptyState("score", "", "", button)
        self.nothing.hide()
        self.content.addWidget(self.choices)
        self.content.addWidget(self.card, 1)
        self.content.addWidget(self.nothing, 1)


def _rest(draft: Draft, saved: set[str]) -> Draft:
    """A draft like another one, without the sheets that were saved."""
    fresh = Draft()
    fresh.by_name, fresh.by_sheet = draft.by_name, draft.by_sheet
    fresh.values = {cell: value for cell, value in draft.values.items() if cell.sheet not in saved}
    return fresh
