"""What the cards of the prepare page share: a card that writes through its page, and fields that change workshop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.workshop import Workshop
from ui.widgets.card import Card
from ui.widgets.fields import FormField
from ui.workshop_page import WorkshopPage


class PageCard(Card):
    """A card that shows a part of a workshop and writes through the page that it stands on."""

    def __init__(self, page: WorkshopPage, title: str) -> None:
        super().__init__(title)
        self.page = page

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Show the workshop as it is now; `other` says that it is another one than before."""
        raise NotImplementedError


def show_in(field: FormField, value: object, *, other: bool) -> None:
    """Show a value in a field; for another workshop it also drops what was typed or refused before."""
    editor = field.editor
    if other:
        field.set_error("")
        # a value that differs from the known one goes over a text that was refused
        editor.set_value(_unlike(value))  # type: ignore[attr-defined]
    editor.set_value(value)  # type: ignore[attr-defined]


def field_row(*fields: QWidget, stretch: tuple[int, ...]) -> QGridLayout:
    """Fields side by side, aligned at the top so that a fault beneath one moves no other."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    for column, (field, share) in enumerate(zip(fields, stretch, strict=True)):
        grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, share)
    return grid


def _unlike(value: object) -> object:
    if isinstance(value, int):
        return value + 1
    return f"{value}." if isinstance(value, str) else None
