"""The summary as blocks: the headline, the figures, what they mean, strengths and gaps, next steps and all goals."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.findings import next_steps
from app.domain.planning import complete_goals, goal_due, numbered_goals
from app.domain.scoring import gap_order, means
from app.i18n import format_date, tr, trn
from app.office.blocks import Block, Bullets, Grid, Heading, Numbers, Paragraph
from app.office.told import Told, goal_state, line, state_word
from app.report.findings import Finding, gap_findings, good, meaning, standing, strength_findings, way
from app.report.people import role_words
from app.report.words import counted_words, headline, horizon_word, level_word, listed, mean_word

LONG = 600
"""Longest text quoted here, in characters; it stands in full in its own section."""


def summary(told: Told) -> Iterator[Block]:
    """What somebody who was not there has to know."""
    workshop = told.workshop
    yield Paragraph(closed(line(headline(workshop))), "lead")
    yield Numbers(figures(told))
    yield Paragraph(closed(scale(told)), "muted")
    if not gap_order(workshop):
        yield Paragraph(nothing_yet(told))
    for title, texts in story(told):
        yield Heading(2, title)
        yield Bullets(tuple(texts))
    for title, found in sides(told):
        yield Heading(2, title)
        yield Bullets(tuple(map(finding_line, found)))
    yield from _next(told)
    yield from _goals(told)


def figures(told: Told) -> tuple[tuple[str, str, str, str], ...]:
    """The four figures of a workshop: name, value, what it is, and the colour's role."""
    found, n = means(told.workshop), len(told.workshop.goals)
    whole = tr("{n} of {m} complete").format(n=complete_goals(told.workshop), m=n)
    return (
        (tr("Current"), mean_word(found.current), tr("mean level today"), "current"),
        (tr("Target"), mean_word(found.target), tr("mean level aimed for"), "target"),
        (tr("Gap"), mean_word(found.gap, sign=True), tr("target minus current"), "text"),
        (tr("Goals"), str(n), whole if n else tr("none agreed yet"), "text"),
    )


def scale(told: Told) -> str:
    """What the means count, and on which scale."""
    model = told.workshop.model
    lowest, highest = level_word(model, model.lowest), level_word(model, model.highest)
    reach = tr("on a scale from {lowest} to {highest}").format(lowest=lowest, highest=highest)
    return f"{counted_words(means(told.workshop))}, {reach}"


def nothing_yet(told: Told) -> str:
    """That there is no score, and what there is instead."""
    first = tr("No category has both a current and a target level yet, so there is no score to show.")
    more = trn(
        "This plan lists the category and its levels; it fills as the group decides.",
        "This plan lists the {n} categories and their levels; it fills as the group decides.",
        len(told.workshop.scope),
    )
    return f"{first} {more}"


def story(told: Told) -> Iterator[tuple[str, list[str]]]:
    """Where the group stands, what that means and what good looks like; only what there is to say."""
    workshop = told.workshop
    parts = (
        (tr("Where we are"), standing(workshop)),
        (tr("What it means"), meaning(workshop, LONG)),
        (tr("What good looks like"), good(workshop, LONG)),
    )
    for title, texts in parts:
        if texts:
            yield title, [line(text) for text in texts]


def sides(told: Told) -> Iterator[tuple[str, list[Finding]]]:
    """Strengths and largest gaps; only what there is."""
    parts = (
        (tr("Strengths"), strength_findings(told.workshop, LONG)),
        (tr("Largest gaps"), gap_findings(told.workshop)),
    )
    yield from ((title, found) for title, found in parts if found)


def finding_line(found: Finding) -> str:
    """A strength or gap in one line."""
    name = f"{line(found.name)} {found.figure}".strip()
    return f"{name}: {line(found.text)}"


def took_part(told: Told) -> str:
    """Who took part by role, as far as that may be told; '' where nobody is known."""
    people = len(told.workshop.participants)
    if not people:
        return ""
    words = [] if told.names == "hidden" else [line(word) for word in role_words(told.workshop)]
    count = trn("{n} person took part", "{n} people took part", people)
    return f"{count}: {listed(words)}." if words else f"{count}."


def way_words(told: Told) -> str:
    """How the group came to its levels; '' where it has none."""
    return way(told.workshop) if gap_order(told.workshop) else ""


def closed(text: str) -> str:
    """A sentence with its full stop."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _next(told: Told) -> Iterator[Block]:
    steps = next_steps(told.workshop)
    if not steps:
        return
    rows = tuple(
        (
            line(step.what) or tr("Goal without a title"),
            told.person(step.who) or tr("nobody yet"),
            format_date(step.due) or "–",
            str(step.goal),
        )
        for step in steps
    )
    yield Heading(2, tr("Next steps"))
    head = (tr("What"), tr("Who"), tr("By"), tr("Goal"))
    yield Grid(tr("Next steps"), head, rows, (0.56, 0.2, 0.15, 0.09))


def _goals(told: Told) -> Iterator[Block]:
    """All goals in one table: what, who, by when and how it stands."""
    yield Heading(2, tr("All goals"))
    rows = goal_rows(told)
    if rows:
        head = (tr("No."), tr("Goal"), tr("Owner"), tr("Due"), tr("State"), tr("Horizon"))
        yield Grid(tr("All goals"), head, tuple(rows), (0.06, 0.4, 0.19, 0.14, 0.12, 0.09))
    else:
        yield Paragraph(tr("No goals were agreed in this workshop."), "muted")


def goal_rows(told: Told) -> list[tuple[str, ...]]:
    """Number, title, owner, due date, state and horizon of every goal."""
    return [
        (
            str(number),
            line(goal.title) or tr("Goal without a title"),
            told.owner(goal),
            format_date(goal_due(told.workshop, goal)),
            state_word(goal_state(goal)),
            horizon_word(goal.horizon),
        )
        for number, goal in numbered_goals(told.workshop)
    ]
