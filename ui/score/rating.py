"""How far a practice is achieved: its words and tones, a small chip, and the strip N P L F n/a that a person sets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.workshop import RATINGS, Rating
from app.i18n import tr
from ui import theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.paint import box

TONES: dict[Rating, str] = {"N": "bad", "P": "warn", "L": "good", "F": "good", "NA": "neutral"}
KEYS: dict[int, Rating] = {
    Qt.Key.Key_N: "N",
    Qt.Key.Key_P: "P",
    Qt.Key.Key_L: "L",
    Qt.Key.Key_F: "F",
    Qt.Key.Key_A: "NA",
}
CHIP = 16
_CELL, _LAST, _HEIGHT = 25, 34, 26


def rating_word(rating: Rating | None) -> str:
    """A rating in words."""
    return {
        "N": tr("Not achieved"),
        "P": tr("Partly achieved"),
        "L": tr("Largely achieved"),
        "F": tr("Fully achieved"),
        "NA": tr("Not applicable"),
        None: tr("Not rated yet"),
    }[rating]


def rating_letter(rating: Rating) -> str:
    """A rating as its letter."""
    return tr("n/a") if rating == "NA" else rating


def paint_chip(painter: QPainter, x: float, y: float, rating: Rating | None) -> None:
    """Paint a rating as a small square with its letter; an open one as an empty square."""
    area = QRectF(x, y, CHIP, CHIP)
    if rating is None:
        box(painter, area, None, theme.color("field_line"), radius=4)
        return
    box(painter, area, theme.color(f"{TONES[rating]}_fill"), None, radius=4)
    painter.setFont(theme.font(10, QFont.Weight.Bold))
    painter.setPen(theme.color(TONES[rating]))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–" if rating == "NA" else rating)


class RatingStrip(FocusRing, QWidget):
    """Five cells N P L F n/a. `wanted(rating)` says what a person chose; None, by a click on the chosen one, opens it.

    Left and right choose the neighbour; N P L F and A choose by letter while the strip has the focus. What is
    shown changes only by `set_rating`, so a refused choice never looks like a kept one.
    """

    wanted = Signal(object, bool)
    stepped = Signal(int)
    unfolded = Signal()
    entered = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating: Rating | None = None
        self._over = -1
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    @property
    def rating(self) -> Rating | None:
        """The rating that it shows."""
        return self._rating

    def set_practice(self, name: str) -> None:
        """Name the practice for a screen reader."""
        if name != self._name:
            self._name = name
            self._tell()

    def set_rating(self, rating: Rating | None) -> None:
        """Show a rating, None for open; emits nothing."""
        if rating != self._rating:
            self._rating = rating
            self._tell()
            self.update()

    def cell(self, rating: Rating) -> QPoint:
        """The middle of a rating's cell, for tests and tours."""
        return self._areas()[RATINGS.index(rating)].center().toPoint()

    def sizeHint(self) -> QSize:
        return QSize(4 * _CELL + _LAST, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        # the letters rate here: they must not go to the next category
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            nth = self._at(event.pos())
            QToolTip.showText(event.globalPos(), rating_word(RATINGS[nth]) if nth >= 0 else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._means(event):
            self.wanted.emit(KEYS[key], True)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._slide(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.wanted.emit(None, True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.unfolded.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        nth = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and nth >= 0 and self.isEnabled():
            rating = RATINGS[nth]
            self.wanted.emit(None if rating == self._rating else rating, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_over(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_over(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        areas = self._areas()
        line = theme.color("line")
        box(painter, whole, theme.color("surface"), line, radius=6)
        for nth, (rating, area) in enumerate(zip(RATINGS, areas, strict=True)):
            on, over = rating == self._rating, nth == self._over and self.isEnabled()
            if on:
                fill, edge = theme.color(f"{TONES[rating]}_fill"), theme.color(TONES[rating])
                box(painter, area, fill, edge, radius=6, width=1.5)
            elif over:
                box(painter, area.adjusted(1, 1, -1, -1), theme.color("surface_alt"), None, radius=5)
            ink = TONES[rating] if on else "text" if over else "muted"
            painter.setFont(theme.font(12, QFont.Weight.Bold if on else QFont.Weight.Medium))
            painter.setPen(theme.color(ink if self.isEnabled() else "disabled"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, rating_letter(rating))
        self.paint_ring(painter, whole, radius=6)

    def _means(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return plain and event.key() in KEYS

    def _slide(self, step: int) -> None:
        here = RATINGS.index(self._rating) if self._rating else -1 if step > 0 else len(RATINGS)
        there = max(0, min(len(RATINGS) - 1, here + step))
        if there != here:
            self.wanted.emit(RATINGS[there], False)

    def _areas(self) -> list[QRectF]:
        widths = [_CELL] * 4 + [_LAST]
        return [QRectF(sum(widths[:nth]), 0, width, _HEIGHT) for nth, width in enumerate(widths)]

    def _at(self, point: QPoint) -> int:
        return next((nth for nth, area in enumerate(self._areas()) if area.contains(point)), -1)

    def _set_over(self, nth: int) -> None:
        if nth != self._over:
            self._over = nth
            self.update()

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {rating_word(self._rating)}")
