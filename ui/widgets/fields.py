"""A labelled entry with its hint and its fault beneath; the editors are importable from here too."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.choice_fields import ChoiceEditor, NumberEditor
from ui.widgets.date_fields import DateEditor, TimeEditor
from ui.widgets.labels import PlainLabel
from ui.widgets.saver import Saver
from ui.widgets.text_fields import LineEditor, SuggestEditor, TextEditor

__all__ = [
    "ChoiceEditor",
    "DateEditor",
    "FormField",
    "LineEditor",
    "NumberEditor",
    "SuggestEditor",
    "TextEditor",
    "TimeEditor",
]


class FormField(QWidget):
    """A label above an editor, and beneath it a hint or, in red, what is wrong with the entry."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._hint_role = "small"
        self._error = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = PlainLabel(label, "label")
        self.message = PlainLabel("", "small", wrap=True)
        column.addWidget(self.label)
        column.addWidget(editor)
        column.addWidget(self.message)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        rejected = getattr(editor, "rejected", None)
        if rejected is not None:
            rejected.connect(self.set_error)
        self._say()

    @property
    def error(self) -> str:
        """What is wrong with the entry; empty when nothing is."""
        return self._error

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the entry and keep what the person typed; '' says that all is well."""
        self._error = sentence
        saver = getattr(self.editor, "saver", None)
        if sentence and isinstance(saver, Saver):
            saver.hold()
        set_invalid = getattr(self.editor, "set_invalid", None)
        if set_invalid is not None:
            set_invalid(bool(sentence))
        self._say()

    def set_hint(self, hint: str, role: str = "small") -> None:
        """Say something helpful beneath the editor, in a label's role; a fault goes first."""
        self._hint, self._hint_role = hint, role
        self._say()

    def set_label(self, label: str) -> None:
        """Name the entry differently."""
        self.label.setText(label)
        self.editor.setAccessibleName(label)

    def _say(self) -> None:
        self.message.set_role("error" if self._error else self._hint_role)
        self.message.setText(self._error or self._hint)
        self.message.setVisible(bool(self._error or self._hint))
        self.editor.setAccessibleDescription(self._error or self._hint)
