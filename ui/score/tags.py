"""The tags that a card of the ladder wears for the two sides of a decision."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from app.i18n import tr
from ui import theme
from ui.widgets.marks import Side, paint_mark
from ui.widgets.paint import box

SIDES: tuple[Side, Side] = ("current", "target")
TAG_HEIGHT = 17
_MARK = 7.0


def side_name(side: Side) -> str:
    """The word for a side of the decision."""
    return tr("Current") if side == "current" else tr("Target")


def tag_font() -> QFont:
    """The font of a tag."""
    made = theme.font(10, QFont.Weight.Bold)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
    return made


def tag_text(side: Side) -> str:
    """What a tag says."""
    return tr("CURRENT") if side == "current" else tr("TARGET")


def tag_width(side: Side, *, marked: bool = True) -> int:
    """The width of a tag in points, with or without its mark."""
    return QFontMetrics(tag_font()).horizontalAdvance(tag_text(side)) + (24 if marked else 13)


def paint_tag(painter: QPainter, side: Side, area: QRectF, *, marked: bool = True) -> None:
    """Paint the tag that a card of the ladder wears: its mark, if there is room, and its word."""
    ink = theme.color(f"{side}_text")
    box(painter, area, theme.color(side), None, radius=4)
    left = area.left() + 6.5
    if marked:
        paint_mark(painter, side, QPointF(left + _MARK / 2, area.center().y()), _MARK, ink)
        left += _MARK + 4.5
    painter.setFont(tag_font())
    painter.setPen(ink)
    word = QRectF(left, area.top(), area.right() - left, area.height())
    painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, tag_text(side))
