"""What the room may see: a scene for every place of the console, and nothing private in any of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import commands as c
from app.domain.votes import Round, Vote
from app.domain.workshop import BREAK, CategoryState, Goal, Note, Participant, RoomCheck, Timing, Workshop
from app.queries.room import (
    Decided,
    Pause,
    Place,
    Plan,
    Question,
    Revealed,
    Review,
    Scene,
    Voting,
    Welcome,
    public,
    room,
    scene,
)
from app.queries.workshops import workshop
from app.workbench import Workbench
from tests.app.factories import AT, DAY, a_full_workshop, a_model, a_workshop, workshops

NOW = dt.datetime.fromisoformat(AT)
SCORE = Place("score", "cat-0")
PAGES = ("library", "prepare", "score", "review", "plan", "export", "settings", "keys", "about")
PEOPLE = tuple(Participant(f"{n:032x}", f"Person {n}", "Crew") for n in range(8))


def later(minutes: float) -> str:
    return (NOW + dt.timedelta(minutes=minutes)).isoformat(timespec="milliseconds")


def cards(*ranks: int | None) -> tuple[Vote, ...]:
    return tuple(
        Vote(f"c{n}", current=rank, target=5, cannot_judge_current=rank is None) for n, rank in enumerate(ranks)
    )


def revealed(number: int, at: float, *ranks: int | None, what: Any = "both") -> Round:
    votes = cards(*ranks)
    if what == "target":
        votes = tuple(Vote(vote.id, target=vote.current) for vote in votes)
    elif what == "current":
        votes = tuple(msgspec.structs.replace(vote, target=None) for vote in votes)
    return Round(f"r{number}{what}{at}", "cat-0", number, what, AT, later(at), votes)


def of(made: Workshop, place: Place = SCORE, now: dt.datetime = NOW) -> Scene:
    return scene(made, place, now)


def at(*rounds: Round, **state: Any) -> Scene:
    """The scene of a category with these rounds and this decision."""
    states = (CategoryState("cat-0", **state),)
    return of(a_workshop(a_model(levels=6, lowest=1), participants=PEOPLE, rounds=rounds, states=states))


# --- each scene ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["library", "prepare", "settings", "keys", "about", "unknown"])
def test_the_room_is_welcomed_until_the_console_is_at_a_category(page: str):
    made = a_full_workshop(a_model(categories=4), break_minutes=25)
    shown = of(made, Place(page, "cat-0"))
    assert isinstance(shown, Welcome)
    assert (shown.client, shown.team, shown.date, shown.place) == ("Acme", "Payments", DAY, "Hamburg")
    assert (shown.facilitator, shown.model, shown.break_minutes) == ("Sam Fox", made.model.name, 25)
    assert [item.name for item in shown.agenda.items] == ["Category 0", "Category 2", "Category 3"]


def test_a_category_without_a_vote_shows_its_question_and_levels():
    made = a_full_workshop(a_model(levels=3, categories=4, lowest=1), rounds=())
    shown = of(made, Place("score", "cat-2"))
    assert isinstance(shown, Question)
    assert (shown.category.name, shown.category.question) == ("Category 2", "How well does the team do 2?")
    assert (shown.category.nth, shown.category.of, shown.not_applicable, shown.clock) == (3, 4, False, None)
    assert [(level.rank, level.name) for level in shown.category.levels] == [(n, f"Level {n}") for n in (1, 2, 3)]
    assert shown.category.levels[1].headline == "The team does 2 as level 2 says"


def test_a_category_that_does_not_apply_shows_no_vote_and_no_decision():
    shown = at(revealed(1, 0, 1, 2, 3), current=2, target=3, na_reason="Another team", decided_at=later(1))
    assert isinstance(shown, Question) and shown.not_applicable


def test_a_place_out_of_scope_or_unknown_shows_the_first_open_category():
    states = (CategoryState("cat-0", current=1, target=2), CategoryState("cat-1", in_scope=False))
    made = a_workshop(a_model(categories=4), states=states)
    for detail in ("cat-1", "nowhere", ""):
        shown = of(made, Place("score", detail))
        assert isinstance(shown, Question) and shown.category.name == "Category 2"
        assert (shown.category.nth, shown.category.of) == (2, 3)


def test_an_open_round_tells_how_many_votes_are_in_and_no_more():
    waiting = Round("r", "cat-0", 2, "target", AT, hidden=5, voted=tuple(person.id for person in PEOPLE[:3]))
    shown = at(revealed(1, 0, 1, 1, 5, what="target"), waiting, current=2, decided_at=later(1))
    assert isinstance(shown, Voting)
    assert (shown.number, shown.sides, shown.cast, shown.people) == (2, ("target",), 5, 8)


def test_somebody_who_voted_and_was_taken_off_the_list_still_counts_among_the_people():
    waiting = Round("r", "cat-0", 1, "both", AT, hidden=8, voted=tuple(person.id for person in PEOPLE))
    made = a_workshop(a_model(), participants=PEOPLE[:6], rounds=(waiting,))
    shown = of(made)
    assert isinstance(shown, Voting) and (shown.cast, shown.people) == (8, 8)
    nobody = of(msgspec.structs.replace(made, participants=()))
    assert isinstance(nobody, Voting) and (nobody.cast, nobody.people) == (8, 0)


def test_revealed_votes_are_told_with_their_spread_and_the_round_before():
    shown = at(revealed(1, 0, 1, 1, 5, 5), revealed(2, 9, 2, 2, 3, None))
    assert isinstance(shown, Revealed)
    current, target = shown.sides
    assert (current.side, current.number, current.spread.votes, current.cannot_judge) == ("current", 2, (2, 2, 3), 1)
    assert current.earlier is not None
    assert (current.earlier.votes, current.earlier.word) == ((1, 1, 5, 5), "split")
    assert (target.side, target.spread.word, target.earlier is not None) == ("target", "unanimous", True)
    assert (shown.cast, shown.people) == (4, 8)


def test_two_hundred_votes_are_one_scene():
    shown = at(revealed(1, 0, *(1 + n % 6 for n in range(200))))
    assert isinstance(shown, Revealed)
    assert (shown.cast, shown.sides[0].spread.counts) == (200, (34, 34, 33, 33, 33, 33))


def test_a_decision_is_shown_with_its_reasons_and_what_follows():
    made = a_full_workshop(a_model(categories=4))
    made = msgspec.structs.replace(made, rounds=())
    shown = of(made)
    assert isinstance(shown, Decided)
    state = made.state("cat-0")
    assert (shown.current, shown.target, shown.priority) == (state.current, state.target, state.priority)
    assert (shown.rationale, shown.following) == (state.rationale, "Category 1")
    last = of(made, Place("score", "cat-3"))
    assert isinstance(last, Decided) and last.following == ""


def test_votes_stay_until_all_that_they_were_asked_for_is_decided():
    first = revealed(1, 0, 1, 2, 2)
    assert isinstance(at(first, current=2, decided_at=later(1)), Revealed)
    assert isinstance(at(first, target=5, decided_at=later(1)), Revealed)
    assert isinstance(at(first, current=2, target=5, decided_at=later(1)), Decided)
    # decided before the reveal, as an old workshop or a slip has it
    assert isinstance(at(first, current=2, target=5, decided_at=later(-1)), Revealed)
    assert isinstance(at(first, current=2, target=5), Revealed)


def test_a_level_is_voted_and_decided_after_the_other():
    first, second = revealed(1, 0, 1, 2, 2, what="current"), revealed(1, 5, 4, 4, 5, what="target")
    shown = at(first)
    assert isinstance(shown, Revealed) and [side.side for side in shown.sides] == ["current"]
    shown = at(first, current=2, decided_at=later(1))
    assert isinstance(shown, Decided) and (shown.current, shown.target) == (2, None)
    waiting = Round("w", "cat-0", 1, "target", AT, hidden=2)
    shown = at(first, waiting, current=2, decided_at=later(1))
    assert isinstance(shown, Voting) and shown.sides == ("target",)
    shown = at(first, second, current=2, decided_at=later(1))
    assert isinstance(shown, Revealed)
    assert [(side.side, side.number, side.spread.votes) for side in shown.sides] == [
        ("current", 1, (1, 2, 2)),
        ("target", 1, (4, 4, 5)),
    ]
    assert isinstance(at(first, second, current=2, target=4, decided_at=later(6)), Decided)


def test_the_review_and_the_plan_are_shown_with_what_the_room_may_see():
    made = a_full_workshop(a_model(categories=4))
    goal = made.goals[1].id
    assert of(made, Place("review", "cat-0")) == Review(public(made))
    assert of(made, Place("plan", goal)) == Plan(public(made), goal)
    assert of(made, Place("plan", "cat-0")) == of(made, Place("export", goal)) == Plan(public(made), "")
    seen = public(made)
    assert (seen.goals, seen.ratings, seen.not_doing) == (made.goals, made.ratings, made.not_doing)
    assert [state.gap for state in seen.states] == [state.gap for state in made.states]


@pytest.mark.parametrize("page", PAGES)
def test_a_break_is_shown_wherever_the_console_is(page: str):
    states = (CategoryState("cat-0", current=1, target=2),)
    running = Timing(BREAK, later(-40), 600, later(-4), 15)
    made = a_workshop(a_model(), states=states, timings=(running,))
    shown = of(made, Place(page, "cat-0"))
    assert shown == Pause(660, f"{NOW + dt.timedelta(minutes=11):%H:%M}", "Category 1")
    over = of(made, Place(page), NOW + dt.timedelta(minutes=20))
    assert isinstance(over, Pause)
    assert (over.left, over.ends) == (-540, shown.ends)


def test_the_clock_of_a_category_is_shown_once_it_ran():
    made = a_workshop(a_model(), timings=(Timing("cat-0", AT, 60, AT),))
    shown = of(made, now=NOW + dt.timedelta(seconds=75))
    assert isinstance(shown, Question) and shown.clock is not None
    assert (shown.clock.spent, shown.clock.left, shown.clock.running) == (135, 1200 - 135, True)


# --- a category from the question to the decision ------------------------------------------------------------------


class Day:
    """A workshop in a library, and the room beside it; the clock goes on by a minute with every change."""

    def __init__(self, workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.workbench, self.minute = workbench, 0
        monkeypatch.setattr("app.library_file.now", self._tick)
        made = a_workshop(a_model(levels=5), id="w" * 32, participants=PEOPLE)
        self.id = made.id
        self.do(c.AddWorkshop(made))

    def _tick(self) -> str:
        self.minute += 1
        return later(self.minute)

    def do(self, command: Any) -> Scene:
        self.workbench.do(command)
        return self.seen

    @property
    def seen(self) -> Scene:
        return self.workbench.read(room, self.id, SCORE, NOW)

    def vote(self, round_id: str, *levels: int, sides: tuple[str, ...] = ("current", "target")) -> Scene:
        self.do(c.OpenRound(workshop_id=self.id, category_id="cat-0", round_id=round_id))
        for person, level in zip(PEOPLE, levels, strict=False):
            command = {"workshop_id": self.id, "round_id": round_id, "participant_id": person.id}
            self.do(c.CastVote(**command, **dict.fromkeys(sides, level)))
        return self.seen

    def reveal(self, round_id: str) -> Scene:
        return self.do(c.RevealRound(workshop_id=self.id, round_id=round_id))

    def decide(self, **levels: int | None) -> Scene:
        return self.do(c.Decide(workshop_id=self.id, category_id="cat-0", **levels))


@pytest.fixture
def day(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Day:
    return Day(workbench, monkeypatch)


def kinds(*scenes: Scene) -> list[type]:
    return [type(shown) for shown in scenes]


def test_the_room_follows_a_category(day: Day):
    seen = [day.seen, day.vote("r1", 0, 1, 4, 4), day.reveal("r1"), day.vote("r2", 1, 1, 2), day.reveal("r2")]
    seen += [day.decide(current=1), day.decide(target=2)]
    assert kinds(*seen) == [Question, Voting, Revealed, Voting, Revealed, Revealed, Decided]


def test_an_undone_reveal_is_hidden_from_the_room_again(day: Day):
    before = day.vote("r1", 0, 1, 4, 4)
    assert isinstance(day.reveal("r1"), Revealed)
    day.workbench.undo()
    assert day.seen == before
    assert isinstance(before, Voting) and before.cast == 4
    day.workbench.redo()
    assert isinstance(day.seen, Revealed)


def test_the_same_levels_are_confirmed_after_a_second_reveal(day: Day):
    day.vote("r1", 1, 1, 1)
    day.reveal("r1")
    assert isinstance(day.decide(current=1, target=1), Decided)
    day.vote("r2", 1, 1, 2)
    assert isinstance(day.reveal("r2"), Revealed)
    confirmed = day.decide(current=1, target=1)
    assert isinstance(confirmed, Decided)
    assert day.workbench.read(workshop, day.id).state("cat-0").decided_at == later(day.minute)
    # once more says nothing new
    label = day.workbench.undo_label
    told: list[object] = []
    day.workbench.listen(told.append)
    assert day.decide(current=1, target=1) == confirmed
    assert (told, day.workbench.undo_label) == ([], label)
    day.workbench.undo()
    assert isinstance(day.seen, Revealed)


def test_a_round_that_was_given_up_leaves_what_was_there(day: Day):
    day.vote("r1", 1, 1, 1)
    shown = day.reveal("r1")
    day.vote("r2", 4, 4)
    assert day.do(c.DropRound(workshop_id=day.id, round_id="r2")) == shown


def test_levels_one_after_the_other(day: Day):
    day.do(c.EditWorkshop(workshop_id=day.id, vote_together=False))
    seen = [day.vote("r1", 0, 0, 1, sides=("current",)), day.reveal("r1"), day.decide(current=0)]
    day.do(c.OpenRound(workshop_id=day.id, category_id="cat-0", what="target", round_id="r2"))
    day.do(c.CastVote(workshop_id=day.id, round_id="r2", target=3))
    seen += [day.seen, day.reveal("r2"), day.decide(target=3)]
    assert kinds(*seen) == [Voting, Revealed, Decided, Voting, Revealed, Decided]
    last = seen[-1]
    assert isinstance(last, Decided) and (last.current, last.target) == (0, 3)


# --- nothing private -----------------------------------------------------------------------------------------------

SECRET = "Quagmire"


def secretive(made: Workshop) -> Workshop:
    """The workshop with the mark in all that only the facilitator may see."""
    replace = msgspec.structs.replace
    people = tuple(replace(person, name=f"{SECRET} {person.name}", role=SECRET) for person in made.participants)
    kinds = ("quote", "observation", "evidence", "metric", "parked", "decision")
    more = tuple(
        Note(f"s{n}", "cat-0" if n % 2 else None, kind, SECRET, AT, SECRET, SECRET, SECRET, private=n % 3 == 0)
        for n, kind in enumerate(kinds)
    )
    rounds = tuple(
        replace(round_, votes=tuple(replace(vote, name=SECRET, role=SECRET) for vote in round_.votes))
        for round_ in made.rounds
    )
    return replace(
        made,
        participants=people,
        rounds=rounds,
        states=tuple(replace(state, dissent=SECRET) for state in made.states),
        checks=(RoomCheck("own", SECRET),),
        notes=(*(replace(note, text=SECRET, who=SECRET) for note in made.notes), *more),
    )


def places(made: Workshop) -> Iterator[Place]:
    details = ("", "nowhere", *(category.id for category in made.model.categories), *(goal.id for goal in made.goals))
    yield from (Place(page, detail) for page in PAGES for detail in details)


def told(shown: Scene) -> str:
    return msgspec.json.encode(shown, enc_hook=str).decode()


@given(workshops(max_categories=5), st.booleans(), st.booleans())
def test_no_scene_holds_anything_private(made: Workshop, resting: bool, undecided: bool):
    made = secretive(made)
    if resting:
        made = msgspec.structs.replace(made, timings=(Timing(BREAK, AT, 0, AT, 15),))
    if undecided:
        states = tuple(msgspec.structs.replace(s, current=None, target=None, decided_at=None) for s in made.states)
        made = msgspec.structs.replace(made, states=states)
    assert SECRET in msgspec.json.encode(made).decode()
    for place in places(made):
        shown = scene(made, place, NOW)
        assert SECRET not in told(shown), place
        ids = [person.id for person in made.participants]
        assert [one for one in ids if one in told(shown)] == [], place


def test_what_the_group_says_to_everybody_is_no_secret():
    """The owner of a goal and the reasons of a decision are read in the room."""
    goal = Goal("g", "cat-0", "Better", 0, 1, owner="Ana Lindqvist")
    states = (CategoryState("cat-0", current=0, target=1, rationale="Because.", decided_at=AT),)
    made = a_workshop(goals=(goal,), states=states)
    assert "Ana Lindqvist" in told(of(made, Place("plan")))
    assert "Because." in told(of(made))


def test_no_scene_tells_a_vote_before_the_reveal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Rooms that voted differently are the same at every place, to the value; after the reveal they are not."""
    hidden, shown = [], []
    for n, levels in enumerate(((0,) * 8, (4,) * 8, (0, 4, 0, 4, 0, 4, 0, 4))):
        with closing(Workbench(tmp_path / f"{n}.sqlite")) as workbench:
            day = Day(workbench, monkeypatch)
            day.vote("r1", *levels)
            made = workbench.read(workshop, day.id)
            hidden.append([scene(made, place, NOW) for place in places(made)])
            shown.append(day.reveal("r1"))
            workbench.undo()
            made = workbench.read(workshop, day.id)
            assert [scene(made, place, NOW) for place in places(made)] == hidden[-1]
    assert hidden[0] == hidden[1] == hidden[2]
    assert shown[0] != shown[1] != shown[2] != shown[0]


def test_a_vote_is_no_part_of_a_scene_of_an_open_round():
    """Not even where a value held it by mistake."""
    waiting = Round("r", "cat-0", 1, "both", AT, None, cards(3, 3, 3))
    made = a_workshop(a_model(levels=6), participants=PEOPLE, rounds=(waiting,))
    other = msgspec.structs.replace(made, rounds=(msgspec.structs.replace(waiting, votes=cards(0, 5, None)),))
    assert [scene(made, place, NOW) for place in places(made)] == [scene(other, place, NOW) for place in places(other)]


@given(workshops(max_categories=5))
def test_every_place_has_a_scene(made: Workshop):
    for place in places(made):
        assert told(scene(made, place, NOW))
