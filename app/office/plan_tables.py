"""The tables of the plan and of what was said: goals, criteria, actions, notes, decisions, and the overview."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import get_args

from app.domain.planning import EFFORT_DAYS, complete_goals, criterion_lacks, goal_due, goal_lacks, numbered_goals
from app.domain.scoring import means
from app.domain.workshop import CategoryState, CriterionState, Goal, Workshop
from app.i18n import tr
from app.office.tables import Cell, Column, Table, number, table, typed_number, yes
from app.office.told import GOAL_STATES, Told, goal_state, moment, room_time, state_word
from app.report.words import (
    counted_words,
    headline,
    horizon_word,
    kind_word,
    lacks_sentence,
    level_word,
    priority_word,
)  # fmt: skip


def goals(told: Told) -> Table:
    """The goals as they are numbered, each with its owner, its due date and how it stands."""
    columns = (
        Column(tr("No."), "whole", 6),
        Column(tr("Goal"), "prose", 50),
        Column(tr("Owner"), width=22),
        Column(tr("Due"), "date", 13),
        Column(tr("State"), width=12, words=tuple(map(state_word, GOAL_STATES))),
        Column(tr("Horizon"), width=10),
        Column(tr("Category"), width=28),
        Column(tr("From level"), "whole", 9),
        Column(tr("To level"), "whole", 9),
        Column(tr("Impact"), width=10),
        Column(tr("Effort"), width=8),
        Column(tr("Person days, about"), "whole", 11),
        Column(tr("Outcome"), "prose", 50),
        Column(tr("Criteria"), "whole", 9),
        Column(tr("Criteria met"), "whole", 9),
        Column(tr("Actions"), "whole", 9),
        Column(tr("Actions done"), "whole", 9),
        Column(tr("Complete"), width=10),
        Column(tr("Still to settle"), "prose", 40),
    )
    return table(
        "goals", tr("Goals"), columns, [_goal(told, *pair) for pair in numbered_goals(told.workshop)], frozen=2
    )


def _goal(told: Told, nth: int, goal: Goal) -> Sequence[Cell]:
    lacks = goal_lacks(goal, [person.name for person in told.workshop.participants])
    return (
        nth,
        goal.title or tr("Goal without a title"),
        told.owner(goal),
        goal_due(told.workshop, goal),
        state_word(goal_state(goal)),
        horizon_word(goal.horizon),
        told.category(goal.category_id),
        goal.from_level,
        goal.to_level,
        priority_word(goal.impact),
        goal.effort,
        None if goal.effort is None else EFFORT_DAYS[goal.effort],
        goal.outcome,
        len(goal.criteria),
        sum(criterion.state == "met" for criterion in goal.criteria),
        len(goal.actions),
        sum(action.done for action in goal.actions),
        yes(not lacks),
        lacks_sentence(lacks),
    )


def criteria(told: Told) -> Table:
    """The success criteria of all goals, to be judged at the follow-up."""
    states: tuple[CriterionState, ...] = get_args(CriterionState)
    columns = (
        Column(tr("Goal no."), "whole", 8),
        Column(tr("Goal"), "prose", 36),
        Column(tr("Measure"), "prose", 50),
        Column(tr("Baseline"), width=16),
        Column(tr("Baseline of"), "date", 13),
        Column(tr("Target value"), width=18),
        Column(tr("How it is checked"), "prose", 36),
        Column(tr("Owner"), width=22),
        Column(tr("Due"), "date", 13),
        Column(tr("State"), width=12, words=tuple(map(state_word, states))),
        Column(tr("Still to settle"), "prose", 36),
        Column(tr("Category"), width=28),
    )
    rows = [
        (
            nth,
            goal.title,
            criterion.measure,
            typed_number(criterion.baseline),
            criterion.baseline_date,
            typed_number(criterion.target),
            criterion.check,
            told.owner(goal),
            criterion.due,
            state_word(criterion.state),
            lacks_sentence(criterion_lacks(criterion)),
            told.category(goal.category_id),
        )
        for nth, goal in numbered_goals(told.workshop)
        for criterion in goal.criteria
    ]
    return table("criteria", tr("Criteria"), columns, rows)


def actions(told: Told) -> Table:
    """The actions of all goals: what, who, by when, and whether it is done."""
    columns = (
        Column(tr("Goal no."), "whole", 8),
        Column(tr("Goal"), "prose", 36),
        Column(tr("Action"), "prose", 50),
        Column(tr("Who"), width=22),
        Column(tr("Due"), "date", 13),
        Column(tr("State"), width=10, words=(state_word("open"), state_word("done"))),
        Column(tr("Owner of the goal"), width=22),
        Column(tr("Category"), width=28),
    )
    rows = [
        (
            nth,
            goal.title,
            action.what,
            told.person(action.who),
            action.due,
            state_word("done" if action.done else "open"),
            told.owner(goal),
            told.category(goal.category_id),
        )
        for nth, goal in numbered_goals(told.workshop)
        for action in goal.actions
    ]
    return table("actions", tr("Actions"), columns, rows)


def notes(told: Told) -> Table:
    """What was said, oldest first, the parking lot included; private notes and the decision log are not in it."""
    columns = (
        Column(tr("Time"), "moment", 18),
        Column(tr("Category"), width=28),
        Column(tr("Kind"), width=16),
        Column(tr("Text"), "prose", 70),
        Column(tr("Value"), width=12),
        Column(tr("Unit"), width=12),
        Column(tr("Who"), width=20),
    )
    rows = [
        (
            moment(note),
            told.category(note.category_id),
            kind_word(note.kind, 1),
            note.text,
            typed_number(note.value),
            note.unit,
            told.said_by(note.who),
        )
        for note in told.workshop.notes
        if note.kind != "decision"
    ]
    return table("notes", tr("Notes"), columns, rows)


def decisions(told: Told) -> Table:
    """The decision log: what the group settled, on categories and beside them, by time."""
    columns = (
        Column(tr("Time"), "moment", 18),
        Column(tr("Decision"), "prose", 70),
        Column(tr("Category"), width=28),
        Column(tr("By"), width=20),
    )
    rows = sorted((*_logged(told), *_settled(told)), key=lambda row: (row[0] is None, row[0] or dt.datetime.max))
    return table("decisions", tr("Decision log"), columns, rows)


_Logged = tuple[dt.datetime | None, str, str, str]


def _logged(told: Told) -> Iterator[_Logged]:
    for note in told.workshop.notes:
        if note.kind == "decision":
            yield moment(note), note.text, told.category(note.category_id), told.said_by(note.who)


def _settled(told: Told) -> Iterator[_Logged]:
    """The levels of the categories that count, as entries of the log."""
    names = {category.id for category in told.workshop.model.categories}
    for state in told.workshop.states:
        if state.category_id in names and state.applicable and (state.current, state.target) != (None, None):
            yield room_time(state.decided_at), settled_words(told.workshop, state), told.category(state.category_id), ""


def settled_words(workshop: Workshop, state: CategoryState) -> str:
    """What was settled for a category: 'Current level 2 Beginner, target level 4 Advanced, high priority'."""
    model = workshop.model
    words = [
        tr("Current level: {level}").format(level=level_word(model, state.current)),
        tr("target level: {level}").format(level=level_word(model, state.target)),
    ]
    if state.priority is not None:
        words.append(tr("priority {priority}").format(priority=priority_word(state.priority).lower()))
    return ", ".join(words)


def not_doing(told: Told) -> Table:
    """What the group decided against for now, why, and when to look again."""
    columns = (
        Column(tr("Not now"), "prose", 50),
        Column(tr("Why"), "prose", 50),
        Column(tr("Look again on"), "date", 15),
    )
    rows = [(entry.what, entry.why, entry.look_again) for entry in told.workshop.not_doing]
    return table("not-doing", tr("Not doing"), columns, rows)


def overview(told: Told) -> Table:
    """The workshop in one look: whose it is, what was found, and what each level of the model means."""
    workshop = told.workshop
    found, model = means(workshop), workshop.model
    rows: list[Sequence[Cell]] = [
        (tr("Client"), workshop.client, ""),
        (tr("Team"), workshop.team, ""),
        (tr("Date"), workshop.date, ""),
        (tr("Place"), workshop.place, ""),
        (tr("Facilitator"), told.facilitator, ""),
        (tr("Maturity model"), model.name, tr("version {number}").format(number=model.version)),
        (tr("In one sentence"), headline(workshop), ""),
        (tr("Mean current level"), number(found.current), counted_words(found)),
        (tr("Mean target level"), number(found.target), ""),
        (tr("Mean gap"), number(found.gap), tr("target minus current")),
        (tr("Goals"), len(workshop.goals), tr("{n} of them complete").format(n=complete_goals(workshop))),
        *((tr("Took part"), name or role, role if name else "") for name, role in told.people()),
        *((tr("Level"), level_word(model, level.rank), level.summary) for level in model.levels),
        (tr("Source of the model"), model.source.citation or model.source.title, model.source.attribution),
    ]
    columns = (Column(tr("What"), width=24), Column(tr("Value"), "prose", 60), Column(tr("More"), "prose", 70))
    return table("overview", tr("Overview"), columns, rows)
