"""Identifiers: UUIDs of version 7 that sort by the time they were made, also when the clock does not."""

from __future__ import annotations

import time
import uuid

import pytest

from app.domain import ids
from app.domain.ids import new_id


def test_an_id_is_a_uuid_of_version_7():
    made = uuid.UUID(hex=new_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert len(new_id()) == 32


def test_ids_grow_and_none_comes_twice():
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_holds_the_time():
    stamp = int(new_id()[:12], 16) / 1000
    # a burst of ids may run some milliseconds ahead of the clock
    assert abs(stamp - time.time()) < 60


@pytest.mark.parametrize("jump", [-3600, -10 * 365 * 86400, 70 * 365 * 86400])
def test_ids_grow_when_the_clock_jumps(monkeypatch: pytest.MonkeyPatch, jump: int):
    monkeypatch.setattr(ids, "_last", 0)
    real = time.time_ns
    made = [new_id()]
    monkeypatch.setattr(time, "time_ns", lambda: real() + jump * 10**9)
    made += [new_id() for _ in range(100)]
    monkeypatch.setattr(time, "time_ns", real)
    made += [new_id() for _ in range(100)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {uuid.UUID(hex=one).version for one in made} == {7}
