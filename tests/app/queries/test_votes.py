"""The votes on a category, and that no query tells any of them before the reveal."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

import app.queries
from app import commands as c
from app.domain.agreement import round_spread
from app.domain.votes import Round, Vote
from app.domain.workshop import Participant, Workshop
from app.exchange.workshop_json import workshop_json
from app.exchange.workshop_text import workshop_text
from app.queries.library import workshop_list
from app.queries.room import Place
from app.queries.votes import Asked, Voter, VotesView, votes, votes_view
from app.queries.workshops import workshop
from app.workbench import Workbench
from tests.app.factories import AT, a_full_workshop, a_model, a_workshop

ROLES = ("Developer", "developer, on call", "DEVELOPER", "Operations", "Operations", "")
PEOPLE = tuple(Participant(f"{n:032x}", f"Person {n}", role) for n, role in enumerate(ROLES))


def named(*levels: tuple[int | None, int | None]) -> tuple[Vote, ...]:
    """Votes of the first people; None cannot judge."""
    return tuple(
        Vote(f"v{n}", person.id, person.name, person.role, current, target, current is None, target is None)
        for n, (person, (current, target)) in enumerate(zip(PEOPLE, levels, strict=False))
    )


def cards(*ranks: int) -> tuple[Vote, ...]:
    return tuple(Vote(f"c{n}", current=rank, cannot_judge_target=True) for n, rank in enumerate(ranks))


def view(*rounds: tuple[Vote, ...], what: Any = "both", **fields: Any) -> VotesView:
    made = tuple(Round(f"r{n}", "cat-0", n + 1, what, AT, AT, given) for n, given in enumerate(rounds))
    return votes_view(a_workshop(a_model(levels=6), participants=PEOPLE, rounds=made, **fields), "cat-0")


def test_a_revealed_round_tells_its_spread_for_both_levels():
    shown = view(named((2, 4), (2, 4), (3, 5), (3, None), (3, 4), (5, 4)), cards(3, 3, 3))
    first, second = shown.rounds
    assert first.current and first.target and second.current and second.target
    assert (first.current.spread.votes, first.current.spread.word) == ((2, 2, 3, 3, 3, 5), "outliers")
    assert (first.target.spread.votes, first.target.cannot_judge) == ((4, 4, 4, 4, 5), 1)
    assert first.current.suggestion == (3, 3)
    assert (second.current.spread.word, second.target.cannot_judge, second.target.suggestion) == ("unanimous", 3, None)
    assert shown.last("current") == second.current
    assert (first.revealed, first.cast, first.waiting, shown.open, shown.participants) == (True, 6, None, None, 6)


def test_a_level_that_was_not_asked_for_has_no_spread():
    votes_ = tuple(Vote(f"c{n}", current=n) for n in range(4))
    shown = view(votes_, what="current")
    assert shown.rounds[0].sides == ("current",)
    assert shown.rounds[0].current and shown.rounds[0].target is None
    assert shown.last("target") is None


def test_the_lowest_then_the_highest_are_asked_for_evidence():
    side = view(named((4, 1), (1, 1), (3, 1), (1, 1), (5, 2), (5, None))).rounds[0]
    assert side.current and side.target
    assert side.current.asked == (
        Asked(1, 2, (Voter("Person 1", "developer, on call", False), Voter("Person 3", "Operations", False))),
        Asked(5, 2, (Voter("Person 4", "Operations", False), Voter("Person 5", "", False))),
    )
    assert side.target.asked == ()


def test_cards_are_asked_without_names():
    side = view(cards(0, 3, 3, 5, 5)).rounds[0].current
    assert side and side.asked == (Asked(0, 1, ()), Asked(5, 2, ()))


def test_two_votes_are_told_without_names():
    side = view(named((0, None), (5, None))).rounds[0].current
    assert side and side.spread.word is None
    assert side.asked == (Asked(0, 1, ()), Asked(5, 1, ()))


def test_somebody_who_was_removed_or_renamed_is_told_so():
    people = (msgspec.structs.replace(PEOPLE[0], name="Ana"), *PEOPLE[2:])
    made = view(named((0, 0), (0, 0), (2, 0), (5, 0)))
    assert made.participants == 6
    rounds = (Round("r", "cat-0", 1, "both", AT, AT, named((0, 0), (0, 0), (2, 0), (5, 0))),)
    shown = votes_view(a_workshop(a_model(levels=6), participants=people, rounds=rounds), "cat-0")
    side = shown.rounds[0].current
    assert side
    assert side.asked[0].voters == (Voter("Ana", "Developer", False), Voter("Person 1", "developer, on call", True))


def test_a_role_is_shown_when_at_least_three_of_it_voted():
    side = view(named((1, 3), (2, 3), (3, None), (4, 3), (5, 3), (5, 3))).rounds[0]
    assert side.current and side.target
    assert [(role.role, role.spread.votes) for role in side.current.roles] == [("Developer", (1, 2, 3))]
    # one of the three could not judge the target
    assert side.target.roles == ()


def test_people_without_a_role_are_no_role():
    people = tuple(Participant(f"{n:032x}", f"Person {n}") for n in range(5))
    given = tuple(Vote(f"v{n}", p.id, p.name, "", n, n) for n, p in enumerate(people))
    made = a_workshop(a_model(levels=6), participants=people, rounds=(Round("r", "cat-0", 1, "both", AT, AT, given),))
    side = votes_view(made, "cat-0").rounds[0].current
    assert side and side.roles == ()


@pytest.mark.parametrize(
    ("ranks", "wanted"), [((2, 2, 2), {0, 1, 3, 4, 5}), ((2, 2, 3, 3), {0, 1, 4, 5}), ((1, 1, 5, 5), {0, 1, 2, 4, 5})]
)
def test_a_decision_a_level_or_more_from_the_last_median_wants_its_reason(ranks: tuple[int, ...], wanted: set[int]):
    shown = view(cards(0, 0, 0), cards(*ranks))
    assert {rank for rank in range(6) if shown.reason_wanted("current", rank)} == wanted
    assert not shown.reason_wanted("current", None)
    # nobody judged the target
    assert not any(shown.reason_wanted("target", rank) for rank in range(6))


def test_a_category_that_nobody_voted_on_has_no_round(workbench: Workbench):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    assert workbench.read(votes, made.id, "cat-1") == VotesView("cat-1", (), 5)
    assert workbench.read(votes, made.id, "cat-0").rounds[0].cast == 6


# --- before the reveal ---------------------------------------------------------------------------------------------


def hidden(path: Path, levels: list[tuple[int | None, int | None]], monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """A library whose votes wait for the reveal; all but the votes is always the same."""
    made = msgspec.structs.replace(a_full_workshop(a_model(levels=6, categories=4)), id="w" * 32)
    fixed = a_workshop(made.model, id="w" * 32, participants=PEOPLE, states=made.states)
    monkeypatch.setattr("app.library_file.now", lambda: AT)
    workbench = Workbench(path)
    workbench.do(c.AddWorkshop(fixed))
    workbench.do(c.OpenRound(workshop_id=fixed.id, category_id="cat-0", round_id="r"))
    for n, (current, target) in enumerate(levels):
        who = PEOPLE[n].id if n % 2 else None
        given = {"current": current, "target": target, "vote_id": f"v{n}"}
        workbench.do(c.CastVote(workshop_id=fixed.id, round_id="r", participant_id=who, **given))
    return workbench


def queries() -> dict[str, Callable[..., Any]]:
    """Every public function of app.queries, by module and name."""
    found = {}
    for info in pkgutil.iter_modules(app.queries.__path__):
        module = importlib.import_module(f"app.queries.{info.name}")
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
                found[f"{info.name}.{name}"] = value
    return found


def answers(workbench: Workbench) -> dict[str, object]:
    """What every query that can be asked with a workshop, a category or a model says."""
    made: Workshop = workbench.read(workshop, "w" * 32)
    known = {
        "workshop": made,
        "workshop_id": made.id,
        "category_id": "cat-0",
        "category": made.model.categories[0],
        "model": a_model(levels=3),
        "text": made.id,
        "place": Place("score", "cat-0"),
        "now": dt.datetime.fromisoformat(AT),
    }
    told: dict[str, object] = {}
    for name, query in queries().items():
        wanted = inspect.signature(query).parameters
        must = {one for one, parameter in wanted.items() if parameter.default is parameter.empty}
        if must - {"reader"} <= known.keys():
            given = {one: known[one] for one in wanted if one in known}
            reading = "reader" in wanted
            answer = workbench.read(lambda reader, q=query, g=given: q(reader, **g)) if reading else query(**given)
            told[name] = answer if "goal" not in name else without_ids(answer)
    told["workshop_json"] = workshop_json(made)
    told["workshop_text"] = list(workshop_text(made))
    told["undo_label"] = workbench.undo_label
    return told


def without_ids(value: object) -> object:
    """New goals have new ids."""
    if isinstance(value, (list, tuple)):
        return [without_ids(one) for one in value]
    if isinstance(value, msgspec.Struct):
        return without_ids(msgspec.to_builtins(value))
    return {key: without_ids(one) for key, one in value.items() if key != "id"} if isinstance(value, dict) else value


LOW, HIGH, NONE = [(0, 1)] * 6, [(5, 4)] * 6, [(None, None)] * 6


def test_no_query_tells_a_vote_before_the_reveal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Three rooms that voted differently are the same to every query, to the value; after the reveal they are not."""
    told = []
    shown = []
    for n, levels in enumerate((LOW, HIGH, NONE)):
        with closing(hidden(tmp_path / f"{n}.sqlite", levels, monkeypatch)) as workbench:
            told.append(answers(workbench))
            workbench.do(c.RevealRound(workshop_id="w" * 32, round_id="r"))
            shown.append(answers(workbench))
            workbench.undo()
            assert {**answers(workbench), "undo_label": ""} == {**told[-1], "undo_label": ""}
    assert told[0] == told[1] == told[2]
    assert shown[0]["votes.votes"] != shown[1]["votes.votes"] != shown[2]["votes.votes"]
    assert shown[0]["workshops.workshop"] != shown[1]["workshops.workshop"]


