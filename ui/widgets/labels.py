"""Labels that never guess markup: a wrapping or one-line label, and one that shortens its text to fit."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

_BREAK = "\u200b"
_PIECE = 12
# a line can end behind a hyphen, a slash and a question mark of its own accord
_OVERLONG = re.compile(r"[^\s/?\u200b-]{25,}")


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and style the widget anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def plain_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows the text literally, wrapped, whatever markup it seems to hold."""
    tip = ""
    if text:
        from html import escape  # its table of entities takes a while to load, and few starts need it

        tip = f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
    if widget.toolTip() != tip:
        widget.setToolTip(tip)


class PlainLabel(QLabel):
    """A label of plain text. Roles: title, heading, question, strong, muted, small, label, number, error, ...

    A wrapping one breaks words that are too long for any line; `text()` is the text as it was given.
    """

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        self.setText(text)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(_OVERLONG.sub(lambda word: _BREAK.join(_pieces(word[0])), text) if self.wordWrap() else text)

    def text(self) -> str:
        """The text as it was given."""
        return super().text().replace(_BREAK, "")

    def set_role(self, role: str) -> None:
        """Style it for another role."""
        restyle(self, "role", role)


def _pieces(word: str) -> list[str]:
    """A word in pieces of a dozen letters; a letter keeps its marks, an emoji its parts."""
    pieces = []
    while word:
        at = _PIECE
        while at < len(word) and (unicodedata.category(word[at])[0] == "M" or "\u200d" in word[at - 1 : at + 1]):
            at += 1
        pieces.append(word[:at])
        word = word[at:]
    return pieces


class ElidedLabel(PlainLabel):
    """A label of one line that shortens its text with an ellipsis and then has the full text as its tooltip."""

    def __init__(self, text: str = "", role: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def setText(self, text: str) -> None:
        """Show another text; line breaks become spaces."""
        super().setText(" ".join(text.split("\n")))
        self._note_cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_cut()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        role = self.foregroundRole()
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        style: QStyle = self.style()
        style.drawItemText(painter, area, flags, option.palette, self.isEnabled(), text, role)

    def _note_cut(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        plain_tooltip(self, self.text() if cut else "")
