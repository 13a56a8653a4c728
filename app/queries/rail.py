"""Where one is in a workshop: the side bar's items and badges."""

from __future__ import annotations

import msgspec

from app.domain.scoring import StageKind, stage
from app.domain.workshop import CategoryState
from app.store.reader import Reader


class RailCategory(msgspec.Struct, frozen=True):
    """A category in scope with its decision; `voting` while a round on it waits for its reveal."""

    id: str
    name: str
    state: CategoryState
    voting: bool = False


class RailView(msgspec.Struct, frozen=True):
    """Title, stage, how many categories are settled, and the plan's size."""

    client: str
    team: str
    stage: StageKind
    settled: int
    categories: tuple[RailCategory, ...]
    participants: int
    goals: int
    deleted: bool


def rail(reader: Reader, workshop_id: str) -> RailView:
    """The side bar of a workshop."""
    shown = reader.workshop(workshop_id)
    at = stage(shown)
    categories = tuple(
        RailCategory(c.id, c.name, shown.state(c.id), shown.open_round(c.id) is not None) for c in shown.scope
    )
    return RailView(
        shown.client,
        shown.team,
        at.kind,
        at.n,
        categories,
        len(shown.participants),
        len(shown.goals),
        shown.deleted_at is not None,
    )
