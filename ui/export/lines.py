"""A line with an icon before its text and, where it leads somewhere, a button behind it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

ICON = 18
_ICONS = {"info": ("about", "muted"), "good": ("check", "good"), "warn": ("warning", "warn"), "bad": ("warning", "bad")}


class Icon(QWidget):
    """A line icon in the colour of its tone: info, good, warn or bad."""

    def __init__(self, tone: str, *, size: int = ICON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = tone
        self._size = size
        self.setFixedSize(size, size + 2)

    def set_tone(self, tone: str) -> None:
        """Say something else with it."""
        self.tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        # asked for at each painting, so that it follows the theme
        picture = theme.pixmap(*_ICONS[self.tone], self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, 1), picture)


class IconLine(QWidget):
    """An icon, a text that wraps, and an optional button."""

    def __init__(self, name: str, tone: str, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.icon = Icon(tone)
        self.label = PlainLabel(text, wrap=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.button = Button("", "quiet")
        self.button.setObjectName(f"{name}_button")
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, tone: str, text: str, button: str = "") -> None:
        """Say another thing; a button is there only with a text."""
        self.icon.set_tone(tone)
        if self.label.text() != text:
            self.label.setText(text)
            self.setAccessibleName(text)
        if self.button.text() != button:
            self.button.set_text(button)
        self.button.setVisible(bool(button))
