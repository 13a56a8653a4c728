"""What other programs read: the same as the rules say, and every field documented."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given

import app
from app.catalogue import catalogue
from app.domain.planning import complete_goals, goal_lacks
from app.domain.scoring import gap_order, means, staged_level
from app.domain.votes import Round, Vote
from app.domain.workshop import BREAK, NOTE_KINDS, CategoryState, RoomCheck, Timing, Workshop
from app.exchange.model_json import model_summary
from app.exchange.sample_file import load_sample, samples
from app.exchange.workshop_json import list_json, workshop_json
from app.queries.library import WorkshopRow
from tests.app.factories import AT, DAY, NASTY, a_full_workshop, a_model, a_workshop, workshops

DOCUMENT = (Path(app.__file__).resolve().parent.parent / "docs" / "formats.md").read_text("utf-8")
ROW = WorkshopRow("1", "A", "B", "m", "M", DAY, "plan", 1, 2, 1.5, None, -0.5, 3, "2026", "archived")


@given(workshops(max_categories=6))
def test_a_workshop_is_plain_json_that_agrees_with_the_rules(workshop: Workshop):
    told = json.loads(json.dumps(workshop_json(workshop), allow_nan=False))
    exact, model = means(workshop), workshop.model
    assert told["means"]["current"] == (None if exact.current is None else pytest.approx(float(exact.current)))
    assert (
        told["means"]["counted"] + told["means"]["open"] + told["means"]["not_applicable"] == told["means"]["in_scope"]
    )
    assert [gap["category"] for gap in told["gaps"]] == [row.category_id for row in gap_order(workshop)]
    assert [category["id"] for category in told["categories"]] == [category.id for category in model.categories]
    for category in told["categories"]:
        staged = staged_level(model, model.category(category["id"]), workshop.rating_map())
        assert category["suggested"]["staged_level"] == staged
        assert [level["rank"] for level in category["coverage"]] == list(model.ranks)
        assert (category["gap"] is not None) == (category["state"] == "decided")
        assert (category["weight"] is not None) == (category["state"] == "decided")
    people = [person.name for person in workshop.participants]
    assert [goal["lacks"] for goal in told["goals"]] == [list(goal_lacks(goal, people)) for goal in workshop.goals]
    assert sum(goal["complete"] for goal in told["goals"]) == told["complete_goals"] == complete_goals(workshop)


def test_three_states_never_mix():
    states = (
        CategoryState("cat-0", current=0, target=0, priority="low"),
        CategoryState("cat-1", current=3),
        CategoryState("cat-2", current=3, target=4, na_reason="Another team"),
        CategoryState("cat-3", current=3, target=4, in_scope=False),
        CategoryState("cat-4", current=4, target=1),
    )
    told = workshop_json(a_workshop(a_model(categories=5), states=states))
    found = [(c["state"], c["current"], c["target"], c["gap"], c["weight"], c["reason"]) for c in told["categories"]]
    assert found == [
        ("decided", 0, 0, 0, 0, ""),
        ("open", 3, None, None, None, ""),
        ("not applicable", None, None, None, None, "Another team"),
        ("out of scope", None, None, None, None, ""),
        ("decided", 4, 1, -3, 0, ""),
    ]
    assert [row["category"] for row in told["gaps"]] == ["cat-0", "cat-4"]
    assert told["means"] == {
        "current": 2.0,
        "target": 0.5,
        "gap": -1.5,
        "counted": 2,
        "open": 1,
        "not_applicable": 1,
        "in_scope": 4,
    }
    assert [c["next_level"] and c["next_level"]["rank"] for c in told["categories"]] == [1, 4, None, None, None]


def test_nothing_decided_is_null_and_never_zero():
    told = workshop_json(a_workshop())["means"]
    assert (told["current"], told["target"], told["gap"], told["counted"]) == (None, None, None, 0)


def test_what_was_said_is_told_to_the_letter():
    told = workshop_json(a_full_workshop())
    assert told["not_doing"][1]["what"] == NASTY
    assert {note["private"] for note in told["notes"]} == {True, False}
    assert {note["kind"] for note in told["notes"]} == {*NOTE_KINDS}
    assert told["goals"][2]["criteria"][1]["baseline_date"] == "2026-11-23"
    assert told["goals"][0]["actions"][1] == {"what": "Do 1", "who": "Ana", "due": "2026-11-24", "done": True}
    assert told["horizons"]["next"] == {"days": 90, "ends": "2027-02-21"}
    assert told["agenda"]["starts"] == "09:00"


def test_a_line_of_the_list_keeps_its_fields():
    (told,) = list_json([ROW])
    assert told == {
        "id": "1",
        "client": "A",
        "team": "B",
        "model": "m",
        "model_name": "M",
        "date": "2026-11-23",
        "stage": "plan",
        "current": 1.5,
        "target": None,
        "gap": -0.5,
        "goals": 3,
        "settled": 1,
        "in_scope": 2,
        "archived": True,
    }


# --- its documentation ---------------------------------------------------------------------------------------------


def tables() -> dict[str, dict[str, str]]:
    """The documented fields and their types, by heading."""
    found = {}
    for part in re.split(r"^#{2,3} ", DOCUMENT, flags=re.M)[1:]:
        heading, _, text = part.partition("\n")
        found[heading.strip()] = dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", text, flags=re.M))
    return found


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that is told, with the heading that describes it."""
    known = catalogue()
    told = [workshop_json(a_full_workshop(a_model(categories=5))), workshop_json(a_workshop())]
    told += [workshop_json(load_sample(info.id, known.get(info.model))) for info in samples()]
    yield from (("A model", model_summary(model)) for model in known.models)
    yield from (("A line of the list", line) for line in list_json([ROW]))
    for one in told:
        yield "A workshop", one
        yield "The agenda", one["agenda"]
        yield "The means", one["means"]
        for name, heading in (
            *(("categories", "A category"), ("gaps", "A gap"), ("notes", "A note"), ("goals", "A goal")),
            *(("projected", "A projection"), ("not_doing", "What is not done")),
            ("checklist", "A line of the checklist"),
        ):
            yield from ((heading, part) for part in one[name])
        for told_round in (told_round for category in one["categories"] for told_round in category["rounds"]):
            yield "A round", told_round
            yield from (
                ("The votes on a level", told_round[side]) for side in ("current", "target") if told_round[side]
            )
        for goal in one["goals"]:
            yield from (("A success criterion", part) for part in goal["criteria"])


