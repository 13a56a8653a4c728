"""A line with an icon before its text and, where it leads somewhere, a button beside or beneath it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import HEIGHT, Button
from ui.widgets.labels import PlainLabel

ICON = 18
NARROW = 430
_ICONS = {"info": ("about", "muted"), "good": ("check", "good"), "warn": ("warning", "warn"), "bad": ("warning", "bad")}


class Icon(QWidget):
    """A line icon in the colour of its tone: info, good, warn or bad."""

    def __init__(self, tone: str, *, size: int = ICON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._size = size
        self._drop = 0
        self.set_drop(0)

    def set_tone(self, tone: str) -> None:
        """Say something else with it."""
        self._tone = tone
        self.update()

    def set_drop(self, drop: int) -> None:
        """Stand so many points lower."""
        self._drop = drop
        self.setFixedSize(self._size, self._size + 2 + drop)

    def paintEvent(self, event: QPaintEvent) -> None:
        # asked for at each painting, so that it follows the theme
        picture = theme.pixmap(*_ICONS[self._tone], self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, 1 + self._drop), picture)


class IconLine(QWidget):
    """An icon, a text that wraps, and an optional button: beside the text, or beneath it where there is little room."""

    def __init__(self, name: str, tone: str, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.icon = Icon(tone)
        self.label = PlainLabel(text, wrap=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.button = Button("")
        self.button.setObjectName(f"{name}_button")
        self.button.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._narrow = False
        self._place()

    def show_line(self, tone: str, text: str, button: str = "") -> None:
        """Say another thing; a button is there only with a text."""
        self.icon.set_tone(tone)
        if self.label.text() != text:
            self.label.setText(text)
            self.setAccessibleName(text)
        if self.button.accessibleName() != button:
            self.button.set_text(button)
        if self.button.isHidden() == bool(button):
            self.button.setVisible(bool(button))
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def _place(self) -> None:
        beside = not self._narrow and not self.button.isHidden()
        # one line of text stands at the button's middle
        drop = (HEIGHT - ICON - 2) // 2 if beside else 0
        self.label.setContentsMargins(0, drop, 0, drop)
        self.icon.set_drop(drop)
        top = Qt.AlignmentFlag.AlignTop
        for item in (self.icon, self.label, self.button):
            self._grid.removeWidget(item)
        self._grid.addWidget(self.icon, 0, 0, top)
        self._grid.addWidget(self.label, 0, 1)
        row, column = (0, 2) if beside else (1, 1)
        self._grid.addWidget(self.button, row, column, top | Qt.AlignmentFlag.AlignLeft)
