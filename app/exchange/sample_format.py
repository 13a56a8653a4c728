"""The format of sample files: what may stand in one, and what each piece means."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec

from app.domain.workshop import CriterionState, Horizon, NoteKind, Size, Weight

Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Offset = Annotated[str, msgspec.Meta(pattern=r"^[+-](0\d|1[0-4]):[0-5]\d$")]
Days = Annotated[int, msgspec.Meta(ge=1)]
Text = Annotated[str, msgspec.Meta(min_length=1)]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of a sample file; a field that it does not know is a fault."""


class Horizons(Part, frozen=True):
    """Days from the workshop to the end of each horizon."""

    now: Days = 30
    next: Days = 90
    later: Days = 180


class Person(Part, frozen=True):
    """Somebody in the room."""

    name: Text
    role: str = ""


class Round(Part, frozen=True):
    """A round that was revealed at a time: a vote for each participant, in their order, '?' for 'cannot judge'."""

    at: Clock
    current: str | None = None
    target: str | None = None


class Break(Part, frozen=True):
    """A break: when it began and how many minutes it took."""

    at: Clock
    took: Days


class Decision(Part, frozen=True):
    """A category: what the group settled, when the clock began and how many minutes it took, and the votes."""

    in_scope: bool = True
    minutes: Days = 20
    current: int | None = None
    target: int | None = None
    priority: Weight | None = None
    rationale: str = ""
    dissent: str = ""
    na_reason: Text | None = None
    began: Clock | None = None
    took: Annotated[int, msgspec.Meta(ge=0)] = 0
    decided: Clock | None = None
    rounds: tuple[Round, ...] = ()


class NotApplicable(Part, frozen=True):
    """A practice that does not apply, and why."""

    rating: Literal["NA"]
    reason: Text


class Note(Part, frozen=True):
    """A note of any kind; without a category it is on the whole workshop."""

    kind: NoteKind
    text: Text
    at: Clock
    category: str | None = None
    value: str = ""
    unit: str = ""
    who: str = ""
    private: bool = False


class Criterion(Part, frozen=True):
    """How a goal's success is recognised."""

    measure: Text
    baseline: str = ""
    baseline_date: dt.date | None = None
    target: str = ""
    check: str = ""
    due: dt.date | None = None
    state: CriterionState = "open"


class Action(Part, frozen=True):
    """What is done, by whom, by when."""

    what: Text
    who: str = ""
    due: dt.date | None = None
    done: bool = False


class Goal(Part, frozen=True, rename={"from_level": "from", "to_level": "to"}):
    """A step of a category from a level to a level."""

    category: str
    from_level: int
    to_level: int
    title: str
    horizon: Horizon = "now"
    outcome: str = ""
    owner: str = ""
    impact: Weight | None = None
    effort: Size | None = None
    criteria: tuple[Criterion, ...] = ()
    actions: tuple[Action, ...] = ()


class NotDoing(Part, frozen=True):
    """What the group decided against for now."""

    what: Text
    why: str = ""
    look_again: dt.date | None = None


class Sample(Part, frozen=True):
    """A whole file; categories and ratings are checked one by one so that a fault names its key."""

    id: Text
    client: Text
    model: Text
    date: dt.date
    team: str = ""
    utc_offset: Offset = "+00:00"
    place: str = ""
    facilitator: str = ""
    starts_at: Clock = "09:00"
    break_minutes: Annotated[int, msgspec.Meta(ge=0)] = 30
    horizons: Horizons = Horizons()
    participants: tuple[Person, ...] = ()
    categories: dict[str, Any] = {}
    breaks: tuple[Break, ...] = ()
    ratings: dict[str, Any] = {}
    notes: tuple[Note, ...] = ()
    goals: tuple[Goal, ...] = ()
    not_doing: tuple[NotDoing, ...] = ()
