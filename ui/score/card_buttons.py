"""The quiet buttons of a ladder's card: its foot that sets a level, and the line that unfolds its practices."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.i18n import tr
from ui import theme
from ui.score.tags import side_name
from ui.widgets.focus_ring import Hovering
from ui.widgets.labels import plain_tooltip
from ui.widgets.marks import Side, paint_mark
from ui.widgets.paint import box


def side_width(side: Side) -> int:
    """The width of a side's mark and word in a card's foot."""
    return 12 + QFontMetrics(theme.font(11, QFont.Weight.DemiBold)).horizontalAdvance(side_name(side))


class _Quiet(Hovering, QAbstractButton):
    """A small button that is seen but does not ask for attention."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class SideButton(_Quiet):
    """Half of a card's foot: makes the level the current or the target one, or opens it again."""

    def __init__(self, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self._on = False
        self._suggested = False
        self._roomy = True
        self.set_on(False)

    def set_on(self, on: bool) -> None:
        """Show whether this level is the settled one."""
        self._on = on
        self._tip()
        self.update()

    def set_suggested(self, suggested: bool) -> None:
        """Show that the median of the votes is here."""
        if suggested != self._suggested:
            self._suggested = suggested
            self._tip()
            self.update()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for a word beside the mark."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._tip()
            self.update()

    def _tip(self) -> None:
        name = side_name(self._side)
        again = tr("{side} level: open it again").format(side=name)
        median = tr("{side} level: the median of the votes").format(side=name)
        plain_tooltip(self, again if self._on else median if self._suggested else "" if self._roomy else name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        over = self.underMouse()
        if over:
            box(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), theme.color(f"{self._side}_fill"), None, radius=6)
        elif self._suggested and not self._on:
            area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            box(
                painter,
                area,
                theme.color(f"{self._side}_fill"),
                theme.color(f"{self._side}_mark"),
                radius=6,
                dashed=True,
            )
        lit = self._on or over or self._suggested
        font = theme.font(11, QFont.Weight.DemiBold if self._on else QFont.Weight.Medium)
        word = side_name(self._side)
        width = QFontMetrics(font).horizontalAdvance(word)
        left = (self.width() - width - 12) / 2 if self._roomy else self.width() / 2 - 4
        middle = self.height() / 2
        fill = theme.color(f"{self._side}_mark") if self._on else None
        line = None if self._on else theme.color(f"{self._side}_mark" if lit else "muted")
        paint_mark(painter, self._side, QPointF(left + 4, middle), 8, fill, line)
        if self._roomy:
            painter.setFont(font)
            painter.setPen(theme.color(self._side if lit else "muted"))
            area = QRectF(left + 12, 0, width + 4, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, word)


class FoldButton(_Quiet):
    """Says how many practices of a level are in place, and unfolds them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._met, self._of, self._open = -1, -1, False

    def set_counts(self, met: int, of: int) -> None:
        """Say how many are in place."""
        if (met, of) != (self._met, self._of):
            self._met, self._of = met, of
            self.setVisible(of > 0)
            self.update()

    def set_open(self, unfolded: bool) -> None:
        """Show that they are unfolded."""
        self._open = unfolded
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        over = self.underMouse()
        if over:
            box(painter, QRectF(self.rect()), theme.color("hover"), None, radius=5)
        role = "text" if over else "muted"
        picture = theme.pixmap("up" if self._open else "down", role, 14, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(4, (self.height() - 14) / 2), picture)
        font = theme.font(12)
        text = tr("{n} of {m} in place").format(n=self._met, m=self._of)
        if QFontMetrics(font).horizontalAdvance(text) > self.width() - 22:
            text = tr("{n} of {m}").format(n=self._met, m=self._of)
        painter.setFont(font)
        painter.setPen(theme.color(role))
        area = QRectF(22, 0, self.width() - 22, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
