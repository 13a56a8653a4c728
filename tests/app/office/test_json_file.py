"""JSON: what `show --json` tells, less what is not for others, as the schema in docs says."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

import app
from app.domain.pack import PackOptions
from app.exchange.workshop_json import workshop_json
from app.office import write_json
from app.office.json_file import json_object
from tests.app.exchange.the_samples import each_sample, loaded
from tests.app.factories import a_full_workshop, a_workshop, workshops
from tests.app.office.reading import filled, hostile_texts, missing_in

SCHEMA = json.loads((Path(app.__file__).parent.parent / "docs" / "workshop.schema.json").read_text("utf-8"))


def _closed(schema: Any) -> Any:
    """The same schema, in which a field that it does not describe is a fault."""
    found = copy.deepcopy(schema)
    waiting = [found]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if node.get("type") == "object" or "properties" in node:
                node["additionalProperties"] = False
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


CLOSED = jsonschema.Draft202012Validator(_closed(SCHEMA))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert "additionalProperties" not in json.dumps(SCHEMA)


@given(workshops(max_categories=5))
def test_every_workshop_is_as_the_schema_says(workshop) -> None:
    CLOSED.validate(json_object(workshop, PackOptions()))
    CLOSED.validate(workshop_json(workshop))


def test_a_whole_workshop_is_as_the_schema_says() -> None:
    told = json_object(a_full_workshop(), PackOptions())
    CLOSED.validate(told)
    for path in (("categories", 0, "current"), ("goals", 0, "horizon"), ("means", "counted"), ("date",), ("notes",)):
        spoilt = copy.deepcopy(told)
        place: Any = spoilt
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = "spoilt"
        assert not CLOSED.is_valid(spoilt), path
        del place[path[-1]]
        assert not CLOSED.is_valid(spoilt), path


@each_sample
def test_a_samples_file_is_what_show_tells_without_private_notes(info, tmp_path: Path) -> None:
    (path,) = write_json(loaded(info), tmp_path / "a.json")
    told = json.loads(path.read_text("utf-8"))
    CLOSED.validate(told)
    shown = workshop_json(loaded(info))
    shown["notes"] = [note for note in shown["notes"] if not note["private"]]
    assert told == shown


@pytest.mark.parametrize("names", ["roles", "hidden"])
def test_names_are_left_out_where_that_was_chosen(names: str) -> None:
    workshop = a_full_workshop()
    told = json_object(workshop, PackOptions(names=names))
    CLOSED.validate(told)
    people = [person.name for person in workshop.participants]
    assert not any(name in json.dumps(told) for name in [*people, "Ana Lindqvist"])
    assert {person["role"] for person in told["participants"]} == ({"Developer"} if names == "roles" else {""})
    # what a goal lacks is told of the goal, not of the file
    assert [goal["lacks"] for goal in told["goals"]] == [goal["lacks"] for goal in workshop_json(workshop)["goals"]]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=hostile_texts())
def test_any_text_in_any_field_comes_back(texts: list[str], tmp_path: Path) -> None:
    workshop = filled(a_full_workshop(), texts)
    (path,) = write_json(workshop, tmp_path / "a.json")
    told = json.loads(path.read_text("utf-8"))
    CLOSED.validate(told)
    assert missing_in("\n".join(_texts(told)), workshop) == []


def _texts(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for part in value.values() for text in _texts(part)]
        case list():
            return [text for part in value for text in _texts(part)]
        case _:
            return []


def test_an_empty_workshop_is_told_too() -> None:
    CLOSED.validate(json_object(a_workshop(), PackOptions()))
