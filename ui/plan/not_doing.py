"""What the group does not do for now: why, and when to look again; edited in place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.commands import AddNotDoing, EditNotDoing
from app.domain.workshop import NotDoing, Workshop
from app.i18n import tr
from ui.plan.fields import AddLine, BareField, WrappedLine, go_to, named, renew
from ui.plan.rows import Row, Rows
from ui.plan.writing import Writer
from ui.widgets.buttons import IconButton
from ui.widgets.fields import DateEditor, FormField, LineEditor

_WIDE = 560
_DATE = 150
_TYPED = ("what", "why")


class NotDoingList(QWidget):
    """One row per entry, and a line that adds one. `removal_wanted(entry)` by its button."""

    removal_wanted = Signal(object)

    def __init__(self, do: Writer) -> None:
        super().__init__()
        self._do = do
        self._workshop: Workshop | None = None
        self.rows = Rows(self._make_row, spacing=10)
        self.add_line = named(AddLine(tr("What will the group not do for now? Enter adds it")), "new_not_doing")
        self.add_field = BareField(tr("What the group does not do for now"), self.add_line)
        self.add_line.committed.connect(self._on_add_line_committed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.rows)
        column.addWidget(self.add_field)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show a workshop's list."""
        afresh = self._workshop is None or workshop.id != self._workshop.id
        self._workshop = workshop
        if afresh:
            renew(self.add_field)
            self.add_line.set_value("")
        self.rows.show_entries(workshop.not_doing, afresh=afresh)

    def focus_new(self) -> None:
        """Put the cursor where a new entry is written."""
        go_to(self.add_line)

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from self.rows.stops()
        yield self.add_line

    def _make_row(self) -> NotDoingRow:
        row = NotDoingRow()
        row.edited.connect(self._on_row_edited)
        row.removed.connect(self._on_row_removed)
        return row

    def _on_add_line_committed(self, text: object) -> None:
        if self._workshop is None or not text:
            return
        typing = self.add_line.hasFocus()
        before = {row.key for row in self.rows.rows}
        if self._do(AddNotDoing(workshop_id=self._workshop.id, what=str(text)), self.add_field) is not None:
            return
        self.add_line.set_value("")
        added = next((row for row in self.rows.rows if row.key not in before), None)
        if added is not None and typing:
            go_to(added.editors["why"])

    def _on_row_edited(self, row: NotDoingRow, name: str, value: object) -> None:
        if self._workshop is None or not row.key:
            return
        command = EditNotDoing(workshop_id=self._workshop.id, entry_id=row.key, **{name: value})  # type: ignore[arg-type]
        self._do(command, row.fields[name], merge=f"not_doing:{row.key}:{name}" if name in _TYPED else "")

    def _on_row_removed(self, row: NotDoingRow) -> None:
        if self._workshop is None:
            return
        entry = next((entry for entry in self._workshop.not_doing if entry.id == row.key), None)
        if entry is not None:
            last = len(self.rows.rows) == 1
            self.removal_wanted.emit(entry)
            if last and not self.rows.rows:
                self.focus_new()


class NotDoingRow(Row):
    """The fields of one entry; `edited(row, field, value)`, `removed(row)`."""

    edited = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.editors: dict[str, WrappedLine | LineEditor] = {
            "what": WrappedLine(tr("What is not done for now?")),
            "why": WrappedLine(tr("Why not?"), max_lines=8),
            "look_again": DateEditor(tr("look again on")),
        }
        self.editors["look_again"].setFixedWidth(_DATE)
        self.fields: dict[str, FormField] = {
            "what": BareField(tr("What is not done for now"), self.editors["what"]),
            "why": BareField(tr("Why not"), self.editors["why"]),
            "look_again": BareField(tr("Look again on"), self.editors["look_again"]),
        }
        self.remove_button = IconButton("close", tr("Remove this entry"), size=26)
        self.remove_button.setFixedHeight(36)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self))
        for name, editor in self.editors.items():
            editor.committed.connect(lambda value, name=name: self.edited.emit(self, name, value))
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._lay_out(wide=True)

    def take(self, key: str) -> None:
        """Be about another entry."""
        super().take(key)
        for name, editor in self.editors.items():
            editor.setObjectName(f"not_doing_{key}_{name}")
        self.remove_button.setObjectName(f"not_doing_{key}_remove")
        renew(*self.fields.values())

    def show_entry(self, entry: NotDoing, number: int) -> None:
        """Show the entry as it is now."""
        for name, editor in self.editors.items():
            editor.set_value(getattr(entry, name))
            spoken = f"{self.fields[name].label.text()}, {tr('entry {n}').format(n=number)}"
            if editor.accessibleName() != spoken:
                editor.setAccessibleName(spoken)

    def stops(self) -> Iterator[QWidget]:
        """What, why, when, remove."""
        yield from self.editors.values()
        yield self.remove_button

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
