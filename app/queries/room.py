"""What the room may see: a scene of the workshop for the place where the console is, without anything private.

No scene holds a note, a participant's name, a dissent, a vote before its reveal or whose vote it was.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec.structs import replace

from app.domain.agenda import Agenda, agenda
from app.domain.agreement import Spread, round_spread
from app.domain.clock import Face, face
from app.domain.model import Category
from app.domain.votes import SIDES, Round, Side
from app.domain.workshop import BREAK, Weight, Workshop
from app.queries.score import first_category
from app.store.reader import Reader


class Place(msgspec.Struct, frozen=True):
    """Where the console is: a page, and a category or goal on it ('' for none)."""

    page: str
    detail: str = ""


class RoomLevel(msgspec.Struct, frozen=True):
    """A level with what a team looks like there."""

    rank: int
    name: str
    headline: str


class RoomCategory(msgspec.Struct, frozen=True):
    """The category at hand: the nth of so many in scope, with its question and its levels."""

    name: str
    question: str
    nth: int
    of: int
    levels: tuple[RoomLevel, ...]


class RoomSide(msgspec.Struct, frozen=True):
    """The revealed votes on one level, and those of the round before on it where there was one."""

    side: Side
    number: int
    spread: Spread
    cannot_judge: int
    earlier: Spread | None = None


class Welcome(msgspec.Struct, frozen=True):
    """Before the first vote: who meets, and the agenda."""

    client: str
    team: str
    date: dt.date
    place: str
    facilitator: str
    model: str
    agenda: Agenda
    break_minutes: int


class Question(msgspec.Struct, frozen=True):
    """A category that nobody has voted on: its question and levels."""

    category: RoomCategory
    clock: Face | None
    not_applicable: bool = False


class Voting(msgspec.Struct, frozen=True):
    """A silent vote: how many votes are in, of how many people (0 when nobody is listed)."""

    category: RoomCategory
    clock: Face | None
    number: int
    sides: tuple[Side, ...]
    cast: int
    people: int


class Revealed(msgspec.Struct, frozen=True):
    """The votes of the last revealed rounds, current before target."""

    category: RoomCategory
    clock: Face | None
    sides: tuple[RoomSide, ...]
    cast: int
    people: int


class Decided(msgspec.Struct, frozen=True):
    """What the group settled on; a level is None while it is open."""

    category: RoomCategory
    clock: Face | None
    current: int | None
    target: int | None
    priority: Weight | None
    rationale: str
    following: str


class Review(msgspec.Struct, frozen=True):
    """All categories: the workshop as the room may see it, for its charts."""

    workshop: Workshop


class Plan(msgspec.Struct, frozen=True):
    """The goals: the workshop as the room may see it, and the goal that is worked on ('' for none)."""

    workshop: Workshop
    goal_id: str


class Pause(msgspec.Struct, frozen=True):
    """A break: seconds that are left (negative when it is over), when it ends, and what comes then."""

    left: int
    ends: str
    following: str


Scene = Welcome | Question | Voting | Revealed | Decided | Review | Plan | Pause


def room(reader: Reader, workshop_id: str, place: Place, now: dt.datetime) -> Scene:
    """The scene of a workshop for the place where the console is."""
    return scene(reader.workshop(workshop_id), place, now)


def scene(workshop: Workshop, place: Place, now: dt.datetime) -> Scene:
    """The same from a workshop at hand."""
    if workshop.running is not None and workshop.running.category_id == BREAK:
        return _pause(workshop, now)
    if place.page == "review":
        return Review(public(workshop))
    if place.page in ("plan", "export"):
        known = any(goal.id == place.detail for goal in workshop.goals)
        return Plan(public(workshop), place.detail if known and place.page == "plan" else "")
    scope = [category.id for category in workshop.scope]
    if place.page == "score" and scope:
        return _category_scene(workshop, place.detail if place.detail in scope else first_category(workshop), now)
    return _welcome(workshop)


def public(workshop: Workshop) -> Workshop:
    """The workshop without notes, people, votes, dissent and the facilitator's lists; owners of goals stay."""
    states = tuple(replace(state, dissent="") for state in workshop.states)
    return replace(workshop, states=states, notes=(), participants=(), rounds=(), checks=())


