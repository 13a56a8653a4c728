"""What a control that paints itself adds to its Qt class: a ring when the focus came by key, the pointer's coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter

from ui import theme
from ui.widgets.paint import RADIUS, box, by_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object


class Hovering(_Widget):
    """Painted anew when the pointer comes and goes; stands before the Qt class: `class Link(Hovering, QLabel)`."""

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class FocusRing(Hovering):
    """Knows whether the focus came by key; its `paintEvent` calls `paint_ring`."""

    _by_key = False

    @property
    def ringed(self) -> bool:
        """Whether it shows its ring."""
        return self._by_key and self.hasFocus()

    def paint_ring(
        self, painter: QPainter, area: QRectF, *, role: str = "focus", radius: float = RADIUS, width: float = 2
    ) -> None:
        """Paint the ring inside an area while it shows one."""
        if self.ringed:
            box(painter, area, None, theme.color(role), radius=radius, width=width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = by_key(event.reason(), self._by_key)
        super().focusInEvent(event)
