"""The tear-out: a page or more for each owner with goals, criteria and actions, a line to sign, and the dates."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from app.domain.pack import PackOptions
from app.domain.planning import goal_lacks
from app.domain.workshop import HORIZONS, MAX_NAME, Goal, Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Content, Keep, Look, Pad, Row, stack_height
from app.report.document import Document, Steps
from app.report.handouts.goal_card import (
    actions_table,
    criteria_table,
    empty_lines,
    goal_head,
    goal_title,
    titled_table,
)  # fmt: skip
from app.report.handouts.making import Kinds, Making, kinds
from app.report.handouts.people import Errand, Numbered, Owner, carried, who_word
from app.report.handouts.pieces import AtFoot, Cut, Lines, Titled
from app.report.marks import Box
from app.report.piece import Piece
from app.report.places import goal_place
from app.report.tables import continued
from app.report.text import Type, shortened
from app.report.words import horizon_word, lacks_sentence

_NAME_SIZES = (30, 26, 22, 18, 15, 12)
_SCALES = (1.24, 1.16, 1.08, 1.0, 0.94, 0.89)
"""Sizes of the text, in parts of the usual one."""
_SEVERAL_PAGES = 1.08
_MOST_NAME = 110.0
"""The height that a name may take in its panel, in points."""
_EMPTY_ACTIONS = 3
"""Lines to write on where a goal has no actions."""
_CELL = Look(stroke="line", radius=4)
_CELL_TAKEN = Look(stroke="accent", fill="accent_fill", radius=4, width=0.9)


def compose(workshop: Workshop, options: PackOptions, steps: Steps) -> Document:
    """The tear-outs of all owners in one document, with an outline; what needs an owner comes last."""
    sheets = _Sheets(Making(workshop, options, steps, tr("Goals per owner")))
    return sheets.document()


class _Sheets:
    """The pages of all owners."""

    def __init__(self, making: Making) -> None:
        self._making, self._paper, self._ink = making, making.paper, making.ink
        self._workshop, self._names = making.workshop, making.options.names
        self._kinds: Kinds = kinds()
        self._people = [person.name for person in making.workshop.participants]

    def document(self) -> Document:
        found = carried(self._workshop, self._names)
        parts: list[list[Flowable]] = []
        for number, owner in enumerate(found.owners):
            self._making.steps.check()
            parts.append(self._owner(owner, f"owner-{number}"))
        self._kinds = kinds(1.08)
        if found.helpers:
            parts.append(self._helpers(found.helpers))
        if found.nobodys:
            parts.append(self._nobodys(found.nobodys))
        story = parts[0] if parts else self._nothing()
        for part in parts[1:]:
            story += [PageBreak(), *part]
        return self._making.story(story)

    # --- an owner ----------------------------------------------------------------------------------------------------

    def _owner(self, owner: Owner, place: str) -> list[Flowable]:
        """An owner's pieces: on one page in the largest text that allows it, else in the usual one on several."""
        for scale in _SCALES:
            self._kinds = kinds(scale)
            pieces = self._pieces(owner, place)
            if stack_height(pieces, self._paper.sheet.inner_width) <= self._paper.sheet.inner_height - 1:
                return list(pieces)
        self._kinds = kinds(_SEVERAL_PAGES)
        return self._whole_on_pages(self._pieces(owner, place))

    def _whole_on_pages(self, pieces: Sequence[Piece]) -> list[Flowable]:
        """Pieces that move to the next page as a whole, unless they are higher than a page."""
        sheet, story = self._paper.sheet, list[Flowable]()
        for piece in pieces:
            tall = stack_height([piece], sheet.inner_width) + piece.getSpaceBefore()
            if isinstance(piece, Keep) and tall <= sheet.inner_height:
                story.append(CondPageBreak(tall))
            story.append(piece)
        return story

    def _pieces(self, owner: Owner, place: str) -> list[Piece]:
        goals = [goal for _, goal in owner.goals]
        count = trn("{n} goal", "{n} goals", len(goals))
        under = f"{owner.role} · {count}" if owner.role else count
        return [
            self._panel(owner.name, under, place),
            self._horizons(goals),
            *(self._goal(numbered) for numbered in owner.goals),
            *self._errands(owner.errands),
            AtFoot([self._signature()], before=18 * self._kinds.scale),
        ]

    def _panel(self, name: str, under: str, place: str, fill: str = "rail") -> Piece:
        ink, workshop, width = self._ink, self._workshop, self._paper.sheet.inner_width - 36
        kicker = ink.line(f"{tr('Improvement plan')} · {shortened(workshop.title, 90)}", _KICKER)
        outline = shortened(name, MAX_NAME)
        for size in (size for size in _NAME_SIZES if size <= max(26 * self._kinds.scale, _NAME_SIZES[-1])):
            words = ink.line(outline, Type(size, 700, "rail_strong", 1.16 * size), before=6)
            if stack_height([words], width) <= _MOST_NAME:
                break
        title = Titled(self._paper, words, place, outline)
        look = Look(fill=fill, radius=7)
        return Row([[kicker, title, ink.line(under, _UNDER, before=4)]], pad=Pad(13, 18, 14, 18), look=look, after=8)

    def _horizons(self, goals: Sequence[Goal]) -> Piece:
        """The three horizons with their last days, those that hold goals of this owner marked."""
        ink, kinds = self._ink, self._kinds
        cells: list[Content] = []
        for horizon in HORIZONS:
            n = sum(goal.horizon == horizon for goal in goals)
            until = tr("until {date}").format(date=format_date(self._workshop.horizon_end(horizon)))
            first = ink.spans([(horizon_word(horizon), kinds.number), (f"  {until}", kinds.body)])
            second = ink.line(trn("{n} goal", "{n} goals", n) if n else tr("nothing"), kinds.muted)
            look = _CELL_TAKEN if n else _CELL
            cells.append([Row([[first, second]], pad=Pad(6, 8, 6, 9), look=look)])
        return Row(cells, (1 / 3,) * 3, gap=8, after=4)

    def _goal(self, numbered: Numbered) -> Keep:
        number, goal = numbered
        paper, ink, kinds = self._paper, self._ink, self._kinds
        words = ink.line(goal_title(goal), kinds.heading)
        title = Titled(paper, words, goal_place(number), f"{number}. {goal_title(goal)}", 1)
        card: list[Piece] = [Row([[goal_head(paper, self._workshop, kinds, numbered, title)]], before=17 * kinds.scale)]
        if lacks := lacks_sentence(goal_lacks(goal, self._people)):
            look = Look(fill="warn_fill", radius=3)
            card.append(Row([[ink.line(lacks, kinds.warn)]], pad=Pad(4, 8, 4, 8), look=look, before=7))
        card += criteria_table(paper, kinds, goal.criteria) or empty_lines(paper, kinds, tr("Done when"), 2)
        card += actions_table(paper, self._workshop, kinds, self._names, goal.actions) or empty_lines(
            paper, kinds, tr("Actions: what, who, by when"), _EMPTY_ACTIONS
        )
        again = continued(paper, tr("Goal {number}").format(number=number))
        return Keep(card, head=1, begun=True, waste=0.45, again=again)

    def _errands(self, errands: Sequence[Errand]) -> list[Piece]:
        """What this owner does for other people's goals."""
        if not errands:
            return []
        head = self._ink.line(tr("Also promised, for other goals"), self._kinds.heading)
        return [Keep([Row([[head]], pad=Pad(0, 0, 5), before=20 * self._kinds.scale), *self._errand_table(errands)])]

    def _errand_table(self, errands: Sequence[Errand]) -> list[Piece]:
        ink, kinds, names = self._ink, self._kinds, self._names
        rows: list[list[Content]] = []
        for (number, goal), action in errands:
            owner = who_word(self._workshop, goal.owner, names)
            target: list[Piece] = [ink.spans([(f"{number}", kinds.number), (f"  {goal_title(goal)}", kinds.body)])]
            if owner:
                target.append(ink.line(owner, kinds.muted))
            rows.append([
                [Box(action.done)],
                list(ink.prose(action.what, kinds.body)),
                target,
                [ink.line(format_date(action.due) or "–", kinds.strong)],
            ])  # fmt: skip
        labels = ("", tr("Action"), tr("For"), tr("By"))
        return titled_table(self._paper, kinds, labels, rows, (12, 0.52, 0.48, kinds.date))

    def _signature(self) -> Piece:
        ink, kinds = self._ink, self._kinds
        cells: list[Content] = [
            [Lines(1, 20), ink.line(tr("I take this on: signature"), kinds.muted, before=3)],
            [Lines(1, 20), ink.line(tr("Date"), kinds.muted, before=3)],
            [Lines(1, 20), ink.line(tr("We look at it again on"), kinds.muted, before=3)],
        ]
        return Row(cells, (0.44, 0.2, 0.36), gap=18)

    # --- who owns no goal, and what nobody owns ----------------------------------------------------------------------

    def _helpers(self, helpers: Sequence[Owner]) -> list[Flowable]:
        """A strip to cut for each person who has actions and no goal."""
        under = tr("Actions of people who own no goal: cut along the lines")
        story: list[Flowable] = [self._panel(tr("Helping hands"), under, "helpers")]
        for number, helper in enumerate(helpers):
            name = self._ink.line(shortened(helper.name, MAX_NAME), self._kinds.heading)
            head: list[Piece] = [name]
            if helper.role:
                head.append(self._ink.line(helper.role, self._kinds.muted, after=4))
            cut = [Cut(self._paper.sheet.side)] if number else []
            pieces = [*cut, Row([head], before=6, after=6), *self._errand_table(helper.errands)]
            story.append(Keep(pieces, head=len(cut) + 1))
        return story

    def _nobodys(self, goals: Sequence[Numbered]) -> list[Flowable]:
        words = trn("{n} goal waits for one name", "{n} goals wait for one name each", len(goals))
        story: list[Flowable] = [
            self._panel(tr("Needs an owner"), words, "nobody", "warn"),
            self._horizons([goal for _, goal in goals]),
        ]
        for numbered in goals:
            story += [self._goal(numbered), self._ask()]
        return story

    def _ask(self) -> Piece:
        """A line for the name that a goal waits for."""
        ink, kinds = self._ink, self._kinds
        cells: list[Content] = [
            [ink.line(tr("Owner"), kinds.strong)],
            [Lines(1, 15)],
            [ink.line(tr("Since"), kinds.strong)],
            [Lines(1, 15)],
        ]
        return Row(cells, (48, 0.7, 42, 0.3), before=8)

    def _nothing(self) -> list[Flowable]:
        words = tr("No goals were agreed in this workshop, so nobody has anything to take on yet.")
        panel = self._panel(tr("No goals yet"), self._workshop.model.name, "nothing")
        return [panel, self._horizons(()), self._ink.line(words, self._kinds.body, before=12)]


_KICKER = Type(9, 600, "rail_text", 12)
_UNDER = Type(11.5, 400, "rail_text", 15)
