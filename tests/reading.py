"""Everything that a window says: what can be read in it or heard from it, seen or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QWidget

_WORDS = ("text", "toPlainText", "placeholderText", "title", "windowTitle", "currentText")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_OWN = re.compile(r"\d\d:\d\d:\d\d|[0-9a-f]{32}")
"""Times of saving and ids: they differ from one room to the next."""


def everything_said(*windows: QWidget) -> list[str]:
    """All texts, tips and names of windows and of what is in them, with the class and name of what says them."""
    found = []
    for window in windows:
        for thing in (window, *window.findChildren(QObject)):
            found += [f"{type(thing).__name__} {thing.objectName()}: {text}" for text in _of(thing)]
    return [_OWN.sub("", text) for text in found]


def _of(thing: QObject) -> Iterator[str]:
    if isinstance(thing, QWidget):
        told = (thing.toolTip(), thing.accessibleName(), thing.accessibleDescription(), thing.statusTip())
        yield from (*told, thing.whatsThis(), thing.objectName())
    if isinstance(thing, QAction):
        yield from (thing.text(), thing.toolTip(), thing.statusTip())
    if isinstance(thing, QAbstractItemView) and thing.model() is not None:
        yield from _of_model(thing.model())
    for word in _WORDS:
        say = getattr(thing, word, None)
        if callable(say):
            yield str(say())
    painted = getattr(thing, "texts", None)
    if callable(painted):
        yield from (str(text) for text in painted())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex())):
        # how many columns a list has is not told to Python
        columns = model.columnCount(QModelIndex()) if isinstance(model, QAbstractTableModel) else 1
        for column in range(columns):
            yield from (str(model.data(model.index(row, column), role)) for role in _ROLES)
