"""How the grid looks: its cells, and the head over them with a code and two marks for each category."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui import theme
from ui.grid.table_model import STATE_ROLE, VALUE_ROLE, PaperModel
from ui.grid.words import CANNOT_JUDGE
from ui.widgets.marks import paint_mark
from ui.widgets.paint import box

HEAD_HEIGHT, ROW_HEIGHT = 66, 34
NARROWEST, WIDEST = 40, 100


class CellLook(QStyledItemDelegate):
    """Paints a cell: the level in the colour of its side, a dash for 'cannot judge', a frame where one types."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = option.widget
        area = QRectF(option.rect)
        state, text = str(index.data(STATE_ROLE)), str(index.data(VALUE_ROLE))
        side = PaperModel.side(index.column())
        painter.save()
        if state:
            painter.fillRect(area, theme.color("bad_fill" if state == "fault" else "surface_alt"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()))
        if side == "target":
            painter.setPen(QPen(theme.color("field_line"), 1))
            painter.drawLine(QPointF(area.right(), area.top()), QPointF(area.right(), area.bottom()))
        here = isinstance(view, QTableView) and view.currentIndex() == index
        if here:
            edge = theme.color("focus" if view.hasFocus() else "field_line")
            box(painter, area.adjusted(2, 2, -2, -2), None, edge, width=2)
        if text:
            painter.setFont(theme.font(15, QFont.Weight.DemiBold, tabular=True))
            painter.setPen(theme.color("muted" if text == CANNOT_JUDGE or state == "locked" else side))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class PaperHead(QHeaderView):
    """Over each pair of columns the category's code and as much of its name as fits, below them both marks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("grid_head")
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(NARROWEST)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, PaperModel):
            return
        side, column = model.side(section), model.columns[section // 2]
        whole = self._pair(rect, section)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QPen(theme.color("field_line"), 1))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.drawLine(whole.topRight(), whole.bottomRight())
        inner = QRectF(whole).adjusted(6, 6, -6, 0)
        ink = theme.color("disabled" if column.locked else "text")
        self._line(painter, QRectF(inner.left(), inner.top(), inner.width(), 18), column.code, 13, ink, bold=True)
        ink = theme.color("disabled" if column.locked else "muted")
        self._line(painter, QRectF(inner.left(), inner.top() + 18, inner.width(), 16), column.name, 11, ink)
        middle = QPointF(rect.left() + rect.width() / 2, rect.bottom() - 12)
        paint_mark(painter, side, middle, 9, theme.color("disabled" if column.locked else f"{side}_mark"))
        painter.restore()

    def _pair(self, rect: QRect, section: int) -> QRect:
        first = section - section % 2
        width = self.sectionSize(first) + self.sectionSize(first + 1)
        return QRect(self.sectionViewportPosition(first), rect.top(), width, rect.height())

    @staticmethod
    def _line(painter: QPainter, area: QRectF, text: str, size: int, ink: QColor, *, bold: bool = False) -> None:
        font = theme.font(size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        plain = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, plain)
