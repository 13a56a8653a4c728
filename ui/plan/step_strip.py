"""The model's levels in a row, with current, target and the gap between them, and the step that a goal takes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.model import MaturityModel
from ui import theme
from ui.plan.words import level_name
from ui.widgets.labels import plain_tooltip
from ui.widgets.marks import paint_mark
from ui.widgets.paint import box

_HEIGHT = 44
_LINE = 14.0
_MARK = 12.0
_SIDE = 14.0


class StepStrip(QWidget):
    """Painted only; the same in words is its accessible name and its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("step_strip")
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ranks: tuple[int, ...] = (0, 1)
        self._shown: tuple[object, ...] = ()
        self._decision: tuple[int | None, int | None] = (None, None)
        self._step: tuple[int, int] | None = None

    def show_step(
        self, model: MaturityModel, current: int | None, target: int | None, step: tuple[int, int] | None, words: str
    ) -> None:
        """Show a decision and a step (None: only the decision); `words` say it to those who hear it."""
        shown = (model.ranks, current, target, step, words)
        if shown == self._shown:
            return
        self._shown = shown
        self._ranks = model.ranks
        self._decision = (current, target)
        self._step = step
        self.setAccessibleName(words)
        names = "\n".join(level_name(model, rank) for rank in model.ranks)
        plain_tooltip(self, f"{words}\n\n{names}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("grid"), 2))
        painter.drawLine(QPointF(self._x(self._ranks[0]), _LINE), QPointF(self._x(self._ranks[-1]), _LINE))
        self._paint_gap(painter)
        self._paint_step(painter)
        for rank in self._ranks:
            self._paint_rank(painter, rank)

    def _paint_gap(self, painter: QPainter) -> None:
        current, target = self._decision
        if current is None or target is None or current == target:
            return
        left, right = sorted((self._x(current), self._x(target)))
        box(painter, QRectF(left, _LINE - 3, right - left, 6), theme.color("gap"), None, radius=3)

    def _paint_step(self, painter: QPainter) -> None:
        if self._step is None or any(rank not in self._ranks for rank in self._step):
            return
        left, right = self._x(self._step[0]), self._x(self._step[1])
        y = _HEIGHT - 4.0
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(right - 4, y - 3), QPointF(right, y))
        painter.drawLine(QPointF(right - 4, y + 3), QPointF(right, y))

    def _paint_rank(self, painter: QPainter, rank: int) -> None:
        current, target = self._decision
        middle = QPointF(self._x(rank), _LINE)
        surface = theme.color("surface")
        if rank == target:
            paint_mark(painter, "target", middle, _MARK + (5 if current == target else 2), theme.color("target_mark"))
        if rank == current:
            paint_mark(painter, "current", middle, _MARK - (2 if current == target else 0), theme.color("current_mark"))
        if rank not in self._decision:
            paint_mark(painter, "current", middle, 7, surface, theme.color("field_line"))
        in_step = self._step is not None and self._step[0] <= rank <= self._step[1]
        painter.setFont(theme.font(11, QFont.Weight.DemiBold if in_step else QFont.Weight.Normal))
        painter.setPen(theme.color("text" if in_step else "muted"))
        painter.drawText(QRectF(middle.x() - 14, _LINE + 7, 28, 14), Qt.AlignmentFlag.AlignCenter, str(rank))

    def _x(self, rank: int) -> float:
        share = self._ranks.index(rank) / max(1, len(self._ranks) - 1)
        return _SIDE + share * (self.width() - 2 * _SIDE)
