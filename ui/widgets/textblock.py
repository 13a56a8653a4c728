"""Wrapped plain text that a widget paints itself: runs in several weights and colours, shortened after some lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui import theme

ELLIPSIS = "…"
_BREAK = "\u2028"


class Run(NamedTuple):
    """A piece of text with its colour's role and weight."""

    text: str
    role: str = "text"
    weight: QFont.Weight = QFont.Weight.Normal


class TextBlock:
    """Runs of text in one size, wrapped to a width; laid out again only when text, width or theme differ."""

    def __init__(self, size: int, *, max_lines: int = 0, line_factor: float = 1.25) -> None:
        self._size = size
        self._max_lines = max_lines
        self._line_factor = line_factor
        self._runs: tuple[Run, ...] = ()
        self._laid: _Laid | None = None
        self._laid_for = (0, "")
        self._heights: dict[int, int] = {}

    def set_runs(self, runs: Sequence[Run]) -> bool:
        """Show other runs; answers whether anything differs."""
        new = tuple(run for run in runs if run.text)
        if new == self._runs:
            return False
        self._runs = new
        self._forget()
        return True

    def set_text(self, text: str, role: str = "text", weight: QFont.Weight = QFont.Weight.Normal) -> bool:
        """Show one run; answers whether anything differs."""
        return self.set_runs((Run(text, role, weight),))

    def set_size(self, size: int) -> None:
        """Write in another size, in pixels."""
        if size != self._size:
            self._size = size
            self._forget()

    def set_max_lines(self, lines: int) -> None:
        """Shorten it after so many lines; 0 never."""
        if lines != self._max_lines:
            self._max_lines = lines
            self._forget()

    @property
    def text(self) -> str:
        """All of the text."""
        return "".join(run.text for run in self._runs)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._runs

    def height(self, width: int) -> int:
        """The height of the text at a width, in points."""
        if self.empty:
            return 0
        # layouts ask at several widths again and again
        if width not in self._heights:
            self._heights[width] = self._lay(max(1, width)).height
        return self._heights[width]

    def is_cut(self, width: int) -> bool:
        """Whether it is shortened at a width."""
        return self._lay(max(1, width)).cut

    @property
    def cut(self) -> bool:
        """Whether it was shortened where it was laid out last."""
        return self._laid is not None and self._laid.cut

    def draw(self, painter: QPainter, x: float, y: float, width: int) -> int:
        """Paint it with its upper left corner at a point; answers with its height."""
        if self.empty:
            return 0
        laid = self._lay(max(1, width))
        painter.setPen(theme.color(self._runs[0].role))
        laid.layout.draw(painter, QPointF(x, y))
        return laid.height

    def _forget(self) -> None:
        self._laid = None
        self._heights.clear()

    def _lay(self, width: int) -> _Laid:
        wanted = (width, theme.current_theme().name)
        if self._laid is None or wanted != self._laid_for:
            # rows that take another row's text find it laid out already
            self._laid = _laid(self._runs, width, wanted[1], self._size, self._max_lines, self._line_factor)
            self._laid_for = wanted
        return self._laid


class _Laid(NamedTuple):
    """A text laid out for a width: where each line starts, the height of all, and whether it was shortened."""

    layout: QTextLayout
    height: int
    cut: bool


@lru_cache(maxsize=1024)
def _laid(runs: tuple[Run, ...], width: int, _theme: str, size: int, max_lines: int, line_factor: float) -> _Laid:
    step = round(QFontMetricsF(theme.font(size)).height() * line_factor / 1.21)
    layout, starts = _fill(runs, width, step, size, max_lines)
    cut = bool(max_lines) and len(starts) > max_lines
    if cut:
        layout, starts = _fill(_shortened(runs, starts, width, size, max_lines), width, step, size, max_lines)
    return _Laid(layout, len(starts) * step, cut)


def _fill(runs: Sequence[Run], width: int, step: int, size: int, max_lines: int) -> tuple[QTextLayout, list[int]]:
    """Lay runs out; answers with where each line starts in the text too."""
    layout = QTextLayout("".join(run.text for run in runs).replace("\n", _BREAK), theme.font(size))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs))
    layout.beginLayout()
    starts: list[int] = []
    # one line more than there is room for tells that the text goes on
    while not max_lines or len(starts) <= max_lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, len(starts) * step + (step - line.height()) / 2))
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    found = []
    at = 0
    for run in runs:
        length = len(run.text.encode("utf-16-le")) // 2
        form = QTextCharFormat()
        form.setForeground(theme.color(run.role))
        form.setFontWeight(run.weight)
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = at, length, form
        found.append(piece)
        at += length
    return found


def _shortened(runs: Sequence[Run], starts: list[int], width: int, size: int, max_lines: int) -> list[Run]:
    """The runs up to the last line that fits, which ends with an ellipsis."""
    last = starts[max_lines - 1]
    kept: list[Run] = []
    at = 0
    for run in runs:
        units = run.text.encode("utf-16-le")
        end = at + len(units) // 2
        if end <= last:
            kept.append(run)
        else:
            head = units[: 2 * max(0, last - at)].decode("utf-16-le", "ignore")
            tail = units[2 * max(0, last - at) :].decode("utf-16-le", "ignore")
            shown = _elided(tail, theme.font(size, run.weight), width)
            kept.append(run._replace(text=head + shown))
            break
        at = end
    return kept


def _elided(text: str, font: QFont, width: int) -> str:
    """One line of text with an ellipsis at its end, whether or not it would fit."""
    metrics = QFontMetricsF(font)
    line = text.split("\n", 1)[0][:400]
    room = width - metrics.horizontalAdvance(ELLIPSIS) - 2
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room).rstrip(ELLIPSIS).rstrip() + ELLIPSIS
