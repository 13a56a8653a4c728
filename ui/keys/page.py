"""The page with all keys; Escape, or its own key again, goes back to where one was."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from ui import theme
from ui.actions import Actions
from ui.keys.groups import KeyGroup, KeyLine, groups
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import ScrollingPage
from ui.widgets.labels import PlainLabel
from ui.widgets.page import Page
from ui.widgets.paint import CAP_HEIGHT, cap, cap_width, key_text

_COLUMN_WIDTH = 350
_MOST_COLUMNS = 4
_GAP = 16


class KeysPage(ScrollingPage, Page):
    """Every key by page, first those of the page where one was."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(tr("All keys"))
        self.actions_table = actions
        self._first = ""
        self._columns = 0
        self._cards: list[Card] = []
        self._heights: list[int] = []
        self._sides: list[QVBoxLayout] = []
        self.back_button = Button(tr("Back"), key="Esc")
        self.back_button.setObjectName("back")
        self.back_button.clicked.connect(self.go_back)
        self.buttons.addWidget(self.back_button)
        self.add_column()
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self.column.body.addLayout(self._row)
        self.column.body.addStretch(1)
        self._make_cards("")

    def showEvent(self, event: QShowEvent) -> None:
        """The page keys scroll from the first moment on."""
        super().showEvent(event)
        self.setFocus()

    def show_detail(self, detail: str) -> None:
        """Begin with the keys of the page where one was."""
        if detail != self._first:
            self._first = detail
            self._make_cards(detail)
        self.column.verticalScrollBar().setValue(0)

    def go_back(self) -> None:
        """Go where one was before, as the key of this page does when it is pressed again."""
        self.actions_table["show_keys"].trigger()

    def on_escape(self) -> None:
        """Go back."""
        self.go_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_cards(self, first: str) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        made = groups(tuple(self.actions_table.specs.values()), first)
        self._cards = [_card(group) for group in made]
        self._heights = [3 + len(group.lines) for group in made]
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        """As many columns as there is room for, about equally high, the groups in their order."""
        columns = max(1, min(_MOST_COLUMNS, self.column.viewport().width() // _COLUMN_WIDTH))
        if columns == self._columns:
            return
        self._columns = columns
        for side in self._sides:
            for card in self._cards:
                side.removeWidget(card)
            self._row.removeItem(side)
        self._sides = sides = [QVBoxLayout() for _ in range(columns)]
        filled = [0] * columns
        for card, height in zip(self._cards, self._heights, strict=True):
            nth = filled.index(min(filled))
            sides[nth].addWidget(card)
            filled[nth] += height
        for side in sides:
            side.setSpacing(_GAP)
            side.addStretch(1)
            self._row.addLayout(side, 1)


class KeyCaps(QWidget):
    """Keys as caps: 'or' between alternatives, an ellipsis in a row of keys."""

    def __init__(self, line: KeyLine) -> None:
        super().__init__()
        self._pieces: list[tuple[str, bool]] = []
        for nth, key in enumerate(line.keys):
            if nth:
                self._pieces.append((tr("or"), False))
            self._pieces.append((key_text(key), True))
        if line.to:
            self._pieces += [("…", False), (key_text(line.to), True)]
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(" ".join(text for text, _ in self._pieces))

    def sizeHint(self) -> QSize:
        widths = [self._width(text, is_cap) for text, is_cap in self._pieces]
        return QSize(sum(widths) + 6 * (len(widths) - 1), CAP_HEIGHT + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        middle = self.height() / 2
        for text, is_cap in self._pieces:
            width = self._width(text, is_cap)
            if is_cap:
                cap(painter, left, middle, text, theme.color("text"))
            else:
                painter.setFont(theme.font(12))
                painter.setPen(theme.color("muted"))
                painter.drawText(left, 0, width, self.height(), Qt.AlignmentFlag.AlignCenter, text)
            left += width + 6

    def _width(self, text: str, is_cap: bool) -> int:
        return cap_width(text) if is_cap else QFontMetrics(theme.font(12)).horizontalAdvance(text) + 2


def _card(group: KeyGroup) -> Card:
    card = Card(group.title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, line in enumerate(group.lines):
        grid.addWidget(PlainLabel(line.text, wrap=True), row, 0)
        grid.addWidget(KeyCaps(line), row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(grid)
    return card
