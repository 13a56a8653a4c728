"""A column that scrolls when it is higher than its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ui import theme


class ScrollColumn(QScrollArea):
    """Put things into `body`; they take the column's width and scroll up and down only.

    One whose ground is a role's colour is scrolled by moving what is painted; a transparent one is painted anew.
    """

    def __init__(self, *, ground: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Ground(ground) if ground else QWidget()
        inside.setObjectName("scroll_body")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.setWidget(inside)
        if ground:
            # another height shows more of the same, or less
            for layer in (self, self.viewport(), inside):
                layer.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

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


class _Ground(QWidget):
    """What scrolls, in one colour."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.color(self._role))
