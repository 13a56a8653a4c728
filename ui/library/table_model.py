"""The workshops as the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from app.i18n import format_date, tr
from app.queries.library import WorkshopRow
from ui import theme
from ui.library.words import gap_words, levels_words, stage_words
from ui.widgets.table import TONE_ROLE

CLIENT, TEAM, MODEL, DATE, STAGE, LEVELS, GAP, GOALS = range(8)
_LONG = (CLIENT, TEAM, MODEL)
_LEAST = 90
_NARROW = 800
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class WorkshopTable(QAbstractTableModel):
    """Client, team, model, date, stage, current → target, gap and goals of each workshop."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[WorkshopRow, ...] = ()

    def show_rows(self, rows: Sequence[WorkshopRow]) -> None:
        """Show other rows; rows that stay the same keep the selection."""
        rows = tuple(rows)
        if rows == self.rows:
            return
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, GOALS))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of workshops."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else GOALS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("Client"),
            tr("Team"),
            tr("Model"),
            tr("Date"),
            tr("Stage"),
            tr("Current → target"),
            tr("Gap"),
            tr("Goals"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, weight, colour and tone of a cell."""
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (CLIENT, TEAM, MODEL):
            return f"<p style='white-space:pre-wrap'>{_escaped(_text(row, column))}</p>"
        if role == Qt.ItemDataRole.FontRole and column in (CLIENT, GAP):
            return theme.font(weight=QFont.Weight.DemiBold, tabular=True)
        if role == Qt.ItemDataRole.ForegroundRole and column == GAP:
            return theme.color("target" if (row.gap or 0) > 0 else "muted")
        if role == TONE_ROLE and column == STAGE:
            return stage_words(row)[1]
        return None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _text(row: WorkshopRow, column: int) -> str:
    if column == STAGE:
        return stage_words(row)[0]
    return {
        CLIENT: row.client,
        TEAM: row.team or "–",
        MODEL: row.model,
        DATE: format_date(row.date),
        LEVELS: levels_words(row),
        GAP: gap_words(row),
        GOALS: str(row.goals) if row.goals else "–",
    }[column]


class WorkshopView(QTableView):
    """The table: short columns as wide as they need, client, team and model share the rest."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column its width."""
        head = self.horizontalHeader()
        for column in (MODEL, GOALS):
            self.setColumnHidden(column, self.viewport().width() < _NARROW)
        short = [column for column in range(GOALS + 1) if column not in _LONG and not self.isColumnHidden(column)]
        for column in short:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, max(self.sizeHintForColumn(column), head.sectionSizeHint(column)) + 8)
        rest = max(0, self.viewport().width() - sum(self.columnWidth(column) for column in short))
        needs = {
            column: max(_LEAST, self.sizeHintForColumn(column) + 8)
            for column in _LONG
            if not self.isColumnHidden(column)
        }
        spare = rest - sum(needs.values())
        for column, need in needs.items():
            self.setColumnWidth(column, need + spare * need // sum(needs.values()))
