"""Layouts that rest while much changes at once: Qt lays out all that surrounds a widget whenever one is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_DEEPEST = 12
"""So deep widgets lie in each other here; a turn with nothing to do takes no time."""


@contextmanager
def resting(*widgets: QWidget) -> Iterator[None]:
    """Let the layouts of these widgets do nothing meanwhile; what was asked of them is done once, before the paint.

    Name the innermost first: they are laid out in this order, and each asks the one around it.
    """
    rested = [(widget, layout) for widget in widgets if (layout := widget.layout()) is not None and layout.isEnabled()]
    for _, layout in rested:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for widget, layout in rested:
            layout.setEnabled(True)
            # a layout that was asked while it rested does not ask again by itself
            QCoreApplication.postEvent(widget, QEvent(QEvent.Type.LayoutRequest))


def lay_out_now() -> None:
    """Let all layouts do what waits for them, from the inside out, so that every widget has its place.

    Left to itself Qt paints after each turn, of which it takes one for every widget that lies around another.
    """
    for _ in range(_DEEPEST):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


@contextmanager
def column_resting(widget: QWidget) -> Iterator[None]:
    """Let all layouts around a widget rest, up to the column that scrolls; then lay that out, from the outside in.

    From the inside out all that lies above what became higher would be pressed together first, and be painted anew.
    """
    around: list[QWidget] = []
    above: QWidget | None = widget
    while above is not None and (layout := above.layout()) is not None:
        if not layout.isEnabled():
            # whoever lets it rest already lays it out
            yield
            return
        around.append(above)
        above = above.parentWidget()
    with resting(*around):
        yield
    for layer in around:
        layer.updateGeometry()
    area = above.parentWidget() if above is not None else None
    if isinstance(area, QScrollArea):
        QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))
    lay_out_now()


class Apart(QWidget):
    """Gives a widget all the room that it has itself, and keeps it from asking the layouts around for another one.

    Without it a word that becomes longer lets the whole window be laid out, with every page that is not seen.
    """

    def __init__(self, inside: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        inside.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._inside.setGeometry(self.rect())
