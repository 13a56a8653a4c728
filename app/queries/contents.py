"""The export page: what a plan would hold now, and what somebody may want to mend before it is printed."""

from __future__ import annotations

import datetime as dt

import msgspec

from app.domain.planning import goal_lacks
from app.domain.scoring import Means, gap_order, means, stage
from app.domain.workshop import Workshop
from app.store.reader import Reader


class Named(msgspec.Struct, frozen=True):
    """A category or goal by its id and name."""

    id: str
    name: str


class Contents(msgspec.Struct, frozen=True):
    """What the plan of a workshop holds. `largest_gap` is None without a gap above zero.

    `steps` are the decided categories in gap order, from current to target, 0 the lowest level and 1 the highest.
    `notes` are those that are printed with their category or with the workshop, `logged` the entries of the decision
    log, `parked` the questions of the parking lot; `private` ones are in none of them, and `private_at` is the first
    one's category, '' when it has none in scope. `voted` are the categories whose votes are printed, `waiting` those
    with a vote that waits for its reveal.
    `is_current` says that nothing changed since the last export.
    """

    client: str
    team: str
    date: dt.date
    means: Means
    largest_gap: Named | None
    steps: tuple[tuple[float, float], ...]
    categories: int
    decided: int
    voted: int
    waiting: tuple[Named, ...]
    not_applicable: int
    open: tuple[Named, ...]
    notes: int
    logged: int
    parked: int
    private: int
    private_at: str
    goals: int
    incomplete: tuple[Named, ...]
    criteria: int
    actions: int
    not_doing: int
    participants: int
    exported_at: str | None
    is_current: bool


def plan_contents(reader: Reader, workshop_id: str) -> Contents:
    """What the plan of a workshop would hold; NotFound when there is no such workshop."""
    return contents_of(reader.workshop(workshop_id))


def contents_of(workshop: Workshop) -> Contents:
    """What the plan of a workshop that is at hand would hold."""
    scope = workshop.scope
    states = [workshop.state(category.id) for category in scope]
    model, rows = workshop.model, gap_order(workshop)
    largest = max((row for row in rows if row.gap > 0), key=lambda row: row.gap, default=None)
    span = max(1, model.highest - model.lowest)
    people = [person.name for person in workshop.participants]
    shared = [note for note in workshop.notes if not note.private]
    private = [note for note in workshop.notes if note.private]
    in_scope = {category.id for category in scope}
    return Contents(
        client=workshop.client,
        team=workshop.team,
        date=workshop.date,
        means=means(workshop),
        largest_gap=Named(largest.category_id, largest.name) if largest else None,
        steps=tuple(((row.current - model.lowest) / span, (row.target - model.lowest) / span) for row in rows),
        categories=len(scope),
        decided=sum(state.decided for state in states),
        not_applicable=sum(not state.applicable for state in states),
        open=tuple(Named(c.id, c.name) for c, state in zip(scope, states, strict=True) if not state.settled),
        voted=sum(state.applicable and _is_voted(workshop, state.category_id) for state in states),
        waiting=tuple(Named(c.id, c.name) for c in scope if _is_waiting(workshop, c.id)),
        notes=sum(note.kind not in ("parked", "decision") for note in shared),
        logged=sum(note.kind == "decision" for note in shared),
        parked=sum(note.kind == "parked" for note in shared),
        private=len(private),
        private_at=next((note.category_id for note in private if note.category_id in in_scope), None) or "",
        goals=len(workshop.goals),
        incomplete=tuple(Named(goal.id, goal.title) for goal in workshop.goals if goal_lacks(goal, people)),
        criteria=sum(len(goal.criteria) for goal in workshop.goals),
        actions=sum(len(goal.actions) for goal in workshop.goals),
        not_doing=len(workshop.not_doing),
        participants=len(workshop.participants),
        exported_at=workshop.exported_at,
        is_current=stage(workshop).kind == "exported",
    )


def _is_waiting(workshop: Workshop, category_id: str) -> bool:
    return workshop.state(category_id).applicable and workshop.open_round(category_id) is not None


def _is_voted(workshop: Workshop, category_id: str) -> bool:
    return any(round_.revealed for round_ in workshop.rounds_of(category_id))
