"""The category of a goal, and the level that it leads from and to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.commands import EditGoal
from app.domain.workshop import Goal, Workshop
from app.i18n import tr
from ui.plan.fields import named
from ui.plan.step_strip import StepStrip
from ui.plan.words import decided_line, level_name, long_step
from ui.plan.writing import Writer
from ui.widgets.fields import ChoiceEditor, FormField


class StepFields(QWidget):
    """Chooses category and levels, and shows the step among all levels."""

    def __init__(self, do: Writer) -> None:
        super().__init__()
        self._do = do
        self._workshop: Workshop | None = None
        self._goal: Goal | None = None
        self.category = named(ChoiceEditor(), "goal_category")
        self.start = named(ChoiceEditor(), "goal_from")
        self.end = named(ChoiceEditor(), "goal_to")
        self.category_field = FormField(tr("Category"), self.category)
        self.start_field = FormField(tr("From level"), self.start)
        self.end_field = FormField(tr("To level"), self.end)
        self.strip = StepStrip()
        self.category.committed.connect(lambda value: self._edit(self.category_field, category_id=value))
        self.start.committed.connect(self._on_start_committed)
        self.end.committed.connect(lambda value: self._edit(self.end_field, to_level=value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.category_field)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.start_field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.end_field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.strip)

    def show_goal(self, workshop: Workshop, goal: Goal, *, afresh: bool) -> None:
        """Show a goal's step."""
        self._workshop, self._goal = workshop, goal
        model = workshop.model
        if afresh:
            for field in (self.category_field, self.start_field, self.end_field):
                field.set_error("")
        offered = [c for c in model.categories if workshop.state(c.id).in_scope or c.id == goal.category_id]
        self.category.set_items([(category.id, category.name) for category in offered])
        self.category.set_value(goal.category_id)
        self.start.set_items([(rank, level_name(model, rank)) for rank in model.ranks[:-1]])
        self.start.set_value(goal.from_level)
        self.end.set_items([(rank, level_name(model, rank)) for rank in model.ranks if rank > goal.from_level])
        self.end.set_value(goal.to_level)
        state = workshop.state(goal.category_id)
        category = model.category(goal.category_id)
        step = long_step(model, category.name, goal.from_level, goal.to_level)
        decided = decided_line(workshop, goal.category_id)
        levels = (state.current, state.target) if state.applicable else (None, None)
        self.strip.show_step(model, *levels, (goal.from_level, goal.to_level), f"{step}. {decided}")
        self.category_field.set_hint("" if state.decided else decided)
        self.end_field.set_hint("")
        self._note_overlap(workshop, goal)

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from (self.category, self.start, self.end)

    def _note_overlap(self, workshop: Workshop, goal: Goal) -> None:
        state = workshop.state(goal.category_id)
        if state.decided and state.current is not None and state.target is not None:
            if goal.to_level > state.target:
                self.end_field.set_hint(tr("Higher than the target."))
            elif goal.to_level <= state.current:
                self.end_field.set_hint(tr("Reached already."))

    def _on_start_committed(self, value: object) -> None:
        if self._goal is None or not isinstance(value, int):
            return
        # a start above the end takes the end along
        end = {"to_level": value + 1} if value >= self._goal.to_level else {}
        self._edit(self.start_field, from_level=value, **end)

    def _edit(self, field: FormField, **values: object) -> None:
        if self._workshop is None or self._goal is None or None in values.values():
            return
        self._do(EditGoal(workshop_id=self._workshop.id, goal_id=self._goal.id, **values), field)  # type: ignore[arg-type]
