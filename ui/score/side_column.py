"""The right column of the score page: practices, notes and parking lot, each with the room that it needs just now."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.score.notes_card import NotesCard
from ui.score.parking_card import ParkingCard
from ui.score.practices_card import PracticesCard

_GAP = 16
_LOW = 470  # a column lower than this has no room for a long note


class SideColumn(QWidget):
    """Where it is low, the practices give way to a note as long as that is being written."""

    def __init__(
        self, practices: PracticesCard, notes: NotesCard, parking: ParkingCard, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._practices, self._notes = practices, notes
        self._wanted = True
        self._beneath = False
        self._gave_way = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(practices, 10)
        self._column.addWidget(notes, 11)
        self._column.addWidget(parking, 4)

    def set_practices_shown(self, shown: bool) -> None:
        """Whether there are practices to be shown at all."""
        self._wanted = shown
        self._fit()

    def set_beneath(self, beneath: bool) -> None:
        """Whether it lies beneath the left column, where it can be as high as it likes."""
        self._beneath = beneath
        self._practices.room.setMinimumHeight(260 if beneath else 80)
        self._notes.setMinimumHeight(280 if beneath else 0)
        self._fit()

    def bring_back_practices(self) -> None:
        """Somebody wants to rate: what was typed of a note stays, folded."""
        if self._gave_way:
            self._notes.form.set_more_shown(False)
            self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        form = self._notes.form
        form.text.set_max_lines(3 if self.height() < _LOW and not self._beneath else 6)
        if self._beneath or not form.opened:
            self._gave_way = False
        elif not self._gave_way:
            self._gave_way = self._needed() + form.growth > self.height()
        shown = self._wanted and not self._gave_way
        if self._practices.isHidden() == shown:
            self._practices.setVisible(shown)

    def _needed(self) -> int:
        column = self._column
        if column.hasHeightForWidth():
            return column.minimumHeightForWidth(self.width())
        return column.minimumSize().height()
