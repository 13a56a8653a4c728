"""The categories of the review as the rows of a table."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.charts.inputs import shown
from app.i18n import tr
from app.queries.review import ReviewRow, ReviewView
from ui import theme
from ui.review import words

CATEGORY, CURRENT, TARGET, GAP, PRIORITY, WEIGHT, PRACTICES = range(7)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReviewTable(QAbstractTableModel):
    """Category, current, target, gap, priority, weight and practices to gain; the order is that of the view."""

    def __init__(self) -> None:
        super().__init__()
        self.view: ReviewView | None = None
        self.rows: tuple[ReviewRow, ...] = ()

    def show_view(self, view: ReviewView) -> bool:
        """Show another view; answers whether the categories or their order differ."""
        same = self.view is not None and self.view.levels == view.levels
        if same and [row.category_id for row in view.rows] == [row.category_id for row in self.rows]:
            self.view, self.rows = view, view.rows
            if self.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, PRACTICES))
            return False
        self.beginResetModel()
        self.view, self.rows = view, view.rows
        self.endResetModel()
        return True

    def level_text(self, row: ReviewRow, column: int, *, short: bool) -> str:
        """A level's cell: rank and name, or the rank alone."""
        assert self.view is not None
        return words.level_words(self.view, row, row.current if column == CURRENT else row.target, short=short)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of categories."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else PRACTICES + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' titles and what they mean."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.table_titles()[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _rich(_column_tip(section)) or None
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, weight, colour and tip of a cell."""
        if self.view is None:
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return words.row_words(self.view, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _rich(self._tip(row, column)) or None
        if role == Qt.ItemDataRole.FontRole:
            strong = column == GAP and row.kind == "decided"
            return theme.font(weight=QFont.Weight.DemiBold if strong else QFont.Weight.Normal, tabular=True)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color(_role(row, column))
        return None

    def _text(self, row: ReviewRow, column: int) -> str:
        if column in (CURRENT, TARGET):
            return self.level_text(row, column, short=False)
        if column == CATEGORY:
            return shown(row.name)
        as_words = {
            GAP: words.gap_words,
            PRIORITY: words.priority_words,
            WEIGHT: words.weight_words,
            PRACTICES: words.practices_words,
        }
        return as_words[column](row)

    def _tip(self, row: ReviewRow, column: int) -> str:
        assert self.view is not None
        if column == PRACTICES:
            return words.practices_tip(self.view, row)
        if column in (CATEGORY, CURRENT, TARGET):
            return self._text(row, column)
        return ""


def _role(row: ReviewRow, column: int) -> str:
    if row.kind != "decided":
        return "muted"
    if column == GAP:
        return "target" if (row.gap or 0) > 0 else "muted"
    if column == PRIORITY:
        return "text" if row.priority == "high" else "muted"
    return "muted" if column == WEIGHT else "text"


def _column_tip(column: int) -> str:
    return {
        GAP: tr("Target minus current level; negative where the target lies below."),
        WEIGHT: tr("0 to 100: how large the gap is on this model’s levels. It grows faster than the gap does."),
        PRACTICES: tr("The model’s practices above the current level, up to the target, that are not in place yet."),
    }.get(column, "")


def _rich(text: str) -> str:
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""
