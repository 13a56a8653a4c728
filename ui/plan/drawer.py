"""The card under the board: what the group does not do, and who carries what; one of them open, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.plan.fields import named
from ui.plan.fit_scroll import FitScroll
from ui.plan.panel import keeps_key
from ui.widgets.buttons import Button


class Leaf(Protocol):
    """A part of the drawer."""

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""


class Drawer(QFrame):
    """`opened(name)` when a person opens a part, '' when the drawer is shut."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._leaves: dict[str, QWidget] = {}
        self._tabs: dict[str, Button] = {}
        self.open_name = ""
        self.area = named(FitScroll(), "drawer_area")
        self.area.set_limit(190)
        self._heads = QHBoxLayout()
        self._heads.setSpacing(4)
        self._heads.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 5)
        column.setSpacing(4)
        column.addLayout(self._heads)
        column.addWidget(self.area)
        self.area.body.setContentsMargins(8, 4, 8, 8)

    def add(self, name: str, leaf: QWidget, tab: Button) -> None:
        """Add a part with the button that opens and shuts it."""
        self._leaves[name] = leaf
        self._tabs[name] = tab
        tab.setCheckable(True)
        tab.setObjectName(f"drawer_{name}")
        tab.clicked.connect(lambda: self._on_tab_clicked(name))
        self._heads.insertWidget(self._heads.count() - 1, tab)
        self.area.body.addWidget(leaf)
        self.open(self.open_name)

    def open(self, name: str) -> None:
        """Show a part; '' shuts the drawer."""
        self.open_name = name
        for key, leaf in self._leaves.items():
            leaf.setVisible(key == name)
            self._tabs[key].setChecked(key == name)
            self._tabs[key].set_icon("down" if key == name else "right")
        self.area.setVisible(bool(name))
        self.area.verticalScrollBar().setValue(0)
        self.fit()

    def fit(self) -> None:
        """Be as high as what is in it, within the limit."""
        self.area.updateGeometry()

    def set_limit(self, height: int) -> None:
        """Take at most this height for what is in it."""
        self.area.set_limit(max(150, height))

    def stops(self) -> Iterable[QWidget]:
        """What the tab key visits."""
        yield from self._tabs.values()
        leaf = self._leaves.get(self.open_name)
        if leaf is not None:
            yield from leaf.stops()  # type: ignore[attr-defined]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and keeps_key(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def _on_tab_clicked(self, name: str) -> None:
        self.open("" if name == self.open_name else name)
        self.opened.emit(self.open_name)
