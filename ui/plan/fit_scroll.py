"""A scrolling column that can be as high as what is in it, up to a limit, and that goes to a field in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from ui.widgets.scroll import ScrollColumn

NO_LIMIT = 1_000_000
_SETTLING_MS = 250


class FitScroll(ScrollColumn):
    """Takes all the height there is, or with `set_limit` that of its content, at most so many points."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._limit = 0
        self._wanted: QWidget | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self._on_settled)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._show_wanted())
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

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a widget, and stay with it while what is new around it finds its place."""
        self._wanted = widget
        self._settling.start()
        self._show_wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_wanted()

    def _show_wanted(self) -> None:
        wanted = self._wanted
        if wanted is not None and isValid(wanted) and self.isAncestorOf(wanted):
            self.ensureWidgetVisible(wanted, 0, 24)

    def _on_settled(self) -> None:
        self._wanted = None

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
