"""Goals over the horizons and the load per owner: where bars and marks lie, and that everything can be read."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from app.catalogue import catalogue
from app.charts.figure import Diamond, Figure, Rect
from app.charts.timeline import bands_of, loads, timeline
from app.domain.planning import numbered_goals, owner_load
from app.domain.workshop import Action, Criterion, Goal, Workshop
from app.exchange.sample_file import load_sample, samples
from tests.app.charts.looks import assert_readable, said
from tests.app.charts.shapes import LONG, WORD
from tests.app.factories import DAY, a_full_workshop, a_model, a_workshop


def day(n: int) -> dt.date:
    return DAY + dt.timedelta(days=n)


def drawn(workshop: Workshop, width: float = 490.0, size: float = 8.0) -> Figure:
    return timeline(workshop, numbered_goals(workshop), width, size)


def one(goal: Goal, **fields: object) -> Figure:
    return drawn(a_workshop(goals=(goal,), **fields))


def bar_of(figure: Figure) -> Rect:
    (found,) = [
        mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill == "accent" and mark.fill_alpha < 1
    ]
    return found


def diamonds_of(figure: Figure) -> list[Diamond]:
    return [mark for mark in figure.marks if isinstance(mark, Diamond) and mark.tip]


def squares_of(figure: Figure) -> list[Rect]:
    return [mark for mark in figure.marks if isinstance(mark, Rect) and mark.tip and mark.w == mark.h]


def test_every_sample_and_size_can_be_read() -> None:
    models = catalogue()
    shapes = [load_sample(info.id, models.get(info.model)) for info in samples()]
    shapes += [a_full_workshop(a_model(5, 3)), a_workshop(goals=())]
    for workshop in shapes:
        for width, size in ((490.0, 8.0), (700.0, 9.0), (1100.0, 14.0), (380.0, 8.0)):
            assert_readable(drawn(workshop, width, size))
            assert_readable(loads(workshop, width, size))


@pytest.mark.parametrize("text", [LONG * 3, f"{WORD}{WORD}", "a\u202eb\n\tc", "<b>x</b>", "", "Łódź 🚀"])
def test_any_title_and_owner_can_be_read(text: str) -> None:
    workshop = a_workshop(goals=(Goal("g", "cat-0", text, 0, 1, owner=text, effort="S"),))
    assert_readable(drawn(workshop))
    assert_readable(loads(workshop, 490.0))
    assert ("no owner yet" in said(drawn(workshop))) == (not text)


def test_a_bar_goes_from_the_begin_of_its_horizon_to_the_day_it_is_due() -> None:
    goal = Goal(
        "g",
        "cat-0",
        "Goal",
        0,
        1,
        "next",
        criteria=(Criterion("a", "m", due=day(60)), Criterion("b", "m", due=day(75))),
    )
    figure, bands = one(goal), bands_of(a_workshop(), 490.0, 8.0)
    assert (bar_of(figure).x, bar_of(figure).x + bar_of(figure).w) == pytest.approx(
        (bands.x(day(30)), bands.x(day(75)))
    )
    assert [mark.x for mark in diamonds_of(figure)] == pytest.approx([bands.x(day(60)), bands.x(day(75))])
    early = msgspec.structs.replace(goal, actions=(Action("x", "begin", due=day(10)),))
    assert bar_of(one(early)).x == pytest.approx(bands.x(day(10)))


def test_without_a_dated_criterion_a_goal_ends_with_its_horizon_and_has_no_diamond() -> None:
    figure, bands = (
        one(Goal("g", "cat-0", "Goal", 0, 1, "now", criteria=(Criterion("a", "m"),))),
        bands_of(a_workshop(), 490.0, 8.0),
    )
    assert bar_of(figure).x + bar_of(figure).w == pytest.approx(bands.edges(0)[1])
    assert diamonds_of(figure) == []


def test_a_done_action_is_full_and_an_open_one_hollow_and_one_without_a_day_is_not_drawn() -> None:
    actions = (Action("a", "x", due=day(3), done=True), Action("b", "y", due=day(9)), Action("c", "z"))
    assert [mark.fill for mark in squares_of(one(Goal("g", "cat-0", "Goal", 0, 1, actions=actions)))] == [
        "accent",
        "surface",
    ]


def test_what_is_due_behind_the_last_horizon_is_marked_as_beyond_it() -> None:
    def goal(due: int) -> Goal:
        return Goal("g", "cat-0", "Goal", 0, 1, "later", criteria=(Criterion("a", "m", due=day(due)),))

    assert "›" in said(one(goal(181)))
    assert "›" not in said(one(goal(180)))


@pytest.mark.parametrize("days", [(30, 90, 180), (1, 2, 3), (30, 30, 30), (0, 0, 0), (700, 1400, 3000)])
def test_days_lie_in_their_order_whatever_the_horizons_are(days: tuple[int, int, int]) -> None:
    workshop = a_workshop(days_now=days[0], days_next=days[1], days_later=days[2])
    bands = bands_of(workshop, 490.0, 8.0)
    places = [bands.x(day(n)) for n in range(-5, 3010, 7)]
    assert places == sorted(places)
    assert bands.left <= min(places)
    assert max(places) <= bands.right <= 490.0


def test_the_load_says_days_against_those_that_can_be_given_and_when_they_are_too_many() -> None:
    goals = (
        Goal("a", "cat-0", "x", 0, 1, "now", owner="Ana", effort="L"),
        Goal("b", "cat-0", "x", 0, 1, "next", owner="ana", effort="S"),
        Goal("c", "cat-0", "x", 0, 1, "next", owner="Tom"),
        Goal("d", "cat-0", "x", 0, 1, "later", effort="M"),
    )
    workshop = a_workshop(goals=goals)
    told = said(loads(workshop, 490.0))
    assert "20 of 10 days: too much" in told
    assert "2 of 21 days" in told
    assert "1 goal, effort open" in told
    assert "No owner yet" in told
    assert "2 goals · 22 person days" in told
    colours = {mark.fill for mark in loads(workshop, 490.0).marks if isinstance(mark, Rect)}
    assert "bad" in colours
    only = [row for row in owner_load(workshop) if row.owner == "Tom"]
    assert "Ana" not in said(loads(workshop, 490.0, owners=only))


def test_owners_are_written_as_asked_for() -> None:
    workshop = a_workshop(goals=(Goal("a", "cat-0", "x", 0, 1, owner="Ana", effort="S"),))
    for figure in (timeline(workshop, numbered_goals(workshop), 490.0, named=lambda _: "Developer"),
                   loads(workshop, 490.0, named=lambda _: "Developer")):  # fmt: skip
        assert "Ana" not in said(figure) + figure.description
        assert "Developer" in said(figure)
