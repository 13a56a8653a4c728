"""How far each level is covered by practices: a bar and a percentage per level."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.scoring import LevelCoverage
from app.i18n import tr, trn
from app.queries.score import LevelView
from ui import theme
from ui.widgets.paint import box

_ROW, _BAR, _VALUE = 21, 8, 44
_TIGHT = 18


class CoverageBars(QWidget):
    """One line per level, lowest first; what nobody rated is told beside the bar and never counted as missing."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: tuple[LevelView, ...] = ()
        self._coverage: tuple[LevelCoverage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("coverage")

    def show_coverage(self, levels: tuple[LevelView, ...], coverage: tuple[LevelCoverage, ...]) -> None:
        """Show the coverage of these levels."""
        if coverage == self._coverage and [one.label for one in levels] == [one.label for one in self._levels]:
            return
        resized = len(levels) != len(self._levels)
        self._levels, self._coverage = levels, coverage
        lines = (f"{level.label}: {_percent(row)}. {_told(row)}" for level, row in zip(levels, coverage, strict=True))
        self.setAccessibleName(tr("Coverage per level"))
        self.setAccessibleDescription("\n".join(lines))
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, max(1, len(self._levels)) * self._step())

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = self._step()
        name_width = self._name_width()
        for nth, (level, row) in enumerate(zip(self._levels, self._coverage, strict=True)):
            top = float(nth * step)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text" if row.rated else "muted"))
            shown = painter.fontMetrics().elidedText(level.label, Qt.TextElideMode.ElideRight, name_width)
            painter.drawText(QRectF(0, top, name_width + 2, step), _LEFT, shown)
            bar = QRectF(name_width + 10, top + (step - _BAR) / 2, self.width() - name_width - 18 - _VALUE, _BAR)
            self._paint_bar(painter, bar, row)
            painter.setFont(theme.font(12, QFont.Weight.Medium, tabular=True))
            painter.setPen(theme.color("text" if row.rated else "muted"))
            painter.drawText(QRectF(self.width() - _VALUE, top, _VALUE, step), _RIGHT, _percent(row))

    def _paint_bar(self, painter: QPainter, area: QRectF, row: LevelCoverage) -> None:
        if not row.applicable:
            painter.setPen(theme.color("line"))
            painter.drawLine(area.topLeft() + QPointF(0, _BAR / 2), area.topRight() + QPointF(0, _BAR / 2))
            return
        box(painter, area, theme.color("neutral_fill"), None, radius=_BAR / 2)
        if row.coverage:
            filled = QRectF(area.left(), area.top(), max(_BAR, area.width() * float(row.coverage)), _BAR)
            box(painter, filled, theme.color("good"), None, radius=_BAR / 2)

    def _name_width(self) -> int:
        metrics = QFontMetrics(theme.font(12))
        widest = max((metrics.horizontalAdvance(level.label) for level in self._levels), default=0)
        return min(widest + 2, max(60, int(self.width() * 0.46)))

    def _step(self) -> int:
        return _TIGHT if len(self._levels) > 7 else _ROW

    def _tip(self, at: QPoint) -> str:
        nth = at.y() // self._step()
        if not 0 <= nth < len(self._levels):
            return ""
        return f"{self._levels[nth].label}\n{_told(self._coverage[nth])}"


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _percent(row: LevelCoverage) -> str:
    return "–" if row.coverage is None else tr("{n} %").format(n=round(100 * row.coverage))


def _told(row: LevelCoverage) -> str:
    if not row.total:
        return tr("The model names no practices here.")
    if not row.applicable:
        return tr("No practice applies here.")
    if row.complete:
        return trn("The only practice is rated.", "All {n} practices are rated.", row.applicable)
    return tr("{n} of {m} practices are rated; the bar is their mean.").format(n=row.rated, m=row.applicable)
