"""The editor of a goal, at the right of the board."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.commands import EditGoal, MoveGoal
from app.domain.planning import Lack
from app.domain.workshop import HORIZONS, Goal, Workshop
from app.i18n import tr
from app.queries.plan import GoalView, PlanView
from ui import theme
from ui.plan.action_list import ActionList
from ui.plan.criteria import CriteriaList
from ui.plan.drafts import Drafts
from ui.plan.fields import WrappedLine, go_to, named, renew
from ui.plan.fit_scroll import FitScroll
from ui.plan.lack_bar import LackBar
from ui.plan.practices import PracticeOffers
from ui.plan.step_fields import StepFields
from ui.plan.words import crowded_line, horizon_name, size_tip, weight_name
from ui.plan.writing import Writer
from ui.widgets.buttons import IconButton
from ui.widgets.card import line
from ui.widgets.choice import SegmentedChoice
from ui.widgets.date_fields import DateEditor
from ui.widgets.fields import FormField, SuggestEditor, TextEditor
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel
from ui.widgets.saver import flush_pending


class GoalPanel(QFrame):
    """Shows one goal and writes what is changed in it. `removal_wanted` by its button.

    `left_unsaved(goal_id, sentence)` when another goal is shown while an entry of this one was refused; the entry is
    kept and stands there again when the goal comes back.
    """

    removal_wanted = Signal()
    left_unsaved = Signal(str, str)

    def __init__(self, do: Writer) -> None:
        super().__init__()
        self.setObjectName("card")
        self._do = do
        self._drafts = Drafts(self)
        self._workshop: Workshop | None = None
        self._goal: Goal | None = None
        self._make_fields()
        self._lay_out()
        self._connect()

    @property
    def goal_id(self) -> str:
        """The goal that is shown, or ''."""
        return self._goal.id if self._goal else ""

    def show_goal(self, workshop: Workshop, plan: PlanView, shown: GoalView) -> None:
        """Show a goal; what a person is typing in it stays."""
        goal = shown.goal
        afresh = goal.id != self.goal_id
        if afresh:
            self._leave()
        self._workshop, self._goal = workshop, goal
        people = [person.name for person in workshop.participants]
        others = [owner.owner for owner in plan.owners if owner.owner]
        if afresh:
            renew(self.title_field, self.owner_field, self.outcome_field)
        self.lacks.show_lacks(shown.lacks)
        self.title.set_value(goal.title)
        self.owner.set_suggestions([*people, *others])
        self.owner.set_value(goal.owner)
        self.owner_field.set_hint(_owner_hint(shown, plan))
        self.horizon.set_value(goal.horizon)
        self.impact.set_value(goal.impact)
        self.effort.set_value(goal.effort)
        self.outcome.set_value(goal.outcome)
        self.step.show_goal(workshop, goal, afresh=afresh)
        self.criteria.show_goal(workshop, goal, afresh=afresh)
        self.practices.show_goal(workshop, goal)
        self.action_list.show_goal(workshop, goal, [*people, *others], afresh=afresh)
        if afresh:
            self.area.verticalScrollBar().setValue(0)
            self._drafts.bring_back(goal.id)

    def forget(self) -> None:
        """Show no goal any more."""
        self._leave()
        self._goal = None

    def target_of(self, lack: Lack) -> QWidget:
        """Where that which is missing can be entered."""
        if lack == "title":
            return self.title
        if lack in ("owner", "one_owner"):
            return self.owner
        return self.criteria.target_of(lack)

    def focus_lack(self, lack: Lack) -> None:
        """Put the cursor where that which is missing can be entered."""
        go_to(self.target_of(lack))

    def focus_title(self, *, all_selected: bool = False) -> None:
        """Put the cursor into the title."""
        go_to(self.title)
        if all_selected:
            self.title.selectAll()

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits, in the order of the form."""
        yield from self.lacks.stops()
        yield from (self.title, self.owner)
        for choice in (self.horizon, self.impact, self.effort):
            yield choice.focusProxy() or choice
        yield from self.step.stops()
        yield self.outcome
        yield from self.criteria.stops()
        yield from self.practices.stops()
        yield from self.action_list.stops()
        yield self.remove_button

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and keeps_key(event):
            event.accept()
            return True
        return super().event(event)

    # --- inside ---

    def _make_fields(self) -> None:
        self.title = named(
            WrappedLine(tr("What is different when it is done?"), joined=True, max_lines=9), "goal_title"
        )
        self.title.setFont(theme.font(15, QFont.Weight.DemiBold))
        self.title_field = FormField(tr("Goal"), self.title)
        self.owner = named(SuggestEditor(tr("One person")), "goal_owner")
        self.owner_field = FormField(tr("Owner"), self.owner)
        self.horizon = SegmentedChoice([(horizon, horizon_name(horizon)) for horizon in HORIZONS])
        self.horizon_field = FormField(tr("When"), named(self.horizon, "goal_horizon"))
        self.impact = SegmentedChoice(
            [("low", weight_name("low")), ("medium", weight_name("medium")), ("high", weight_name("high"))],
            clearable=True,
        )
        self.impact_field = FormField(tr("Impact"), named(self.impact, "goal_impact"))
        self.effort = SegmentedChoice(
            [("S", "S"), ("M", "M"), ("L", "L")],
            tips={"S": size_tip("S"), "M": size_tip("M"), "L": size_tip("L")},
            clearable=True,
        )
        self.effort_field = FormField(tr("Effort"), named(self.effort, "goal_effort"))
        self.outcome = named(TextEditor(tr("What is better then, and for whom?"), max_lines=6), "goal_outcome")
        self.outcome_field = FormField(tr("Outcome"), self.outcome)
        self.lacks = LackBar()
        self.step = StepFields(self._do)
        self.criteria = CriteriaList(self._do)
        self.practices = PracticeOffers(self._do)
        self.action_list = ActionList(self._do)
        self.remove_button = named(IconButton("trash", tr("Remove the goal (Del on its card)")), "remove_goal")

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self.area = named(FitScroll(), "goal_editor")
        outer.addWidget(self.area)
        body = self.area.body
        body.setContentsMargins(17, 14, 17, 18)
        body.setSpacing(12)
        top = QGridLayout()
        top.setHorizontalSpacing(8)
        top.setColumnStretch(0, 1)
        top.addWidget(self.lacks, 0, 0)
        top.addWidget(self.remove_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        body.addLayout(top)
        body.addWidget(self.title_field)
        body.addLayout(self._people())
        body.addWidget(line())
        body.addWidget(self.step)
        body.addWidget(self.outcome_field)
        for title, part in (
            (tr("Success criteria: how will we know?"), self.criteria),
            (tr("From the model: practices that take you there"), self.practices),
            (tr("Actions"), self.action_list),
        ):
            body.addWidget(line())
            body.addWidget(PlainLabel(title, "strong", wrap=True))
            body.addWidget(part)
        body.addStretch(1)

    def _people(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.owner_field, 1, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.horizon_field, 0, Qt.AlignmentFlag.AlignTop)
        second = QWidget()
        # wraps where the words of a language are long
        flow = FlowLayout(second, gap=10)
        flow.addWidget(self.impact_field)
        flow.addWidget(self.effort_field)
        column.addLayout(first)
        column.addWidget(second)
        return column

    def _connect(self) -> None:
        self.title.committed.connect(lambda value: self._edit(self.title_field, "title", title=value))
        self.owner.committed.connect(lambda value: self._edit(self.owner_field, "owner", owner=value))
        self.outcome.committed.connect(lambda value: self._edit(self.outcome_field, "outcome", outcome=value))
        self.impact.chosen.connect(lambda value: self._edit(self.impact_field, "", impact=value))
        self.effort.chosen.connect(lambda value: self._edit(self.effort_field, "", effort=value))
        self.horizon.chosen.connect(self._on_horizon_chosen)
        self.lacks.wanted.connect(self.focus_lack)
        self.remove_button.clicked.connect(self.removal_wanted)

    def _edit(self, field: FormField, merge: str, **values: object) -> None:
        if self._workshop is None or self._goal is None:
            return
        command = EditGoal(workshop_id=self._workshop.id, goal_id=self._goal.id, **values)  # type: ignore[arg-type]
        self._do(command, field, merge=f"goal:{self._goal.id}:{merge}" if merge else "")

    def _on_horizon_chosen(self, value: object) -> None:
        if self._workshop is None or self._goal is None:
            return
        last = sum(goal.horizon == value for goal in self._workshop.goals)
        command = MoveGoal(workshop_id=self._workshop.id, goal_id=self._goal.id, horizon=value, index=last)  # type: ignore[arg-type]
        self._do(command, self.horizon_field)

    def _leave(self) -> None:
        """Save what was typed in the goal that is shown, and keep what cannot be saved."""
        if self._goal is None:
            return
        flush_pending()
        sentence = self._drafts.keep(self._goal.id)
        if sentence:
            self.left_unsaved.emit(self._goal.id, sentence)


def keeps_key(event: QKeyEvent) -> bool:
    """Whether a key that is also a shortcut of the page belongs to the field that has the focus."""
    focused = QApplication.focusWidget()
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        return True
    if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return isinstance(focused, QComboBox | DateEditor)
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return plain and isinstance(focused, QComboBox) and event.text().isprintable() and bool(event.text())


def _owner_hint(shown: GoalView, plan: PlanView) -> str:
    if "one_owner" in shown.lacks:
        return tr("Name one person: what several own, nobody does.")
    name = " ".join(shown.goal.owner.casefold().split())
    for column in plan.horizons:
        if column.horizon == shown.goal.horizon:
            for owner in column.crowded:
                if " ".join(owner.owner.casefold().split()) == name:
                    return crowded_line(owner, column)
    return ""
