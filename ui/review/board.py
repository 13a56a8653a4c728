"""The review's cards and how they share the room: one column, two, or two with the coverage beside the table."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.charts.coverage import coverage
from app.charts.gaps import gaps
from app.charts.inputs import chart_rows
from app.charts.radar import FEWEST_AXES, radar
from app.domain.workshop import Workshop
from app.i18n import language, reader_locale, tr
from app.queries.review import ReviewView
from ui.review import words
from ui.review.chart_card import ChartCard
from ui.review.table_view import ReviewTableView
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.scroll import ScrollColumn

TABLE = "table"
GAP = 14
_ONE_BELOW, _THREE_FROM = 800, 1440
_LEAST, _MOST, _MOST_OF_BARS = 360, 760, 240
"""The height of the row of profile and gaps; the last where too few categories make no radar."""
_TALL_PROFILE, _GAPS_HEAD, _GAPS_ROW = 420, 90, 36
"""The heights of profile and gaps where they stand in one column."""
_LEAST_TEXT, _LARGEST_TEXT = 13.0, 16.0
_LAST_ROW = 4
_FEW, _TEXT_OF_MANY = 12, 12.0


class Board(ScrollColumn):
    """Reading, charts and table. `category_wanted(id)`, `open_wanted` (what is not decided), `table_copy_wanted`."""

    category_wanted = Signal(str)
    open_wanted = Signal()
    table_copy_wanted = Signal()
    active_changed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("board")
        self.active = "profile"
        self.view: ReviewView | None = None
        self._workshop: Workshop | None = None
        self._room = self._columns = self._axes = self._decided = 0
        self._make_band()
        self.profile = ChartCard("profile", tr("Profile"), tr("Profile"))
        self.gaps = ChartCard("gaps", tr("Gaps, largest first"), tr("Gaps"))
        self.coverage = ChartCard("coverage", tr("Practices in place, level by level"), tr("Coverage"))
        self.charts = {card.name: card for card in (self.profile, self.gaps, self.coverage)}
        self._make_table_card()
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setRowStretch(_LAST_ROW, 1)
        self.body.setSpacing(12)
        self.body.addWidget(self.band)
        self.body.addLayout(self._grid, 1)
        for name, card in self.charts.items():
            card.picked.connect(lambda name=name: self.set_active(name))
            card.opened.connect(self._on_mark_opened)
        self._arrange()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def show_words(self, view: ReviewView, workshop: Workshop) -> None:
        """Show the reading and the table; quick, and without any chart."""
        if view == self.view and workshop.model == getattr(self._workshop, "model", None):
            self._workshop = workshop
            return
        self.view, self._workshop = view, workshop
        self.reading.setText(words.reading(view))
        self.counts.setText(words.counts(view))
        self.open_button.setVisible(bool(view.first_open))
        self.gaps.set_title(words.gaps_title(view))
        self.table.show_view(view)
        self._note_coverage(view)
        self._axes, self._decided = view.means.in_scope - view.means.not_applicable, view.means.counted
        self._set_heights()

    def show_charts(self) -> None:
        """Show the charts, of which those are built again whose input differs."""
        if self.view is None or self._workshop is None:
            return
        shown, key = self._workshop, _profile_key(self._workshop)
        rows = len(self.view.rows)
        fresh = self.profile.chart is None
        self.profile.show_figure(key, lambda w, h: radar(shown, w, h, _text_size(rows, w / 30, h / 25)))
        self.gaps.show_figure(key, lambda w, h: gaps(shown, w, h, _text_size(rows, w / 46, h / (3.6 * rows + 4))))
        self.coverage.show_figure((key, shown.ratings), lambda w, h: coverage(shown, w, h, _text_size(rows, w / 80)))
        if fresh:
            self._follow_charts()

    def set_active(self, name: str) -> None:
        """Let the keys for copying and saving mean a chart, or the table."""
        if name != self.active:
            self.active = name
            self.active_changed.emit(name)

    def picture_card(self) -> ChartCard:
        """The chart that the keys mean; the profile where they mean the table or a chart without a picture."""
        card = self.charts.get(self.active, self.profile)
        return card if card.has_picture else self.profile

    def set_room(self, height: int) -> None:
        """Say how high the page's content may be without scrolling."""
        if height != self._room:
            self._room = height
            self._set_heights()

    # --- making ----------------------------------------------------------------------------------------------------

    def _make_band(self) -> None:
        self.reading = PlainLabel(role="question", wrap=True)
        self.reading.setObjectName("reading")
        self.counts = PlainLabel(role="muted", wrap=True)
        self.counts.setObjectName("counts")
        self.open_button = Button(tr("Decide what is open"), "secondary")
        self.open_button.setObjectName("decide_open")
        self.open_button.clicked.connect(self.open_wanted)
        self.band = QWidget()
        row = QHBoxLayout(self.band)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(GAP)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._lines.addWidget(self.reading)
        self._lines.addWidget(self.counts)
        row.addLayout(self._lines, 1)
        row.addWidget(self.open_button)

    def _make_table_card(self) -> None:
        self.table_card = Card(tr("What the group should look at first"))
        self.table = ReviewTableView()
        self.table.setAccessibleName(tr("What the group should look at first"))
        self.table.chosen.connect(self.category_wanted)
        self.table.entered_by_focus.connect(lambda: self.set_active(TABLE))
        self.table.height_changed.connect(self._set_heights)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.copy_table_button = IconButton("copy", "")
        self.copy_table_button.setObjectName("copy_table")
        self.copy_table_button.clicked.connect(self.table_copy_wanted)
        self.table_card.add_beside(self.copy_table_button)
        self.table_card.body.addWidget(self.table)
        self.table_card.body.addStretch(1)

    def _note_coverage(self, view: ReviewView) -> None:
        known = tr("Levels are no stages: a team can have an expert practice and lack a base one.")
        unknown = tr(
            "No practice is rated yet. Rated practices show here which levels are in place and where they lack."
        )
        self.coverage.set_note(known if view.rated else "")
        self.coverage.set_instead("" if view.rated else unknown)

    def _follow_charts(self) -> None:
        """Charts are made late: put them into the order of the Tab key, and scroll to the mark that the keys are on."""
        order: list[QWidget] = [self.open_button]
        for card in (self.profile, self.gaps):
            order += [card.chart, card.copy_button, card.save_button] if card.chart is not None else []
        order += [self.table, self.copy_table_button]
        if self.coverage.chart is not None:
            order += [self.coverage.chart, self.coverage.copy_button, self.coverage.save_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        for card in self.charts.values():
            if card.chart is not None:
                card.chart.stop_changed.connect(lambda _tip, card=card: self._on_stop_changed(card))

    # --- room ------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._set_heights()

    def _arrange(self) -> None:
        width = self.viewport().width()
        columns = 1 if width < _ONE_BELOW else 2 if width < _THREE_FROM else 3
        if columns == self._columns:
            return
        self._columns = columns
        cards = (self.profile, self.gaps, self.table_card, self.coverage)
        places = {
            1: ((0, 0, 12), (1, 0, 12), (2, 0, 12), (3, 0, 12)),
            2: ((0, 0, 5), (0, 5, 7), (1, 0, 12), (2, 0, 12)),
            3: ((0, 0, 5), (0, 5, 7), (1, 0, 7), (1, 7, 5)),
        }[columns]
        for card, (row, column, wide) in zip(cards, places, strict=True):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, row, column, 1, wide)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        self._set_heights()

    def _set_heights(self) -> None:
        """Let profile and gaps have what the cards beneath leave of the room, within limits."""
        width = self.viewport().width()
        # a layout within a layout does not notice by itself that a widget in it changed
        for layout in (self._lines, self.table_card.body, self.coverage.body):
            layout.invalidate()
        # wrapped labels ask for the height that they would have in a narrow column
        self.band.setFixedHeight(self.band.heightForWidth(width))
        beneath = self._needed(self.table_card) + GAP
        if self._columns == 3:
            beneath = max(beneath, self._needed(self.coverage) + GAP)
        elif not self.coverage.has_picture:
            beneath += self._needed(self.coverage) + GAP
        left = self._room - self.band.height() - self.body.spacing() - beneath
        most = _MOST if self._axes >= FEWEST_AXES else _MOST_OF_BARS
        height = min(most, _TALL_PROFILE if self._columns == 1 else max(_LEAST, left))
        self.profile.setMinimumHeight(height)
        self.gaps.setMinimumHeight(_GAPS_HEAD + _GAPS_ROW * self._decided if self._columns == 1 else height)

    def _needed(self, card: Card) -> int:
        """The height of a card that is as wide as the board."""
        if card.hasHeightForWidth():
            return card.heightForWidth(self.viewport().width())
        return card.sizeHint().height()

    # --- events ----------------------------------------------------------------------------------------------------

    def _on_mark_opened(self, tip: str) -> None:
        category_id = category_of(tip, self._workshop) if self._workshop is not None else ""
        if category_id:
            self.category_wanted.emit(category_id)

    def _on_stop_changed(self, card: ChartCard) -> None:
        if card.chart is not None and card.chart.hasFocus():
            self._show_part(card, card.chart, card.chart.stop_area())

    def _on_row_changed(self) -> None:
        if self.table.hasFocus():
            self._show_part(self.table_card, self.table, self.table.row_area())

    def _show_part(self, card: Card, widget: QWidget, area: QRect) -> None:
        """Scroll so that the whole card is seen; where it is higher than the view, a part of a widget in it."""
        if area.isEmpty():
            return
        if card.height() <= self.viewport().height():
            self.ensureWidgetVisible(card, 0, 0)
            return
        middle = widget.mapTo(self.widget() or self, area.center())
        self.ensureVisible(middle.x(), middle.y(), 0, area.height() // 2 + 60)


def category_of(tip: str, workshop: Workshop) -> str:
    """The category that a mark's tip speaks of; '' for marks of a level."""
    rows = chart_rows(workshop)
    exact = next((row.category_id for row in rows if row.tip == tip), "")
    if exact:
        return exact
    found = [row for row in rows if row.name and tip.startswith(f"{row.name},")]
    return max(found, key=lambda row: len(row.name)).category_id if found else ""


def _profile_key(workshop: Workshop) -> object:
    states = [workshop.state(category.id) for category in workshop.scope]
    decisions = tuple((s.category_id, s.current, s.target, s.priority, s.na_reason) for s in states)
    return workshop.model, decisions, language(), reader_locale()


def _text_size(rows: int, *fitting: float) -> float:
    """The text of a chart, larger where there is room for it: the room is often seen from across a table."""
    if rows > _FEW:
        return _TEXT_OF_MANY
    return max(_LEAST_TEXT, min(_LARGEST_TEXT, *fitting))
