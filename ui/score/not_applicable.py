"""A category that does not apply: the question why, and the calm state that tells it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.queries.score import ScoreView
from ui.score.reason_line import ReasonLine
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel


class AskWhy(Card):
    """Asks in place why the category does not apply; `given(reason)` on Enter, `left()` on Escape."""

    given = Signal(str)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Why does this category not apply?"), parent=parent)
        self.set_tone("accent")
        self.line = ReasonLine(tr("For example: another team runs it and is not in the room"))
        self.line.setObjectName("na_reason")
        self.line.setAccessibleName(tr("Why this category does not apply"))
        self.error = PlainLabel("", "error", wrap=True)
        self.error.setObjectName("na_error")
        self.keep = Button(tr("Does not apply"), key="Enter")
        self.keep.setObjectName("na_keep")
        self.cancel = Button(tr("Cancel"), "quiet", key="Esc")
        self.cancel.setObjectName("na_cancel")
        # a click on them, or beside them, must not be taken for leaving the line
        for button in (self.keep, self.cancel):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        self.body.addLayout(row)
        self.body.addWidget(self.error)
        self.line.given.connect(self.given)
        self.line.left.connect(self._on_line_left)
        self.keep.clicked.connect(lambda: self.given.emit(self.line.text().strip()))
        self.cancel.clicked.connect(self._on_line_left)
        self.hide()

    def ask(self, reason: str = "") -> None:
        """Ask, with the reason so far."""
        self.refuse("")
        self.show()
        self.line.ask(reason)

    def refuse(self, sentence: str) -> None:
        """Say why a reason was not taken; '' says that all is well."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.line.set_invalid(bool(sentence))
        if sentence:
            self.line.refuse()
            self.line.setFocus()

    def stop(self) -> None:
        """Ask no more."""
        self.line.set_asking(False)
        self.hide()

    def _on_line_left(self) -> None:
        self.stop()
        self.left.emit()


class NotApplicableState(Card):
    """Tells that the category does not apply and why; `applies()` takes that back, `change_wanted()` rewords it."""

    applies = Signal()
    change_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title = PlainLabel(tr("This category does not apply"), "title", wrap=True)
        self.reason = PlainLabel("", wrap=True)
        self.reason.setObjectName("na_told")
        self.kept = PlainLabel("", "muted", wrap=True)
        self.back = Button(tr("It applies after all"))
        self.back.setObjectName("applies_again")
        self.change = Button(tr("Change the reason"), "quiet")
        self.change.setObjectName("change_na_reason")
        self.back.clicked.connect(self.applies)
        self.change.clicked.connect(self.change_wanted)
        column = QVBoxLayout()
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(10)
        for label in (self.title, self.reason, self.kept):
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addWidget(self.change)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        self.body.addLayout(column)

    def show_view(self, view: ScoreView) -> None:
        """Show the reason."""
        self.reason.setText(view.state.na_reason or "")
        decided = view.state.current is not None or view.state.target is not None
        counted = tr("It counts in no mean and in no gap. Notes can still be taken.")
        kept = tr("What was decided before is kept and counts again as soon as it applies.")
        self.kept.setText(f"{counted} {kept}" if decided else counted)
