"""Practices under the names of their levels, to be rated with the mouse or, once inside, with N P L F and A alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.problems import Problem
from app.domain.workshop import Rating
from app.queries.score import PracticeView
from ui.score.practice_row import PracticeRow
from ui.widgets.focus import reveal
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import resting
from ui.widgets.order import set_order


class Group(NamedTuple):
    """Practices with what stands above them; '' for nothing."""

    title: str
    practices: tuple[PracticeView, ...]


class PracticeList(QWidget):
    """`rated(practice_id, rating, reason)`: a person rates. One stop for the tab key; up and down go from row to row.

    `answer(practice_id, problem)` tells the row whether its rating was taken.
    """

    rated = Signal(str, object, str)

    def __init__(self, prefix: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._rows: list[PracticeRow] = []
        self._titles: list[PlainLabel] = []
        self._shape: tuple[int, ...] = ()
        self._count = 0
        self._here = 0
        self._advance = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these practices; the place of the focus stays if its practice is still among them."""
        here = self._rows[self._here].practice.id if self._here < self._count else ""
        practices = [practice for group in groups for practice in group.practices]
        with resting(self):
            self._set_shape(groups)
            for label, group in zip(self._titles, groups, strict=False):
                if label.text() != group.title:
                    label.setText(group.title)
                label.setVisible(bool(group.title))
        for row, practice in zip(self._rows, practices, strict=False):
            row.set_practice(practice, self._prefix)
        ids = [practice.id for practice in practices]
        self._set_here(ids.index(here) if here in ids else 0)

    def rows(self) -> list[PracticeRow]:
        """The rows that are shown."""
        return self._rows[: self._count]

    def row(self, practice_id: str) -> PracticeRow:
        """The row of a practice. KeyError when it is not shown."""
        for row in self.rows():
            if row.practice.id == practice_id:
                return row
        raise KeyError(practice_id)

    def enter(self) -> bool:
        """Give the focus to the row where it was last; False when there is none."""
        if not self._count:
            return False
        self._rows[self._here].strip.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def answer(self, practice_id: str, problem: Problem | None) -> None:
        """Tell a row whether its rating was taken; after a letter the next row is up."""
        row = next((row for row in self.rows() if row.practice.id == practice_id), None)
        if row is None:
            return
        if problem is not None:
            row.refuse(str(problem))
            return
        row.accept()
        if self._advance:
            self._step(1)
        self._advance = False

    def settle(self) -> None:
        """Take the reasons that are being typed."""
        for row in self.rows():
            row.settle()

    def _set_shape(self, groups: Sequence[Group]) -> None:
        shape = tuple(len(group.practices) for group in groups)
        if shape == self._shape:
            return
        self._shape = shape
        self._count = sum(shape)
        self._make(len(groups), self._count)
        rows = iter(self._rows)
        order: list[QWidget] = []
        for nth, size in enumerate(shape):
            self._titles[nth].setContentsMargins(0, 12 if nth else 2, 0, 2)
            order += [self._titles[nth], *(next(rows) for _ in range(size))]
        for spare in (*rows, *self._titles[len(shape) :]):
            spare.hide()
            self._column.removeWidget(spare)
        set_order(self._column, order)
        for row in self._rows[: self._count]:
            row.show()

    def _make(self, titles: int, rows: int) -> None:
        while len(self._titles) < titles:
            self._titles.append(PlainLabel("", "label", wrap=True, parent=self))
        while len(self._rows) < rows:
            row = PracticeRow(parent=self)
            row.rated.connect(self._on_row_rated)
            row.stepped.connect(self._step)
            row.entered.connect(lambda row=row: self._on_row_entered(row))
            self._rows.append(row)

    def _on_row_rated(self, practice_id: str, rating: Rating | None, reason: str, by_key: bool) -> None:
        self._advance = by_key and rating is not None
        self.rated.emit(practice_id, rating, reason)

    def _on_row_entered(self, row: PracticeRow) -> None:
        self._set_here(self._rows.index(row))
        reveal(row)

    def _step(self, by: int) -> None:
        there = max(0, min(self._count - 1, self._here + by))
        if there != self._here:
            self._rows[there].strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_here(self, nth: int) -> None:
        self._here = nth
        for at, row in enumerate(self.rows()):
            policy = Qt.FocusPolicy.StrongFocus if at == nth else Qt.FocusPolicy.ClickFocus
            if row.strip.focusPolicy() != policy:
                row.strip.setFocusPolicy(policy)
