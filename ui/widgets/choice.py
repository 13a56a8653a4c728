"""One of a few: segments side by side, such as N P L F NA or low, medium, high."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import box

_PAD = 11


class SegmentedChoice(QWidget):
    """One value of a few, or none; `chosen(value)` tells what a person chose, never what the program set.

    Options are (value, text). `tones` colours a chosen value like a pill of that tone, `tips` explains it.
    With `clearable`, Delete, or a click on the chosen one, chooses None. Arrow keys, Home and End choose.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]] = (),
        *,
        tones: dict[object, str] | None = None,
        tips: dict[object, str] | None = None,
        clearable: bool = False,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clearable = clearable
        self._compact = compact
        self._tones = tones or {}
        self._tips = tips or {}
        self._value: object = None
        self._segments: list[_Segment] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options; the value stays if it is among them."""
        for segment in self._segments:
            self._row.removeWidget(segment)
            segment.deleteLater()
        self._segments = [
            _Segment(self, value, text, nth == 0, nth == len(options) - 1, self._tones.get(value, "accent"))
            for nth, (value, text) in enumerate(options)
        ]
        for segment in self._segments:
            self._row.addWidget(segment)
            plain_tooltip(segment, self._tips.get(segment.value, ""))
        self.set_value(self._value)

    def value(self) -> object:
        """The chosen value, None when none is."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value as chosen, None for none; emits nothing."""
        self._value = value if any(segment.value == value for segment in self._segments) else None
        for nth, segment in enumerate(self._segments):
            on = segment.value == self._value and self._value is not None
            segment.setChecked(on)
            alone = on or (self._value is None and nth == 0)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if alone else Qt.FocusPolicy.ClickFocus)
        if self._segments:
            self.setFocusProxy(next((s for s in self._segments if s.isChecked()), self._segments[0]))

    def segment(self, value: object) -> QWidget:
        """The segment of a value, for tests and tours. KeyError when there is none."""
        for segment in self._segments:
            if segment.value == value:
                return segment
        raise KeyError(value)

    def _on_segment_clicked(self, segment: _Segment) -> None:
        if segment.value != self._value:
            self._choose(segment.value)
        elif self._clearable:
            self._choose(None)
        else:
            segment.setChecked(True)

    def _on_segment_key(self, segment: _Segment, key: int) -> bool:
        """Whether the key was one for us."""
        here = self._segments.index(segment)
        last = len(self._segments) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            there = max(0, here - 1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            there = here if self._value is None else min(last, here + 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            there = 0 if key == Qt.Key.Key_Home else last
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._clearable:
            if self._value is not None:
                self._choose(None)
            return True
        else:
            return False
        wanted = self._segments[there]
        if wanted.value != self._value:
            self._choose(wanted.value)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _choose(self, value: object) -> None:
        self.set_value(value)
        self.chosen.emit(value)


class _Segment(FocusRing, QRadioButton):
    """One option of a SegmentedChoice."""

    def __init__(self, owner: SegmentedChoice, value: object, text: str, first: bool, last: bool, tone: str) -> None:
        super().__init__(owner)
        self.value = value
        self._owner = owner
        self._text = text
        self._ends = (first, last)
        self._tone = tone
        self.setAutoExclusive(False)
        self.setAccessibleName(text)
        self.setObjectName(f"segment_{value}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: owner._on_segment_clicked(self))

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(13, QFont.Weight.DemiBold)).horizontalAdvance(self._text)
        compact = self._owner._compact
        return QSize(max(30 if compact else 36, width + 2 * (_PAD - 3 if compact else _PAD)), 28 if compact else 34)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner._on_segment_key(self, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        area = QRectF(self.rect())
        painter.setClipRect(area)
        # neighbours share one line: all but the last reach one point beyond their right edge
        first, last = self._ends
        shape = area.adjusted(0 if first else -12, 0, 0 if last else 12, 0)
        over = self.isEnabled() and self.underMouse()
        ground = theme.color("hover") if over else theme.color("surface")
        edge = theme.color("field_line")
        box(painter, shape, ground, edge)
        if not last:
            painter.fillRect(QRectF(area.right() - 1, 1, 1, area.height() - 2), edge)
        if on:
            box(
                painter,
                area.adjusted(1, 1, -2 if not last else -1, -1),
                theme.color(f"{self._tone}_fill"),
                None,
                radius=6,
            )
            edge = theme.color(self._tone)
            box(painter, area.adjusted(0, 0, 0, 0), None, edge, radius=7, width=1.5)
        inset = 3 if on else 1
        self.paint_ring(painter, area.adjusted(inset, inset, -inset, -inset), radius=5)
        ink = "disabled" if not self.isEnabled() else self._tone if on else "text"
        painter.setFont(theme.font(13, QFont.Weight.DemiBold if on else QFont.Weight.Medium))
        painter.setPen(theme.color(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text)
