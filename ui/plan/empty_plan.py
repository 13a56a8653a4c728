"""What the plan shows while it has no goal: what a goal is, the gap with most need, and the first step."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.plan import PlanView
from ui.actions import Actions
from ui.plan.fields import named
from ui.plan.step_strip import StepStrip
from ui.plan.words import largest_gap, still_open, why_none
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel


class EmptyPlan(QWidget):
    """The empty state, with the largest gap drawn among its levels."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.all_button = named(Button(kind="primary"), "empty_all_gaps")
        self.all_button.bind(actions["goals_from_all_gaps"])
        self.one_button = named(Button(), "empty_one_gap")
        self.one_button.bind(actions["goal_from_gap"], tr("Goal from this gap"))
        self.score_button = named(Button(tr("Go to Score"), "primary"), "empty_score")
        self.score_button.clicked.connect(lambda: actions.go.emit("score", ""))
        self.free_button = named(Button(kind="quiet"), "empty_free")
        self.free_button.bind(actions["goal_empty"])
        buttons = (self.all_button, self.one_button, self.score_button, self.free_button)
        self.state = EmptyState("plan", tr("No goal yet"), "", *buttons)
        self.gap_card = Card(tr("The gap with most need"))
        self.gap_label = named(PlainLabel("", "", wrap=True), "largest_gap")
        self.strip = named(StepStrip(), "gap_strip")
        self.gap_card.body.addWidget(self.gap_label)
        self.gap_card.body.addWidget(self.strip)
        self.gap_card.setMaximumWidth(460)
        self.gap_card.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state, 1)
        self.state.add_below(self.gap_card)

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from (self.all_button, self.one_button, self.score_button, self.free_button)

    def show_plan(self, workshop: Workshop, view: PlanView) -> None:
        """Say what can be done now."""
        first = next((gap for gap in view.gaps if gap.step), None)
        if first is not None:
            text = tr(
                "A goal takes one category a level further. It has one owner, a date, and success criteria that tell "
                "when it is reached. What the gap and the model know is filled in."
            )
            self.state.set_texts(tr("No goal yet"), f"{text} {still_open(view)}".strip())
            self.gap_label.setText(largest_gap(first, workshop.model))
            self.strip.show_step(workshop.model, first.current, first.target, first.step, self.gap_label.text())
        else:
            self.state.set_texts(tr("No goal yet"), why_none(view))
        self.gap_card.setVisible(first is not None)
        self.all_button.setVisible(first is not None)
        self.one_button.setVisible(first is not None)
        self.score_button.setVisible(view.why_none == "unscored")
