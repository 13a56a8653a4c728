"""The button that writes the pack; while it is being written, how far that is and the way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.i18n import tr
from ui.actions import Actions
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel

BIG = 38
WIDTH = 330
STEPS = 1000


class RunPanel(QWidget):
    """Either the button or the progress, in the same place."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.write_button = Button(kind="primary")
        self.write_button.bind(actions["write_plan"])
        self.write_button.setObjectName("write_plan")
        self.write_button.setMinimumHeight(BIG)
        self.cancel_button = Button()
        self.cancel_button.bind(actions["cancel_export"], tr("Cancel"))
        self.cancel_button.setObjectName("cancel_export")
        self.doing = ElidedLabel()
        self.doing.setObjectName("doing")
        self.bar = QProgressBar()
        self.bar.setObjectName("progress")
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.progress = self._make_progress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.write_button)
        column.addWidget(self.progress)
        self.progress.hide()

    def show_running(self, running: bool) -> None:
        """Change between button and progress; the keyboard stays where the eye is."""
        if running == (not self.progress.isHidden()):
            return
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        if running:
            self.show_progress(0.0, tr("Beginning"))
        # the new one first: a focus without a home would go to the next field
        shown, hidden = (self.progress, self.write_button) if running else (self.write_button, self.progress)
        shown.show()
        if had_focus:
            (self.cancel_button if running else self.write_button).setFocus()
        hidden.hide()

    def show_progress(self, fraction: float, word: str) -> None:
        """Show a fraction of 0 to 1 and what is being done."""
        self.bar.setValue(round(max(0.0, min(1.0, fraction)) * STEPS))
        self.bar.setAccessibleName(word)
        self.doing.setText(tr("{doing}…").format(doing=word))

    def _make_progress(self) -> QWidget:
        made = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(5)
        texts.addStretch(1)
        texts.addWidget(self.doing)
        texts.addWidget(self.bar)
        texts.addStretch(1)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(self.cancel_button)
        made.setFixedSize(WIDTH, BIG)
        return made