def test_the_queries_that_were_asked_are_all_that_read_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with closing(hidden(tmp_path / "one.sqlite", LOW, monkeypatch)) as workbench:
        asked = answers(workbench)
    reading = {name for name, query in queries().items() if "reader" in inspect.signature(query).parameters}
    reading |= {name for name, query in queries().items() if "workshop" in inspect.signature(query).parameters}
    assert reading <= asked.keys()
    assert "library.workshop_list" in reading


def test_before_the_reveal_it_is_told_who_has_voted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with closing(hidden(tmp_path / "one.sqlite", LOW[:4], monkeypatch)) as workbench:
        shown = workbench.read(votes, "w" * 32, "cat-0")
        assert shown.open == shown.rounds[0]
        assert (shown.open.cast, shown.open.current, shown.open.target) == (4, None, None)
        assert shown.open.waiting == ("Person 0", "Person 2", "Person 4", "Person 5")
        made = workbench.read(workshop, "w" * 32)
        assert round_spread(made, made.rounds[0], "current") is None
        assert workbench.read(workshop_list).rows[0].stage == "scoring"


def test_a_side_told_in_fractions_is_exact():
    side = view(cards(2, 2, 3, 3, 3, 4, 5)).rounds[0].current
    assert side and side.spread.agreement == Fraction(3, 5)
