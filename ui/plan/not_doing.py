"""What the group does not do for now: why, and when to look again; edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from app.commands import AddNotDoing, EditNotDoing
from app.domain.workshop import NotDoing, Workshop
from app.i18n import tr
from app.workbench import Command
from ui.plan.entry_list import FieldRow, LineList
from ui.plan.fields import AddLine, BareField, WrappedLine, go_to
from ui.plan.writing import Writer
from ui.widgets.fields import DateEditor, FormField, LineEditor

_WIDE = 560
_DATE = 150


class NotDoingList(LineList["NotDoingRow"]):
    """One row per entry, and a line that adds one. `removal_wanted(entry)` by its button."""

    kind = "not_doing"
    typed = ("what", "why")
    removal_wanted = Signal(object)

    def __init__(self, do: Writer) -> None:
        line = AddLine(tr("What will the group not do for now? Enter adds it"))
        super().__init__(do, NotDoingRow, line, tr("What the group does not do for now"), "new_not_doing")

    def show_workshop(self, workshop: Workshop) -> None:
        """Show a workshop's list."""
        afresh = self._workshop is None or workshop.id != self._workshop.id
        self.show_entries(workshop, workshop.not_doing, afresh=afresh)

    def add_command(self, workshop_id: str, text: str) -> Command:
        """Adds an entry."""
        return AddNotDoing(workshop_id=workshop_id, what=text)

    def edit_command(self, workshop_id: str, key: str, values: dict[str, object]) -> Command:
        """Changes an entry."""
        return EditNotDoing(workshop_id=workshop_id, entry_id=key, **values)  # type: ignore[arg-type]

    def remove(self, workshop: Workshop, key: str) -> None:
        """Ask for the removal of an entry."""
        entry = next((entry for entry in workshop.not_doing if entry.id == key), None)
        if entry is not None:
            self.removal_wanted.emit(entry)

    def added(self, row: NotDoingRow) -> None:
        """Go on with the reason."""
        go_to(row.editors["why"])


class NotDoingRow(FieldRow):
    """The fields of one entry."""

    def __init__(self) -> None:
        editors: dict[str, WrappedLine | LineEditor] = {
            "what": WrappedLine(tr("What is not done for now?")),
            "why": WrappedLine(tr("Why not?"), max_lines=8),
            "look_again": DateEditor(tr("look again on")),
        }
        editors["look_again"].setFixedWidth(_DATE)
        fields: dict[str, FormField] = {
            "what": BareField(tr("What is not done for now"), editors["what"]),
            "why": BareField(tr("Why not"), editors["why"]),
            "look_again": BareField(tr("Look again on"), editors["look_again"]),
        }
        super().__init__("not_doing", editors, fields, tr("Remove this entry"))
        self.remove_button.setFixedHeight(36)
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._lay_out(wide=True)

    def show_entry(self, entry: NotDoing, number: int) -> None:
        """Show the entry as it is now."""
        self.show_values(entry, tr("entry {n}").format(n=number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(wide=self.width() >= _WIDE)

    def _lay_out(self, *, wide: bool) -> None:
        """All on one line where there is room, else beneath each other."""
        if wide == self._wide:
            return
        self._wide = wide
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        for widget in (*self.fields.values(), self.remove_button):
            grid.removeWidget(widget)
        for column, stretch in enumerate((5, 6, 0, 0) if wide else (1, 0, 0, 0)):
            grid.setColumnStretch(column, stretch)
        places = ((0, 0, 1), (0, 1, 1), (0, 2, 1)) if wide else ((0, 0, 1), (1, 0, 2), (2, 0, 2))
        for field, (row, column, span) in zip(self.fields.values(), places, strict=True):
            grid.addWidget(field, row, column, 1, span, top)
        grid.addWidget(self.remove_button, 0, 3 if wide else 1, top)
