"""A workshop as a frozen value: header, people, decisions, ratings, notes and plan."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from app.domain.model import Category, MaturityModel
from app.domain.votes import Round

Rating = Literal["N", "P", "L", "F", "NA"]
NoteKind = Literal["quote", "observation", "evidence", "metric", "parked", "decision"]
Horizon = Literal["now", "next", "later"]
Size = Literal["S", "M", "L"]
Weight = Literal["low", "medium", "high"]
CriterionState = Literal["open", "met", "partly", "not met", "dropped"]

RATINGS: tuple[Rating, ...] = ("N", "P", "L", "F", "NA")
NOTE_KINDS: tuple[NoteKind, ...] = ("quote", "observation", "evidence", "metric", "parked", "decision")
FORM_KINDS: tuple[NoteKind, ...] = NOTE_KINDS[:4]
"""The kinds that are written in the form of a category's notes."""
LOG_KINDS: tuple[NoteKind, ...] = NOTE_KINDS[4:]
"""The kinds that are taken from anywhere: the parking lot and the decision log."""
HORIZONS: tuple[Horizon, ...] = ("now", "next", "later")
PRIORITIES: tuple[Weight, ...] = ("high", "medium", "low")

BREAK = ""
"""Stands for the breaks where a category's id is expected."""

MAX_NAME = 300
MAX_TEXT = 20_000


class Participant(msgspec.Struct, frozen=True):
    """Somebody in the room, by name or nickname, with a role."""

    id: str
    name: str
    role: str = ""


class CategoryState(msgspec.Struct, frozen=True):
    """What the group settled for one category.

    `current` and `target` are ranks or None while open. A `na_reason` marks the whole category
    as not applicable. `minutes` is the time planned for it, `allotted` what it has left of that since the rest of
    the day was shortened. `decided_at` is when the levels were last settled (as a note's `at`), None while both are
    open.
    """

    category_id: str
    in_scope: bool = True
    minutes: int = 20
    current: int | None = None
    target: int | None = None
    priority: Weight | None = None
    rationale: str = ""
    dissent: str = ""
    na_reason: str | None = None
    allotted: int | None = None
    decided_at: str | None = None

    @property
    def allowed(self) -> int:
        """The minutes that it may take: those planned, or those that were left when the rest was shortened."""
        return self.minutes if self.allotted is None else self.allotted

    @property
    def applicable(self) -> bool:
        """In scope and not marked as not applicable."""
        return self.in_scope and self.na_reason is None

    @property
    def decided(self) -> bool:
        """Both levels are settled and count."""
        return self.applicable and self.current is not None and self.target is not None

    @property
    def settled(self) -> bool:
        """Nothing is left to do here: decided, or set aside with a reason."""
        return self.in_scope and (self.na_reason is not None or self.decided)

    @property
    def gap(self) -> int | None:
        """Target minus current, negative when the target lies below; None while open."""
        if not self.decided or self.current is None or self.target is None:
            return None
        return self.target - self.current


class PracticeRating(msgspec.Struct, frozen=True):
    """How far a practice is achieved: N, P, L, F (ISO/IEC 33020), or NA with its reason."""

    practice_id: str
    rating: Rating
    reason: str = ""


class Note(msgspec.Struct, frozen=True):
    """A quote, observation, piece of evidence, metric (with value and unit), parked question or logged decision.

    `at` is UTC with the room's offset, ISO 8601. A private note is for the facilitator alone.
    """

    id: str
    category_id: str | None
    kind: NoteKind
    text: str
    at: str
    value: str = ""
    unit: str = ""
    who: str = ""
    private: bool = False


class Timing(msgspec.Struct, frozen=True):
    """The time that a category took: `spent` seconds, and since `running_since` one more each second.

    BREAK as `category_id` stands for the breaks; `minutes` is then the length of the last one. `began_at` is when it
    first ran. Times are as in a note.
    """

    category_id: str
    began_at: str
    spent: int = 0
    running_since: str | None = None
    minutes: int | None = None


class RoomCheck(msgspec.Struct, frozen=True):
    """A line of the room's checklist that was ticked, or that the facilitator added (`text` is not empty then)."""

    item: str
    text: str = ""
    done: bool = False


class Criterion(msgspec.Struct, frozen=True):
    """How a goal's success is recognised: measure, baseline with its date, target value, check, due date."""

    id: str
    measure: str
    baseline: str = ""
    baseline_date: dt.date | None = None
    target: str = ""
    check: str = ""
    due: dt.date | None = None
    state: CriterionState = "open"


