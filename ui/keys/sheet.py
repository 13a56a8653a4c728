"""The sheet: all lines in groups, the groups in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.keymap import Act, Keys
from ui.keys.columns import split
from ui.keys.editor import KeyEditor
from ui.keys.groups import KeyGroup
from ui.keys.row import FixedRow, KeyRow
from ui.widgets.card import Card

_COLUMN_WIDTH = 275
_MOST_COLUMNS = 5
GAP = 12


class GroupCard(Card):
    """The lines of one group."""

    def __init__(self, group: KeyGroup) -> None:
        super().__init__(group.title)
        self.group = group
        self.rows = [KeyRow(act) for act in group.acts]
        self.fixed = [FixedRow(line) for line in group.fixed]
        outer = self.layout()
        assert outer is not None
        outer.setContentsMargins(8, 6, 8, 6)
        outer.setSpacing(3)
        self.header.setContentsMargins(6, 0, 6, 0)
        self.body.setSpacing(0)
        self.lines: list[KeyRow | FixedRow] = [*self.rows, *self.fixed]
        for line in self.lines:
            self.body.addWidget(line)
        self.body.addStretch(1)

    def search(self, wanted: str) -> None:
        """Find the lines with this text; a title that holds it finds them all."""
        whole = wanted in self.group.title.casefold()
        self._show([whole or any(wanted in word for word in line.words) for line in self.lines])

    def search_key(self, key: str) -> None:
        """Find the lines that have this key."""
        self._show([key in line.words[1:] for line in self.lines])

    def _show(self, found: Sequence[bool]) -> None:
        for line, shown in zip(self.lines, found, strict=True):
            line.found = shown
            line.setVisible(shown)
        self.setVisible(self.found)

    @property
    def found(self) -> bool:
        """Whether any of its lines is shown."""
        return any(line.found for line in self.lines)


class KeySheet(QWidget):
    """`chosen(act)` when a line is to be changed; one line at a time is reached by Tab, the others by arrow keys."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[GroupCard] = []
        self.rows: dict[str, KeyRow] = {}
        self.editor: KeyEditor | None = None
        self._columns: list[list[GroupCard]] = []

    def show_groups(self, groups: Sequence[KeyGroup]) -> None:
        """Show these groups in this order."""
        self.close_editor()
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [GroupCard(group) for group in groups]
        self.rows = {row.act.id: row for card in self.cards for row in card.rows}
        for row in self.rows.values():
            row.chosen.connect(lambda row=row: self.chosen.emit(row.act))
            row.moved.connect(lambda columns, rows, row=row: self._move(row, columns, rows))
        self._make_reachable(next(iter(self.rows.values())))
        for card in self.cards:
            card.setParent(self)
            card.show()
        self._arrange()
        self._place()

    def show_keys(self, keys: Keys) -> None:
        """Show the keys that hold now."""
        for row in self.rows.values():
            row.show_keys(keys)

    def search(self, text: str) -> bool:
        """Show the lines with this text or key alone; answers whether there are any."""
        wanted = " ".join(text.casefold().split())
        # a single sign is a key wherever it is one
        as_key = len(wanted) == 1 and any(wanted in line.words[1:] for card in self.cards for line in card.lines)
        for card in self.cards:
            if as_key:
                card.search_key(wanted)
            else:
                card.search(wanted)
        self._arrange()
        self._place()
        if self._reachable:
            self._make_reachable(self._reachable[0])
        return any(card.found for card in self.cards)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # what a group needs is known only now: the columns that were chosen before may not be equally high
            self._arrange()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._count != len(self._columns):
            self._arrange()
        self._place()

    @property
    def _count(self) -> int:
        return max(1, min(_MOST_COLUMNS, self.width() // _COLUMN_WIDTH))

    def _arrange(self) -> None:
        """Choose the column of each group: they keep their order, and the columns are about equally high."""
        shown = [card for card in self.cards if card.found]
        width = self._column_width(self._count)
        columns = split([card.heightForWidth(width) + GAP for card in shown], self._count)
        self._columns = [[shown[nth] for nth in column] for column in columns]

    def _place(self) -> None:
        """Give every group its place: a layout would not know how high wrapped texts are before they are shown."""
        width = self._column_width(len(self._columns))
        highest = 0
        for nth, column in enumerate(self._columns):
            top = 0
            for card in column:
                height = card.heightForWidth(width)
                card.setGeometry(nth * (width + GAP), top, width, height)
                top += height + GAP
            highest = max(highest, top - GAP)
        self.setFixedHeight(highest)

    def _column_width(self, columns: int) -> int:
        return (self.width() - GAP * (columns - 1)) // max(1, columns)

    def enter(self, last: bool = False) -> None:
        """Go to the first line that is shown, or the last one."""
        if self._reachable:
            self.go_to(self._reachable[-1 if last else 0])

    def go_to(self, row: KeyRow) -> None:
        """Put the focus on a line."""
        self._make_reachable(row)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def open_editor(self, act: Act, acts: Sequence[Act], keys: Keys, pages: Mapping[str, str]) -> KeyEditor:
        """Ask for a key of an act beneath its line."""
        self.close_editor()
        row = self.rows[act.id]
        self._make_reachable(row)
        editor = KeyEditor(act, acts, keys, pages)
        editor.slot_changed.connect(row.set_waiting)
        card = next(card for card in self.cards if row in card.rows)
        card.body.insertWidget(card.body.indexOf(row) + 1, editor)
        row.set_waiting(0)
        self.editor = editor
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def close_editor(self) -> None:
        """Ask no more."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            self.rows[editor.act.id].set_waiting(-1)
            editor.hide()
            editor.deleteLater()

    @property
    def _reachable(self) -> list[KeyRow]:
        """The lines that are shown, as they are read: column by column."""
        return [row for column in self._columns for card in column for row in card.rows if row.found]

    def _make_reachable(self, row: KeyRow) -> None:
        for other in self.rows.values():
            policy = Qt.FocusPolicy.StrongFocus if other is row else Qt.FocusPolicy.ClickFocus
            other.setFocusPolicy(policy)

    def _move(self, row: KeyRow, columns: int, rows: int) -> None:
        reachable = self._reachable
        if rows:
            there = reachable.index(row) + rows
            if 0 <= there < len(reachable):
                self.go_to(reachable[there])
            return
        here = next(nth for nth, column in enumerate(self._columns) for card in column if row in card.rows)
        beside = range(here + columns, len(self._columns) if columns > 0 else -1, columns)
        for nth in beside:
            found = [other for card in self._columns[nth] for other in card.rows if other.found]
            if found:
                y = _middle(row, self)
                self.go_to(min(found, key=lambda other: abs(_middle(other, self) - y)))
                return


def _middle(row: KeyRow, sheet: QWidget) -> int:
    return row.mapTo(sheet, row.rect().center()).y()
