"""The group's decision at the foot of the page: current, target, gap and priority, and the way to the next category."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.charts.votes import median_word
from app.domain.workshop import PRIORITIES, Weight
from app.i18n import tr
from app.queries.score import ScoreView
from app.queries.voting import VotingView
from ui import theme
from ui.score.tags import SIDES, side_name
from ui.widgets.buttons import Button
from ui.widgets.choice import SegmentedChoice
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.marks import Side, paint_mark
from ui.widgets.page import MARGIN
from ui.widgets.pill import Pill

_ROOMY, _TIGHT = 1040, 860


class DecisionBar(QFrame):
    """`wanted(side, rank)`, rank None to open it again; `priority_wanted(priority)`."""

    wanted = Signal(str, object)
    priority_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision_bar")
        self.label = PlainLabel(tr("Group\ndecision"), "muted")
        self.sides = {side: Button(kind=side) for side in SIDES}
        self.gap = GapMark()
        self.priority = SegmentedChoice(
            [(weight, priority_name(weight)) for weight in PRIORITIES], clearable=True, compact=True
        )
        self.priority.setObjectName("priority")
        self.priority.setAccessibleName(tr("Priority"))
        self.priority.chosen.connect(self.priority_wanted)
        self.previous = Button(tr("Back"))
        self.previous.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.previous.setObjectName("previous_category")
        self.next = Button(kind="primary")
        self.next.setObjectName("next_category")
        self.next.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sentence = PlainLabel("", "warn", wrap=True)
        self.sentence.setObjectName("decision_note")
        self.sentence.hide()
        self.not_applicable = Pill(tr("Not applicable"), "neutral")
        self.not_applicable.hide()
        self._view: ScoreView | None = None
        self._medians: dict[Side, str] = dict.fromkeys(SIDES, "")
        self._digit_keys: dict[Side, str] = dict.fromkeys(SIDES, "")
        self._shown_keys: dict[Side, str] = {}
        self._menus: dict[Side, QMenu] = {}
        for side, button in self.sides.items():
            button.setObjectName(f"decision_{side}")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            menu = QMenu(self)
            menu.setObjectName(f"decision_{side}_menu")
            self._menus[side] = menu
            button.clicked.connect(lambda _=False, side=side: self._open_menu(side))
        self._lay_out()

    def show_view(self, view: ScoreView) -> None:
        """Show the decision on a category."""
        self._view = view
        state = view.state
        self._show_sides(view)
        self._show_keys()
        self.gap.set_gap(state.gap)
        self.priority.set_value(state.priority)
        applies = state.na_reason is None
        for widget in (*self.sides.values(), self._priority_box):
            widget.setVisible(applies)
        self.gap.setVisible(applies and self.width() >= _TIGHT)
        self.not_applicable.setVisible(not applies)
        self._show_sentence(_sentence(view))
        self._show_ways(view)

    def show_votes(self, votes: VotingView) -> None:
        """Name the median beside a level that is still open."""
        medians = {
            side: median_word(last.spread) if (last := votes.votes.last(side)) is not None else "" for side in SIDES
        }
        if medians != self._medians:
            self._medians = medians
            if self._view is not None:
                self._show_sides(self._view)

    def bind(self, previous: QAction, following: QAction, key_of_priority: str) -> None:
        """Show the keys of the actions."""
        self.previous.set_key(previous.shortcut().toString())
        self.next.set_key(following.shortcut().toString())
        label = tr("Priority ({key})").format(key=key_of_priority) if key_of_priority else tr("Priority")
        self._priority_label.setText(label)

    def set_digit_keys(self, current: str, target: str) -> None:
        """Say how a digit is pressed for each side: '#', 'Shift+#', or '' where it has no key."""
        self._digit_keys = {"current": current, "target": target}
        self._show_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.label.setVisible(self.width() >= _ROOMY)
        self.gap.setVisible(self.width() >= _TIGHT and not self.sides["current"].isHidden())
        for button in self.sides.values():
            button.setMaximumWidth(210 if self.width() >= _TIGHT else 140)
        self.next.setMaximumWidth(300 if self.width() >= _ROOMY else 210)
        self._show_keys()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, 0, self.width(), 0)

    def _lay_out(self) -> None:
        self._priority_box = QWidget()
        box = QVBoxLayout(self._priority_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._priority_label = PlainLabel(tr("Priority"), "label")
        box.addWidget(self._priority_label)
        box.addWidget(self.priority)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.sides["current"])
        row.addWidget(self.gap)
        row.addWidget(self.sides["target"])
        row.addSpacing(4)
        row.addWidget(self._priority_box)
        row.addWidget(self.not_applicable)
        row.addStretch(1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 11, MARGIN, 11)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addLayout(row)

    def _show_sides(self, view: ScoreView) -> None:
        for side, rank in zip(SIDES, (view.state.current, view.state.target), strict=True):
            self._show_side(view, side, rank)

    def _show_side(self, view: ScoreView, side: Side, rank: int | None) -> None:
        level = view.level(rank)
        button = self.sides[side]
        if level is None and self._medians[side]:
            text = tr("{side} open\nmedian {median}").format(side=side_name(side), median=self._medians[side])
        elif level is None:
            text = tr("{side}\nopen").format(side=side_name(side))
        else:
            text = tr("{side} {rank}\n{name}").format(side=side_name(side), rank=level.rank, name=level.name)
        if "\n".join(button.lines()) != text:
            button.set_text(text)
        plain_tooltip(button, level.label if level is not None else "")

    def _show_keys(self) -> None:
        keys = digits(self._view.ranks) if self._view is not None and self.width() >= _TIGHT else ""
        for side, button in self.sides.items():
            key = self._digit_keys[side].replace("#", keys) if keys else ""
            if key != self._shown_keys.get(side, ""):
                self._shown_keys[side] = key
                button.set_key(key)

    def _open_menu(self, side: Side) -> None:
        menu = self._menus[side]
        button = self.sides[side]
        self._fill_menu(menu, side)
        menu.popup(button.mapToGlobal(QPointF(0, -menu.sizeHint().height() - 4).toPoint()))

    def _fill_menu(self, menu: QMenu, side: Side) -> None:
        """Offer the levels, and to open a settled side again."""
        menu.clear()
        if self._view is None:
            return
        rank = self._view.state.current if side == "current" else self._view.state.target
        for level in self._view.levels:
            action = menu.addAction(level.label.replace("&", "&&"))
            action.setObjectName(f"choose_{side}_{level.rank}")
            action.setCheckable(True)
            action.setChecked(level.rank == rank)
            action.triggered.connect(lambda _=False, wanted=level.rank: self.wanted.emit(side, wanted))
        menu.addSeparator()
        again = menu.addAction(tr("Open again"))
        again.setObjectName(f"open_{side}_again")
        again.setEnabled(rank is not None)
        again.triggered.connect(lambda _=False: self.wanted.emit(side, None))

    def _show_sentence(self, text: str) -> None:
        if self.sentence.text() != text:
            self.sentence.setText(text)
            self.sentence.setVisible(bool(text))

    def _show_ways(self, view: ScoreView) -> None:
        self.previous.setEnabled(view.previous is not None)
        back = tr("Back to {category}").format(category=view.previous.name) if view.previous else tr("Back")
        self.previous.setAccessibleName(back)
        name = view.following.name if view.following else tr("Review")
        text = tr("Next:\n{place}").format(place=name)
        if "\n".join(self.next.lines()) != text:
            self.next.set_text(text)


class GapMark(QWidget):
    """The gap between the two marks, drawn as everywhere: a dot, the bar, a diamond, and the number."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap: int | None = None
        self.setObjectName("gap")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_gap(self, gap: int | None) -> None:
        """Show a gap; None while one of the two is open."""
        if gap != self._gap or not self.accessibleName():
            self._gap = gap
            said = tr("no gap yet") if gap is None else gap_text(gap)
            self.setAccessibleName(tr("Gap: {gap}").format(gap=said))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(72, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = self.height() / 2 + 8
        left, right = 8.0, self.width() - 8.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(left, y - 2.5, right - left, 5)
        painter.fillRect(bar, theme.color("line" if not self._gap else "gap"))
        open_ = self._gap is None
        for side, x in zip(SIDES, (left, right), strict=True):
            ink = theme.color("muted" if open_ else f"{side}_mark")
            ground = theme.color("surface")
            paint_mark(painter, side, QPointF(x, y), 10, ground if open_ or side == "target" else ink, ink)
        if self._gap is not None:
            painter.setFont(theme.font(15, QFont.Weight.Bold, tabular=True))
            painter.setPen(theme.color("target" if self._gap else "muted"))
            text = gap_text(self._gap)
            width = QFontMetrics(painter.font()).horizontalAdvance(text)
            painter.drawText(QPointF((self.width() - width) / 2, y - 11), text)


def gap_text(gap: int) -> str:
    """A gap with its sign: '+2', '0', '−1'."""
    return f"+{gap}" if gap > 0 else f"\u2212{-gap}" if gap < 0 else "0"


def digits(ranks: tuple[int, ...]) -> str:
    """The digits that stand for these ranks, as on a key cap: '1–5', '0–4', '1–9 0'."""
    if not ranks:
        return ""
    low, high = ranks[0], ranks[-1]
    return f"{low}–9 0" if high == 10 else f"{low}–{high}"


def priority_name(weight: Weight) -> str:
    """A priority in a word."""
    return {"high": tr("High"), "medium": tr("Medium"), "low": tr("Low")}[weight]


def _sentence(view: ScoreView) -> str:
    gap = view.state.gap
    if gap is None or gap >= 0:
        return ""
    text = tr("The target lies below today: the gap is {gap}.").format(gap=gap_text(gap))
    return text if view.state.rationale else text + " " + tr("Say why in the rationale.")


__all__ = ["DecisionBar", "GapMark", "digits", "gap_text", "priority_name"]
