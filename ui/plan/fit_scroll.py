"""A scrolling column that can be as high as what is in it, up to a limit."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.widgets.scroll import ScrollColumn

NO_LIMIT = 1_000_000


class FitScroll(ScrollColumn):
    """Takes all the height there is, or with `set_limit` that of its content, at most so many points."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._limit = 0
        self.set_limit(0)

    def set_limit(self, limit: int) -> None:
        """Take at most this height; 0 takes all there is."""
        self._limit = limit
        vertical = QSizePolicy.Policy.Minimum if limit else QSizePolicy.Policy.Expanding
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        policy.setHeightForWidth(bool(limit))
        self.setSizePolicy(policy)
        self.updateGeometry()

    @property
    def inside(self) -> QWidget:
        """What is scrolled."""
        inside = self.widget()
        assert inside is not None
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and self.inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 12)

    def hasHeightForWidth(self) -> bool:
        return bool(self._limit)

    def heightForWidth(self, width: int) -> int:
        if not self._limit:
            return -1
        inside = self.body
        height = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return min(self._limit, max(0, height))

    def sizeHint(self) -> QSize:
        if not self._limit:
            return super().sizeHint()
        return QSize(super().sizeHint().width(), self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 40 if not self._limit else 0)
