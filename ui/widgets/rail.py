"""The dark bar at the left: name of the program, where one is, and where one can go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tooltip
from ui.widgets.paint import box
from ui.widgets.scroll import ScrollColumn
from ui.widgets.short_label import ShortLabel

WIDTH = 232


class RailItem(NamedTuple):
    """A place to go: `indent` 0 for a page, 1 for something within the page above it."""

    id: str
    text: str
    badge: str = ""
    indent: int = 0
    icon: str = ""
    enabled: bool = True
    tip: str = ""


class Rail(QWidget):
    """The side bar. `chosen(item_id)` tells where a person wants to go; the owner then calls `set_active`."""

    chosen = Signal(str)

    def __init__(self, brand: str = "", subtitle: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._entries: list[_Entry] = []
        self._active = ""
        self.brand = PlainLabel(brand)
        self.brand.setObjectName("rail_brand")
        self.subtitle = ShortLabel(subtitle, "rail_muted", 12, 3)
        self.subtitle.setObjectName("rail_subtitle")
        self._scroll = ScrollColumn()
        self._scroll.body.setSpacing(3)
        self._scroll.body.addStretch(1)
        self.bottom = QVBoxLayout()
        self.bottom.setContentsMargins(14, 8, 14, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 17, 0, 0)
        column.setSpacing(0)
        for label, gap in ((self.brand, 5), (self.subtitle, 18)):
            label.setContentsMargins(22, 0, 18, 0)
            column.addWidget(label)
            column.addSpacing(gap)
        self._scroll.body.setContentsMargins(14, 0, 14, 8)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        column.addWidget(self._scroll, 1)
        column.addLayout(self.bottom)

    def set_names(self, brand: str, subtitle: str) -> None:
        """Name the program and, beneath, the workshop."""
        self.brand.setText(brand)
        self.subtitle.setText(subtitle)

    def set_items(self, items: Sequence[RailItem]) -> None:
        """Offer these places; the active one and the focus stay where they are if they are among them."""
        while len(self._entries) > len(items):
            entry = self._entries.pop()
            entry.hide()
            entry.deleteLater()
        while len(self._entries) < len(items):
            entry = _Entry(self)
            self._scroll.body.insertWidget(len(self._entries), entry)
            self._entries.append(entry)
        for entry, item in zip(self._entries, items, strict=True):
            entry.set_item(item)
        self.set_active(self._active)

    def items(self) -> list[RailItem]:
        """The places that it offers."""
        return [entry.item for entry in self._entries]

    def set_badge(self, item_id: str, text: str) -> None:
        """Write another badge at the right of an item; unknown ids are ignored."""
        for entry in self._entries:
            if entry.item.id == item_id and entry.item.badge != text:
                entry.set_item(entry.item._replace(badge=text))

    @property
    def active(self) -> str:
        """The id of the active item, '' for none."""
        return self._active

    def set_active(self, item_id: str) -> None:
        """Mark where one is; the page above an indented item is marked more quietly. Emits nothing."""
        self._active = item_id
        page = ""
        above = ""
        for entry in self._entries:
            if entry.item.indent == 0:
                above = entry.item.id
            if entry.item.id == item_id and entry.item.indent > 0:
                page = above
        for entry in self._entries:
            entry.set_state(entry.item.id == item_id, entry.item.id == page)
            if entry.item.id == item_id and self.isVisible():
                self._scroll.show_whole(entry)

    def button(self, item_id: str) -> QAbstractButton:
        """The button of an item, for tests and tours. KeyError when there is none."""
        for entry in self._entries:
            if entry.item.id == item_id:
                return entry
        raise KeyError(item_id)

    def _on_range_changed(self, _lowest: int, highest: int) -> None:
        """Give the scroll bar the margin's room, so that names keep theirs."""
        self._scroll.body.setContentsMargins(14, 0, 3 if highest else 14, 8)

    def _on_entry_clicked(self, entry: _Entry) -> None:
        entry.setChecked(entry.item.id == self._active)
        self.chosen.emit(entry.item.id)

    def _on_entry_key(self, entry: _Entry, key: int) -> bool:
        usable = [e for e in self._entries if e.isEnabled()]
        here = usable.index(entry) if entry in usable else 0
        steps = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(usable) - 1,
        }
        if key in steps:
            there = usable[max(0, min(len(usable) - 1, steps[Qt.Key(key)]))]
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.show_whole(there)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entry.click()
            return True
        return False


