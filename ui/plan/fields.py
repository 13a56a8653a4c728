"""Fields of the plan's forms: a wrapping line, a line that adds an entry, and a field whose label is elsewhere."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.plan.fit_scroll import FitScroll
from ui.widgets.fields import FormField, LineEditor, TextEditor
from ui.widgets.saver import Saver

W = TypeVar("W", bound=QWidget)


class WrappedLine(TextEditor):
    """A text of one line, shown on as many as it takes; Enter goes on to the next field, Shift+Enter breaks the line.

    With `joined`, line breaks become spaces: for names and values that are one line.
    """

    def __init__(
        self, placeholder: str = "", *, joined: bool = False, max_lines: int = 6, parent: QWidget | None = None
    ) -> None:
        self._joined = joined
        super().__init__(placeholder, min_lines=1, max_lines=max_lines, parent=parent)

    def value(self) -> str:
        """The text without the space around it."""
        return " ".join(self.toPlainText().split()) if self._joined else super().value()

    def set_value(self, value: object) -> None:
        """Show a text; emits nothing and leaves alone what a person is typing."""
        super().set_value(" ".join(str(value or "").split()) if self._joined else value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            breaks = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if self._joined or not breaks:
                self.flush()
                self.focusNextChild()
                return
        super().keyPressEvent(event)


class AddLine(LineEditor):
    """A line whose text becomes a new entry on Enter, or when it is left; never while it is being typed."""

    def _make_saver(self) -> Saver:
        return _PatientSaver(self, self.value, self.committed.emit)


class _PatientSaver(Saver):
    """Waits for Enter or for the focus to leave, not for a pause."""

    def touched(self) -> None:
        """Do nothing yet."""


class BareField(FormField):
    """A field without a label of its own; `name` says to those who hear it what it is."""

    def __init__(self, name: str, editor: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(name, editor, parent=parent)
        self.label.hide()


def named(widget: W, object_name: str, accessible_name: str = "") -> W:
    """Give a widget its names; answers with it."""
    widget.setObjectName(object_name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget


def go_to(widget: QWidget) -> None:
    """Put the cursor into a field and scroll to it."""
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    above = widget.parentWidget()
    while above is not None and not isinstance(above, FitScroll):
        above = above.parentWidget()
    if above is not None:
        above.bring_into_view(widget)


def renew(*fields: FormField) -> None:
    """Let fields be about something else from now on: nothing typed in them counts, and no undo brings it back."""
    for field in fields:
        editor = field.editor
        saver = getattr(editor, "saver", None)
        if isinstance(saver, Saver):
            saver.forget()
        if isinstance(editor, QLineEdit):
            editor.setText(editor.text())
        elif isinstance(editor, QPlainTextEdit):
            editor.document().clearUndoRedoStacks()
        if field.error:
            field.set_error("")


def put_text(editor: QWidget, text: str) -> None:
    """Write into a text editor as the program does: nothing is told, and what was there cannot come back by undo."""
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    elif isinstance(editor, QPlainTextEdit):
        editor.blockSignals(True)
        editor.setPlainText(text)
        editor.blockSignals(False)


def typed_text(editor: QWidget) -> str:
    """What stands in a text editor, '' for other editors."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
