"""The practices of the model that are still missing between a goal's two levels; each can become a criterion."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.commands import AddCriterion
from app.domain.model import Practice
from app.domain.planning import criterion_from
from app.domain.scoring import UnmetPractice, unmet_practices
from app.domain.workshop import Goal, Workshop
from app.i18n import tr
from ui.plan.rows import Row, Rows
from ui.plan.words import level_name
from ui.plan.writing import Writer
from ui.widgets.buttons import IconButton
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.pill import Pill


class Offer(UnmetPractice, frozen=True):
    """A practice that is missing, and whether the goal already asks for it."""

    used: bool = False
    level: str = ""

    @property
    def id(self) -> str:
        """The practice's id."""
        return self.practice.id


class PracticeOffers(QWidget):
    """A row per missing practice with a button that adds its success criterion to the goal."""

    def __init__(self, do: Writer) -> None:
        super().__init__()
        self._do = do
        self._workshop: Workshop | None = None
        self._goal: Goal | None = None
        self._offers: tuple[Offer, ...] = ()
        self.rows = Rows(self._make_row, spacing=2)
        self.none_label = PlainLabel("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.none_label)
        column.addWidget(self.rows)

    def show_goal(self, workshop: Workshop, goal: Goal) -> None:
        """Show what is missing between the goal's levels."""
        self._workshop, self._goal = workshop, goal
        self._offers = _offers(workshop, goal)
        self.rows.show_entries(self._offers)
        self.none_label.setText("" if self._offers else _why_none(workshop, goal))
        self.none_label.setVisible(not self._offers)

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from self.rows.stops()

    def _make_row(self) -> PracticeRow:
        row = PracticeRow()
        row.wanted.connect(self._on_row_wanted)
        return row

    def _on_row_wanted(self, practice_id: str) -> None:
        offer = next((offer for offer in self._offers if offer.id == practice_id), None)
        if self._workshop is None or self._goal is None or offer is None or offer.used:
            return
        due = self._workshop.horizon_end(self._goal.horizon)
        criterion = criterion_from(offer.practice, tr("yes"), due=due)
        self._do(AddCriterion(workshop_id=self._workshop.id, goal_id=self._goal.id, criterion=criterion))


class PracticeRow(Row):
    """A practice; `wanted(practice id)` when its criterion is to be added."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.add_button = IconButton("plus", "", size=26)
        self.add_button.clicked.connect(lambda: self.wanted.emit(self.key))
        self.label = PlainLabel("", wrap=True)
        self.pill = Pill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        row.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)

    def take(self, key: str) -> None:
        """Be about another practice."""
        super().take(key)
        self.add_button.setObjectName(f"add_practice_{key}")

    def show_entry(self, entry: Offer, number: int) -> None:
        """Show the practice as it is now."""
        practice = entry.practice
        self.label.setText(practice.text)
        self.label.set_role("muted" if entry.used else "")
        self.add_button.set_icon("check" if entry.used else "plus", "good" if entry.used else "accent")
        self.add_button.setEnabled(not entry.used)
        name = tr("Already a success criterion: {text}") if entry.used else tr("Add as success criterion: {text}")
        self.add_button.set_name(name.format(text=_statement(practice)))
        plain_tooltip(self.label, _tip(entry))
        self.pill.set({"N": tr("not yet"), "P": tr("partly")}.get(entry.rating or "", ""), "neutral")
        self.pill.setVisible(entry.rating is not None)

    def stops(self) -> Iterator[QWidget]:
        """The button."""
        yield self.add_button


def _offers(workshop: Workshop, goal: Goal) -> tuple[Offer, ...]:
    asked = {criterion.measure for criterion in goal.criteria}
    return tuple(
        Offer(
            unmet.practice,
            unmet.rating,
            _statement(unmet.practice) in asked,
            level_name(workshop.model, unmet.practice.level),
        )
        for unmet in unmet_practices(workshop, goal.category_id, goal.to_level, goal.from_level)
    )


def _statement(practice: Practice) -> str:
    return practice.success_criterion or practice.text


def _tip(offer: Offer) -> str:
    lines = [offer.level, tr("Criterion: {text}").format(text=_statement(offer.practice))]
    if offer.practice.evidence_hint:
        lines.append(tr("Evidence: {text}").format(text=offer.practice.evidence_hint))
    return "\n".join(lines)


def _why_none(workshop: Workshop, goal: Goal) -> str:
    category = workshop.model.category(goal.category_id)
    between = [p for p in category.practices if goal.from_level < p.level <= goal.to_level]
    if between:
        return tr("All practices of the model up to this level are met or do not apply.")
    return tr("The model names no practice between these levels.")
