"""What was typed of paper ballots and not saved yet: a value per sheet, category and side, each step undoable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.votes import Side


class Cell(NamedTuple):
    """A place to type into: the sheet's key (its number, or a participant's id), the category's id and the side."""

    sheet: str
    category_id: str
    side: Side


class Draft:
    """Values by cell: a rank, or None for 'cannot judge'; a cell without a value is blank.

    `by_name` says that the sheets are those of participants, `by_sheet` that a sheet is typed before the next one,
    else a category. Both ways keep what was typed in the other.
    """

    def __init__(self) -> None:
        self.by_name = False
        self.by_sheet = False
        self.values: dict[Cell, int | None] = {}
        self._before: list[dict[Cell, int | None]] = []

    def put(self, cell: Cell, value: int | None) -> None:
        """Type a rank, or None for 'cannot judge'."""
        self._keep()
        self.values[cell] = value

    def blank(self, cells: Iterable[Cell]) -> bool:
        """Make cells blank, as one step; whether any had a value."""
        there = [cell for cell in cells if cell in self.values]
        if there:
            self._keep()
            for cell in there:
                del self.values[cell]
        return bool(there)

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self._before:
            return False
        self.values = self._before.pop()
        return True

    @property
    def undoable(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def forget_steps(self) -> None:
        """No step can be taken back any more, as after saving."""
        self._before.clear()

    def _keep(self) -> None:
        self._before.append(dict(self.values))
