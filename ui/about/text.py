"""Small pieces that the texts of the models page are made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel

LABEL_WIDTH = 128


def prose(text: str, role: str = "") -> PlainLabel:
    """A wrapping text that can be selected and copied with the mouse."""
    label = PlainLabel(text, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def facts(rows: Sequence[tuple[str, str]], *, label_width: int = LABEL_WIDTH) -> QWidget:
    """Names and what they say, one pair on a row; a pair without a text is left out."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, label_width)
    grid.setColumnStretch(1, 1)
    for row, (name, text) in enumerate((name, text) for name, text in rows if text):
        label = PlainLabel(name, "muted", wrap=True)
        label.setFixedWidth(label_width)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(prose(text), row, 1, Qt.AlignmentFlag.AlignTop)
    return made


def text_card(title: str, *widgets: QWidget) -> Card:
    """A card with things one beneath the other."""
    card = Card(title)
    for widget in widgets:
        card.body.addWidget(widget)
    return card
