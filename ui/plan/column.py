"""A column of the board: a horizon, its load, and the cards of its goals."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.i18n import tr
from app.queries.plan import HorizonView
from ui import theme
from ui.plan.fields import named
from ui.plan.fit_scroll import NO_LIMIT, FitScroll
from ui.plan.goal_card import RING, GoalCard
from ui.plan.words import column_title, column_until, crowded_lines, effort_line, effort_tip
from ui.widgets.card import Well
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tooltip
from ui.widgets.paint import box

SPACING = 6
_SIDE = 12 - RING
_MARK = 3


class HorizonColumn(Well):
    """Shows the goals of a horizon; the cards come from the board, which owns them."""

    def __init__(self, horizon: str) -> None:
        super().__init__()
        self.horizon = horizon
        self.cards: list[GoalCard] = []
        self._stacked = False
        self._shown: HorizonView | None = None
        self.title_label = named(ElidedLabel("", "strong"), f"title_{horizon}")
        self.until_label = PlainLabel("", "small")
        self.meter = LoadMeter()
        self.effort_label = named(PlainLabel("", "small", wrap=True), f"effort_{horizon}")
        self.crowded_label = named(PlainLabel("", "warn", wrap=True), f"crowded_{horizon}")
        self.crowded_label.setFont(theme.font(12))
        self.empty_label = PlainLabel("", "small", wrap=True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = named(FitScroll(), f"goals_{horizon}")
        self.body.setSpacing(SPACING)
        self.body.setContentsMargins(_SIDE, 11, 0, 8)
        self._add_head()
        self.body.addWidget(self.area, 1)
        self._fill_scroll()

    def show_column(self, column: HorizonView) -> None:
        """Show the head; the cards follow by `set_cards`."""
        head = structs.replace(column, goals=())
        if head == self._shown:
            return
        self._shown = head
        self.title_label.setText(column_title(column))
        self.until_label.setText(column_until(column))
        self._fit_head()
        effort = effort_line(column)
        self.meter.set_load(column.load.days, float(column.load.available))
        self.meter.setVisible(bool(effort))
        self.effort_label.setText(effort)
        self.effort_label.setVisible(bool(effort))
        for widget in (self.meter, self.effort_label):
            plain_tooltip(widget, effort_tip(column))
        crowded = "\n".join(crowded_lines(column))
        self.crowded_label.setText(crowded)
        self.crowded_label.setVisible(bool(crowded))
        plain_tooltip(self.crowded_label, effort_tip(column))
        self.area.setAccessibleName(f"{column_title(column)}, {column_until(column)}")

    def set_cards(self, cards: Sequence[GoalCard]) -> bool:
        """Show these cards in this order; answers whether any had to be moved."""
        self.empty_label.setVisible(not cards)
        if list(cards) == self.cards:
            return False
        inside = self.area.body
        for card in self.cards:
            inside.removeWidget(card)
        for nth, card in enumerate(cards):
            inside.insertWidget(nth, card)
            card.show()
        self.cards = list(cards)
        self.area.updateGeometry()
        return True

    def set_stacked(self, stacked: bool) -> None:
        """Be as high as the cards, or scroll them in the height there is."""
        self._stacked = stacked
        self.area.set_limit(NO_LIMIT if stacked else 0)
        never, wanted = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.area.setVerticalScrollBarPolicy(never if stacked else wanted)
        self._on_range_changed(0, self.area.verticalScrollBar().maximum())
        self.empty_label.setText(
            tr("Nothing here. Drag a goal here, or move it with Alt and an arrow.")
            if not stacked
            else tr("Nothing here yet.")
        )

    def drop_index(self, at: QPoint, moving: str) -> int:
        """Where among the other cards one would land that is let go at a global point."""
        y = self.area.inside.mapFromGlobal(at).y()
        return sum(card.geometry().center().y() < y for card in self.cards if card.goal_id != moving)

    def show_mark(self, index: int, moving: str) -> None:
        """Show with a line where a card would land."""
        others = [card.geometry() for card in self.cards if card.goal_id != moving]
        inside = self.area.inside
        gap = self.area.body.spacing()
        gap_right = self.area.body.contentsMargins().right()
        if not others:
            y = 4
        elif index < len(others):
            y = others[index].top() - gap // 2
        else:
            y = others[-1].bottom() + 1 + gap // 2
        self._mark.setGeometry(QRect(RING, max(0, y - _MARK), inside.width() - 2 * RING - gap_right, 2 * _MARK))
        self._mark.show()
        self._mark.raise_()

    def hide_mark(self) -> None:
        """Nothing would land here."""
        self._mark.hide()

    def _add_head(self) -> None:
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setContentsMargins(RING, 0, RING + _SIDE, 0)
        head.setSpacing(8)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.until_label)
        self.body.addLayout(head)
        for widget in (self.meter, self.effort_label, self.crowded_label):
            row = QHBoxLayout()
            row.setContentsMargins(RING, 0, RING + _SIDE, 0)
            row.addWidget(widget)
            self.body.addLayout(row)

    def _fill_scroll(self) -> None:
        inside = self.area.body
        inside.setSpacing(10 - 2 * RING)
        inside.addWidget(self.empty_label)
        inside.addStretch(1)
        self._on_range_changed(0, 0)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._mark = _DropMark(self.area.inside)
        self._mark.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Name and date side by side where both fit."""
        room = self.width() - 2 * (_SIDE + RING) - 8
        fits = self.title_label.sizeHint().width() + self.until_label.sizeHint().width() <= room
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(wanted)
        self._head.setSpacing(8 if fits else 1)

    def _on_range_changed(self, _least: int, most: int) -> None:
        # the bar stands in the margin, so that the cards keep their width
        self.area.body.setContentsMargins(0, 0, 0 if most and not self._stacked else _SIDE, 0)


class LoadMeter(QWidget):
    """How much of the time that people have is planned: a bar that overflows in another colour."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_load(self, days: float, available: float) -> None:
        """Show planned days against those that people have."""
        share = days / available if available else float(days > 0) * 2
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        box(painter, area, theme.color("grid"), None, radius=2.5)
        if self._share > 0:
            filled = QRectF(area.left(), area.top(), max(5.0, area.width() * min(1.0, self._share)), area.height())
            box(painter, filled, theme.color("warn" if self._share > 1 else "accent"), None, radius=2.5)


class _DropMark(QLabel):
    """A line with a dot where a dragged card would land."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop_mark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(area.left() + 2, area.center().y() - 1.25, area.width() - 4, 2.5)
        box(painter, line, theme.color("accent"), None, radius=1.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QRectF(area.left(), area.center().y() - _MARK, 2 * _MARK, 2 * _MARK))
