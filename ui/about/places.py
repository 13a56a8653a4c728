"""The list at the left of the models page: models, files that cannot be used, and two pages of text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.catalogue import Catalogue, Entry
from app.i18n import tr, trn
from ui import theme
from ui.widgets.paint import box

Kind = Literal["model", "unusable", "write", "program"]

ROW_HEIGHT = 54
_INSET = 12
_PLACE = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Place(NamedTuple):
    """An entry of the list: `entry` for a model file. The id is the model's, the file's name, or the kind."""

    kind: Kind
    id: str
    title: str
    hint: str
    entry: Entry | None = None


def places(found: Catalogue) -> tuple[Place, ...]:
    """Everything that the page can show."""
    return (
        *(_place(entry) for entry in found.entries),
        Place("write", "write", tr("A model of your own"), tr("How to write one")),
        Place("program", "program", tr("About Levelset"), tr("Version, licences")),
    )


def _place(entry: Entry) -> Place:
    if entry.model is None:
        return Place("unusable", f"file:{entry.path.name}", entry.name, tr("cannot be used"), entry)
    model = entry.model
    shape = tr("{categories} × {levels}").format(
        categories=trn("{n} category", "{n} categories", len(model.categories)),
        levels=trn("{n} level", "{n} levels", len(model.levels)),
    )
    hint = shape if entry.origin == "built-in" else f"{shape} · {tr('yours')}"
    return Place("model", model.id, model.name, hint, entry)


class PlaceModel(QAbstractListModel):
    """The places as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.places: tuple[Place, ...] = ()

    def show_places(self, wanted: Sequence[Place]) -> None:
        """Show other places; the same ones leave the list as it is."""
        if tuple(wanted) != self.places:
            self.beginResetModel()
            self.places = tuple(wanted)
            self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of places."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, tooltip and the place itself."""
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{place.title}, {place.hint}"
        if role == Qt.ItemDataRole.ToolTipRole and len(place.title) > 26:
            return f"<p style='white-space:pre-wrap'>{escape(place.title)}</p>"
        return place if role == _PLACE else None


class PlaceView(QListView):
    """The list. `chosen(place)` follows a person's choice and the program's; the page keys go to `paged(key)`."""

    chosen = Signal(object)
    paged = Signal(int)

    def __init__(self, model: PlaceModel) -> None:
        super().__init__()
        self.place_model = model
        self.setModel(model)
        self.setItemDelegate(_PlaceDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def place(self) -> Place | None:
        """The place that is shown."""
        row = self.currentIndex().row()
        return self.place_model.places[row] if 0 <= row < len(self.place_model.places) else None

    def go(self, place_id: str) -> bool:
        """Go to a place; False when there is none of this id."""
        for row, place in enumerate(self.place_model.places):
            if place.id == place_id:
                self.setCurrentIndex(self.place_model.index(row))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page keys belong to the text at the right."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            self.paged.emit(Qt.Key.Key_PageDown if event.key() == Qt.Key.Key_Space else event.key())
            return
        super().keyPressEvent(event)

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.place_model.places[now.row()])


class _PlaceDelegate(QStyledItemDelegate):
    """Two lines: the name, and beneath it what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        room = (view.viewport().width() if isinstance(view, QListView) else 0) - 2 * _INSET
        more = len(_wrapped(str(index.data()), room)) - 1
        return QSize(120, ROW_HEIGHT + more * QFontMetrics(theme.font(14)).lineSpacing())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place: Place = index.data(_PLACE)
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or over:
            fill = theme.color("selection" if chosen else "hover")
            box(painter, area, fill, theme.color("focus") if focus else None, width=2 if focus else 1)
        room = area.adjusted(_INSET - 2, 7, 2 - _INSET, -7)
        painter.setFont(theme.font(14, QFont.Weight.DemiBold))
        painter.setPen(theme.color("selection_text" if chosen else "text"))
        for nth, line in enumerate(_wrapped(place.title, room.width())):
            top = room.adjusted(0, nth * painter.fontMetrics().lineSpacing(), 0, 0)
            painter.drawText(top, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, line)
        ink = "bad" if place.kind == "unusable" else "selection_text" if chosen else "muted"
        painter.setFont(theme.font(12))
        painter.setPen(theme.color(ink))
        hint = painter.fontMetrics().elidedText(place.hint, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine, hint)
        painter.restore()


def _wrapped(title: str, width: float) -> list[str]:
    """The title in one line, or in two of which the second is shortened to fit."""
    metrics = QFontMetrics(theme.font(14, QFont.Weight.DemiBold))
    words = title.split()
    if metrics.horizontalAdvance(title) <= width or len(words) < 2:
        return [metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(width))]
    first = [words.pop(0)]
    while words and metrics.horizontalAdvance(" ".join([*first, words[0]])) <= width:
        first.append(words.pop(0))
    lines = (" ".join(first), " ".join(words))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(width)) for line in lines if line]
