"""Workshops as rows and back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from app.domain.model import MaturityModel
from app.domain.votes import Round, Vote
from app.domain.workshop import (
    BREAK,
    Action,
    CategoryState,
    Criterion,
    Goal,
    NotDoing,
    Note,
    Participant,
    PracticeRating,
    RoomCheck,
    Timing,
    Workshop,
)
from app.store.transaction import Row, Value

T = TypeVar("T")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(MaturityModel).decode


def model_body(model: MaturityModel) -> tuple[str, str]:
    """Hash and canonical JSON text of a model."""
    body = _encode(model)
    return hashlib.sha256(body).hexdigest(), body.decode()


def read_model(body: str) -> MaturityModel:
    """The model of a JSON text."""
    return _decode(body)


def workshop_row(workshop: Workshop) -> Row:
    """The row of a workshop's header."""
    hash_, _ = model_body(workshop.model)
    fields = ("id", "client", "team", "place", "facilitator", "starts_at", "break_minutes", "headline")
    times = ("days_now", "days_next", "days_later", "created_at", "changed_at")
    marks = ("exported_at", "archived_at", "deleted_at")
    row: Row = {name: getattr(workshop, name) for name in (*fields, *times, *marks)}
    return row | {
        "date": workshop.date.isoformat(),
        "model_hash": hash_,
        "vote_together": int(workshop.vote_together),
    }


def participant_row(workshop_id: str, position: int, person: Participant) -> Row:
    """The row of a participant."""
    return {"workshop_id": workshop_id, "position": position, **_plain(person)}


def state_row(workshop_id: str, state: CategoryState) -> Row:
    """The row of a category's decision."""
    return {"workshop_id": workshop_id, **_plain(state)}


def rating_row(workshop_id: str, rating: PracticeRating) -> Row:
    """The row of a practice's rating."""
    return {"workshop_id": workshop_id, **_plain(rating)}


def round_row(workshop_id: str, round_: Round) -> Row:
    """The row of a round without its votes."""
    row = {"workshop_id": workshop_id, **_plain(round_)}
    for name in ("votes", "hidden", "voted"):
        del row[name]
    return row


def vote_row(workshop_id: str, round_id: str, vote: Vote) -> Row:
    """The row of a vote."""
    return {"workshop_id": workshop_id, "round_id": round_id, **_plain(vote)}


def timing_row(workshop_id: str, timing: Timing) -> Row:
    """The row of a category's time."""
    return {"workshop_id": workshop_id, **_plain(timing)}


def check_row(workshop_id: str, check: RoomCheck) -> Row:
    """The row of a line of the room's checklist."""
    return {"workshop_id": workshop_id, **_plain(check)}


def note_row(workshop_id: str, note: Note) -> Row:
    """The row of a note."""
    return {"workshop_id": workshop_id, **_plain(note)}


def goal_row(workshop_id: str, position: int, goal: Goal) -> Row:
    """The row of a goal without its criteria and actions."""
    row = {"workshop_id": workshop_id, "position": position, **_plain(goal)}
    del row["criteria"], row["actions"]
    return row


def criterion_row(workshop_id: str, goal_id: str, position: int, criterion: Criterion) -> Row:
    """The row of a success criterion."""
    row = {"workshop_id": workshop_id, "goal_id": goal_id, "position": position, **_plain(criterion)}
    row["check_by"] = row.pop("check")
    return row


def action_row(workshop_id: str, goal_id: str, position: int, action: Action) -> Row:
    """The row of an action."""
    return {"workshop_id": workshop_id, "goal_id": goal_id, "position": position, **_plain(action)}


def not_doing_row(workshop_id: str, position: int, entry: NotDoing) -> Row:
    """The row of an entry of the not-doing list."""
    return {"workshop_id": workshop_id, "position": position, **_plain(entry)}


def all_rows(workshop: Workshop) -> Iterator[tuple[str, Row]]:
    """Table and row of everything in a workshop, parents first."""
    w = workshop.id
    yield "workshop", workshop_row(workshop)
    for position, person in enumerate(workshop.participants):
        yield "participant", participant_row(w, position, person)
    for state in workshop.states:
        yield "category_state", state_row(w, state)
    for rating in workshop.ratings:
        yield "practice_rating", rating_row(w, rating)
    for round_ in workshop.rounds:
        yield "vote_round", round_row(w, round_)
        for vote in round_.votes:
            yield "vote", vote_row(w, round_.id, vote)
    for timing in workshop.timings:
        yield "timing", timing_row(w, timing)
    for check in workshop.checks:
        yield "room_check", check_row(w, check)
    for note in workshop.notes:
        yield "note", note_row(w, note)
    for position, goal in enumerate(workshop.goals):
        yield "goal", goal_row(w, position, goal)
        yield from goal_parts(w, goal)
    for position, entry in enumerate(workshop.not_doing):
        yield "not_doing", not_doing_row(w, position, entry)


