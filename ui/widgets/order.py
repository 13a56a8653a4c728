"""Sets the widgets of a column into an order, touching only those that stand elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget


def set_order(column: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Let a column begin with these widgets, in this order; what stands behind them, such as a stretch, stays."""
    for nth, widget in enumerate(widgets):
        # not itemAt: what Python keeps of an item that is gone may be taken for another one that comes to lie there
        if column.indexOf(widget) != nth:
            # removeWidget and not takeAt: an item that outlives its place keeps the widget's old height
            column.removeWidget(widget)
            column.insertWidget(nth, widget)
