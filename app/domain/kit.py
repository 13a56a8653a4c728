"""The agenda kit: what a guide to a step of the day is, and the checklist of the room with when its lines apply."""

from __future__ import annotations

import msgspec

from app.domain.workshop import Workshop

GROUP = 5
"""From so many people on a room has to be arranged for a group; before anybody is listed, a group is expected."""

SHORT_DAY = 120
"""A workshop of so many minutes can do without breaks."""

BUILT_IN: tuple[str, ...] = (
    "purpose",
    "evidence",
    "access",
    "projector",
    "seats",
    "power",
    "wall",
    "ballots",
    "spare",
    "breaks",
    "parking",
)
"""The ids of the built-in lines, in the order in which they are done: days before, the evening before, on the day."""


def applying(workshop: Workshop) -> tuple[str, ...]:
    """The built-in lines that make sense for a workshop, in their order."""
    people = len(workshop.participants)
    minutes = sum(workshop.state(category.id).minutes for category in workshop.scope) + workshop.break_minutes
    left_out: set[str] = set()
    if 0 < people < GROUP:
        left_out |= {"seats"}
    if minutes < SHORT_DAY and not workshop.break_minutes:
        left_out |= {"breaks"}
    return tuple(item for item in BUILT_IN if item not in left_out)


class Do(msgspec.Struct, frozen=True):
    """What the facilitator does next: with an action of the program, with a fixed key, or with neither."""

    text: str
    action: str = ""
    key: str = ""


class Guide(msgspec.Struct, frozen=True):
    """What to say at a step of the day, to be read out as it is, and what to do next. `step` is the step's id."""

    step: str
    title: str
    say: tuple[str, ...]
    do: tuple[Do, ...]
