"""The practices of one level as one widget that paints itself: a model may have hundreds of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.model import Practice
from app.i18n import tr
from ui import theme
from ui.widgets.textblock import TextBlock

_INDENT = 16
_GAP = 9
_BETWEEN = 1


class PracticeList(QWidget):
    """Each practice, and smaller beneath it how a group can check it."""

    def __init__(self, practices: Sequence[Practice]) -> None:
        super().__init__()
        self._blocks: list[tuple[TextBlock, TextBlock]] = []
        for practice in practices:
            text, done = TextBlock(theme.BODY_PX), TextBlock(12)
            text.set_text(practice.text)
            done.set_text(tr("Done when: {criterion}").format(criterion=practice.success_criterion), "muted")
            self._blocks.append((text, done))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        spoken = [f"{practice.text} {practice.success_criterion}" for practice in practices]
        self.setAccessibleName("\n".join(spoken))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - _INDENT
        return sum(text.height(room) + done.height(room) + _BETWEEN + _GAP for text, done in self._blocks)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.width() - _INDENT
        y = 0
        for text, done in self._blocks:
            height = text.height(room) + done.height(room) + _BETWEEN + _GAP
            # only what can be seen is painted: the list may be many screens high
            if y + height >= event.rect().top() and y <= event.rect().bottom():
                painter.setFont(theme.font())
                painter.setPen(theme.color("muted"))
                painter.drawText(2, y + painter.fontMetrics().ascent() + 1, "•")
                below = y + text.draw(painter, _INDENT, y, room)
                done.draw(painter, _INDENT, below + _BETWEEN, room)
            y += height
