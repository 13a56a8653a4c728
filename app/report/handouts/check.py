"""The follow-up's check sheet: every success criterion to judge, goal by goal, and the new level of each category."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from app.domain.follow_up import follow_up
from app.domain.pack import PackOptions
from app.domain.planning import numbered_goals
from app.domain.workshop import Criterion, CriterionState, Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Content, Keep, Look, Pad, Row
from app.report.document import Document, Steps
from app.report.handouts.check_levels import levels
from app.report.handouts.goal_card import criterion_measure, from_to, goal_title, state_word
from app.report.handouts.making import Making, kinds
from app.report.handouts.people import Numbered, who_word
from app.report.handouts.pieces import Disc, Titled, ticks
from app.report.piece import Piece
from app.report.places import goal_place
from app.report.sheets.marks import Rule
from app.report.style import KICKER, LEAD
from app.report.tables import continued
from app.report.text import GAP, Type
from app.report.words import horizon_word

_JUDGED: tuple[CriterionState, ...] = ("met", "partly", "not met", "dropped")
_COLUMNS = (0.45, 0.55)
_BADGE = 20.0
_TITLE = Type(20, 700, "text", 25)
_EMPTY = 2
"""Criteria to fill in by hand for a goal that has none."""


def compose(workshop: Workshop, options: PackOptions, steps: Steps) -> Document:
    """The check sheet. ExportCancelled when that was asked for."""
    sheet = _Sheet(Making(workshop, options, steps, tr("Follow-up check sheet")))
    return sheet.making.story(sheet.story())


class _Sheet:
    """The sheet's pages."""

    def __init__(self, making: Making) -> None:
        self.making, self._workshop, self._ink, self._paper = making, making.workshop, making.ink, making.paper
        self._kinds = kinds(0.95)

    def story(self) -> list[Flowable]:
        numbered = numbered_goals(self._workshop)
        story: list[Flowable] = [*self._head(), *self._days()]
        for one in numbered:
            self.making.steps.check()
            story.append(self._goal(one))
        if not numbered:
            words = tr("No goals were agreed in this workshop, so there is no success criterion to judge.")
            story.append(self._ink.line(words, self._kinds.body, before=12))
        scored = levels(self.making, kinds(1.05))
        return [*story, *([PageBreak()] if numbered and scored else []), *scored]

    # --- head --------------------------------------------------------------------------------------------------------

    def _head(self) -> list[Piece]:
        """What the sheet is for, and lines for when, by whom and with whom it is filled in."""
        ink, workshop, kind = self._ink, self._workshop, self._kinds.muted
        title = Titled(self._paper, ink.line(tr("Did we reach it?"), _TITLE), "check", self.making.title)
        facts = tr("{title}, workshop of {date}").format(title=workshop.title, date=format_date(workshop.date, "long"))
        cells: list[Content] = [
            [Rule(ink, tr("Looked at on"), kind, 22)],
            [Rule(ink, tr("By"), kind, 22)],
            [Rule(ink, tr("Present"), kind, 22)],
        ]
        return [
            ink.line(self.making.title, KICKER, after=2),
            title,
            ink.line(facts, LEAD, before=2, after=2),
            Row(cells, (0.3, 0.3, 0.4), gap=14, after=10),
        ]

    def _days(self) -> list[Piece]:
        """The days on which criteria are due, with how many."""
        ink, kinds = self._ink, self._kinds
        cells: list[Content] = []
        for stop in follow_up(self._workshop):
            n = len(stop.criteria)
            if n:
                day = tr("by {date}").format(date=format_date(stop.day)) if stop.day else tr("later, or without a date")
                words = [ink.line(day, kinds.number), ink.line(trn("{n} criterion", "{n} criteria", n), kinds.body)]
                cells.append([Row([words], pad=Pad(5, 8, 5, 9), look=Look(fill="accent_fill", radius=4))])
        if not cells:
            return []
        return [Row(cells, (1 / len(cells),) * len(cells), gap=8, after=2)]

    # --- goals -------------------------------------------------------------------------------------------------------

    def _goal(self, numbered: Numbered) -> Keep:
        number, goal = numbered
        ink, kinds, workshop = self._ink, self._kinds, self._workshop
        words = ink.line(goal_title(goal), kinds.heading)
        title = Titled(self._paper, words, goal_place(number), f"{number}. {goal_title(goal)}", 1)
        until = format_date(workshop.horizon_end(goal.horizon))
        facts = [workshop.model.category(goal.category_id).name]
        facts.append(tr("{horizon}, until {date}").format(horizon=horizon_word(goal.horizon), date=until))
        facts.append(who_word(workshop, goal.owner, self.making.options.names))
        under = ink.line(" · ".join(fact for fact in facts if fact), kinds.muted, before=1)
        head = Row([[Disc(ink, number, _BADGE)], [title, under]], (_BADGE, 1), gap=9, before=17, after=4)
        rows = [self._criterion(criterion) for criterion in goal.criteria]
        rows = rows or [self._criterion(Criterion("", ""), blank=True) for _ in range(_EMPTY)]
        again = continued(self._paper, tr("Goal {number}").format(number=number))
        return Keep([head, *rows], head=1, waste=0.4, again=again)

    def _criterion(self, criterion: Criterion, *, blank: bool = False) -> Row:
        """What was agreed at the left, what was found at the right."""
        ink, kinds = self._ink, self._kinds
        agreed: list[Piece] = []
        if blank:
            agreed = [Rule(ink, tr("Criterion"), kinds.muted, 20), Rule(ink, tr("Target value"), kinds.muted, 20)]
        else:
            agreed += criterion_measure(self._paper, kinds, criterion)
            agreed += from_to(self._paper, kinds, criterion)
            if criterion.check.strip():
                lead = [(f"{tr('Checked by')}{GAP}", kinds.label)]
                agreed += ink.labelled(lead, criterion.check, kinds.body, before=2)
        due = format_date(criterion.due) or tr("no date")
        date = ink.spans([(tr("Due"), kinds.label), (f"{GAP}{due}", kinds.strong)])
        found: list[Piece] = [
            Row([[date], [Rule(ink, tr("Value found"), kinds.muted, 15)]], (0.4, 0.6), gap=8),
            ticks(ink, [(state_word(state), state == criterion.state) for state in _JUDGED], kinds.body, before=7),
            Rule(ink, tr("Evidence"), kinds.muted, 19),
            Rule(ink, "", kinds.muted, 19),
        ]
        return Row([agreed, found], _COLUMNS, gap=16, pad=Pad(7, 0, 9), look=_LINE)


_LINE = Look(above="line", width=0.6)
