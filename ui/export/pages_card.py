"""The card that shows the pages of a document as they will be on paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from app.domain.pack import Part
from app.i18n import tr, trn
from app.paper import Told
from app.report.pictures import PagePicture
from ui.export import words
from ui.export.page_grid import PageGrid
from ui.widgets.card import Card
from ui.widgets.choice import SegmentedChoice
from ui.widgets.fields import ChoiceEditor
from ui.widgets.labels import PlainLabel


class PagesCard(Card):
    """`part_wanted(part)` asks for another document; `resized` says that pages are wanted in another width."""

    part_wanted = Signal(str)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What it will look like"))
        self.part = ChoiceEditor()
        self.part.setObjectName("shown_part")
        self.part.setAccessibleName(tr("Document that is shown"))
        self.part.committed.connect(lambda part: self.part_wanted.emit(str(part)))
        self.size_choice = SegmentedChoice([(False, tr("Overview")), (True, tr("Large"))], compact=True)
        self.size_choice.setObjectName("page_size")
        self.size_choice.set_value(False)
        self.size_choice.chosen.connect(self._on_size_chosen)
        self.state = PlainLabel("", "muted")
        self.state.setObjectName("pages_state")
        self.fault = PlainLabel("", "error", wrap=True)
        self.fault.setObjectName("pages_fault")
        self.fault.hide()
        self.grid = PageGrid()
        self.grid.looked_at.connect(self._on_looked_at)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.part, 1)
        row.addWidget(self.size_choice)
        self.add_beside(self.state)
        self.body.addLayout(row)
        self.body.addWidget(self.fault)
        self.body.addSpacing(4)
        self.body.addWidget(self.grid)
        self.body.addStretch(1)

    @property
    def pixels(self) -> int:
        """The width in pixels in which the pages are wanted."""
        return max(80, round(self.grid.page_width * self.devicePixelRatioF()))

    def show_parts(self, parts: tuple[Part, ...], shown: Part) -> None:
        """Offer these documents and name the one that is shown."""
        self.part.set_items([(part, words.part_title(part)) for part in parts])
        self.part.set_value(shown)

    def show_working(self) -> None:
        """Say that pages are being drawn."""
        self.state.setText(tr("drawing…"))

    def take(self, page: PagePicture) -> None:
        """Show a page."""
        self.fault.hide()
        self.grid.take(page)

    def show_all(self, told: Told) -> None:
        """All pages are here."""
        self.grid.end(told.pages)
        self.show_count()

    def show_count(self) -> None:
        """Say how many pages there are."""
        n = self.grid.count
        self.state.setText(trn("{n} page", "{n} pages", n) if n else "")

    def show_fault(self, sentence: str) -> None:
        """Say why the pages cannot be shown."""
        self.grid.clear()
        self.state.setText("")
        self.fault.setText(sentence)
        self.fault.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()

    def leave_large(self) -> bool:
        """Go back to the overview; False where it is shown already."""
        if not self.size_choice.value():
            return False
        self._set_large(False)
        return True

    def _on_size_chosen(self, large: object) -> None:
        self._set_large(bool(large))

    def _on_looked_at(self, number: int) -> None:
        self._set_large(not self.size_choice.value())
        self.grid.go(number)

    def _set_large(self, large: bool) -> None:
        self.size_choice.set_value(large)
        self.grid.set_large(large)
        self.resized.emit()
