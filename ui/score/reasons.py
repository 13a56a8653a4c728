"""Why the group decided so, and who holds otherwise: two texts that save themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.problems import Problem
from app.i18n import tr
from app.queries.score import ScoreView
from app.queries.voting import VotingView
from ui.votes.words import dissent_beginning, reason_words
from ui.widgets.fields import FormField
from ui.widgets.link import LinkButton
from ui.widgets.text_fields import TextEditor

NAMES = ("rationale", "dissent")
_GAP = "…"
_LABEL = 19  # the link behind the label has a key cap


class Reasons(QWidget):
    """`changed(name, category_id, text)` with name 'rationale' or 'dissent'."""

    changed = Signal(str, str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._category = ""
        self._beginning = ""
        self._wanted = ""
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        texts = (
            (tr("Rationale"), tr("Why this level and this target?")),
            (tr("Dissent"), tr("Who holds otherwise, and why?")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.fields: dict[str, FormField] = {}
        for name, (label, placeholder) in zip(NAMES, texts, strict=True):
            editor = TextEditor(placeholder, min_lines=1, max_lines=3)
            editor.setObjectName(name)
            editor.textChanged.connect(self._on_text_changed)
            editor.committed.connect(lambda text, name=name: self.changed.emit(name, self._category, str(text)))
            self.fields[name] = FormField(label, editor)
            row.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        self._no_dissent = texts[1][1]
        self.begin = LinkButton(tr("Begin with the votes"), "begin_dissent")
        self.begin.clicked.connect(self.begin_dissent)
        for field in self.fields.values():
            field.label.setFixedHeight(_LABEL)
        self.begin.setFixedHeight(_LABEL)
        self.begin.hide()
        self._place_link()

    def show_view(self, view: ScoreView) -> None:
        """Show the texts of a category; what was refused there is kept and shown again."""
        values = {"rationale": view.state.rationale, "dissent": view.state.dissent}
        if view.category_id != self._category:
            self._change_category(view.category_id, values)
            return
        for name, field in self.fields.items():
            self._editor(field).set_value(values[name])

    def show_votes(self, votes: VotingView) -> None:
        """Ask for the reason of a decision far from the votes, and hold a beginning for the dissent ready."""
        self._wanted = reason_words(votes)
        self._show_wanted()
        beginning = dissent_beginning(votes)
        if beginning != self._beginning:
            self._beginning = beginning
            self._editor(self.fields["dissent"]).setPlaceholderText(beginning or self._no_dissent)
            self.begin.setVisible(bool(beginning))

    def begin_dissent(self) -> None:
        """Put the prepared beginning into the dissent and go on behind its first 'because'."""
        self.write("dissent")
        editor = self._editor(self.fields["dissent"])
        text = editor.toPlainText()
        begun = [line for line in self._beginning.split("\n") if line.rstrip(f" {_GAP}") not in text]
        if not self._beginning or not begun:
            return
        beginning = "\n".join(begun)
        cursor = editor.textCursor()
        start = len(text.rstrip())
        cursor.setPosition(start)
        cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
        cursor.insertText(f"\n{beginning}" if start else beginning)
        gap = editor.toPlainText().find(_GAP, start)
        if gap >= 0:
            cursor.setPosition(gap)
            cursor.setPosition(gap + len(_GAP), cursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)

    def set_keys(self, rationale: str, dissent: str, begin: str) -> None:
        """Name the keys that lead to the two, and that of the link between them."""
        names = (tr("Rationale"), rationale), (tr("Dissent"), dissent)
        for field, (name, key) in zip(self.fields.values(), names, strict=True):
            field.set_label(f"{name} · {key}" if key else name)
        self.begin.set_key(begin)

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

    def _on_text_changed(self) -> None:
        if "rationale" in self.fields:
            self._show_wanted()

    def _show_wanted(self) -> None:
        """A reason is asked for until one is there."""
        field = self.fields["rationale"]
        wanted = self._wanted if not self._editor(field).toPlainText().strip() else ""
        if field.message.text() != wanted and not field.error:
            field.set_hint(wanted, "warn")

    def _place_link(self) -> None:
        field = self.fields["dissent"]
        column = field.layout()
        assert isinstance(column, QVBoxLayout)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field.label)
        row.addStretch(1)
        row.addWidget(self.begin)
        column.insertLayout(0, row)

    @staticmethod
    def _editor(field: FormField) -> TextEditor:
        editor = field.editor
        assert isinstance(editor, TextEditor)
        return editor
