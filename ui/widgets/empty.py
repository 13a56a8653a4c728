"""What a page shows where there is nothing yet: what it is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import PlainLabel

_ICON = 40
_WIDTH = 460


class EmptyState(QWidget):
    """An icon, a title, a sentence or two and the buttons of the first step, in the middle of the room."""

    def __init__(self, icon: str, title: str, text: str, *buttons: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.title_label = PlainLabel(title, "title", wrap=True)
        self.text_label = PlainLabel(text, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._picture)
        words = QWidget()
        words.setMaximumWidth(_WIDTH)
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        for label in (self.title_label, self.text_label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(label)
        self._words = lines
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(words, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(3)
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def set_texts(self, title: str, text: str) -> None:
        """Say something else."""
        self.title_label.setText(title)
        self.text_label.setText(text)

    def add_below(self, widget: QWidget) -> None:
        """Put something between the text and the buttons, such as a picture of what it speaks of."""
        self._words.addSpacing(6)
        self._words.addWidget(widget)

    def _paint_icon(self) -> None:
        self._picture.setPixmap(theme.pixmap(self._icon, "muted", _ICON, self.devicePixelRatioF()))
