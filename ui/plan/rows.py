"""A list of rows, one per entry, that keeps each entry in its row while others come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget


class Entry(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


class Row(QFrame):
    """One entry on the screen; `key` is its id, '' while the row waits for one."""

    key = ""

    def take(self, key: str) -> None:
        """Be about another entry from now on: forget what was typed about the one before."""
        self.key = key

    def show_entry(self, entry: Any, number: int) -> None:
        """Show the entry as it is now; the first has number 1."""

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits, in order."""
        yield from ()


R = TypeVar("R", bound=Row)


class Rows(QWidget, Generic[R]):
    """The rows of a list, made when needed and used again."""

    def __init__(self, make: Callable[[], R], spacing: int = 8) -> None:
        super().__init__()
        self._make = make
        self.rows: list[R] = []
        self._spare: list[R] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self.hide()

    def show_entries(self, entries: Sequence[Entry], *, afresh: bool = False) -> bool:
        """Show these entries; `afresh` when they are another goal's. Answers whether rows came, went or moved."""
        before = [row.key for row in self.rows]
        wanted = [entry.id for entry in entries]
        changed = before != wanted
        if changed:
            self._assign(wanted, afresh)
        for nth, (row, entry) in enumerate(zip(self.rows, entries, strict=True)):
            row.show_entry(entry, nth + 1)
        return changed

    def row(self, key: str) -> R | None:
        """The row of an entry, or None."""
        return next((row for row in self.rows if row.key == key), None)

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits, row by row."""
        for row in self.rows:
            yield from row.stops()

    def _assign(self, wanted: list[str], afresh: bool) -> None:
        focused = QApplication.focusWidget()
        held = next((n for n, row in enumerate(self.rows) if focused is not None and row.isAncestorOf(focused)), None)
        kept = {} if afresh else {row.key: row for row in self.rows if row.key in wanted}
        free = [row for row in self.rows if row.key not in kept] + self._spare
        lost = held is not None and self.rows[held] in free
        rows: list[R] = []
        for key in wanted:
            row = kept.get(key) or (free.pop(0) if free else self._make())
            if row.key != key:
                row.take(key)
            rows.append(row)
        for row in free:
            if row.key:
                row.take("")
            row.hide()
        self._spare = free
        self.rows = rows
        for nth, row in enumerate(rows):
            if self._column.indexOf(row) != nth:
                self._column.insertWidget(nth, row)
            row.show()
        self.setVisible(bool(rows))
        if lost and held is not None and rows:
            next(rows[min(held, len(rows) - 1)].stops()).setFocus()
