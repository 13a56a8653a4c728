"""The draft as a table: a row for each sheet, two columns for each category."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.model import MaturityModel
from app.domain.votes import SIDES, Side
from ui.grid import words
from ui.grid.draft import Cell, Draft
from ui.grid.paper import Column, Sheet

VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
STATE_ROLE = VALUE_ROLE + 1
"""'' for an ordinary cell, 'locked' for one that takes no vote, 'fault' for one that keeps all from being saved."""

_Index = QModelIndex | QPersistentModelIndex


class PaperModel(QAbstractTableModel):
    """Shows a draft. The view changes the draft and tells which cells did."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft()
        self.model: MaturityModel | None = None
        self.sheets: Sequence[Sheet] = ()
        self.columns: Sequence[Column] = ()
        self.faults: frozenset[Cell] = frozenset()

    def show(self, model: MaturityModel, draft: Draft, sheets: Sequence[Sheet], columns: Sequence[Column]) -> None:
        """Show other sheets or columns; where only sheets were added or their names changed, nothing moves."""
        same = (model.levels, columns, draft) == (self.model and self.model.levels, self.columns, self.draft)
        longer = same and [sheet.key for sheet in sheets[: len(self.sheets)]] == [sheet.key for sheet in self.sheets]
        if longer and len(sheets) >= len(self.sheets):
            if len(sheets) > len(self.sheets):
                self.beginInsertRows(QModelIndex(), len(self.sheets), len(sheets) - 1)
                self.sheets = sheets
                self.endInsertRows()
            elif sheets != self.sheets:
                self.sheets = sheets
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(sheets) - 1)
            return
        self.beginResetModel()
        self.model, self.draft, self.sheets, self.columns = model, draft, sheets, columns
        self.endResetModel()

    def set_faults(self, faults: frozenset[Cell]) -> None:
        """Mark the cells that keep the draft from being saved."""
        if faults != self.faults:
            self.faults = faults
            self.tell()

    def tell(self, index: _Index | None = None) -> None:
        """One cell changed, or any of them."""
        if index is not None:
            self.dataChanged.emit(index, index)
        elif self.sheets and self.columns:
            last = self.index(len(self.sheets) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def cell(self, index: _Index) -> Cell:
        """The cell of the draft at an index."""
        return Cell(self.sheets[index.row()].key, self.column(index).category_id, self.side(index.column()))

    def column(self, index: _Index) -> Column:
        """The category of an index."""
        return self.columns[index.column() // 2]

    def place(self, cell: Cell) -> QModelIndex:
        """The index of a cell; an invalid one where it is not shown."""
        rows = [nth for nth, sheet in enumerate(self.sheets) if sheet.key == cell.sheet]
        columns = [nth for nth, column in enumerate(self.columns) if column.category_id == cell.category_id]
        if not rows or not columns:
            return QModelIndex()
        return self.index(rows[0], 2 * columns[0] + SIDES.index(cell.side))

    @staticmethod
    def side(column: int) -> Side:
        """The side of a column."""
        return SIDES[column % 2]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sheets)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2 * len(self.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == VALUE_ROLE:
            return self._text(cell)
        if role == STATE_ROLE:
            return "locked" if self.column(index).locked else "fault" if cell in self.faults else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index, cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return words.shown(self.sheets[section].name, 28) if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            column = self.columns[section // 2]
            return f"{column.code} {column.name}, {words.side_word(self.side(section))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            from html import escape

            column = self.columns[section // 2]
            told = "\n".join(filter(None, (f"{column.code}  {column.name}", column.locked)))
            return f"<p style='white-space:pre-wrap'>{escape(told)}</p>"
        return None

    def _text(self, cell: Cell) -> str:
        if cell not in self.draft.values:
            return ""
        value = self.draft.values[cell]
        return words.CANNOT_JUDGE if value is None else str(value)

    def _told(self, index: _Index, cell: Cell) -> str:
        sheet, column = self.sheets[index.row()], self.column(index)
        place = words.place_words(sheet.name, column.name, cell.side)
        if column.locked:
            return f"{place}: {column.locked}"
        if cell not in self.draft.values or self.model is None:
            return place
        return f"{place}: {words.value_words(self.model, self.draft.values[cell])}"
