"""The participants as the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.workshop import Participant
from app.i18n import tr
from ui import theme

NAME, ROLE, TOOLS = range(3)
FIELDS = ("name", "role")

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """Name and role of each participant; the third column leaves room for the row's buttons.

    `counted(n)` follows when there are more or fewer people than before.
    """

    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.people: tuple[Participant, ...] = ()

    def show_people(self, people: Sequence[Participant]) -> None:
        """Show other people; rows that stay are left alone, with what a person is editing there."""
        new, old = tuple(people), self.people
        if new == old:
            return
        first = _shared([p.id for p in old], [p.id for p in new])
        last = _shared([p.id for p in old[first:]][::-1], [p.id for p in new[first:]][::-1])
        gone, come = len(old) - last, len(new) - last
        if gone > first:
            self.beginRemoveRows(_NOWHERE, first, gone - 1)
            self.people = old[:first] + old[gone:]
            self.endRemoveRows()
        if come > first:
            self.beginInsertRows(_NOWHERE, first, come - 1)
            self.people = self.people[:first] + new[first:come] + self.people[first:]
            self.endInsertRows()
        if len(old) != len(new):
            self.counted.emit(len(new))
        before, self.people = self.people, new
        for row, (was, now) in enumerate(zip(before, new, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(row, NAME), self.index(row, ROLE))

    def row_of(self, participant_id: str) -> int:
        """The row of a participant, -1 when there is none."""
        return next((row for row, person in enumerate(self.people) if person.id == participant_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of participants."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Name, role, and the room for buttons."""
        return 0 if parent.isValid() else TOOLS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader calls the columns; they are not shown."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Name"), tr("Role"), "")[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Name and role can be changed in place."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() in (NAME, ROLE) else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip and colour of a cell."""
        if index.column() == TOOLS:
            return None
        person = self.people[index.row()]
        text = person.name if index.column() == NAME else person.role
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > 24:
            return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == ROLE:
            return theme.color("muted")
        return None


def _shared(first: list[str], second: list[str]) -> int:
    """How many entries two lists have in common at their beginning."""
    n = 0
    while n < min(len(first), len(second)) and first[n] == second[n]:
        n += 1
    return n
