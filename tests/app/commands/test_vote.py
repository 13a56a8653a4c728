"""The silent vote: rounds are opened, voted, revealed, repeated and kept; what cannot be is told in a sentence."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from app import commands as c
from app.domain.problems import InvalidInput, NotFound
from app.domain.votes import MAX_ROUNDS, MAX_VOTES, Round
from app.domain.workshop import Participant, Workshop
from app.queries.votes import votes_view
from app.queries.workshops import workshop
from app.store import journal
from app.workbench import Workbench
from tests.app.factories import a_full_workshop, a_model, a_workshop
from tests.app.tables import all_rows, connection_of

PEOPLE = tuple(Participant(f"{n:032x}", f"Person {n}", "Developer" if n < 4 else "Product") for n in range(6))


@pytest.fixture(params=[(2, 0), (3, 1), (5, 0), (10, 1)], ids=str)
def made(request: pytest.FixtureRequest, workbench: Workbench) -> Workshop:
    """A workshop with six people and nothing voted."""
    levels, lowest = request.param
    made = a_workshop(a_model(levels=levels, lowest=lowest, practices=0), participants=PEOPLE)
    workbench.do(c.AddWorkshop(made))
    return workbench.read(workshop, made.id)


class Room:
    """Votes as a facilitator gives them."""

    def __init__(self, workbench: Workbench, made: Workshop) -> None:
        self.workbench, self.id, self.n = workbench, made.id, 0

    @property
    def now(self) -> Workshop:
        return self.workbench.read(workshop, self.id)

    def round(self, round_id: str) -> Round:
        return next(round_ for round_ in self.now.rounds if round_.id == round_id)

    def open(self, category: str = "cat-0", **fields: Any) -> str:
        self.n += 1
        round_id = f"{self.n:032x}"
        self.workbench.do(c.OpenRound(workshop_id=self.id, category_id=category, round_id=round_id, **fields))
        return round_id

    def vote(self, round_id: str, person: int | None = None, **levels: int | None) -> c.CastVote:
        who = None if person is None else PEOPLE[person].id
        command = c.CastVote(workshop_id=self.id, round_id=round_id, participant_id=who, **levels)
        self.workbench.do(command)
        return command

    def reveal(self, round_id: str) -> None:
        self.workbench.do(c.RevealRound(workshop_id=self.id, round_id=round_id))

    def refuse(self, command: Any, field: str) -> str:
        before = all_rows(self.workbench)
        with pytest.raises(InvalidInput) as refused:
            self.workbench.do(command)
        assert refused.value.field == field
        assert all_rows(self.workbench) == before
        return str(refused.value)


@pytest.fixture
def room(workbench: Workbench, made: Workshop) -> Room:
    return Room(workbench, made)


# --- the procedure -------------------------------------------------------------------------------------------------


def test_votes_are_hidden_until_the_reveal_shows_all_at_once(room: Room, made: Workshop):
    low, high = made.model.lowest, made.model.highest
    round_id = room.open()
    room.vote(round_id, 2, current=low, target=high)
    room.vote(round_id, None, current=high, target=None)
    room.vote(round_id, 0, current=None, target=None)
    hidden = room.round(round_id)
    assert (hidden.votes, hidden.cast, hidden.revealed) == ((), 3, False)
    assert hidden.voted == (PEOPLE[2].id, PEOPLE[0].id)
    room.reveal(round_id)
    shown = room.round(round_id)
    assert [(v.name, v.role, v.current, v.target) for v in shown.votes] == [
        ("Person 2", "Developer", low, high),
        ("", "", high, None),
        ("Person 0", "Developer", None, None),
    ]
    assert (shown.ranks("current"), shown.ranks("target")) == ((low, high), (high,))
    assert (shown.cannot_judge("current"), shown.cannot_judge("target")) == (1, 2)
    assert shown.revealed_at == room.now.changed_at


def test_rounds_are_kept_and_numbered(room: Room, made: Workshop):
    high = made.model.highest
    for number in (1, 2, 3):
        round_id = room.open()
        assert room.round(round_id).number == number
        room.vote(round_id, 1, current=high, target=high)
        room.reveal(round_id)
    other = room.open("cat-1")
    assert room.round(other).number == 1
    assert [round_.number for round_ in room.now.rounds_of("cat-0")] == [1, 2, 3]
    assert all(round_.ranks("current") == (high,) for round_ in room.now.rounds_of("cat-0"))


def test_levels_voted_one_after_the_other_count_their_own_rounds(room: Room, made: Workshop):
    room.workbench.do(c.EditWorkshop(workshop_id=room.id, vote_together=False))
    assert room.now.vote_together is False
    high, found = made.model.highest, []
    for what in (None, None, "target", None, "both"):
        round_id = room.open(**({"what": what} if what else {}))
        opened = room.round(round_id)
        found.append((opened.what, opened.number))
        room.vote(round_id, 3, **dict.fromkeys(opened.sides, high))
        room.reveal(round_id)
    assert found == [("current", 1), ("current", 2), ("target", 1), ("target", 2), ("both", 3)]


def test_a_workshop_asks_for_both_levels_unless_it_is_set_otherwise(room: Room):
    assert room.round(room.open()).what == "both"
    assert room.workbench.do(c.EditWorkshop(workshop_id=room.id, vote_together=False)).label == "way of voting"


def test_every_level_of_the_scale_can_be_voted_and_none_beside(room: Room, made: Workshop):
    round_id, model = room.open(), made.model
    for rank in model.ranks:
        room.vote(round_id, None, current=rank, target=rank)
    for rank in (model.lowest - 1, model.highest + 1, -1, 99):
        for levels in ({"current": rank, "target": None}, {"current": None, "target": rank}):
            command = c.CastVote(workshop_id=room.id, round_id=round_id, **levels)
            field = next(name for name, value in levels.items() if value is not None)
            assert f"levels {model.lowest} to {model.highest}" in room.refuse(command, field)
    room.reveal(round_id)
    assert room.round(round_id).ranks("target") == model.ranks


def test_the_last_card_is_taken_back(room: Room, made: Workshop):
    round_id, low = room.open(what="current"), made.model.lowest
    room.vote(round_id, None, current=low)
    room.vote(round_id, None, current=low + 1)
    room.vote(round_id, 1, current=low)
    room.workbench.do(c.TakeBackVote(workshop_id=room.id, round_id=round_id))
    assert (room.round(round_id).cast, room.round(round_id).voted) == (2, (PEOPLE[1].id,))
    room.workbench.do(c.TakeBackVote(workshop_id=room.id, round_id=round_id, participant_id=PEOPLE[1].id))
    room.vote(round_id, 1, current=low + 1)
    room.reveal(round_id)
    assert [(vote.name, vote.current) for vote in room.round(round_id).votes] == [("", low), ("Person 1", low + 1)]


def test_a_round_is_given_up_and_brought_back(room: Room, made: Workshop):
    round_id = room.open()
    room.vote(round_id, 1, current=made.model.lowest, target=None)
    before = all_rows(room.workbench)
    room.workbench.do(c.DropRound(workshop_id=room.id, round_id=round_id))
    assert room.now.rounds == ()
    room.workbench.undo()
    assert all_rows(room.workbench) == before
    assert room.round(round_id).voted == (PEOPLE[1].id,)


# --- undo ----------------------------------------------------------------------------------------------------------


def test_a_reveal_is_taken_back_and_the_journal_says_so(room: Room, made: Workshop):
    round_id = room.open()
    room.vote(round_id, 4, current=made.model.highest, target=made.model.highest)
    room.reveal(round_id)
    assert room.workbench.undo_label == "reveal of round 1 on Category 0"
    room.workbench.undo()
    hidden = room.round(round_id)
    assert (hidden.votes, hidden.cast, hidden.voted) == ((), 1, (PEOPLE[4].id,))
    there, back = list(journal.entries(connection_of(room.workbench)))[-2:]
    assert [entry.what for entry in (there, back)] == [
        "reveal of round 1 on Category 0",
        "Undo: reveal of round 1 on Category 0",
    ]
    # both tell the round, when it was revealed and that it is hidden again
    (revealed,) = (change for change in json.loads(there.changes) if change[0] == "vote_round")
    (hidden_again,) = (change for change in json.loads(back.changes) if change[0] == "vote_round")
    assert revealed == ["vote_round", [round_id], {"revealed_at": None}, {"revealed_at": there.at}]
    assert hidden_again == ["vote_round", [round_id], {"revealed_at": there.at}, {"revealed_at": None}]
    assert journal.first_broken(connection_of(room.workbench)) is None
    room.workbench.redo()
    assert room.round(round_id).ranks("current") == (made.model.highest,)


def test_the_name_of_a_hidden_vote_tells_no_level(workbench: Workbench):
    """Names and levels that cannot be mistaken for one another."""
    made = a_workshop(a_model(levels=10, lowest=1, categories=1), participants=PEOPLE)
    workbench.do(c.AddWorkshop(made))
    room = Room(workbench, made)
    round_id, labels = room.open(), set()
    for rank in made.model.ranks:
        answer = workbench.do(c.CastVote(workshop_id=made.id, round_id=round_id, current=rank, target=None))
        assert "vote" in answer.kinds
        labels.add(answer.label)
    assert labels == {"vote in round 1 on Category 0"}


# --- what cannot be ------------------------------------------------------------------------------------------------


def test_nobody_votes_twice_in_a_round(room: Room, made: Workshop):
    round_id, low = room.open(), made.model.lowest
    command = room.vote(round_id, 2, current=low, target=low)
    sentence = room.refuse(msgspec.structs.replace(command, current=low + 1), "participant")
    assert sentence.startswith("Person 2 has voted in this round.")
    for _ in range(3):
        room.vote(round_id, None, current=low, target=low)
    assert room.round(round_id).cast == 4


def test_an_empty_round_is_not_revealed(room: Room):
    command = c.RevealRound(workshop_id=room.id, round_id=room.open())
    assert room.refuse(command, "round") == "Nobody has voted yet: there is nothing to reveal."


def test_a_revealed_round_stays_as_it_is(room: Room, made: Workshop):
    round_id, low = room.open(), made.model.lowest
    room.vote(round_id, None, current=low, target=low)
    room.reveal(round_id)
    shared = {"workshop_id": room.id, "round_id": round_id}
    for command in (
        c.CastVote(**shared, current=low, target=low),
        c.CastVote(**shared, participant_id=PEOPLE[0].id, current=low, target=low),
        c.TakeBackVote(**shared),
        c.RevealRound(**shared),
        c.DropRound(**shared),
    ):
        assert room.refuse(command, "round").startswith("This round is revealed")


def test_a_second_round_is_not_opened_while_one_waits(room: Room):
    room.open()
    assert "open already" in room.refuse(c.OpenRound(workshop_id=room.id, category_id="cat-0"), "round")
    room.open("cat-1")


def test_a_round_asks_for_nothing_unknown(room: Room):
    what: Any = "mood"
    room.refuse(c.OpenRound(workshop_id=room.id, category_id="cat-0", what=what), "what")
    room.refuse(c.OpenRound(workshop_id=room.id, category_id="cat-9"), "category")


def test_a_vote_gives_exactly_the_levels_that_are_asked_for(room: Room, made: Workshop):
    low = made.model.lowest
    both, current = room.open("cat-0"), room.open("cat-1", what="current")
    shared = {"workshop_id": room.id}
    room.refuse(c.CastVote(**shared, round_id=both, current=low), "target")
    room.refuse(c.CastVote(**shared, round_id=both, target=None), "current")
    room.refuse(c.CastVote(**shared, round_id=both), "current")
    room.refuse(c.CastVote(**shared, round_id=current, current=low, target=low), "target")
    room.refuse(c.CastVote(**shared, round_id=current, current=low, target=None), "target")


def test_nothing_is_voted_out_of_scope_or_where_it_does_not_apply(room: Room, made: Workshop):
    low, round_id = made.model.lowest, room.open()
    vote = c.CastVote(workshop_id=room.id, round_id=round_id, current=low, target=low)
    room.vote(round_id, 1, current=low, target=low)
    for command, field, said in (
        (c.SetScope(workshop_id=room.id, category_id="cat-0", in_scope=False), "scope", "out of scope"),
        (c.SetNotApplicable(workshop_id=room.id, category_id="cat-0", reason="No"), "na_reason", "not applicable"),
    ):
        room.workbench.do(command)
        assert said in room.refuse(vote, field)
        assert said in room.refuse(c.OpenRound(workshop_id=room.id, category_id="cat-0"), field)
        assert room.round(round_id).cast == 1
        room.workbench.undo()
    room.workbench.do(vote)


def test_a_participant_who_was_removed_leaves_the_vote(room: Room, made: Workshop):
    round_id, low = room.open(), made.model.lowest
    room.vote(round_id, 1, current=low, target=low)
    room.vote(round_id, 2, current=low + 1, target=low)
    room.workbench.do(c.RemoveParticipant(workshop_id=room.id, participant_id=PEOPLE[1].id))
    room.reveal(round_id)
    left = room.round(round_id).votes[0]
    assert (left.name, left.role, left.current) == ("Person 1", "Developer", low)
    assert left.participant_id not in {person.id for person in room.now.participants}
    with pytest.raises(NotFound, match="no longer on the list"):
        room.vote(room.open(), 1, current=low, target=low)


def test_the_vote_of_somebody_who_was_removed_is_marked(workbench: Workbench):
    made = a_workshop(a_model(levels=6), participants=PEOPLE)
    workbench.do(c.AddWorkshop(made))
    room = Room(workbench, made)
    round_id = room.open()
    for person, level in ((0, 0), (1, 3), (2, 3), (3, 5)):
        room.vote(round_id, person, current=level, target=5)
    workbench.do(c.RemoveParticipant(workshop_id=made.id, participant_id=PEOPLE[0].id))
    room.reveal(round_id)
    side = votes_view(room.now, "cat-0").rounds[0].current
    assert side is not None
    assert [(asked.rank, asked.voters[0].name, asked.voters[0].removed) for asked in side.asked] == [
        (0, "Person 0", True),
        (5, "Person 3", False),
    ]
    workbench.undo()
    workbench.undo()
    assert room.now.participants == PEOPLE


def test_each_refusal_says_what_to_do(workbench: Workbench):
    made = a_workshop(a_model(levels=5, lowest=1), participants=PEOPLE)
    workbench.do(c.AddWorkshop(made))
    room = Room(workbench, made)
    workbench.do(c.SetScope(workshop_id=made.id, category_id="cat-1", in_scope=False))
    shared: dict[str, Any] = {"workshop_id": made.id, "round_id": room.open()}
    said = [room.refuse(c.RevealRound(**shared), "round")]
    room.vote(shared["round_id"], 2, current=1, target=5)
    for command, field in (
        (c.CastVote(**shared, current=6, target=1), "current"),
        (c.CastVote(**shared, participant_id=PEOPLE[2].id, current=1, target=1), "participant"),
        (c.OpenRound(workshop_id=made.id, category_id="cat-1"), "scope"),
        (c.OpenRound(workshop_id=made.id, category_id="cat-0"), "round"),
    ):
        said.append(room.refuse(command, field))
    assert said == [
        "Nobody has voted yet: there is nothing to reveal.",
        "This model has the levels 1 to 5, not 6.",
        "Person 2 has voted in this round. Take that vote back first to change it.",
        "“Category 1” is out of scope. Take it into the workshop to vote on it.",
        "A round on “Category 0” is open already. Reveal it, or give it up.",
    ]
    assert room.round(shared["round_id"]).cast == 1


def test_rounds_and_votes_of_another_workshop_are_out_of_reach(room: Room, made: Workshop):
    other = a_workshop(made.model, participants=(Participant("f" * 32, "Somebody"),))
    room.workbench.do(c.AddWorkshop(other))
    round_id = room.open()
    shared = {"workshop_id": other.id, "round_id": round_id}
    for command in (
        c.CastVote(**shared, current=None, target=None),
        c.RevealRound(**shared),
        c.TakeBackVote(**shared),
        c.DropRound(**shared),
        c.CastVote(workshop_id=room.id, round_id=round_id, participant_id="f" * 32, current=None, target=None),
    ):
        with pytest.raises(NotFound):
            room.workbench.do(command)
    assert room.round(round_id).cast == 0


def test_there_has_to_be_a_vote_to_take_back(room: Room, made: Workshop):
    round_id = room.open()
    room.vote(round_id, 3, current=None, target=None)
    shared = {"workshop_id": room.id, "round_id": round_id}
    assert "no card" in room.refuse(c.TakeBackVote(**shared), "round")
    assert "not voted" in room.refuse(c.TakeBackVote(**shared, participant_id=PEOPLE[4].id), "participant")


def test_two_hundred_participants_vote(workbench: Workbench):
    connection_of(workbench).execute("PRAGMA synchronous = OFF")
    people = tuple(Participant(f"{n:032x}", f"Person {n}", "Crew") for n in range(200))
    made = a_workshop(a_model(levels=7, lowest=1), participants=people)
    workbench.do(c.AddWorkshop(made))
    workbench.do(c.OpenRound(workshop_id=made.id, category_id="cat-0", round_id="r"))
    for n, person in enumerate(people):
        given = {"current": n % 7 + 1, "target": None if n % 5 == 0 else 7}
        workbench.do(c.CastVote(workshop_id=made.id, round_id="r", participant_id=person.id, **given))
    assert workbench.read(workshop, made.id).rounds[0].voted == tuple(person.id for person in people)
    workbench.do(c.RevealRound(workshop_id=made.id, round_id="r"))
    (found,) = workbench.read(workshop, made.id).rounds
    assert (found.cast, len(found.ranks("current")), found.cannot_judge("target")) == (200, 200, 40)
    for _ in range(201):
        workbench.undo()
    assert workbench.read(workshop, made.id).rounds[0].cast == 0


def test_a_key_that_is_stuck_fills_no_round_for_ever(room: Room, made: Workshop):
    round_id, connection = room.open(), connection_of(room.workbench)
    rows = [(f"{n:032x}", round_id, room.id, None, "", "", None, None, 1, 1) for n in range(MAX_VOTES)]
    connection.executemany("INSERT INTO vote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    command = c.CastVote(workshop_id=room.id, round_id=round_id, current=None, target=None)
    assert "at most 1,000" in room.refuse(command, "round")


def test_a_category_has_a_last_round(room: Room, made: Workshop):
    for _ in range(MAX_ROUNDS):
        round_id = room.open()
        room.vote(round_id, None, current=None, target=None)
        room.reveal(round_id)
    assert "20 rounds" in room.refuse(c.OpenRound(workshop_id=room.id, category_id="cat-0"), "round")


# --- another model, a new workshop ---------------------------------------------------------------------------------


def test_another_model_keeps_votes_of_the_same_scale_alone(workbench: Workbench):
    made = a_full_workshop(a_model(levels=5, categories=4))
    workbench.do(c.AddWorkshop(made))
    before = all_rows(workbench)
    workbench.do(c.ChangeModel(workshop_id=made.id, model=a_model(levels=5, categories=2, practices=1)))
    assert workbench.read(workshop, made.id).rounds == made.rounds[:2]
    workbench.undo()
    assert all_rows(workbench) == before
    for model in (a_model(levels=6, categories=4), a_model(levels=5, categories=4, lowest=1)):
        workbench.do(c.ChangeModel(workshop_id=made.id, model=model))
        assert workbench.read(workshop, made.id).rounds == ()
        workbench.undo()
        assert all_rows(workbench) == before


def test_a_round_without_times_gets_that_of_its_adding(workbench: Workbench):
    full = a_full_workshop()
    rounds = (msgspec.structs.replace(full.rounds[0], opened_at="", revealed_at=""), *full.rounds[1:])
    workbench.do(c.AddWorkshop(msgspec.structs.replace(full, rounds=rounds)))
    found = workbench.read(workshop, full.id)
    assert found.rounds[0].opened_at == found.rounds[0].revealed_at == found.created_at != ""
    assert found.rounds[1:] == full.rounds[1:]
