"""A column that scrolls when it is higher than its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Put things into `body`; they take the column's width and scroll up and down only."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scroll_body")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.setWidget(inside)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll so that a widget of the column can be seen."""
        self.ensureWidgetVisible(widget, 0, 24)

    def scroll_by_key(self, key: int) -> bool:
        """Scroll by the page keys and to either end; False for any other key."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
            Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
            Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
            Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
            Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
        }
        if key not in steps:
            return False
        bar.triggerAction(steps[Qt.Key(key)])
        return True
