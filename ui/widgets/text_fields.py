"""Editors of text: one line, one line with suggestions, and several lines."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.widgets.labels import restyle
from ui.widgets.saver import Saver, Saving


def leave_undo(event: QEvent, undo: bool, redo: bool) -> bool:
    """Whether an undo or redo key should go to the program because the editor itself has nothing to undo."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    idle_undo = event.matches(QKeySequence.StandardKey.Undo) and not undo
    idle_redo = event.matches(QKeySequence.StandardKey.Redo) and not redo
    if idle_undo or idle_redo:
        event.ignore()
        return True
    return False


_EDGES = 19  # border and padding of the style sheet, and the point without which Qt would scroll


class LineEditor(Saving, QLineEdit):
    """One line of text; its value has no space around it."""

    committed = Signal(object)

    def __init__(self, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(1_000_000)
        self.saver = self._make_saver()
        self.textEdited.connect(self.saver.touched)
        self.returnPressed.connect(self.saver.flush)

    def value(self) -> object:
        """The text without the space around it."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Show a text; emits nothing and leaves alone what a person is typing."""
        known = self._known(value)
        if self.saver.accepts(known) and not (self.hasFocus() and self._shows(known)):
            self._show(known)

    def set_invalid(self, invalid: bool) -> None:
        """Show by a red edge that the entry cannot be taken."""
        restyle(self, "invalid", invalid)

    def event(self, event: QEvent) -> bool:
        if leave_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        return super().event(event)

    def _make_saver(self) -> Saver:
        return Saver(self, self.value, self.committed.emit, tidy=self._show)

    def _known(self, value: object) -> object:
        """A value from the program in the form in which `value()` gives it."""
        return "" if value is None else str(value).strip()

    def _text_of(self, value: object) -> str:
        """How a value is written in the field."""
        return str(value)

    def _shows(self, value: object) -> bool:
        """Whether the text already means this value."""
        try:
            return self.value() == value
        except ValueError:
            return False

    def _show(self, value: object) -> None:
        text = self._text_of(value)
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)


class SuggestEditor(LineEditor):
    """One line of text that suggests what was used before; anything else may be typed as well."""

    def __init__(
        self, placeholder: str = "", suggestions: Iterable[str] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, parent=parent)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("completions")
        completer.activated.connect(lambda _text: self.saver.flush())
        self.setCompleter(completer)
        self.set_suggestions(suggestions)

    def set_suggestions(self, suggestions: Iterable[str]) -> None:
        """Suggest these words, each once, in this order."""
        words = list(dict.fromkeys(word for word in suggestions if word))
        if words != self._words.stringList():
            self._words.setStringList(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._words.stringList() and self.completer() is not None:
            self.completer().setCompletionPrefix(self.text())
            self.completer().complete()
            return
        super().keyPressEvent(event)


class TextEditor(Saving, QPlainTextEdit):
    """Several lines of plain text; grows from `min_lines` to `max_lines`, then scrolls. Tab goes to the next field."""

    committed = Signal(object)

    def __init__(
        self, placeholder: str = "", *, min_lines: int = 2, max_lines: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._min_lines, self._max_lines = min_lines, max_lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._showing = False
        self.saver = Saver(self, self.value, self.committed.emit)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def setPlaceholderText(self, text: str) -> None:
        """Show another text while nothing is typed; Qt would not paint it before something else changes."""
        if text != self.placeholderText():
            super().setPlaceholderText(text)
            self.viewport().update()

    def set_max_lines(self, lines: int) -> None:
        """Let it grow to another number of lines before it scrolls."""
        if lines != self._max_lines:
            self._max_lines = max(lines, self._min_lines)
            self._fit()

    @property
    def growth(self) -> int:
        """By how many points it may still grow."""
        return self._height(self._max_lines) - self.height()

    def value(self) -> str:
        """The text without the space around it."""
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show a text; emits nothing and leaves alone what a person is typing."""
        text = "" if value is None else str(value)
        same = self.value() == text.strip()
        if self.saver.accepts(text.strip()) and self.toPlainText() != text and not (same and self.hasFocus()):
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def set_invalid(self, invalid: bool) -> None:
        """Show by a red edge that the entry cannot be taken."""
        restyle(self, "invalid", invalid)

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if leave_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saver.flush()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.saver.touched()

    def _fit(self) -> None:
        """Take the height of the text within the two limits."""
        lines = max(self._min_lines, min(self._max_lines, round(self.document().size().height())))
        height = self._height(lines)
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _height(self, lines: int) -> int:
        # nothing more to spare: the tops of the next line's letters would show
        return lines * QFontMetrics(self.font()).lineSpacing() + _EDGES
