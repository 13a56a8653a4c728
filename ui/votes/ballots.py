"""The people of an open round with whether they have voted: in columns, for a hand of people or for two hundred."""

from __future__ import annotations

import time
import unicodedata
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.queries.voting import Ballot
from ui import theme
from ui.widgets.paint import box

_Index = QModelIndex | QPersistentModelIndex

ROW = 28
NARROWEST, WIDEST = 168, 280
PAUSE = 1.2
"""Letters that follow each other within so many seconds are one name."""


class BallotModel(QAbstractListModel):
    """One row per participant; says a name and whether its vote is in, and nothing else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ballots: tuple[Ballot, ...] = ()

    def show_ballots(self, ballots: tuple[Ballot, ...]) -> None:
        """Show these, changing only the rows that differ."""
        before, self.ballots = self.ballots, ballots
        if [b.id for b in before] != [b.id for b in ballots]:
            self.beginResetModel()
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, ballots, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ballots)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        ballot = self.ballots[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(ballot.name.split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{ballot.name}: {state_word(ballot)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            told = " · ".join(part for part in (ballot.name, ballot.role, state_word(ballot)) if part)
            return f"<p style='white-space:pre-wrap'>{escape(told)}</p>"
        return None


class BallotList(QListView):
    """The list; it never takes the keys itself. `wanted(row)`: a person clicked on somebody."""

    wanted = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ballots")
        self.setAccessibleName(tr("Participants, and whether they have voted"))
        self.people = BallotModel(self)
        self.setModel(self.people)
        self.setItemDelegate(_BallotDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))
        self._most_rows = 5
        self._needed = NARROWEST
        self._typed = ""
        self._typed_at = 0.0

    def show_ballots(self, ballots: tuple[Ballot, ...]) -> None:
        """Show these people."""
        chosen = self.chosen
        if [b.name for b in ballots] != [b.name for b in self.people.ballots]:
            metrics = QFontMetrics(theme.font(13, QFont.Weight.DemiBold))
            widest = max((metrics.horizontalAdvance(ballot.name) for ballot in ballots), default=0)
            self._needed = max(NARROWEST, min(WIDEST, widest + 44))
        self.people.show_ballots(ballots)
        if chosen is not None and (self.chosen is None or self.chosen.id != chosen.id):
            self.choose(next((n for n, ballot in enumerate(ballots) if ballot.id == chosen.id), -1))
        self._fit()

    @property
    def chosen(self) -> Ballot | None:
        """Who is chosen."""
        row = self.currentIndex().row()
        return self.people.ballots[row] if 0 <= row < len(self.people.ballots) else None

    def choose(self, row: int) -> None:
        """Choose a row and bring it into sight; the next who is waiting where there is no such row."""
        if not 0 <= row < len(self.people.ballots):
            self.choose_waiting()
            return
        index = self.people.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def choose_waiting(self, after: int = -1) -> None:
        """Choose the next who has not voted, behind a row and then from the top; nobody else when all have."""
        ballots = self.people.ballots
        order = [*range(after + 1, len(ballots)), *range(min(after + 1, len(ballots)))]
        waiting = next((row for row in order if not ballots[row].voted), None)
        if waiting is not None:
            self.choose(waiting)
        elif self.chosen is None and ballots:
            self.choose(0)

    def choose_person(self, person_id: str) -> None:
        """Choose somebody."""
        self.choose(next((n for n, ballot in enumerate(self.people.ballots) if ballot.id == person_id), -1))

    def move(self, key: int) -> bool:  # type: ignore[override]
        """Go to a neighbour by an arrow key, or to either end; False for any other key."""
        columns, last = self.columns, len(self.people.ballots) - 1
        here = self.currentIndex().row()
        there = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Up: here - columns,
            Qt.Key.Key_Down: here + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(key))
        if there is None:
            return False
        if 0 <= there <= last:
            self.choose(there)
        return True

    def type_ahead(self, letter: str) -> bool:
        """Choose by the first letters of a name, or of one of its words; False when nobody is called so."""
        now = time.monotonic()
        go_on = now - self._typed_at < PAUSE
        self._typed_at = now
        letter = _plain(letter)
        if go_on and self._typed and set(self._typed) == {letter}:
            # the same letter again goes from one to the next
            return self._find(letter, self.currentIndex().row() + 1)
        self._typed = self._typed + letter if go_on else letter
        return self._find(self._typed, self.currentIndex().row() if len(self._typed) > 1 else 0)

    def end_typing(self) -> None:
        """The next letter begins another name."""
        self._typed = ""

    @property
    def columns(self) -> int:
        """How many stand side by side."""
        return max(1, min(self.width() // self._needed, max(1, len(self.people.ballots))))

    def set_most_rows(self, rows: int) -> None:
        """How many rows are seen at once before the list scrolls."""
        if rows != self._most_rows:
            self._most_rows = rows
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        width = min(WIDEST, max(self._needed, (self.width() - 12) // self.columns))
        if self.gridSize() != QSize(width, ROW):
            self.setGridSize(QSize(width, ROW))
        rows = -(-len(self.people.ballots) // self.columns)
        height = max(1, min(rows, self._most_rows)) * ROW + 2
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _find(self, letters: str, start: int) -> bool:
        ballots = self.people.ballots
        order = [*range(start, len(ballots)), *range(min(start, len(ballots)))]
        names = {row: _plain(ballots[row].name) for row in order}
        for matches in (str.startswith, _has_word):
            row = next((row for row in order if matches(names[row], letters)), None)
            if row is not None:
                self.choose(row)
                return True
        return False


class _BallotDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(NARROWEST, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = option.widget
        model = index.model()
        assert isinstance(view, QListView)
        assert isinstance(model, BallotModel)
        ballot = model.ballots[index.row()]
        chosen = view.currentIndex() == index
        painter.save()
        area = QRectF(option.rect).adjusted(1, 1, -5, -1)
        if chosen:
            box(painter, area, theme.color("accent_fill"), theme.color("accent"), radius=6, width=1.5)
        middle = area.center().y()
        if ballot.voted:
            picture = theme.pixmap("check", "good", 15, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(area.left() + 7, middle - 7.5), picture)
        else:
            painter.setPen(theme.color("muted"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(area.left() + 14.5, middle), 4, 4)
        font = theme.font(13, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color("accent" if chosen else "muted" if ballot.voted else "text"))
        room = area.adjusted(28, 0, -6, 0)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        painter.restore()


def state_word(ballot: Ballot) -> str:
    """Whether a vote is in."""
    return tr("voted") if ballot.voted else tr("waiting")


def _plain(text: str) -> str:
    """A text as it is compared: without case and accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _has_word(name: str, letters: str) -> bool:
    return any(word.startswith(letters) for word in name.replace("-", " ").split())
