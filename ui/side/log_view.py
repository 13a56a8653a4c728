"""Parking lot and decision log as two lists: changed and removed in place; decisions on categories lead to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.commands import EditNote, RemoveNote
from app.domain.problems import Problem
from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.log import LogEntry, log_view
from ui.main_window import NOTICE_MS, Frame
from ui.notes.form import Draft
from ui.notes.list import NoteList, Shown
from ui.widgets.focus import reveal_soon
from ui.widgets.labels import PlainLabel
from ui.widgets.link import LinkButton

_EDGE, _HEAD = 18, 36


class LogLists(QWidget):
    """The whole workshop's lists, oldest first, with the newest in sight."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.setObjectName("log")
        self._frame = frame
        self._workshop_id = ""
        actions = frame.actions_table
        self.parked = _Section(tr("Parking lot"), "log_parked", tr("Nothing is parked."))
        self.decisions = _Section(tr("Decision log"), "log_decisions", tr("Nothing is decided yet."))
        for section, name in ((self.parked, "park"), (self.decisions, "log_decision")):
            section.add = LinkButton(tr("Add"), f"{name}_from_log", role="accent")
            section.add.clicked.connect(actions[name].trigger)
            section.head.addWidget(section.add)
            section.list.edited.connect(lambda note_id, draft, s=section: self._on_edited(s, note_id, draft))
            section.list.removed.connect(self._on_removed)
            section.list.opened.connect(self._on_opened)
            section.list.editing_changed.connect(self._share_soon)
        actions.keys_changed.connect(self._show_keys)
        self._show_keys()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_EDGE, 4, 12, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self.parked, 1)
        self._column.addWidget(self.decisions, 1)

    def _show_keys(self) -> None:
        for section, name in ((self.parked, "park"), (self.decisions, "log_decision")):
            section.add.set_key(self._frame.actions_table.key(name))

    def show_log(self, workshop: Workshop) -> None:
        """Show the entries as they are now."""
        self._workshop_id = workshop.id
        view = log_view(workshop)
        self.parked.show_entries(view.parked, view.people)
        self.decisions.show_entries(view.decisions, view.people)
        self._share_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_soon()

    def enter(self) -> None:
        """Go to the newest entry."""
        for section in (self.parked, self.decisions):
            items = section.list.items()
            if items:
                items[-1].face.setFocus(Qt.FocusReason.OtherFocusReason)
                reveal_soon(items[-1], 8)
                return
        self.parked.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Keep what is being changed."""
        for section in (self.parked, self.decisions):
            for note_id, draft in section.list.changed_drafts():
                self._on_edited(section, note_id, draft)

    def _share_soon(self) -> None:
        # the lists know their heights once they have their width
        QTimer.singleShot(0, self, self._share)

    def _share(self) -> None:
        """Give each list what it needs, and where that is too much, neither less than half of the room."""
        room = self.height() - self._column.spacing() - self._column.contentsMargins().top()
        upper, lower = shared(room, self.parked.wanted, self.decisions.wanted)
        self._column.setStretchFactor(self.parked, upper)
        self._column.setStretchFactor(self.decisions, lower)

    def _on_edited(self, section: _Section, note_id: str, draft: Draft) -> None:
        section.list.answer(note_id, self._edit(note_id, draft))

    def _edit(self, note_id: str, draft: Draft) -> Problem | None:
        command = EditNote(workshop_id=self._workshop_id, note_id=note_id, **draft._asdict())
        return self._frame.bridge.do(command)

    def _on_removed(self, note_id: str) -> None:
        notice = self._frame.page.notice
        problem = self._frame.bridge.do(RemoveNote(workshop_id=self._workshop_id, note_id=note_id))
        if problem is not None:
            notice.show_notice(str(problem), "bad")
        else:
            notice.show_notice(
                tr("Entry removed."), "info", tr("Undo"), self._frame.actions_table["undo"].trigger, NOTICE_MS
            )

    def _on_opened(self, note_id: str) -> None:
        self._frame.actions_table.go.emit("score", note_id.removeprefix("decided_"))


class _Section(QWidget):
    """One list with its heading and number."""

    add: LinkButton

    def __init__(self, title: str, name: str, nothing: str) -> None:
        super().__init__()
        self.list = NoteList()
        self.list.setObjectName(name)
        self.list.setAccessibleName(title)
        self.count = PlainLabel("", "muted")
        self.count.setObjectName(f"{name}_count")
        self._nothing = PlainLabel(nothing, "muted", wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(PlainLabel(title, "strong"))
        self.head.addWidget(self.count)
        self.head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 100)
        column.addStretch(1)

    @property
    def wanted(self) -> int:
        """The height at which all of it is seen, in points."""
        return _HEAD + (self.list.whole_height if self.list.items() else _HEAD)

    def show_entries(self, entries: Sequence[LogEntry], people: tuple[str, ...]) -> None:
        """Show these, oldest first."""
        self.count.setText(str(len(entries)) if entries else "")
        self._nothing.setVisible(not entries)
        self.list.setVisible(bool(entries))
        whole = tr("Whole workshop")
        shown = [
            Shown(entry.note, tr("Levels") if entry.decided else entry.category or whole, bool(entry.decided))
            for entry in entries
        ]
        self.list.show_notes(shown, people)


def shared(room: int, upper: int, lower: int) -> tuple[int, int]:
    """A room for two that want heights: what is left goes to the lower, what lacks is taken from the larger first."""
    if upper + lower <= room:
        return max(1, upper), max(1, room - upper)
    half = max(1, room // 2)
    if upper <= half:
        return max(1, upper), max(1, room - upper)
    if lower <= half:
        return max(1, room - lower), max(1, lower)
    return half, max(1, room - half)
