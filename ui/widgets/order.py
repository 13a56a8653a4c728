"""Sets the widgets of a column into an order, touching only those that stand elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget


def set_order(column: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Let a column begin with these widgets, in this order; what stands behind them, such as a stretch, stays."""
    for nth, widget in enumerate(widgets):
        item = column.itemAt(nth)
        if item is None or item.widget() is not widget:
            # removeWidget and not takeAt: an item that outlives its place keeps the widget's old height
            column.removeWidget(widget)
            column.insertWidget(nth, widget)