def goal_parts(workshop_id: str, goal: Goal) -> Iterator[tuple[str, Row]]:
    """Table and row of a goal's criteria and actions."""
    for position, criterion in enumerate(goal.criteria):
        yield "criterion", criterion_row(workshop_id, goal.id, position, criterion)
    for position, action in enumerate(goal.actions):
        yield "action", action_row(workshop_id, goal.id, position, action)


PARTS: dict[str, tuple[str, ...]] = {
    "participants": ("participant",),
    "states": ("category_state",),
    "ratings": ("practice_rating",),
    "rounds": ("vote_round", "vote"),
    "timings": ("timing",),
    "checks": ("room_check",),
    "notes": ("note",),
    "goals": ("goal", "criterion", "action"),
    "not_doing": ("not_doing",),
}
"""The fields of a workshop that are lists, and the tables that each is made from."""


def read_header(header: Row, model: MaturityModel) -> Workshop:
    """A workshop from its own row, with every list empty."""
    values = {name: value for name, value in header.items() if name != "model_hash"}
    return msgspec.convert({**values, "model": model, "vote_together": bool(header["vote_together"])}, Workshop)


def read_part(part: str, model: MaturityModel, tables: Mapping[str, list[Row]]) -> tuple[Any, ...]:
    """A list of a workshop but its rounds: decisions and ratings in the model's order, all else in the rows'.

    Times of categories that the model does not have stay in the library, for the day on which it has them again.
    """
    if part == "states":
        states = {str(row["category_id"]): _of(CategoryState, row) for row in tables["category_state"]}
        return tuple(states[category.id] for category in model.categories if category.id in states)
    if part == "ratings":
        ratings = {str(row["practice_id"]): _of(PracticeRating, row) for row in tables["practice_rating"]}
        return tuple(ratings[practice.id] for _, practice in model.practices() if practice.id in ratings)
    if part == "timings":
        known = {BREAK, *(category.id for category in model.categories)}
        return tuple(_of(Timing, row) for row in tables["timing"] if row["category_id"] in known)
    if part == "goals":
        return _goals(tables)
    kind, (table,) = _PLAIN[part], PARTS[part]
    return tuple(_of(kind, row) for row in tables[table])


def read_round(row: Row, votes: list[Row], hidden: list[Row]) -> Round:
    """A round with its votes; before the reveal with no more than whose they are."""
    voted = [str(vote["participant_id"]) for vote in hidden if vote["participant_id"] is not None]
    known = {"votes": tuple(_of(Vote, vote) for vote in votes), "hidden": len(hidden), "voted": voted}
    return _of(Round, {**row, **known})


_PLAIN: dict[str, Any] = {
    "participants": Participant,
    "checks": RoomCheck,
    "notes": Note,
    "not_doing": NotDoing,
}


def _goals(tables: Mapping[str, list[Row]]) -> tuple[Goal, ...]:
    criteria: dict[Value, list[Criterion]] = {}
    for row in tables["criterion"]:
        criteria.setdefault(row["goal_id"], []).append(_of(Criterion, row | {"check": row["check_by"]}))
    actions: dict[Value, list[Action]] = {}
    for row in tables["action"]:
        actions.setdefault(row["goal_id"], []).append(_of(Action, row))
    goals = []
    for row in tables["goal"]:
        parts = {"criteria": criteria.get(row["id"], []), "actions": actions.get(row["id"], [])}
        goals.append(_of(Goal, {**row, **parts}))
    return tuple(goals)


def _of(kind: type[T], row: Mapping[str, Any]) -> T:
    # strict=False: the store keeps truth values as 0 and 1
    return msgspec.convert(row, kind, strict=False)


def _plain(value: msgspec.Struct) -> dict[str, Any]:
    row = msgspec.structs.asdict(value)
    for name, field in row.items():
        if isinstance(field, bool):
            row[name] = int(field)
        elif isinstance(field, dt.date):
            row[name] = field.isoformat()
    return row
