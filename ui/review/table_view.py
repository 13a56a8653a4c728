"""The review's table on the screen: as high as its rows, which wrap their names and practices."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QStyle, QStyleOptionViewItem, QTableView, QWidget

from app.charts.inputs import shown
from app.queries.review import ReviewRow, ReviewView
from ui import theme
from ui.review import words
from ui.review.table_model import CATEGORY, CURRENT, GAP, PRACTICES, PRIORITY, TARGET, WEIGHT, ReviewTable
from ui.widgets.marks import paint_mark
from ui.widgets.table import CellDelegate, style_table
from ui.widgets.textblock import Run, TextBlock

_PAD = 10
_MARK = 10.0
_MARK_ROOM = 18
_LEAST_ROW = 40
_ROW_SPACE = 13
_HEADER = 34
_NARROW = 820
_ROOMY_PRACTICES = 380
_LEAST_TEXTS = 420
"""What names and practices together keep beside the levels' names."""
_WRAPPED = (CATEGORY, CURRENT, TARGET, PRACTICES)
_Index = QModelIndex | QPersistentModelIndex


class ReviewTableView(QTableView):
    """The table; `chosen` carries a category's id on Enter and on a double click.

    `entered_by_focus` says that the focus came, `height_changed` that its rows need more or less room.
    """

    chosen = Signal(str)
    entered_by_focus = Signal()
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ReviewTable()
        self.setObjectName("review_table")
        self.setModel(self.table)
        style_table(self, stretch=None)
        self.cells = _Cells(self)
        self.setItemDelegate(self.cells)
        self.horizontalHeader().setFixedHeight(_HEADER)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def category_id(self) -> str:
        """The category of the row that the keys are on; '' where they are on none."""
        index = self.currentIndex()
        return self.table.rows[index.row()].category_id if index.isValid() else ""

    def show_view(self, view: ReviewView) -> None:
        """Show another view; the keys stay on their category."""
        held = self.category_id
        self.cells.forget()
        if self.table.show_view(view):
            self._go_to(held)
        self.fit()

    def fit(self) -> None:
        """Give columns and rows their size, and the table the height of its rows."""
        self._share_width()
        rows = self.verticalHeader()
        total = 0
        for nth, row in enumerate(self.table.rows):
            height = self.cells.height(row)
            total += height
            if rows.sectionSize(nth) != height:
                rows.resizeSection(nth, height)
        wanted = _HEADER + total + 2
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)
            self.height_changed.emit()

    @property
    def short(self) -> bool:
        """Whether there is room for ranks only, not for the levels' names."""
        return self.viewport().width() < _NARROW

    def minimumSizeHint(self) -> QSize:
        return QSize(320, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.table.rows and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectRow(max(0, self.currentIndex().row()))
        self.entered_by_focus.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # the keys come back to their row, but a row does not look chosen while they are elsewhere
        self.selectionModel().clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.category_id:
            self.chosen.emit(self.category_id)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.table.rows:
            self.selectRow(0 if key == Qt.Key.Key_Home else len(self.table.rows) - 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)

    def row_area(self) -> QRect:
        """Where the row lies that the keys are on, within the table; empty where they are on none."""
        index = self.currentIndex()
        if not index.isValid():
            return QRect()
        area = self.visualRect(index).translated(self.viewport().pos())
        return QRect(0, area.top(), self.width(), area.height())

    def _go_to(self, category_id: str) -> None:
        ids = [row.category_id for row in self.table.rows]
        if category_id in ids:
            index = self.table.index(ids.index(category_id), 0)
            how = QItemSelectionModel.SelectionFlag.Rows
            if self.hasFocus():
                how |= QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, how)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self.table.rows[index.row()].category_id)

    def _share_width(self) -> None:
        head = self.horizontalHeader()
        width = self.viewport().width()
        titles = QFontMetrics(theme.font(12, QFont.Weight.DemiBold))
        wishes = {
            column: titles.horizontalAdvance(words.table_titles()[column]) + 2 * _PAD + 6
            for column in (CURRENT, TARGET, GAP, PRIORITY, WEIGHT)
        }
        for column in (GAP, PRIORITY):
            wishes[column] = max(wishes[column], self.sizeHintForColumn(column) + 6)
        room = (width - sum(wishes[column] for column in (GAP, PRIORITY, WEIGHT)) - _LEAST_TEXTS) // 2
        for column in (CURRENT, TARGET):
            wishes[column] = max(wishes[column], min(room, self._widest_level(column)))
        rest = max(0, width - sum(wishes.values()))
        metrics = QFontMetrics(theme.font(weight=QFont.Weight.DemiBold))
        names = [metrics.horizontalAdvance(shown(row.name)) + 2 * _PAD + 8 for row in self.table.rows]
        wishes[CATEGORY] = max(min(max(names, default=0), int(0.36 * rest)), min(140, rest // 2))
        wishes[PRACTICES] = rest - wishes[CATEGORY]
        self.cells.practice_lines = 2 if wishes[PRACTICES] >= _ROOMY_PRACTICES else 3
        for column, wish in wishes.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            if self.columnWidth(column) != wish:
                self.setColumnWidth(column, wish)

    def _widest_level(self, column: int) -> int:
        metrics = QFontMetrics(theme.font())
        texts = [self.table.level_text(row, column, short=self.short) for row in self.table.rows]
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * _PAD + _MARK_ROOM + 4


class _Cells(CellDelegate):
    """Paints the cells; names and practices wrap, levels wear their marks."""

    def __init__(self, view: ReviewTableView) -> None:
        super().__init__(view)
        self._view = view
        self._blocks: dict[tuple[str, int, bool, int], TextBlock] = {}
        self.practice_lines = 2

    def forget(self) -> None:
        """The rows may say other things now."""
        self._blocks.clear()

    def height(self, row: ReviewRow) -> int:
        """The height that a row needs in the columns as they are."""
        rooms = {column: self._view.columnWidth(column) - 2 * _PAD for column in _WRAPPED}
        rooms[CURRENT] -= _MARK_ROOM
        rooms[TARGET] -= _MARK_ROOM
        tallest = max(self._block(row, column).height(room) for column, room in rooms.items())
        return max(_LEAST_ROW, tallest + _ROW_SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        column = index.column()
        if column not in _WRAPPED:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        row = self._view.table.rows[index.row()]
        area = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        if column in (CATEGORY, PRACTICES):
            self._paint_block(painter, area, self._block(row, column))
        else:
            self._paint_level(painter, area, row, column)
        painter.restore()

    def _block(self, row: ReviewRow, column: int) -> TextBlock:
        short, lines = self._view.short, self.practice_lines
        key = (row.category_id, column, short, lines)
        if key not in self._blocks:
            if column == CATEGORY:
                block = _name_block(row)
            elif column == PRACTICES:
                block = _practices_block(row, lines)
            else:
                block = TextBlock(theme.BODY_PX, max_lines=2)
                text = self._view.table.level_text(row, column, short=short)
                block.set_text(text, "text" if row.kind == "decided" else "muted")
            self._blocks[key] = block
        return self._blocks[key]

    def _paint_block(self, painter: QPainter, area: QRectF, block: TextBlock) -> None:
        width = int(area.width())
        block.draw(painter, area.left(), area.top() + (area.height() - block.height(width)) / 2, width)

    def _paint_level(self, painter: QPainter, area: QRectF, row: ReviewRow, column: int) -> None:
        rank = row.current if column == CURRENT else row.target
        if rank is not None:
            middle = QPointF(area.left() + _MARK / 2 + 1, area.center().y())
            if column == CURRENT:
                paint_mark(painter, "current", middle, _MARK, theme.color("current_mark"))
            else:
                paint_mark(painter, "target", middle, _MARK, theme.color("surface"), theme.color("target_mark"))
            area = area.adjusted(_MARK_ROOM, 0, 0, 0)
        self._paint_block(painter, area, self._block(row, column))


def _name_block(row: ReviewRow) -> TextBlock:
    block = TextBlock(theme.BODY_PX, max_lines=2)
    decided = row.kind == "decided"
    block.set_text(
        shown(row.name), "text" if decided else "muted", QFont.Weight.DemiBold if decided else QFont.Weight.Medium
    )
    return block


def _practices_block(row: ReviewRow, lines: int) -> TextBlock:
    block = TextBlock(13, max_lines=lines)
    text = words.practices_words(row)
    if row.to_gain:
        block.set_runs((Run(f"{len(row.to_gain)}  ", "text", QFont.Weight.DemiBold), Run(text, "text")))
    else:
        block.set_text(text, "muted")
    return block
