"""The goals, by horizon: why, step, owner, dates, success criteria and actions to tick, and what each still lacks."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.findings import last_votes
from app.domain.planning import goal_lacks, numbered_goals
from app.domain.scoring import gap_row, unmet_practices
from app.domain.workshop import Action, Criterion, Goal, Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Content, Keep, Look, Pad, Row
from app.report.document import Paper
from app.report.marks import Box, Heading, Marked
from app.report.people import owner_shown
from app.report.piece import Piece, listed
from app.report.places import category_link, goal_place, section_link
from app.report.style import BODY, LABEL, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import continued, table, titled
from app.report.text import GAP, Span, Type
from app.report.words import (
    agreement_word,
    effort_word,
    horizon_word,
    lacks_sentence,
    level_word,
    median_word,
    priority_word,
    rating_word,
)  # fmt: skip

WASTE = 0.34
"""A goal moves to the next page as a whole where no more of the page than this stays empty."""


MOST_BESIDE = 400
"""A longer outcome, in characters, has the whole width."""


def in_order(workshop: Workshop) -> list[Goal]:
    """The goals as they are numbered: Now, Next, Later, within a horizon in the plan's order."""
    return [goal for _, goal in numbered_goals(workshop)]


def goals(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section: a card per goal."""
    heading: list[Piece] = [Heading(paper, tr("Goals"), "goals", before=26, after=6)]
    if not workshop.goals:
        words = tr(
            "No goals were agreed in this workshop. A goal needs a title, one owner and at least one success criterion."
        )
        return [Keep([*heading, paper.ink.line(words, MUTED)])]
    cards = [_card(paper, workshop, number, goal) for number, goal in numbered_goals(workshop)]
    again = [continued(paper, tr("Goal {number}").format(number=number + 1)) for number in range(len(cards))]
    cards[0][0] = Row([[*heading, cards[0][0]]], before=26)
    return list(map(_kept, cards, again))


def _kept(card: Sequence[Piece], again: Sequence[Piece]) -> Keep:
    return Keep(card, head=2, waste=WASTE, again=again)


_WARN = Type(8, 600, "warn", 10.4)


# --- a card --------------------------------------------------------------------------------------------------------


def _card(paper: Paper, workshop: Workshop, number: int, goal: Goal) -> list[Piece]:
    """A goal's pieces; the first two and the beginning of the third stay together."""
    title = goal.title.strip() or tr("Goal without a title")
    until = format_date(workshop.horizon_end(goal.horizon))
    when = tr("Goal {number} · {horizon}, until {date}").format(
        number=number, horizon=horizon_word(goal.horizon), date=until
    )
    heading = Heading(
        paper, title, goal_place(number), level=1, kicker=when, before=20, after=4, outline=f"{number}. {title}"
    )
    people = [person.name for person in workshop.participants]
    lacks = lacks_sentence(goal_lacks(goal, people))
    first: list[Piece] = [_facts(paper, workshop, goal)]
    if lacks:
        first.append(
            Row([[paper.ink.line(lacks, _WARN)]], pad=Pad(3, 8, 3, 8), look=Look(fill="warn_fill", radius=3), before=5)
        )
    why = _why(workshop, goal)
    told = paper.ink.prose(goal.outcome, BODY) if goal.outcome.strip() else []
    outcome = titled(paper, tr("Outcome"), told, before=7)
    reason = titled(paper, tr("Why"), [paper.ink.line(why, SMALL)], before=7) if why else []
    if outcome and reason and len(goal.outcome) < MOST_BESIDE:
        first.append(Row([outcome, reason], (0.58, 0.42), gap=16, before=7))
    else:
        first += [*outcome, *reason]
    return [
        heading,
        Row([first]),
        *_criteria(paper, goal.criteria),
        *_actions(paper, workshop, goal.actions),
        *_practices(paper, workshop, goal),
    ]


def _why(workshop: Workshop, goal: Goal) -> str:
    """The decision that the goal answers: where the group stands and wants to be, and what its votes said."""
    category = workshop.model.category(goal.category_id)
    row = gap_row(workshop, category)
    if row is None or row.gap <= 0:
        return ""
    view, said = last_votes(workshop, category.id, "current"), ""
    if view is not None and view.spread.word is not None:
        said = tr(" (median {median} of {n} votes, {word})").format(
            median=median_word(view.spread), n=len(view.spread.votes), word=agreement_word(view.spread.word)
        )
    told = tr("The group sees {category} at {current}{votes} and wants to reach {target}.").format(
        category=category.name,
        current=level_word(workshop.model, row.current),
        votes=said,
        target=level_word(workshop.model, row.target),
    )
    if row.priority is not None:
        told += " " + tr("Priority: {priority}.").format(priority=priority_word(row.priority).lower())
    return told


def _facts(paper: Paper, workshop: Workshop, goal: Goal) -> Row:
    ink, model = paper.ink, workshop.model
    place = category_link(paper, workshop, goal.category_id)
    name, who = model.category(goal.category_id).name, owner_shown(paper, workshop, goal.owner)
    owner = ink.line(who, SMALL_STRONG) if who else ink.line(tr("No owner yet"), _WARN)
    worth = [tr("{impact} impact").format(impact=priority_word(goal.impact))] if goal.impact else []
    worth += [effort_word(goal.effort)] if goal.effort else []
    cells: list[Content] = [
        [
            ink.line(name, LABEL, to=place),
            Marked(ink.line(level_word(model, goal.from_level), SMALL), "current", SMALL, before=1),
            Marked(ink.line(level_word(model, goal.to_level), SMALL), "target", SMALL),
        ],
        [ink.line(tr("Owner"), LABEL), owner],
        [ink.line(tr("Impact and effort"), LABEL), *(ink.line(line, SMALL) for line in worth or ["–"])],
    ]
    look = Look(fill="surface_alt", bar="accent")
    return Row(cells, (0.36, 0.3, 0.34), gap=12, pad=Pad(6, 8, 6, 12), look=look)


# --- tables --------------------------------------------------------------------------------------------------------


def _criteria(paper: Paper, criteria: Sequence[Criterion]) -> list[Piece]:
    if not criteria:
        return []
    names = (tr("Success criterion"), tr("Baseline"), tr("Target"), tr("How it is checked"), tr("Due"), tr("Met"))
    rows = [_criterion(paper, criterion) for criterion in criteria]
    return [table(paper, names, rows, (0.31, 0.2, 0.2, 0.29, 56, 20), gap=8, before=9)]


def _criterion(paper: Paper, criterion: Criterion) -> list[Content]:
    ink = paper.ink
    measure: list[Piece] = list(ink.prose(criterion.measure, SMALL_STRONG)) or [_open(paper)]
    if criterion.state in ("partly", "not met", "dropped"):
        words = {"partly": tr("partly met"), "not met": tr("not met"), "dropped": tr("dropped")}
        measure.append(ink.line(words[criterion.state], SMALL_MUTED))
    baseline: list[Piece] = list(ink.prose(criterion.baseline, SMALL)) or [_open(paper)]
    if criterion.baseline_date is not None:
        baseline.append(ink.line(format_date(criterion.baseline_date), Type(7, 400, "muted", 9.4)))
    elif criterion.baseline.strip():
        baseline.append(ink.line(tr("date open"), Type(7, 600, "warn", 9.4)))
    return [
        measure,
        baseline,
        list(ink.prose(criterion.target, SMALL_STRONG)) or [_open(paper)],
        list(ink.prose(criterion.check, SMALL)) or [_open(paper)],
        [ink.line(format_date(criterion.due), SMALL) if criterion.due else _open(paper)],
        [Box(criterion.state == "met")],
    ]


def _open(paper: Paper) -> Piece:
    return paper.ink.line(tr("open"), _WARN)


def _actions(paper: Paper, workshop: Workshop, actions: Sequence[Action]) -> list[Piece]:
    if not actions:
        return []
    ink = paper.ink
    rows: list[list[Content]] = [
        [
            list(ink.prose(action.what, SMALL)),
            [ink.line(owner_shown(paper, workshop, action.who) or "–", SMALL)],
            [ink.line(format_date(action.due) or "–", SMALL)],
            [Box(action.done)],
        ]
        for action in actions
    ]
    names = (tr("Action"), tr("Who"), tr("By"), tr("Done"))
    return [table(paper, names, rows, (0.7, 0.3, 56, 20), gap=8, before=9)]


def _practices(paper: Paper, workshop: Workshop, goal: Goal) -> list[Piece]:
    """The practices of the model that the step asks for and that are not in place yet."""
    unmet = unmet_practices(workshop, goal.category_id, goal.to_level, goal.from_level)
    if not unmet:
        return []
    title = trn("Practice of the model that takes you there", "Practices of the model that take you there", len(unmet))
    if section_link(paper, "categories") and workshop.state(goal.category_id).decided:
        # they stand with their criteria in their category
        texts = " · ".join(one.practice.text.strip().rstrip(".") for one in unmet)
        return titled(paper, title, paper.ink.prose(texts, SMALL))
    items = []
    for one in unmet:
        lead: list[Span] = [(f"•{GAP}", SMALL_MUTED)]
        end: list[Span] = [(f"{GAP}{rating_word(one.rating)}", SMALL_MUTED)]
        items.append(paper.ink.labelled(lead, one.practice.text, SMALL, end=end, before=1.2))
    return titled(paper, title, listed(items, "Disc"))