def _welcome(workshop: Workshop) -> Welcome:
    return Welcome(
        workshop.client,
        workshop.team,
        workshop.date,
        workshop.place,
        workshop.facilitator,
        workshop.model.name,
        agenda(workshop),
        workshop.break_minutes,
    )


def _pause(workshop: Workshop, now: dt.datetime) -> Pause:
    clock = face(workshop, BREAK, now)
    waiting = first_category(workshop)
    name = workshop.model.category(waiting).name if waiting and not workshop.state(waiting).settled else ""
    return Pause(clock.left, f"{now + dt.timedelta(seconds=clock.left):%H:%M}", name)


def _category_scene(workshop: Workshop, category_id: str, now: dt.datetime) -> Scene:
    category, clock = _category(workshop, category_id), _clock(workshop, category_id, now)
    state = workshop.state(category_id)
    if state.na_reason is not None:
        return Question(category, clock, not_applicable=True)
    waiting = workshop.open_round(category_id)
    if waiting is not None:
        people = _people(workshop, waiting)
        return Voting(category, clock, waiting.number, waiting.sides, waiting.cast, people)
    revealed = [round_ for round_ in workshop.rounds_of(category_id) if round_.revealed]
    if revealed and not _settled_since(workshop, category_id, revealed[-1]):
        people = _people(workshop, revealed[-1])
        return Revealed(category, clock, _sides(workshop, revealed), revealed[-1].cast, people)
    if state.current is None and state.target is None:
        return Question(category, clock)
    return Decided(
        category, clock, state.current, state.target, state.priority, state.rationale, _following(workshop, category_id)
    )


def _people(workshop: Workshop, round_: Round) -> int:
    """How many may vote: those on the list, and those who voted before they were taken off it; 0 for an empty list."""
    listed = {person.id for person in workshop.participants}
    voted = {*round_.voted, *(vote.participant_id for vote in round_.votes if vote.participant_id is not None)}
    return len(listed | voted) if listed else 0


def _settled_since(workshop: Workshop, category_id: str, last: Round) -> bool:
    """Whether the levels that a round asked for were decided after its reveal."""
    state = workshop.state(category_id)
    if state.decided_at is None or last.revealed_at is None:
        return False
    levels = {"current": state.current, "target": state.target}
    later = dt.datetime.fromisoformat(state.decided_at) >= dt.datetime.fromisoformat(last.revealed_at)
    return later and all(levels[side] is not None for side in last.sides)


def _sides(workshop: Workshop, revealed: list[Round]) -> tuple[RoomSide, ...]:
    found = []
    for side in SIDES:
        asked = [round_ for round_ in revealed if side in round_.sides]
        spreads = [made for round_ in asked if (made := round_spread(workshop, round_, side)) is not None]
        if spreads:
            last = asked[-1]
            earlier = spreads[-2] if len(spreads) > 1 else None
            found.append(RoomSide(side, last.number, spreads[-1], last.cannot_judge(side), earlier))
    return tuple(found)


def _category(workshop: Workshop, category_id: str) -> RoomCategory:
    scope = workshop.scope
    nth = next(n for n, category in enumerate(scope, 1) if category.id == category_id)
    category: Category = scope[nth - 1]
    levels = tuple(
        RoomLevel(level.rank, level.name, workshop.model.headline(category, level.rank))
        for level in workshop.model.levels
    )
    return RoomCategory(category.name, category.question, nth, len(scope), levels)


def _clock(workshop: Workshop, category_id: str, now: dt.datetime) -> Face | None:
    """The category's clock; none before it ran for the first time."""
    return None if workshop.timing(category_id) is None else face(workshop, category_id, now)


def _following(workshop: Workshop, category_id: str) -> str:
    scope = [category.id for category in workshop.scope]
    after = scope[scope.index(category_id) + 1 :]
    return workshop.model.category(after[0]).name if after else ""
