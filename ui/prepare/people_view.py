"""The list of participants: lean rows that are edited in place, with buttons on the row at hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.i18n import tr
from ui.prepare.people_model import FIELDS, NAME, ROLE, TOOLS, PeopleModel
from ui.widgets.buttons import IconButton
from ui.widgets.fields import LineEditor, SuggestEditor
from ui.widgets.table import CellDelegate, style_table

ROW_HEIGHT = 38
MOST_ROWS = 12
_TOOLS_WIDTH = 98
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)

_Index = QModelIndex | QPersistentModelIndex


class PeopleDelegate(CellDelegate):
    """Edits a cell with the program's own editors. `edited(row, field, text, editor)` while somebody types."""

    edited = Signal(int, str, str, QWidget)

    def __init__(self, parent: QObject, roles: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(parent)
        self._roles = roles
        self.row_under_mouse = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The whole row under the mouse is tinted, not one cell of it."""
        if index.row() == self.row_under_mouse:
            option.state |= QStyle.StateFlag.State_MouseOver
        super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line for the name, one with suggestions for the role."""
        if index.column() == NAME:
            editor = LineEditor(tr("Name or nickname"), parent=parent)
        else:
            editor = SuggestEditor(tr("Role"), self._roles(), parent=parent)
        editor.setObjectName(f"edit_{FIELDS[index.column()]}")
        editor.setAccessibleName(tr("Name") if index.column() == NAME else tr("Role"))
        kept = QPersistentModelIndex(index)
        editor.committed.connect(lambda text: self._on_committed(kept, str(text), editor))
        editor.returnPressed.connect(lambda: QTimer.singleShot(0, editor, lambda: self._close(editor)))
        editor.setProperty("before", index.data(Qt.ItemDataRole.EditRole))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the cell's text; what a person is typing stays."""
        editor.set_value(index.data(Qt.ItemDataRole.EditRole))  # type: ignore[attr-defined]

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """The editor told its text already."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """As large as the cell."""
        editor.setGeometry(option.rect.adjusted(0, 1, 0, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab saves first, and a text that cannot be taken stays; Escape brings back what was there.

        Enter is left to the editor: with open suggestions it never comes through here.
        """
        if isinstance(watched, LineEditor):
            kind = event.type()
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    watched.setText(str(watched.property("before")))
                if event.key() in _ENTER:
                    return False
                if event.key() in _LEAVING:
                    watched.flush()
                    if watched.property("invalid"):
                        event.accept()
                        return True
            if kind == QEvent.Type.FocusOut and watched.property("invalid"):
                return False
        return super().eventFilter(watched, event)

    def _close(self, editor: QWidget) -> None:
        if editor.isVisible() and not editor.property("invalid"):
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _on_committed(self, index: QPersistentModelIndex, text: str, editor: QWidget) -> None:
        if index.isValid():
            self.edited.emit(index.row(), FIELDS[index.column()], text, editor)


class PeopleView(QTableView):
    """The table. `removing(row)` and `moving(row, by)` when a button of a row asks for it."""

    removing = Signal(int)
    moving = Signal(int, int)

    def __init__(self, model: PeopleModel, roles: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self.setObjectName("participants")
        self.setAccessibleName(tr("Participants"))
        self.people_model = model
        self.setModel(model)
        style_table(self, row_height=ROW_HEIGHT, stretch=NAME)
        self.delegate = PeopleDelegate(self, roles)
        self.setItemDelegate(self.delegate)
        self.horizontalHeader().hide()
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tools = _RowTools(self.viewport())
        self.tools.asked.connect(self._on_tools_asked)
        self.entered.connect(lambda index: self._show_tools(index.row()))
        self.selectionModel().currentChanged.connect(lambda now, _before: self._show_tools(now.row()))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._show_tools(self.tools.row))
        model.counted.connect(self._on_counted)
        self._on_counted(0)

    @property
    def row(self) -> int:
        """The row at hand, -1 when there is none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Go to a row."""
        if 0 <= row < self.people_model.rowCount():
            self.setCurrentIndex(self.people_model.index(row, NAME))

    def set_role_width(self, width: int) -> None:
        """Give the role, with the buttons behind it, this width."""
        self.setColumnWidth(TOOLS, _TOOLS_WIDTH)
        self.setColumnWidth(ROLE, max(60, width - _TOOLS_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the row at hand."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            # an editor has had its Enter already when it comes here
            if self.hasFocus():
                self.edit(self.people_model.index(self.row, min(self.currentIndex().column(), ROLE)))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by the tab key, begin at the first row."""
        super().focusInEvent(event)
        # with the mouse, the buttons must stay on the row where they are being pressed
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.choose(max(0, self.row))
            self._show_tools(self.row)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.viewport().underMouse():
            self.tools.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row = self.rowAt(int(event.position().y()))
        if row >= 0:
            self._show_tools(row)
        self._tint(row)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._show_tools(self.row if self.hasFocus() else -1)
            self._tint(-1)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tools(self.tools.row if self.tools.isVisible() else -1)

    def _tint(self, row: int) -> None:
        if row != self.delegate.row_under_mouse:
            self.delegate.row_under_mouse = row
            self.viewport().update()

    def _on_counted(self, rows: int) -> None:
        self.setFixedHeight(min(rows, MOST_ROWS) * ROW_HEIGHT)
        self.setVisible(rows > 0)
        if self.tools.row >= rows:
            self.tools.hide()

    def _show_tools(self, row: int) -> None:
        if not 0 <= row < self.people_model.rowCount():
            self.tools.hide()
            return
        area = self.visualRect(self.people_model.index(row, TOOLS))
        self.tools.show_on(row, self.people_model.rowCount(), self.people_model.people[row].name)
        self.tools.setGeometry(area.adjusted(0, 1, -2, -1))

    def _on_tools_asked(self, what: str) -> None:
        if what == "remove":
            self.removing.emit(self.tools.row)
        else:
            self.moving.emit(self.tools.row, -1 if what == "up" else 1)


class _RowTools(QWidget):
    """Three small buttons that lie on one row of the list. `asked(what)`: up, down or remove."""

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = -1
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addStretch(1)
        self._buttons: dict[str, IconButton] = {}
        for what, icon in (("up", "up"), ("down", "down"), ("remove", "trash")):
            button = IconButton(icon, "")
            button.setObjectName(f"participant_{what}")
            # the keys do the same, and the list keeps the focus
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, what=what: self.asked.emit(what))
            line.addWidget(button)
            self._buttons[what] = button
        self.hide()

    def show_on(self, row: int, rows: int, name: str) -> None:
        """Belong to a row, of so many."""
        self.row = row
        names = {"up": tr("Move {name} up"), "down": tr("Move {name} down"), "remove": tr("Remove {name}")}
        for what, button in self._buttons.items():
            button.set_name(names[what].format(name=name[:60]))
        self._buttons["up"].setEnabled(row > 0)
        self._buttons["down"].setEnabled(row < rows - 1)
        self.show()
