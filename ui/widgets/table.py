"""Tables that look like the rest: quiet header, one line between rows, pills and strong text in cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import theme
from ui.widgets.pill import paint_pill, pill_size

ROW_HEIGHT = 38
TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 101
"""A cell with a tone under this role is painted as a pill of that tone."""


class CellDelegate(QStyledItemDelegate):
    """Paints a cell as a pill where the model gives a tone under TONE_ROLE."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tone = index.data(TONE_ROLE)
        if not tone:
            super().paint(painter, option, index)
            return
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if not text:
            return
        area = QRectF(option.rect).adjusted(10, 0, -6, 0)
        size = pill_size(text)
        top = area.top() + (area.height() - size.height()) / 2
        painter.save()
        paint_pill(painter, QRectF(area.left(), top, min(size.width(), area.width()), size.height()), text, str(tone))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        if index.data(TONE_ROLE):
            size.setWidth(pill_size(str(index.data(Qt.ItemDataRole.DisplayRole) or "")).width() + 20)
        return size


def style_table(view: QTableView, *, row_height: int = ROW_HEIGHT, stretch: int | None = 0) -> None:
    """Make a table quiet and usable by key: whole rows, no grid, one column that takes the spare width."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setItemDelegate(CellDelegate(view))
    view.setFont(theme.font(tabular=True))
    view.setCornerButtonEnabled(False)
    rows = view.verticalHeader()
    rows.setVisible(False)
    rows.setDefaultSectionSize(row_height)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head = view.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setMinimumSectionSize(56)
    if stretch is not None and view.model() is not None and stretch < view.model().columnCount():
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
