"""The actions of a goal: what, who, by when, done; the last line adds one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.commands import AddAction, EditAction, RemoveAction
from app.domain.workshop import Action, Goal, Workshop
from app.i18n import tr
from ui.plan.fields import AddLine, BareField, WrappedLine, named, renew
from ui.plan.rows import Row, Rows
from ui.plan.writing import Writer
from ui.widgets.buttons import IconButton
from ui.widgets.check import CheckBox
from ui.widgets.fields import DateEditor, FormField, LineEditor, SuggestEditor

_TYPED = ("what", "who")


class ActionList(QWidget):
    """One row per action, and a line to add one."""

    def __init__(self, do: Writer) -> None:
        super().__init__()
        self._do = do
        self._workshop: Workshop | None = None
        self._goal: Goal | None = None
        self.rows = Rows(self._make_row, spacing=10)
        self.add_line = named(AddLine(tr("Add an action, then press Enter")), "new_action")
        self.add_field = BareField(tr("New action"), self.add_line)
        self.add_line.committed.connect(self._on_add_line_committed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.rows)
        column.addWidget(self.add_field)

    def show_goal(self, workshop: Workshop, goal: Goal, people: Sequence[str], *, afresh: bool) -> None:
        """Show the actions of a goal; `people` are suggested; `afresh` when another one was shown before."""
        self._workshop, self._goal = workshop, goal
        if afresh:
            renew(self.add_field)
            self.add_line.set_value("")
        self.rows.show_entries(goal.actions, afresh=afresh)
        for row in self.rows.rows:
            row.who.set_suggestions(people)

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from self.rows.stops()
        yield self.add_line

    def _make_row(self) -> ActionRow:
        row = ActionRow()
        row.edited.connect(self._on_row_edited)
        row.removed.connect(self._on_row_removed)
        return row

    def _on_add_line_committed(self, text: object) -> None:
        if self._workshop is None or self._goal is None or not text:
            return
        command = AddAction(workshop_id=self._workshop.id, goal_id=self._goal.id, action=Action("", str(text)))
        if self._do(command, self.add_field) is None:
            self.add_line.set_value("")

    def _on_row_edited(self, row: ActionRow, name: str, value: object) -> None:
        if self._workshop is None or not row.key:
            return
        command = EditAction(workshop_id=self._workshop.id, action_id=row.key, **{name: value})  # type: ignore[arg-type]
        field = row.fields.get(name)
        self._do(command, field, merge=f"action:{row.key}:{name}" if name in _TYPED else "")

    def _on_row_removed(self, row: ActionRow) -> None:
        if self._workshop is None:
            return
        last = len(self.rows.rows) == 1
        if self._do(RemoveAction(workshop_id=self._workshop.id, action_id=row.key)) is None and last:
            self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)


class ActionRow(Row):
    """The fields of one action; `edited(row, field, value)`, `removed(row)`."""

    edited = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.done = CheckBox()
        self.what = WrappedLine(tr("What is done?"))
        self.who = SuggestEditor(tr("Who?"))
        self.due = DateEditor(tr("by when"))
        self.remove_button = IconButton("close", tr("Remove this action"), size=26)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self))
        self.done.clicked.connect(lambda on: self.edited.emit(self, "done", bool(on)))
        self.fields: dict[str, FormField] = {
            "what": BareField(tr("Action"), self.what),
            "who": BareField(tr("Who does it"), self.who),
            "due": BareField(tr("Due date of the action"), self.due),
        }
        editors: dict[str, WrappedLine | LineEditor] = {"what": self.what, "who": self.who, "due": self.due}
        for name, editor in editors.items():
            editor.committed.connect(lambda value, name=name: self.edited.emit(self, name, value))
        self._lay_out()

    def take(self, key: str) -> None:
        """Be about another action."""
        super().take(key)
        for name, field in self.fields.items():
            field.editor.setObjectName(f"action_{key}_{name}")
        self.done.setObjectName(f"action_{key}_done")
        self.remove_button.setObjectName(f"action_{key}_remove")
        renew(*self.fields.values())

    def show_entry(self, entry: Action, number: int) -> None:
        """Show the action as it is now."""
        self.what.set_value(entry.what)
        self.who.set_value(entry.who)
        self.due.set_value(entry.due)
        self.done.setChecked(entry.done)
        self.done.setAccessibleName(tr("Done: {action}").format(action=entry.what))
        for field in self.fields.values():
            field.editor.setAccessibleName(f"{field.label.text()}, {tr('action {n}').format(n=number)}")

    def stops(self) -> Iterator[QWidget]:
        """Tick, what, who, when, remove."""
        yield from (self.done, self.what, self.who, self.due, self.remove_button)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.done.setFixedHeight(36)
        grid.addWidget(self.done, 0, 0, top)
        grid.addWidget(self.fields["what"], 0, 1, 1, 2, top)
        self.remove_button.setFixedHeight(36)
        grid.addWidget(self.remove_button, 0, 3, top)
        grid.addWidget(self.fields["who"], 1, 1, top)
        grid.addWidget(self.fields["due"], 1, 2, top)