def test_every_field_is_documented_with_its_type():
    documented, seen = tables(), set()
    kinds = {
        "text": str,
        "rank": int,
        "whole number": int,
        "number": float,
        "true or false": bool,
        "list": list,
        "list of choices": list,
        "object": dict,
        "choice": str,
        "date": str,
        "time": str,
        "null": type(None),
    }
    for heading, told in objects():
        seen.add(heading)
        assert told.keys() == documented[heading].keys(), heading
        for name, kind in documented[heading].items():
            allowed = tuple(kinds[one] for one in kind.split(" or ")) if kind != "true or false" else (bool,)
            assert isinstance(told[name], allowed), (heading, name, told[name])
            assert not isinstance(told[name], bool) or bool in allowed, (heading, name)
    bench = "`python3 start.py bench --json FILE`"
    assert seen == {heading for heading, fields in documented.items() if fields} - {bench}


def test_every_choice_is_documented():
    for heading, told in objects():
        text = DOCUMENT.partition(f"### {heading}\n")[2].partition("\n#")[0]
        for name, kind in tables()[heading].items():
            # described where they come first
            if kind.startswith("choice") and told[name] is not None and name not in ("priority", "stage"):
                assert f"`{told[name]}`" in text, (heading, name, told[name])


def test_the_fields_inside_of_fields_are_documented():
    told = workshop_json(a_full_workshop(a_model(categories=5)))
    inner = {
        "A workshop": [told["participants"][0], told["levels"][0], told["horizons"], told["horizons"]["now"]],
        "A category": [
            *(told["categories"][0][name] for name in ("suggested", "next_level")),
            *(told["categories"][0][name][0] for name in ("coverage", "ratings")),
        ],
        "A goal": [told["goals"][0]["actions"][0]],
    }
    for heading, parts in inner.items():
        text = DOCUMENT.partition(f"### {heading}\n")[2].partition("\n### ")[0]
        for name in {name for part in parts for name in part}:
            assert f"`{name}`" in text, (heading, name)


