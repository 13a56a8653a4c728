"""Buttons with a key cap, and small ones with only an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import box, cap, cap_width, key_text

KINDS = ("secondary", "primary", "quiet", "danger", "current", "target")
HEIGHT = 36
_PAD = 13
_GAP = 8
_ICON = 18


if TYPE_CHECKING:

    class _Ringed(FocusRing, QAbstractButton): ...
else:
    _Ringed = FocusRing


class Pressable(_Ringed):
    """What Enter presses as well as Space, whatever the desktop has for a habit; stands before the Qt class."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class Button(Pressable, QPushButton):
    """A button of a kind (secondary, primary, quiet, danger, current, target) with an optional key cap and icon.

    Line breaks in its text make lines; the key cap stands behind the last one.
    """

    def __init__(
        self, text: str = "", kind: str = "secondary", key: str = "", icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = ""
        self._icon = icon
        self._kind = kind
        self._action: QAction | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.set_kind(kind)
        self.set_text(text)
        self.set_key(key)

    def set_text(self, text: str) -> None:
        """Show another text; an ampersand is shown as it is."""
        if self.text() == text.replace("&", "&&") and self.accessibleName() == " ".join(text.split()):
            return
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(" ".join(text.split()))
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show another key on the cap, such as 'N' or 'Ctrl+N'; '' shows none. It does not make a shortcut."""
        if self._key == key_text(key):
            return
        self._key = key_text(key)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Look like another kind. ValueError for an unknown one."""
        if kind not in KINDS:
            raise ValueError(f"no such kind of button: {kind}")
        self._kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        """Show an icon of resources/icons before the text; '' shows none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def bind(self, action: QAction, text: str = "") -> None:
        """Follow an action: its text (unless another is given), shortcut and state; a click triggers it."""
        if self._action is not None:
            self._action.changed.disconnect(self._on_action_changed)
            self.clicked.disconnect(self._action.trigger)
        self._action = action
        self._own_text = text
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def set_own_text(self, text: str) -> None:
        """Say something else than the action that it follows."""
        self._own_text = text
        self.set_text(text)

    def lines(self) -> list[str]:
        """The text as it is shown."""
        return self.text().replace("&&", "&").split("\n")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        widths = [metrics.horizontalAdvance(line) for line in self.lines()]
        if self._key:
            widths[-1] += cap_width(self._key) + (_GAP if widths[-1] else 0)
        lead = _ICON + (_GAP if self._key or self.lines() != [""] else 0) if self._icon else 0
        height = HEIGHT + (len(widths) - 1) * metrics.height()
        return QSize(max(widths) + lead + 2 * _PAD, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 72), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, fill, edge = self._colours()
        area = QRectF(self.rect())
        box(painter, area, fill, edge, width=2 if self.isChecked() else 1)
        primary = self._kind == "primary"
        inset = 2.5 if primary else 0
        ring = area.adjusted(inset, inset, -inset, -inset)
        self.paint_ring(painter, ring, role="accent_text" if primary else "focus", radius=7 - inset / 1.3)
        self._paint_inside(painter, area, ink)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _paint_inside(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        metrics = QFontMetrics(self._font())
        lines = self.lines()
        key = cap_width(self._key) if self._key else 0
        lead = _ICON + (_GAP if self._key or lines != [""] else 0) if self._icon else 0
        widest = max(
            metrics.horizontalAdvance(line) + ((key + _GAP if line else key) if key and line is lines[-1] else 0)
            for line in lines
        )
        left = max(float(_PAD), (area.width() - widest - lead) / 2)
        if self._icon:
            role = _role_of(ink)
            picture = theme.pixmap(self._icon, role, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (area.height() - _ICON) / 2), picture)
            left += lead
        top = (area.height() - len(lines) * metrics.height()) / 2
        for nth, line in enumerate(lines):
            last = nth == len(lines) - 1
            room = area.width() - left - _PAD - ((key + _GAP) if key and last and line else 0)
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0, int(room) + 1))
            painter.setFont(self._font())
            painter.setPen(ink)
            row = QRectF(left, top + nth * metrics.height(), max(room + 2, 0), metrics.height())
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
            if key and last:
                behind = left + (metrics.horizontalAdvance(shown) + _GAP if shown else 0)
                cap(painter, behind, row.center().y(), self._key, ink)

    def _font(self) -> QFont:
        return theme.font(theme.BODY_PX, QFont.Weight.Medium)

    def _colours(self) -> tuple[QColor, QColor | None, QColor | None]:
        """Ink, fill and edge of the state it is in."""
        c = theme.color
        kind = self._kind
        over = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            return (
                c("disabled"),
                (None if kind == "quiet" else c("surface_alt")),
                None if kind == "quiet" else c("line"),
            )
        if kind == "primary":
            return c("accent_text"), c("accent_hover") if over or self.isDown() else c("accent"), None
        if kind == "quiet":
            fill = c("surface_alt") if self.isDown() or self.isChecked() else c("hover") if over else None
            return c("text"), fill, None
        ink = {"danger": "bad", "current": "current", "target": "target"}.get(kind, "text")
        edge = {"current": "current_mark", "target": "target_mark"}.get(kind, "field_line")
        tint = {"danger": "bad_fill", "current": "current_fill", "target": "target_fill"}.get(kind, "hover")
        if self.isChecked():
            return (c(ink), c(tint), c(edge)) if ink != "text" else (c("accent"), c("accent_fill"), c("accent"))
        fill = c("surface_alt") if self.isDown() and kind == "secondary" else c(tint) if over else c("surface")
        return c(ink), fill, c(edge)

    def _on_action_changed(self) -> None:
        action = self._action
        if action is None:
            return
        self.set_text(self._own_text or action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self.set_key(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))
        self.setEnabled(action.isEnabled())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())


class IconButton(Pressable, QPushButton):
    """A small square button that shows only an icon; its name is its tooltip and what a screen reader says."""

    def __init__(self, icon: str, accessible_name: str, *, size: int = 30, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._role = "muted"
        self.setFixedSize(size, size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_name(accessible_name)

    def set_name(self, accessible_name: str) -> None:
        """Say what it does, in another way."""
        self.setAccessibleName(accessible_name)
        plain_tooltip(self, accessible_name)

    def set_icon(self, icon: str, role: str = "muted") -> None:
        """Show another icon, in a role's colour."""
        self._icon, self._role = icon, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        over = self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked())
        if over:
            box(painter, area, theme.color("surface_alt"), None)
        self.paint_ring(painter, area)
        role = "disabled" if not self.isEnabled() else "text" if over and self._role == "muted" else self._role
        picture = theme.pixmap(self._icon, role, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - _ICON) / 2, (self.height() - _ICON) / 2), picture)


def _role_of(ink: QColor) -> str:
    """The role that has this colour, for an icon beside a text of it."""
    for role in ("text", "accent_text", "bad", "current", "target", "accent", "disabled"):
        if theme.color(role) == ink:
            return role
    return "text"