class Action(msgspec.Struct, frozen=True):
    """What is done, by whom, by when."""

    id: str
    what: str
    who: str = ""
    due: dt.date | None = None
    done: bool = False


class Goal(msgspec.Struct, frozen=True):
    """A step of one category from a level to a level, with one named owner."""

    id: str
    category_id: str
    title: str
    from_level: int
    to_level: int
    horizon: Horizon = "now"
    outcome: str = ""
    owner: str = ""
    impact: Weight | None = None
    effort: Size | None = None
    criteria: tuple[Criterion, ...] = ()
    actions: tuple[Action, ...] = ()


class NotDoing(msgspec.Struct, frozen=True):
    """What the group decided against for now: why, and when to look again."""

    id: str
    what: str
    why: str = ""
    look_again: dt.date | None = None


class Workshop(msgspec.Struct, frozen=True):
    """One assessment of one team with one model on one day, with everything said in it.

    `vote_together` says that the group votes current and target level in one go, else one after the other. `headline`
    is the sentence over the plan; '' for the one that is made from the largest gap.
    """

    id: str
    client: str
    team: str
    date: dt.date
    model: MaturityModel
    place: str = ""
    facilitator: str = ""
    starts_at: str = "09:00"
    break_minutes: int = 30
    vote_together: bool = True
    headline: str = ""
    days_now: int = 30
    days_next: int = 90
    days_later: int = 180
    participants: tuple[Participant, ...] = ()
    states: tuple[CategoryState, ...] = ()
    ratings: tuple[PracticeRating, ...] = ()
    rounds: tuple[Round, ...] = ()
    timings: tuple[Timing, ...] = ()
    checks: tuple[RoomCheck, ...] = ()
    notes: tuple[Note, ...] = ()
    goals: tuple[Goal, ...] = ()
    not_doing: tuple[NotDoing, ...] = ()
    created_at: str = ""
    changed_at: str = ""
    exported_at: str | None = None
    archived_at: str | None = None
    deleted_at: str | None = None

    def state(self, category_id: str) -> CategoryState:
        """The group's decision on a category; an untouched one when there is none yet."""
        for state in self.states:
            if state.category_id == category_id:
                return state
        return CategoryState(category_id)

    def rating(self, practice_id: str) -> PracticeRating | None:
        """A practice's rating, or None while it is open."""
        for rating in self.ratings:
            if rating.practice_id == practice_id:
                return rating
        return None

    def rating_map(self) -> dict[str, Rating]:
        """Practice id to rating, for all that are rated."""
        return {rating.practice_id: rating.rating for rating in self.ratings}

    def rounds_of(self, category_id: str) -> tuple[Round, ...]:
        """The rounds of a category, first opened first."""
        return tuple(round_ for round_ in self.rounds if round_.category_id == category_id)

    def open_round(self, category_id: str) -> Round | None:
        """The round of a category that waits for its reveal, or None."""
        return next((round_ for round_ in self.rounds_of(category_id) if not round_.revealed), None)

    def timing(self, category_id: str) -> Timing | None:
        """The time that a category took, or None when its clock never ran."""
        return next((timing for timing in self.timings if timing.category_id == category_id), None)

    @property
    def running(self) -> Timing | None:
        """What the clock runs for now, or None while it stands."""
        return next((timing for timing in self.timings if timing.running_since is not None), None)

    def notes_of(self, category_id: str | None) -> tuple[Note, ...]:
        """The notes of a category, oldest first; None for those of the whole workshop."""
        return tuple(note for note in self.notes if note.category_id == category_id)

    def goals_of(self, category_id: str) -> tuple[Goal, ...]:
        """The goals of a category in the plan's order."""
        return tuple(goal for goal in self.goals if goal.category_id == category_id)

    @property
    def scope(self) -> tuple[Category, ...]:
        """The model's categories that this workshop looks at, in the model's order."""
        return tuple(c for c in self.model.categories if self.state(c.id).in_scope)

    @property
    def horizon_days(self) -> dict[Horizon, int]:
        """Days from the workshop's date to the end of each horizon."""
        return {"now": self.days_now, "next": self.days_next, "later": self.days_later}

    def horizon_end(self, horizon: Horizon) -> dt.date:
        """The last day of a horizon."""
        return self.date + dt.timedelta(days=self.horizon_days[horizon])

    @property
    def title(self) -> str:
        """Client and team as one line."""
        return f"{self.client} · {self.team}" if self.team else self.client
