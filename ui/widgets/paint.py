"""What the widgets that paint themselves share: crisp rounded boxes, key caps and the text of a shortcut."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui import theme

CAP_PX = 11
CAP_HEIGHT = 17
RADIUS = 7.0


def box(
    painter: QPainter,
    area: QRectF,
    fill: QColor | None,
    line: QColor | None,
    *,
    radius: float = RADIUS,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose line lies wholly inside the area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(Qt.PenStyle.NoPen) if line is None else QPen(line, width)
    if line is not None and dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    half = 0.0 if line is None else width / 2
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)


def by_key(reason: Qt.FocusReason, before: bool) -> bool:
    """Whether a focus that came for this reason shows its ring; coming back to the window keeps what was before."""
    kept = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
    return before if reason in kept else reason != Qt.FocusReason.MouseFocusReason


def cap_font() -> QFont:
    """The font of a key cap."""
    return theme.font(CAP_PX, QFont.Weight.Medium)


def cap_width(key: str) -> int:
    """The width of a key cap in points."""
    return max(19, QFontMetrics(cap_font()).horizontalAdvance(key) + 11)


def cap(painter: QPainter, left: float, middle: float, key: str, ink: QColor) -> None:
    """Paint a key cap whose left edge and vertical middle are given, in the colour of the text beside it."""
    area = QRectF(left, round(middle - CAP_HEIGHT / 2), cap_width(key), CAP_HEIGHT)
    line = QColor(ink)
    line.setAlphaF(0.45 * ink.alphaF())
    box(painter, area, None, line, radius=3.5)
    painter.setPen(QPen(line, 1))
    painter.drawLine(QPointF(area.left() + 3, area.bottom() - 1.5), QPointF(area.right() - 3, area.bottom() - 1.5))
    painter.setFont(cap_font())
    painter.setPen(ink)
    painter.drawText(area.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, key)


def key_text(keys: str) -> str:
    """A shortcut as it stands on a key cap: 'Ctrl+Shift+N' becomes 'Ctrl ⇧ N'."""
    parts = keys.replace("++", "+plus").split("+")
    names = {"Shift": "⇧", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "plus": "+", "Return": "Enter"}
    return " ".join(names.get(part, part) for part in parts if part)