def test_the_votes_of_each_round_are_told_with_what_they_say():
    model = a_model(levels=6, categories=2)
    given = zip((2, 2, 3, 3, 3, 4, 5), (5, 5, None, 5, 5, 5, 5), strict=True)
    first = tuple(Vote(f"{n}", None, "", "", c, t, False, t is None) for n, (c, t) in enumerate(given))
    second = (Vote("x", current=4), Vote("y", current=3), Vote("z", cannot_judge_current=True))
    rounds = (
        Round("a", "cat-0", 1, "both", AT, AT, first),
        Round("b", "cat-0", 2, "current", AT, AT, second),
        Round("c", "cat-0", 3, "both", AT, hidden=4, voted=("p",)),
    )
    told = workshop_json(a_workshop(model, rounds=rounds))["categories"]
    assert told[1]["rounds"] == []
    assert told[0]["rounds"][0] == {
        "number": 1,
        "what": "both",
        "opened_at": AT,
        "revealed_at": AT,
        "cast": 7,
        "current": {
            "votes": [2, 2, 3, 3, 3, 4, 5],
            "median": [3, 3],
            "range": 3,
            "iqr": 1.0,
            "agreement": 0.6,
            "word": "outliers",
            "far": [5],
            "cannot_judge": 0,
        },
        "target": {
            "votes": [5] * 6,
            "median": [5, 5],
            "range": 0,
            "iqr": 0.0,
            "agreement": 1.0,
            "word": "unanimous",
            "far": [],
            "cannot_judge": 1,
        },
    }
    two = told[0]["rounds"][1]
    assert two["target"] is None
    assert two["current"] == {
        "votes": [3, 4],
        "median": [3, 4],
        "range": 1,
        "iqr": 0.5,
        "agreement": None,
        "word": None,
        "far": [],
        "cannot_judge": 1,
    }
    assert told[0]["rounds"][2] == {
        "number": 3,
        "what": "both",
        "opened_at": AT,
        "revealed_at": None,
        "cast": 4,
        "current": None,
        "target": None,
    }


def test_a_level_that_nobody_could_judge_has_no_median():
    votes = tuple(Vote(f"{n}", current=1, cannot_judge_target=True) for n in range(3))
    made = a_workshop(rounds=(Round("a", "cat-0", 1, "both", AT, AT, votes),))
    assert workshop_json(made)["categories"][0]["rounds"][0]["target"] == {
        "votes": [],
        "median": None,
        "range": None,
        "iqr": None,
        "agreement": None,
        "word": None,
        "far": [],
        "cannot_judge": 3,
    }


def test_times_that_were_taken_and_planned_are_told():
    states = (
        CategoryState("cat-0", minutes=30, allotted=25, current=1, target=2, decided_at=AT),
        CategoryState("cat-1", current=3, decided_at=AT, na_reason="Others"),
        CategoryState("cat-2", current=3, decided_at=AT),
    )
    began = dt.datetime.fromisoformat(AT)
    timings = (Timing(BREAK, AT, 600, None, 10), Timing("cat-0", AT, 1_500), Timing("cat-2", AT, 60, AT))
    made = a_workshop(
        a_model(categories=4), states=states, timings=timings, checks=(RoomCheck("own", "Cake", done=True),)
    )
    for now, running in ((None, 60), (began + dt.timedelta(minutes=2), 180), (began - dt.timedelta(minutes=2), 60)):
        told = workshop_json(made, now)
        assert told["agenda"]["break_seconds"] == 600
        assert [(c["minutes"], c["allotted"], c["seconds"], c["decided_at"]) for c in told["categories"]] == [
            (30, 25, 1_500, AT),
            # what does not apply was not decided
            (20, None, None, None),
            (20, None, running, AT),
            (20, None, None, None),
        ]
        assert told["checklist"] == [{"item": "own", "text": "Cake", "done": True}]
    assert workshop_json(a_workshop())["agenda"]["break_seconds"] is None


def test_the_means_are_not_rounded():
    states = tuple(CategoryState(f"cat-{n}", current=1 + (n == 0), target=4) for n in range(3))
    told = workshop_json(a_workshop(a_model(categories=3), states=states))["means"]
    assert told["current"] == 4 / 3
    assert msgspec.json.decode(msgspec.json.encode(told))["current"] == 4 / 3
