"""The day's agenda: what happens from when to when."""

from __future__ import annotations

import datetime as dt

import msgspec

from app.domain.workshop import Workshop


class AgendaItem(msgspec.Struct, frozen=True):
    """One category of the agenda; times of day as 'HH:MM'."""

    category_id: str
    name: str
    minutes: int
    starts: str
    ends: str


class Agenda(msgspec.Struct, frozen=True):
    """The items, the minutes they and the breaks take, and when the day ends ('HH:MM', days later than 0 counted)."""

    items: tuple[AgendaItem, ...]
    minutes: int
    starts: str
    ends: str
    days_over: int


def agenda(workshop: Workshop) -> Agenda:
    """The agenda of the categories in scope; breaks are counted in the end, not placed between categories."""
    start = dt.datetime.combine(workshop.date, dt.time.fromisoformat(workshop.starts_at))
    at, items = start, []
    for category in workshop.scope:
        state = workshop.state(category.id)
        if not state.applicable:
            continue
        ends = at + dt.timedelta(minutes=state.minutes)
        items.append(AgendaItem(category.id, category.name, state.minutes, f"{at:%H:%M}", f"{ends:%H:%M}"))
        at = ends
    at += dt.timedelta(minutes=workshop.break_minutes)
    minutes = int((at - start).total_seconds()) // 60
    return Agenda(tuple(items), minutes, workshop.starts_at, f"{at:%H:%M}", (at.date() - start.date()).days)
