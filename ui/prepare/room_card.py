"""The card with the checklist of the room: built-in lines and one's own, ticked by click or Space."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.commands import AddCheck, EditCheck, RemoveCheck, TickCheck
from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.kit import CheckLine, checklist_view
from ui.prepare.check_line import BuiltInLine, OwnLine
from ui.prepare.forms import PageCard
from ui.widgets.buttons import Button
from ui.widgets.focus import holds_focus
from ui.widgets.labels import PlainLabel
from ui.widgets.order import set_order
from ui.widgets.paint import key_text
from ui.widgets.pill import Pill
from ui.widgets.text_fields import LineEditor
from ui.workshop_page import WorkshopPage

_NOTICE_MS = 10_000


class RoomCard(PageCard):
    """What has to be ready before the group comes in."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, tr("The room"))
        self.lines: dict[str, BuiltInLine | OwnLine] = {}
        self._shown: tuple[CheckLine, ...] = ()
        self.progress = Pill("", "neutral")
        self.progress.setObjectName("room_progress")
        self.add_beside(self.progress)
        self.text = LineEditor(tr("Something else to see to"))
        self.text.setObjectName("new_check")
        self.text.setAccessibleName(tr("New line of the checklist"))
        self.add = Button(tr("Add"), key="↵")
        self.add.setObjectName("add_check")
        self.fault = PlainLabel("", "error", wrap=True)
        self.fault.setObjectName("new_check_fault")
        self.fault.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.add)
        self.body.addLayout(self._column)
        self.body.addLayout(row)
        self.body.addWidget(self.fault)
        self.text.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        page.actions_table.keys_changed.connect(self._show_lines)

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Show the checklist as it is now."""
        if other:
            self._begin_anew()
            for line in self.lines.values():
                self._drop(line)
            self.lines = {}
        view = checklist_view(shown)
        self._match(view.lines)
        self._shown = view.lines
        self._show_lines()
        text = tr("{n} of {m}").format(n=view.done, m=len(view.lines))
        self.progress.set(text, "good" if view.done == len(view.lines) else "neutral")
        self.progress.setAccessibleName(tr("{n} of {m} done").format(n=view.done, m=len(view.lines)))

    def _show_lines(self) -> None:
        for line in self._shown:
            key = key_text(self.page.actions_table.key(line.action)) if line.action else ""
            self.lines[line.item].show_line(line, key)

    def keep_begun(self) -> None:
        """Add the line that was typed but not yet added; one that cannot be added stays in its field."""
        if self.text.text().strip():
            self._add()

    def _match(self, wanted: tuple[CheckLine, ...]) -> None:
        ids = [line.item for line in wanted]
        if ids == list(self.lines):
            return
        for item in [item for item in self.lines if item not in ids]:
            gone = self.lines.pop(item)
            if holds_focus(gone):
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._drop(gone)
        self.lines = {line.item: self.lines.get(line.item) or self._make(line) for line in wanted}
        set_order(self._column, list(self.lines.values()))

    def _make(self, line: CheckLine) -> BuiltInLine | OwnLine:
        made: BuiltInLine | OwnLine
        if line.own:
            made = OwnLine(line.item)
            made.edited.connect(self._on_edited)
            made.removed.connect(self._on_removed)
        else:
            made = BuiltInLine(line.item)
        made.ticked.connect(self._on_ticked)
        return made

    def _drop(self, line: BuiltInLine | OwnLine) -> None:
        self._column.removeWidget(line)
        if isinstance(line, OwnLine):
            # what is typed in a line that is gone has no place any more
            line.text.saver.forget()
        line.hide()
        line.deleteLater()

    def _on_ticked(self, item: str, done: bool) -> None:
        if self.page.do(TickCheck(workshop_id=self.page.workshop_id, item=item, done=done)) is not None:
            self.lines[item].box.setChecked(not done)

    def _on_edited(self, item: str, text: str) -> None:
        line = self.lines.get(item)
        command = EditCheck(workshop_id=self.page.workshop_id, item=item, text=text)
        problem = self.page.bridge.do(command, merge=f"check:{item}")
        if isinstance(line, OwnLine):
            line.say(str(problem) if problem else "")

    def _on_removed(self, item: str) -> None:
        if self.page.do(RemoveCheck(workshop_id=self.page.workshop_id, item=item)) is None:
            undo = self.page.actions_table["undo"].trigger
            self.page.notice.show_notice(tr("Line removed."), "info", tr("Undo"), undo, _NOTICE_MS)

    def _on_add(self) -> None:
        if self.text.text().strip():
            self._add()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        problem = self.page.bridge.do(AddCheck(workshop_id=self.page.workshop_id, text=self.text.text()))
        if problem is None:
            self._begin_anew()
            return
        self._say(str(problem))

    def _begin_anew(self) -> None:
        self.text.clear()
        self._say("")

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.text.set_invalid(bool(sentence))
        self.text.setAccessibleDescription(sentence)
