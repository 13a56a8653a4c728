"""Who carries what: a pill per owner; pressed, it shows that person's goals on the board."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.planning import OwnerLoad
from app.i18n import tr
from app.queries.plan import PlanView
from ui.plan.pill_button import PillButton
from ui.plan.words import owner_chip, owner_tip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel


class OwnerList(QWidget):
    """`highlighted(owner)` when a person's goals are to stand out; None when all are alike again."""

    highlighted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[PillButton] = []
        self._owners: list[str] = []
        self._chosen: str | None = None
        self._shown: tuple[OwnerLoad, ...] | None = None
        self.none_label = PlainLabel(tr("No goal has an owner yet."), "muted", wrap=True)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=8, row_gap=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none_label)
        column.addWidget(self._holder)

    def show_plan(self, view: PlanView) -> None:
        """Show who carries what now."""
        if view.owners == self._shown:
            return
        self._shown = view.owners
        while len(self._buttons) < len(view.owners):
            self._buttons.append(self._make(len(self._buttons)))
        self._owners = [owner.owner for owner in view.owners]
        for nth, button in enumerate(self._buttons):
            button.setVisible(nth < len(view.owners))
            if nth < len(view.owners):
                owner = view.owners[nth]
                tone = "warn" if owner.overloaded or not owner.owner else "neutral"
                button.set_pill(owner_chip(owner), tone, owner_tip(owner, view))
                button.setObjectName(f"owner_{owner.owner or 'nobody'}")
        if self._chosen is not None and self._chosen not in self._owners:
            self._choose(None)
        self._show_chosen()
        self.none_label.setVisible(not view.owners)
        self._holder.setVisible(bool(view.owners))
        self._holder.updateGeometry()

    def clear(self) -> bool:
        """Let all goals stand out alike; whether one person's did before."""
        if self._chosen is None:
            return False
        self._choose(None)
        return True

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from self._buttons[: len(self._owners)]

    def _make(self, nth: int) -> PillButton:
        button = PillButton(parent=self._holder)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._on_button_clicked(nth))
        self._flow.addWidget(button)
        return button

    def _on_button_clicked(self, nth: int) -> None:
        owner = self._owners[nth]
        self._choose(None if owner == self._chosen else owner)

    def _choose(self, owner: str | None) -> None:
        self._chosen = owner
        self._show_chosen()
        self.highlighted.emit(owner)

    def _show_chosen(self) -> None:
        for owner, button in zip(self._owners, self._buttons, strict=False):
            button.setChecked(owner == self._chosen)
