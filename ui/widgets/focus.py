"""Where the focus is, and how what it is on comes into sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Whether the focus is on a widget or within it."""
    focus = QApplication.focusWidget()
    # Qt's annotation knows no None, which is there while no window is active
    return isinstance(focus, QWidget) and (focus is widget or widget.isAncestorOf(focus))


def reveal(widget: QWidget, margin: int = 24) -> None:
    """Show a widget in every scroll area that it lies in, the innermost first; its top where it is too high."""
    above: QWidget | None = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            _scroll_to(above, widget, margin)
        above = above.parentWidget()


def reveal_soon(widget: QWidget, margin: int = 24) -> None:
    """The same as soon as the layout has given the widget its place, which takes a column two turns."""
    QTimer.singleShot(0, widget, lambda: QTimer.singleShot(0, widget, lambda: reveal(widget, margin)))


def _scroll_to(area: QScrollArea, widget: QWidget, margin: int) -> None:
    # ensureWidgetVisible would show no more of a text field than its cursor
    bar = area.verticalScrollBar()
    room = area.viewport().height()
    inside = area.widget()
    if inside is None:
        return
    top = widget.mapTo(inside, QPoint(0, 0)).y()
    lowest = top - margin
    highest = top + widget.height() + margin - room
    bar.setValue(min(max(bar.value(), highest), lowest))
