"""One level of the ladder: what a team looks like there, its practices to unfold, and the marks of the decision."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.queries.score import LevelView
from ui import theme
from ui.score.card_buttons import FoldButton, SideButton, side_width
from ui.score.rating import CHIP, paint_chip
from ui.score.tags import SIDES, TAG_HEIGHT, paint_tag, side_name, tag_width
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import plain_tooltip
from ui.widgets.marks import Side
from ui.widgets.paint import box
from ui.widgets.textblock import Run, TextBlock

_TOP = 9  # a tag stands half above the card's edge
_FOLD, _FOOT = 22, 29
_MOST_LINES = 14


class LevelCard(FocusRing, QWidget):
    """A card of the ladder. `wanted(side)` says that a person sets this level; `opened(side)` that it be open again."""

    wanted = Signal(str)
    opened = Signal(str)
    fold_clicked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = LevelView(0, "", "", ())
        self._is: frozenset[Side] = frozenset()
        self._suggested: frozenset[Side] = frozenset()
        self._unfolded = False
        self._name = TextBlock(14, max_lines=2)
        self._headline = TextBlock(14, max_lines=_MOST_LINES, line_factor=1.32)
        self._practices: list[TextBlock] = []
        self._heights: dict[int, int] = {}
        self._sides = {side: SideButton(side, self) for side in SIDES}
        self._fold = FoldButton(self)
        self._fold.clicked.connect(self.fold_clicked)
        for side, button in self._sides.items():
            button.clicked.connect(lambda _=False, side=side: self._on_side_clicked(side))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def level(self) -> LevelView:
        """The level that it shows."""
        return self._level

    def set_level(self, level: LevelView) -> bool:
        """Show a level; answers whether the card may need another height."""
        if level == self._level:
            return False
        before, self._level = self._level, level
        higher = self._name.set_runs(
            (Run(f"{level.rank} ", "muted", QFont.Weight.Bold), Run(level.name, "text", QFont.Weight.DemiBold))
        )
        higher |= self._headline.set_text(level.headline, "text")
        higher |= [p.text for p in before.practices] != [p.text for p in level.practices]
        self._fold.set_counts(*level.in_place)
        if higher:
            self._name_children()
            self._fill_practices()
        self._tell()
        self.update()
        return higher

    def set_decision(self, current: int | None, target: int | None) -> None:
        """Wear the marks of the decision that are this level's."""
        now: frozenset[Side] = frozenset(
            side for side, rank in zip(SIDES, (current, target), strict=True) if rank == self._level.rank
        )
        if now != self._is:
            self._is = now
            for side, button in self._sides.items():
                button.set_on(side in now)
            self._tell()
            self.update()

    def set_suggested(self, current: int | None, target: int | None) -> None:
        """Mark this level in the foot where the median of the votes is on it."""
        now: frozenset[Side] = frozenset(
            side for side, rank in zip(SIDES, (current, target), strict=True) if rank == self._level.rank
        )
        if now != self._suggested:
            self._suggested = now
            for side, button in self._sides.items():
                button.set_suggested(side in now)
            self._tell()

    def set_unfolded(self, unfolded: bool) -> bool:
        """Show the level's practices or hide them; answers whether that changed."""
        if unfolded == self._unfolded:
            return False
        self._unfolded = unfolded
        self._fold.set_open(unfolded)
        self._fill_practices()
        self.update()
        return True

    def marks(self) -> frozenset[Side]:
        """Which sides of the decision it wears."""
        return self._is

    def height_at(self, width: int) -> int:
        """The height that its texts need at a width."""
        if width not in self._heights:
            self._heights[width] = self._body_height(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(160, self.height_at(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def place(self) -> None:
        """Set the buttons where the texts leave them room."""
        cut = self._foot_cut()
        top = self.height() - _FOOT
        self._sides["current"].setGeometry(1, top, cut - 1, _FOOT - 1)
        self._sides["target"].setGeometry(cut, top, self.width() - cut - 1, _FOOT - 1)
        for side, button in self._sides.items():
            button.set_roomy(button.width() >= side_width(side) + 4)
        pad = self._pad(self.width())
        self._fold.setGeometry(pad - 6, self._fold_top(self.width()), self.width() - 2 * pad + 12, _FOLD)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.wanted.emit("target" if shift else "current")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.wanted.emit("target" if shift else "current")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_box(painter)
        width = self.width()
        pad = self._pad(width)
        inner = width - 2 * pad
        self._fit(inner)
        if event.rect().top() < self.height() - _FOOT:
            # a button of the foot is painted more often than the texts above it
            self._paint_texts(painter, pad, inner)
        painter.setPen(theme.color("line"))
        foot = self.height() - _FOOT + 0.5
        painter.drawLine(QPointF(2, foot), QPointF(width - 2, foot))
        cut = self._foot_cut() - 0.5
        painter.drawLine(QPointF(cut, foot + 6), QPointF(cut, self.height() - 7))
        self._paint_tags(painter)

    def _paint_texts(self, painter: QPainter, pad: int, inner: int) -> None:
        y = float(_TOP + pad)
        y += self._name.draw(painter, pad, y, inner) + 5
        self._headline.draw(painter, pad, y, inner)
        if self._unfolded:
            self._paint_practices(painter, pad, self._fold_top(self.width()) + _FOLD + 4, inner)

    def _paint_box(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(0, _TOP, 0, 0)
        fill = theme.color("current_fill" if "current" in self._is else "target_fill" if self._is else "surface")
        over = self.underMouse()
        edge = theme.color("muted" if over else "line")
        if not self._is:
            box(painter, area, fill, edge, radius=9)
        if "current" in self._is:
            box(painter, area, fill, theme.color("current_mark"), radius=9, width=2)
        if "target" in self._is:
            both = "current" in self._is
            inset = 3.5 if both else 0
            inner = area.adjusted(inset, inset, -inset, -inset)
            ground, edge = None if both else fill, theme.color("target_mark")
            box(painter, inner, ground, edge, radius=9 - inset, width=2, dashed=True)
        self.paint_ring(painter, area, radius=9, width=3)

    def _paint_tags(self, painter: QPainter) -> None:
        room = self.width() - 16
        marked = sum(tag_width(side) for side in self._is) + 6 * (len(self._is) - 1) <= room
        right = self.width() - 8.0
        for side in ("target", "current"):
            if side in self._is:
                width = tag_width(side, marked=marked)
                top = _TOP - TAG_HEIGHT / 2
                paint_tag(painter, side, QRectF(right - width, top, width, TAG_HEIGHT), marked=marked)
                right -= width + 6

    def _paint_practices(self, painter: QPainter, x: float, y: float, inner: int) -> None:
        for block, practice in zip(self._practices, self._level.practices, strict=True):
            paint_chip(painter, x, y + 1, practice.rating)
            y += max(CHIP + 2, block.draw(painter, x + CHIP + 7, y, inner - CHIP - 7)) + 7

    def _foot_cut(self) -> int:
        """Where the foot's two halves meet: the longer word has the wider half."""
        longer, shorter = side_width("current"), side_width("target")
        return (self.width() + longer - shorter) // 2

    def _pad(self, width: int) -> int:
        return 13 if width >= 150 else 11

    def _body_height(self, width: int) -> int:
        inner = width - 2 * self._pad(width)
        height = self._text_height(width) + _FOLD + _FOOT + 4
        if self._unfolded:
            height += 6 + sum(max(CHIP + 2, b.height(inner - CHIP - 7)) + 7 for b in self._practices)
        return height

    def _fold_top(self, width: int) -> int:
        """Beneath the texts where the practices follow, else at the foot, in one line with those of the other cards."""
        return self._text_height(width) if self._unfolded else self.height() - _FOOT - _FOLD - 4

    def _text_height(self, width: int) -> int:
        pad = self._pad(width)
        inner = width - 2 * pad
        self._fit(inner)
        return _TOP + pad + self._name.height(inner) + 5 + self._headline.height(inner) + 7

    def _fit(self, inner: int) -> None:
        """Choose the size of the texts for a width; a height may have been asked for another one since."""
        self._name.set_size(14 if inner >= 104 else 13)
        self._headline.set_size(15 if inner >= 165 else 14 if inner >= 104 else 13)

    def _fill_practices(self) -> None:
        self._heights.clear()
        self._practices = []
        if self._unfolded:
            for practice in self._level.practices:
                block = TextBlock(12, line_factor=1.28)
                block.set_text(practice.text)
                self._practices.append(block)

    def _name_children(self) -> None:
        rank = self._level.rank
        self.setObjectName(f"level_{rank}")
        self._fold.setObjectName(f"level_{rank}_practices")
        self._fold.setAccessibleName(tr("Practices of {level}").format(level=self._level.label))
        for side, button in self._sides.items():
            button.setObjectName(f"level_{rank}_{side}")
            button.setAccessibleName(tr("{side}: {level}").format(side=side_name(side), level=self._level.label))

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._level.label}. {self._level.headline}")
        told = [side_name(side) for side in SIDES if side in self._is]
        told += [tr("{side}: the median").format(side=side_name(side)) for side in SIDES if side in self._suggested]
        self.setAccessibleDescription(", ".join(told))
        plain_tooltip(self, self._level.headline if self._headline.cut else "")

    def _on_side_clicked(self, side: Side) -> None:
        if side in self._is:
            self.opened.emit(side)
        else:
            self.wanted.emit(side)
