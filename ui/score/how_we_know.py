"""'How we know': what the practice ratings suggest, level by level. It suggests and never decides."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import format_number, tr
from app.queries.score import ScoreView, Suggestion
from ui.score.coverage_bars import CoverageBars
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel
from ui.widgets.pill import Pill


class HowWeKnow(QWidget):
    """The suggestion in words and, beneath it, the coverage of each level."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("how_we_know")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = FlowLayout(gap=8, row_gap=4)
        head.addWidget(PlainLabel(tr("How we know"), "heading"))
        self.pill = Pill()
        self.pill.setObjectName("suggested_level")
        head.addWidget(self.pill)
        self.sentence = PlainLabel("", "muted", wrap=True)
        self.sentence.setObjectName("suggestion")
        self.bars = CoverageBars()
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.bars)
        column.addStretch(1)

    def show_view(self, view: ScoreView) -> None:
        """Show what is known of a category."""
        suggested = view.suggestion
        self.pill.set(_pill(view, suggested), "neutral")
        self.pill.setVisible(suggested.staged is not None)
        text = _sentence(view, suggested)
        if self.sentence.text() != text:
            self.sentence.setText(text)
        self.bars.show_coverage(view.levels, suggested.coverage)


def _pill(view: ScoreView, suggested: Suggestion) -> str:
    staged = view.level(suggested.staged)
    if staged is None:
        return ""
    if suggested.differ and suggested.profile is not None:
        score = format_number(float(suggested.profile))
        return tr("Suggests {rank} · profile {score}").format(rank=staged.rank, score=score)
    return tr("Suggests {rank}").format(rank=staged.rank)


def _sentence(view: ScoreView, suggested: Suggestion) -> str:
    staged = view.level(suggested.staged)
    if not view.practices:
        return tr("This model describes its levels without practices: the group decides from the levels' texts.")
    if staged is None:
        return tr("No practice is rated yet. A few ratings are enough for a suggestion; the group decides.")
    if suggested.floor:
        said = tr("{level} is not complete yet.").format(level=staged.label)
    else:
        said = tr("All that applies is in place up to {level}.").format(level=staged.label)
    return " ".join(part for part in (said, _second_story(suggested), _still_open(suggested)) if part)


def _second_story(suggested: Suggestion) -> str:
    if not suggested.differ or suggested.profile is None or suggested.staged is None:
        return ""
    score = format_number(float(suggested.profile))
    if suggested.profile > suggested.staged:
        return tr("Some of what lies above exists already: over all levels the profile comes to {score}.").format(
            score=score
        )
    return tr("But much of it only largely: over all levels the profile comes to {score}.").format(score=score)


def _still_open(suggested: Suggestion) -> str:
    if suggested.rated == suggested.applicable:
        return ""
    return tr("{n} of {m} practices are rated.").format(n=suggested.rated, m=suggested.applicable)
