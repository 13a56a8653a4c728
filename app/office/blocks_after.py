"""What follows the goals as blocks: follow-up dates, sign-off, what is not done, the logs, and how it was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app import __version__
from app.catalogue import origin_sentence
from app.domain.agenda import agenda
from app.domain.follow_up import Stop, follow_up
from app.domain.planning import numbered_goals
from app.domain.workshop import FORM_KINDS, Note
from app.i18n import format_date, format_time, tr
from app.office.blocks import Block, Facts, Grid, Heading, Paragraph
from app.office.blocks_scores import note_blocks
from app.office.blocks_summary import closed, scale, took_part, way_words
from app.office.plan_tables import decisions
from app.office.told import Told, criterion_line, line, prose
from app.report.calendar import stop_name
from app.report.glossary import glossary_words
from app.report.words import level_word, listed, time_word


def calendar(told: Told) -> Iterator[Block]:
    """The days on which the plan is looked at, and what is looked at."""
    rows = [
        (_day(stop), "\n".join(_looked_at(told, stop)) or tr("Is every goal on its way? Who needs help?"))
        for stop in follow_up(told.workshop)
    ]
    if rows:
        yield Grid(tr("Follow-up calendar"), (tr("When"), tr("What is looked at")), tuple(rows), (0.24, 0.76))


def _day(stop: Stop) -> str:
    return "\n".join(filter(None, (stop_name(stop.kind), format_date(stop.day))))


def _looked_at(told: Told, stop: Stop) -> Iterator[str]:
    for number, goal in stop.unsettled:
        title = line(goal.title) or tr("without a title")
        yield tr("Settle what goal {number} lacks: {title}").format(number=number, title=title)
    for action in stop.actions:
        who = told.person(action.action.who) or told.owner(action.goal)
        yield tr("Goal {number}, done? {what} ({who}, {date})").format(
            number=action.number, what=line(action.action.what), who=who, date=format_date(action.action.due)
        )
    for due in stop.criteria:
        yield tr("Goal {number}, met? {criterion}").format(number=due.number, criterion=criterion_line(due.criterion))
    for entry in stop.look_again:
        yield tr("Look again at: {what}").format(what=line(entry.what))


def sign_off(told: Told) -> Iterator[Block]:
    """Lines for those who stand for the plan: the client, each owner with the goals, the facilitator."""
    workshop = told.workshop
    if not workshop.goals:
        return
    yield Paragraph(
        tr(
            "With their signature the owners take their goals on, and whoever signs for the client gives them the time "
            "and the means."
        )
    )
    carried: dict[str, list[str]] = {}
    for number, goal in numbered_goals(workshop):
        if goal.owner.strip():
            carried.setdefault(line(goal.owner), []).append(str(number))
    rows = [("", tr("{client}, sponsor").format(client=line(workshop.client)), "")]
    for owner, numbers in carried.items():
        word = tr("goal {numbers}") if len(numbers) == 1 else tr("goals {numbers}")
        rows.append((told.person(owner), word.format(numbers=listed(numbers)), ""))
    if told.facilitator:
        rows.append((told.facilitator, tr("facilitation on {date}").format(date=format_date(workshop.date)), ""))
    head = (tr("Name"), tr("Signs for"), tr("Signature and date"))
    yield Grid(tr("Sign-off"), head, tuple(rows), (0.3, 0.3, 0.4))


def not_doing(told: Told) -> Iterator[Block]:
    """What the group decided against for now, why, and when to look again."""
    rows = tuple(
        (line(entry.what), prose(entry.why) or "–", format_date(entry.look_again) or "–")
        for entry in told.workshop.not_doing
    )
    if rows:
        head = (tr("Not now"), tr("Why"), tr("Look again on"))
        yield Grid(tr("What we are not doing"), head, rows, (0.4, 0.42, 0.18))


def log(told: Told) -> Iterator[Block]:
    """What was decided at which time, on categories and beside them."""
    rows = []
    for at, text, category, who in decisions(told).rows:
        time = format_time(at.time()) if isinstance(at, dt.datetime) else "–"
        rows.append((time, str(text or ""), str(category or tr("whole workshop")), str(who or "–")))
    if rows:
        head = (tr("Time"), tr("Decision"), tr("Category"), tr("By"))
        yield Grid(tr("Decision log"), head, tuple(rows), (0.12, 0.5, 0.22, 0.16))


def parking(told: Told) -> Iterator[Block]:
    """The parked questions with the time and the category in which they came up."""
    rows = tuple(_parked(told, note) for note in told.workshop.notes if note.kind == "parked")
    if rows:
        head = (tr("Time"), tr("Question"), tr("Came up in"), tr("Asked by"))
        yield Grid(tr("Parking lot"), head, rows, (0.12, 0.5, 0.22, 0.16))


def _parked(told: Told, note: Note) -> tuple[str, ...]:
    where = told.category(note.category_id) or tr("whole workshop")
    return time_word(note) or "–", prose(note.text), where, told.said_by(note.who) or "–"


def notes(told: Told) -> Iterator[Block]:
    """Notes that belong to no category."""
    yield from note_blocks(told, told.workshop.notes_of(None), FORM_KINDS, 2)


def how(told: Told) -> Iterator[Block]:
    """The day, who was there, and how the levels came about."""
    workshop, plan = told.workshop, agenda(told.workshop)
    people = [f"{name} ({role})" if name and role else name or role for name, role in told.people()]
    yield Facts(
        tr("The workshop"),
        (
            (tr("Client"), line(workshop.client)),
            (tr("Team"), line(workshop.team)),
            (tr("Day"), format_date(workshop.date, "full")),
            (tr("Place"), line(workshop.place)),
            (tr("Facilitator"), told.facilitator),
            (tr("Planned time"), tr("{start} to {end}").format(start=plan.starts, end=plan.ends)),
            (tr("Participants"), "\n".join(people)),
        ),
    )
    for text in (took_part(told), way_words(told), scale(told)):
        if text:
            yield Paragraph(closed(text))
    yield Paragraph(
        tr(
            "A gap is the target level minus the current one. Open categories and those that do not apply count in no "
            "mean. Gaps are in the order of the group's own priority, then of their weight, then of the lower current "
            "level."
        )
    )


def glossary(told: Told) -> Iterator[Block]:
    """The words of the plan."""
    yield Facts(tr("Words in this plan"), tuple(glossary_words(told.workshop)))


def model(told: Told) -> Iterator[Block]:
    """The levels of the model, its source, attribution and licence."""
    found = told.workshop.model
    source = found.source
    title = tr("{model}, version {number}").format(model=line(found.name), number=line(found.version))
    yield Paragraph(title, "label")
    if found.summary.strip():
        yield Paragraph(prose(found.summary))
    rows = tuple((level_word(found, level.rank), line(level.summary)) for level in reversed(found.levels))
    yield Grid(tr("The levels"), (tr("Level"), tr("What it means")), rows, (0.25, 0.75))
    yield Heading(2, tr("Where it comes from"))
    year = f", {source.year}" if source.year else ""
    yield Facts(
        tr("Where it comes from"),
        (
            (tr("Source"), f"{line(source.title)}{year}. {line(', '.join(source.authors))}".strip(" .") + "."),
            (tr("Attribution"), line(source.attribution)),
            (tr("Citation"), line(source.citation)),
            (tr("Licence"), line(source.licence)),
            (tr("Practices"), line(origin_sentence(found))),
        ),
    )
    made = tr("Made with Levelset {version}, a program for maturity-model workshops that needs no internet.")
    yield Paragraph(made.format(version=__version__), "muted")


__all__ = ["calendar", "glossary", "how", "log", "model", "not_doing", "notes", "parking", "sign_off"]
