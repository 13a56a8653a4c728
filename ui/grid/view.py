"""The keys of the grid: digits and a dash are votes and go on by themselves, Enter goes to the next sheet."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.domain.votes import SIDES
from app.i18n import tr
from ui import theme
from ui.digit_row import rank_of_digit, typed_digit
from ui.grid import words
from ui.grid.draft import Cell
from ui.grid.look import NARROWEST, ROW_HEIGHT, WIDEST, CellLook, PaperHead
from ui.grid.table_model import PaperModel

_K = Qt.Key
_NO_JUDGEMENT = (_K.Key_Minus, _K.Key_Period, _K.Key_Comma)
_ENTER = (_K.Key_Return, _K.Key_Enter)
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_ARROWS = {
    _K.Key_Left: (0, -1),
    _K.Key_Right: (0, 1),
    _K.Key_Up: (-1, 0),
    _K.Key_Down: (1, 0),
}

_Index = QModelIndex | QPersistentModelIndex


class PaperView(QTableView):
    """The grid. `typed()` when the draft changed, `went()` when the place did, `said(sentence)` what a person has to
    know ('' for nothing), `left()` when Escape gives the keys back.
    """

    typed = Signal()
    went = Signal()
    said = Signal(str)
    left = Signal()

    def __init__(self, model: PaperModel) -> None:
        super().__init__()
        self.setObjectName("ballot_grid")
        self.setAccessibleName(tr("Ballots"))
        self.paper = model
        self._went_on = False
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellLook(self))
        self.setHorizontalHeader(PaperHead(self))
        rows = self.verticalHeader()
        rows.setObjectName("grid_sheets")
        rows.setSectionsClickable(False)
        rows.setHighlightSections(False)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setFont(theme.font(13))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    # --- where one is ---

    def fit(self) -> None:
        """Make the columns as wide as there is room, and all alike."""
        n = self.paper.columnCount()
        if n:
            room = self.viewport().width() // n
            self.horizontalHeader().setDefaultSectionSize(max(NARROWEST, min(WIDEST, room)))

    def start(self) -> None:
        """Go to the first blank place, where one stands on none."""
        if not self.currentIndex().isValid():
            self.go(next(self._blank(), QModelIndex()))

    def start_category(self, category_id: str) -> None:
        """Go to the first blank place of a category."""
        for index in self._blank():
            if self.paper.column(index).category_id == category_id:
                self.go(index)
                return

    def go(self, index: _Index) -> None:
        """Go to a place and bring it into sight, with the next one where that fits."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt would begin with the first cell, also where that takes no vote
        self.start()
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _is_mine(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.paper.draft.undoable
        if event.modifiers() & ~(_PLAIN | Qt.KeyboardModifier.ShiftModifier):
            return False
        mine = (*_NO_JUDGEMENT, *_ENTER, *_ARROWS, _K.Key_Backspace, _K.Key_Delete, _K.Key_Escape)
        return typed_digit(event) >= 0 or event.key() in mine

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key means; False when it means nothing here."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Undo) and self.paper.draft.undoable:
            self._undo()
            return True
        if event.modifiers() & ~(_PLAIN | Qt.KeyboardModifier.ShiftModifier):
            return False
        if key in _ARROWS:
            self._went_on = False
            self._move(*_ARROWS[_K(key)])
            return True
        digit = typed_digit(event)
        known = digit >= 0 or key in (*_NO_JUDGEMENT, *_ENTER, _K.Key_Backspace, _K.Key_Delete, _K.Key_Escape)
        if not known or (event.isAutoRepeat() and key != _K.Key_Backspace):
            return known
        self.said.emit("")
        went_on, self._went_on = self._went_on, False
        if digit >= 0:
            self._type_digit(digit)
        elif key in _NO_JUDGEMENT:
            self._put(None)
        elif key in _ENTER:
            if not went_on:  # Enter behind a ballot that went on by itself
                self._next_sheet()
        elif key == _K.Key_Backspace:
            self._take_back()
        elif key == _K.Key_Delete:
            self._blank_here()
        else:
            self.left.emit()
        return True

    def _type_digit(self, digit: int) -> None:
        model = self.paper.model
        if model is None:
            return
        rank = rank_of_digit(digit, model.ranks)
        if rank is None:
            self.said.emit(words.scale_words(model))
        else:
            self._put(rank)

    def _put(self, value: int | None) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        column = self.paper.column(index)
        if column.locked:
            self.said.emit(column.locked)
            return
        self.paper.draft.put(self.paper.cell(index), value)
        self.paper.tell(index)
        kept = QPersistentModelIndex(index)
        self.typed.emit()
        self._go_on(kept)
        self._went_on = self.currentIndex().row() != kept.row()

    def _go_on(self, index: _Index) -> None:
        """From the current to the target level, then to the next category or to the next ballot."""
        row, column = index.row(), index.column()
        if column % 2 == 0:
            self.go(self.paper.index(row, column + 1))
        elif self.paper.draft.by_sheet:
            following = self._free_column(column + 1, 1)
            if following >= 0:
                self.go(self.paper.index(row, following))
            elif row + 1 < len(self.paper.sheets):
                self.go(self.paper.index(row + 1, max(0, self._free_column(0, 1))))
        elif row + 1 < len(self.paper.sheets):
            self.go(self.paper.index(row + 1, column - 1))

    def _next_sheet(self) -> None:
        """The next sheet; on a blank one it stays, and where categories are typed one by one it goes to the next."""
        index = self.currentIndex()
        if not index.isValid():
            return
        row, first = index.row(), index.column() - index.column() % 2
        by_sheet = self.paper.draft.by_sheet
        columns = range(self.paper.columnCount()) if by_sheet else (first, first + 1)
        if any(self.paper.cell(self.paper.index(row, n)) in self.paper.draft.values for n in columns):
            if row + 1 < len(self.paper.sheets):
                self.go(self.paper.index(row + 1, max(0, self._free_column(0, 1)) if by_sheet else first))
        elif not by_sheet:
            following = self._free_column(first + 2, 1)
            if following >= 0:
                self.go(self.paper.index(0, following))

    def _take_back(self) -> None:
        """Blank this place; where it is blank already, the one that was typed before it."""
        if self._blank_here():
            return
        index = self._before(self.currentIndex())
        if index.isValid():
            self.go(index)
            self._blank_here()

    def _blank_here(self) -> bool:
        index = self.currentIndex()
        done = index.isValid() and self.paper.draft.blank([self.paper.cell(index)])
        if done:
            self.paper.tell(index)
            self.typed.emit()
        return done

    def _undo(self) -> None:
        before = dict(self.paper.draft.values)
        self.paper.draft.undo()
        after = self.paper.draft.values
        changed = next((cell for cell in {**before, **after} if before.get(cell, -1) != after.get(cell, -1)), None)
        self.paper.tell()
        self.said.emit("")
        self.typed.emit()
        if changed is not None:
            self.go(self.paper.place(changed))

    def _move(self, down: int, right: int) -> None:
        index = self.currentIndex()
        if not index.isValid():
            self.start()
            return
        self.said.emit("")
        row = min(max(index.row() + down, 0), len(self.paper.sheets) - 1)
        column = min(max(index.column() + right, 0), self.paper.columnCount() - 1)
        self.go(self.paper.index(row, column))

    def _before(self, index: QModelIndex) -> QModelIndex:
        """The place that comes before one in the order of typing."""
        if not index.isValid():
            return index
        row, column = index.row(), index.column()
        if column % 2:
            return self.paper.index(row, column - 1)
        if not self.paper.draft.by_sheet:
            return self.paper.index(row - 1, column + 1) if row else QModelIndex()
        earlier = self._free_column(column - 1, -1)
        if earlier >= 0:
            return self.paper.index(row, earlier)
        last = self._free_column(self.paper.columnCount() - 1, -1)
        return self.paper.index(row - 1, last) if row and last >= 0 else QModelIndex()

    def _free_column(self, column: int, step: int) -> int:
        """The first column from one on, forwards or backwards, that takes votes; -1 where there is none."""
        while 0 <= column < self.paper.columnCount():
            if not self.paper.columns[column // 2].locked:
                return column
            column += step
        return -1

    def _blank(self) -> Iterator[QModelIndex]:
        """The blank places that take a vote, in the order of typing."""
        sheets, columns = self.paper.sheets, self.paper.columns
        pairs = (
            ((row, n) for row in range(len(sheets)) for n in range(len(columns)))
            if self.paper.draft.by_sheet
            else ((row, n) for n in range(len(columns)) for row in range(len(sheets)))
        )
        for row, n in pairs:
            for nth, side in enumerate(SIDES):
                cell = Cell(sheets[row].key, columns[n].category_id, side)
                if not columns[n].locked and cell not in self.paper.draft.values:
                    yield self.paper.index(row, 2 * n + nth)

    def _on_current_changed(self) -> None:
        self.viewport().update()
        self.went.emit()
