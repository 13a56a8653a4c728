"""The actions of a goal: what, who, by when, done; the last line adds one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.commands import AddAction, EditAction, RemoveAction
from app.domain.workshop import Action, Goal, Workshop
from app.i18n import tr
from app.workbench import Command
from ui.plan.entry_list import FieldRow, LineList
from ui.plan.fields import AddLine, BareField, WrappedLine
from ui.plan.writing import Writer
from ui.widgets.check import CheckBox
from ui.widgets.fields import DateEditor, SuggestEditor


class ActionList(LineList["ActionRow"]):
    """One row per action, and a line to add one."""

    kind = "action"
    typed = ("what", "who")

    def __init__(self, do: Writer) -> None:
        line = AddLine(tr("Add an action, then press Enter"))
        super().__init__(do, ActionRow, line, tr("New action"), "new_action")
        self._goal_id = ""

    def show_goal(self, workshop: Workshop, goal: Goal, people: Sequence[str], *, afresh: bool) -> None:
        """Show the actions of a goal; `people` are suggested; `afresh` when another one was shown before."""
        self._goal_id = goal.id
        self.show_entries(workshop, goal.actions, afresh=afresh)
        for row in self.rows.rows:
            row.who.set_suggestions(people)

    def add_command(self, workshop_id: str, text: str) -> Command:
        """Adds an action to the goal."""
        return AddAction(workshop_id=workshop_id, goal_id=self._goal_id, action=Action("", text))

    def edit_command(self, workshop_id: str, key: str, values: dict[str, object]) -> Command:
        """Changes an action."""
        return EditAction(workshop_id=workshop_id, action_id=key, **values)  # type: ignore[arg-type]

    def remove(self, workshop: Workshop, key: str) -> None:
        """Remove an action."""
        self._do(RemoveAction(workshop_id=workshop.id, action_id=key))


class ActionRow(FieldRow):
    """The fields of one action, and the tick that says that it is done."""

    def __init__(self) -> None:
        self.done = CheckBox()
        self.who = SuggestEditor(tr("Who?"))
        what, due = WrappedLine(tr("What is done?")), DateEditor(tr("by when"))
        fields = {
            "what": BareField(tr("Action"), what),
            "who": BareField(tr("Who does it"), self.who),
            "due": BareField(tr("Due date of the action"), due),
        }
        super().__init__("action", {"what": what, "who": self.who, "due": due}, fields, tr("Remove this action"))
        self.done.clicked.connect(lambda on: self.edited.emit(self, "done", bool(on)))
        self._lay_out()

    def take(self, key: str) -> None:
        """Be about another action."""
        super().take(key)
        self.done.setObjectName(f"action_{key}_done")

    def show_entry(self, entry: Action, number: int) -> None:
        """Show the action as it is now."""
        self.show_values(entry, tr("action {n}").format(n=number))
        self.done.setChecked(entry.done)
        self.done.setAccessibleName(tr("Done: {action}").format(action=entry.what))

    def stops(self) -> Iterator[QWidget]:
        """Tick, what, who, when, remove."""
        yield self.done
        yield from super().stops()

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
