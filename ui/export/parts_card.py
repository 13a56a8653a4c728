"""The card on which the parts of the pack are chosen, each with what it is for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.pack import PackOptions, Part
from app.i18n import tr, trn
from ui.export import words
from ui.widgets.card import Card
from ui.widgets.check import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.pill import Pill

INDENT = 30


class PartRow(QWidget):
    """A part to tick, and beneath it what it is for."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.box = CheckBox(words.part_title(part))
        self.box.setObjectName(f"part_{part}")
        # shortened where there is little room, not wider than it
        self.box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.purpose = PlainLabel(words.part_purpose(part), "small", wrap=True)
        self.purpose.setContentsMargins(INDENT, 0, 0, 0)
        self.purpose.setMinimumWidth(60)
        self.box.setAccessibleDescription(self.purpose.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.purpose)


class PartsCard(Card):
    """`ticked(part, on)` when the person takes a part into the pack or out of it."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(tr("What goes into the pack"))
        self.count = Pill("", "neutral")
        self.add_beside(self.count)
        self.rows: dict[str, PartRow] = {}
        self.body.setSpacing(9)
        for title, parts in words.part_groups():
            self.body.addSpacing(4)
            self.body.addWidget(PlainLabel(title, "label"))
            for part in parts:
                self.body.addWidget(self._row(part))

    def show_options(self, options: PackOptions) -> None:
        """Tick the parts that are chosen."""
        for part, row in self.rows.items():
            row.box.setChecked(part in options.parts)
        n = len(options.parts)
        self.count.set(trn("{n} part", "{n} parts", n), "neutral")

    def _row(self, part: Part) -> PartRow:
        row = self.rows[part] = PartRow(part)
        row.box.clicked.connect(lambda on: self.ticked.emit(part, on))
        return row
