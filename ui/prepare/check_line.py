"""One line of the room's checklist: a box with a text that wraps, or one's own text beside a box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import tr
from app.queries.kit import CheckLine
from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.check import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import cap, cap_width
from ui.widgets.text_fields import LineEditor
from ui.widgets.textblock import TextBlock

_BOX, _LEFT, _LEAST = 24, 33, 28


class WrappedCheck(CheckBox):
    """A box to tick whose text goes on in a second line where it has to, with a key behind it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        self._block = TextBlock(14)
        self._key = ""
        super().__init__(parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_line(self, text: str, key: str) -> None:
        """Show another text and key."""
        if text != self.accessibleName() or key != self._key:
            self._key = key
            self.setAccessibleName(text)
            self._block.set_text(text)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(_LEAST, self._block.height(self._room(width)) + 8)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_box(painter, QRectF(3, (_LEAST - 18) / 2, 18, 18))
        self._block.draw(painter, _LEFT, 4, self._room(self.width()))
        if self._key:
            cap(painter, self.width() - cap_width(self._key), _LEAST / 2, self._key, theme.color("muted"))

    def _room(self, width: int) -> int:
        return max(80, width - _LEFT - (cap_width(self._key) + 10 if self._key else 0))


class BuiltInLine(QWidget):
    """`ticked(item, done)` when a person ticks it or takes the tick back."""

    ticked = Signal(str, bool)

    def __init__(self, item: str) -> None:
        super().__init__()
        self.box = WrappedCheck()
        self.box.setObjectName(f"check_{item}")
        self.box.clicked.connect(lambda done: self.ticked.emit(item, done))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)

    def show_line(self, line: CheckLine, key: str) -> None:
        """Show it as it is now."""
        self.box.set_line(line.text, key)
        self.box.setChecked(line.done)


class OwnLine(QWidget):
    """A line of one's own: `ticked(item, done)`, `edited(item, text)`, `removed(item)`."""

    ticked = Signal(str, bool)
    edited = Signal(str, str)
    removed = Signal(str)

    def __init__(self, item: str) -> None:
        super().__init__()
        self.box = CheckBox()
        self.box.setObjectName(f"check_{item}")
        self.box.setFixedWidth(_BOX)
        self.box.clicked.connect(lambda done: self.ticked.emit(item, done))
        self.text = LineEditor()
        self.text.setObjectName(f"check_{item}_text")
        self.text.setAccessibleName(tr("Text of your own line"))
        self.text.committed.connect(lambda text: self.edited.emit(item, str(text)))
        self.remove = IconButton("trash", tr("Remove this line"))
        self.remove.setObjectName(f"check_{item}_remove")
        self.remove.clicked.connect(lambda: self.removed.emit(item))
        self.error = PlainLabel("", "error", wrap=True)
        self.error.setObjectName(f"check_{item}_error")
        self.error.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.error)

    def show_line(self, line: CheckLine, key: str) -> None:
        """Show it as it is now; what a person is typing in it stays."""
        self.box.setAccessibleName(line.text)
        self.box.setChecked(line.done)
        self.text.set_value(line.text)

    def say(self, sentence: str) -> None:
        """Say why a text was not taken; '' says that all is well."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.text.set_invalid(bool(sentence))
        self.text.setAccessibleDescription(sentence)
        if sentence:
            self.text.saver.hold()
