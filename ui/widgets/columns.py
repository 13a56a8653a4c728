"""Pages that scroll as one column, and two columns that become one where the room is narrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from ui.widgets.page import Page as _Page
else:
    _Page = object

TWO_COLUMNS_FROM = 900


class ScrollingPage(_Page):
    """Stands before a page's class: all of the page is `column`, which the page keys scroll; Escape leaves a field."""

    column: ScrollColumn

    def add_column(self) -> None:
        """Fill the page with its column."""
        self.column = ScrollColumn()
        self.content.addWidget(self.column)

    def on_escape(self) -> None:
        """Leave a field, so that the keys of the page work again."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.on_escape()
        elif not self.column.scroll_by_key(event.key()):
            super().keyPressEvent(event)


class TwoColumns(QBoxLayout):
    """Widgets in two columns, left and right, or all beneath each other."""

    def __init__(self, left: Iterable[QWidget], right: Iterable[QWidget], *, gap: int = 16) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom)
        self.setSpacing(gap)
        self.sides = (QVBoxLayout(), QVBoxLayout())
        for side, widgets in zip(self.sides, (left, right), strict=True):
            side.setSpacing(gap)
            for widget in widgets:
                side.addWidget(widget)
            side.addStretch(1)
            self.addLayout(side, 1)

    @property
    def wide(self) -> bool:
        """Whether the columns stand beside each other."""
        return self.direction() == QBoxLayout.Direction.LeftToRight

    def fit(self, room: int) -> bool:
        """Choose by the room's width in points; answers whether that changed anything."""
        wide = room >= TWO_COLUMNS_FROM
        changed = wide != self.wide
        if changed:
            self.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        return changed
