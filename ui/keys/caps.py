"""Keys as caps: 'or' between alternatives, an ellipsis in a row of keys, and the place that waits for a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui import theme
from ui.widgets.paint import CAP_HEIGHT, box, cap, cap_width, key_text

_GAP = 5
_DOT = 5
_WAITING = 34


class KeyCaps(QWidget):
    """The keys of one line; a dot before them says that they were changed."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[tuple[str, str]] = []
        self._changed = False

    def show_keys(self, keys: Sequence[tuple[str, str]], *, changed: bool = False, waiting: int = -1) -> None:
        """Show keys, each with the last of its row or ''; `waiting` is the place of the one that is asked for."""
        pieces: list[tuple[str, str]] = []
        for nth in range(max(len(keys), waiting + 1)):
            if nth:
                pieces.append((tr("or"), "word"))
            if nth == waiting:
                pieces.append(("…", "waiting"))
                continue
            key, last = keys[nth]
            pieces.append((key_text(key), "cap"))
            if last:
                pieces += [("…", "word"), (key_text(last), "cap")]
        if not pieces:
            pieces.append(("–", "word"))
        if (pieces, changed) != (self._pieces, self._changed):
            self._pieces, self._changed = pieces, changed
            self.setFixedSize(self.sizeHint())
            self.update()

    @property
    def said(self) -> str:
        """The keys in words."""
        if self._pieces == [("–", "word")]:
            return tr("no key")
        return " ".join(text for text, _ in self._pieces)

    def sizeHint(self) -> QSize:
        widths = [self._width(*piece) for piece in self._pieces]
        dot = _DOT + _GAP if self._changed else 0
        return QSize(sum(widths) + _GAP * (len(widths) - 1) + dot, CAP_HEIGHT + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        left = 0
        if self._changed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QRectF(0, middle - _DOT / 2, _DOT, _DOT))
            left = _DOT + _GAP
        for text, kind in self._pieces:
            width = self._width(text, kind)
            if kind == "word":
                painter.setFont(theme.font(12))
                painter.setPen(theme.color("muted"))
                painter.drawText(left, 0, width, self.height(), Qt.AlignmentFlag.AlignCenter, text)
            elif kind == "waiting":
                area = QRectF(left, round(middle - CAP_HEIGHT / 2), width, CAP_HEIGHT)
                box(painter, area, theme.color("surface"), theme.color("accent"), radius=3.5, width=1.5)
            else:
                cap(painter, left, middle, text, theme.color("accent" if self._changed else "text"))
            left += width + _GAP

    def _width(self, text: str, kind: str) -> int:
        if kind == "word":
            return QFontMetrics(theme.font(12)).horizontalAdvance(text) + 2
        return _WAITING if kind == "waiting" else cap_width(text)
