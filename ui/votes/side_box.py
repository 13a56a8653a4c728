"""What a revealed vote says about one level: the word, median and range, the dots, and who is heard first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.model import Level
from app.domain.votes import Side
from app.i18n import tr
from app.queries.voting import RevealedSide
from ui import theme
from ui.votes import words
from ui.votes.dots import Dots
from ui.widgets.labels import PlainLabel
from ui.widgets.marks import paint_mark
from ui.widgets.pill import Pill


class SideBox(QWidget):
    """One side of the reveal; `show_side(None, ())` leaves no trace of any vote in it."""

    def __init__(self, side: Side, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"votes_{side}")
        self._side: Side = side
        self.word = Pill()
        self.word.setObjectName(f"votes_{side}_word")
        self.round = PlainLabel("", "small")
        self.round.setObjectName(f"votes_{side}_round")
        self.numbers = PlainLabel("", "muted", wrap=True)
        self.numbers.setObjectName(f"votes_{side}_numbers")
        self.dots = Dots()
        self.dots.setObjectName(f"votes_{side}_dots")
        self.hear = PlainLabel("", "warn", wrap=True)
        self.hear.setObjectName(f"votes_{side}_hear")
        self.roles = PlainLabel("", "small", wrap=True)
        self.roles.setObjectName(f"votes_{side}_roles")
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(_Mark(side))
        head.addWidget(PlainLabel(words.side_word(side), side))
        head.addWidget(self.word)
        head.addWidget(self.round)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self.numbers, self.dots, self.hear, self.roles):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_side(None, ())

    def show_side(self, shown: RevealedSide | None, levels: Sequence[Level], *, of_round: int = 0) -> None:
        """Show the last revealed votes; the round is named where it is not `of_round`."""
        self.dots.show_votes(shown, levels)
        spread = shown.view.spread if shown is not None else None
        word = spread.word if spread is not None else None
        self.word.setVisible(word is not None)
        self.word.set(words.word_name(word) if word else "", words.TONES[word] if word else "neutral")
        other = shown is not None and shown.number != of_round
        _write(self.round, tr("Round {n}").format(n=shown.number) if shown is not None and other else "")
        _write(self.numbers, words.numbers_words(spread) if spread is not None else "")
        _write(self.hear, words.hear_words(shown.view.asked) if shown is not None else "")
        _write(self.roles, words.beneath_words(shown.view) if shown is not None else "")
        self.setAccessibleName(words.side_word(self._side) if shown is not None else "")


class _Mark(QWidget):
    """The round or the diamond mark of a side."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self._side: Side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(12, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._side, QPointF(6, self.height() / 2), 9, theme.color(f"{self._side}_mark"))


def _write(label: PlainLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
    label.setVisible(bool(text))
