"""The success criteria of a goal: measure, baseline with its date, target value, due date, and how it is checked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.commands import AddCriterion, EditCriterion, RemoveCriterion
from app.domain.planning import Lack, criterion_lacks
from app.domain.workshop import Criterion, Goal, Workshop
from app.i18n import tr
from app.workbench import Command
from ui.plan.entry_list import EntryList, FieldRow
from ui.plan.fields import BareField, WrappedLine, go_to, named
from ui.plan.writing import Writer
from ui.widgets.buttons import Button
from ui.widgets.fields import DateEditor, FormField, LineEditor


class CriteriaList(EntryList["CriterionRow"]):
    """One row per criterion, and a button that adds one."""

    kind = "criterion"
    typed = ("measure", "baseline", "target", "check")

    def __init__(self, do: Writer) -> None:
        super().__init__(do, CriterionRow, gap=8)
        self._goal: Goal | None = None
        self.add_button = named(Button(tr("Add a success criterion"), "quiet", icon="plus"), "add_criterion")
        self.add_button.clicked.connect(self._on_add_clicked)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def beginning(self) -> QWidget:
        """The button."""
        return self.add_button

    def show_goal(self, workshop: Workshop, goal: Goal, *, afresh: bool) -> None:
        """Show the criteria of a goal; `afresh` when another one was shown before."""
        self._workshop, self._goal = workshop, goal
        self.rows.show_entries(goal.criteria, afresh=afresh)

    def target_of(self, lack: Lack) -> QWidget:
        """Where that which is missing can be entered."""
        if self._goal is not None and lack != "criterion":
            for criterion in self._goal.criteria:
                row = self.rows.row(criterion.id)
                if row is not None and criterion.state != "dropped" and lack in criterion_lacks(criterion):
                    return row.editors[lack]
        return self.add_button

    def edit_command(self, workshop_id: str, key: str, values: dict[str, object]) -> Command:
        """Changes a criterion."""
        return EditCriterion(workshop_id=workshop_id, criterion_id=key, **values)  # type: ignore[arg-type]

    def remove(self, workshop: Workshop, key: str) -> None:
        """Remove a criterion."""
        self._do(RemoveCriterion(workshop_id=workshop.id, criterion_id=key))

    def _on_add_clicked(self) -> None:
        if self._workshop is None or self._goal is None:
            return
        due = self._workshop.horizon_end(self._goal.horizon)
        before = {criterion.id for criterion in self._goal.criteria}
        self._do(
            AddCriterion(workshop_id=self._workshop.id, goal_id=self._goal.id, criterion=Criterion("", "", due=due))
        )
        added = next((row for row in self.rows.rows if row.key not in before), None)
        if added is not None:
            go_to(added.editors["measure"])


class CriterionRow(FieldRow):
    """The fields of one criterion."""

    def __init__(self) -> None:
        editors: dict[str, WrappedLine | LineEditor] = {
            "measure": WrappedLine(tr("What can be counted or seen?")),
            "baseline": WrappedLine(tr("Where it stands"), joined=True),
            "baseline_date": DateEditor(tr("measured on")),
            "target": WrappedLine(tr("What is wanted"), joined=True),
            "due": DateEditor(tr("due on")),
            "check": WrappedLine(tr("Who looks where?")),
        }
        fields = {
            "measure": FormField(tr("Measure"), editors["measure"]),
            "baseline": FormField(tr("Baseline"), editors["baseline"]),
            "baseline_date": BareField(tr("Date of the baseline"), editors["baseline_date"]),
            "target": FormField(tr("Target value"), editors["target"]),
            "due": BareField(tr("Due date"), editors["due"]),
            "check": FormField(tr("How it is checked"), editors["check"]),
        }
        super().__init__("criterion", editors, fields, tr("Remove this success criterion"))
        self.setObjectName("well")
        self.remove_button.setFixedSize(22, 22)
        self._lay_out()

    def field(self, name: str) -> FormField:
        """One of its fields. KeyError for an unknown name."""
        return self.fields[name]

    def show_entry(self, entry: Criterion, number: int) -> None:
        """Show the criterion as it is now."""
        self.fields["measure"].label.setText(tr("Measure {n}").format(n=number))
        self.show_values(entry, tr("criterion {n}").format(n=number))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.fields["measure"], 0, 0, 1, 2)
        corner = QHBoxLayout()
        corner.setContentsMargins(0, 0, 0, 0)
        corner.addWidget(self.remove_button)
        grid.addLayout(corner, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.fields["baseline"], 1, 0, top)
        grid.addWidget(self.fields["target"], 1, 1, top)
        grid.addWidget(self.fields["baseline_date"], 2, 0, top)
        grid.addWidget(self.fields["due"], 2, 1, top)
        grid.addWidget(self.fields["check"], 3, 0, 1, 2)
