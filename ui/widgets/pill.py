"""A short word in a tinted capsule: a state, a rating, a count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import box

TONES = ("neutral", "good", "warn", "bad", "current", "target", "accent")
HEIGHT = 21
_PAD = 9


def pill_font() -> QFont:
    """The font of a pill."""
    return theme.font(12, QFont.Weight.DemiBold)


def pill_size(text: str) -> QSize:
    """The room that a pill takes."""
    return QSize(QFontMetrics(pill_font()).horizontalAdvance(text) + 2 * _PAD + 1, HEIGHT)


def paint_pill(painter: QPainter, area: QRectF, text: str, tone: str) -> None:
    """Paint a pill into an area, its text shortened to fit; for delegates and widgets alike."""
    box(painter, area, theme.color(f"{tone}_fill"), None, radius=area.height() / 2)
    painter.setFont(pill_font())
    painter.setPen(theme.color(tone))
    room = int(area.width()) - 2 * _PAD + 1
    shown = QFontMetrics(pill_font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)


class Pill(QLabel):
    """A pill; tones: neutral, good, warn, bad, current, target, accent."""

    def __init__(self, text: str = "", tone: str = "neutral", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self.set(text, tone)

    def set(self, text: str, tone: str | None = None) -> None:
        """Show another text, in another tone if one is given. ValueError for an unknown tone."""
        if tone is not None and tone not in TONES:
            raise ValueError(f"no such tone: {tone}")
        if (text, tone or self._tone) == (self.text(), self._tone) and self.accessibleName() == text:
            return
        self._tone = tone or self._tone
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def tone(self) -> str:
        """The tone it is painted in."""
        return self._tone

    def sizeHint(self) -> QSize:
        return pill_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = min(HEIGHT, self.height())
        area = QRectF(0, (self.height() - height) / 2, self.width(), height)
        paint_pill(painter, area, self.text(), self._tone)

    def resizeEvent(self, event: object) -> None:
        plain_tooltip(self, self.text() if self.width() < self.sizeHint().width() else "")
