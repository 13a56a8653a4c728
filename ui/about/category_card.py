"""One category of a model to be read: its question, what each level looks like, and the practices to unfold."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.model import Category, MaturityModel
from app.i18n import tr, trn
from ui.about.practice_list import PracticeList
from ui.about.text import LABEL_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.card import Card, line
from ui.widgets.labels import PlainLabel


class CategoryCard(Card):
    """`unfolded(on)` after its practices were shown or hidden by a person."""

    unfolded = Signal(bool)

    def __init__(self, model: MaturityModel, category: Category) -> None:
        super().__init__("")
        self._category = category
        self._cells: dict[int, QVBoxLayout] = {}
        self._practices: list[QWidget] = []
        self.body.addWidget(PlainLabel(category.name, "heading", wrap=True))
        self.body.addWidget(PlainLabel(category.question, "muted", wrap=True))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        for nth, level in enumerate(model.levels):
            name = PlainLabel(f"{level.rank}  {level.name}", "strong", wrap=True)
            name.setFixedWidth(LABEL_WIDTH)
            if nth:
                self._grid.addWidget(line(), 2 * nth, 0, 1, 2)
            self._grid.addWidget(name, 2 * nth + 1, 0, Qt.AlignmentFlag.AlignTop)
            cell = QVBoxLayout()
            cell.setSpacing(8)
            cell.addWidget(PlainLabel(model.headline(category, level.rank), wrap=True))
            cell.addStretch(1)
            self._cells[level.rank] = cell
            self._grid.addLayout(cell, 2 * nth + 1, 1)
        self.body.addLayout(self._grid)
        self.toggle = Button(_practices_words(category, shown=False), "quiet", icon="down")
        self.toggle.setObjectName(f"practices_{category.id}")
        self.toggle.setCheckable(True)
        if not category.practices:
            self.toggle.hide()
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def open(self) -> bool:
        """Whether the practices are shown."""
        return self.toggle.isChecked()

    def set_open(self, on: bool) -> None:
        """Show or hide the practices beneath their levels; they are made when they are first shown."""
        if on and not self._practices:
            for rank, cell in self._cells.items():
                practices = self._category.practices_at(rank)
                if practices:
                    self._practices.append(PracticeList(practices))
                    cell.insertWidget(1, self._practices[-1])
        for widget in self._practices:
            widget.setVisible(on)
        self.toggle.setChecked(on)
        self.toggle.set_icon("up" if on else "down")
        self.toggle.set_text(_practices_words(self._category, shown=on))

    def _on_toggle_clicked(self, on: bool) -> None:
        self.set_open(on)
        self.unfolded.emit(on)


def _practices_words(category: Category, *, shown: bool) -> str:
    if shown:
        return tr("Hide the practices")
    return trn("Show the {n} practice", "Show the {n} practices", len(category.practices))
