"""Editors for one of many and for a whole number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QListView, QSpinBox, QToolButton, QWidget

from app.i18n import tr
from ui import theme
from ui.widgets.paint import box
from ui.widgets.saver import Saver, Saving


class ChoiceEditor(Saving, QComboBox):
    """One of (value, text) pairs; with `editable`, any other text may be typed and is its own value."""

    committed = Signal(object)

    def __init__(
        self,
        items: Sequence[tuple[object, str]] = (),
        *,
        editable: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._invalid = False
        self._values: list[object] = []
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setEditable(editable)
        self.setPlaceholderText(placeholder)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(placeholder)
        self.saver = Saver(self, self.value, self.committed.emit, None)
        self.set_items(items)
        self.activated.connect(lambda _index: self.saver.flush())
        if line is not None:
            self.editTextChanged.connect(lambda _text: self.saver.touched())
            line.editingFinished.connect(self.saver.flush)

    def set_items(self, items: Sequence[tuple[object, str]]) -> None:
        """Offer other pairs; the value stays if it is among them."""
        if [(value, self.itemText(nth)) for nth, value in enumerate(self._values)] == list(items):
            return
        before = self.value() if self.count() else None
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in items]
        self.addItems([text for _, text in items])
        self._show(before)
        self.blockSignals(False)
        self.update()

    def value(self) -> object:
        """The chosen value, None when none is."""
        if self.isEditable():
            typed = self.currentText().strip()
            for nth, value in enumerate(self._values):
                if self.itemText(nth) == typed:
                    return value
            return typed or None
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Show a value; emits nothing and leaves alone what a person is typing."""
        if self.saver.accepts(value):
            self.blockSignals(True)
            self._show(value)
            self.blockSignals(False)
            self.update()

    def set_invalid(self, invalid: bool) -> None:
        """Show by a red edge that the entry cannot be taken."""
        self._invalid = invalid
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        line = self.lineEdit()
        focus = self.hasFocus() or (line is not None and line.hasFocus())
        ground = theme.color("field" if self.isEnabled() else "surface_alt")
        box(painter, area, ground, _edge(self, focus, self._invalid), width=2 if focus else 1)
        role = "muted" if self.isEnabled() else "disabled"
        arrow = theme.pixmap("down", role, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(area.right() - 26, (area.height() - 16) / 2), arrow)
        if self.isEditable():
            return
        nothing = self.currentIndex() < 0
        text = self.placeholderText() if nothing else self.currentText()
        ink = "disabled" if not self.isEnabled() else "placeholder" if nothing else "text"
        room = area.adjusted(11, 0, -30, 0)
        painter.setFont(self.font())
        painter.setPen(theme.color(ink))
        shown = QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _show(self, value: object) -> None:
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
            return
        self.setCurrentIndex(-1)
        if self.isEditable():
            self.setEditText("" if value is None else str(value))


class NumberEditor(Saving, QSpinBox):
    """A whole number between two limits; the wheel changes it only where it has the focus."""

    committed = Signal(object)

    def __init__(
        self,
        minimum: int = 0,
        maximum: int = 999,
        suffix: str = "",
        *,
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._invalid = False
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.setSingleStep(step)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        self.setFont(theme.font(tabular=True))
        self.setMinimumWidth(96)
        self._steps = [_Step("up", tr("More"), self), _Step("down", tr("Less"), self)]
        self._steps[0].clicked.connect(self.stepUp)
        self._steps[1].clicked.connect(self.stepDown)
        self.saver = Saver(self, QSpinBox.value.__get__(self), self.committed.emit, self.value())
        self.valueChanged.connect(lambda _value: self.saver.touched())
        self.lineEdit().returnPressed.connect(self.saver.flush)

    def set_value(self, value: object) -> None:
        """Show a number; emits nothing and leaves alone what a person is typing."""
        number = int(str(value))
        if self.saver.accepts(number) and self.value() != number:
            self.blockSignals(True)
            self.setValue(number)
            self.blockSignals(False)

    def flush(self) -> None:
        """Tell the page at once what was typed."""
        self.interpretText()
        self.saver.flush()

    def set_invalid(self, invalid: bool) -> None:
        """Show by a red edge that the entry cannot be taken."""
        self._invalid = invalid
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(max(96, super().sizeHint().width() + 44), 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(84, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = _edge(self, self.hasFocus(), self._invalid)
        ground = theme.color("field" if self.isEnabled() else "surface_alt")
        box(QPainter(self), QRectF(self.rect()), ground, edge, width=2 if self.hasFocus() else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lineEdit().setGeometry(10, 2, self.width() - 38, self.height() - 4)
        half = (self.height() - 6) // 2
        for nth, button in enumerate(self._steps):
            button.setGeometry(self.width() - 25, 3 + nth * half, 22, half)


def _edge(widget: QWidget, focus: bool, invalid: bool) -> QColor:
    """The colour of the line around a field that paints itself."""
    if invalid:
        return theme.color("bad")
    return theme.color("focus" if focus else "muted" if widget.underMouse() and widget.isEnabled() else "field_line")


class _Step(QToolButton):
    """Half of the pair of arrows at the right of a number."""

    def __init__(self, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setObjectName(f"step_{icon}")
        self.setAccessibleName(name)
        self.setAutoRepeat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            box(painter, QRectF(self.rect()), theme.color("surface_alt"), None, radius=4)
        role = "muted" if self.isEnabled() else "disabled"
        picture = theme.pixmap(self._icon, role, 12, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - 12) / 2, (self.height() - 12) / 2), picture)
