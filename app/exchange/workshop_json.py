"""Workshops as plain objects that other programs read, kept stable: `list --json` and `show --json`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.agenda import agenda
from app.domain.agreement import Spread, round_spread
from app.domain.clock import spent
from app.domain.model import Category
from app.domain.planning import complete_goals, criterion_lacks, goal_lacks, projected
from app.domain.scoring import (
    gap_order,
    gap_row,
    level_coverage,
    means,
    profile_score,
    stage,
    staged_level,
    why_not_higher,
)
from app.domain.votes import SIDES, Round
from app.domain.workshop import BREAK, HORIZONS, CategoryState, Criterion, Goal, Workshop

if TYPE_CHECKING:
    from app.queries.library import WorkshopRow


def list_json(rows: Iterable[WorkshopRow]) -> list[dict[str, Any]]:
    """The lines of the library as docs/formats.md describes them; means are null where nothing is decided."""
    return [
        {
            "id": row.id,
            "client": row.client,
            "team": row.team,
            "model": row.model_id,
            "model_name": row.model,
            "date": row.date.isoformat(),
            "stage": row.stage,
            "current": row.current,
            "target": row.target,
            "gap": row.gap,
            "goals": row.goals,
            "settled": row.settled,
            "in_scope": row.in_scope,
            "archived": row.shelf == "archived",
        }
        for row in rows
    ]


def workshop_json(workshop: Workshop, now: dt.datetime | None = None) -> dict[str, Any]:
    """A whole workshop as docs/formats.md describes it: what was said and decided, and what follows by the rules.

    Times that were taken are those until `now`; without it those until the clock stood last.
    """
    return {
        **_header(workshop, now),
        "means": _means(workshop),
        "categories": [_category(workshop, category, now) for category in workshop.model.categories],
        "gaps": [_renamed(row, category_id="category") for row in gap_order(workshop)],
        "notes": [
            _plain(note, "kind", "text", "value", "unit", "who", "at", "private") | {"category": note.category_id}
            for note in workshop.notes
        ],
        "goals": [_goal(workshop, goal) for goal in workshop.goals],
        "complete_goals": complete_goals(workshop),
        "projected": [
            _renamed(row, category_id="category") | {"remaining": row.remaining} for row in projected(workshop)
        ],
        "not_doing": [_plain(entry, "what", "why", "look_again") for entry in workshop.not_doing],
        "checklist": [_plain(check, "item", "text", "done") for check in workshop.checks],
    }


def state_name(state: CategoryState) -> str:
    """'decided', 'open', 'not applicable' or 'out of scope'."""
    if not state.in_scope:
        return "out of scope"
    if state.na_reason is not None:
        return "not applicable"
    return "decided" if state.decided else "open"


def _header(workshop: Workshop, now: dt.datetime | None) -> dict[str, Any]:
    model, day, at = workshop.model, agenda(workshop), stage(workshop)
    return {
        **_plain(workshop, "id", "client", "team", "date", "place", "facilitator"),
        "model": model.id,
        "model_name": model.name,
        "model_version": model.version,
        "levels": [_plain(level, "rank", "name") for level in model.levels],
        "stage": at.kind,
        "settled": at.n,
        "in_scope": at.m,
        **_plain(workshop, "created_at", "changed_at", "exported_at"),
        "archived": workshop.archived_at is not None,
        "participants": [_plain(person, "name", "role") for person in workshop.participants],
        "agenda": {
            "starts": day.starts,
            "ends": day.ends,
            "days_over": day.days_over,
            "minutes": day.minutes,
            "break_minutes": workshop.break_minutes,
            "break_seconds": _taken(workshop, BREAK, now),
        },
        "vote_together": workshop.vote_together,
        "headline": workshop.headline,
        "horizons": {
            horizon: {"days": workshop.horizon_days[horizon], "ends": workshop.horizon_end(horizon).isoformat()}
            for horizon in HORIZONS
        },
    }


def _taken(workshop: Workshop, category_id: str, now: dt.datetime | None) -> int | None:
    """The seconds that a category, or the breaks, took; None when the clock never ran for it."""
    timing = workshop.timing(category_id)
    if timing is None:
        return None
    return timing.spent if now is None else spent(timing, now)


def _means(workshop: Workshop) -> dict[str, Any]:
    found = means(workshop)
    return {
        "current": _number(found.current),
        "target": _number(found.target),
        "gap": _number(found.gap),
        **_plain(found, "counted", "open", "not_applicable", "in_scope"),
    }


def _category(workshop: Workshop, category: Category, now: dt.datetime | None) -> dict[str, Any]:
    """A category with its decision; levels that do not count (not applicable, out of scope) are null."""
    state, model, ratings = workshop.state(category.id), workshop.model, workshop.rating_map()
    current, target = (state.current, state.target) if state.applicable else (None, None)
    row = gap_row(workshop, category)
    higher = why_not_higher(workshop, category.id) if state.applicable else None
    return {
        "id": category.id,
        "name": category.name,
        "state": state_name(state),
        "reason": state.na_reason or "",
        "minutes": state.minutes,
        "allotted": state.allotted,
        "seconds": _taken(workshop, category.id, now),
        "current": current,
        "target": target,
        "gap": state.gap,
        "decided_at": None if current is None and target is None else state.decided_at,
        "priority": state.priority,
        "weight": None if row is None else row.weight,
        "rationale": state.rationale,
        "dissent": state.dissent,
        "suggested": {
            "staged_level": staged_level(model, category, ratings),
            "profile_score": _number(profile_score(model, category, ratings)),
        },
        "coverage": [
            _plain(level, "rank", "rated", "applicable", "total") | {"coverage": _number(level.coverage)}
            for level in level_coverage(model, category, ratings)
        ],
        "ratings": [
            {"practice": practice.id, "level": practice.level, "rating": rating.rating, "reason": rating.reason}
            for practice in category.practices
            if (rating := workshop.rating(practice.id)) is not None
        ],
        "rounds": [_round(workshop, round_) for round_ in workshop.rounds_of(category.id)],
        "next_level": None
        if higher is None
        else {"rank": higher.rank, "unmet": [unmet.practice.id for unmet in higher.unmet]},
    }


def _round(workshop: Workshop, round_: Round) -> dict[str, Any]:
    """A round without names; before the reveal it tells only how many votes are in."""
    spreads = {side: round_spread(workshop, round_, side) for side in SIDES}
    return _plain(round_, "number", "what", "opened_at", "revealed_at", "cast") | {
        side: None if found is None else _spread(found) | {"cannot_judge": round_.cannot_judge(side)}
        for side, found in spreads.items()
    }


def _spread(found: Spread) -> dict[str, Any]:
    return {
        "votes": list(found.votes),
        "median": None if found.median is None else list(found.median),
        "range": found.range,
        "iqr": _number(found.iqr),
        "agreement": _number(found.agreement),
        "word": found.word,
        "far": list(found.far),
    }


def _goal(workshop: Workshop, goal: Goal) -> dict[str, Any]:
    lacks = goal_lacks(goal, [person.name for person in workshop.participants])
    return {
        "id": goal.id,
        "title": goal.title,
        "category": goal.category_id,
        "from": goal.from_level,
        "to": goal.to_level,
        **_plain(goal, "horizon", "outcome", "owner", "impact", "effort"),
        "complete": not lacks,
        "lacks": list(lacks),
        "criteria": [_criterion(criterion) for criterion in goal.criteria],
        "actions": [_plain(action, "what", "who", "due", "done") for action in goal.actions],
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    fields = ("measure", "baseline", "baseline_date", "target", "check", "due", "state")
    return _plain(criterion, *fields) | {"lacks": list(criterion_lacks(criterion))}


def _plain(value: msgspec.Struct, *fields: str) -> dict[str, Any]:
    return {field: msgspec.to_builtins(getattr(value, field)) for field in fields}


def _renamed(value: msgspec.Struct, **names: str) -> dict[str, Any]:
    return {names.get(field, field): msgspec.to_builtins(getattr(value, field)) for field in value.__struct_fields__}


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
