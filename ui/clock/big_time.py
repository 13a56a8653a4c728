"""Minutes and seconds in large figures of one width: a second that goes by moves and lays out nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


class BigTime(QWidget):
    """A time such as '06:41' in the colour of a role."""

    def __init__(self, size: int = 24, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._role, self._size = "", "text", size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The time that is shown."""
        return self._text

    @property
    def role(self) -> str:
        """The role of its colour."""
        return self._role

    def set_time(self, text: str, role: str = "text") -> None:
        """Show another time."""
        if (text, role) == (self._text, self._role):
            return
        wider = len(text) != len(self._text)
        self._text, self._role = text, role
        self.setAccessibleName(text)
        if wider:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        steady = "".join("0" if char.isdigit() else char for char in self._text)
        return QSize(metrics.horizontalAdvance(steady) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(theme.color(self._role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)

    def _font(self) -> QFont:
        return theme.font(self._size, QFont.Weight.Bold, tabular=True)
