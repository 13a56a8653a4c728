"""A vote sheet's rounds come into a workshop at once: behind those that are there, from the people who are there."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from app import commands as c
from app.domain.problems import InvalidInput, NotFound
from app.domain.votes import MAX_ROUNDS, MAX_VOTES, Round, Vote
from app.domain.workshop import Participant, Workshop
from app.queries.workshops import workshop
from app.store import journal
from app.workbench import Workbench
from tests.app.factories import a_model, a_workshop
from tests.app.tables import all_rows, connection_of, journal_length

ANA, TOM = Participant("a" * 32, "Ana Lind", "Developer"), Participant("b" * 32, "Tom", "")
SHEET = (
    Participant("1" * 32, "ana  LIND", "Product"),
    Participant("2" * 32, "Tom", "Ops"),
    Participant("3" * 32, "Zoé"),
)


def vote(person: Participant | None, current: int | None, target: int | None, role: str = "") -> Vote:
    given = {"participant_id": person.id, "name": person.name, "role": person.role} if person else {"role": role}
    return Vote(
        "",
        **given,
        current=current,
        target=target,
        cannot_judge_current=current is None,
        cannot_judge_target=target is None,
    )


def a_round(*votes: Vote, category: str = "cat-0", number: int = 1, **fields: Any) -> Round:
    return Round("", category, number, "both", "", "", votes, **fields)


@pytest.fixture
def made(workbench: Workbench) -> Workshop:
    made = a_workshop(a_model(levels=5, lowest=1), participants=(TOM, ANA))
    workbench.do(c.AddWorkshop(made), undoable=False)
    return workbench.read(workshop, made.id)


def add(workbench: Workbench, made: Workshop, *rounds: Round, people: tuple[Participant, ...] = SHEET) -> Workshop:
    workbench.do(c.AddVotes(workshop_id=made.id, participants=people, rounds=rounds))
    return workbench.read(workshop, made.id)


def refuse(workbench: Workbench, command: Any, field: str) -> str:
    before, entries = all_rows(workbench), journal_length(workbench)
    with pytest.raises(InvalidInput) as refused:
        workbench.do(command)
    assert (all_rows(workbench), journal_length(workbench)) == (before, entries)
    assert refused.value.field == field
    return str(refused.value)


def test_people_are_found_by_name_and_the_others_are_added_with_their_role(workbench: Workbench, made: Workshop):
    votes = (vote(SHEET[0], 1, 5), vote(SHEET[1], 2, None), vote(SHEET[2], None, 3), vote(None, 4, 4, "Guest"))
    found = add(workbench, made, a_round(*votes))
    assert [(p.name, p.role) for p in found.participants] == [("Tom", ""), ("Ana Lind", "Developer"), ("Zoé", "")]
    ids = {person.name: person.id for person in found.participants}
    (round_,) = found.rounds
    assert [(v.participant_id, v.name, v.role, v.current, v.target) for v in round_.votes] == [
        # the list's own spelling and role; the sheet's role where the list has none
        (ANA.id, "Ana Lind", "Developer", 1, 5),
        (TOM.id, "Tom", "Ops", 2, None),
        (ids["Zoé"], "Zoé", "", None, 3),
        (None, "", "Guest", 4, 4),
    ]
    assert (round_.cannot_judge("current"), round_.cannot_judge("target")) == (1, 1)
    assert round_.opened_at == round_.revealed_at == found.changed_at


def test_rounds_are_numbered_on_behind_those_that_are_there(workbench: Workbench, made: Workshop):
    first = (
        a_round(vote(SHEET[0], 1, 5)),
        a_round(vote(SHEET[0], 2, 5), number=2),
        a_round(vote(None, 3, 3), category="cat-2"),
    )
    add(workbench, made, *first)
    found = add(workbench, made, *first)
    told = [(r.category_id, r.number, r.ranks("current")) for r in found.rounds]
    assert [one for one in told if one[0] == "cat-0"] == [
        *(("cat-0", 1, (1,)), ("cat-0", 2, (2,))),
        *(("cat-0", 3, (1,)), ("cat-0", 4, (2,))),
    ]
    assert [one[1] for one in told if one[0] == "cat-2"] == [1, 2]
    assert len({round_.id for round_ in found.rounds}) == 6
    assert len(found.participants) == 3


def test_it_is_one_step_of_undo_and_one_entry_of_the_journal(workbench: Workbench, made: Workshop):
    before, entries = all_rows(workbench), journal_length(workbench)
    add(workbench, made, a_round(vote(SHEET[2], 1, 5)), a_round(vote(None, 2, 2), category="cat-1"))
    after = all_rows(workbench)
    assert workbench.undo_label == "2 rounds of a vote sheet"
    assert journal_length(workbench) == entries + 1
    assert [entry.what for entry in journal.entries(connection_of(workbench))][-1] == "2 rounds of a vote sheet"
    workbench.undo()
    assert all_rows(workbench) == before
    workbench.redo()
    assert all_rows(workbench) == after


def test_one_round_at_fault_refuses_the_whole_sheet(workbench: Workbench, made: Workshop):
    good = a_round(vote(SHEET[2], 1, 5))
    shared = {"workshop_id": made.id, "participants": SHEET}
    for bad, field, said in (
        (a_round(vote(None, 0, 5), category="cat-1"), "current", "levels 1 to 5, not 0"),
        (a_round(vote(None, 1, 6), category="cat-1"), "target", "levels 1 to 5, not 6"),
        (a_round(category="cat-1"), "round", "Nobody has voted"),
        (a_round(vote(None, 1, 1), category="cat-9"), "category", "no such category"),
        (a_round(vote(SHEET[0], 1, 1), vote(SHEET[0], 2, 2)), "participant", "Ana Lind has two votes"),
        (a_round(*(vote(None, 1, 1) for _ in range(MAX_VOTES + 1))), "round", "at most 1,000"),
    ):
        assert said in refuse(workbench, c.AddVotes(**shared, rounds=(good, bad)), field)
    refuse(workbench, c.AddVotes(**shared, rounds=()), "round")
    nameless = (Participant("1" * 32, "\u200b"),)
    refuse(workbench, c.AddVotes(workshop_id=made.id, participants=nameless, rounds=(good,)), "participant")
    with pytest.raises(NotFound):
        workbench.do(c.AddVotes(workshop_id=made.id, participants=(), rounds=(good,)))
    assert workbench.read(workshop, made.id) == made


def test_two_names_that_are_one_person_have_one_vote(workbench: Workbench, made: Workshop):
    people = (SHEET[0], Participant("9" * 32, "Ana Lind"))
    command = c.AddVotes(
        workshop_id=made.id, participants=people, rounds=(a_round(vote(people[0], 1, 1), vote(people[1], 2, 2)),)
    )
    assert refuse(workbench, command, "participant") == "Ana Lind has two votes in one round on “Category 0”."


def test_nothing_is_added_where_nobody_can_vote(workbench: Workbench, made: Workshop):
    command = c.AddVotes(workshop_id=made.id, participants=SHEET, rounds=(a_round(vote(SHEET[0], 1, 5)),))
    for change, field, said in (
        (c.SetScope(workshop_id=made.id, category_id="cat-0", in_scope=False), "scope", "out of scope"),
        (c.SetNotApplicable(workshop_id=made.id, category_id="cat-0", reason="No"), "na_reason", "not applicable"),
        (c.OpenRound(workshop_id=made.id, category_id="cat-0"), "round", "open already"),
    ):
        workbench.do(change)
        assert said in refuse(workbench, command, field)
        workbench.undo()
    workbench.do(command)


def test_a_category_has_a_last_round_here_too(workbench: Workbench, made: Workshop):
    rounds = tuple(a_round(vote(None, 1, 1), number=n) for n in range(1, MAX_ROUNDS + 1))
    add(workbench, made, *rounds)
    command = c.AddVotes(workshop_id=made.id, participants=(), rounds=rounds[:1])
    assert "20 rounds" in refuse(workbench, command, "round")


def test_the_votes_of_two_hundred_people_are_added(workbench: Workbench, made: Workshop):
    people = tuple(Participant(f"{n:032x}", f"Person {n}", "Crew") for n in range(200))
    rounds = [a_round(*(vote(p, 1 + n % 5, 5) for n, p in enumerate(people)), number=r) for r in (1, 2)]
    found = add(workbench, made, *rounds, people=people)
    assert len(found.participants) == 202
    assert [(r.cast, len(r.ranks("current"))) for r in found.rounds] == [(200, 200)] * 2
    workbench.undo()
    assert msgspec.structs.replace(workbench.read(workshop, made.id), changed_at="") == msgspec.structs.replace(
        made, changed_at=""
    )
