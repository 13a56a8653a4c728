"""A goal as its owner gets it: the step, what counts as done, and the actions, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from app.charts.inputs import level_label
from app.domain.pack import Names
from app.domain.workshop import Action, Criterion, CriterionState, Goal, Workshop
from app.i18n import format_date, tr
from app.report.boxes import FAR, Content, Look, Pad, Row, Table
from app.report.document import Paper
from app.report.handouts.making import Kinds
from app.report.handouts.people import Numbered, who_word
from app.report.handouts.pieces import Disc, Lines
from app.report.marks import Box, Mark, Marked
from app.report.piece import Piece
from app.report.setting import Words
from app.report.text import GAP, Span, Type
from app.report.words import horizon_word

BADGE = 24.0
_LINE = Look(beneath="line", width=0.5)
_HEAD = Look(beneath="muted", width=0.8)
_NARROW, _LONG = 110.0, 300.0
"""A text higher than this, in points at that width, stands without a mark: what has one does not break."""
_STATES = ("partly", "not met", "dropped")


def goal_head(paper: Paper, workshop: Workshop, kinds: Kinds, numbered: Numbered, outline: Piece) -> Row:
    """Number and title, category and step, horizon and, where there is one, the outcome; `outline` is the title."""
    number, goal = numbered
    ink, model = paper.ink, workshop.model
    until = tr("{horizon}, until {date}").format(
        horizon=horizon_word(goal.horizon), date=format_date(workshop.horizon_end(goal.horizon))
    )
    name = ink.spans([(model.category(goal.category_id).name, kinds.strong), (f"{GAP}{until}", kinds.muted)])
    step: list[Content] = [
        [name],
        [Marked(ink.line(step_word(workshop, goal.from_level), kinds.body), "current", kinds.body)],
        [Marked(ink.line(step_word(workshop, goal.to_level), kinds.body), "target", kinds.body)],
    ]
    content: list[Piece] = [outline, Row(step, (0.56, 0.22, 0.22), before=3)]
    if goal.outcome.strip():
        content += ink.prose(goal.outcome, kinds.body, before=6)
    badge = BADGE * kinds.scale
    return Row([[Disc(ink, number, badge)], content], (badge, 1), gap=10)


def step_word(workshop: Workshop, rank: int) -> str:
    """A level by rank and name; the bare rank where the model does not have it."""
    return level_label(workshop.model, rank) if rank in workshop.model.ranks else str(rank)


def criteria_table(paper: Paper, kinds: Kinds, criteria: Sequence[Criterion], *, before: float = 10.0) -> list[Piece]:
    """What counts as done, with a box for each criterion; nothing where there is none."""
    rows = [_criterion(paper, kinds, criterion) for criterion in criteria]
    names = ("", tr("Done when"), tr("From today to then"), tr("How it is checked"), tr("Due"))
    return titled_table(paper, kinds, names, rows, (12, 0.36, 0.3, 0.34, kinds.date), before)


def actions_table(
    paper: Paper, workshop: Workshop, kinds: Kinds, names: Names, actions: Sequence[Action], *, before: float = 10.0
) -> list[Piece]:
    """What is done, by whom and by when, with a box for each; nothing where there is none."""
    rows = [
        [
            [Box(action.done)],
            list(paper.ink.prose(action.what, kinds.body)) or _dash(paper, kinds),
            [paper.ink.line(who_word(workshop, action.who, names) or "–", kinds.body)],
            [paper.ink.line(format_date(action.due) or "–", kinds.strong if action.due else kinds.muted)],
        ]
        for action in actions
    ]
    return titled_table(paper, kinds, ("", tr("Action"), tr("Who"), tr("By")), rows, (12, 0.7, 0.3, kinds.date), before)


def titled_table(
    paper: Paper,
    kinds: Kinds,
    names: Sequence[str],
    rows: Sequence[Sequence[Content]],
    widths: Sequence[float],
    before: float = 0.0,
) -> list[Piece]:
    """A table in the size of a handout; nothing for no rows."""
    if not rows:
        return []
    head = Row([[paper.ink.line(name, kinds.label)] for name in names], widths, gap=8, pad=Pad(0, 0, 3), look=_HEAD)
    pad = Pad(kinds.room, 0, kinds.room)
    lines = [Row(cells, widths, gap=8, pad=pad, look=_LINE) for cells in rows]
    return [Table(lines, [head], before=before)]


def _criterion(paper: Paper, kinds: Kinds, criterion: Criterion) -> list[Content]:
    ink = paper.ink
    measure = criterion_measure(paper, kinds, criterion)
    if criterion.state in _STATES:
        measure.append(ink.line(state_word(criterion.state), kinds.muted))
    return [
        [Box(criterion.state == "met")],
        measure,
        from_to(paper, kinds, criterion),
        list(ink.prose(criterion.check, kinds.body)) or [_open(paper, kinds)],
        [ink.line(format_date(criterion.due), kinds.strong) if criterion.due else _open(paper, kinds)],
    ]


def criterion_measure(paper: Paper, kinds: Kinds, criterion: Criterion) -> list[Piece]:
    """What is measured, or the word for what is open."""
    return list(paper.ink.prose(criterion.measure, kinds.strong)) or [_open(paper, kinds)]


def from_to(paper: Paper, kinds: Kinds, criterion: Criterion) -> list[Piece]:
    """The baseline with its date, and beneath it the target value."""
    ink = paper.ink
    day = format_date(criterion.baseline_date).replace(" ", "\u00a0")
    end: list[Span] = [(f"{GAP}{day}", kinds.muted)] if day else []
    found: list[Piece] = []
    if criterion.baseline.strip():
        found += _behind_mark(ink.labelled((), criterion.baseline, kinds.body, end=end), "current", kinds.body)
    else:
        found += _behind_mark([ink.line(tr("today's value is open"), kinds.warn)], "current", kinds.body)
    if criterion.target.strip():
        found += _behind_mark(ink.prose(criterion.target, kinds.strong, before=1), "target", kinds.body)
    else:
        found += _behind_mark([ink.line(tr("target value is open"), kinds.warn)], "target", kinds.body)
    return found


def _behind_mark(words: Sequence[Words], mark: Mark, kind: Type) -> list[Piece]:
    """Paragraphs, the first of them behind a mark unless it is so long that it may have to go over pages."""
    first, *rest = words
    if first.wrap(_NARROW, FAR)[1] > _LONG:
        return list(words)
    return [Marked(first, mark, kind, before=first.getSpaceBefore()), *rest]


def state_word(state: CriterionState) -> str:
    """How a success criterion was judged; empty while it is open."""
    words: dict[CriterionState, str] = {"open": "", "met": tr("met"), "partly": tr("partly met")}
    return {**words, "not met": tr("not met"), "dropped": tr("dropped")}[state]


def _open(paper: Paper, kinds: Kinds) -> Piece:
    return paper.ink.line(tr("open"), kinds.warn)


def _dash(paper: Paper, kinds: Kinds) -> list[Piece]:
    return [paper.ink.line("–", kinds.muted)]


def empty_lines(paper: Paper, kinds: Kinds, title: str, count: int, *, before: float = 10.0) -> list[Piece]:
    """A small heading over lines to write on, for what was not settled in the workshop."""
    return [Row([[paper.ink.line(title, kinds.label), Lines(count)]], before=before)]


def goal_title(goal: Goal) -> str:
    """The title of a goal, or what stands for it."""
    return goal.title.strip() or tr("Goal without a title")
