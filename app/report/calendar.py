"""The follow-up calendar: when the plan is looked at again, what is judged on that day and what is settled before."""

from __future__ import annotations

from app.domain.follow_up import Stop, StopKind, follow_up
from app.domain.planning import goal_lacks
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.report.boxes import Content, Keep
from app.report.document import Paper
from app.report.marks import Box, Heading
from app.report.people import owner_shown
from app.report.piece import Piece
from app.report.places import goal_link
from app.report.sections import section_title
from app.report.style import MUTED, SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.tables import table
from app.report.text import GAP, Type
from app.report.words import lacks_sentence

Rows = list[list[Content]]

_DAY = Type(9.5, 700, "text", 13)
_WHEN = Type(9.5, 600, "accent", 13)


def calendar(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section; nothing for a plan with neither goals nor dates to look again."""
    stops = follow_up(workshop)
    if not stops:
        return []
    heading = Heading(paper, section_title("calendar"), "calendar", before=26, after=3)
    words = tr("Put these days into everybody's calendar today. What is judged is what the success criteria say.")
    parts = [_stop(paper, workshop, stop) for stop in stops]
    first = Keep([heading, paper.ink.line(words, MUTED, after=4), *parts[0]], head=3)
    return [first, *(Keep(part, head=1) for part in parts[1:])]


def _stop(paper: Paper, workshop: Workshop, stop: Stop) -> list[Piece]:
    """A day: its name and date, and a line per thing to look at."""
    spans = [(stop_name(stop.kind), _DAY)]
    if stop.day is not None:
        spans.append((f"{GAP}{format_date(stop.day, 'full')}", _WHEN))
    title = paper.ink.spans(spans, before=11, after=3).tagged("H")
    rows = [*_usual(paper, stop), *_settle(paper, workshop, stop), *_actions(paper, workshop, stop)]
    rows += [*_criteria(paper, workshop, stop), *_again(paper, stop)]
    names = (tr("By"), tr("What is looked at"), tr("How"), tr("Who"), tr("Goal"), "")
    return [title, table(paper, names, rows, (56, 0.44, 0.34, 0.22, 28, 14), gap=8)]


def stop_name(kind: StopKind) -> str:
    """What a day of the calendar is called."""
    return {
        "day": tr("Day 1"),
        "week": tr("Week 1"),
        "now": tr("End of Now"),
        "next": tr("End of Next"),
        "later": tr("End of Later"),
        "after": tr("After the last horizon"),
        "open": tr("Without a date yet"),
    }[kind]


def _usual(paper: Paper, stop: Stop) -> Rows:
    """What the first day and the first week are for, whatever the plan holds."""
    if stop.kind == "day":
        words, how = tr("The plan is with everybody who took part"), tr("Sent by the facilitator or the sponsor")
    elif stop.kind == "week":
        words, how = tr("Every owner has begun, and knows what stands in the way"), tr("A quarter of an hour together")
    else:
        return []
    return [_row(paper, format_date(stop.day), words, how)]


def _settle(paper: Paper, workshop: Workshop, stop: Stop) -> Rows:
    """The goals that are not complete, with what each lacks."""
    people = [person.name for person in workshop.participants]
    return [
        _row(
            paper,
            format_date(stop.day),
            goal.title.strip() or tr("Goal without a title"),
            lacks_sentence(goal_lacks(goal, people)),
            owner_shown(paper, workshop, goal.owner),
            number,
        )
        for number, goal in stop.unsettled
    ]


def _actions(paper: Paper, workshop: Workshop, stop: Stop) -> Rows:
    return [
        _row(
            paper,
            format_date(due.action.due),
            due.action.what,
            tr("Done or not"),
            owner_shown(paper, workshop, due.action.who or due.goal.owner),
            due.number,
        )
        for due in stop.actions
    ]


def _criteria(paper: Paper, workshop: Workshop, stop: Stop) -> Rows:
    """Measure and target value of each criterion, and how it is checked."""
    found = []
    for due in stop.criteria:
        measure, target = due.criterion.measure.strip(), due.criterion.target.strip()
        what = tr("{measure}: {target}").format(measure=measure, target=target) if measure and target else measure
        found.append(
            _row(
                paper,
                format_date(due.criterion.due),
                what or target or tr("A criterion without a measure"),
                due.criterion.check,
                owner_shown(paper, workshop, due.goal.owner),
                due.number,
            )
        )
    return found


def _again(paper: Paper, stop: Stop) -> Rows:
    return [
        _row(paper, format_date(entry.look_again), entry.what, tr("Look again: still not doing it?"))
        for entry in stop.look_again
    ]


def _row(paper: Paper, by: str, what: str, how: str, who: str = "", goal: int = 0) -> list[Content]:
    ink = paper.ink
    return [
        [ink.line(by or "–", SMALL)],
        list(ink.prose(what, SMALL_STRONG)),
        list(ink.prose(how, SMALL)) if how.strip() else [ink.line("–", SMALL_MUTED)],
        [ink.line(who, SMALL)] if who else [],
        [ink.line(str(goal), SMALL_MUTED, to=goal_link(paper, goal))] if goal else [],
        [Box(size=8.5)],
    ]
