"""Which tables a workbook has, in the order of its sheets."""

from __future__ import annotations

from app.office.plan_tables import actions, criteria, decisions, goals, not_doing, notes, overview
from app.office.score_tables import practices, scores, votes
from app.office.tables import Table
from app.office.told import Told

MAKERS = (overview, scores, votes, practices, goals, criteria, actions, notes, decisions, not_doing)


def tables_of(told: Told) -> tuple[Table, ...]:
    """Every table of a workshop."""
    return tuple(make(told) for make in MAKERS)
