"""Why the group decided so, and who holds otherwise: two texts that save themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.problems import Problem
from app.i18n import tr
from app.queries.score import ScoreView
from ui.widgets.fields import FormField
from ui.widgets.text_fields import TextEditor

NAMES = ("rationale", "dissent")


class Reasons(QWidget):
    """`changed(name, category_id, text)` with name 'rationale' or 'dissent'."""

    changed = Signal(str, str, str)

    def __init__(self, rationale_key: str, dissent_key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._category = ""
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        texts = (
            (f"{tr('Rationale')} · {rationale_key}", tr("Why this level and this target?")),
            (f"{tr('Dissent')} · {dissent_key}", tr("Who holds otherwise, and why?")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.fields: dict[str, FormField] = {}
        for name, (label, placeholder) in zip(NAMES, texts, strict=True):
            editor = TextEditor(placeholder, min_lines=1, max_lines=3)
            editor.setObjectName(name)
            editor.committed.connect(lambda text, name=name: self.changed.emit(name, self._category, str(text)))
            self.fields[name] = FormField(label, editor)
            row.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)

    def show_view(self, view: ScoreView) -> None:
        """Show the texts of a category; what was refused there is kept and shown again."""
        values = {"rationale": view.state.rationale, "dissent": view.state.dissent}
        if view.category_id != self._category:
            self._change_category(view.category_id, values)
            return
        for name, field in self.fields.items():
            self._editor(field).set_value(values[name])

    def write(self, name: str) -> None:
        """Begin to type into one of the two."""
        editor = self._editor(self.fields[name])
        editor.setFocus()
        editor.moveCursor(editor.textCursor().MoveOperation.End)

    def answer(self, name: str, category_id: str, problem: Problem | None) -> None:
        """Say whether a text was taken."""
        if category_id == self._category:
            self.fields[name].set_error(str(problem) if problem else "")
        if problem is None:
            self._refused.pop((category_id, name), None)

    def set_lines(self, lines: int) -> None:
        """Let a text grow to so many lines before it scrolls."""
        for field in self.fields.values():
            self._editor(field).set_max_lines(lines)

    def forget(self) -> None:
        """Another workshop is shown."""
        self._refused.clear()
        self._category = ""

    def _change_category(self, category_id: str, values: dict[str, str]) -> None:
        for name, field in self.fields.items():
            editor = self._editor(field)
            if field.error:
                self._refused[self._category, name] = (editor.toPlainText(), field.error)
            # an emptied editor takes any value, also after a refused one
            editor.clear()
            editor.set_value("")
            field.set_error("")
            editor.set_value(values[name])
        self._category = category_id
        for name, field in self.fields.items():
            text, sentence = self._refused.get((category_id, name), ("", ""))
            if sentence:
                self._editor(field).setPlainText(text)
                field.set_error(sentence)

    @staticmethod
    def _editor(field: FormField) -> TextEditor:
        editor = field.editor
        assert isinstance(editor, TextEditor)
        return editor
