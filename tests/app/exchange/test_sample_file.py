"""The reader of sample files: what it lists, what it builds, and how it tells a fault."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.planning import goal_lacks
from app.domain.problems import InvalidInput, NotFound
from app.domain.workshop import Timing, Workshop
from app.exchange.sample_file import FIRST_ID, SampleInfo, load_sample, read_sample
from app.exchange.yaml_tree import read_yaml
from tests.app.exchange.the_samples import ALL, each_sample, loaded, model_of

# --- the list ------------------------------------------------------------------------------------------------------


def test_the_samples_cover_models_of_three_five_and_seven_levels() -> None:
    levels = Counter(len(model_of(info.model).levels) for info in ALL)
    assert levels == {5: 2, 3: 1, 7: 1}


def test_the_fullest_sample_comes_first() -> None:
    assert ALL[0].id == FIRST_ID == "bank-payments"
    assert len({info.id for info in ALL}) == len(ALL)
    assert len({info.client for info in ALL}) == len(ALL)


@each_sample
def test_the_list_tells_what_the_workshop_is(info: SampleInfo) -> None:
    workshop = loaded(info)
    assert (info.client, info.team, info.model) == (workshop.client, workshop.team, workshop.model.id)
    assert info.path.is_file()


@each_sample
def test_the_file_holds_no_key_twice(info: SampleInfo) -> None:
    _, faults = read_yaml(info.path.read_bytes())
    assert faults == ()


# --- reading -------------------------------------------------------------------------------------------------------


@each_sample
def test_each_loading_gives_fresh_and_distinct_ids(info: SampleInfo) -> None:
    def ids_of(workshop: Workshop) -> list[str]:
        lists = (workshop.participants, workshop.rounds, workshop.notes, workshop.goals, workshop.not_doing)
        parts = [part for goal in workshop.goals for part in (goal.criteria, goal.actions)]
        parts += [round_.votes for round_ in workshop.rounds]
        return [workshop.id, *(thing.id for things in (*lists, *parts) for thing in things)]

    first, second = (ids_of(load_sample(info.id, model_of(info.model))) for _ in range(2))
    assert len(set(first + second)) == 2 * len(first)


@each_sample
def test_the_same_ids_give_the_same_workshop(info: SampleInfo) -> None:
    def counting() -> Callable[[], str]:
        numbers = itertools.count()
        return lambda: f"id-{next(numbers)}"

    first, second = (load_sample(info.id, model_of(info.model), new_id=counting()) for _ in range(2))
    assert first == second
    assert first.id == "id-0"


@each_sample
def test_every_category_has_one_state_in_the_models_order(info: SampleInfo) -> None:
    workshop = loaded(info)
    assert [state.category_id for state in workshop.states] == [c.id for c in workshop.model.categories]


@each_sample
def test_notes_carry_the_day_and_the_rooms_offset(info: SampleInfo) -> None:
    workshop = loaded(info)
    moments = [dt.datetime.fromisoformat(note.at) for note in workshop.notes]
    assert moments == sorted(moments)
    assert all(moment.date() == workshop.date and moment.utcoffset() is not None for moment in moments)
    assert min(moments).strftime("%H:%M") >= workshop.starts_at


def test_a_note_shows_the_time_on_the_rooms_clock() -> None:
    note = loaded(ALL[0]).notes[0]
    assert note.at == "2026-10-14T09:04:00+02:00"


def test_an_unknown_sample_is_not_found() -> None:
    with pytest.raises(NotFound, match="no-such"):
        load_sample("no-such", model_of("mlops"))


def test_a_sample_refuses_another_model() -> None:
    with pytest.raises(InvalidInput, match="mlops") as caught:
        load_sample("bank-payments", model_of("mlops"))
    assert caught.value.field == "model"


WHOLE = """
id: own
client: Client
model: mlops
date: 2026-11-11
participants: [{name: Ana, role: Development}, {name: Tom}]
breaks: [{at: '10:00', took: 15}, {at: '11:00', took: 10}]
categories:
  data: {current: 0, target: 1, began: '09:00', took: 30, decided: '09:29', rounds: [
    {at: '09:20', current: '0 2', target: '1 ?'}, {at: '09:24', target: '1 1'}, {at: '09:28', current: '0 0'}]}
