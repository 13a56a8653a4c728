"""The practices of a category by level, each to be rated; all of them or those of the next level only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import tr
from app.queries.score import LevelView, ScoreView, in_place
from ui.score.practice_list import Group, PracticeList
from ui.widgets.card import Card
from ui.widgets.choice import SegmentedChoice
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.link import LinkButton
from ui.widgets.scroll import ScrollColumn


class PracticesCard(Card):
    """`rated(practice_id, rating, reason)` says what a person wants."""

    rated = Signal(str, object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Practices"), parent=parent)
        self._view: ScoreView | None = None
        self.count = PlainLabel("", "muted")
        self.count.setObjectName("practices_count")
        self.filter = SegmentedChoice([("all", tr("All")), ("next", tr("Next level"))], compact=True)
        self.filter.setObjectName("practices_filter")
        self.filter.setAccessibleName(tr("Which practices"))
        self.filter.set_value("all")
        self.filter.chosen.connect(lambda _value: self._fill())
        self.add_beside(self.count, right=False)
        self.add_beside(self.filter)
        self.list = PracticeList("rating")
        self.list.rated.connect(self.rated)
        self.legend = ElidedLabel(tr("N not · P partly · L largely · F fully achieved"), "small")
        legend = QHBoxLayout()
        legend.addWidget(self.legend, 1)
        self.rate = LinkButton(tr("Rate"), "rate_practices")
        self.rate.clicked.connect(self.list.enter)
        legend.addWidget(self.rate)
        self.room = ScrollColumn()
        self.room.body.setContentsMargins(0, 0, 8, 0)
        self.room.body.addWidget(self.list)
        self.room.body.addStretch(1)
        self.room.setMinimumHeight(80)
        self.body.addLayout(legend)
        self.body.addWidget(self.room, 1)

    def show_view(self, view: ScoreView) -> None:
        """Show the practices of a category."""
        other = self._view is None or view.category_id != self._view.category_id
        self._view = view
        met, of = in_place(view.practices)
        text = tr("{n} of {m} in place").format(n=met, m=of) if of else ""
        if self.count.text() != text:
            self.count.setText(text)
        self._fill()
        if other:
            self.room.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        if self._view is not None:
            self.list.show_groups([_group(level) for level in self._levels(self._view) if level.practices])

    def _levels(self, view: ScoreView) -> tuple[LevelView, ...]:
        if self.filter.value() != "next":
            return view.levels
        rank = view.next_level.rank if view.next_level else view.levels[-1].rank
        return tuple(level for level in view.levels if level.rank == rank)


def _group(level: LevelView) -> Group:
    met, of = level.in_place
    return Group(tr("{level} · {n} of {m}").format(level=level.label, n=met, m=of), level.practices)
