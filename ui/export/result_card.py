"""The card of a plan that was written: what it is called, how large it is, and what to do with it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.i18n import tr, trn
from ui.export.job import Written, other_name_sentence
from ui.export.lines import Icon, IconLine
from ui.export.words import breakable, size_word, time_word
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tooltip

MAX_WARNINGS = 8


class ResultCard(Card):
    """Hidden until there is a plan. `open_wanted(written)` and `folder_wanted(written)` follow its buttons."""

    open_wanted = Signal(object)
    folder_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("The plan is written"))
        self.written: Written | None = None
        self.header.insertWidget(0, Icon("good", size=20))
        self.file_label = PlainLabel("", "strong", wrap=True)
        self.file_label.setObjectName("written_name")
        self.figures = ElidedLabel("", "muted")
        self.figures.setObjectName("written_figures")
        self.open_button = Button(tr("Open"), icon="open")
        self.open_button.setObjectName("open_plan")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self.written))
        self.folder_button = Button(tr("Show in folder"), icon="folder")
        self.folder_button.setObjectName("show_in_folder")
        self.folder_button.clicked.connect(lambda: self.folder_wanted.emit(self.written))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        self.body.addWidget(self.file_label)
        self.body.addWidget(self.figures)
        self.changed_line = IconLine("written_changed", "info")
        self._warnings: list[IconLine] = []
        self.body.addWidget(self.changed_line)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.hide()

    def show_written(self, written: Written | None, changed_at: str) -> None:
        """Show a plan that was written, None for none; `changed_at` is when its workshop was changed last."""
        if written is not self.written:
            self.written = written
            if written is not None:
                self._fill(written)
        if written is not None:
            self.changed_line.show_line("info", tr("The workshop has changed since then."))
            self.changed_line.setVisible(written.changed_at != changed_at)
        self.setVisible(written is not None)

    def _fill(self, written: Written) -> None:
        self.file_label.setText(breakable(written.path.name))
        plain_tooltip(self.file_label, str(written.path))
        self.figures.setText(figures(written))
        sentences = [*filter(None, (other_name_sentence(written),)), *written.warnings]
        more = len(sentences) - MAX_WARNINGS
        if more > 0:
            rest = trn("{n} more remark of this kind.", "{n} more remarks of this kind.", more)
            sentences = [*sentences[:MAX_WARNINGS], rest]
        while len(self._warnings) < len(sentences):
            line = IconLine(f"written_warning_{len(self._warnings)}", "warn")
            self.body.insertWidget(self.body.indexOf(self.changed_line), line)
            self._warnings.append(line)
        for line in self._warnings:
            line.hide()
        for line, sentence in zip(self._warnings, sentences, strict=False):
            line.show_line("warn", breakable(sentence))
            line.show()


def figures(written: Written) -> str:
    """Pages, size, paper and time in a line."""
    return " · ".join(
        (
            trn("{n} page", "{n} pages", written.pages),
            size_word(written.size),
            {"a4": tr("A4"), "letter": tr("Letter")}[written.paper],
            time_word(written.at, dt.date.today()),
        )
    )
