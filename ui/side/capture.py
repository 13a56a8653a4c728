"""The line above the pages that takes a parked question or a decision from anywhere, at one key."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.commands import AddNote
from app.domain.problems import Problem
from app.domain.workshop import LOG_KINDS, NoteKind
from app.i18n import tr
from app.queries.log import LogView, log
from ui.main_window import NOTICE_MS, Frame
from ui.notes.form import NoteText
from ui.side.focus_back import QUIETLY, FocusBack, keeps_escape
from ui.widgets.buttons import IconButton
from ui.widgets.choice_fields import ChoiceEditor
from ui.widgets.focus import holds_focus
from ui.widgets.labels import PlainLabel
from ui.widgets.link import LinkButton
from ui.widgets.page import MARGIN
from ui.widgets.text_fields import SuggestEditor

_ONE_ROW = 980


class Captured(NamedTuple):
    """What was typed and not kept yet; `category` is '' for the whole workshop."""

    text: str = ""
    who: str = ""
    category: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing would be lost with it."""
        return not self.text.strip()


class CaptureLine(QFrame):
    """Enter keeps and Escape leaves, both lead back to where the focus was; a draft waits for each kind."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.setObjectName("capture")
        self._frame = frame
        self._back = FocusBack(frame)
        self._drafts: dict[tuple[str, NoteKind], Captured] = {}
        self._workshop_id = ""
        self.kind: NoteKind = LOG_KINDS[0]
        self.title = PlainLabel("", "strong")
        self.title.setObjectName("capture_kind")
        self.text = NoteText(max_lines=4)
        self.where = _Where()
        self.who = SuggestEditor(tr("Who (optional)"))
        self.time = PlainLabel("", "muted")
        self.keep = LinkButton(tr("Keep it"), "capture_keep", key="Enter", role="accent")
        self.close_button = IconButton("close", tr("Leave it (Esc); what was typed stays for the next time"))
        self.error = PlainLabel("", "error", wrap=True)
        self.error.hide()
        self._name()
        self._lay_out()
        self._connect()
        self.hide()

    def toggle(self, kind: NoteKind) -> None:
        """Begin an entry of a kind; from within one of the same kind, leave it."""
        inside = holds_focus(self)
        if inside and self.kind == kind:
            self.leave_line()
            return
        if not inside:
            self._back.remember()
        if not self.isHidden():
            self._put_by()
        self.kind = kind
        self._workshop_id = self._frame.workshop_id
        self._fill()
        self.show()
        self.text.setFocus(QUIETLY)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def leave_line(self) -> None:
        """Close it; what was typed stays for the next time."""
        self._put_by()
        self._close()

    def show_place(self) -> None:
        """Follow to another page or category, and know new names."""
        if self.isHidden():
            return
        if self._frame.workshop_id != self._workshop_id:
            self.leave_line()
            return
        if not self.text.toPlainText().strip() and not holds_focus(self):
            # nothing was begun, and the work goes on elsewhere
            self.hide()
            return
        self._show_choices(self._log())

    def leave(self, workshop_id: str) -> None:
        """The workshop or the program is left: keep what was begun, as a note in its form is kept."""
        if not self.isHidden():
            self._put_by()
        for (of, kind), draft in list(self._drafts.items()):
            if of == workshop_id and (draft.empty or self._add(kind, draft) is None):
                del self._drafts[of, kind]
        self.hide()

    def event(self, event: QEvent) -> bool:
        if keeps_escape(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_line()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one = self.width() >= _ONE_ROW
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if one else QBoxLayout.Direction.TopToBottom)

    # --- what is shown

    def _name(self) -> None:
        named: tuple[tuple[QWidget, str, str], ...] = (
            (self.where, "where", tr("Which category it belongs to")),
            (self.who, "who", tr("Who said it")),
            (self.time, "time", ""),
            (self.error, "error", ""),
            (self.text, "text", ""),
            (self.close_button, "close", self.close_button.accessibleName()),
        )
        for widget, name, spoken in named:
            widget.setObjectName(f"capture_{name}")
            if spoken:
                widget.setAccessibleName(spoken)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(10)
        self.title.setMinimumWidth(118)
        self.where.setFixedWidth(190)
        self.who.setFixedWidth(150)
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.text, 1, top)
        for widget in (self.where, self.who, self.time, self.keep, self.close_button):
            second.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        second.insertStretch(3, 1)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.setSpacing(10)
        self._rows.addLayout(first, 1)
        self._rows.addLayout(second)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN - 8, 8)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.error)

    def _connect(self) -> None:
        self.text.entered.connect(self._on_keep)
        self.text.textChanged.connect(self._show_time)
        self.where.entered.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.close_button.clicked.connect(self.leave_line)
        self.who.returnPressed.connect(self._on_who_return_pressed)

    def _fill(self) -> None:
        parking = self.kind == LOG_KINDS[0]
        title = tr("Park a question") if parking else tr("Log a decision")
        self.title.setText(title)
        self.text.setAccessibleName(title)
        self.text.setPlaceholderText(
            tr("What should we come back to?") if parking else tr("What was decided, in one sentence?")
        )
        draft = self._drafts.get((self._workshop_id, self.kind), Captured(category=self._here()))
        # a draft without a text belongs to where one is now
        category = self._here() if draft.empty else draft.category
        self.text.setPlainText(draft.text)
        self.who.setText(draft.who)
        self._say(None)
        self._show_time()
        shown = self._log()
        self.where.set_items(_choices(shown))
        self.where.set_value(category if category in dict(shown.categories) else "")
        self.who.set_suggestions(shown.people)

    def _show_choices(self, shown: LogView) -> None:
        before = self.where.value()
        self.where.set_items(_choices(shown))
        begun = bool(self.text.toPlainText().strip())
        if not begun or before not in dict(_choices(shown)):
            self.where.set_value(self._here())
        self.who.set_suggestions(shown.people)

    def _show_time(self) -> None:
        self.time.setText(f"{datetime.now():%H:%M}")

    def _log(self) -> LogView:
        return self._frame.bridge.read(log, self._workshop_id)

    def _here(self) -> str:
        """The category at hand, '' for the whole workshop."""
        place = self._frame.place
        return place.detail if place.page == "score" else ""

    # --- what a person does

    def _on_who_return_pressed(self) -> None:
        popup = self.who.completer().popup()
        if popup is None or not popup.isVisible() or not popup.currentIndex().isValid():
            self._on_keep()

    def _on_keep(self) -> None:
        draft = self._draft()
        problem = self._add(self.kind, draft)
        self._say(problem)
        if problem is not None:
            return
        self._drafts.pop((self._workshop_id, self.kind), None)
        self.text.clear()
        self._close()
        self._tell(draft)

    def _add(self, kind: NoteKind, draft: Captured) -> Problem | None:
        command = AddNote(
            workshop_id=self._workshop_id,
            kind=kind,
            text=draft.text,
            category_id=draft.category or None,
            who=draft.who,
        )
        return self._frame.bridge.do(command)

    def _tell(self, draft: Captured) -> None:
        name = dict(self._log().categories).get(draft.category, "")
        if self.kind == LOG_KINDS[0]:
            text = tr("Parked for “{category}”.").format(category=name) if name else tr("Parked for the workshop.")
        else:
            text = tr("Logged for “{category}”.").format(category=name) if name else tr("Logged for the workshop.")
        undo = self._frame.actions_table["undo"].trigger
        self._frame.page.notice.show_notice(text, "info", tr("Undo"), undo, NOTICE_MS)

    def _draft(self) -> Captured:
        return Captured(self.text.value(), self.who.text().strip(), str(self.where.value() or ""))

    def _put_by(self) -> None:
        self._drafts[self._workshop_id, self.kind] = self._draft()

    def _close(self) -> None:
        had = holds_focus(self)
        self._say(None)
        if had:
            self._back.give_back()
        self.hide()

    def _say(self, problem: Problem | None) -> None:
        self.error.setText(str(problem) if problem else "")
        self.error.setVisible(problem is not None)
        at_fault = self.who if problem is not None and problem.field == "who" else self.text
        for editor in (self.text, self.who):
            editor.set_invalid(problem is not None and editor is at_fault)
            editor.setAccessibleDescription(str(problem) if problem is not None and editor is at_fault else "")
        if problem is not None:
            at_fault.setFocus(Qt.FocusReason.OtherFocusReason)


class _Where(ChoiceEditor):
    """Which category it belongs to; Enter keeps the entry."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _choices(shown: LogView) -> list[tuple[object, str]]:
    return [("", tr("Whole workshop")), *shown.categories]
