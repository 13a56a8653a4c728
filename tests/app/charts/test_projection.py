"""The projected profile: never beyond what goals reach, and what remains is drawn and said."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.charts.figure import Circle, Line
from app.charts.projection import projection, projections
from app.domain.workshop import CategoryState, Goal, Workshop
from tests.app.charts.looks import assert_readable, diamonds, said
from tests.app.charts.shapes import make_model, make_workshop, typical, workshops


def planned(current: int, target: int, *steps: tuple[int, int]) -> Workshop:
    """One category with goals for these steps."""
    workshop = make_workshop(make_model(5, ("One",)), (CategoryState("c0", current=current, target=target),))
    goals = tuple(Goal(f"g{n}", "c0", "Goal", start, end) for n, (start, end) in enumerate(steps))
    return msgspec.structs.replace(workshop, goals=goals)


def rounds(workshop: Workshop) -> tuple[list[Circle], list[Circle]]:
    """The full and the hollow round marks of the rows."""
    found = [mark for mark in projection(workshop, 490).marks if isinstance(mark, Circle) and mark.tip]
    return [mark for mark in found if mark.stroke is None], [mark for mark in found if mark.stroke]


def remains(workshop: Workshop) -> list[Line]:
    return [mark for mark in projection(workshop, 490).marks if isinstance(mark, Line) and mark.dash and mark.tip]


@pytest.mark.parametrize(
    ("current", "target", "steps", "after", "word"),
    [
        (1, 4, [(1, 2), (2, 3)], 3, "+1"),
        (1, 4, [(2, 4)], 1, "+3"),
        (1, 3, [(1, 3)], 3, "reached"),
        (1, 2, [(1, 3)], 3, "\u22121"),
        (2, 2, [], 2, "reached"),
        (1, 4, [], 1, "+3"),
        (3, 1, [], 3, "\u22122"),
    ],
)
def test_the_level_after_the_plan_is_as_far_as_goals_lead(
    current: int, target: int, steps: list[tuple[int, int]], after: int, word: str
) -> None:
    workshop = planned(current, target, *steps)
    (row,) = projections(workshop)
    assert row.planned == after
    assert word in said(projection(workshop, 490)).split()
    (full,), hollow = rounds(workshop)
    (diamond,) = diamonds(projection(workshop, 490))
    assert len(hollow) == (after != current)
    if hollow:
        assert (hollow[0].x > full.x) == (after > current)
        assert (hollow[0].x == diamond.x) == (after == target)
    assert len(remains(workshop)) == (after != target)


@pytest.mark.parametrize("levels", [2, 3, 5, 7, 10])
@pytest.mark.parametrize("long", [False, True])
def test_it_can_be_read_for_every_model(levels: int, long: bool) -> None:
    for categories in (1, 5, 12):
        workshop = typical(levels, categories, long=long)
        low = [s for s in workshop.states[::2] if s.current is not None and s.current < workshop.model.highest]
        goals = tuple(Goal(s.category_id, s.category_id, "x", s.current or 0, (s.current or 0) + 1) for s in low)
        for width, height in ((490.0, 0.0), (490.0, 600.0), (300.0, 200.0), (1100.0, 500.0)):
            assert_readable(projection(msgspec.structs.replace(workshop, goals=goals), width, height))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(workshops(), st.sampled_from((300.0, 490.0, 900.0)))
def test_any_workshop_can_be_read(workshop: Workshop, width: float) -> None:
    figure = projection(workshop, width)
    assert_readable(figure)
    assert len(diamonds(figure)) == len(projections(workshop))
