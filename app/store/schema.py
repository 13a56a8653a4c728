"""The tables that a change may touch, declared once: columns, keys and the kind of thing they hold."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.changes import Kind

APPLICATION_ID = 0x4C56534C  # "LVSL"
SCHEMA_VERSION = 4


class Table(NamedTuple):
    """Name, key columns, all columns, and the kind reported to views."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    kind: Kind


_ID = ("id",)
TABLES = {
    table.name: table
    for table in (
        Table(
            "workshop",
            _ID,
            (
                *("id", "client", "team", "date", "place", "facilitator", "starts_at", "break_minutes"),
                *("days_now", "days_next", "days_later", "model_hash"),
                *("created_at", "changed_at", "exported_at", "archived_at", "deleted_at", "vote_together", "headline"),
            ),
            "workshop",
        ),
        Table("participant", _ID, ("id", "workshop_id", "position", "name", "role"), "participant"),
        Table(
            "category_state",
            ("workshop_id", "category_id"),
            (
                *("workshop_id", "category_id", "in_scope", "minutes", "current", "target"),
                *("priority", "rationale", "dissent", "na_reason", "allotted", "decided_at"),
            ),
            "decision",
        ),
        Table(
            "practice_rating",
            ("workshop_id", "practice_id"),
            ("workshop_id", "practice_id", "rating", "reason"),
            "rating",
        ),
        Table(
            "vote_round",
            _ID,
            ("id", "workshop_id", "category_id", "number", "what", "opened_at", "revealed_at"),
            "vote",
        ),
        Table(
            "vote",
            _ID,
            (
                *("id", "round_id", "workshop_id", "participant_id", "name", "role", "current", "target"),
                *("cannot_judge_current", "cannot_judge_target"),
            ),
            "vote",
        ),
        Table(
            "timing",
            ("workshop_id", "category_id"),
            ("workshop_id", "category_id", "began_at", "spent", "running_since", "minutes"),
            "clock",
        ),
        Table("room_check", ("workshop_id", "item"), ("workshop_id", "item", "text", "done"), "room_check"),
        Table(
            "note",
            _ID,
            ("id", "workshop_id", "category_id", "kind", "text", "at", "value", "unit", "who", "private"),
            "note",
        ),
        Table(
            "goal",
            _ID,
            (
                *("id", "workshop_id", "category_id", "position", "title", "from_level", "to_level"),
                *("horizon", "outcome", "owner", "impact", "effort"),
            ),
            "goal",
        ),
        Table(
            "criterion",
            _ID,
            (
                *("id", "goal_id", "workshop_id", "position", "measure", "baseline", "baseline_date"),
                *("target", "check_by", "due", "state"),
            ),
            "goal",
        ),
        Table("action", _ID, ("id", "goal_id", "workshop_id", "position", "what", "who", "due", "done"), "goal"),
        Table("not_doing", _ID, ("id", "workshop_id", "position", "what", "why", "look_again"), "not_doing"),
    )
}
