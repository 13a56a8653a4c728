"""The goals as blocks: each with its facts, success criteria and actions; and all of them over time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from app.domain.planning import criterion_lacks, goal_due, goal_lacks, numbered_goals, owner_load
from app.domain.scoring import unmet_practices
from app.domain.workshop import HORIZONS, Criterion, CriterionState, Goal
from app.i18n import format_date, tr
from app.office.blocks import Block, Bullets, Choice, Facts, Grid, Heading, Paragraph, Picture, Tick
from app.office.charts import charts_of
from app.office.told import Told, goal_state, line, prose, state_word
from app.report.words import effort_word, horizon_word, lacks_sentence, level_word, priority_word

STATES: tuple[CriterionState, ...] = get_args(CriterionState)


def goals(told: Told) -> Iterator[Block]:
    """A part per goal, in the order of the horizons."""
    if not told.workshop.goals:
        words = tr("No goals were agreed in this workshop.")
        more = tr("A goal needs a title, one owner and at least one success criterion.")
        yield Paragraph(f"{words} {more}", "muted")
    for number, goal in numbered_goals(told.workshop):
        yield Heading(2, goal_title(number, goal))
        yield from _goal(told, goal)


def goal_title(number: int, goal: Goal) -> str:
    """'Goal 3: One pipeline for every service'."""
    return tr("Goal {number}: {title}").format(number=number, title=line(goal.title) or tr("without a title"))


def goal_facts(told: Told, goal: Goal) -> tuple[tuple[str, str], ...]:
    """What stands above a goal's criteria: category and step, owner, due date, state, horizon, impact and effort."""
    workshop, model = told.workshop, told.workshop.model
    step = f"{level_word(model, goal.from_level)} → {level_word(model, goal.to_level)}"
    until = tr("until {date}").format(date=format_date(workshop.horizon_end(goal.horizon)))
    return (
        (tr("Category"), told.category(goal.category_id)),
        (tr("Step"), step),
        (tr("Owner"), told.owner(goal)),
        (tr("Due"), format_date(goal_due(workshop, goal))),
        (tr("State"), state_word(goal_state(goal))),
        (tr("Horizon"), f"{horizon_word(goal.horizon)}, {until}"),
        (tr("Impact"), priority_word(goal.impact)),
        (tr("Effort"), effort_word(goal.effort)),
    )


def lacking(told: Told, goal: Goal) -> str:
    """What a goal still lacks, as a sentence; '' for a complete one."""
    return lacks_sentence(goal_lacks(goal, [person.name for person in told.workshop.participants]))


def _goal(told: Told, goal: Goal) -> Iterator[Block]:
    yield Facts(tr("The goal"), goal_facts(told, goal))
    if lacks := lacking(told, goal):
        yield Paragraph(lacks, "warn")
    if goal.outcome.strip():
        yield Paragraph(prose(goal.outcome), name=tr("Outcome"))
    yield Heading(3, tr("Success criteria"))
    if goal.criteria:
        head = (tr("Measure"), tr("Today"), tr("Target"), tr("How it is checked"), tr("Due"), tr("State"))
        rows = tuple(_criterion(criterion) for criterion in goal.criteria)
        yield Grid(tr("Success criteria"), head, rows, (0.27, 0.15, 0.13, 0.2, 0.14, 0.11))
    else:
        yield Paragraph(tr("None yet: without one nobody can tell whether the goal is reached."), "warn")
    if goal.actions:
        yield Heading(3, tr("Actions"))
        yield Grid(
            tr("Actions"),
            (tr("State"), tr("What"), tr("Who"), tr("Due")),
            tuple(
                (
                    Tick(action.done, state_word("done" if action.done else "open")),
                    line(action.what),
                    told.person(action.who) or "–",
                    format_date(action.due) or "–",
                )
                for action in goal.actions
            ),
            (0.13, 0.52, 0.2, 0.15),
        )
    yield from _practices(told, goal)


def _criterion(criterion: Criterion) -> tuple[str | Choice, ...]:
    baseline, lacks = line(criterion.baseline), criterion_lacks(criterion)
    if criterion.baseline_date is not None:
        baseline = f"{baseline or '–'} ({format_date(criterion.baseline_date)})"
    measure = line(criterion.measure) or tr("Measure to be settled")
    due = tr("no date yet") if "due" in lacks else format_date(criterion.due)
    state = Choice(state_word(criterion.state), tuple(map(state_word, STATES)))
    return (
        measure,
        baseline or tr("not known yet"),
        line(criterion.target) or "–",
        line(criterion.check) or "–",
        due,
        state,
    )


def _practices(told: Told, goal: Goal) -> Iterator[Block]:
    """The practices that lead there and are not in place yet."""
    try:
        unmet = unmet_practices(told.workshop, goal.category_id, goal.to_level, goal.from_level)
    except KeyError:
        return
    if unmet:
        yield Heading(3, tr("Practices that take you there"))
        yield Bullets(tuple(line(entry.practice.text) for entry in unmet))


def timeline(told: Told) -> Iterator[Block]:
    """The goals over the horizons, and what each owner carries."""
    charts = {chart.key: chart for chart in charts_of(told)}
    for key in ("timeline", "load"):
        if key in charts:
            yield Picture(charts[key])
    rows = tuple(
        (
            told.person(load.owner) or tr("no owner yet"),
            *(str(load.goals_per_horizon[h]) if load.goals_per_horizon[h] else "–" for h in HORIZONS),
            str(load.days) if load.days else "–",
        )
        for load in owner_load(told.workshop)
    )
    if rows:
        yield Heading(2, tr("Goals per owner"))
        names = (f"{horizon_word(h)}, {format_date(told.workshop.horizon_end(h))}" for h in HORIZONS)
        head = (tr("Owner"), *names, tr("Person days, about"))
        yield Grid(tr("Goals per owner"), head, rows, (0.32, 0.17, 0.17, 0.17, 0.17))
