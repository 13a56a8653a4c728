"""A drawing of the plan's first two sheets in the shape of the chosen paper, with the workshop's own gaps on one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.paint import box

SHEET_WIDTH = 112.0
SHIFT = 34.0
SHAPES = {"a4": 297 / 210, "letter": 11 / 8.5}
MAX_ROWS = 9
_MARGIN = 12.0


class Sketch(QWidget):
    """Two sheets, the cover behind the summary. It says nothing that is not said beside it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._paper = "a4"
        self._rows: tuple[tuple[float, float], ...] = ()

    def set_paper(self, paper: str) -> None:
        """Take the shape of 'a4' or 'letter'."""
        self._paper = paper
        self.updateGeometry()
        self.update()

    def set_rows(self, rows: tuple[tuple[float, float], ...]) -> None:
        """Draw gaps, each from a current to a target level, both 0 for the lowest and 1 for the highest."""
        self._rows = rows[:MAX_ROWS]
        self.update()

    def sizeHint(self) -> QSize:
        tallest = max(SHAPES.values()) * SHEET_WIDTH
        return QSize(round(SHEET_WIDTH + SHIFT) + 2, round(tallest + SHIFT / 2) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = (SHEET_WIDTH, SHEET_WIDTH * SHAPES.get(self._paper, SHAPES["a4"]))
        self._draw_cover(painter, QRectF(1, 1, *size))
        self._draw_summary(painter, QRectF(1 + SHIFT, 1 + SHIFT / 2, *size))

    def _draw_cover(self, painter: QPainter, sheet: QRectF) -> None:
        box(painter, sheet, theme.color("surface"), theme.color("field_line"), radius=3)
        painter.fillRect(QRectF(sheet.left() + 1, sheet.top() + 1, sheet.width() - 2, 7), theme.color("accent"))

    def _draw_summary(self, painter: QPainter, sheet: QRectF) -> None:
        box(painter, sheet, theme.color("surface"), theme.color("field_line"), radius=3)
        left, width = sheet.left() + _MARGIN, sheet.width() - 2 * _MARGIN
        top = sheet.top() + _MARGIN
        for share, height, role in ((0.72, 5.0, "muted"), (0.5, 3.0, "line")):
            box(painter, QRectF(left, top, width * share, height), theme.color(role), None, radius=height / 2)
            top += height + 5
        top += 3
        tile = (width - 2 * 5) / 3
        for nth, role in enumerate(("current_fill", "target_fill", "surface_alt")):
            box(
                painter,
                QRectF(left + nth * (tile + 5), top, tile, 17),
                theme.color(role),
                theme.color("line"),
                radius=3,
            )
        self._draw_gaps(painter, QRectF(left, top + 28, width, sheet.bottom() - _MARGIN - top - 28))

    def _draw_gaps(self, painter: QPainter, area: QRectF) -> None:
        if not self._rows:
            for nth in range(5):
                wide = area.width() * (1.0, 0.86, 0.93, 0.7, 0.4)[nth]
                box(painter, QRectF(area.left(), area.top() + nth * 11, wide, 3), theme.color("line"), None, radius=1.5)
            return
        step = min(12.0, area.height() / len(self._rows))
        for nth, (current, target) in enumerate(self._rows):
            middle = area.top() + (nth + 0.5) * step
            from_x, to_x = (area.left() + 4 + share * (area.width() - 8) for share in (current, target))
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
            painter.setPen(QPen(theme.color("gap"), 3, c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(from_x, middle), QPointF(to_x, middle))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("current_mark"))
            painter.drawEllipse(QPointF(from_x, middle), 3, 3)
            painter.setBrush(theme.color("target_mark"))
            painter.drawPolygon(
                QPolygonF([QPointF(to_x + x, middle + y) for x, y in ((0, -4), (4, 0), (0, 4), (-4, 0))])
            )
