"""What the lists of the plan share: rows whose fields are written one by one, and beneath them where one is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.workshop import Workshop
from app.workbench import Command
from ui.plan.fields import AddLine, BareField, WrappedLine, go_to, named, renew
from ui.plan.rows import Entry, Row, Rows
from ui.plan.writing import Writer
from ui.widgets.buttons import IconButton
from ui.widgets.fields import FormField, LineEditor


class FieldRow(Row):
    """An entry with a field for each of its values; `edited(row, name, value)`, `removed(row)`."""

    edited = Signal(object, str, object)
    removed = Signal(object)

    def __init__(
        self,
        kind: str,
        editors: Mapping[str, WrappedLine | LineEditor],
        fields: Mapping[str, FormField],
        removal: str,
    ) -> None:
        super().__init__()
        self._kind = kind
        self.editors, self.fields = editors, fields
        self.remove_button = IconButton("close", removal, size=26)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self))
        for name, editor in editors.items():
            editor.committed.connect(lambda value, name=name: self.edited.emit(self, name, value))

    def take(self, key: str) -> None:
        """Be about another entry."""
        super().take(key)
        for name, editor in self.editors.items():
            editor.setObjectName(f"{self._kind}_{key}_{name}")
        self.remove_button.setObjectName(f"{self._kind}_{key}_remove")
        renew(*self.fields.values())

    def show_values(self, entry: Entry, spoken: str) -> None:
        """Show the values as they are now; `spoken` says to those who hear it which entry they are of."""
        for name, editor in self.editors.items():
            editor.set_value(getattr(entry, name))
            name_and_entry = f"{self.fields[name].label.text()}, {spoken}"
            if editor.accessibleName() != name_and_entry:
                editor.setAccessibleName(name_and_entry)

    def stops(self) -> Iterator[QWidget]:
        """Its fields as one thinks of them, then the button that removes it."""
        yield from self.editors.values()
        yield self.remove_button


R = TypeVar("R", bound=FieldRow)


class EntryList(QWidget, Generic[R]):
    """Rows that write what is edited in them. `kind` and `typed` name the undo steps of what a person types."""

    kind = ""
    typed: tuple[str, ...] = ()

    def __init__(self, do: Writer, make: Callable[[], R], *, gap: int = 10) -> None:
        super().__init__()
        self._do = do
        self._make = make
        self._workshop: Workshop | None = None
        self.rows = Rows(self._make_row, spacing=10)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)
        self.column.addWidget(self.rows)

    @property
    def beginning(self) -> QWidget:
        """Where a new entry begins."""
        raise NotImplementedError

    def focus_new(self) -> None:
        """Put the cursor where a new entry begins."""
        go_to(self.beginning)

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits."""
        yield from self.rows.stops()
        yield self.beginning

    def edit_command(self, workshop_id: str, key: str, values: dict[str, object]) -> Command:
        """The command that changes values of an entry."""
        raise NotImplementedError

    def remove(self, workshop: Workshop, key: str) -> None:
        """Remove an entry, or ask for it."""
        raise NotImplementedError

    def _make_row(self) -> R:
        row = self._make()
        row.edited.connect(self._on_row_edited)
        row.removed.connect(self._on_row_removed)
        return row

    def _on_row_edited(self, row: R, name: str, value: object) -> None:
        if self._workshop is None or not row.key:
            return
        command = self.edit_command(self._workshop.id, row.key, {name: value})
        self._do(command, row.fields.get(name), merge=f"{self.kind}:{row.key}:{name}" if name in self.typed else "")

    def _on_row_removed(self, row: R) -> None:
        if self._workshop is None:
            return
        last = len(self.rows.rows) == 1
        self.remove(self._workshop, row.key)
        if last and not self.rows.rows:
            self.focus_new()


class LineList(EntryList[R]):
    """A list that grows by a line: its text becomes a new entry on Enter."""

    def __init__(self, do: Writer, make: Callable[[], R], line: AddLine, label: str, object_name: str) -> None:
        super().__init__(do, make)
        self.add_line = named(line, object_name)
        self.add_field = BareField(label, line)
        self.add_line.committed.connect(self._on_add_line_committed)
        self.column.addWidget(self.add_field)

    @property
    def beginning(self) -> QWidget:
        """The line."""
        return self.add_line

    def show_entries(self, workshop: Workshop, entries: Sequence[Entry], *, afresh: bool) -> None:
        """Show entries; `afresh` when they are another goal's or workshop's: what was begun goes."""
        self._workshop = workshop
        if afresh:
            renew(self.add_field)
            self.add_line.set_value("")
        self.rows.show_entries(entries, afresh=afresh)

    def add_command(self, workshop_id: str, text: str) -> Command:
        """The command that adds an entry."""
        raise NotImplementedError

    def added(self, row: R) -> None:
        """The line became an entry while the cursor was in it."""

    def _on_add_line_committed(self, text: object) -> None:
        if self._workshop is None or not text:
            return
        typing = self.add_line.hasFocus()
        before = {row.key for row in self.rows.rows}
        if self._do(self.add_command(self._workshop.id, str(text)), self.add_field) is not None:
            return
        self.add_line.set_value("")
        row = next((row for row in self.rows.rows if row.key not in before), None)
        if row is not None and typing:
            self.added(row)
