"""The success criteria of a goal: measure, baseline with its date, target value, due date, and how it is checked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.commands import AddCriterion, EditCriterion, RemoveCriterion
from app.domain.planning import Lack, criterion_lacks
from app.domain.workshop import Criterion, Goal, Workshop
from app.i18n import tr
from ui.plan.fields import BareField, WrappedLine, go_to, named, renew
from ui.plan.rows import Row, Rows
from ui.plan.writing import Writer
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import DateEditor, FormField

FIELDS = ("measure", "baseline", "baseline_date", "target", "due", "check")
_TYPED = ("measure", "baseline", "target", "check")


class CriteriaList(QWidget):
    """One row per criterion, and a button that adds one."""

    def __init__(self, do: Writer) -> None:
        super().__init__()
        self._do = do
        self._workshop: Workshop | None = None
        self._goal: Goal | None = None
        self.rows = Rows(self._make_row, spacing=10)
        self.add_button = named(Button(tr("Add a success criterion"), "quiet", icon="plus"), "add_criterion")
        self.add_button.clicked.connect(self._on_add_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.rows)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

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

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from self.rows.stops()
        yield self.add_button

    def _make_row(self) -> CriterionRow:
        row = CriterionRow()
        row.edited.connect(self._on_row_edited)
        row.removed.connect(self._on_row_removed)
        return row

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

    def _on_row_edited(self, row: CriterionRow, name: str, value: object) -> None:
        if self._workshop is None or not row.key:
            return
        command = EditCriterion(workshop_id=self._workshop.id, criterion_id=row.key, **{name: value})  # type: ignore[arg-type]
        self._do(command, row.field(name), merge=f"criterion:{row.key}:{name}" if name in _TYPED else "")

    def _on_row_removed(self, row: CriterionRow) -> None:
        if self._workshop is None:
            return
        last = len(self.rows.rows) == 1
        if self._do(RemoveCriterion(workshop_id=self._workshop.id, criterion_id=row.key)) is None and last:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)


class CriterionRow(Row):
    """The fields of one criterion; `edited(row, field, value)`, `removed(row)`."""

    edited = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self.editors: dict[str, WrappedLine | DateEditor] = {
            "measure": WrappedLine(tr("What can be counted or seen?")),
            "baseline": WrappedLine(tr("Where it stands"), joined=True),
            "baseline_date": DateEditor(tr("measured on")),
            "target": WrappedLine(tr("What is wanted"), joined=True),
            "due": DateEditor(tr("due on")),
            "check": WrappedLine(tr("Who looks where?")),
        }
        self._fields: dict[str, FormField] = {
            "measure": FormField(tr("Measure"), self.editors["measure"]),
            "baseline": FormField(tr("Baseline"), self.editors["baseline"]),
            "baseline_date": BareField(tr("Date of the baseline"), self.editors["baseline_date"]),
            "target": FormField(tr("Target value"), self.editors["target"]),
            "due": BareField(tr("Due date"), self.editors["due"]),
            "check": FormField(tr("How it is checked"), self.editors["check"]),
        }
        self.remove_button = IconButton("close", tr("Remove this success criterion"), size=22)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self))
        for name, editor in self.editors.items():
            editor.committed.connect(lambda value, name=name: self.edited.emit(self, name, value))
        self._lay_out()

    def field(self, name: str) -> FormField:
        """One of its fields. KeyError for an unknown name."""
        return self._fields[name]

    def take(self, key: str) -> None:
        """Be about another criterion."""
        super().take(key)
        for name, field in self._fields.items():
            field.editor.setObjectName(f"criterion_{key}_{name}")
        self.remove_button.setObjectName(f"criterion_{key}_remove")
        renew(*self._fields.values())

    def show_entry(self, entry: Criterion, number: int) -> None:
        """Show the criterion as it is now."""
        self._fields["measure"].label.setText(tr("Measure {n}").format(n=number))
        for name, editor in self.editors.items():
            editor.set_value(getattr(entry, name))
            spoken = f"{self._fields[name].label.text()}, {tr('criterion {n}').format(n=number)}"
            if editor.accessibleName() != spoken:
                editor.setAccessibleName(spoken)

    def stops(self) -> Iterator[QWidget]:
        """Its fields as one thinks of them, then the button that removes it."""
        for name in FIELDS:
            yield self.editors[name]
        yield self.remove_button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._fields["measure"], 0, 0, 1, 2)
        corner = QHBoxLayout()
        corner.setContentsMargins(0, 0, 0, 0)
        corner.addWidget(self.remove_button)
        grid.addLayout(corner, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._fields["baseline"], 1, 0, top)
        grid.addWidget(self._fields["target"], 1, 1, top)
        grid.addWidget(self._fields["baseline_date"], 2, 0, top)
        grid.addWidget(self._fields["due"], 2, 1, top)
        grid.addWidget(self._fields["check"], 3, 0, 1, 2)
