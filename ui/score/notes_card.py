"""Evidence and quotes of a category, and beneath them the line that takes a new note at one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.problems import Problem
from app.domain.workshop import NoteKind
from app.i18n import tr
from app.queries.score import ScoreView
from ui.notes.form import Draft, NoteForm
from ui.notes.list import NoteList, Shown
from ui.widgets.card import Card
from ui.widgets.focus import holds_focus
from ui.widgets.labels import PlainLabel


class NotesCard(Card):
    """`added(category_id, draft)`, `edited(note_id, draft)`, `removed(note_id)`: what a person wants.

    What was typed and not kept stays with its category as a draft. `left()`: the keys are the page's again.
    """

    added = Signal(str, object)
    edited = Signal(str, object)
    removed = Signal(str)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Evidence and quotes"), parent=parent)
        self._category = ""
        self._drafts: dict[str, Draft] = {}
        self.count = PlainLabel("", "muted")
        self.add_beside(self.count, right=False)
        self.list = NoteList()
        self.list.setObjectName("notes")
        self.list.editing_changed.connect(self._on_list_editing_changed)
        self.list.edited.connect(self.edited)
        self.list.removed.connect(self.removed)
        self.form = NoteForm()
        self.form.submitted.connect(lambda draft: self.added.emit(self._category, draft))
        self.form.left.connect(self._on_form_left)
        self.form.focused.connect(lambda: self.form.set_more_shown(True))
        self.form.set_more_shown(False)
        self.nothing = PlainLabel(
            tr("Keep what is said and shown as it falls: quotes, evidence, figures."), "muted", wrap=True
        )
        middle = QVBoxLayout()
        middle.addWidget(self.nothing)
        middle.addWidget(self.list, 100)
        middle.addStretch(1)
        self.body.addLayout(middle, 1)
        self.body.addWidget(self.form)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def show_view(self, view: ScoreView) -> None:
        """Show the notes of a category, and its draft."""
        if view.category_id != self._category:
            self._keep_draft()
            self._category = view.category_id
            draft = self._drafts.pop(view.category_id, Draft(self.form.kind))
            self.form.set_draft(draft)
            self.form.set_more_shown(not draft.empty)
        text = str(len(view.notes)) if view.notes else ""
        if self.count.text() != text:
            self.count.setText(text)
        self.nothing.setVisible(not view.notes)
        self.list.setVisible(bool(view.notes))
        self.list.show_notes([Shown(note) for note in view.notes], view.people)
        self.form.set_suggestions(view.people)

    def set_keys(self, keys: Sequence[str]) -> None:
        """Name the keys that begin a note; '' for one that has none."""
        named = ", ".join(key for key in keys if key)
        self.form.set_idle_hint(tr("Press {keys} or type here").format(keys=named) if named else "")

    def write(self, kind: NoteKind) -> None:
        """Begin a note of a kind."""
        self.form.show()
        self.form.set_more_shown(True)
        self.form.set_kind(kind)
        self.form.start()

    def answer(self, problem: Problem | None) -> None:
        """Tell the form whether its note was taken."""
        if problem is not None:
            self.form.set_error(str(problem), problem.field)
            return
        self.form.set_draft(Draft(self.form.kind))
        self.form.set_more_shown(False)
        self.left.emit()

    def drafts(self) -> list[tuple[str, Draft]]:
        """What was typed and not kept yet, by category."""
        here = self.form.draft()
        found = [] if here.empty else [(self._category, here)]
        return [*found, *self._drafts.items()]

    def forget_draft(self, category_id: str) -> None:
        """A draft has become a note."""
        self._drafts.pop(category_id, None)
        if category_id == self._category:
            self.form.set_draft(Draft(self.form.kind))
            self.form.set_more_shown(False)

    def forget_all(self) -> None:
        """Another workshop is shown."""
        self._drafts.clear()
        self.form.set_draft(Draft())
        self._category = ""

    def _keep_draft(self) -> None:
        draft = self.form.draft()
        if self._category and not draft.empty:
            self._drafts[self._category] = draft

    def _on_list_editing_changed(self, editing: bool) -> None:
        # one form at a time, and all the room for it
        self.form.setVisible(not editing)

    def _on_form_left(self) -> None:
        self.form.set_error("")
        self.form.set_more_shown(not self.form.draft().empty)
        self.left.emit()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None or old is None or not self.form.isAncestorOf(old) or self.form.isAncestorOf(now):
            return
        if self.form.draft().empty:
            # not at once: a click on the way out would miss what moves
            QTimer.singleShot(0, self.form, self._fold)

    def _fold(self) -> None:
        self.form.set_more_shown(holds_focus(self.form) or not self.form.draft().empty)
