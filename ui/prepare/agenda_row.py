"""One category on the agenda: in scope or not, its question, its minutes, and from when to when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.agenda import AgendaItem
from app.domain.model import Category
from app.domain.workshop import CategoryState, Timing
from app.i18n import tr
from ui import theme
from ui.prepare.forms import show_in
from ui.prepare.words import clock_words
from ui.widgets.check import CheckBox
from ui.widgets.fields import FormField, NumberEditor
from ui.widgets.labels import PlainLabel, plain_tooltip

# 0 and more than the most can be typed, so that a sentence can say what is right
MOST_MINUTES = 9999
TIMES_WIDTH = 88
MINUTES_WIDTH = 98
_INDENT = 30


class AgendaRow(QWidget):
    """`scope_wanted(category_id, in_scope)` and `minutes_wanted(category_id, minutes)` tell what a person wants."""

    scope_wanted = Signal(str, bool)
    minutes_wanted = Signal(str, int)

    def __init__(self, category_id: str) -> None:
        super().__init__()
        self.category_id = category_id
        self.check = CheckBox()
        self.check.setObjectName(f"scope_{category_id}")
        self.check.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.check.setFont(theme.font(weight=QFont.Weight.Medium))
        self.question = PlainLabel("", "small", wrap=True)
        self.question.setContentsMargins(_INDENT, 0, 0, 0)
        self.clock = PlainLabel("", "small")
        self.clock.setObjectName(f"clock_{category_id}")
        self.clock.setContentsMargins(_INDENT, 0, 0, 0)
        self.minutes = NumberEditor(0, MOST_MINUTES, tr(" min"), step=5)
        self.minutes.setObjectName(f"minutes_{category_id}")
        self.minutes.setFixedWidth(MINUTES_WIDTH)
        self.field = FormField("", self.minutes)
        self.field.label.hide()
        self.times = PlainLabel("", "muted")
        self.times.setObjectName(f"times_{category_id}")
        self.times.setFont(theme.font(tabular=True))
        self.times.setFixedWidth(TIMES_WIDTH)
        self.times.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self.check.clicked.connect(lambda on: self.scope_wanted.emit(self.category_id, on))
        self.minutes.committed.connect(lambda minutes: self.minutes_wanted.emit(self.category_id, int(minutes)))

    def show_row(
        self, category: Category, state: CategoryState, item: AgendaItem | None, took: Timing | None, *, other: bool
    ) -> None:
        """Show a category; without an item it takes no time of the day."""
        self.check.set_text(category.name)
        self.check.setChecked(state.in_scope)
        plain_tooltip(self.check, category.name if len(category.name) > 40 else "")
        self.question.setText(category.question)
        self.minutes.setAccessibleName(tr("Minutes for {category}").format(category=category.name))
        self.minutes.setEnabled(item is not None)
        self.question.setEnabled(item is not None)
        show_in(self.field, state.minutes, other=other)
        words = clock_words(state, took)
        self.clock.setText(words)
        self.clock.setVisible(bool(words))
        if item is not None:
            self.times.setText(f"{item.starts}–{item.ends}")
        else:
            self.times.setText(tr("not today") if not state.in_scope else tr("n/a"))
        self.times.setEnabled(item is not None)
        plain_tooltip(self.times, state.na_reason or "" if state.in_scope else "")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 5)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.check, 0, 0)
        grid.addWidget(self.question, 1, 0)
        grid.addWidget(self.clock, 2, 0)
        grid.addWidget(self.field, 0, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.times, 0, 2, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        self.field.message.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.field.message, 3, 0, 1, 3)
        grid.setColumnStretch(0, 1)
