"""Model files that were damaged or made to do harm: read or refused with faults, never anything else."""

from __future__ import annotations

import copy
import time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exchange.model_yaml import read_model
from tests.app.exchange.model_texts import VALID, faults_of

HOSTILE = {
    "brackets": "[" * 200_000,
    "braces": "{a: " * 200_000,
    "dashes": "- " * 200_000,
    "open keys": "? " * 200_000,
    "twenty levels": "id: " + "[" * 20 + "]" * 20 + "\n",
    "many values": "x: [" + "1," * 200_000 + "]\n",
    "many anchors": "\n".join(f"a{n}: &a{n} x" for n in range(20_000)),
    "laughs": "a: &a [x]\n" + "\n".join(f"b{n}: &b{n} [{'*a, ' * 50}]" for n in range(500)),
    "itself": "a: &a [*a]\n",
    "too large": "# " + "x" * 2_100_000,
    "a long key": f"{'k' * 900}: 1\n",
    "a long wrong value": "id: [" + "x" * 100_000 + "]\n",
    "one line of quotes": "id: " + "'" * 100_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_in_few_words(what: str) -> None:
    begin = time.monotonic()
    faults = faults_of(HOSTILE[what])
    assert faults
    assert time.monotonic() - begin < 20  # it would be minutes or for ever; this is no benchmark
    assert all(len(fault.told("own.yaml")) < 500 for fault in faults)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.binary(max_size=5),
    st.lists(st.integers(0, 3), max_size=3),
    st.dictionaries(st.sampled_from(["id", "rank", "x", 1]), st.text(max_size=3), max_size=2),
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) inside a value."""
    pairs = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [place for key, child in pairs for place in [(value, key), *places(child)]]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_mutated_model_is_read_or_refused_with_faults(data: st.DataObject) -> None:
    value = copy.deepcopy(yaml.safe_load(VALID))
    for _ in range(data.draw(st.integers(1, 3))):
        spots = places(value)
        if not spots:
            break
        container, key = spots[data.draw(st.integers(0, len(spots) - 1))]
        change = data.draw(st.sampled_from(["delete", "replace", "rename", "repeat"]))
        if change == "delete":
            del container[key]
        elif change == "replace":
            container[key] = data.draw(VALUES)
        elif isinstance(container, dict):
            container[data.draw(st.sampled_from(["nmae", "id", 2, "levels", "x y"]))] = container[key]
        else:
            container.append(copy.deepcopy(container[key]))
    text = yaml.safe_dump(value, allow_unicode=True)
    model, faults = read_model(text.encode())
    assert (model is None) == bool(faults)
    lines = text.count("\n") + 1
    assert all(0 <= fault.line <= lines for fault in faults)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(VALID.encode()) - 1), st.binary(min_size=0, max_size=4))
def test_damaged_bytes_are_read_or_refused_with_faults(place: int, damage: bytes) -> None:
    data = VALID.encode()
    model, faults = read_model(data[:place] + damage + data[place + max(1, len(damage)) :])
    assert (model is None) == bool(faults)
