"""Where the focus is, and how what it is on comes into sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Whether the focus is on a widget or within it."""
    focus = QApplication.focusWidget()
    # Qt's annotation knows no None, which is there while no window is active
    return isinstance(focus, QWidget) and (focus is widget or widget.isAncestorOf(focus))


@contextmanager
def focus_kept(widget: QWidget) -> Iterator[None]:
    """Keep the focus where it is within a widget whose parts get other parents meanwhile: Qt takes it from those."""
    here = QApplication.focusWidget() if holds_focus(widget) else None
    yield
    if here is not None and QApplication.focusWidget() is not here:
        # left and entered for this reason a field keeps its selection
        here.setFocus(Qt.FocusReason.PopupFocusReason)


def reveal(widget: QWidget, margin: int = 24, *, height: int = 0) -> None:
    """Show a widget in every scroll area that it lies in, the innermost first; its top where it is too high.

    `height`: it is going to be so high, and is not to be moved then.
    """
    above: QWidget | None = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            _scroll_to(above, widget, margin, height)
        above = above.parentWidget()


def reveal_soon(widget: QWidget, margin: int = 24) -> None:
    """The same as soon as the layout has given the widget its place, which takes a column two turns."""
    QTimer.singleShot(0, widget, lambda: QTimer.singleShot(0, widget, lambda: reveal(widget, margin)))


def _scroll_to(area: QScrollArea, widget: QWidget, margin: int, height: int) -> None:
    # ensureWidgetVisible would show no more of a text field than its cursor
    bar = area.verticalScrollBar()
    room = area.viewport().height()
    inside = area.widget()
    if inside is None:
        return
    top = widget.mapTo(inside, QPoint(0, 0)).y()
    lowest = top - margin
    highest = top + max(widget.height(), height) + margin - room
    bar.setValue(min(max(bar.value(), highest), lowest))
