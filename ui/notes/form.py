"""A note being written: its kind and text, a metric's value and unit, who said it, and whether it is private."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.workshop import FORM_KINDS, LOG_KINDS, Note, NoteKind
from app.i18n import tr
from ui.widgets.check import CheckBox
from ui.widgets.choice import SegmentedChoice
from ui.widgets.labels import PlainLabel
from ui.widgets.link import LinkButton
from ui.widgets.text_fields import LineEditor, SuggestEditor, TextEditor


class Draft(NamedTuple):
    """A note as it stands in a form."""

    kind: NoteKind = "quote"
    text: str = ""
    value: str = ""
    unit: str = ""
    who: str = ""
    private: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing would be lost with it."""
        return not (self.text or self.value or self.who)


def draft_of(note: Note) -> Draft:
    """A kept note as a draft."""
    return Draft(note.kind, note.text, note.value, note.unit, note.who, note.private)


def kind_name(kind: NoteKind) -> str:
    """A kind of note in a word."""
    return {
        "quote": tr("Quote"),
        "observation": tr("Observation"),
        "evidence": tr("Evidence"),
        "metric": tr("Metric"),
        "parked": tr("Parked"),
        "decision": tr("Decision"),
    }[kind]


def _ask(kind: NoteKind) -> str:
    return {
        "quote": tr("What was said, word for word"),
        "observation": tr("What you saw or heard"),
        "evidence": tr("What shows it: a document, a screen, a count"),
        "metric": tr("What is measured"),
        "parked": tr("The question for later"),
        "decision": tr("What was decided"),
    }[kind]


def _family(kind: NoteKind) -> tuple[NoteKind, ...]:
    """The kinds that a note of this kind can change to."""
    return LOG_KINDS if kind in LOG_KINDS else FORM_KINDS


_ERROR = 42  # a sentence of two lines


class NoteForm(QWidget):
    """`submitted(draft)` on Enter or the button, `left()` on Escape. Shift+Enter begins a new line."""

    submitted = Signal(object)
    left = Signal()
    focused = Signal()

    def __init__(self, prefix: str = "note", *, save_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._idle_hint = ""
        self._offered = FORM_KINDS
        self.kinds = SegmentedChoice([(kind, kind_name(kind)) for kind in FORM_KINDS], compact=True)
        self.kinds.setObjectName(f"{prefix}_kind")
        self.kinds.setAccessibleName(tr("Kind of note"))
        self.text = NoteText()
        self.value = LineEditor(tr("Value"))
        self.unit = LineEditor(tr("Unit"))
        self.who = SuggestEditor(tr("Who"))
        self.private = CheckBox(tr("Private"))
        self.private.setToolTip(tr("For you alone: never on the room screen, never in the report"))
        self.save = LinkButton(save_text or tr("Keep it"), f"{prefix}_save", key="Enter", role="accent")
        self.error = PlainLabel("", "error", wrap=True)
        self.error.hide()
        self._name(prefix)
        self._lay_out()
        self.set_suggestions(())
        self.kinds.set_value("quote")
        self._show_kind("quote")
        self._connect()

    def draft(self) -> Draft:
        """What stands in it now."""
        metric = self.kind == "metric"
        return Draft(
            self.kind,
            self.text.value(),
            self.value.text().strip() if metric else "",
            self.unit.text().strip() if metric else "",
            self.who.text().strip(),
            self.private.isChecked(),
        )

    def set_draft(self, draft: Draft) -> None:
        """Show a draft in place of what stands in it."""
        self.set_kind(draft.kind)
        self.text.setPlainText(draft.text)
        self.value.setText(draft.value)
        self.unit.setText(draft.unit)
        self.who.setText(draft.who)
        self.private.setChecked(draft.private)
        self.set_error("")

    @property
    def kind(self) -> NoteKind:
        """The kind of note that is chosen."""
        return next((kind for kind in self._offered if kind == self.kinds.value()), "quote")

    def set_kind(self, kind: NoteKind) -> None:
        """Choose a kind; what was typed stays."""
        if kind not in self._offered:
            self._offered = _family(kind)
            self.kinds.set_options([(offered, kind_name(offered)) for offered in self._offered])
        self.kinds.set_value(kind)
        self._show_kind(kind)

    def set_suggestions(self, names: Iterable[str]) -> None:
        """Offer these names for who said it."""
        self.who.set_suggestions(names)

    def set_more_shown(self, shown: bool) -> None:
        """Show or hide what goes beyond kind and text."""
        self._more.setVisible(shown)
        self._show_placeholder()
        self._metric.setVisible(shown and self.kind == "metric")
        if not shown:
            self.set_error("")

    def set_idle_hint(self, text: str) -> None:
        """Say how a note is begun, while none is being written; '' asks for its text instead."""
        self._idle_hint = text
        self._show_placeholder()

    @property
    def opened(self) -> bool:
        """Whether what goes beyond kind and text is shown."""
        return not self._more.isHidden()

    @property
    def growth(self) -> int:
        """By how many points it may still grow while a note is being written."""
        return self.text.growth + (_ERROR if self.error.isHidden() else 0)

    def set_error(self, sentence: str, field: str = "") -> None:
        """Say why the note was not taken; '' says that all is well."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        fields: dict[str, TextEditor | LineEditor] = {
            "text": self.text,
            "value": self.value,
            "unit": self.unit,
            "who": self.who,
        }
        for name, editor in fields.items():
            editor.set_invalid(bool(sentence) and name == field)
        if sentence and field in fields:
            fields[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Begin to type."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _name(self, prefix: str) -> None:
        named = (
            (self.text, "text", tr("Note")),
            (self.value, "value", tr("Value")),
            (self.unit, "unit", tr("Unit")),
            (self.who, "who", tr("Who said it")),
            (self.private, "private", tr("Private")),
            (self.error, "error", ""),
        )
        for widget, name, spoken in named:
            widget.setObjectName(f"{prefix}_{name}")
            if spoken:
                widget.setAccessibleName(spoken)

    def _lay_out(self) -> None:
        self._metric = QWidget()
        figures = QHBoxLayout(self._metric)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(8)
        figures.addWidget(self.value, 2)
        figures.addWidget(self.unit, 3)
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(8)
        more.addWidget(self.who, 1)
        more.addWidget(self.private)
        more.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for widget in (self.kinds, self.text, self._metric, self._more, self.error):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kinds_chosen)
        self.text.entered.connect(self._submit)
        self.text.focused.connect(self.focused)
        self.save.clicked.connect(self._submit)
        for editor in (self.value, self.unit):
            editor.returnPressed.connect(self._submit)
        self.who.returnPressed.connect(self._on_who_return_pressed)

    def _on_kinds_chosen(self, kind: NoteKind) -> None:
        self._show_kind(kind)
        self.start()

    def _on_who_return_pressed(self) -> None:
        popup = self.who.completer().popup()
        if popup is None or not popup.isVisible() or not popup.currentIndex().isValid():
            self._submit()

    def _submit(self) -> None:
        self.submitted.emit(self.draft())

    def _show_placeholder(self) -> None:
        self.text.setPlaceholderText(self._idle_hint if self._more.isHidden() and self._idle_hint else _ask(self.kind))

    def _show_kind(self, kind: NoteKind) -> None:
        self._show_placeholder()
        self._metric.setVisible(kind == "metric" and not self._more.isHidden())
        self.set_error("")


class NoteText(TextEditor):
    """The text of a note: Enter keeps the note."""

    entered = Signal()
    focused = Signal()

    def __init__(self, max_lines: int = 6) -> None:
        super().__init__(min_lines=1, max_lines=max_lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
