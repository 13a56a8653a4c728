"""Where the focus is, and how what it is on comes into sight."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Whether the focus is on a widget or within it."""
    focus = QApplication.focusWidget()
    # Qt's annotation knows no None, which is there while no window is active
    return isinstance(focus, QWidget) and (focus is widget or widget.isAncestorOf(focus))


def reveal(widget: QWidget, margin: int = 24) -> None:
    """Show a widget in every scroll area that it lies in, the innermost first."""
    above: QWidget | None = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, margin)
        above = above.parentWidget()


def reveal_soon(widget: QWidget, margin: int = 24) -> None:
    """The same as soon as the layout has given the widget its place."""
    QTimer.singleShot(0, widget, lambda: reveal(widget, margin))
