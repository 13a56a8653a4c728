"""A column of notes that keeps its widgets, its place and what is being changed while notes come and go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.domain.problems import Problem
from app.domain.workshop import Note
from ui.notes.form import Draft
from ui.notes.item import NoteItem
from ui.widgets.focus import holds_focus, reveal
from ui.widgets.order import set_order
from ui.widgets.scroll import ScrollColumn

_LEAST, _EDITING, _GAP = 24, 124, 6


class Shown(NamedTuple):
    """A note with the category that is written beside it, '' for none; a fixed one cannot be changed here."""

    note: Note
    category: str = ""
    fixed: bool = False


class NoteList(ScrollColumn):
    """Oldest first, the newest in sight, and none cut at the top. One stop for the tab key; up and down go from note
    to note.
    """

    edited = Signal(str, object)
    removed = Signal(str)
    opened = Signal(str)
    editing_changed = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(_GAP)
        self.setMinimumHeight(_LEAST)
        self.body.addStretch(1)
        self._items: list[NoteItem] = []
        self._spare: list[NoteItem] = []
        self._shown: tuple[Shown, ...] = ()
        self._people: tuple[str, ...] = ()
        self._to_end = False
        self._most_for_newest = 0
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.verticalScrollBar().actionTriggered.connect(self._on_looked)

    def show_notes(self, notes: Sequence[Shown], people: tuple[str, ...]) -> None:
        """Show these notes, oldest first."""
        if (tuple(notes), people) == (self._shown, self._people):
            return
        newest = notes[-1].note.id if notes else ""
        came = newest not in {shown.note.id for shown in self._shown}
        self._shown, self._people = tuple(notes), people
        self._match([shown.note.id for shown in notes])
        for item, shown in zip(self._items, notes, strict=True):
            item.set_note(shown.note, shown.category, people, fixed=shown.fixed)
        self._give_tab_stop(self._items[-1] if self._items else None)
        self._to_end |= came
        self._fit_least()
        self._keep_newest()

    def set_room_for_newest(self, most: int) -> None:
        """Never be lower than the newest note is, up to a height in points."""
        self._most_for_newest = most
        self._fit_least()

    @property
    def whole_height(self) -> int:
        """The height at which all notes are seen without scrolling, in points."""
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        return sum(item.heightForWidth(width) + _GAP for item in self._items)

    def items(self) -> list[NoteItem]:
        """The notes as they are shown."""
        return list(self._items)

    def item(self, note_id: str) -> NoteItem:
        """The item of a note. KeyError when it is not shown."""
        for item in self._items:
            if item.note.id == note_id:
                return item
        raise KeyError(note_id)

    def answer(self, note_id: str, problem: Problem | None) -> None:
        """Tell a note whether its change was taken."""
        item = next((item for item in self._items if item.note.id == note_id), None)
        if item is None:
            return
        if problem is None:
            item.end_editing()
        else:
            item.refuse(str(problem), problem.field)

    def changed_drafts(self) -> list[tuple[str, Draft]]:
        """The notes that are being changed, and how."""
        drafts = [(item.note.id, item.changed_draft()) for item in self._items]
        return [(note_id, draft) for note_id, draft in drafts if draft is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_least()
        self._keep_newest()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._on_looked()
        super().wheelEvent(event)

    def _match(self, wanted: list[str]) -> None:
        """Keep the items of notes that stay, use those of others for new notes, and set them into this order."""
        staying = {item.note.id: item for item in self._items if item.note.id in wanted}
        if [item.note.id for item in self._items] == wanted:
            return
        free = [item for item in self._items if item.note.id not in staying]
        ordered = [staying.get(note_id) or (free.pop(0) if free else self._make()) for note_id in wanted]
        lost = next((nth for nth, item in enumerate(self._items) if item in free and holds_focus(item)), -1)
        for item in free:
            self.body.removeWidget(item)
            item.hide()
            item.rest()
        self._spare += free
        set_order(self.body, ordered)
        for item in ordered:
            item.show()
        self._items = ordered
        if lost >= 0:
            heir = ordered[min(lost, len(ordered) - 1)].face if ordered else self
            heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> NoteItem:
        if self._spare:
            return self._spare.pop()
        item = NoteItem(parent=self.widget())
        item.edited.connect(self.edited)
        item.removed.connect(self.removed)
        item.opened.connect(self.opened)
        item.stepped.connect(lambda by, item=item: self._step(item, by))
        item.unfolded.connect(self._on_looked)
        item.editing_changed.connect(self._on_item_editing_changed)
        item.entered.connect(lambda item=item: self._on_item_entered(item))
        return item

    def _on_item_editing_changed(self) -> None:
        editing = any(item.editing for item in self._items)
        self._on_looked()
        self._fit_least()
        self.editing_changed.emit(editing)

    def _on_item_entered(self, item: NoteItem) -> None:
        self._give_tab_stop(item)
        self._on_looked()
        reveal(item, 8)

    def _step(self, item: NoteItem, by: int) -> None:
        there = self._items.index(item) + by
        if 0 <= there < len(self._items):
            self._items[there].face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_tab_stop(self, stop: NoteItem | None) -> None:
        for item in self._items:
            item.face.setFocusPolicy(Qt.FocusPolicy.StrongFocus if item is stop else Qt.FocusPolicy.ClickFocus)

    def _on_range_changed(self) -> None:
        self._keep_newest()

    def _fit_least(self) -> None:
        least = _LEAST
        if any(item.editing for item in self._items):
            least = _EDITING
        elif self._items and self._most_for_newest:
            # as narrow as with a scroll bar, so that the height does not depend on whether there is one
            width = self.width() - self.verticalScrollBar().sizeHint().width()
            least = max(_LEAST, min(self._items[-1].heightForWidth(width), self._most_for_newest))
        if least != self.minimumHeight():
            self.setMinimumHeight(least)

    def _keep_newest(self) -> None:
        """Keep the newest note in sight, until the person looks at another one; the note at the top is not cut."""
        width, room = self.viewport().width(), self.viewport().height()
        tops, bottom = [], -_GAP
        for item in self._items:
            tops.append(bottom + _GAP)
            # the layout may not have placed them yet
            bottom = tops[-1] + item.heightForWidth(width)
        top = next((top for top in tops if top >= bottom - room), tops[-1] if tops else 0)
        beneath = max(0, top + room - bottom) if bottom > room else 0
        margins = self.body.contentsMargins()
        if margins.bottom() != beneath:
            margins.setBottom(beneath)
            self.body.setContentsMargins(margins)
        if self._to_end:
            self.verticalScrollBar().setValue(top)

    def _on_looked(self) -> None:
        self._to_end = False
