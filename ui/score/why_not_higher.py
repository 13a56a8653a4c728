"""'Why not higher?': the next level's text and what is missing for it, to be ticked while the group talks."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr, trn
from app.queries.score import LevelView, PracticeView, ScoreView
from ui.score.practice_list import Group, PracticeList
from ui.widgets.buttons import IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import column_resting
from ui.widgets.link import LinkButton


class WhyNotHigher(QWidget):
    """A practice ticked here stays until the category or the level changes, so that a slip can be mended."""

    rated = Signal(str, object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why_not_higher")
        self._about: tuple[str, int] = ("", -1)
        self._kept: list[str] = []
        self._view: ScoreView | None = None
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._on_due)
        self._waits = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.rate = LinkButton(tr("Rate"), "rate_missing")
        self.fold = IconButton("up", tr("Fold"), size=26)
        self.fold.setObjectName("fold_why_not_higher")
        self.fold.clicked.connect(lambda: self.set_open(not self.is_open))
        self.count = PlainLabel("", "muted")
        self.count.setObjectName("unmet_count")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(tr("Why not higher?"), "heading"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.rate)
        head.addWidget(self.fold)
        self.headline = PlainLabel("", "muted", wrap=True)
        self.headline.setObjectName("next_headline")
        self.list = PracticeList("why")
        self.list.rated.connect(self.rated)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.headline)
        inside.addWidget(self.list)
        column.addLayout(head)
        column.addWidget(self._inside)
        column.addStretch(1)

    @property
    def is_open(self) -> bool:
        """Whether it shows what is missing."""
        return not self._inside.isHidden()

    def set_open(self, wanted: bool) -> None:
        """Unfold or fold it."""
        self.catch_up()
        self._inside.setVisible(wanted)
        self.fold.set_icon("up" if wanted else "down")
        self.fold.set_name(tr("Fold") if wanted else tr("Show what is missing"))

    def show_view(self, view: ScoreView) -> None:
        """Show what stands between the category's level and the next; after a decision it comes a moment later."""
        self._view = view
        if self.isVisible() and self._about[0] == view.category_id and self._about_of(view) != self._about:
            # the marks of a decision come first, here and, in the next turn, in the room: the group looks at them
            self._waits = True
            self._due.start(0)
        else:
            self.catch_up()

    def catch_up(self) -> None:
        """Show now what was to come a moment later."""
        self._due.stop()
        view = self._view
        if view is None:
            return
        level = view.level(view.next_level.rank if view.next_level else None)
        practices = self._practices(view, level)
        unmet = sum(not practice.met and practice.rating != "NA" for practice in practices)
        with column_resting(self.list):
            self._write(self.headline, _headline(view, level, unmet))
            self._write(self.count, trn("{n} practice to go", "{n} practices to go", unmet) if unmet else "")
            self.list.show_groups([Group("", practices)])

    def _on_due(self) -> None:
        if self._waits:
            self._waits = False
            self._due.start(0)
        else:
            self.catch_up()

    def _practices(self, view: ScoreView, level: LevelView | None) -> tuple[PracticeView, ...]:
        about = self._about_of(view)
        if about != self._about:
            self._about, self._kept = about, []
        if level is None or view.next_level is None:
            return ()
        shown = [p for p in level.practices if p.id in view.next_level.unmet or p.id in self._kept]
        self._kept = [practice.id for practice in shown]
        return tuple(shown)

    @staticmethod
    def _about_of(view: ScoreView) -> tuple[str, int]:
        return view.category_id, view.next_level.rank if view.next_level else -1

    @staticmethod
    def _write(label: PlainLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)


def _headline(view: ScoreView, level: LevelView | None, unmet: int) -> str:
    if level is None:
        return tr("This is the highest level of the model.")
    text = f"{level.label}: {level.headline}" if level.headline else level.label
    if not level.practices or unmet:
        return text
    return text + "\n" + tr("All that the model asks for there is in place. What else speaks against it?")
