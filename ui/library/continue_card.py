"""The card that takes up the last workshop where it was left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.i18n import tr
from app.queries.library import WorkshopRow
from ui.library.words import progress_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, PlainLabel


class ContinueCard(Card):
    """`wanted(row)` when the person wants to go on."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.set_tone("accent")
        self._row: WorkshopRow | None = None
        self.name_label = ElidedLabel("", "title")
        self.progress_label = ElidedLabel("", "muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(PlainLabel(tr("Continue where you left off"), "muted"))
        texts.addWidget(self.name_label)
        texts.addWidget(self.progress_label)
        button = Button(tr("Continue"), "primary")
        button.setObjectName("continue")
        button.clicked.connect(self._on_button_clicked)
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        row.addWidget(button)
        self.body.addLayout(row)
        self.hide()

    def show_workshop(self, row: WorkshopRow | None) -> None:
        """Name the workshop to go on with; None hides the card."""
        self._row = row
        self.setVisible(row is not None)
        if row is not None:
            self.name_label.setText(f"{row.client} · {row.team}" if row.team else row.client)
            self.progress_label.setText(progress_words(row))

    def _on_button_clicked(self) -> None:
        if self._row is not None:
            self.wanted.emit(self._row)