ratings: {mlo-da-sources-known: F}
notes: [{category: data, kind: quote, text: Words, at: '09:30'}]
goals:
- {category: data, from: 0, to: 1, title: Better, criteria: [{measure: M, due: 2026-12-01}]}
"""

FAULTS = {
    "unknown_category": ("  data: {current", "  dates: {current", "categories.dates"),
    "level_above_the_highest": ("current: 0,", "current: 3,", "categories.data.current"),
    "level_below_the_lowest": ("target: 1,", "target: -1,", "categories.data.target"),
    "level_that_is_no_number": ("current: 0,", "current: low,", "categories.data.current"),
    "level_beside_not_applicable": ("target: 1,", "na_reason: None of ours,", "categories.data.current"),
    "unknown_field": ("current: 0,", "actual: 0,", "categories.data"),
    "vote_above_the_highest": ("current: '0 2'", "current: '0 3'", "categories.data.rounds[0].current"),
    "vote_that_is_none": ("target: '1 ?'", "target: '1 -'", "categories.data.rounds[0].target"),
    "vote_too_few": ("target: '1 1'", "target: '1'", "categories.data.rounds[1].target"),
    "vote_too_many": ("current: '0 0'", "current: '0 0 0'", "categories.data.rounds[2].current"),
    "round_without_votes": (", target: '1 1'", "", "categories.data.rounds[1]"),
    "reveal_that_is_no_time": ("'09:24'", "'24:24'", "categories.data.rounds[1].at"),
    "decided_without_a_level": ("current: 0, target: 1, ", "", "categories.data.decided"),
    "break_without_length": ("took: 15", "took: 0", "breaks[0].took"),
    "unknown_priority": ("target: 1,", "priority: huge,", "categories.data.priority"),
    "unknown_practice": ("mlo-da-sources-known: F", "mlo-da-sources: F", "ratings.mlo-da-sources"),
    "unknown_rating": ("sources-known: F", "sources-known: X", "ratings.mlo-da-sources-known"),
    "not_applicable_without_reason": ("sources-known: F", "sources-known: NA", "ratings.mlo-da-sources-known"),
    "empty_reason": (
        "sources-known: F",
        "sources-known: {rating: NA, reason: ''}",
        "ratings.mlo-da-sources-known.reason",
    ),
    "note_of_unknown_category": ("[{category: data", "[{category: dates", "notes[0].category"),
    "unknown_note_kind": ("kind: quote", "kind: saying", "notes[0].kind"),
    "time_that_is_none": ("'09:30'", "'25:30'", "notes[0].at"),
    "goal_above_the_model": ("to: 1", "to: 3", "goals[0].to"),
    "goal_that_does_not_rise": ("to: 1", "to: 0", "goals[0].to"),
    "goal_of_unknown_category": ("- {category: data", "- {category: dates", "goals[0].category"),
    "due_date_that_is_none": ("due: 2026-12-01", "due: soon", "goals[0].criteria[0].due"),
    "date_that_is_none": ("date: 2026-11-11", "date: 2026-13-11", ""),
    "participant_without_name": ("{name: Ana", "{name: ''", "participants[0].name"),
    "name_of_another_file": ("id: own", "id: other", "id"),
    "no_client": ("client: Client\n", "", ""),
}


def written(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_small_file_is_read_with_its_defaults(tmp_path: Path) -> None:
    workshop = read_sample(written(tmp_path, WHOLE), model_of("mlops"))
    assert (workshop.client, workshop.team, workshop.starts_at) == ("Client", "", "09:00")
    assert workshop.state("data").gap == 1
    assert workshop.rating_map() == {"mlo-da-sources-known": "F"}
    assert workshop.notes[0].at == "2026-11-11T09:30:00+00:00"
    told = [(r.number, r.what, r.ranks("current"), r.ranks("target"), r.revealed_at) for r in workshop.rounds]
    assert told == [
        (1, "both", (0, 2), (1,), "2026-11-11T09:20:00+00:00"),
        (2, "target", (), (1, 1), "2026-11-11T09:24:00+00:00"),
        (2, "current", (0, 0), (), "2026-11-11T09:28:00+00:00"),
    ]
    assert workshop.rounds[0].opened_at == "2026-11-11T09:18:00+00:00"
    assert [(vote.name, vote.role, vote.cannot_judge_target) for vote in workshop.rounds[0].votes] == [
        ("Ana", "Development", False),
        ("Tom", "", True),
    ]
    assert workshop.state("data").decided_at == "2026-11-11T09:29:00+00:00"
    assert workshop.timings == (
        Timing("", "2026-11-11T10:00:00+00:00", 1500, None, 10),
        Timing("data", "2026-11-11T09:00:00+00:00", 1800),
    )
    assert goal_lacks(workshop.goals[0]) == ("owner", "baseline", "baseline_date", "target", "check")


@pytest.mark.parametrize(("old", "new", "field"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_with_file_and_field(tmp_path: Path, old: str, new: str, field: str) -> None:
    assert WHOLE.count(old) == 1
    with pytest.raises(InvalidInput) as caught:
        read_sample(written(tmp_path, WHOLE.replace(old, new)), model_of("mlops"))
    assert caught.value.field == field
    assert str(caught.value).startswith("own.yaml")
    assert field in str(caught.value)


@pytest.mark.parametrize("text", ["", "- a list", "id: [", "id: own\nid: \x00"])
def test_a_file_that_is_no_sample_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidInput, match=r"own\.yaml"):
        read_sample(written(tmp_path, text), model_of("mlops"))


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"own\.yaml"):
        read_sample(tmp_path / "own.yaml", model_of("mlops"))
