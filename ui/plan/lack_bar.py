"""What a goal still lacks, in words that lead to the field where it can be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.planning import Lack
from app.i18n import tr
from ui.plan.pill_button import PillButton
from ui.plan.words import lack_word
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel


class LackBar(QWidget):
    """`wanted(lack)` when a person wants to mend what is missing."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, PillButton] = {}
        self._lacks: tuple[Lack, ...] | None = None
        self.label = PlainLabel("", "label")
        self.label.setObjectName("goal_lacks")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.label)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=6, row_gap=0)
        column.addWidget(self._holder)

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """Show what is missing now."""
        if tuple(lacks) == self._lacks:
            return
        self._lacks = tuple(lacks)
        self.label.setText(tr("Still missing") if lacks else tr("✓ Complete: nothing is missing"))
        self.label.set_role("label" if lacks else "good")
        for lack in lacks:
            if lack not in self._buttons:
                self._buttons[lack] = self._make(lack)
        focused = next((name for name, button in self._buttons.items() if button.hasFocus()), "")
        # the order of the form, whatever was missing first
        for name, button in self._buttons.items():
            self._flow.removeWidget(button)
            button.setVisible(name in lacks)
        for lack in lacks:
            self._flow.addWidget(self._buttons[lack])
        self._holder.setVisible(bool(lacks))
        if focused in lacks:
            self._buttons[focused].setFocus()
        self._holder.updateGeometry()

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        for lack in self._lacks or ():
            yield self._buttons[lack]

    def _make(self, lack: Lack) -> PillButton:
        button = PillButton(lack_word(lack), "warn", parent=self._holder)
        button.setObjectName(f"lack_{lack}")
        button.clicked.connect(lambda: self.wanted.emit(lack))
        return button
