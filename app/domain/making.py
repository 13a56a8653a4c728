"""New workshops: from a model, or from one that is there."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import msgspec

from app.domain.clock import spent
from app.domain.ids import new_id
from app.domain.model import MaturityModel
from app.domain.votes import Round
from app.domain.workshop import CategoryState, RoomCheck, Timing, Workshop

T = TypeVar("T", bound=msgspec.Struct)


def new_workshop(client: str, team: str, date: dt.date, model: MaturityModel, facilitator: str = "") -> Workshop:
    """A workshop with every category of the model in scope and nothing scored."""
    states = tuple(CategoryState(category.id) for category in model.categories)
    return Workshop(new_id(), client, team, date, model, facilitator=facilitator, states=states)


def copy_of(workshop: Workshop, *, date: dt.date, team: str, whole: bool = False) -> Workshop:
    """A copy with ids of its own: people, scope, agenda, checklist; with `whole` all that happened too.

    A round that waits for its reveal stays behind: nobody knows its votes. A clock that runs stands still in the copy.
    """
    fresh = {"id": new_id(), "team": team, "exported_at": None, "archived_at": None, "deleted_at": None}
    people = tuple(_renewed(person) for person in workshop.participants)
    copy = msgspec.structs.replace(workshop, participants=people, date=date, **fresh)
    now_called = {old.id: new.id for old, new in zip(workshop.participants, people, strict=True)}
    if whole:
        goals = tuple(
            msgspec.structs.replace(
                goal,
                id=new_id(),
                criteria=tuple(_renewed(criterion) for criterion in goal.criteria),
                actions=tuple(_renewed(action) for action in goal.actions),
            )
            for goal in workshop.goals
        )
        return msgspec.structs.replace(
            copy,
            goals=goals,
            rounds=tuple(_renewed_round(round_, now_called) for round_ in workshop.rounds if round_.revealed),
            timings=tuple(_stopped(timing) for timing in workshop.timings),
            notes=tuple(_renewed(note) for note in workshop.notes),
            not_doing=tuple(_renewed(entry) for entry in workshop.not_doing),
        )
    states = tuple(
        CategoryState(state.category_id, in_scope=state.in_scope, minutes=state.minutes) for state in workshop.states
    )
    checks = tuple(RoomCheck(check.item, check.text) for check in workshop.checks if check.text)
    empty = ("ratings", "rounds", "timings", "notes", "goals", "not_doing")
    return msgspec.structs.replace(copy, states=states, checks=checks, headline="", **dict.fromkeys(empty, ()))


def _stopped(timing: Timing) -> Timing:
    now = dt.datetime.now(dt.UTC)
    return msgspec.structs.replace(timing, spent=spent(timing, now), running_since=None)


def _renewed_round(round_: Round, now_called: dict[str, str]) -> Round:
    votes = tuple(
        # somebody who was removed is no participant of the copy either
        msgspec.structs.replace(_renewed(vote), participant_id=now_called.setdefault(vote.participant_id, new_id()))
        if vote.participant_id is not None
        else _renewed(vote)
        for vote in round_.votes
    )
    return msgspec.structs.replace(_renewed(round_), votes=votes)


def _renewed(value: T) -> T:
    return msgspec.structs.replace(value, id=new_id())
