"""One kept note: what was said, by whom and when; edited and removed in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.workshop import Note, NoteKind
from app.i18n import tr
from ui import theme
from ui.notes.form import Draft, NoteForm, draft_of, kind_name
from ui.widgets.buttons import IconButton
from ui.widgets.focus import holds_focus, reveal_soon
from ui.widgets.focus_ring import FocusRing
from ui.widgets.link import LinkButton
from ui.widgets.paint import box
from ui.widgets.textblock import Run, TextBlock

_LEFT, _TOOL, _META = 13, 24, 20
_SHORT_LINES, _SHORT_CHARS = 5, 700
_NOTHING = Note("", None, "quote", "", "")


class NoteItem(QWidget):
    """`edited(note_id, draft)` and `removed(note_id)` say what a person wants; Enter edits, Delete removes.

    A fixed one only tells what stands elsewhere: `opened(note_id)` when a person wants to go there.
    """

    edited = Signal(str, object)
    removed = Signal(str)
    opened = Signal(str)
    stepped = Signal(int)
    entered = Signal()
    unfolded = Signal()
    editing_changed = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = _NOTHING
        self.fixed = False
        self._form: NoteForm | None = None
        self._people: tuple[str, ...] = ()
        self.face = _Face(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.face)

    def set_note(self, note: Note, category: str = "", people: tuple[str, ...] = (), *, fixed: bool = False) -> None:
        """Show a note, with its category where that is not the one at hand."""
        self._people = people
        self.fixed = fixed
        if note.id != self.note.id:
            self.end_editing()
            self.setObjectName(f"note_{note.id}")
        self.note = note
        self.face.set_note(note, category)

    def rest(self) -> None:
        """Hold no note until the next one comes."""
        self.end_editing()
        self.set_note(_NOTHING)

    @property
    def editing(self) -> bool:
        """Whether the note is being changed."""
        return self._form is not None and not self._form.isHidden()

    def act(self) -> None:
        """What Enter and a double click do."""
        if self.fixed:
            self.opened.emit(self.note.id)
        else:
            self.edit()

    def edit(self, kind: NoteKind | None = None) -> None:
        """Change the note in place; a kind makes it one of that kind when it is kept."""
        if self._form is None:
            self._form = NoteForm("edit_note", save_text=tr("Keep"), parent=self)
            self._form.submitted.connect(lambda draft: self.edited.emit(self.note.id, draft))
            self._form.left.connect(self._on_form_left)
            self._column.addWidget(self._form)
        self._form.set_suggestions(self._people)
        draft = draft_of(self.note)
        self._form.set_draft(draft._replace(kind=kind) if kind else draft)
        self._form.show()
        self.face.hide()
        self._form.start()
        self.editing_changed.emit(True)
        reveal_soon(self, 4)

    def changed_draft(self) -> Draft | None:
        """What is being typed, where it differs from the note."""
        if self._form is None or not self.editing or self._form.draft() == draft_of(self.note):
            return None
        return self._form.draft()

    def refuse(self, sentence: str, field: str) -> None:
        """Say why a change was not taken, and keep it."""
        if self._form is not None:
            self._form.set_error(sentence, field)

    def end_editing(self) -> None:
        """Show the note again."""
        if self.editing and self._form is not None:
            had = holds_focus(self._form)
            self.face.show()
            if had:
                self.face.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.hide()
            self.editing_changed.emit(False)

    def _on_form_left(self) -> None:
        self.end_editing()


class _Act(NamedTuple):
    """A small button of a note."""

    name: str
    icon: str
    text: str
    act: Callable[[], None]


_KEYS = frozenset(
    (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    )
)


def _is_ours(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in _KEYS


class _Face(FocusRing, QWidget):
    """The note as it is read."""

    def __init__(self, item: NoteItem) -> None:
        super().__init__(item)
        self._item = item
        self._note = _NOTHING
        self._category = ""
        self._whole = False
        self._text = TextBlock(14, max_lines=_SHORT_LINES, line_factor=1.3)
        self._meta = TextBlock(12, max_lines=2)
        self._tools: list[IconButton] = []
        self._all: LinkButton | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_note(self, note: Note, category: str) -> None:
        """Show a note."""
        if (note, category) == (self._note, self._category):
            return
        if note.id != self._note.id:
            self._whole = False
        self._note, self._category = note, category
        self._show_tools(bool(self._tools) and (self.underMouse() or self.hasFocus()))
        self._fill()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            # a page beside it may have another use for this key
            event.accept()
            return True
        return super().event(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = max(40, width - _LEFT)
        height = 5 + self._text.height(inner) + 3 + max(_META, self._meta.height(self._meta_width(inner))) + 5
        return height + (24 if self._is_long() else 0)

    def sizeHint(self) -> QSize:
        # only a first guess: the column asks for the height at its width
        return QSize(300, 60)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._item.act()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if not self._item.fixed:
                self._item.removed.emit(self._note.id)
        elif key == Qt.Key.Key_Space and self._is_long():
            self._toggle()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._item.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._item.act()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_tools(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_tools(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_tools(True)
        self._item.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_tools(self.underMouse())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bar = QRectF(0, 4, 3, self.height() - 8)
        role = "warn" if self._note.private else "accent" if self._note.kind == "quote" else "field_line"
        box(painter, bar, theme.color(role), None, radius=1.5)
        inner = self.width() - _LEFT
        y = 5 + self._text.draw(painter, _LEFT, 5, inner) + 3
        if self._is_long():
            y += 24
        self._meta.draw(painter, _LEFT, y + 2, self._meta_width(inner))
        self.paint_ring(painter, QRectF(self.rect()), radius=6)

    def _fill(self) -> None:
        note = self._note
        self._text.set_runs(_words(note, self._whole))
        self._text.set_max_lines(0 if self._whole else _SHORT_LINES)
        self._meta.set_runs(_about(note, self._category))
        self.setAccessibleName(f"{kind_name(note.kind)}: {note.text[:300]}")
        self.setAccessibleDescription(self._meta.text)
        if self._is_long() and self._all is None:
            self._all = LinkButton(tr("Show all"), "", role="accent", parent=self)
            self._all.clicked.connect(self._toggle)
        if self._all is not None:
            self._all.setObjectName(f"note_{note.id}_all")
            self._all.set_text(tr("Show less") if self._whole else tr("Show all"))
            self._all.setVisible(self._is_long())
        self.updateGeometry()
        self._place()
        self.update()

    def _is_long(self) -> bool:
        return len(self._note.text) > 320 or self._note.text.count("\n") >= _SHORT_LINES

    def _toggle(self) -> None:
        self._whole = not self._whole
        self._item.unfolded.emit()
        self._fill()

    def _show_tools(self, shown: bool) -> None:
        wanted = self._acts() if shown else ()
        while len(self._tools) < len(wanted):
            nth = len(self._tools)
            button = IconButton("edit", "", size=_TOOL, parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, nth=nth: self._acts()[nth].act())
            self._tools.append(button)
        for nth, button in enumerate(self._tools):
            if nth < len(wanted):
                button.set_icon(wanted[nth].icon)
                button.set_name(wanted[nth].text)
                button.setObjectName(f"note_{self._note.id}_{wanted[nth].name}")
            button.setVisible(nth < len(wanted))
        self._place()
        self.update()

    def _acts(self) -> tuple[_Act, ...]:
        """What can be done with the note by the mouse, left to right."""
        if self._item.fixed:
            go = _Act("open", "right", tr("Go there"), lambda: self._item.opened.emit(self._note.id))
            return (go,)
        edit = _Act("edit", "edit", tr("Change this note"), self._item.edit)
        remove = _Act("remove", "trash", tr("Remove this note"), lambda: self._item.removed.emit(self._note.id))
        if self._note.kind != "parked":
            return (edit, remove)
        settle = _Act("settle", "check", tr("Settled: log the answer as a decision"), self._settle)
        return (settle, edit, remove)

    def _settle(self) -> None:
        self._item.edit("decision")

    def _meta_width(self, inner: int) -> int:
        return inner - len(self._acts()) * _TOOL - 4

    def _place(self) -> None:
        top = self.height() - _TOOL - 3
        shown = [button for button in self._tools if not button.isHidden()]
        for nth, button in enumerate(reversed(shown)):
            button.move(self.width() - (nth + 1) * _TOOL, top)
        if self._all is not None:
            self._all.resize(self._all.sizeHint())
            self._all.move(_LEFT - 7, 5 + self._text.height(max(40, self.width() - _LEFT)))


def _words(note: Note, whole: bool) -> list[Run]:
    text = note.text if whole or len(note.text) <= _SHORT_CHARS else note.text[:_SHORT_CHARS] + "…"
    if note.kind == "quote":
        return [Run(tr("“{text}”").format(text=text.strip('“”"')))]
    if note.kind == "metric":
        figure = f"{note.value} {note.unit}".strip()
        return [Run(f"{text}: "), Run(figure, "text", QFont.Weight.Bold)]
    return [Run(text)]


def _about(note: Note, category: str) -> list[Run]:
    parts = [category] if category else [kind_name(note.kind)]
    parts += [note.who, note.at[11:16]]
    runs = [Run(" · ".join(part for part in parts if part), "muted")]
    if note.private:
        runs.append(Run("  " + tr("Private"), "warn", QFont.Weight.DemiBold))
    return runs
