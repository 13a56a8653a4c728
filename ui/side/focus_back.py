"""Where the focus was, so that it can go back exactly there."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.main_window import Frame
from ui.widgets.saver import flush_pending

# a field that is left for this reason neither loses its selection nor tidies what is still being typed
QUIETLY = Qt.FocusReason.PopupFocusReason


class _Typed(NamedTuple):
    """A text as it stood in a field, with what was selected: from where, and where the cursor is."""

    text: str
    anchor: int
    cursor: int


class FocusBack:
    """Remembers the widget with the focus, and what it lies in for the case that it is gone meanwhile."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._chain: list[QWidget] = []
        self._typed: _Typed | None = None

    def remember(self) -> None:
        """Note where the focus is, and save what was typed there."""
        here: QWidget | None = QApplication.focusWidget()
        flush_pending()
        self._typed = _typed(here)
        self._chain = []
        while here is not None and here is not self._frame:
            self._chain.append(here)
            here = here.parentWidget()

    def give_back(self) -> None:
        """Set the focus where it was; to the page that is seen now where that is gone."""
        page = self._frame.page
        for widget in self._chain:
            if not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
                continue
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget is page:
                widget.setFocus(QUIETLY)
                if widget is self._chain[0] and self._typed is not None:
                    _type_again(widget, self._typed)
                return
        page.setFocus()


def keeps_escape(event: QEvent) -> bool:
    """Whether this was the question who gets Escape: we do, whatever use the page has for it."""
    ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    if not ours or event.key() != Qt.Key.Key_Escape:  # type: ignore[attr-defined]
        return False
    event.accept()
    return True


def _typed(field: QWidget | None) -> _Typed | None:
    if isinstance(field, QLineEdit):
        start, cursor = field.selectionStart(), field.cursorPosition()
        if start < 0:
            return _Typed(field.text(), cursor, cursor)
        return _Typed(field.text(), start if cursor != start else field.selectionEnd(), cursor)
    if isinstance(field, QPlainTextEdit):
        at = field.textCursor()
        return _Typed(field.toPlainText(), at.anchor(), at.position())
    return None


def _type_again(field: QWidget, typed: _Typed) -> None:
    """Give a field back what was in the midst of being typed: saved meanwhile, it was tidied and lost its cursor."""
    if isinstance(field, QLineEdit):
        if field.text() == typed.text.strip():
            field.setText(typed.text)
        if field.text() == typed.text:
            # negative lengths select backwards
            field.setSelection(typed.anchor, typed.cursor - typed.anchor)
            if typed.anchor == typed.cursor:
                field.setCursorPosition(typed.cursor)
    elif isinstance(field, QPlainTextEdit):
        if field.toPlainText() == typed.text.strip() and typed.text.strip() != typed.text:
            field.setPlainText(typed.text)
        if field.toPlainText() == typed.text:
            at = field.textCursor()
            at.setPosition(typed.anchor)
            at.setPosition(typed.cursor, QTextCursor.MoveMode.KeepAnchor)
            field.setTextCursor(at)