class RailBox(QFrame):
    """A quiet box for the rail's bottom slot; put things into `body`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail_box")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(10, 8, 10, 8)
        self.body.setSpacing(3)

    def add_line(self, text: str) -> ElidedLabel:
        """Add a line of text and return its label."""
        label = ElidedLabel(text)
        self.body.addWidget(label)
        return label


class _Entry(FocusRing, QAbstractButton):
    """One item of the rail."""

    def __init__(self, rail: Rail) -> None:
        super().__init__()
        self.item = RailItem("", "")
        self._rail = rail
        self._page = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: rail._on_entry_clicked(self))

    def set_item(self, item: RailItem) -> None:
        if item == self.item:
            return
        self.item = item
        self.setObjectName(f"rail_{item.id}")
        self.setEnabled(item.enabled)
        self.setAccessibleName(item.text)
        self.setAccessibleDescription(item.badge)
        self._note_cut()
        self.updateGeometry()
        self.update()

    def set_state(self, active: bool, page: bool) -> None:
        if (active, page) == (self.isChecked(), self._page):
            return
        self.setChecked(active)
        self._page = page
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 28, 33 if self.item.indent else 38)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._rail._on_entry_key(self, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._note_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        ground, ink, faint = self._colours()
        if ground is not None:
            box(painter, area, ground, None)
        self.paint_ring(painter, area, role="rail_strong")
        left = self._left()
        if self.item.icon:
            role = "rail_strong" if self.isChecked() else "rail_text"
            picture = theme.pixmap(self.item.icon, role, 18, self.devicePixelRatioF())
            painter.drawPixmap(10, int((area.height() - 18) / 2), picture)
        room = self._room()
        painter.setFont(self._font())
        painter.setPen(ink)
        shown = QFontMetrics(self._font()).elidedText(self.item.text, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, room + 2, area.height()), middle | Qt.AlignmentFlag.AlignLeft, shown)
        if self.item.badge:
            painter.setFont(_badge_font())
            painter.setPen(faint)
            painter.drawText(area.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, self.item.badge)

    def _colours(self) -> tuple[QColor | None, QColor, QColor]:
        """Ground, ink of the text and ink of the badge."""
        c = theme.color
        if self.isChecked() and self.item.indent:
            return c("rail_current"), c("rail_current_text"), c("rail_current_text")
        if self.isChecked() or self._page:
            return c("rail_active"), c("rail_strong"), c("rail_muted")
        ground = c("rail_hover") if self.underMouse() and self.isEnabled() else None
        return ground, c("rail_text") if self.isEnabled() else c("rail_muted"), c("rail_muted")

    def _font(self) -> QFont:
        strong = (self.isChecked() or self._page) and not self.item.indent
        size = 13 if self.item.indent else 14
        return theme.font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)

    def _left(self) -> int:
        return 10 + 12 * self.item.indent + (28 if self.item.icon else 0)

    def _room(self) -> int:
        badge = QFontMetrics(_badge_font()).horizontalAdvance(self.item.badge) + 8 if self.item.badge else 0
        return self.width() - self._left() - 10 - badge

    def _note_cut(self) -> None:
        cut = QFontMetrics(self._font()).horizontalAdvance(self.item.text) > self._room()
        plain_tooltip(self, self.item.tip or (self.item.text if cut else ""))


def _badge_font() -> QFont:
    return theme.font(12, QFont.Weight.Medium, tabular=True)
