"""A line of the sheet: what is done, and the keys that do it; chosen by Enter, Space or a click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import tr
from ui import theme
from ui.keymap import Act, Keys
from ui.keys.caps import KeyCaps
from ui.keys.groups import FixedLine
from ui.keys.words import row_caps, shown
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.paint import box, key_text

_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class Line(QWidget):
    """A text and keys beside it. `words` is what a search looks at, `found` whether it found this line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self.found = True
        self.label = PlainLabel(text, wrap=True)
        self.caps = KeyCaps()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.caps, 0, Qt.AlignmentFlag.AlignTop)


class FixedRow(Line):
    """A line whose keys cannot be changed."""

    def __init__(self, line: FixedLine) -> None:
        super().__init__(line.text)
        self.label.set_role("muted")
        self.caps.show_keys([(key, "") for key in line.keys])
        self.words = _words(line.text, [key_text(key) for key in line.keys])


class KeyRow(FocusRing, Line):
    """The line of an act. `moved(columns, rows)` where an arrow key leads from here."""

    chosen = Signal()
    moved = Signal(int, int)

    def __init__(self, act: Act) -> None:
        super().__init__(act.text)
        self.act = act
        self.keys: tuple[str, ...] = ()
        self._changed = False
        self._waiting = -1
        self.setObjectName(f"keys_of_{act.id}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_keys(self, keys_by_act: Keys) -> None:
        """Show the keys that the act has now."""
        self.keys = keys_by_act[self.act.id]
        self._changed = self.keys != self.act.delivered
        self.words = _words(self.act.text, [text for key in self.keys for text in (key_text(key), key)])
        self._paint_keys()
        name = f"{self.act.text}: {self.caps.said}"
        self.setAccessibleName(tr("{name}, changed").format(name=name) if self._changed else name)
        delivered = tr(" or ").join(shown(self.act, key) for key in self.act.delivered) or tr("no key")
        plain_tooltip(self, tr("As delivered: {keys}").format(keys=delivered) if self._changed else "")

    def set_waiting(self, slot: int) -> None:
        """Show which of the keys is asked for; -1 for none."""
        self._waiting = slot
        self._paint_keys()
        self.update()

    def _paint_keys(self) -> None:
        caps = [row_caps(self.act, key) for key in self.keys]
        self.caps.show_keys(caps, changed=self._changed, waiting=self._waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif event.key() in _STEPS:
            self.moved.emit(*_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._waiting >= 0 or self.underMouse():
            role = "accent_fill" if self._waiting >= 0 else "hover"
            box(painter, area, theme.color(role), None, radius=5)
        self.paint_ring(painter, area, radius=5)


def _words(text: str, keys: list[str]) -> tuple[str, ...]:
    """What a search finds the line by: the text, then its keys."""
    return tuple(word.casefold() for word in (text, *keys))
